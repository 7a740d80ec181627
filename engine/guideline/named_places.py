"""What the names in an own rule stand for in its guide: steps, answers, endings, and levels without steps."""

from collections.abc import Iterable, Iterator, Mapping

from engine.guideline.model import Guideline, Step, steps_of
from engine.guideline.own_rules import Spot
from engine.guideline.vocabulary import SpotKind
from engine.values import Struct


class Places(Struct, frozen=True):
    """What some names stand for, by id; an answer by its step's id and its own. `resting` are levels without steps."""

    steps: frozenset[str] = frozenset()
    answers: frozenset[tuple[str, str]] = frozenset()
    endings: frozenset[str] = frozenset()
    resting: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Tell whether they stand for anything at all."""
        return bool(self.steps or self.answers or self.endings or self.resting)


def places_of(guideline: Guideline, named: Iterable[Spot]) -> Places:
    """Return what the names stand for together."""
    told: dict[SpotKind, set[str]] = {kind: set() for kind in SpotKind}
    answers = set()
    for spot in named:
        told[spot.kind].add(spot.ref)
        if spot.kind is SpotKind.ANSWER:
            answers.add((spot.ref, spot.answer))
    return Places(
        steps=frozenset(_steps(guideline, told)),
        answers=frozenset(answers),
        endings=frozenset(one.id for one in guideline.endings if {"", one.id} & told[SpotKind.ENDING]),
        resting=frozenset(one.id for one in guideline.levels if one.id in told[SpotKind.LEVEL] and not one.steps),
    )


def _steps(guideline: Guideline, told: Mapping[SpotKind, set[str]]) -> Iterator[str]:
    for level in guideline.levels:
        for step in steps_of(level):
            names = ((SpotKind.LEVEL, level.id), (SpotKind.STEP, step.id), (SpotKind.STEP_KIND, step.kind.value))
            if any(name in told[kind] for kind, name in names) or _is_done_by(step, told[SpotKind.PERSON]):
                yield step.id


def _is_done_by(step: Step, people: set[str]) -> bool:
    """Tell whether one of these does a step: whom a guide only offers to take part does not."""
    return any(one.id in people and not one.optional for one in step.who)
