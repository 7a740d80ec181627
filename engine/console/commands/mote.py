"""`bti mote`: a meeting that has been held, its minutes, and the next one."""

from engine.application.queries import CaseView
from engine.cases.commands import HoldMeeting
from engine.console.at_step import at_step
from engine.console.doing import do
from engine.console.finish import view_of
from engine.console.localised import option
from engine.console.options import Call, on_a_track
from engine.console.people import called, known
from engine.console.prompts import ask, asked_text, can_ask, free_text
from engine.guideline.process import Need


@on_a_track("mote")
@option("--til-stede", "present", metavar="HVEM", multiple=True, help="opt.present")
@option("--referat", "minutes", metavar="TEKST|-", help="opt.minutes")
@option("--neste", "next_on", metavar="DATO", help="opt.next")
def command(call: Call, *, present: tuple[str, ...], minutes: str | None, next_on: str | None) -> int:
    """Record a meeting at the step where the case stands."""
    view = view_of(call)
    if isinstance(view, int):
        return view
    found = at_step(call, view, again=("mote",))
    if isinstance(found, int):
        return found
    call, view = found
    session = call.session
    asks = can_ask(session)
    text = free_text(session, minutes) if minutes is not None else None
    if asks and text is None and _wants(view, Need.MINUTES):
        text = asked_text(session, "--referat", question="ask.minutes", value=None)
    if asks and next_on is None and _wants(view, Need.NEXT_MEETING):
        next_on = ask(session, "--neste", question="ask.next")
    people = (known(session, name) for name in present)
    held = HoldMeeting(
        actors=tuple(one.id for one in people if one),
        present=tuple(called(session, name) for name in present),
        minutes=text,
        next_on=call.day(next_on),
    )
    return do(call, held)


def _wants(view: CaseView, need: Need) -> bool:
    reasons = (reason for option in view.agenda.options for reason in option.missing)
    return any(reason.code == need.value for reason in reasons)
