"""What a person does with a case: find it, decide, keep what happened. One command, one transaction."""

from datetime import date

from engine.application.finding import Ambiguous, Missing, events_of, find, process_of
from engine.application.outcomes import Done, Outcome
from engine.application.ports import Conflict, Row, RowText
from engine.application.world import World
from engine.cases.agenda import due, title_of
from engine.cases.commands import Command, Context
from engine.cases.decide import decide
from engine.cases.events import Event
from engine.cases.evolve import fold
from engine.cases.refusals import Refused
from engine.cases.state import CaseState, CaseStatus
from engine.guideline.names import level_of
from engine.guideline.process import Process

_BESIDE = 8
"""Beside all it passes, sets and ends, a command writes no more events than this: the move, and the closing."""


def act(
    world: World, number: str, *, command: Command, happened_on: date | None = None, dry_run: bool = False
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
    enough = most_events(process, so_far=before.seq)
    context = context_for(world, found.row.case_id, enough=enough, happened_on=happened_on)
    decision = decide(before, command, process=process, context=context)
    if isinstance(decision, Refused):
        return decision
    after = fold(events + decision) or before
    if not dry_run:
        receipt = keep(world, decision, after=after, process=process, expected_seq=before.seq)
        if isinstance(receipt, Conflict):
            return receipt
    return Done(
        case_id=found.row.case_id,
        number=found.row.number,
        process=process,
        before=before,
        after=after,
        events=decision,
        dry_run=dry_run,
    )


def most_events(process: Process, *, so_far: int = 0) -> int:
    """Return more events than one command can lead to, in a case with so many events so far.

    A command passes each step once at most, sets each fact once, and ends no more than earlier events have begun.
    """
    return len(process.steps) + len(process.guideline.facts) + so_far + _BESIDE


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


def keep(
    world: World, events: tuple[Event, ...], *, after: CaseState, process: Process, expected_seq: int
) -> str | Conflict:
    """Keep the events of one command and the case's row; return the case's number."""
    records = tuple(world.codec.record(event) for event in events)
    row = _row(world, after, process=process)
    receipt = world.store.append(
        after.case_id, expected_seq=expected_seq, command_id=events[0].command_id, records=records, row=row
    )
    return receipt if isinstance(receipt, Conflict) else receipt.number


def _row(world: World, state: CaseState, *, process: Process) -> Row:
    is_open = state.status is CaseStatus.OPEN
    deadline = due(state, process) if is_open else None
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
