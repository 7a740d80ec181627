"""Finds the case that a number means, for those who may do something with it, and all that has happened in it.

For others there is no such case.
"""

from datetime import datetime
from functools import lru_cache

from engine.application.access import Access, Act, PersonRole, Roles, Standing, may
from engine.application.audience import lists_of
from engine.application.ports import Person, Record, Row, RowText
from engine.application.world import World
from engine.cases.eras import VERSIONED, Era, eras
from engine.cases.events import Event
from engine.cases.evolve import advance, fold
from engine.cases.state import CaseState, CaseStatus, Emergency
from engine.errors import StoreAltered, StoreDamaged, StoreNewer
from engine.guideline.process import Process, remembering
from engine.values import Struct

UNREADABLE = (StoreAltered, StoreDamaged, StoreNewer)
"""What is wrong with one case, and says nothing of the others."""
_ROLES = {role.value: role for role in PersonRole}
_NONE: Roles = frozenset()


class Missing(Struct, frozen=True):
    """There is no such case, or the person may not see it: the answer is the same."""

    wanted: str


class Ambiguous(Struct, frozen=True):
    """A short number means several cases that the person may see."""

    wanted: str
    numbers: tuple[str, ...]


class Found(Struct, frozen=True):
    """A case that the person may do something with: its row, and the text of the row."""

    row: Row
    text: RowText

    @property
    def unit(self) -> str | None:
        """The unit that the case lies in; the row leaves it out where the address is protected."""
        return self.text.unit or self.row.unit


class History(Struct, frozen=True, kw_only=True):
    """All that has happened in a case, what it comes to, and the process that it runs on. Nobody may see all of it.

    `eras` are the versions of its guide that it has followed, in order; the last of them is its process.
    """

    events: tuple[Event, ...]
    state: CaseState
    process: Process
    eras: tuple[Era, ...] = ()

    @property
    def telling(self) -> Process:
        """The process as the case is told of: it also knows what earlier versions called what is gone."""
        return remembering(self.process, self.earlier) if self.earlier else self.process

    @property
    def earlier(self) -> tuple[Process, ...]:
        """The other versions of its guide that the case has followed."""
        return tuple(era.process for era in self.eras if era.process is not self.process)


def visible(world: World, *, status: str | None = None) -> tuple[Found, ...]:
    """Return the cases that the person takes part in."""
    rows = world.store.rows_of(lists_of(world.person), status=status)
    found = (Found(row, world.codec.unseal(row.sealed)) for row in rows)
    return tuple(one for one in found if allowed(world, one, act=Act.LIST).allowed)


def find(world: World, number: str, *acts: Act) -> Found | Missing | Ambiguous:
    """Return the case that a number means: `2026-014` exactly, or `14` where it is unique.

    It is one with which the person may do one of these acts; with none named, read it.
    """
    rows = world.store.numbered(number.strip())
    found = [Found(row, world.codec.unseal(row.sealed)) for row in rows]
    mine = [one for one in found if any(allowed(world, one, act=act).allowed for act in acts or (Act.READ,))]
    if not mine:
        return Missing(number)
    if len(mine) > 1:
        return Ambiguous(number, tuple(str(one.row.number) for one in mine))
    return mine[0]


def allowed(world: World, found: Found, *, act: Act) -> Access:
    """Tell whether the person may do this with a case, as far as its row can tell."""
    return may(act, roles=roles_of(world.person), standing=standing(world, found))


def roles_of(person: Person) -> Roles:
    """Return what a person does whatever the case; a role that this program does not know opens nothing."""
    return _known(person.roles) if person.roles else _NONE


@lru_cache(maxsize=64)
def _known(roles: tuple[str, ...]) -> Roles:
    return frozenset(_ROLES[role] for role in roles if role in _ROLES)


def standing(world: World, found: Found) -> Standing:
    """Return how the person stands to a case, as far as its row can tell: not what is asked of its shielded part."""
    me, taken = world.person.id, found.text.emergencies
    return Standing(
        participant=me in found.text.participants,
        coordinator=found.row.holder == me,
        has_coordinator=found.row.holder is not None,
        emergency=bool(taken) and _in_emergency(taken, me, now=world.clock.now()),
        leads=found.unit is not None
        and found.unit == world.person.unit
        and PersonRole.LEADER in roles_of(world.person),
        closed=found.row.status == CaseStatus.CLOSED.value,
        restricted=found.text.restricted_on is not None,
    )


def _in_emergency(taken: tuple[Emergency, ...], me: str, *, now: datetime) -> bool:
    return any(one.by == me and one.is_open(now) for one in taken)


def history_of(world: World, found: Found, *, records: tuple[Record, ...] | None = None) -> History | None:
    """Return all that has happened in a case; None where nothing has. `records` are its own, where they are read."""
    events = tuple(map(world.codec.event, records_of(world, found) if records is None else records))
    state = fold(events)
    if state is None:
        return None
    followed = _followed(world, events)
    _require_places(followed, state, events=events)
    return History(events=events, state=state, process=followed[-1].process, eras=followed)


def continued(world: World, history: History, *, written: tuple[Event, ...]) -> History:
    """Return the history of a case with what was just written: it may follow another version of its guide."""
    events = (*history.events, *written)
    state = advance(history.state, written, earlier=history.events)
    same = VERSIONED.isdisjoint(type(event.body) for event in written)
    followed = history.eras if same or len(eras(events)) == len(history.eras) else _followed(world, events)
    return History(events=events, state=state, process=followed[-1].process, eras=followed)


def records_of(world: World, found: Found) -> tuple[Record, ...]:
    """Return the records of a case, in order. Raises `StoreDamaged` where one is gone, or fewer than its row tells of.

    A case with a hole in it would be told, and gone on with, as if what is gone had never happened.
    """
    records = world.store.records(found.row.case_id)
    if len(records) < found.row.seq or any(record.seq != place for place, record in enumerate(records, start=1)):
        raise StoreDamaged
    return records


def _followed(world: World, events: tuple[Event, ...]) -> tuple[Era, ...]:
    """Return the versions that a case has followed, as they were pinned; the same one is always the same process.

    Raises `StoreDamaged` where one is gone.
    """
    processes: dict[str, Process] = {}
    found = eras(events)
    for _, digest in found:
        if digest not in processes:
            copy = world.store.pinned(digest)
            if copy is None:
                raise StoreDamaged
            processes[digest] = world.codec.unpack(copy.content)
    return tuple(Era(since, processes[digest]) for since, digest in found)


def _require_places(followed: tuple[Era, ...], state: CaseState, *, events: tuple[Event, ...]) -> None:
    """Raise `StoreDamaged` where a case has been, or stands, somewhere that its guide does not have."""
    been: set[str | None] = set()
    for event in events:
        been.update((event.step, event.moved_from, event.moved_to))
    known = [_places_of(era.process) for era in followed]
    if not been <= known[0].union(*known[1:]) or state.standing.state not in known[-1]:
        raise StoreDamaged


@lru_cache(maxsize=16)
def _places_of(process: Process) -> frozenset[str | None]:
    """Return the places that a guide has, and none: not every event is at one."""
    return frozenset({None, *process.states(), *process.steps})
