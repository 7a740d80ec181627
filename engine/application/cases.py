"""What a person does with a case: find it, decide, keep what happened. One command, one transaction."""

from datetime import date

from engine.application.finding import Ambiguous, Missing, events_of, find, process_of
from engine.application.outcomes import Done, Opened, Outcome
from engine.application.ports import Conflict, Receipt, Record, Row, RowText, Stream
from engine.application.world import World
from engine.cases.agenda import title_of
from engine.cases.beside import side_streams
from engine.cases.commands import Command, Context, GiveConsent
from engine.cases.deadlines import earliest
from engine.cases.decide import decide
from engine.cases.events import Event, SideWorkOpened
from engine.cases.evolve import advance, fold
from engine.cases.refusals import Refused
from engine.cases.state import CaseState, CaseStatus
from engine.guideline.names import level_of
from engine.guideline.process import Process
from engine.values import Struct, replace

_BESIDE = 8
"""Beside all it passes, sets, opens and ends, a command writes no more events: the move, the closing, an acceptance."""


class OnTrack(Struct, frozen=True):
    """A command on one of several tracks, by the track's id or title."""

    command: Command
    track: str


def act(
    world: World, number: str, *, command: Command | OnTrack, happened_on: date | None = None, dry_run: bool = False
) -> Outcome:
    """Carry out a command on a case. `happened_on` is today unless something else is said."""
    found = find(world, number)
    if isinstance(found, Missing | Ambiguous):
        return found
    events = events_of(world, found.row.case_id, at_least=found.row.seq)
    before = fold(events)
    if before is None:
        return Missing(number)
    process = process_of(world, before, events=events)
    context = _context(world, before, command=command, process=process, happened_on=happened_on)
    wanted = command.command if isinstance(command, OnTrack) else command
    decision = decide(before, wanted, process=process, context=context)
    if isinstance(decision, Refused):
        return decision
    after = advance(before, decision, earlier=events)
    opened = _kept(world, decision, after=after, process=process, dry_run=dry_run)
    if isinstance(opened, Conflict):
        return opened
    return Done(
        case_id=found.row.case_id,
        number=found.row.number,
        process=process,
        before=before,
        after=after,
        events=decision,
        dry_run=dry_run,
        opened=opened,
    )


def _kept(
    world: World, written: tuple[Event, ...], *, after: CaseState, process: Process, dry_run: bool
) -> tuple[Opened, ...] | Conflict:
    """Keep what happened, and the streams that it opened beside the case; return those. In a dry run keep nothing."""
    begun = side_streams(written, after, process=process)
    receipts: tuple[Receipt, ...] | Conflict = ()
    if begun and not dry_run:
        receipts = _together(world, written, begun=begun, after=after, process=process)
    elif not dry_run:
        number = keep(world, written, after=after, process=process, expected_seq=written[0].seq - 1)
        receipts = number if isinstance(number, Conflict) else ()
    if isinstance(receipts, Conflict):
        return receipts
    numbers = {receipt.case_id: receipt.number for receipt in receipts}
    opening = (event.body for event in written if isinstance(event.body, SideWorkOpened))
    return tuple(Opened(one.side, one.side_case, numbers.get(one.side_case)) for one in opening)


def _together(
    world: World, written: tuple[Event, ...], *, begun: tuple[Event, ...], after: CaseState, process: Process
) -> tuple[Receipt, ...] | Conflict:
    """Keep a case and the streams that begin beside it, all or none of them."""
    beside = (((event,), fold((event,))) for event in begun)
    streams = [
        _stream(world, events, after=state, process=process)
        for events, state in ((written, after), *beside)
        if state is not None
    ]
    return world.store.append_together(streams, command_id=written[0].command_id)


def most_events(process: Process, *, so_far: int = 0) -> int:
    """Return more events than one command can lead to, in a case with so many events so far.

    A command passes each step once at most, opens each track and each work beside the case once, sets each fact
    twice at most, and ends no more than earlier events have begun.
    """
    guide = process.guideline
    tracks = sum(len(step.tracks) for step in process.steps.values())
    return len(process.steps) + tracks + len(guide.side_work) + 2 * len(guide.facts) + so_far + _BESIDE


def context_for(world: World, case_id: str, *, enough: int, happened_on: date | None = None) -> Context:
    """Return who acts, when, and fresh ids, `enough` of them for the events of a command."""
    today = world.clock.today()
    return Context(
        case_id=case_id,
        command_id=world.ids.new(),
        event_ids=tuple(world.ids.new() for _ in range(enough)),
        recorded_at=world.clock.now(),
        today=today,
        happened_on=happened_on or today,
        by=world.person.id,
        unit=world.person.unit,
    )


def _context(
    world: World, before: CaseState, *, command: Command | OnTrack, process: Process, happened_on: date | None
) -> Context:
    """Return the context of a command in a case that is open: on which track, and ids for what it may open beside."""
    wanted = command.command if isinstance(command, OnTrack) else command
    named = len(wanted.services) if isinstance(wanted, GiveConsent) else 0  # each may have a consent of its own
    enough = most_events(process, so_far=before.seq) + named
    return replace(
        context_for(world, before.case_id, enough=enough, happened_on=happened_on),
        track=command.track if isinstance(command, OnTrack) else None,
        new_case_ids=tuple(world.ids.new() for _ in process.guideline.side_work),
    )


def keep(
    world: World, events: tuple[Event, ...], *, after: CaseState, process: Process, expected_seq: int
) -> str | Conflict:
    """Keep the events of one command and the case's row; return the case's number."""
    records, row = _records(world, events), _row(world, after, process=process)
    receipt = world.store.append(after.case_id, expected_seq, command_id=events[0].command_id, records=records, row=row)
    return receipt if isinstance(receipt, Conflict) else receipt.number


def _stream(world: World, events: tuple[Event, ...], *, after: CaseState, process: Process) -> Stream:
    return Stream(
        case_id=after.case_id,
        expected_seq=events[0].seq - 1,
        records=_records(world, events),
        row=_row(world, after, process=process),
    )


def _records(world: World, events: tuple[Event, ...]) -> tuple[Record, ...]:
    return tuple(world.codec.record(event) for event in events)


def _row(world: World, state: CaseState, *, process: Process) -> Row:
    is_open = state.status is CaseStatus.OPEN
    deadline = earliest(state, process) if is_open else None
    here = state.standing if is_open else state.closed_at or state.standing
    text = RowText(
        alias=state.alias,
        step_title=title_of(here.state, process),
        participants=tuple(sorted(state.participants)),
        soft_due=bool(deadline and deadline.is_soft),
        waiting_for=(state.offer.to_actor,) if state.offer else (),
    )
    return Row(
        case_id=state.case_id,
        number=None,
        seq=state.seq,
        status=state.status.value,
        level=level_of(here.state),
        due=deadline.due_on if deadline else None,
        unit=state.unit,
        holder=state.coordinator,
        sealed=world.codec.seal(text),
    )
