"""G04: a question of consent says where the case goes when the answer is no; a no is a lawful answer."""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.guideline.vocabulary import StepKind
from engine.language.rules.subject import Subject
from engine.language.terms import key


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Tell each consent step without `ved_nei`."""
    for step in subject.steps():
        if step.kind is StepKind.CONSENT and step.if_refused is None:
            name = key("if_refused", subject.language)
            yield subject.fault("G04", "consent-without-no", at=step, title=step.title, key=name)
