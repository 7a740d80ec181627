"""The list of commands: each is read only when it runs, and `bti --help` reads none of them."""

from importlib import import_module
from typing import TYPE_CHECKING

import click

from engine.console.localised import Group
from engine.console.session import session_of
from engine.console.spellings import meant

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

# fmt: off
EVERYDAY = (
    "ny", "vis", "forklar", "neste", "samtykke", "stafett", "tjeneste", "rolle", "gjelder", "kjennetegn", "tiltak",
    "evaluer", "mote", "sjekk", "droft", "notat", "meld", "skriv", "logg", "liste", "finn", "frister", "utsett",
    "overfor", "avslutt", "gjenapne", "angre",
)
# fmt: on
KEEPING = (
    "veileder",
    "flytt",
    "tilgang",
    "innsyn",
    "rapport",
    "arkiver",
    "sperr",
    "slett",
    "lager",
    "doktor",
    "jobb",
    "oppsett",
    "fullforing",
    "hjelp",
)
MY_DAY = "min_dag"

ALIASES = {
    "new": "ny",
    "show": "vis",
    "advance": "neste",
    "consent": "samtykke",
    "handover": "stafett",
    "measure": "tiltak",
    "evaluate": "evaluer",
    "about": "gjelder",
    "meeting": "mote",
    "møte": "mote",
    "drøft": "droft",
    "report": "meld",
    "close": "avslutt",
    "gjenåpne": "gjenapne",
    "undo": "angre",
    "migrate": "flytt",
    "guideline": "veileder",
    "explain": "forklar",
    "find": "finn",
    "check": "sjekk",
    "deadlines": "frister",
    "postpone": "utsett",
    "transfer": "overfor",
    "overfør": "overfor",
    "completion": "fullforing",
    "access": "tilgang",
    "insight": "innsyn",
    "numbers": "rapport",
    "archive": "arkiver",
    "restrict": "sperr",
    "erase": "slett",
    "store": "lager",
    "doctor": "doktor",
    "jobs": "jobb",
    "fullføring": "fullforing",
}


class Commands(Group):
    """The program. Without a command it shows my day."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - Click's own signature
        """Return the names of the commands, the everyday ones first."""
        return [*EVERYDAY, *KEEPING]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """Return a command by its name or another name for it, reading its module now."""
        name = ALIASES.get(cmd_name.casefold(), cmd_name.casefold())
        if name not in (*EVERYDAY, *KEEPING):
            return None
        return read_command(name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command under its own name, also when it was asked for by another."""
        found = self.get_command(ctx, args[0])
        if found is None and not ctx.resilient_parsing and not args[0].startswith("-"):
            raise _unknown(ctx, args, commands=self.list_commands(ctx))
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Return what a shell is offered: commands with their lines, without reading any; then options."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only when a shell asks

        say = session_of(ctx).say
        names = [name for name in self.list_commands(ctx) if name.startswith(incomplete)]
        return [CompletionItem(name, help=say(f"command-{name}")) for name in names] + self.options_offered(
            ctx, incomplete
        )

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands in two sections, without reading any."""
        say = session_of(ctx).say
        for section, names in (("section-everyday", EVERYDAY), ("section-keeping", KEEPING)):
            with formatter.section(say(section)):
                formatter.write_dl([(name, say(f"command-{name}")) for name in names])


def _unknown(ctx: click.Context, typed: list[str], *, commands: list[str]) -> click.UsageError:
    name, *rest = typed
    near = meant(name, commands)
    if near is None:
        return click.UsageError(session_of(ctx).say("no-such-command", name=name), ctx)
    from engine.console.whole_lines import command_meant  # noqa: PLC0415 - only after a slip

    message = session_of(ctx).say("no-such-command.near", name=name, near=near)
    return command_meant(ctx, near, message=message, typed=rest)


def read_command(name: str) -> click.Command:
    """Read a command's module and return its command."""
    found: click.Command = import_module(f"engine.console.commands.{name}").command
    return found
