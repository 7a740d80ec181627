"""The meetings that were held: what was recorded in parts is one, and each stands as it did until the next."""

from datetime import date

from engine.cases import events as ev
from engine.cases.events import Event
from engine.cases.held import meetings_held, until_next
from engine.values import replace
from tests.exporters.small import opened, record

FIRST = ev.MeetingHeld(present=("foresatte",), minutes="Først.")
REST = ev.MeetingHeld(present=("barn",), minutes="Mer.")
NEXT = ev.MeetingHeld(present=("p1",), minutes="Neste.")
BETWEEN, AFTER = ev.NoteAdded("Mellom."), ev.NoteAdded("Etter.")


def parts() -> tuple[Event, ...]:
    """A meeting, a note, the next meeting, the rest of the first, and a note."""
    events = record(opened(), FIRST, BETWEEN, NEXT, REST, AFTER)
    days = {1: date(2026, 9, 2), 3: date(2026, 9, 9), 4: date(2026, 9, 2)}
    return tuple(replace(one, happened_on=days.get(at, one.happened_on)) for at, one in enumerate(events))


def test_what_was_recorded_in_parts_is_one_meeting() -> None:
    held = meetings_held(parts())
    assert [body.minutes for _, body in held] == ["Neste.", "Først.\n\nMer."]
    assert held[1][1].present == ("foresatte", "barn")


def test_a_meeting_stands_as_it_did_until_the_next_was_recorded() -> None:
    events = record(opened(), FIRST, BETWEEN, NEXT, AFTER)
    assert [one.body for one in until_next(events, 0)][1:] == [FIRST, BETWEEN]
    assert until_next(events, 1) == events


def test_a_part_that_was_recorded_after_the_next_still_belongs_to_it() -> None:
    assert [one.body for one in until_next(parts(), 1)][1:] == [FIRST, BETWEEN, REST]
    assert until_next(parts(), 0) == parts()
