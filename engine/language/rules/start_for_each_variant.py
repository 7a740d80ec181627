"""G10: a case has somewhere to begin, whichever of the guide's variants it is for."""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.guideline.model import Guideline, Level
from engine.guideline.names import level_of
from engine.guideline.vocabulary import TargetKind
from engine.language.rules.subject import Subject


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Tell each variant for which there is no level to begin at, or no step on it to begin with."""
    starts = tuple(_starts(subject.guideline))
    for variant in subject.guideline.head.variants:
        if not any(_takes(level, variant, first=first) for level, first in starts):
            yield subject.fault("G10", "variant-without-start", at=starts[0][0], variant=variant)


def _starts(guideline: Guideline) -> Iterator[tuple[Level, str | None]]:
    """Yield the levels where a case may begin, each with the step, where an entrance names one."""
    levels = {level.id: level for level in guideline.levels}
    if not guideline.entrances:
        yield guideline.levels[0], None
    for entrance in guideline.entrances:
        ref = entrance.start.ref or ""
        is_step = entrance.start.kind is TargetKind.STEP
        yield levels[level_of(ref)], ref if is_step else None


def _takes(level: Level, variant: str, *, first: str | None) -> bool:
    """Tell whether the level is for the variant, and has a step for it from the first one on."""
    ids = [step.id for step in level.steps]
    steps = level.steps[ids.index(first) if first else 0 :]
    of_level = not level.variants or variant in level.variants
    return of_level and (not steps or any(not step.variants or variant in step.variants for step in steps))
