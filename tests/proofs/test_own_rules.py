"""The rules of a guide's own are played as their words say: what gives, takes and needs their fact."""

from typing import Any

import pytest

from engine.guideline.model import Guideline, Step
from engine.guideline.own_rules import OwnRule, Spot
from engine.guideline.registry import ConsentType
from engine.guideline.vocabulary import Seriousness, SpotKind, StepKind
from engine.proofs import prove
from engine.values import replace
from tests.proofs.compare import differences
from tests.proofs.game.told import found_in
from tests.proofs.small import END, NEXT, answer, guide, level, somebody, step, to_level

WARN = step("1/varsle")
MEETING = step("1/møte", StepKind.MEETING)
CHOICE = step("1/valg", StepKind.DECISION, answers=(answer("ja", NEXT), answer("nei", NEXT)))
LAST = step("1/sist", goto=END)


def spot(kind: SpotKind, ref: str = "", **fields: Any) -> tuple[Spot, ...]:  # noqa: ANN401 - whatever fields it has
    return (Spot(kind=kind, ref=ref, **fields),)


WARNING_GIVES = spot(SpotKind.STEP, "1/varsle")
MEETINGS = spot(SpotKind.STEP_KIND, "meeting")


def broken(*steps: Step, severity: Seriousness = Seriousness.ERROR, **said: Any) -> list[tuple[str, str, int]]:  # noqa: ANN401 - as above
    """Where a rule is broken in a guide with one level: how bad, and how many places the shortest way enters."""
    rule = OwnRule(id="K01", fact="Rektor er varslet.", severity=severity, **said)
    found = found_in(guide(level("1", *steps), own_rules=(rule,)))
    return [(at, *hit) for (name, at), hit in found.items() if name == "K01"]


def test_a_step_that_is_done_gives() -> None:
    assert broken(WARN, MEETING, LAST, gives=WARNING_GIVES, needed_at=MEETINGS) == []
    assert broken(MEETING, WARN, LAST, gives=WARNING_GIVES, needed_at=MEETINGS) == [("1/møte", "error", 1)]


def test_a_warning_is_a_warning() -> None:
    rule: dict[str, Any] = {"gives": WARNING_GIVES, "needed_at": MEETINGS, "severity": Seriousness.WARNING}
    assert broken(MEETING, LAST, **rule) == [("1/møte", "warning", 1)]


def test_an_answer_gives_and_another_does_not() -> None:
    yes = spot(SpotKind.ANSWER, "1/valg", answer="ja")
    assert broken(CHOICE, MEETING, LAST, gives=yes, needed_at=MEETINGS) == [("1/møte", "error", 2)]
    only_yes = step("1/valg", StepKind.DECISION, answers=CHOICE.answers[:1])
    assert broken(only_yes, MEETING, LAST, gives=yes, needed_at=MEETINGS) == []


def test_an_answer_is_chosen_before_what_the_meeting_answers_for_is_met() -> None:
    asks = step("1/møte", StepKind.MEETING, covers=("1/b",), answers=(answer("ja", NEXT),))
    rule: dict[str, Any] = {
        "gives": spot(SpotKind.ANSWER, "1/møte", answer="ja"),
        "needed_at": spot(SpotKind.STEP, "1/b"),
    }
    assert broken(asks, step("1/b"), LAST, **rule) == []


def test_what_is_true_at_first_is_taken() -> None:
    rule: dict[str, Any] = {"at_start": True, "takes": spot(SpotKind.STEP, "1/varsle"), "needed_at": MEETINGS}
    assert broken(MEETING, WARN, LAST, **rule) == []
    assert broken(WARN, MEETING, LAST, **rule) == [("1/møte", "error", 2)]


@pytest.mark.parametrize(("ref", "is_broken"), [("", True), ("slutt", True), ("ferdig", False)])
def test_an_ending_needs_it_where_a_case_is_left_for_it(ref: str, is_broken: bool) -> None:  # noqa: FBT001 - pytest gives it by name
    found = broken(MEETING, LAST, gives=WARNING_GIVES, needed_at=spot(SpotKind.ENDING, ref))
    assert found == ([("1/sist", "error", 3)] if is_broken else [])


def test_whom_a_step_is_only_offered_to_does_not_do_it() -> None:
    child = spot(SpotKind.PERSON, "child")
    for optional in (False, True):
        meeting = step("1/møte", StepKind.MEETING, who=somebody("child", optional=optional))
        found = broken(meeting, LAST, gives=WARNING_GIVES, needed_at=child)
        assert found == ([] if optional else [("1/møte", "error", 1)])


def test_a_level_without_steps_needs_it_and_never_gives_it() -> None:
    rule = OwnRule(id="K01", fact="Ro.", gives=spot(SpotKind.LEVEL, "r"), needed_at=spot(SpotKind.LEVEL, "r"))
    found = found_in(guide(level("1", step("1/a", goto=to_level("r"))), level("r"), own_rules=(rule,)))
    assert found == {("K01", "r"): ("error", 2)}


def test_a_withdrawal_that_ends_the_case_is_told_at_the_level_that_is_left() -> None:
    rule = OwnRule(id="K01", fact="Ro.", gives=spot(SpotKind.STEP, "1/sist"), needed_at=spot(SpotKind.ENDING))
    kinds = (ConsentType(id="x", title="x", on_withdrawal=END),)
    found = found_in(guide(level("1", WARN, LAST), own_rules=(rule,), consent_types=kinds))
    assert found == {("K01", "1"): ("error", 2)}


def test_a_start_that_is_left_out_may_end_the_case_at_once() -> None:
    rule = OwnRule(id="K01", fact="Ro.", gives=spot(SpotKind.STEP, "1/sist"), needed_at=spot(SpotKind.ENDING))
    made = guide(level("1", step("1/a", optional=True, goto=END), step("1/sist", goto=END)), own_rules=(rule,))
    assert found_in(made)["K01", "1/a"] == ("error", 1)
    assert list(differences(made)) == []


ALWAYS_WARNED = OwnRule(id="K01", fact="Ro.", gives=spot(SpotKind.STEP, "1/a"), needed_at=spot(SpotKind.ENDING))
SHORT = ("kort",)


def in_variants(*steps: Step) -> Guideline:
    head = replace(guide(level("1", LAST)).head, variants=("kort", "lang"))
    return guide(level("1", *steps), own_rules=(ALWAYS_WARNED,), head=head)


def test_a_start_that_the_variant_leaves_out_may_end_the_case_at_once() -> None:
    made = in_variants(step("1/a", goto=END, variants=SHORT), LAST)
    assert found_in(made)["K01", "1/a"] == ("error", 1)
    (hit,) = (one for one in prove(made).hits if one.rule == "K01")
    assert [hop.at for hop in hit.path] == ["slutt"]
    assert list(differences(made)) == []


def test_behind_what_the_variant_leaves_out_a_start_is_told_at_the_step_that_is_there() -> None:
    made = in_variants(step("1/a", variants=SHORT), step("1/b", optional=True, goto=END), LAST)
    assert found_in(made)["K01", "1/b"] == ("error", 1)
    assert list(differences(made)) == []


def test_a_variant_that_leaves_out_all_before_an_ending_that_needs_nothing_is_proved() -> None:
    made = in_variants(step("1/a", goto=END, variants=SHORT), LAST)
    made = replace(made, own_rules=(replace(ALWAYS_WARNED, needed_at=spot(SpotKind.STEP, "1/sist")),))
    assert not any(rule == "K01" for rule, _ in found_in(made))
    assert list(differences(made)) == []


def test_a_level_without_steps_that_is_hit_twice_is_told_as_the_worse() -> None:
    here = spot(SpotKind.LEVEL, "r")
    rule = OwnRule(id="K01", fact="Ro.", takes=here, needed_at=(*here, *spot(SpotKind.ENDING)))
    made = guide(level("r"), own_rules=(rule,))
    assert found_in(made) == {("K01", "r"): ("error", 1)}
    assert list(differences(made)) == []
