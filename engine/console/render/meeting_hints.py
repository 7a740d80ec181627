"""The hints for a meeting and for the evaluation that it often holds: all that the step asks for, in one command."""

from datetime import date, timedelta

from engine.calendar import add
from engine.cases.conditions import Asking
from engine.cases.refusals import Reason
from engine.console.render.ground import Guide, Hint
from engine.guideline.meetings import next_meeting_within
from engine.guideline.names import MAIN
from engine.guideline.process import Need

_USUAL_WEEKS = 4
_GOES_ON = ("--resultat", "viderefort")  # what is asked for, in the form that changes nothing for the measures
_EVALUATION = frozenset({Need.EVALUATED.value, Need.MEASURES_EVALUATED.value})
_FRIDAY = 4


def hold_meeting(_reason: Reason, guide: Guide) -> tuple[Hint, ...]:
    """Hold the meeting with all that the step asks of it. On a terminal the command asks for the minutes.

    Where the meeting has been held and something is still missing, nobody was asked: then all of it is written out.
    """
    missing = guide.missing()
    asks = guide.page.out.asks and Need.MEETING_HELD.value in missing
    minutes = ("--referat", "-") if Need.MINUTES.value in missing and not asks else ()
    if Need.NEXT_MEETING.value not in missing:
        return (guide.hint("mote", *minutes, why="meeting"),)
    return (guide.hint("mote", *minutes, "--neste", _next_day(guide).isoformat(), why="next-meeting"),)


def call_meeting(_reason: Reason, guide: Guide) -> tuple[Hint, ...]:
    """Call a meeting, with a day written out."""
    return (guide.hint("mote", "--kall-inn", "--den", _next_day(guide).isoformat(), why="call-in"),)


def meet_again(guide: Guide) -> tuple[Hint, ...]:
    """Call a new meeting, where the one that was agreed has passed and nobody waits for the minutes of it."""
    agreed = guide.agenda.next_meeting
    if agreed is None or agreed >= guide.page.today or Need.MEETING_HELD.value in guide.missing():
        return ()
    day = _next_day(guide).isoformat()
    return (guide.hint("mote", "--kall-inn", "--den", day, "--inviter", "meg", why="meet-again"),)


def _next_day(guide: Guide) -> date:
    """Return a day for the next meeting: the agreed one, else the last that the guide wants, else in four weeks.

    No day is past the deadline of the step, where that is to come, nor a Saturday or Sunday, unless it was agreed. A
    meeting that is called is the one to hold: the next comes after it.
    """
    today, agreed = guide.page.today, guide.agenda.next_meeting
    if agreed and agreed > today and not guide.agenda.called:
        return agreed
    within = next_meeting_within(guide.agenda.step, guide.page.process.guideline)
    day = add(today, within.high, unit=within.unit) if within else today + timedelta(weeks=_USUAL_WEEKS)
    due = guide.agenda.due.due_on if guide.agenda.due else None
    last = min(day, due) if due and due > today else day
    working = last - timedelta(days=max(0, last.weekday() - _FRIDAY))
    return working if working > today else last


def evaluate(_reason: Reason, guide: Guide) -> tuple[Hint, ...]:
    """Evaluate; where somebody must be heard as well, the hint for that does both."""
    if Need.VIEW_RECORDED.value in guide.missing():
        return ()
    if guide.page.out.is_terminal:
        return (guide.hint("evaluer", why="evaluate-asks"),)
    return (guide.hint("evaluer", *_GOES_ON, why="evaluate"),)


def view_recorded(reason: Reason, guide: Guide) -> tuple[Hint, ...]:
    """Evaluate with what was said. On a terminal the command asks; where it has been run in vain, it is written out."""
    role = str(reason.gate.subject) if reason.gate else ""
    if not guide.missing() & _EVALUATION and _evaluated_last_here(guide):
        return (guide.hint("evaluer", "--tillegg", "--syn", f"{role}=-", why="view"),)
    asks = guide.page.out.is_terminal and bool(guide.missing() & _EVALUATION)
    words = () if asks else (*_GOES_ON, "--syn", f"{role}=-")
    return (guide.hint("evaluer", *words, why="view"),)


def _evaluated_last_here(guide: Guide) -> bool:
    """Tell whether the last evaluation in the case was made where it stands now."""
    track = guide.track.id if guide.track else MAIN
    here = Asking(guide.state, guide.page.today, track)
    return bool(guide.state.evaluations) and here.here(guide.state.evaluations[-1][0])
