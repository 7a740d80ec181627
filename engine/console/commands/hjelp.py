"""`bti hjelp`: short texts about what concerns every command."""

import click

from engine.console import codes
from engine.console.group import EVERYDAY, KEEPING, read_command
from engine.console.localised import argument
from engine.console.localised import command as make_command
from engine.console.session import Session, pass_session

TOPICS = ("koder", "sprak", "personvern", "ovelse", "ord")


def _names(ctx: click.Context, param: click.Parameter, value: str) -> list[str]:  # noqa: ARG001 - Click's own signature
    """Return what a shell is offered: the topics, and the commands."""
    return [name for name in (*TOPICS, *EVERYDAY, *KEEPING) if name.startswith(value)]


@make_command("hjelp")
@argument("topic", metavar="[TEMA]", required=False, shell_complete=_names)
@click.pass_context
@pass_session
def command(session: Session, context: click.Context, /, *, topic: str | None) -> int:
    """Show a topic, the help of a command, or what there is to read."""
    output = session.output
    if topic is None:
        output.line(session.say("topics"))
        output.fields([(f"bti hjelp {name}", session.say(f"topic-title-{name}")) for name in TOPICS])
        return codes.DONE
    name = topic.casefold().replace("å", "a").replace("ø", "o")
    if name in TOPICS:
        output.line(output.paint(session.say(f"topic-title-{name}"), "strong"))
        output.line()
        output.paragraph(session.say(f"topic-{name}"))
        return codes.DONE
    if name in (*EVERYDAY, *KEEPING):
        return _command_help(session, context, name=name)
    raise session.usage("topic-unknown", topic=topic, topics=", ".join(TOPICS))


def _command_help(session: Session, context: click.Context, *, name: str) -> int:
    found = read_command(name)
    with click.Context(found, parent=context.parent, info_name=name) as inner:
        for row in found.get_help(inner).splitlines():
            session.output.line(row)
    return codes.DONE
