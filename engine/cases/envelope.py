"""What a command leads to before it is written, and the envelope that makes events of it."""

from engine.cases.commands import Context
from engine.cases.events import Event, EventBody
from engine.cases.refusals import Refused
from engine.guideline.names import MAIN
from engine.values import Struct


class Spot(Struct, frozen=True):
    """Where something happens: on which track, in which state, in which pass."""

    state: str
    pass_: int = 1
    track: str = MAIN


class Entry(Struct, frozen=True):
    """An event to be written: its body, and the move it makes, if any. `at` is where, if not where the command was."""

    body: EventBody
    moved_to: str | None = None
    at: Spot | None = None


Decision = tuple[Entry, ...] | Refused


def enveloped(entries: tuple[Entry, ...], spot: Spot, *, seq: int, context: Context) -> tuple[Event, ...]:
    """Put the envelope around what happened, after the event numbered `seq`, in a case that stood at `spot`."""
    if len(entries) > len(context.event_ids):
        raise ValueError("every event of a command has an id of its own")  # else the last of them would be lost
    ids = zip(entries, context.event_ids, strict=False)
    return tuple(
        _event(entry, entry.at or spot, ids=(event_id, seq + place), context=context)
        for place, (entry, event_id) in enumerate(ids, start=1)
    )


def _event(entry: Entry, spot: Spot, *, ids: tuple[str, int], context: Context) -> Event:
    event_id, seq = ids
    return Event(
        case_id=context.case_id,
        event_id=event_id,
        command_id=context.command_id,
        seq=seq,
        recorded_at=context.recorded_at,
        happened_on=context.happened_on,
        by=context.by,
        in_role=context.in_role,
        on_behalf_of=context.on_behalf_of,
        unit=context.unit,
        track=spot.track,
        step=spot.state,
        pass_=spot.pass_,
        moved_from=spot.state if entry.moved_to is not None else None,
        moved_to=entry.moved_to,
        body=entry.body,
    )
