"""`bti sperr`: keep a closed case, and let nobody read it; or lift that."""

from engine.application.life import Changed, change
from engine.cases.commands import LiftRestriction, RestrictCase
from engine.console import codes
from engine.console.finish import mark_practice
from engine.console.localised import option
from engine.console.not_done import not_done
from engine.console.options import Call, reading
from engine.console.prompts import asked_line
from engine.console.render.life import restricted_data, show_restricted


@reading("sperr")
@option("--grunn", "reason", metavar="TEKST|-", help="opt.reason")
@option("--opphev", "lift", is_flag=True, help="opt.lift")
@option("--vis-bare", "dry_run", is_flag=True, help="opt.dry-run")
def command(call: Call, *, reason: str | None, lift: bool) -> int:
    """Restrict the case, or lift the restriction, for a reason."""
    session = call.session
    why = asked_line(session, "--grunn", question="ask.reason", value=reason)
    wanted = LiftRestriction(reason=why) if lift else RestrictCase(reason=why)
    outcome = change(session.world(), call.number, command=wanted, dry_run=call.dry_run)
    if not isinstance(outcome, Changed):
        return not_done(session, outcome, number=call.number)
    session.output.kept = not call.dry_run
    if session.output.json:
        session.output.data(restricted_data(outcome, dry_run=call.dry_run))
        return codes.DONE
    mark_practice(session)
    show_restricted(outcome, session, lifted=lift, dry_run=call.dry_run)
    return codes.DONE
