"""Work that runs beside a case: a stream of its own, without a subject, that knows the case it was opened from."""

from engine.cases import events as ev
from engine.cases.events import Event
from engine.cases.state import CaseState
from engine.guideline.names import MAIN, resting_state, side_level
from engine.guideline.process import Process
from engine.values import replace


def side_streams(written: tuple[Event, ...], state: CaseState, *, process: Process) -> tuple[Event, ...]:
    """Return the first event of each stream that these events of a case open beside it.

    Each belongs to the same command as the event that opened it, and has its event id: an id is its case's own. Where
    the address is protected none of them says in which unit it lies, for whoever finds it finds the case.
    """
    return tuple(
        _opened(event, event.body, state=state, process=process)
        for event in written
        if isinstance(event.body, ev.SideWorkOpened)
    )


def _opened(event: Event, body: ev.SideWorkOpened, *, state: CaseState, process: Process) -> Event:
    here = resting_state(side_level(body.side))
    opened = ev.CaseOpened(
        guideline=state.guideline,
        guideline_version=state.guideline_version,
        guideline_hash=state.guideline_hash,
        state=here,
        alias=process.level(here).title or body.side,
        subject=None,
        variant=state.variant,
        beside=state.case_id,
    )
    return replace(
        event,
        case_id=body.side_case,
        unit=None if state.address_protected else event.unit,
        seq=1,
        track=MAIN,
        step=here,
        pass_=1,
        moved_from=None,
        moved_to=None,
        body=opened,
    )
