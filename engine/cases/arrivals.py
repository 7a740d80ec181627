"""How a case came to each of its levels, and when it is entered anew: what the deadline of a level counts from."""

from collections.abc import Mapping
from datetime import date

from engine.cases.events import Event
from engine.guideline.names import is_ending, level_of
from engine.values import Struct, replace


class Arrival(Struct, frozen=True):
    """How a case came to a level the last time: in which pass from another level, on which day, to which state.

    `last_on` is the day that the level was last entered, which may have been from itself.
    """

    pass_: int
    on: date
    state: str
    last_on: date


def entered_after(entered: Mapping[str, Arrival], event: Event, *, after: int) -> Mapping[str, Arrival]:
    """Return how each level was entered after an event that moves the case; `after` is the pass that it moves to."""
    landing, left = str(event.moved_to), str(event.moved_from)
    if is_ending(landing) or is_ending(left):
        return entered  # a case that is opened again has not left its level
    level, day = level_of(landing), event.happened_on
    if level != level_of(left):
        return {**entered, level: Arrival(after, day, landing, day)}
    known = entered.get(level)
    if known and after > event.pass_ and landing == known.state:
        return {**entered, level: replace(known, last_on=day)}
    return entered


def entered_by(entered: Mapping[str, Arrival], entries: Mapping[str, str]) -> Mapping[str, Arrival]:
    """Return how each level was entered in a version in which some of them are entered in another state."""
    return {level: replace(one, state=entries.get(level, one.state)) for level, one in entered.items()}
