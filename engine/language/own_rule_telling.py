"""Puts into words where a guide breaks one of its own rules: by the rule's own sentence, and what makes it true."""

from collections.abc import Iterator

from engine.guideline.named_places import places_of
from engine.guideline.own_rules import OwnRule, Spot
from engine.guideline.registry import Body, Role, Service
from engine.guideline.vocabulary import SpotKind
from engine.language.rules.subject import Subject
from engine.language.suggest import choices, shown
from engine.language.terms import Group, key, word_for
from engine.proofs import Hit, Weight
from engine.values import Struct


class Said(Struct, frozen=True):
    """The message of a finding, with what it must know beside the title of the place."""

    message: str
    arguments: dict[str, str]


def of_own_rule(rule: OwnRule, hit: Hit, *, subject: Subject) -> Said:
    """Return what is said where a rule is broken, or not proved to be kept."""
    given = places_of(subject.guideline, rule.gives)
    is_ever_given = bool(given.steps or given.answers)
    is_ending = any(hit.path[-1].at == ending.id for ending in subject.guideline.endings)
    message = "own-rule-broken-at-end" if is_ending else "own-rule-broken"
    if hit.severity is Weight.ADVICE:
        message = "own-rule-unproved"
    arguments = {"fact": shown(rule.fact.rstrip("."))}
    if is_ever_given:
        return Said(message, arguments | {"givers": choices(dict.fromkeys(_called(rule.gives, subject)))})
    return Said(f"{message}-for-good", arguments | {"gives": key("gives", subject.language)})


def _called(named: tuple[Spot, ...], subject: Subject) -> Iterator[str]:
    """Give what a rule names as the guide writes it."""
    guideline, steps = subject.guideline, {step.id: step for step in subject.steps()}
    people: tuple[Role | Service | Body, ...] = (*guideline.roles, *guideline.services, *guideline.bodies)
    titles = {one.id: one.title for one in people}
    levels = {level.id: level for level in guideline.levels}
    for spot in named:
        match spot.kind:
            case SpotKind.STEP:
                yield steps[spot.ref].title
            case SpotKind.STEP_KIND:
                yield word_for(Group.SPOTS, spot.ref, language=subject.language)
            case SpotKind.LEVEL:
                yield subject.level_name(levels[spot.ref])
            case SpotKind.ANSWER:
                step = steps[spot.ref]
                yield next(f"{one.title} ({step.title})" for one in step.answers if one.id == spot.answer)
            case SpotKind.PERSON | SpotKind.ENDING:
                yield titles.get(spot.ref, spot.ref)
