"""Which function applies which kind of event: each kind has one, in one module."""

from engine.cases import events as ev
from engine.cases.evolve_course import COURSE
from engine.cases.evolve_life import LIFE
from engine.cases.evolve_people import PEOPLE
from engine.cases.evolve_work import WORK

BY_ITSELF = {ev.CaseOpened, ev.ActUndone, ev.ActRedone}
"""What begins a case, and what says which other events count."""


def test_every_kind_of_event_is_applied_in_one_place() -> None:
    applied = [kind for kinds in (COURSE, PEOPLE, WORK, LIFE) for kind in kinds]
    assert len(applied) == len(set(applied))
    assert {*applied, *BY_ITSELF} == set(ev.NAMES)
    assert BY_ITSELF.isdisjoint(applied)
