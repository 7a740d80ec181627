"""An earlier meeting of a case: the case as it was until the next one, so that its minutes can be written again."""

from datetime import date

from engine.application.queries import CaseView
from engine.cases.evolve import effective, fold
from engine.cases.held import meetings_held, until_next
from engine.values import replace


def days_held(view: CaseView) -> tuple[date, ...]:
    """Return the days of the meetings that were held, in the order that they were recorded."""
    return tuple(event.happened_on for event, _ in meetings_held(effective(view.events)))


def at_meeting(view: CaseView, place: int) -> CaseView:
    """Return a case as it was until the meeting after this one was recorded; `place` counts them from 0.

    Who is kept out of it is true of today, and so is what a copy for the family may not tell.
    """
    events = until_next(effective(view.events), place)
    state = fold(events) or view.state
    return replace(view, events=events, state=replace(state, kept_out=view.state.kept_out))
