"""Owns the rules of its own that a guide drawn by chance has: on a fact untrue at first, and on one that is true."""

from random import Random

from engine.guideline.model import Answer, Guideline, Step, steps_of
from engine.guideline.own_rules import OwnRule, Spot
from engine.guideline.vocabulary import Seriousness, SpotKind, StepKind
from tests.proofs.drawing.words import ROLES

UNTRUE, TRUE = "K01", "K02"
"""The ids of the two rules: whether their fact is true when a case begins."""
_KINDS = (
    StepKind.MEETING,
    StepKind.CONSENT,
    StepKind.MEASURES,
    StepKind.EVALUATION,
    StepKind.CONSULTATION,
    StepKind.DECISION,
)
_MOSTLY = 0.9
_SELDOM = 0.2


def own_rules(chance: Random, guideline: Guideline) -> tuple[OwnRule, ...]:
    """Draw the rules of a guide of which everything else is drawn."""
    naming = _Naming(chance, guideline)
    found = []
    if chance.random() < _MOSTLY:
        takes = naming.entered() if chance.random() < _SELDOM else ()
        found.append(naming.rule(UNTRUE, gives=naming.given(), takes=takes))
    if chance.random() < _MOSTLY:
        gives = naming.given() if chance.random() < _MOSTLY else ()
        found.append(naming.rule(TRUE, gives=gives, takes=naming.entered()))
    return tuple(found)


class _Naming:
    """Draws what a rule names in one guide."""

    def __init__(self, chance: Random, guideline: Guideline) -> None:
        self._chance = chance
        self._levels = [level.id for level in guideline.levels]
        self._steps = [step for level in guideline.levels for step in steps_of(level)]
        self._answers = [(step, answer) for step in self._steps for answer in step.answers]
        self._endings = ["", *(ending.id for ending in guideline.endings)]

    def rule(self, name: str, *, gives: tuple[Spot, ...], takes: tuple[Spot, ...]) -> OwnRule:
        """Draw one rule."""
        return OwnRule(
            id=name,
            fact=f"Regel {name} holder.",
            at_start=name == TRUE,
            gives=gives,
            takes=takes,
            needed_at=self._needed(),
            severity=self._chance.choice(tuple(Seriousness)),
        )

    def given(self) -> tuple[Spot, ...]:
        """Draw what makes a fact true: steps, and answers."""
        answers = self._answer() if self._answers and self._chance.random() < _SELDOM * 2 else ()
        return tuple(dict.fromkeys((*self.entered(), *answers)))

    def entered(self) -> tuple[Spot, ...]:
        """Draw steps, by name or of a sort."""
        return tuple(dict.fromkeys(self._step() for _ in range(self._chance.randint(1, 3))))

    def _needed(self) -> tuple[Spot, ...]:
        ends = Spot(kind=SpotKind.ENDING, ref=self._chance.choice(self._endings))
        return (*self.entered(), ends) if self._chance.random() < _SELDOM else self.entered()

    def _step(self) -> Spot:
        kind = self._chance.choices((SpotKind.STEP, SpotKind.STEP_KIND, SpotKind.LEVEL, SpotKind.PERSON), (8, 4, 1, 1))
        match kind[0]:
            case SpotKind.STEP:
                return Spot(kind=SpotKind.STEP, ref=self._chance.choice(self._steps).id)
            case SpotKind.STEP_KIND:
                return Spot(kind=SpotKind.STEP_KIND, ref=self._chance.choice(_KINDS).value)
            case SpotKind.LEVEL:
                return Spot(kind=SpotKind.LEVEL, ref=self._chance.choice(self._levels))
            case _:
                return Spot(kind=SpotKind.PERSON, ref=self._chance.choice(ROLES))

    def _answer(self) -> tuple[Spot, ...]:
        """Draw one answer, with every other that is called the same: a rule cannot tell them apart."""
        step, answer = self._chance.choice(self._answers)
        alike = ((other, one) for other, one in self._answers if _called(other, one) == _called(step, answer))
        return tuple(Spot(kind=SpotKind.ANSWER, ref=other.id, answer=one.id) for other, one in alike)


def _called(step: Step, answer: Answer) -> tuple[str, str]:
    return step.title, answer.title
