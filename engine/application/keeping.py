"""Keeps what a command led to: the records and the row of each case it touches, in one transaction."""

from collections.abc import Sequence
from datetime import datetime

from engine.application.audience import audience_of
from engine.application.consents import first_end
from engine.application.outcomes import Opened
from engine.application.ports import Codec, Conflict, Look, Receipt, Record, Row, RowText, Stream
from engine.application.world import World
from engine.cases.agenda import title_of
from engine.cases.beside import side_streams
from engine.cases.calling import called
from engine.cases.deadlines import earliest
from engine.cases.events import Event, SideWorkOpened
from engine.cases.evolve import fold
from engine.cases.life import archive_by, closed_on, erase_from
from engine.cases.naming import name_of
from engine.cases.shielding import kept_out
from engine.cases.state import CaseState, CaseStatus
from engine.cases.tally import tallies
from engine.cases.turns import turns
from engine.guideline.names import level_of
from engine.guideline.process import Process
from engine.values import Struct, replace


class Kept(Struct, frozen=True):
    """What was kept of a command: its receipts, none in a dry run, and the work that it opened beside the case."""

    receipts: tuple[Receipt, ...] = ()
    opened: tuple[Opened, ...] = ()


def keep(
    world: World, written: tuple[Event, ...], *, after: CaseState, process: Process, dry_run: bool = False
) -> Kept | Conflict:
    """Keep what happened, and the streams that it opened beside the case, all or none. In a dry run keep nothing."""
    return kept_of(written, ()) if dry_run else keep_along(world, written, after=after, process=process, looks=())


def keep_along(
    world: World, written: tuple[Event, ...], *, after: CaseState, process: Process, looks: Sequence[Look]
) -> Kept | Conflict:
    """Keep what happened as `keep` does, with the looks of whoever wrote it in the same transaction."""
    streams = streams_of(world, written, after=after, process=process)
    receipts = world.store.append_together(streams, command_id=written[0].command_id, looks=looks)
    return receipts if isinstance(receipts, Conflict) else kept_of(written, receipts)


def streams_of(world: World, written: tuple[Event, ...], *, after: CaseState, process: Process) -> tuple[Stream, ...]:
    """Return what a command adds to its case, and to those that it opened beside it."""
    begun = side_streams(written, after, process=process)
    beside = (((event,), fold((event,))) for event in begun)
    return tuple(
        _stream(world, events, after=state, process=process)
        for events, state in ((written, after), *beside)
        if state is not None
    )


def kept_of(written: tuple[Event, ...], receipts: tuple[Receipt, ...]) -> Kept:
    """Return what was kept of a command, by its receipts."""
    numbers = {receipt.case_id: receipt.number for receipt in receipts}
    opening = (event.body for event in written if isinstance(event.body, SideWorkOpened))
    return Kept(receipts, tuple(Opened(one.side, one.side_case, numbers.get(one.side_case)) for one in opening))


def _stream(world: World, events: tuple[Event, ...], *, after: CaseState, process: Process) -> Stream:
    return Stream(
        case_id=after.case_id,
        expected_seq=events[0].seq - 1,
        records=_records(world, events),
        row=row_of(world.codec, after, process=process, now=world.clock.now()),
    )


def _records(world: World, events: tuple[Event, ...]) -> tuple[Record, ...]:
    return tuple(world.codec.record(event) for event in events)


def row_of(codec: Codec, state: CaseState, *, process: Process, now: datetime) -> Row:
    """Return the row of a case that stands so, without its number, as it was kept at a moment."""
    is_open = state.status is CaseStatus.OPEN
    deadline = earliest(state, process) if is_open else None
    here = state.standing if is_open else state.closed_at or state.standing
    meeting = next(iter(called(state)), None)
    asked = next((one for one in state.consultations if not one.answered), None) if is_open else None
    text = RowText(
        alias=state.alias,
        step_title=title_of(here.state, process),
        participants=tuple(sorted(state.participants)),
        soft_due=bool(deadline and deadline.is_soft),
        waiting_for=(state.offer.to_actor,) if state.offer else (),
        unit=state.unit,
        emergencies=tuple(one for one in state.emergencies if not one.reviewed or one.is_open(now)),
        turns=turns(state, process),
        consent_ends=first_end(state) if is_open else None,
        meeting_on=meeting.on if meeting else None,
        meeting_clock=meeting.clock if meeting else None,
        asked=name_of(asked.body, process) if asked and asked.body else "",
        asked_on=asked.at.on if asked else None,
        rests_since=state.rests.on if state.rests else None,
    )
    text = _lasting(text, state, process=process)
    row = Row(
        case_id=state.case_id,
        number=None,
        seq=state.seq,
        status=state.status.value,
        level=level_of(here.state),
        due=deadline.due_on if deadline else None,
        unit=None if state.address_protected else state.unit,
        holder=state.coordinator if state.coordinator in state.participants else None,
        sealed=codec.seal(text),
    )
    return replace(row, audience=audience_of(row, text))


def _lasting(text: RowText, state: CaseState, *, process: Process) -> RowText:
    """Add to a row's text what becomes of the case once it is closed, its guide, and who is kept out."""
    return replace(
        text,
        closed_on=closed_on(state),
        archive_by=archive_by(state, process),
        erase_from=erase_from(state, process),
        archived_on=state.archived.on if state.archived else None,
        restricted_on=state.restricted.on if state.restricted else None,
        erasure_asked_on=state.erasure.asked_on if state.erasure else None,
        erasure_earliest=state.erasure.earliest if state.erasure else None,
        guideline=state.guideline,
        version=state.guideline_version,
        digest=state.guideline_hash,
        kept_out=tuple(one.title for one in kept_out(state, process)),
        tallies=tallies(state, process),
    )
