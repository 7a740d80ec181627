"""G14: what demands the whole checklist has one."""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.guideline.element import Demand
from engine.guideline.vocabulary import Requirement
from engine.language.rules.subject import Subject
from engine.language.terms import key


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Tell each demand for a whole checklist on a step or answer without one, and on a level or ending."""
    name = key("checklist", subject.language)
    for title, demand in _without_list(subject):
        if demand.requirement is Requirement.CHECKLIST:
            yield subject.fault("G14", "checklist-missing", at=demand, title=title, key=name)


def _without_list(subject: Subject) -> Iterator[tuple[str, Demand]]:
    """Yield every demand that stands where there is no checklist, with the title of what makes it."""
    guideline = subject.guideline
    for level in guideline.levels:
        yield from ((level.title or level.label, demand) for demand in level.requires)
    for ending in guideline.endings:
        yield from ((ending.title, demand) for demand in ending.requires)
    for step in subject.steps():
        if not step.checklist:
            of_answers = (demand for answer in step.answers for demand in answer.requires)
            yield from ((step.title, demand) for demand in (*step.requires, *of_answers))
