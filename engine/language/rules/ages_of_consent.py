"""G12: the ages that a kind of consent tells apart neither overlap nor leave somebody out."""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.guideline.registry import AgeRule, ConsentType
from engine.language.rules.subject import Subject

_OLDEST = 100


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Warn of the first age of each kind of consent that two rules speak of, and of the first that none does."""
    for kind in subject.guideline.consent_types:
        speaking = tuple(_speaking(kind))
        twice = next(((rules[1], age) for age, rules in enumerate(speaking) if len(rules) > 1), None)
        never = next((age for age, rules in enumerate(speaking) if not rules), None)
        if twice:
            yield subject.warning("G12", "ages-overlap", at=twice[0], title=kind.title, age=twice[1])
        elif never is not None:
            nearest = _after_the_hole(kind.given_by, never)
            yield subject.warning("G12", "ages-hole", at=nearest, title=kind.title, age=never)


def _after_the_hole(rules: tuple[AgeRule, ...], age: int) -> AgeRule:
    """Return the rule that begins too late, where the hole is to be closed; past the oldest, the one that ends."""
    begins = [(rule.from_age, place) for place, rule in enumerate(rules) if rule.from_age and rule.from_age > age]
    ends = [(rule.to_age or 0, place) for place, rule in enumerate(rules)]
    return rules[min(begins)[1] if begins else max(ends)[1]]


def _speaking(kind: ConsentType) -> Iterator[tuple[AgeRule, ...]]:
    """Yield for each age the rules that speak of it; nothing where the guide tells no ages apart."""
    if kind.given_by:
        yield from (tuple(rule for rule in kind.given_by if rule.covers(age)) for age in range(_OLDEST))
