"""G08: advice to say whom to tell on suspicion of violence; `bti meld` says what the guide says.

In a guide that is no draft it is an error, and told by P06.
"""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.guideline.vocabulary import Status
from engine.language.rules.subject import Subject
from engine.language.terms import key


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Advise a draft without any rule that names a receiver."""
    is_draft = subject.guideline.head.status is Status.DRAFT
    if is_draft and not any(rule.report_to for rule in subject.guideline.rules):
        section, name = key("rules", subject.language), key("report_to", subject.language)
        yield subject.advice("G08", "no-safety-rule", at=subject.guideline.head, section=section, key=name)
