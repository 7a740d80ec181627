"""G06: the first step of the guide has no `bare_når`: a case must begin somewhere before any fact is known."""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.language.rules.subject import Subject


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Tell a first step with a guard."""
    first = next(iter(subject.guideline.levels[0].steps), None)
    if first and first.guards:
        yield subject.fault("G06", "guarded-start", at=first.guards[0], title=first.title)
