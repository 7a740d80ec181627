"""Owns the places of a guide that is drawn by chance: its levels, and the steps and tracks that stand there, by id."""

from dataclasses import dataclass, field
from random import Random

from engine.guideline.names import SLASH, step_id, track_id
from engine.guideline.vocabulary import StepKind

_KINDS = {
    StepKind.STEP: 30,
    StepKind.MEETING: 14,
    StepKind.CONSENT: 10,
    StepKind.MEASURES: 14,
    StepKind.EVALUATION: 12,
    StepKind.CONSULTATION: 5,
    StepKind.DECISION: 18,
}
_MOST_LEVELS = 6
_STEPS_A_LEVEL = 3
_MOST_TRACKS, _MOST_IN_TRACK = 3, 3


@dataclass(slots=True)
class Spot:
    """One step to be: its id and kind, and for one that holds tracks what stands in each."""

    id: str
    kind: StepKind
    tracks: dict[str, "list[Spot]"] = field(default_factory=dict)


@dataclass(slots=True)
class Plan:
    """The levels by id, each with its steps in order; one without steps is a resting place."""

    levels: dict[str, list[Spot]]

    def steps(self) -> list[str]:
        """Return the ids of the steps that stand on a level itself, where a jump may land."""
        return [spot.id for row in self.levels.values() for spot in row]


def called(name: str) -> str:
    """Return what a step or a track is called in its list: the last part of its id."""
    return name.rsplit(SLASH, 1)[-1]


def planned(chance: Random, size: int, *, parallel: float, empty: float) -> Plan:
    """Draw the places of a guide with so many steps; `parallel` and `empty` are how often tracks and rests come."""
    count = chance.randint(1, max(1, min(_MOST_LEVELS, size // _STEPS_A_LEVEL)))
    levels = {str(number): list[Spot]() for number in range(count)}
    while (left := size - sum(map(_weight, levels.values()))) > 0:
        level = chance.choice(list(levels)) if all(levels.values()) else next(k for k, v in levels.items() if not v)
        levels[level].append(_spot(chance, level, number=len(levels[level]), most=left, parallel=parallel))
    rests = {f"r{number}": list[Spot]() for number in range(2) if chance.random() < empty}
    return Plan(_shuffled(chance, {**levels, **rests}))


def _weight(row: list[Spot]) -> int:
    return sum(1 + sum(map(len, spot.tracks.values())) for spot in row)


def _shuffled(chance: Random, levels: dict[str, list[Spot]]) -> dict[str, list[Spot]]:
    order = list(levels)
    chance.shuffle(order)
    return {level: levels[level] for level in order}


def _spot(chance: Random, level: str, *, number: int, most: int, parallel: float) -> Spot:
    if chance.random() >= parallel or most <= _MOST_TRACKS * _MOST_IN_TRACK:
        return Spot(step_id(level, f"s{number}"), _kind(chance))
    held = step_id(level, f"s{number}")
    tracks = {}
    for name in range(chance.randint(1, _MOST_TRACKS)):
        track = track_id(held, f"t{name}")
        steps = range(chance.randint(1, _MOST_IN_TRACK))
        tracks[track] = [Spot(step_id(track, f"s{place}"), _kind(chance)) for place in steps]
    return Spot(held, StepKind.PARALLEL, tracks)


def _kind(chance: Random) -> StepKind:
    return chance.choices(list(_KINDS), list(_KINDS.values()))[0]
