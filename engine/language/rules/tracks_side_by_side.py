"""G11: what goes on side by side has tracks, and more than one."""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.guideline.vocabulary import StepKind
from engine.language.rules.subject import Subject
from engine.language.terms import key


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Tell each parallel step without tracks, and advise each with only one."""
    for step in subject.steps():
        if step.kind is not StepKind.PARALLEL:
            continue
        if not step.tracks:
            name = key("tracks", subject.language)
            yield subject.fault("G11", "tracks-missing", at=step, title=step.title, key=name)
        elif len(step.tracks) == 1:
            yield subject.advice("G11", "one-track", at=step, title=step.title)
