"""Where a case can stand in a guide."""

from collections.abc import Iterator

from engine.guideline.model import Guideline, Level, Step, Track
from engine.guideline.names import SLASH


def places_of(guideline: Guideline) -> dict[str, Level | Step]:
    """Return where a case can stand in a guide, by the state: every step, and each level that has none."""
    found: dict[str, Level | Step] = {}
    for level in guideline.levels:
        if not level.steps:
            found[f"{level.id}{SLASH}"] = level
        found.update(_steps_by_id(level))
    return found


def _steps_by_id(home: Level | Track) -> Iterator[tuple[str, Step]]:
    for step in home.steps:
        yield step.id, step
        for track in step.tracks:
            yield from _steps_by_id(track)
