"""How a case came to stand where it does: the move that led there, and what was left out on the way."""

from engine.application.queries import CaseView
from engine.cases import events as ev
from engine.cases.events import Event
from engine.cases.evolve import effective
from engine.cases.state import CaseStatus, Standing
from engine.guideline.names import MAIN, level_of, track_of
from engine.guideline.process import SKIP
from engine.values import Struct

_MOVES = (ev.StepCompleted, ev.AnswerChosen, ev.CaseReopened, ev.TrackOpened)


class Past(Struct, frozen=True, kw_only=True):
    """What led to a standing. `led_here` is None where the reader may not open what did.

    `left_out` are the steps passed in this pass of the level, each with why: the events themselves.
    """

    led_here: Event | None
    left_out: tuple[Event, ...]


def past(view: CaseView, standing: Standing) -> Past:
    """Return how a track of a case came to where it stands, or how a closed case ended."""
    events = effective(view.events)
    if view.state.status is CaseStatus.CLOSED:
        led_here = next((one for one in reversed(events) if isinstance(one.body, ev.CaseClosed)), None)
    else:
        led_here = _arrival(events, standing)
    return Past(led_here=led_here, left_out=_left_out(events, _stood(view, standing)))


def _stood(view: CaseView, standing: Standing) -> Standing:
    """Return the standing whose pass is told of: where a closed case was closed."""
    return view.state.closed_at or standing


def _arrival(events: tuple[Event, ...], standing: Standing) -> Event | None:
    """Return the last move to a standing; at the start of a case, its opening."""
    moved = (one for one in reversed(events) if one.moved_to == standing.state)
    return next(moved, None) or next((one for one in events if isinstance(one.body, ev.CaseOpened)), None)


def _left_out(events: tuple[Event, ...], standing: Standing) -> tuple[Event, ...]:
    here = _row_of_steps(standing.state)
    since = events[_beginning(events, standing) :]
    passed = [event for event in since if _row_of_steps(passed_by(event) or "") == here]
    return tuple({(one.command_id, passed_by(one)): one for one in reversed(passed)}.values())[::-1]


def _row_of_steps(state: str) -> str:
    """Return what a pass counts for: the level, or the track where a state lies on one."""
    return level_of(state) if track_of(state) == MAIN else track_of(state)


def passed_by(event: Event) -> str | None:
    """Return the id of the step that an event left out: passed on the way, or skipped; None for any other event."""
    match event.body:
        case ev.StepPassed(step=step):
            return step
        case ev.StepCompleted(trigger=trigger) if trigger == SKIP:
            return event.step
        case _:
            return None


def _beginning(events: tuple[Event, ...], standing: Standing) -> int:
    """Return the place of the first event of the command that began this pass of the level."""
    here = _row_of_steps(standing.state)
    began = next((one for one in events if _begins(one, here, number=standing.pass_)), None)
    if began is None:
        return 0
    return next(place for place, one in enumerate(events) if one.command_id == began.command_id)


def _begins(event: Event, here: str, *, number: int) -> bool:
    if not isinstance(event.body, _MOVES) or event.moved_to is None:
        return False
    return _row_of_steps(event.moved_to) == here and event.body.pass_after == number
