"""`bti gjenapne`: open a closed case again, at the step where it was closed."""

from engine.cases.commands import ReopenCase
from engine.console.doing import do
from engine.console.localised import option
from engine.console.options import Call, changing
from engine.console.prompts import asked_line


@changing("gjenapne")
@option("--grunn", "reason", metavar="TEKST|-", help="opt.reason")
def command(call: Call, *, reason: str | None) -> int:
    """Open the case again."""
    session = call.session
    why = asked_line(session, "--grunn", question="ask.reason", value=reason)
    return do(call, ReopenCase(reason=why))
