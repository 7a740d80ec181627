"""The own view of whom a case is about: seen where it is missing, and written down after the evaluation."""

import pytest

from engine.cases import commands as cmd
from engine.cases.events import MeasuresEvaluated, View
from engine.cases.evolve import effective
from engine.cases.measure_history import Turn, measure_histories
from engine.cases.own_view import unheard, unheard_last
from engine.cases.vocabulary import Outcome, SubjectKind
from engine.guideline.registry import Role
from engine.guideline.vocabulary import RoleKind
from engine.values import replace
from tests.cases.guide import PROCESS, Walk
from tests.cases.stories import measure, opened
from tests.cases.test_walk import at_evaluation

SAID = (View("barn", "Det er kjekt."),)
ADDED = cmd.EvaluateMeasures(views=SAID, afterwards=True)


def with_roles(*roles: Role) -> Walk:
    """A case in a guide that has these roles."""
    walk = opened()
    walk.process = replace(PROCESS, guideline=replace(PROCESS.guideline, roles=roles))
    return walk


def test_an_evaluation_without_the_childs_view_is_seen_until_it_is_added() -> None:
    walk = opened().do(measure("t1"))
    assert unheard_last(walk.state, process=walk.process) is None
    walk.do(cmd.EvaluateMeasures(views=(View("foresatte", "Bedre."),)))
    missing = unheard_last(walk.state, process=walk.process)
    assert missing is not None
    assert missing.id == "barn"
    walk.do(ADDED)
    assert unheard_last(walk.state, process=walk.process) is None
    assert [roles for _, roles in walk.state.evaluations] == [frozenset({"foresatte", "barn"})]


def test_why_the_child_was_not_asked_is_enough() -> None:
    walk = opened().do(measure("t1"), cmd.EvaluateMeasures(views=(View("barn", not_asked_because="syk"),)))
    assert unheard_last(walk.state, process=walk.process) is None


def test_what_is_added_evaluates_nothing_and_stands_in_the_history_of_what_was_evaluated() -> None:
    walk = opened().do(measure("t1"), measure("t2"), cmd.EvaluateMeasures(measures=(("t1", Outcome.ENDED),)), ADDED)
    history = measure_histories(effective(walk.events))
    assert [one.turn for one in history["t1"]] == [Turn.STARTED, Turn.EVALUATED, Turn.HEARD]
    assert history["t1"][-1].views == SAID
    assert [one.turn for one in history["t2"]] == [Turn.STARTED]
    assert not walk.state.measures[0].running


def test_what_the_step_asks_for_can_be_added_afterwards() -> None:
    walk = at_evaluation().do(cmd.EvaluateMeasures())
    assert walk.refused(cmd.CompleteStep()).reasons[0].code == "view-recorded"
    walk.do(ADDED, cmd.CompleteStep())


def test_there_must_be_an_evaluation_to_add_to_and_something_to_add() -> None:
    walk = opened().do(measure("t1"))
    assert walk.refused(ADDED).code == "no-evaluation"
    walk.do(cmd.EvaluateMeasures())
    assert walk.refused(cmd.EvaluateMeasures(afterwards=True)).code == "blank"
    bare = cmd.EvaluateMeasures(views=(View("barn"),), afterwards=True)
    assert walk.refused(bare).code == "view-needs-text"


def test_what_was_added_is_undone_alone() -> None:
    walk = opened().do(measure("t1"), cmd.EvaluateMeasures(), ADDED, cmd.Undo())
    assert [roles for _, roles in walk.state.evaluations] == [frozenset()]
    walk.do(cmd.Redo())
    assert [roles for _, roles in walk.state.evaluations] == [frozenset({"barn"})]
    bodies = [one.body for one in effective(walk.events)]
    assert [one.afterwards for one in bodies if isinstance(one, MeasuresEvaluated)] == [False, True]


CHILD, SUBJECT = (
    Role(id="barn", title="Barnet", kind=RoleKind.CHILD),
    Role(id="person", title="Den det gjelder", kind=RoleKind.SUBJECT),
)


@pytest.mark.parametrize(
    ("roles", "subject", "named"),
    [
        ((SUBJECT, CHILD), SubjectKind.CHILD, "barn"),
        ((SUBJECT, CHILD), SubjectKind.ADULT, "person"),
        ((SUBJECT,), SubjectKind.YOUTH, "person"),
        ((CHILD,), SubjectKind.PREGNANT, None),
        ((), SubjectKind.CHILD, None),
    ],
)
def test_whose_view_it_is_goes_by_whom_the_case_is_about(
    roles: tuple[Role, ...], subject: SubjectKind, named: str | None
) -> None:
    walk = with_roles(*roles)
    found = unheard((), replace(walk.state, subject=subject), process=walk.process)
    assert (found.id if found else None) == named


def test_either_of_the_words_for_whom_the_case_is_about_is_enough() -> None:
    walk = with_roles(SUBJECT, CHILD)
    assert unheard(("person",), walk.state, process=walk.process) is None


def test_nobody_is_missed_who_is_kept_out() -> None:
    walk = with_roles(SUBJECT)
    assert unheard((), replace(walk.state, kept_out=frozenset({"person"})), process=walk.process) is None
