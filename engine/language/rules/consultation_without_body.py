"""G05: a consultation says with whom: a body, or anonymously."""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.guideline.vocabulary import StepKind
from engine.language.rules.subject import Subject


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Tell each consultation with nobody to consult."""
    for step in subject.steps():
        if step.kind is StepKind.CONSULTATION and step.body is None and not step.anonymous:
            yield subject.fault("G05", "consultation-without-body", at=step, title=step.title)
