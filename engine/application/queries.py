"""What a person may read: a case and its agenda, its record, and the day's work. What is read is logged first."""

from collections.abc import Iterable, Mapping
from datetime import date

from engine.application.access import Act, Category
from engine.application.audience import lists_led_by
from engine.application.finding import (
    UNREADABLE,
    Ambiguous,
    Found,
    Missing,
    allowed,
    find,
    history_of,
    visible,
)
from engine.application.insight import Trace
from engine.application.looking import look
from engine.application.ports import Person, Row
from engine.application.reading import agenda_for, readable
from engine.application.versions import newer, publications
from engine.application.world import World
from engine.cases.agenda import Agenda
from engine.cases.eras import Era
from engine.cases.events import Event
from engine.cases.guardians import resting
from engine.cases.state import CaseState, CaseStatus
from engine.cases.turns import Turn
from engine.guideline.process import Process
from engine.values import Struct, field, replace


class CaseView(Struct, frozen=True, kw_only=True):
    """A case as its reader sees it. `events` are those of the compartments that the reader may open.

    `state` is folded from them alone, but for who is kept out; the agenda is that of the whole case. `categories` are
    what the reader has opened, `ground` why that is allowed, and `reads_only` that the reader may add nothing.
    `linked` are the numbers of the cases that this one runs beside, by their ids, as far as the reader may see them.
    `mark` is the short head of the store as it was read, for what is printed; empty where there is none. `untold` are
    the ids of the events that no copy for the family may tell of, whether or not the reader may open what they rest on.
    `traces` are who has looked and written, where that was asked for.
    `eras` are the versions of its guide that the case has followed, in order; `newer` is the one published last, where
    it came after the one that it follows, for a case that is looked at by itself.
    """

    number: str
    state: CaseState
    process: Process
    agenda: Agenda
    events: tuple[Event, ...]
    people: dict[str, Person]
    today: date
    categories: tuple[Category, ...] = (Category.COMMON,)
    ground: str = "participant"
    reads_only: bool = False
    linked: Mapping[str, str] = field(default_factory=dict)
    mark: str = ""
    untold: frozenset[str] = frozenset()
    traces: tuple[Trace, ...] = ()
    eras: tuple[Era, ...] = ()
    newer: str | None = None


def case(world: World, number: str) -> CaseView | Missing | Ambiguous:
    """Return a case as it stands. Raises `LookUnwritten` where the look cannot be logged."""
    found = find(world, number)
    if isinstance(found, Missing | Ambiguous):
        return found
    view = view_of(world, found)
    if view is None:
        return Missing(number)
    look(world, (found.row.case_id,), ground=view.ground, categories=view.categories)
    later = newer(publications(world.store, view.state.guideline), view.state.guideline_hash)
    return replace(view, newer=later.version if later else None)


def view_of(world: World, found: Found, *, known: dict[str, Person] | None = None) -> CaseView | None:
    """Return a case that the person may see, as it stands; None where nothing has happened in it.

    Whoever asks for it logs the look before anything of it is shown. `known` are the people, from whoever asks for many
    cases and has read them once.
    """
    history = history_of(world, found)
    if history is None:
        return None
    whole, process = history.state, history.process
    mine = readable(world, found, whole=whole, events=history.events)
    return CaseView(
        number=str(found.row.number),
        state=mine.state,
        process=history.telling,
        eras=history.eras,
        agenda=agenda_for(world, found, whole=whole, process=process),
        events=mine.events,
        people=people(world) if known is None else known,
        today=world.clock.today(),
        categories=mine.categories,
        ground=allowed(world, found, act=Act.READ).reason,
        reads_only=not allowed(world, found, act=Act.APPEND).allowed,
        linked=linked(world, mine.state),
        mark=world.store.mark(),
        untold=resting(history.events, process=history.process, earlier=history.earlier),
    )


def linked(world: World, state: CaseState) -> dict[str, str]:
    """Return the numbers of the cases that this one runs beside, by their ids; those that the person may see."""
    beside = (*((state.beside,) if state.beside else ()), *(one.case_id for one in state.side_work))
    found = [one for one in (_seen(world, case_id) for case_id in beside) if one]
    look(world, (one.row.case_id for one in found), ground="participant", categories=(Category.LIST,))
    return {one.row.case_id: str(one.row.number) for one in found}


def _seen(world: World, case_id: str) -> Found | None:
    """Return a case by its id, if the person may see it; what is wrong with it is no business of another case."""
    row = world.store.row(case_id)
    if row is None:
        return None
    try:
        found = Found(row, world.codec.unseal(row.sealed))
    except UNREADABLE:
        return None
    return found if allowed(world, found, act=Act.LIST).allowed else None


def people(world: World) -> dict[str, Person]:
    """Return everyone in the directory by actor id."""
    return {person.id: person for person in world.directory.people()}


def my_day(world: World) -> tuple[Found, ...]:
    """Return the open cases that the person takes part in, most urgent first.

    Cases with the earliest date come first, then those that wait for this person, then the rest by number.
    """
    mine = _listed(world, status=CaseStatus.OPEN.value)
    return tuple(sorted(mine, key=lambda found: _urgency(found, world)))


def _urgency(found: Found, world: World) -> tuple[date, bool, str]:
    return (found.row.due or date.max, not my_turns(found, world.person), str(found.row.number))


def my_turns(found: Found, person: Person) -> tuple[Turn, ...]:
    """Return what waits for a person in a case, by the row: an offer, a step, a measure to answer for."""
    handle = person.handle.casefold()
    return tuple(one for one in found.text.turns or () if one.who == person.id or one.who.casefold() == handle)


def newer_versions(world: World, found: Iterable[Found]) -> dict[str, str]:
    """Return the newer version that was published for each case that follows an older one, by the case's number."""
    cases = [one for one in found if one.text.digest and one.row.status == CaseStatus.OPEN.value]
    published = {name: publications(world.store, name) for name in dict.fromkeys(one.text.guideline for one in cases)}
    later = ((one, newer(published[one.text.guideline], one.text.digest)) for one in cases)
    return {str(one.row.number): version.version for one, version in later if version}


def every_case(world: World, *, closed: bool = False) -> tuple[Found, ...]:
    """Return the cases that the person takes part in, by number; the closed ones too if asked for."""
    return _listed(world, status=None if closed else CaseStatus.OPEN.value)


def _listed(world: World, *, status: str | None) -> tuple[Found, ...]:
    found = visible(world, status=status)
    look(world, (one.row.case_id for one in found), ground="participant", categories=(Category.LIST,))
    return found


def unit_cases(world: World, *, closed: bool = False) -> tuple[Row, ...]:
    """Return the cases of the unit that the person leads, by number: that they exist, who holds them, and by when.

    Their rows come without the text, which a leader who takes no part may not read.
    """
    mine = _leading(world, closed=closed)
    look(world, (row.case_id for row in mine), ground="leads", categories=(Category.LIST,))
    return mine


def unheld_cases(world: World) -> tuple[Row, ...]:
    """Return the open cases of the unit that the person leads in which nobody has the baton, as `unit_cases` does."""
    mine = tuple(row for row in _leading(world, closed=False) if row.holder is None)
    look(world, (row.case_id for row in mine), ground="leads", categories=(Category.LIST,))
    return mine


def _leading(world: World, *, closed: bool) -> tuple[Row, ...]:
    """Return the rows of the unit that the person leads, without their text."""
    lists = lists_led_by(world.person)
    if not lists:
        return ()
    rows = world.store.rows_of(lists, status=None if closed else CaseStatus.OPEN.value)
    found = (Found(row, world.codec.unseal(row.sealed)) for row in rows)
    leading = (one.row for one in found if allowed(world, one, act=Act.LIST_UNIT).allowed)
    return tuple(replace(row, unit=None, sealed=b"") for row in leading)
