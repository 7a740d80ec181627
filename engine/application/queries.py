"""What a person may read: a case and its agenda, its record, and the day's work."""

from collections.abc import Mapping
from datetime import date

from engine.application.finding import Ambiguous, Found, Missing, events_of, find, may_read, process_of, visible
from engine.application.ports import Person
from engine.application.world import World
from engine.cases.agenda import Agenda, agenda
from engine.cases.events import Event, compartment_of
from engine.cases.evolve import fold
from engine.cases.state import CaseState, CaseStatus
from engine.cases.vocabulary import Compartment
from engine.errors import StoreDamaged, StoreNewer
from engine.guideline.process import Process
from engine.values import Struct, field


class CaseView(Struct, frozen=True, kw_only=True):
    """A case as its participants see it. `events` are those of the compartments that the reader may open.

    `linked` are the numbers of the cases that this one runs beside, by their ids, as far as the reader may see them.
    """

    number: str
    state: CaseState
    process: Process
    agenda: Agenda
    events: tuple[Event, ...]
    people: dict[str, Person]
    today: date
    linked: Mapping[str, str] = field(default_factory=dict)


def case(world: World, number: str) -> CaseView | Missing | Ambiguous:
    """Return a case as it stands."""
    found = find(world, number)
    if isinstance(found, Missing | Ambiguous):
        return found
    return view_of(world, found) or Missing(number)


def view_of(world: World, found: Found) -> CaseView | None:
    """Return a case that the person may see, as it stands; None where nothing has happened in it."""
    events = events_of(world, found.row.case_id, at_least=found.row.seq)
    state = fold(events)
    if state is None:
        return None
    process = process_of(world, state, events=events)
    return CaseView(
        number=str(found.row.number),
        state=state,
        process=process,
        agenda=agenda(state, process, today=world.clock.today()),
        events=readable(events, world.person),
        people=people(world),
        today=world.clock.today(),
        linked=linked(world, state),
    )


def linked(world: World, state: CaseState) -> dict[str, str]:
    """Return the numbers of the cases that this one runs beside, by their ids; those that the person may see."""
    beside = (*((state.beside,) if state.beside else ()), *(one.case_id for one in state.side_work))
    found = (_seen(world, case_id) for case_id in beside)
    return {one.row.case_id: str(one.row.number) for one in found if one}


def _seen(world: World, case_id: str) -> Found | None:
    """Return a case by its id, if the person may see it; what is wrong with it is no business of another case."""
    row = world.store.row(case_id)
    if row is None:
        return None
    try:
        found = Found(row, world.codec.unseal(row.sealed))
    except (StoreDamaged, StoreNewer):
        return None
    return found if may_read(world, found) else None


def readable(events: tuple[Event, ...], person: Person) -> tuple[Event, ...]:
    """Return the events that a participant may open: shielded ones only by who wrote them."""
    return tuple(
        event
        for event in events
        if compartment_of(type(event.body)) is not Compartment.SHIELDED or event.by == person.id
    )


def people(world: World) -> dict[str, Person]:
    """Return everyone in the directory by actor id."""
    return {person.id: person for person in world.directory.people()}


def my_day(world: World) -> tuple[Found, ...]:
    """Return the open cases that the person takes part in, most urgent first.

    Cases with the earliest date come first, then those that wait for this person, then the rest by number.
    """
    mine = visible(world, status=CaseStatus.OPEN.value)
    return tuple(sorted(mine, key=lambda found: _urgency(found, world)))


def _urgency(found: Found, world: World) -> tuple[date, bool, str]:
    waits_for_me = world.person.id in found.text.waiting_for
    return (found.row.due or date.max, not waits_for_me, str(found.row.number))


def every_case(world: World, *, closed: bool = False) -> tuple[Found, ...]:
    """Return the cases that the person takes part in, by number; the closed ones too if asked for."""
    return visible(world, status=None if closed else CaseStatus.OPEN.value)
