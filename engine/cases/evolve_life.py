"""How what becomes of a closed case folds: its archive package, its restriction, and what is asked of erasing it.

A report of concern calls an erasure off (`evolve_work`): somebody is worried about the child after all.
"""

from collections.abc import Mapping

from engine.cases import events as ev
from engine.cases.ends import Archived, Erasure, Restricted
from engine.cases.events import Event, EventBody
from engine.cases.evolve_course import Applying
from engine.cases.state import CaseState
from engine.values import replace


def _life(state: CaseState, event: Event, *, body: EventBody) -> CaseState | None:
    """Apply what an event says of the case as a whole; None where it says nothing of that."""
    match body:
        case ev.CaseArchived(digest=digest):
            return replace(state, archived=Archived(event.happened_on, event.by, digest))
        case ev.CaseRestricted():
            return replace(state, restricted=Restricted(event.happened_on, event.by))
        case ev.RestrictionLifted():
            return replace(state, restricted=None)
        case ev.ErasureAsked() | ev.ErasureConfirmed() | ev.ErasureCalledOff():
            return replace(state, erasure=_erasure(state.erasure, event, body=body))
        case _:
            return None


def _erasure(
    asked: Erasure | None, event: Event, *, body: ev.ErasureAsked | ev.ErasureConfirmed | ev.ErasureCalledOff
) -> Erasure | None:
    match body:
        case ev.ErasureAsked(ground=ground, basis=basis):
            return Erasure(ground, basis, event.by, event.happened_on)
        case ev.ErasureConfirmed(earliest=earliest) if asked:
            return replace(asked, confirmed_by=event.by, confirmed_on=event.happened_on, earliest=earliest)
        case _:
            return None


LIFE: Mapping[type[EventBody], Applying] = {
    **dict.fromkeys((ev.CaseArchived, ev.CaseRestricted, ev.RestrictionLifted), _life),
    **dict.fromkeys((ev.ErasureAsked, ev.ErasureConfirmed, ev.ErasureCalledOff), _life),
}
"""What applies each kind of event that says what becomes of a closed case."""
