"""Moves all open cases on a guide that the person may move, some hundred in a transaction.

Each case is decided alone, and what is decided is kept before the next are read. So a run that was cut off leaves
every case on one version or the other, and the next run goes on where that one stopped.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from engine.application.access import Act, Category
from engine.application.audience import lists_of
from engine.application.cases import Joint, allowed_decision, done_of
from engine.application.finding import UNREADABLE, Found, History, allowed, continued, history_of
from engine.application.keeping import Kept, kept_of, streams_of
from engine.application.keeping_many import keep_many
from engine.application.looking import look_at
from engine.application.moving import Stood, Target, Wish, command_of, needless, outdated, standing
from engine.application.outcomes import Done
from engine.application.ports import Conflict, Look, Receipt
from engine.application.reading import Readable, readable
from engine.application.world import World
from engine.cases.eras import process_at
from engine.cases.events import Event, VersionChanged
from engine.cases.evolve import fold
from engine.cases.landings import Landings, chosen, is_named
from engine.cases.refusals import Refused
from engine.cases.state import CaseState, CaseStatus
from engine.guideline.process import Process
from engine.values import Struct, replace

AT_ONCE = 200
"""So many cases are read, decided and kept together: a wait for the disk for all of them, and none waits long."""


class Aimless(Struct, frozen=True, kw_only=True):
    """What was said of a move and means nothing in any case.

    `needless` are the places that somebody named and where no case stands, nor stood when it was moved. `astray` are
    those that were to stand for such a place and are not in the version.
    """

    needless: tuple[str, ...] = ()
    astray: tuple[Refused, ...] = ()


class Change(Struct, frozen=True, kw_only=True):
    """A case that was moved, or in a dry run could be."""

    found: Found
    was: tuple[History, CaseState]
    after: History
    written: tuple[Event, ...]
    kept: Kept

    @property
    def id(self) -> str:
        """The id of the case."""
        return self.found.row.case_id

    def done(self, world: World) -> Done:
        """Return what came of it, as far as the person may see the case."""
        return done_of(world, self.found, was=self.was, after=self.after, kept=self.kept)


class Moved(Struct, frozen=True, kw_only=True):
    """A case by its number, the version that it followed, and what came of moving it."""

    number: str
    version: str
    process: Process
    outcome: Change | Refused | Conflict


class Batch(Struct, frozen=True, kw_only=True):
    """What came of some of the cases, by number. `already` follow the version.

    `unread` are the numbers of those that could not be read, and `complete` is False then, and where it cannot be told
    whose a case is.
    """

    cases: tuple[Moved, ...]
    already: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    complete: bool = True


class _Case(Struct, frozen=True, kw_only=True):
    """A case as it stands, and what of it the person may open."""

    found: Found
    history: History
    mine: Readable

    @property
    def id(self) -> str:
        return self.found.row.case_id


class _Page(Struct, frozen=True, kw_only=True):
    """Some cases on the guide as they were read."""

    waiting: tuple[_Case, ...]
    already: tuple[Found, ...]
    unread: tuple[str, ...]
    complete: bool


def aimless(world: World, *, to: Target, landings: Landings) -> Aimless:
    """Tell what of the places that were named means nothing; where none is named, no case is read for it."""
    if not landings:
        return Aimless()
    now: dict[tuple[str, str], Stood] = {}
    once: dict[tuple[str, str], Stood] = {}
    for some in _pages(world, to=to):
        page = _read(world, some, to=to)
        moved, _ = _histories(world, page.already)
        for look in _looks(world, (*page.waiting, *moved), also=()):
            world.log.log(look)
        now.update(_told_apart(standing(one.mine.state, one.history.telling) for one in page.waiting))
        once.update(_told_apart(map(_stood, moved)))
    stood = (*now.values(), *once.values())
    return Aimless(needless=needless(stood, landings), astray=tuple(_astray(stood, landings, new=to.process)))


def waiting(world: World, *, to: Target) -> int:
    """Return how many cases there are to move, as far as their rows tell: for whoever looks on."""
    return sum(not _follows(one, to) for one in _candidates(world, to=to) if one)


def moves(world: World, *, to: Target, wish: Wish, dry_run: bool = False) -> Iterator[Batch]:
    """Move every open case on the guide of those that the person may see, or only tell what would come of it.

    Each batch is on the disk when it is given, with the look at its cases. One that somebody changed meanwhile is left
    alone (`Conflict`), and the others are moved all the same.
    """
    for some in _pages(world, to=to):
        page = _read(world, some, to=to)
        command_id = world.ids.new()
        decided = [_decided(world, one, to=to, wish=wish, command_id=command_id) for one in page.waiting]
        looks = _looks(world, page.waiting, also=page.already)
        ready = [one.outcome for one in decided if isinstance(one.outcome, Change)]
        kept = _kept(world, () if dry_run else ready, looks=looks)
        yield Batch(
            cases=tuple(_with(one, kept) for one in decided),
            already=tuple(str(one.row.number) for one in page.already),
            unread=page.unread,
            complete=page.complete,
        )


# ---------------------------------------------------------------- reading


def _pages(world: World, *, to: Target) -> Iterator[tuple[Found | None, ...]]:
    found = _candidates(world, to=to)
    while page := tuple(islice(found, AT_ONCE)):
        yield page


def _candidates(world: World, *, to: Target) -> Iterator[Found | None]:
    """Give the open cases of the person on the guide, and None for each whose row cannot be read.

    One whose row is from before it said which guide it follows may be on another.
    """
    for row in world.store.rows_of(lists_of(world.person), status=CaseStatus.OPEN.value):
        try:
            found = Found(row, world.codec.unseal(row.sealed))
        except UNREADABLE:
            yield None
            continue
        if found.text.guideline in {"", to.publication.guideline} and allowed(world, found, act=Act.LIST).allowed:
            yield found


def _follows(found: Found, to: Target) -> bool:
    return found.text.digest == to.process.digest


def _read(world: World, some: Sequence[Found | None], *, to: Target) -> _Page:
    """Read the cases that do not follow the version yet; those that do are known by their rows."""
    found = [one for one in some if one]
    read, unread = _histories(world, [one for one in found if not _follows(one, to)])
    here = [one for one in read if one.history.state.guideline == to.publication.guideline]
    late = [one.found for one in here if one.history.state.guideline_hash == to.process.digest]
    return _Page(
        waiting=tuple(one for one in here if one.history.state.guideline_hash != to.process.digest),
        already=(*(one for one in found if _follows(one, to)), *late),
        unread=unread,
        complete=not unread and None not in some,
    )


def _histories(world: World, found: Iterable[Found]) -> tuple[list[_Case], tuple[str, ...]]:
    """Read cases, and tell which could not be."""
    read, unread = [], []
    for one in found:
        try:
            case = _case(world, one)
        except UNREADABLE:
            unread.append(str(one.row.number))
            continue
        if case:
            read.append(case)
    return read, tuple(unread)


def _case(world: World, found: Found) -> _Case | None:
    """Read a case. Where it has gone on since its row was read, so has who may do what in it: both are read anew."""
    history = history_of(world, found)
    if history and history.state.seq != found.row.seq:
        row = world.store.row(found.row.case_id)
        found = Found(row, world.codec.unseal(row.sealed)) if row else found
        history = history_of(world, found) if row and allowed(world, found, act=Act.LIST).allowed else None
    if history is None:
        return None
    mine = readable(world, found, whole=history.state, events=history.events)
    return _Case(found=found, history=history, mine=mine)


def _looks(world: World, cases: Iterable[_Case], *, also: Iterable[Found]) -> tuple[Look, ...]:
    """Return the person's looks at cases, one at all in which the same was opened; of others it is told that they are.

    What lies in one case is not told of another.
    """
    opened: dict[tuple[Category, ...], list[str]] = {}
    for one in cases:
        opened.setdefault(one.mine.categories, []).append(one.id)
    for other in also:
        opened.setdefault((Category.LIST,), []).append(other.row.case_id)
    return tuple(
        look_at(world, tuple(ids), ground="participant", categories=categories) for categories, ids in opened.items()
    )


# ---------------------------------------------------------------- what is said for nothing


def _told_apart(each: Iterable[Iterable[Stood]]) -> dict[tuple[str, str], Stood]:
    return {(place, process.digest): (place, process) for place, process in chain.from_iterable(each)}


def _stood(case: _Case) -> Iterator[Stood]:
    """Give where a case stood when it was moved: a run that was cut off may have moved all that somebody named."""
    history, events = case.history, case.mine.events
    for event in events:
        if not isinstance(event.body, VersionChanged):
            continue
        before = fold(one for one in events if one.seq < event.seq)
        if before:
            yield from standing(before, process_at(event.seq, history.eras, otherwise=history.telling))


def _astray(stood: Iterable[Stood], landings: Landings, *, new: Process) -> Iterator[Refused]:
    """Give why what was said for a place is none in the version, also where all that stood there have been moved."""
    named = ((pair, *where) for where in stood for pair in landings if is_named(where[0], (pair,), process=where[1]))
    found = (chosen(here, (pair,), old=old, new=new) for pair, here, old in named)
    yield from (one for one in found if isinstance(one, Refused))


# ---------------------------------------------------------------- deciding and keeping


def _decided(world: World, case: _Case, *, to: Target, wish: Wish, command_id: str) -> Moved:
    """Return what is to become of a case; nothing of it is kept yet."""
    history = case.history
    return Moved(
        number=str(case.found.row.number),
        version=history.state.guideline_version,
        process=history.telling,
        outcome=outdated(to, history.state)
        or _change(world, case, command=Joint(command_of(history.state, to=to, wish=wish), command_id), wish=wish),
    )


def _change(world: World, case: _Case, *, command: Joint, wish: Wish) -> Change | Refused:
    history = case.history
    written = allowed_decision(world, case.found, history=history, command=command, happened_on=wish.happened_on)
    if isinstance(written, Refused):
        return written
    return Change(
        found=case.found,
        was=(history, case.mine.state),
        after=continued(world, history, written=written),
        written=written,
        kept=kept_of(written, ()),
    )


def _kept(world: World, ready: Sequence[Change], *, looks: Sequence[Look]) -> dict[str, Change | Conflict]:
    """Keep what is to become of the cases, with the looks at all that were read."""
    added = {one.id: streams_of(world, one.written, after=one.after.state, process=one.after.process) for one in ready}
    answers = keep_many(world, added, looks=looks)
    return {one.id: _receipted(one, answers[one.id]) for one in ready}


def _receipted(one: Change, answer: tuple[Receipt, ...] | Conflict) -> Change | Conflict:
    return answer if isinstance(answer, Conflict) else replace(one, kept=kept_of(one.written, answer))


def _with(one: Moved, kept: dict[str, Change | Conflict]) -> Moved:
    """Return a case with what came of it once it was to be kept."""
    outcome = one.outcome
    return replace(one, outcome=kept.get(outcome.id, outcome)) if isinstance(outcome, Change) else one
