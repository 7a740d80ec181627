"""G13: advice to say who can tell that nobody need be kept out of the case any longer."""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.language.rules.subject import Subject
from engine.language.terms import key


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Advise each standing rule that keeps somebody out for good; one that says it is silent is left alone."""
    for rule in subject.guideline.rules:
        if rule.kept_out and not rule.cleared_by and "cleared_by" not in rule.silent:
            name = key("cleared_by", subject.language)
            yield subject.advice("G13", "never-cleared", at=rule, title=rule.id, key=name)
