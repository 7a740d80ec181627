"""V05: what is for one group of the guide stands where cases of that group come, or nobody ever meets it."""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.guideline.model import Step
from engine.language.rules.subject import Subject
from engine.language.suggest import choices


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Tell each step that is for other groups than its level is, or than the step that holds its track."""
    for level in subject.guideline.levels:
        name = subject.level_name(level)
        for step in level.steps:
            yield from _told(subject, step, within=level.variants, name=name)
            inner = step.variants or level.variants
            for held in (one for track in step.tracks for one in track.steps):
                yield from _told(subject, held, within=inner, name=f"«{step.title}»" if step.variants else name)


def _told(subject: Subject, step: Step, *, within: tuple[str, ...], name: str) -> Iterator[Diagnostic]:
    if step.variants and within and not frozenset(step.variants) & frozenset(within):
        groups, there = choices(step.variants), choices(within)
        yield subject.fault(
            "V05", "variant-never-there", at=step, title=step.title, mine=groups, where=name, there=there
        )
