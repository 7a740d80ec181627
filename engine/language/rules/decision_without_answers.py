"""G03: a decision has answers."""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.guideline.model import Step
from engine.guideline.vocabulary import StepKind
from engine.language.rules.subject import Subject
from engine.language.terms import key


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Tell each decision that offers nothing to choose."""
    for step in subject.steps():
        if is_unanswered(step):
            name = key("answers", subject.language)
            yield subject.fault("G03", "decision-without-answers", at=step, title=step.title, key=name)


def is_unanswered(step: Step) -> bool:
    """Tell whether a step is a decision that offers nothing to choose."""
    return step.kind is StepKind.DECISION and not step.answers
