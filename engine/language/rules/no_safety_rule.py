"""G08: advice to say whom to tell on suspicion of violence; `bti meld` says what the guide says."""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.language.rules.subject import Subject
from engine.language.terms import key


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Advise a guide without any rule that names a receiver."""
    if not any(rule.report_to for rule in subject.guideline.rules):
        section, name = key("rules", subject.language), key("report_to", subject.language)
        yield subject.advice("G08", "no-safety-rule", at=subject.guideline.head, section=section, key=name)
