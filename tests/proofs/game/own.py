"""Owns what a municipality's own rules mean to the token game: the places that their names stand for."""

from collections.abc import Iterable, Iterator

from engine.guideline.model import Guideline, Level, steps_of
from engine.guideline.names import resting_state
from engine.guideline.own_rules import OwnRule, Spot
from engine.guideline.vocabulary import SpotKind
from tests.proofs.game.moves import answer_called
from tests.proofs.game.words import Fact


def own_facts(guideline: Guideline) -> Iterator[Fact]:
    """Give the fact of each rule of the guide's own."""
    for rule in guideline.own_rules:
        yield _fact(rule, guideline)


def _fact(rule: OwnRule, guideline: Guideline) -> Fact:
    return Fact(
        rule=rule.id,
        severity=rule.severity.value,
        missing=not rule.at_start,
        word=None,
        gives=_entered(rule.gives, guideline),
        answers=frozenset(answer_called(spot.ref, spot.answer) for spot in rule.gives if spot.kind is SpotKind.ANSWER),
        takes=_entered(rule.takes, guideline),
        needs=_entered(rule.needed_at, guideline),
        ends=_endings(rule.needed_at, guideline),
    )


def _entered(named: Iterable[Spot], guideline: Guideline) -> frozenset[str]:
    """Return the steps, and the places without steps, that some names stand for."""
    return frozenset(place for spot in named for level in guideline.levels for place in _on_level(spot, level))


def _on_level(spot: Spot, level: Level) -> Iterator[str]:
    if spot.kind is SpotKind.LEVEL and spot.ref == level.id and not level.steps:
        yield resting_state(level.id)
    for step in steps_of(level):
        does = {person.id for person in step.who if not person.optional}
        names = {
            SpotKind.STEP: step.id,
            SpotKind.STEP_KIND: step.kind.value,
            SpotKind.LEVEL: level.id,
        }
        if names.get(spot.kind) == spot.ref or (spot.kind is SpotKind.PERSON and spot.ref in does):
            yield step.id


def _endings(named: Iterable[Spot], guideline: Guideline) -> frozenset[str]:
    """Return the endings that some names stand for; a name of none in particular stands for all."""
    asked = {spot.ref for spot in named if spot.kind is SpotKind.ENDING}
    return frozenset(ending.id for ending in guideline.endings if asked & {"", ending.id})
