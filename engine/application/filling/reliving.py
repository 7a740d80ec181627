"""A walk lived again in another case: on other days, by other people, with other words. Nothing else of it changes.

The days are moved by whole weeks, so that what fell on a working day still does.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from engine.application.filling.people import Office, Wording, random_id
from engine.application.filling.walks import COLLEAGUE, NOTE, Walk
from engine.application.simulation.thought import WORKER
from engine.cases import events as ev
from engine.cases.events import Event
from engine.values import Struct, fields, replace

_THOUGHT = "Simulert."
_SENTENCES = 6  # of a note, at most
_PARTS: dict[type[Any], tuple[str, ...]] = {}


class Life(Struct, frozen=True, kw_only=True):
    """How a walk is lived: in which case and office, by which two, how many acts of it, and how much later."""

    case_id: str
    office: Office
    workers: tuple[str, str]
    alias: str
    acts: int
    later: timedelta


def relive(walk: Walk, life: Life, *, wording: Wording, chance: Random) -> tuple[tuple[Event, ...], ...]:
    """Return the acts of a case that follows a walk."""
    acts = walk.acts[: life.acts]
    names = _names(walk, life, chance=chance)
    started = life.later + timedelta(minutes=chance.randrange(-240, 180))
    return tuple(
        tuple(
            _event(event, names, life=life, at=_at(act, started), text=_text(event, wording, chance=chance))
            for event in act
        )
        for act in acts
    )


def _names(walk: Walk, life: Life, *, chance: Random) -> dict[str, str]:
    """Return what each name in a walk becomes: its ids are drawn anew, and no case shares one with another."""
    first = walk.acts[0][0]
    names = {first.case_id: life.case_id, WORKER: life.workers[0], COLLEAGUE: life.workers[1]}
    if isinstance(first.body, ev.CaseOpened):
        names[first.body.alias] = life.alias
    for act in walk.acts[: life.acts]:
        names[act[0].command_id] = random_id(chance)
        for event in act:
            names[event.event_id] = random_id(chance)
            if isinstance(event.body, ev.SideWorkOpened):
                names[event.body.side_case] = random_id(chance)
    return names


def _text(event: Event, wording: Wording, *, chance: Random) -> str:
    """Return what somebody has written: a sentence, or some of them in a note."""
    most = _SENTENCES if isinstance(event.body, ev.NoteAdded | ev.MeetingHeld) else 1
    return " ".join(chance.choice(wording.sentences) for _ in range(chance.randint(1, most)))


def _at(act: tuple[Event, ...], started: timedelta) -> datetime:
    """Return when an act was done: all of it at one moment, and the acts of a day one after the other."""
    return act[0].recorded_at + started + timedelta(seconds=act[0].seq)


def _event(event: Event, names: dict[str, str], *, life: Life, at: datetime, text: str) -> Event:
    noted = isinstance(event.body, ev.NoteAdded) and event.body.text == NOTE
    names[_THOUGHT] = names[NOTE] = text
    return replace(
        event,
        case_id=life.case_id,
        event_id=names[event.event_id],
        command_id=names[event.command_id],
        recorded_at=at,
        happened_on=event.happened_on + life.later,
        by=life.workers[1 if noted else 0],
        unit=life.office.unit,
        body=_relived(event.body, names, later=life.later),
    )


def _relived(value: Any, names: Mapping[str, str], *, later: timedelta) -> Any:  # noqa: ANN401 - the parts of an event
    """Return a value with other names, and its days moved; what holds none of either is left as it is."""
    kind = type(value)
    if kind is str:
        return names.get(value, value)
    if kind is tuple:
        return tuple([_relived(one, names, later=later) for one in value]) if value else value
    if kind is date or kind is datetime:
        return value + later
    parts = _parts(kind)
    if not parts:
        return value
    told = {part: _relived(getattr(value, part), names, later=later) for part in parts}
    return replace(value, **told)


def _parts(kind: type[Any]) -> tuple[str, ...]:
    """Return the fields of a kind of values; none of one that has none. They are read once for each kind."""
    if kind not in _PARTS:
        _PARTS[kind] = tuple(one.name for one in fields(kind)) if issubclass(kind, Struct) else ()
    return _PARTS[kind]
