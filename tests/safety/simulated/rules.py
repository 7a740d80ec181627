"""What must hold of a case as the application keeps it, told from its events alone."""

from collections.abc import Sequence

from engine.adapters.codec import JsonCodec
from engine.application.ports import Record
from engine.cases import events as ev
from engine.cases.events import Event, compartment_of
from engine.cases.evolve import fold
from engine.cases.state import CaseState
from engine.cases.vocabulary import Compartment
from engine.values import replace
from tests.safety.simulated.reading import Wrong

_CODEC = JsonCodec()


def require_apart(records: Sequence[Record]) -> None:
    """Raise `Wrong` where a record lies in another compartment than its kind, or says its kind where it may not."""
    for record in records:
        if record.compartment is not compartment_of(type(_CODEC.event(record).body)):
            raise Wrong("a record lies in the wrong compartment")
        if (record.compartment is Compartment.SHIELDED) != (record.type == "skjermet"):
            raise Wrong("what is shielded tells of what kind it is, or what is not does not")


def require_undone(before: tuple[Event, ...], events: tuple[Event, ...], state: CaseState) -> None:
    """Raise `Wrong` where undoing the last act, or redoing the last undone, does not lead back to what was."""
    if not before:
        return
    match events[-1].body:
        case ev.ActUndone(undone_command=command) if before[-1].command_id == command:
            then = tuple(event for event in before if event.command_id != command)
        case ev.ActRedone(redone_command=command) if before[-1].body == ev.ActUndone(command):
            then = before[:-1]
        case _:
            return
    was = fold(then)
    if was is None or _bare(was) != _bare(state):
        raise Wrong("an act that was undone has left something, or one that was redone has not come back")


def require_withdrawn(written: Sequence[Event], state: CaseState) -> None:
    """Raise `Wrong` where a consent covers what has just been withdrawn."""
    for event in written:
        if isinstance(event.body, ev.ConsentWithdrawn):
            withdrawn = event.body
            left = [one.services for one in state.consents if one.id == withdrawn.consent_id]
            if any(not withdrawn.services or set(services) & set(withdrawn.services) for services in left if services):
                raise Wrong("a consent covers what was withdrawn from it")


def _bare(state: CaseState) -> CaseState:
    """Return a state without what counts how it was reached."""
    return replace(state, seq=0, acts=(), redoable=())


def common(events: Sequence[Event]) -> list[Event]:
    """Return the events that all who may read a case may read."""
    return [event for event in events if compartment_of(type(event.body)) is Compartment.COMMON]


def is_shielded(event: Event) -> bool:
    """Tell whether an event is for those alone who are named for it."""
    return compartment_of(type(event.body)) is Compartment.SHIELDED
