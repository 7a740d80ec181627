"""What a person does with a case: find it, decide, keep what happened. One command, one transaction."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import overload

from engine.application.access import Act, may
from engine.application.finding import (
    Ambiguous,
    Found,
    History,
    Missing,
    allowed,
    continued,
    find,
    history_of,
    roles_of,
    standing,
)
from engine.application.keeping import Kept, keep, keep_along
from engine.application.looking import look_at
from engine.application.outcomes import Done, Outcome
from engine.application.ports import Conflict, Identifiers, Look
from engine.application.reading import Readable, agenda_for, readable, refused_to_others
from engine.application.world import World
from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.commands import Command, Context
from engine.cases.decide import decide
from engine.cases.events import Event
from engine.cases.life import LifeCommand
from engine.cases.refusals import Refused, refuse
from engine.cases.state import CaseState
from engine.guideline.process import Process
from engine.values import Struct, replace

COORDINATING = (
    ev.ConsentGiven,
    ev.CoordinatorOffered,
    ev.CoordinatorOfferWithdrawn,
    ev.CaseClosed,
    ev.CaseReopened,
    ev.CaseHandedOver,
    ev.CaseTakenUp,
    ev.VersionChanged,
)
"""What only the one who has the baton does; a no, a withdrawal and a report are everybody's to record."""
_REPORTS = (cmd.RecordSuspicion, cmd.RecordReport)
_NAMING = (cmd.GiveShieldedAccess, cmd.EndShieldedAccess)
_CLEARED = ev.NAMES[ev.ShieldLifted][0]
_BESIDE = 8
"""Beside all it passes, sets, opens and ends, a command writes no more events: the move, the closing, an acceptance."""


class OnTrack(Struct, frozen=True):
    """A command on one of several tracks, by the track's id or title."""

    command: Command
    track: str


class _Ids(Sequence[str]):
    """As many new ids as a command can have events; each is made when it is asked for, and stays what it is."""

    def __init__(self, ids: Identifiers, most: int) -> None:
        self._ids = ids
        self._most = most
        self._made: list[str] = []

    def __len__(self) -> int:
        return self._most

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[str, ...]: ...
    def __getitem__(self, place: int | slice) -> str | tuple[str, ...]:
        if isinstance(place, slice):
            return tuple(self[one] for one in range(*place.indices(self._most)))
        if not 0 <= place < self._most:
            raise IndexError(place)
        while len(self._made) <= place:
            self._made.append(self._ids.new())
        return self._made[place]


class Joint(Struct, frozen=True):
    """A command that is kept with those of other cases in one transaction, all of them under one id."""

    command: Command
    command_id: str


Wanted = Command | OnTrack | Joint


def act(
    world: World,
    number: str,
    *,
    command: Command | OnTrack,
    happened_on: date | None = None,
    dry_run: bool = False,
) -> Outcome:
    """Carry out a command on a case. `happened_on` is today unless something else is said.

    The answer shows the case, so whoever acts looks. The look is kept with what happened, in one transaction; where
    nothing is kept it is logged before the answer. A report of concern never waits for that: it shows nothing of the
    case, and what is kept of it is its own trace.
    """
    found = find(world, number)
    if isinstance(found, Missing | Ambiguous):
        return found
    history = history_of(world, found)
    if history is None:
        return Missing(number)
    mine = readable(world, found, whole=history.state, events=history.events)
    looking = None if isinstance(plain(command), _REPORTS) else _look(world, found, mine=mine)
    decision = allowed_decision(world, found, history=history, command=command, happened_on=happened_on)
    if looking and (dry_run or isinstance(decision, Refused)):
        world.log.log(looking)
    if isinstance(decision, Refused):
        return decision
    after = continued(world, history, written=decision)
    if dry_run:
        kept: Kept | Conflict = keep(world, decision, after=after.state, process=after.process, dry_run=True)
    else:
        kept = _kept(world, decision, after=after, looking=looking)
    if isinstance(kept, Conflict):
        return kept
    return done_of(world, found, was=(history, mine.state), after=after, kept=kept)


def _look(world: World, found: Found, *, mine: Readable) -> Look:
    """Return the look of whoever acts: at all that the person may open of the case."""
    ground = allowed(world, found, act=Act.READ).reason
    return look_at(world, (found.row.case_id,), ground=ground, categories=mine.categories)


def allowed_decision(
    world: World,
    found: Found,
    *,
    history: History,
    command: Wanted,
    happened_on: date | None,
) -> tuple[Event, ...] | Refused:
    """Return what a command leads to, where the person may do it."""
    refused = _not_theirs(world, found, wanted=plain(command), state=history.state)
    if refused:
        return refused
    decision = decided(world, history, command=command, happened_on=happened_on)
    if isinstance(decision, Refused):
        return decision
    if _coordinates(decision) and not allowed(world, found, act=Act.COORDINATE).allowed:
        return refused_to_others(history.state)
    return decision


def _kept(world: World, written: tuple[Event, ...], *, after: History, looking: Look | None) -> Kept | Conflict:
    """Keep what happened, and with it the look; that somebody else came first is told to whoever has looked too."""

    def keep_with(looks: Sequence[Look]) -> Kept | Conflict:
        return keep_along(world, written, after=after.state, process=after.process, looks=looks)

    if looking is None:
        return keep_with(())
    kept = world.log.along(looking, keep_with)
    if isinstance(kept, Conflict):
        world.log.log(looking)
    return kept


def decided(
    world: World, history: History, *, command: Wanted, happened_on: date | None = None
) -> tuple[Event, ...] | Refused:
    """Return what a command leads to in a case, whoever may see it."""
    context = _context(world, history, command=command, happened_on=happened_on)
    return decide(history.state, plain(command), process=history.process, context=context)


def plain(command: Wanted) -> Command:
    """Return a command without the track that it is on, or what it is kept with."""
    return command.command if isinstance(command, OnTrack | Joint) else command


def _not_theirs(world: World, found: Found, *, wanted: Command, state: CaseState) -> Refused | None:
    """Return why the person may not do this with a case that may be read; None where it is allowed."""
    if not allowed(world, found, act=Act.APPEND).allowed:
        return refuse("reads-only")
    asked = replace(standing(world, found), named=world.person.id in state.named)
    roles = roles_of(world.person)
    if isinstance(wanted, _NAMING) and not may(Act.NAME, roles=roles, standing=asked).allowed:
        return refuse("not-named-self")
    if _clears(wanted, state) and not may(Act.CLEAR, roles=roles, standing=asked).allowed:
        return refuse("not-to-clear")
    if isinstance(wanted, cmd.TakeEmergencyAccess | cmd.ReviewEmergencyAccess | LifeCommand):
        message = "an emergency, and what becomes of a closed case, have their own way in"
        raise TypeError(message)
    return None


def _clears(wanted: Command, state: CaseState) -> bool:
    """Tell whether a command lets those who are kept out back in: a clearance, or the redoing of one."""
    if isinstance(wanted, cmd.LiftShield):
        return state.shielded
    again = state.redoable[-1][0] if isinstance(wanted, cmd.Redo) and state.redoable else None
    return any(one.command_id == again and _CLEARED in one.kinds for one in state.acts)


def _coordinates(written: tuple[Event, ...]) -> bool:
    return any(isinstance(event.body, COORDINATING) for event in written)


def done_of(world: World, found: Found, *, was: tuple[History, CaseState], after: History, kept: Kept) -> Done:
    """Return what came of a command, as far as the person may see the case; `was` is how it stood, and to whom."""
    history, before = was
    now = replace(found, row=replace(found.row, holder=after.state.coordinator))
    stands, seen = (after, now) if kept.receipts else (history, found)
    return Done(
        case_id=found.row.case_id,
        number=found.row.number,
        process=after.telling,
        before=before,
        events=after.events[len(history.events) :],
        reads=lambda: readable(world, now, whole=after.state, events=after.events),
        plans=lambda: agenda_for(world, seen, whole=stands.state, process=stands.process),
        eras=after.eras,
        dry_run=not kept.receipts,
        opened=kept.opened,
        mark=kept.receipts[0].mark if kept.receipts else "",
    )


def most_events(process: Process, *, so_far: int = 0) -> int:
    """Return more events than one command can lead to, in a case with so many events so far.

    A command passes each step once at most, opens each track and each work beside the case once, sets each fact
    twice at most, and ends no more than earlier events have begun.
    """
    return _most_of(process) + so_far + _BESIDE


@lru_cache(maxsize=16)
def _most_of(process: Process) -> int:
    guide = process.guideline
    tracks = sum(len(step.tracks) for step in process.steps.values())
    return len(process.steps) + tracks + len(guide.side_work) + 2 * len(guide.facts)


def context_for(world: World, case_id: str, *, enough: int, happened_on: date | None = None) -> Context:
    """Return who acts, when, and fresh ids, `enough` of them for the events of a command."""
    today = world.clock.today()
    return Context(
        case_id=case_id,
        command_id=world.ids.new(),
        event_ids=_Ids(world.ids, enough),
        recorded_at=world.clock.now(),
        today=today,
        happened_on=happened_on or today,
        by=world.person.id,
        unit=world.person.unit,
        users=lambda: frozenset(one.handle for one in world.directory.people()),
    )


def _context(world: World, history: History, *, command: Wanted, happened_on: date | None) -> Context:
    """Return the context of a command in a case that is open: on which track, and ids for what it may open beside."""
    wanted, before, process = plain(command), history.state, history.process
    consents = cmd.GiveConsent | cmd.RenewConsent
    named = len(wanted.services) if isinstance(wanted, consents) else 0  # each may have a consent of its own
    followed = wanted.to if isinstance(wanted, cmd.ChangeVersion) else process
    enough = most_events(followed, so_far=before.seq) + named
    context = context_for(world, before.case_id, enough=enough, happened_on=happened_on)
    return replace(
        context,
        command_id=command.command_id if isinstance(command, Joint) else context.command_id,
        track=command.track if isinstance(command, OnTrack) else None,
        new_case_ids=tuple(world.ids.new() for _ in process.guideline.side_work),
    )
