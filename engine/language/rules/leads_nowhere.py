"""G01: a step that goes on to the next one has a next one. The last step of a level says where the case goes.

The last step of a track needs not: there the track is gone through.
"""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.language.rules.subject import Subject, follows, goes_on


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Tell each step whose way on runs off the end of its level."""
    for level in subject.guideline.levels:
        for place, step in enumerate(level.steps):
            if goes_on(step) and not follows(level.steps, place):
                message = "covers-to-the-end" if step.covers else "leads-nowhere"
                yield subject.fault("G01", message, at=step, title=step.title, level=subject.level_name(level))
