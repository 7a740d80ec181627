"""A step under another title is known again, and everything else that is different about it is still told."""

import pytest

from engine.guideline.changes import ChangeKind, Importance, Part
from engine.guideline.compare import compare
from engine.guideline.element import Target
from engine.guideline.model import Answer, Guideline, Level, Step, Track
from engine.guideline.retitled import known_again
from engine.guideline.vocabulary import StepKind, TargetKind
from engine.values import replace
from tests.guideline.test_compare import guide_of, told

CALL = "Ring tjenesten og spør om råd. Noter hva dere blir enige om."
MEET = "Inviter foreldrene til en samtale på skolen, og hør hva de tenker selv."


def step(title: str, what: str | None = CALL, *, kind: StepKind = StepKind.STEP, home: str = "a") -> Step:
    return Step(id=f"{home}/{title.lower()}", kind=kind, title=title, what=what)


def level(*steps: Step) -> Level:
    return Level(id="a", label="a", steps=steps)


FIRST, LAST = step("Først", "Se etter."), step("Sist", "Avslutt saken.")


def around(*between: Step) -> Guideline:
    return guide_of(level(FIRST, *between, LAST))


def test_a_new_title_is_one_change_of_the_flow_with_the_old_id() -> None:
    before, after = around(step("Ring")), around(step("Telefoner"))
    (change,) = compare(before, after)
    assert (change.kind, change.part, change.field) == (ChangeKind.CHANGED, Part.STEP, "title")
    assert (change.id, change.old_id, change.importance) == ("a/telefoner", "a/ring", Importance.FLOW)
    assert (change.before.value, change.after.value) == ("Ring", "Telefoner")


def test_what_leads_to_it_has_not_changed_but_what_leads_elsewhere_has() -> None:
    def leading(to: str) -> Step:
        answers = (Answer(id="ja", title="Ja", targets=(Target(kind=TargetKind.STEP, ref=to),)),)
        return Step(id="a/velg", kind=StepKind.DECISION, title="Velg", answers=answers)

    before = guide_of(level(FIRST, step("Ring"), leading("a/ring")))
    assert told(before, guide_of(level(FIRST, step("Telefoner"), leading("a/telefoner")))) == [
        ("changed", "step", "a/telefoner", "a/ring")
    ]
    assert told(before, guide_of(level(FIRST, step("Telefoner"), leading("a/først")))) == [
        ("changed", "step", "a/telefoner", "a/ring"),
        ("changed", "answer", "ja", "targets"),
    ]


def test_what_else_is_different_in_it_is_told() -> None:
    after = replace(step("Telefoner", CALL.replace("råd", "hjelp")), optional=True)
    fields = {change.field for change in compare(around(step("Ring")), around(after))}
    assert fields == {"title", "what", "optional"}


APART = {
    "another text": (around(step("Ring")), around(step("Møt", MEET))),
    "another kind": (around(step("Ring")), around(step("Telefoner", kind=StepKind.MEETING))),
    "another place": (around(step("Ring")), guide_of(level(step("Telefoner"), FIRST, LAST))),
    "no text, another title": (around(step("Ring", None)), around(step("Møt", None))),
    "two that it could be": (around(step("Ring")), around(step("Telefoner"), step("Spør"))),
    "two that it could have been": (around(step("Ring"), step("Spør")), around(step("Telefoner"))),
    "the title is the same": (around(step("Ring")), around(replace(step("Ring"), id="a/egen"))),
}


@pytest.mark.parametrize("case", APART)
def test_a_step_that_may_be_another_is_gone_and_new(case: str) -> None:
    before, after = APART[case]
    assert known_again(before, after)[1] == {}
    assert {change.kind for change in compare(before, after)} == {ChangeKind.ADDED, ChangeKind.REMOVED}


ALIKE = {
    "no text, a title that is nearly the same": (step("Ring helsestasjon", None), step("Ring helsestasjonen", None)),
    "half the text, nearly the title": (step("Ring tjenesten", CALL), step("Ring tjenestene", f"{CALL} {MEET}")),
}


@pytest.mark.parametrize("case", ALIKE)
def test_a_title_that_is_nearly_the_same_needs_less_of_the_text(case: str) -> None:
    old, new = ALIKE[case]
    assert known_again(around(old), around(new))[1] == {new.id: old.id}


def test_two_with_new_titles_in_another_order_were_moved_too() -> None:
    before = around(step("Ring", CALL), step("Møt", MEET))
    after = around(step("Treff", MEET), step("Telefoner", CALL))
    found = told(before, after)
    assert ("changed", "step", "a/treff", "a/møt") in found
    assert ("changed", "step", "a/telefoner", "a/ring") in found
    assert [one[0] for one in found].count("moved") == 1


def test_a_step_in_a_track_of_a_step_that_has_a_new_title_too_is_known_by_its_old_id() -> None:
    def apart(title: str, inner: str) -> Step:
        home = f"a/{title.lower()}"
        track = Track(id=f"{home}/skole", title="Skole", steps=(step(inner, MEET, home=f"{home}/skole"),))
        return Step(id=home, kind=StepKind.PARALLEL, title=title, what=CALL, tracks=(track,))

    before, after = around(apart("Samtidig", "Møt")), around(apart("Parallelt", "Treff"))
    known, old_ids = known_again(before, after)
    assert old_ids == {"a/parallelt": "a/samtidig", "a/parallelt/skole/treff": "a/samtidig/skole/møt"}
    assert known.levels[0].steps[1].tracks[0].id == "a/parallelt/skole"
    assert {(change.field, change.old_id) for change in compare(before, after)} == {
        ("title", "a/samtidig"),
        ("title", "a/samtidig/skole/møt"),
    }


def test_two_other_guides_are_not_held_against_each_other_step_by_step() -> None:
    def many(word: str) -> Guideline:
        return guide_of(level(*(step(f"{word} {number}", f"{CALL} {number}") for number in range(30))))

    assert known_again(many("en"), many("to"))[1] == {}
