"""What of a case's course is kept to be counted: how it went between levels, and how it was evaluated."""

from collections.abc import Iterable
from datetime import date

from engine.cases.events import Event, VersionChanged, View
from engine.guideline.names import MAIN, is_ending, level_of
from engine.values import Struct, replace


class Crossing(Struct, frozen=True):
    """That a case went from one level to another."""

    left: str
    entered: str
    on: date


class Weighing(Struct, frozen=True):
    """An evaluation: when, since when something of it had waited, whose own view was told, and who was not asked."""

    on: date
    since: date
    told: frozenset[str] = frozenset()
    not_asked: frozenset[str] = frozenset()


def crossed(before: tuple[Crossing, ...], event: Event) -> tuple[Crossing, ...]:
    """Return how the case has gone between levels after an event that moves it."""
    left, landing = str(event.moved_from), str(event.moved_to)
    if isinstance(event.body, VersionChanged):  # the levels are another guide's, and nobody has gone anywhere
        return before
    if event.track != MAIN or is_ending(left) or is_ending(landing) or level_of(left) == level_of(landing):
        return before
    return (*before, Crossing(level_of(left), level_of(landing), event.happened_on))


def weighed(on: date, *, since: date, views: Iterable[View]) -> Weighing:
    """Return an evaluation with what was said of whose view it holds."""
    return heard(Weighing(on, min(since, on)), views)


def heard(one: Weighing, views: Iterable[View]) -> Weighing:
    """Return an evaluation to which views were added: who has told is no longer one who was not asked."""
    said = tuple(views)
    told = one.told | {view.role for view in said if view.text}
    return replace(one, told=told, not_asked=(one.not_asked | {view.role for view in said}) - told)
