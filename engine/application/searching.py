"""Searches in the cases that a person may see: what is written in them, and where it stands."""

from collections.abc import Iterator, Mapping
from datetime import date

from engine.application.access import Category
from engine.application.finding import Found, history_of, records_of
from engine.application.ports import Person
from engine.application.reading import readable
from engine.application.sieve import Sieve
from engine.application.survey import surveyed
from engine.application.words import Words, plain
from engine.application.world import World
from engine.cases import events as ev
from engine.cases.agenda import name_of, title_of
from engine.cases.events import Event
from engine.cases.evolve import undone_commands
from engine.cases.state import CaseState, CaseStatus
from engine.guideline.names import is_finished
from engine.guideline.process import Process
from engine.values import Struct

HERE = "standing"
"""Where a case stands now: the one place that is found without an event."""

WRITTEN = frozenset(
    {
        "advice",
        "agenda",
        "alias",
        "approved_by",
        "basis",
        "coordinated_by",
        "decided_by",
        "effect",
        "effects",
        "expected_effect",
        "family_wish",
        "for_whom",
        "given_by",
        "goal",
        "interpreter",
        "items",
        "language",
        "minutes",
        "name",
        "not_asked_because",
        "on_word",
        "place",
        "present",
        "question",
        "reason",
        "responsible",
        "sent",
        "text",
        "title",
        "value",
        "weighed",
        "withdrawn_by",
    }
)
"""The fields of events that hold what somebody wrote."""

NAMED = frozenset(
    {
        *("absent", "actor", "answer", "body", "by", "covers", "ending", "fact", "invited", "left_out", "party"),
        *("role", "roles", "services", "service", "step", "to_actor", "without"),
    }
)
"""The fields of events that name something of the guide, or a person: they are searched by what it is called."""

_AT_A_STEP = (ev.StepCompleted, ev.AnswerChosen)


class Hit(Struct, frozen=True):
    """A text with what was looked for: where it stands (the kind of event, or `HERE`), since when, and all of it."""

    where: str
    on: date
    text: str
    undone: bool = False


class Searched(Struct, frozen=True, kw_only=True):
    """A case as it is searched: what its reader may open of it."""

    number: str
    state: CaseState
    process: Process
    events: tuple[Event, ...]
    people: Mapping[str, Person]
    categories: tuple[Category, ...]


class FoundCase(Struct, frozen=True):
    """A case that what was looked for is in, with each place."""

    view: Searched
    hits: tuple[Hit, ...]


class FoundCases(Struct, frozen=True, kw_only=True):
    """What a search found. `unread` and `complete` are as in `Survey`."""

    cases: tuple[FoundCase, ...]
    unread: tuple[str, ...]
    complete: bool


def search(world: World, words: Words) -> FoundCases:
    """Return the cases that every word is in, open or closed, by number.

    Each that was searched is looked at, also where nothing was found: whoever asks learns that the words are not there.
    """
    seen = surveyed(world, _Reading(world, words))
    found = (FoundCase(view, hits_in(view, words)) for view in seen.views if isinstance(view, Searched))
    return FoundCases(cases=tuple(one for one in found if one.hits), unread=seen.unread, complete=seen.complete)


class _Reading:
    """Reads one case after the other, and no more of each than it takes to see that the words are not in it."""

    def __init__(self, world: World, words: Words) -> None:
        self._world = world
        self._words = words
        self._sieve: Sieve | None = None

    def __call__(self, found: Found, known: dict[str, Person]) -> "Searched | _PassedOver | None":
        self._sieve = self._sieve or Sieve(self._world, self._words, known=known.values())
        records = records_of(self._world, found)
        if not self._sieve.lets_through(records):
            return _PassedOver()
        history = history_of(self._world, found, records=records)
        if history is None:
            return None
        mine = readable(self._world, found, whole=history.state, events=history.events)
        return Searched(
            number=str(found.row.number),
            state=mine.state,
            process=history.telling,
            events=mine.events,
            people=known,
            categories=mine.categories,
        )


class _PassedOver(Struct, frozen=True):
    """A case that the words cannot be in: nothing of it was opened but its common part, and it has no other."""

    categories: tuple[Category, ...] = (Category.COMMON,)


def hits_in(view: Searched, words: Words) -> tuple[Hit, ...]:
    """Return the texts of a case that hold every word; where none holds them all but the case does, each with one."""
    texts = tuple(_texts(view))
    if not words.all_in([hit.text for hit in texts]):
        return ()
    whole = tuple(hit for hit in texts if words.all_in([hit.text]))
    return whole or tuple(hit for hit in texts if words.any_in(hit.text))


def _texts(view: Searched) -> Iterator[Hit]:
    undone = undone_commands(view.events)
    for event in _named_once(view.events):
        parts = dict.fromkeys(plain(part) for part in _parts(event, view) if part.strip())
        if parts:
            kind = ev.NAMES[type(event.body)][0]
            yield Hit(kind, event.happened_on, " · ".join(parts), undone=event.command_id in undone)
    if view.state.status is CaseStatus.OPEN:
        for standing in view.state.tracks.values():
            if not is_finished(standing.state):
                yield Hit(HERE, standing.since, plain(title_of(standing.state, view.process)))


def _named_once(events: tuple[Event, ...]) -> Iterator[Event]:
    """Return the events without those whose alias was given anew later: all are shown with the one it has now."""
    namings = [event for event in events if isinstance(event.body, ev.CaseOpened | ev.CaseRenamed)]
    given_up = {event.seq for event in namings[:-1]}
    return (event for event in events if event.seq not in given_up)


def _parts(event: Event, view: Searched) -> Iterator[str]:
    """Return what an event says in words: its step, names by their titles, and what somebody wrote."""
    if isinstance(event.body, _AT_A_STEP) and event.step:
        yield title_of(event.step, view.process)
    yield from _said(event.body, event, view=view)


def _said(body: Struct, event: Event, *, view: Searched) -> Iterator[str]:
    for field in body.__struct_fields__:
        held = getattr(body, field)
        for one in held if isinstance(held, tuple) else (held,):
            if isinstance(one, Struct):
                yield from _said(one, event, view=view)
            elif isinstance(one, str) and field in WRITTEN:
                yield one
            elif isinstance(one, tuple) and field in WRITTEN:  # the last of a pair is what somebody wrote
                yield str(one[-1])
            elif isinstance(one, str) and field in NAMED:
                yield _title(field, one, event=event, view=view)


def _title(field: str, name: str, *, event: Event, view: Searched) -> str:
    process = view.process
    match field:
        case "actor" | "by" | "to_actor":
            return _handle(name, view.people)
        case "answer":
            return _answer(name, event, process=process)
        case "ending":
            return process.endings[name].title if name in process.endings else name
        case "step" | "covers":
            return title_of(name, process) if name in process.steps else name
        case _:
            return name_of(name, process)


def _handle(actor: str, people: Mapping[str, Person]) -> str:
    """Return a person's handle; the id of somebody who is gone is found by nobody."""
    person = people.get(actor)
    return person.handle if person else ""


def _answer(answer: str, event: Event, *, process: Process) -> str:
    step = process.steps.get(str(event.step))
    return next((one.title for one in (step.answers if step else ()) if one.id == answer), answer)
