"""What a case is called and whom it is about: as it is opened, and said anew later."""

from datetime import date

import pytest

from engine.cases import commands as cmd
from engine.cases.ages import Ages
from engine.cases.answering import ages_then
from engine.cases.evolve import fold
from engine.cases.state import CaseStatus
from engine.cases.vocabulary import SubjectKind
from engine.guideline.compile import compile_process
from engine.guideline.registry import Role
from engine.guideline.vocabulary import RoleKind
from engine.values import replace
from tests.cases import guide
from tests.cases.guide import START, Walk
from tests.cases.stories import opened
from tests.cases.whole import WHOLE

PLAIN = cmd.OpenCase(alias="prøve", variant="skole")
MAY = date(2011, 5, 1)


def begun(wanted: cmd.OpenCase) -> Walk:
    return Walk(process=WHOLE).do(wanted)


def old(walk: Walk) -> Ages:
    return ages_then(walk.state, walk.today)


def test_a_case_is_about_a_child_where_nobody_says_otherwise() -> None:
    assert begun(PLAIN).state.subject is SubjectKind.CHILD
    assert begun(replace(PLAIN, age=40)).state.subject is SubjectKind.ADULT


def test_a_guide_without_children_and_guardians_is_about_grown_ups() -> None:
    role = Role(id="brukar", title="Brukaren", kind=RoleKind.SUBJECT)
    guideline = replace(guide.GUIDE, roles=(role,))
    walk = Walk(process=compile_process(guideline, "grown-ups")).do(cmd.OpenCase(alias="x"))
    assert walk.state.subject is SubjectKind.ADULT


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ({"subject": SubjectKind.ADULT, "age": 17}, "adult-under-age"),
        ({"subject": SubjectKind.CHILD, "age": 18}, "child-of-age"),
        ({"born": date(2026, 10, 1)}, "birth-unlikely"),
        ({"born": date(1880, 1, 1)}, "birth-unlikely"),
        ({"born": MAY, "age": 12}, "age-and-birth-differ"),
    ],
)
def test_somebody_who_cannot_be_is_refused_at_the_door_and_later(wanted: dict[str, object], code: str) -> None:
    assert Walk(process=WHOLE).refused(cmd.OpenCase(alias="x", variant="skole", **wanted)).code == code  # type: ignore[arg-type]  # the fields of the command
    assert opened().refused(cmd.DescribeSubject(**wanted)).code == code  # type: ignore[arg-type]  # as above


def test_a_month_of_birth_is_enough_to_know_the_age_for_years() -> None:
    walk = begun(replace(PLAIN, born=MAY))
    assert old(walk) == Ages(15, 15)
    assert ages_then(walk.state, date(2028, 6, 1)) == Ages(17, 17)


def test_whom_a_case_is_about_can_be_said_anew_and_taken_back() -> None:
    walk = opened().do(cmd.DescribeSubject(subject=SubjectKind.YOUTH, age=15))
    assert (walk.state.subject, old(walk)) == (SubjectKind.YOUTH, Ages(15, 15))
    assert walk.refused(cmd.DescribeSubject(subject=SubjectKind.YOUTH)).code == "subject-unchanged"
    assert walk.refused(cmd.DescribeSubject()).code == "subject-unchanged"
    walk.do(cmd.Undo())
    assert (walk.state.subject, walk.state.born) == (SubjectKind.CHILD, None)


def test_who_was_expected_is_born_and_has_an_age_of_its_own() -> None:
    walk = begun(replace(PLAIN, subject=SubjectKind.PREGNANT, age=31))
    walk.do(cmd.DescribeSubject(subject=SubjectKind.CHILD, born=date(2026, 8, 1)))
    assert (walk.state.subject, old(walk)) == (SubjectKind.CHILD, Ages(0, 0))


def test_a_child_that_comes_of_age_stays_a_child_until_somebody_says_so() -> None:
    walk = begun(replace(PLAIN, age=17))
    walk.today = date(2027, 9, 2)
    assert walk.refused(cmd.DescribeSubject(age=18)).code == "child-of-age"
    assert walk.do(cmd.DescribeSubject(subject=SubjectKind.ADULT, age=18)).state.subject is SubjectKind.ADULT


def test_another_alias_is_told_without_the_old_one_and_no_undo_brings_that_back() -> None:
    walk = opened().do(cmd.AddNote(text="Ringte."), cmd.RenameCase(alias="gutt, 6 år"))
    assert walk.state.alias == "gutt, 6 år"
    walk.do(cmd.Undo())
    assert (walk.state.alias, walk.state.notes) == ("gutt, 6 år", ())
    assert walk.refused(cmd.Undo()).code == "nothing-to-undo"
    assert fold(walk.events) == walk.state


def test_an_alias_that_is_empty_or_the_same_is_refused() -> None:
    walk = opened()
    assert walk.refused(cmd.RenameCase(alias=" ")).code == "blank"
    assert walk.refused(cmd.RenameCase(alias=walk.state.alias)).code == "alias-unchanged"


def test_a_closed_case_can_still_be_renamed_and_nothing_else_of_it() -> None:
    walk = opened().do(cmd.CloseCase(ending="slutt", reason="De ville det.", family_wish=True))
    assert walk.state.status is CaseStatus.CLOSED
    assert walk.do(cmd.RenameCase(alias="q")).state.alias == "q"
    assert walk.refused(cmd.DescribeSubject(age=6)).code == "case-closed"


def test_work_beside_a_case_is_about_nobody() -> None:
    walk = opened()
    begins = walk.events[0]
    walk.events = (replace(begins, body=replace(begins.body, subject=None)),)
    assert walk.refused(cmd.DescribeSubject(age=6)).code == "about-nobody"


def test_what_is_told_later_counts_from_the_day_it_was_said() -> None:
    walk = opened().do(cmd.DescribeSubject(age=6))
    assert walk.state.born is not None
    assert walk.state.born.latest == date(START.year - 6, START.month, START.day)
