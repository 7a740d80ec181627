"""G01: a step that goes on to the next one has a next one. The last step of a level says where the case goes.

The last step of a track needs not: there the track is gone through.
"""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.guideline.model import Level, Step
from engine.language.rules.decision_without_answers import is_unanswered
from engine.language.rules.subject import Subject, follows, goes_on, onward
from engine.language.terms import sign


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Tell each step whose way on runs off the end of its level."""
    for level in subject.guideline.levels:
        for place, step in enumerate(level.steps):
            if goes_on(step) and not is_unanswered(step) and not follows(level.steps, place):
                yield _told(subject, level, step=step)


def _told(subject: Subject, level: Level, *, step: Step) -> Diagnostic:
    """Tell it at the word that says to go on, where there is one; else the step says nothing at all."""
    name = subject.level_name(level)
    said = onward(step)
    if said and not step.covers:
        word = sign("onward", subject.language)
        return subject.fault("G01", "onward-from-last", at=said[0], title=step.title, level=name, word=word)
    message = "covers-to-the-end" if step.covers else "leads-nowhere"
    return subject.fault("G01", message, at=step, title=step.title, level=name)
