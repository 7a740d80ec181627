"""G10: a case has somewhere to begin, whichever of the guide's variants it is for."""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.guideline.model import Guideline, Level
from engine.guideline.names import level_of
from engine.guideline.vocabulary import TargetKind
from engine.language.rules.subject import Subject


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Tell each variant for which there is no level to begin at, or no step on it to begin with."""
    guideline = subject.guideline
    variants = frozenset(guideline.head.variants)
    if not variants:
        return
    starts = _starts(guideline)
    begun = {variant for level, place in starts for variant in _taken(level, place, variants=variants)}
    for variant in guideline.head.variants:
        if variant not in begun:
            yield subject.fault("G10", "variant-without-start", at=starts[0][0], variant=variant)


def _starts(guideline: Guideline) -> list[tuple[Level, int]]:
    """Return the levels where a case may begin, each with the place of the first step that it may begin with."""
    levels = {level.id: level for level in guideline.levels}
    if not guideline.entrances:
        return [(guideline.levels[0], 0)]
    first: dict[str, int] = {}
    places = {step.id: place for level in guideline.levels for place, step in enumerate(level.steps)}
    for entrance in guideline.entrances:
        ref = entrance.start.ref or ""
        place = places[ref] if entrance.start.kind is TargetKind.STEP else 0
        level = level_of(ref)
        first[level] = min(first.get(level, place), place)
    return [(levels[level], place) for level, place in first.items()]


def _taken(level: Level, place: int, *, variants: frozenset[str]) -> frozenset[str]:
    """Return the variants that the level is for, and that have a step on it from this place on."""
    of_level = frozenset(level.variants) or variants
    steps = level.steps[place:]
    if not steps or any(not step.variants for step in steps):
        return of_level
    return of_level & {variant for step in steps for variant in step.variants}
