"""G03: a decision has answers."""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.guideline.vocabulary import StepKind
from engine.language.rules.subject import Subject
from engine.language.terms import key


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Tell each decision that offers nothing to choose."""
    for step in subject.steps():
        if step.kind is StepKind.DECISION and not step.answers:
            name = key("answers", subject.language)
            yield subject.fault("G03", "decision-without-answers", at=step, title=step.title, key=name)
