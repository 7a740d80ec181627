"""G12: the ages that a kind of consent tells apart neither overlap nor leave somebody out."""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.guideline.registry import AgeRule, ConsentType
from engine.language.rules.subject import Subject

_OLDEST = 100


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Warn of the first age of each kind of consent that two rules speak of, and of the first that none does."""
    for kind in subject.guideline.consent_types:
        overlap, hole = _first_overlap(kind), _first_hole(kind)
        if overlap:
            rule, age = overlap
            yield subject.warning("G12", "ages-overlap", at=rule, title=kind.title, age=age)
        if hole is not None:
            yield subject.warning("G12", "ages-hole", at=kind, title=kind.title, age=hole)


def _first_overlap(kind: ConsentType) -> tuple[AgeRule, int] | None:
    for place, rule in enumerate(kind.given_by):
        for age in range(_OLDEST):
            if rule.covers(age) and any(other.covers(age) for other in kind.given_by[:place]):
                return rule, age
    return None


def _first_hole(kind: ConsentType) -> int | None:
    if not kind.given_by:
        return None
    return next((age for age in range(_OLDEST) if not any(rule.covers(age) for rule in kind.given_by)), None)
