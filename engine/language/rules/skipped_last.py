"""G02: a step that may be left out has somewhere to go when it is: a next step, or a `gå_til` of its own."""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.guideline.model import Step
from engine.guideline.vocabulary import TargetKind
from engine.language.rules.subject import Subject, follows, goes_on
from engine.language.terms import key


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Tell each last step that can be left out, and whose answers would then never be asked."""
    for level in subject.guideline.levels:
        for place, step in enumerate(level.steps):
            led = step.goto is not None and step.goto.kind is not TargetKind.NEXT
            name = _left_out_by(step)
            if name and not led and not follows(level.steps, place) and not goes_on(step):
                written = key(name, subject.language)
                yield subject.fault("G02", "skipped-last", at=step, title=step.title, key=written)


def _left_out_by(step: Step) -> str | None:
    """Return the key that lets a step be left out; None where it never is."""
    if step.guards:
        return "guard"
    if step.variants:
        return "variants"
    return "optional" if step.optional else None
