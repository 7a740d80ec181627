"""G09: advice to write hvem, hva and verktøy in every step, so that silent and forgotten differ."""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.guideline.model import Step
from engine.language.rules.subject import Subject
from engine.language.suggest import choices
from engine.language.terms import key, sign

_SPINE = ("who", "what", "tools")


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Advise each step that leaves one of the three unsaid."""
    for step in subject.steps():
        missing = [key(name, subject.language) for name in _SPINE if not _written(step, name)]
        if missing:
            silent = sign("silent", subject.language)
            names = choices(missing)
            yield subject.advice("G09", "missing-spine", at=step, title=step.title, choices=names, silent=silent)


def _written(step: Step, name: str) -> bool:
    # The fields by name, because a guide can be silent on each of them. A form is one of the tools.
    content = {"who": step.who, "what": step.what, "tools": step.tools or step.form}[name]
    return bool(content) or name in step.silent
