"""What the names in an own rule stand for in its guide: steps, answers, endings, and levels without steps."""

from collections.abc import Iterable, Iterator

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
    told = tuple(named)
    return Places(
        steps=frozenset(name for spot in told for name in _steps(guideline, spot)),
        answers=frozenset((spot.ref, spot.answer) for spot in told if spot.kind is SpotKind.ANSWER),
        endings=frozenset(name for spot in told for name in _endings(guideline, spot)),
        resting=frozenset(
            level.id
            for level in guideline.levels
            for spot in told
            if spot.kind is SpotKind.LEVEL and spot.ref == level.id and not level.steps
        ),
    )


def _steps(guideline: Guideline, spot: Spot) -> Iterator[str]:
    for level in guideline.levels:
        for step in steps_of(level):
            if _is_named(step, spot, level=level.id):
                yield step.id


def _is_named(step: Step, spot: Spot, *, level: str) -> bool:
    match spot.kind:
        case SpotKind.STEP:
            return step.id == spot.ref
        case SpotKind.STEP_KIND:
            return step.kind.value == spot.ref
        case SpotKind.LEVEL:
            return level == spot.ref
        case SpotKind.PERSON:  # whom a guide only offers to take part does not do the step
            return any(one.id == spot.ref and not one.optional for one in step.who)
        case _:
            return False


def _endings(guideline: Guideline, spot: Spot) -> Iterator[str]:
    if spot.kind is SpotKind.ENDING:
        yield from (one.id for one in guideline.endings if spot.ref in ("", one.id))
