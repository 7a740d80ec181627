"""Two versions of a guide side by side: what is new, gone, moved or changed, and how much it weighs."""

import pytest

from engine.guideline.changes import Change, ChangeKind, Importance, Part
from engine.guideline.compare import compare
from engine.guideline.compile import compile_process
from engine.guideline.element import Participant, Place, Target
from engine.guideline.landing import Footing, has_place, landing
from engine.guideline.model import Answer, Guideline, Level, Step
from engine.guideline.process import Need
from engine.guideline.registry import Role
from engine.guideline.standing import places_of
from engine.guideline.vocabulary import StepKind, TargetKind
from engine.values import replace
from tests.cases.guide import GUIDE
from tests.guideline.whole import GUIDE as WHOLE

ADDED, REMOVED, MOVED, CHANGED = ChangeKind
Told = tuple[str, str, str, str]


def step(name: str, kind: StepKind = StepKind.STEP, *, answers: tuple[Answer, ...] = ()) -> Step:
    title = name.rpartition("/")[2].capitalize()
    return Step(id=name, kind=kind, title=title, answers=answers)


def guide_of(*levels: Level) -> Guideline:
    return replace(GUIDE, levels=levels, entrances=(), rules=(), consent_types=())


def level(name: str, *steps: str) -> Level:
    return Level(id=name, label=name, steps=tuple(step(f"{name}/{one}") for one in steps))


def told(before: Guideline, after: Guideline) -> list[Told]:
    """Each change as its kind, its part, the id, and what it follows, its old id or its field."""
    return [_told(one) for one in compare(before, after)]


def _told(change: Change) -> Told:
    return (change.kind.value, change.part.value, change.id, change.old_id or change.follows or change.field)


def test_the_same_guide_from_other_places_has_not_changed() -> None:
    first = WHOLE.levels[0]
    elsewhere = replace(
        first, at=Place("annen.yaml", 99), steps=tuple(replace(one, at=Place("x", 1)) for one in first.steps)
    )
    assert compare(WHOLE, replace(WHOLE, levels=(elsewhere, *WHOLE.levels[1:]))) == ()


def test_a_step_that_comes_in_and_one_that_goes() -> None:
    before, after = guide_of(level("a", "en", "to")), guide_of(level("a", "to", "tre"))
    assert told(before, after) == [("removed", "step", "a/en", ""), ("added", "step", "a/tre", "a/to")]


@pytest.mark.parametrize(
    ("order", "moved"),
    [
        (("to", "tre", "en"), [("moved", "step", "a/en", "a/tre")]),
        (("tre", "en", "to"), [("moved", "step", "a/tre", "")]),
        (("to", "en", "tre"), [("moved", "step", "a/to", "")]),
    ],
)
def test_of_steps_in_another_order_as_few_as_can_be_were_moved(order: tuple[str, ...], moved: list[Told]) -> None:
    assert told(guide_of(level("a", "en", "to", "tre")), guide_of(level("a", *order))) == moved


def test_a_step_on_another_level_was_moved_and_has_another_id() -> None:
    before = guide_of(level("a", "en", "to"), level("b", "tre"))
    after = guide_of(level("a", "en"), level("b", "tre", "to"))
    assert told(before, after) == [("moved", "step", "b/to", "a/to")]


def test_what_is_different_in_a_step_that_was_moved_to_another_level_is_told_too() -> None:
    before = guide_of(level("a", "en", "to"), level("b", "tre"))
    moved = replace(step("b/to"), what="Noe annet.")
    after = guide_of(level("a", "en"), replace(level("b", "tre"), steps=(step("b/tre"), moved)))
    assert told(before, after) == [("moved", "step", "b/to", "a/to"), ("changed", "step", "b/to", "what")]


def test_of_two_steps_with_the_same_name_none_is_taken_for_the_other() -> None:
    before = guide_of(level("a", "en", "to"), level("b", "tre", "to"))
    after = guide_of(level("a", "en"), level("b", "tre"), level("c", "to"))
    assert [one[:3] for one in told(before, after)] == [
        ("removed", "step", "a/to"),
        ("removed", "step", "b/to"),
        ("added", "level", "c"),
        ("added", "step", "c/to"),
    ]


def test_a_level_that_is_gone_takes_each_of_its_steps_along() -> None:
    before, after = guide_of(level("a", "en"), level("b", "to", "tre")), guide_of(level("a", "en"))
    assert [one[:3] for one in told(before, after)] == [
        ("removed", "level", "b"),
        ("removed", "step", "b/to"),
        ("removed", "step", "b/tre"),
    ]


def test_a_new_title_for_a_step_that_keeps_its_id_is_a_change_of_text() -> None:
    after = guide_of(replace(level("a", "en"), steps=(replace(step("a/en"), title="Noe nytt"),)))
    (change,) = compare(guide_of(level("a", "en")), after)
    assert (change.field, change.before.value, change.after.value) == ("title", "En", "Noe nytt")
    assert change.importance is Importance.TEXT


def test_an_answer_that_leads_elsewhere_is_a_change_of_flow() -> None:
    def leading_to(other: str) -> Guideline:
        answer = Answer(id="ja", title="Ja", targets=(Target(kind=TargetKind.LEVEL, ref=other),))
        return guide_of(replace(level("a"), steps=(step("a/velg", StepKind.DECISION, answers=(answer,)),)), level("b"))

    (change,) = compare(leading_to("a"), leading_to("b"))
    assert (change.part, change.id, change.owner, change.field) == (Part.ANSWER, "ja", "a/velg", "targets")
    assert change.importance is Importance.FLOW


def test_a_role_that_is_called_something_else_is_one_change_wherever_it_stands() -> None:
    def calling(title: str) -> Guideline:
        who = (Participant(id="mor", title=title),)
        steps = tuple(replace(step(name), who=who, invites=who) for name in ("a/en", "a/to"))
        return replace(guide_of(Level(id="a", label="a", steps=steps)), roles=(Role(id="mor", title=title),))

    assert told(calling("Mor"), calling("Moren")) == [("changed", "role", "mor", "title")]


def test_that_a_guide_is_silent_is_a_change_of_what_it_is_silent_of() -> None:
    silent = replace(step("a/en"), silent=frozenset({"who"}))
    (change,) = compare(guide_of(level("a", "en")), guide_of(replace(level("a"), steps=(silent,))))
    assert (change.field, change.before.silent, change.after.silent) == ("who", False, True)


def test_a_mark_on_what_is_no_field_is_told_by_itself() -> None:
    read = replace(step("a/en"), inferred=frozenset({"*"}))
    (change,) = compare(guide_of(level("a", "en")), guide_of(replace(level("a"), steps=(read,))))
    assert (change.field, change.after.value) == ("inferred", frozenset({"*"}))


def test_the_weightiest_come_first() -> None:
    first = replace(WHOLE.levels[0], title="Ny tittel")
    after = replace(WHOLE, levels=(first, *WHOLE.levels[1:-1]), roles=(*WHOLE.roles, Role(id="ny", title="Ny")))
    weights = [one.importance for one in compare(WHOLE, after)]
    assert weights == sorted(weights, key=list(Importance).index)
    assert set(weights) == set(Importance)


def test_a_case_can_stand_on_every_step_and_on_a_level_without_any() -> None:
    assert list(places_of(guide_of(level("a", "en"), level("b")))) == ["a/en", "b/"]
    tracks = [one for one in places_of(WHOLE) if one.count("/") > 1]
    assert "b/samtidig/mor/ring" in tracks


# ---------------------------------------------------------------- where a case lands


PROCESS = compile_process(WHOLE, "old")


def lands(state: str, after: Guideline) -> Footing:
    return landing(state, PROCESS, new=compile_process(after, "new")).footing


def with_step(changed: Step) -> Guideline:
    """The guide with another version of a step of its first level."""
    first = WHOLE.levels[0]
    steps = tuple(changed if one.id == changed.id else one for one in first.steps)
    return replace(WHOLE, levels=(replace(first, steps=steps), *WHOLE.levels[1:]))


def test_where_nothing_has_changed_every_place_is_the_same() -> None:
    assert {lands(state, WHOLE) for state in PROCESS.states() if not state.startswith("=")} == {Footing.SAME}


def test_a_place_that_is_gone_is_no_landing() -> None:
    first = WHOLE.levels[0]
    assert (
        lands("a/prat", replace(WHOLE, levels=(replace(first, steps=first.steps[1:]), *WHOLE.levels[1:])))
        is Footing.GONE
    )


def test_a_place_that_says_something_else_has_changed_and_its_neighbour_has_not() -> None:
    after = with_step(replace(PROCESS.steps["a/prat"], what="Noe annet."))
    assert (lands("a/prat", after), lands("a/velg", after)) == (Footing.CHANGED, Footing.SAME)


def test_what_is_asked_for_on_the_way_out_is_named() -> None:
    talk = replace(PROCESS.steps["a/prat"], names="foresatte")
    found = landing("a/prat", PROCESS, new=compile_process(with_step(talk), "new"))
    assert found.footing is Footing.GATED
    assert [(gate.need, gate.subject) for gate in found.gates] == [(Need.ROLE_NAMED, "foresatte")]


def test_a_track_that_is_done_strands_nobody_when_it_is_gone() -> None:
    ends = [state for state in PROCESS.states() if state.endswith("/=")]
    assert ends
    rests = (replace(one, steps=()) if one.id == "b" else one for one in WHOLE.levels)
    without = replace(WHOLE, levels=tuple(rests))
    assert {lands(state, without) for state in ends} == {Footing.SAME}
    new = compile_process(without, "new")
    assert not any(has_place(state, new) for state in ends)
    assert all(has_place(state, PROCESS) for state in ends)
