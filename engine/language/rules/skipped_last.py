"""G02: a step that may be left out has somewhere to go when it is: a next step, or a `gå_til` of its own."""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.guideline.vocabulary import TargetKind
from engine.language.rules.subject import Subject, follows, goes_on
from engine.language.terms import key


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Tell each last step that can be left out, and whose answers would then never be asked."""
    for level in subject.guideline.levels:
        for place, step in enumerate(level.steps):
            left_out = bool(step.guards) or step.optional
            led = step.goto is not None and step.goto.kind is not TargetKind.NEXT
            if left_out and not led and not follows(level.steps, place) and not goes_on(step):
                name = key("guard" if step.guards else "optional", subject.language)
                yield subject.fault("G02", "skipped-last", at=step, title=step.title, key=name)
