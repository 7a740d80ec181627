"""`bti doktor`: look at everything that BTI rests on, and say for each thing that is not well what to do."""

import codecs
import os

from engine.application.upkeep import Check, Finding
from engine.console import codes
from engine.console.glyphs import width_of
from engine.console.localised import command as make_command
from engine.console.localised import option
from engine.console.paths import from_home
from engine.console.session import Session, pass_session
from engine.i18n import knows

LANGUAGE_VARIABLE = "BTI_SPRAK"
INDENT = "  "
GOOD, BAD = "✓", "!"
SIGNS = "æøåÆØÅ«»–✓"


@make_command("doktor")
@option("--json", "as_json", is_flag=True, help="option-json")
@pass_session
def command(session: Session, /, *, as_json: bool) -> int:
    """Look at everything; anything that is not well gives exit code 1."""
    output = session.output
    output.json = as_json
    output.mark_practice()
    keeper = session.wiring.keeper(session.choices, whatever=True)
    checks = (*keeper.examine(session.wiring.shelf()), _language(session), _terminal(session))
    amiss = [check for check in checks if not check.fine]
    if as_json:
        output.data({"well": not amiss, "checks": [_data(session, check) for check in checks]})
    else:
        _show(session, checks)
    return codes.FINDINGS if amiss else codes.DONE


def _show(session: Session, checks: tuple[Check, ...]) -> None:
    output = session.output
    labels = [session.say(f"doctor-part-{check.part}") for check in checks]
    room = max(map(width_of, labels)) + 1
    for label, check in zip(labels, checks, strict=True):
        sign = output.glyph(GOOD if check.fine else BAD)
        indent = " " * (len(INDENT) + room + len(sign) + 1)
        for row in output.folded(_text(session, check), first=f"{INDENT}{label.ljust(room)}{sign} ", rest=indent):
            output.line(row)
        if check.command:  # on a line of its own, never folded: it is to be run as it stands
            output.line(f"{indent}{output.given.typed(check.command)}")
    amiss = sum(not check.fine for check in checks)
    output.line()
    output.line(output.count("doctor-amiss", amiss) if amiss else session.say("doctor-well"))


def _text(session: Session, check: Check) -> str:
    """Return the sentence of a check: its own, or that of the failure that it met."""
    said = {name: from_home(str(value)) if name == "path" else value for name, value in check.finding.said.items()}
    special = f"{check.finding.code}-{said.get('reason')}"
    return session.say(special if knows(special) else check.finding.code, **said)


def _data(session: Session, check: Check) -> dict[str, object]:
    return {
        "part": check.part,
        "well": check.fine,
        "code": check.finding.code,
        "text": _text(session, check),
        "command": session.output.given.typed(check.command) if check.command else None,
    }


def _language(session: Session) -> Check:
    """Tell which language is spoken, and whether somebody has asked for one that there is not."""
    from engine.console.program import language_named  # noqa: PLC0415 - the program reads this command, not the other way

    name = session.say(f"language-{session.language}")
    wanted = os.environ.get(LANGUAGE_VARIABLE)
    if wanted and language_named(wanted) is None:
        said = (("wanted", wanted), ("language", name))
        return Check(part="language", finding=Finding("doctor.language-unknown", said), fine=False)
    return Check(part="language", finding=Finding("doctor.language", (("language", name),)))


def _terminal(session: Session) -> Check:
    """Tell whether what the program writes can be shown as it is."""
    encoding = session.output.stdout.encoding or "ascii"
    said = (("encoding", codecs.lookup(encoding).name),)
    try:
        SIGNS.encode(encoding)
    except UnicodeEncodeError:
        return Check(part="terminal", finding=Finding("doctor.terminal-poor", said), fine=False)
    return Check(part="terminal", finding=Finding("doctor.terminal", said))
