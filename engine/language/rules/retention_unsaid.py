"""G17: a guide that is in force says how long its cases are kept; what is not said nobody can keep to."""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.guideline.vocabulary import Status
from engine.language.rules.subject import Subject
from engine.language.terms import key


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Tell a guide in force that does not say it."""
    head = subject.guideline.head
    if head.status is Status.CURRENT and not head.retention:
        yield subject.warning("G17", "retention-unsaid", at=head, key=key("retention", subject.language))
