"""G07: a meeting answers only for the steps right after it."""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.language.rules.subject import Subject


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Tell each meeting whose `dekker` names a step that does not follow it at once."""
    for steps in subject.lists():
        for place, step in enumerate(steps):
            after = [other.id for other in steps[place + 1 : place + 1 + len(step.covers)]]
            if sorted(after) != sorted(step.covers):
                yield subject.fault("G07", "cover-not-after", at=step, title=step.title)
