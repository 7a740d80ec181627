"""The token game finds in small guides what anybody can see in them, and the shortest way there."""

from typing import Any

import pytest

from engine.guideline.element import Target
from engine.guideline.model import Answer, Guideline, Head, Step
from engine.guideline.registry import Baton, ConsentType, Entrance, StandingRule
from engine.guideline.vocabulary import Language, Requirement, Status, StepKind
from engine.values import replace
from tests.proofs.compare import differences
from tests.proofs.game.told import Game, found_in
from tests.proofs.small import END, GRAVE, LIGHT, NEXT, answer, asks, guide, level, somebody, step, to, to_level, tracks

VIOLENCE = StandingRule(id="vold", when="vold", do="meld", kept_out=somebody("guardians"))
CONSENT = step("1/samtykke", StepKind.CONSENT, if_refused=END)
BROUGHT_IN = step("1/ppt", involves=somebody("ppt"))
MEASURES = step("1/tiltak", StepKind.MEASURES)
EVALUATION = step("1/evaluer", StepKind.EVALUATION)
LAST = step("1/sist", goto=END)


def question(name: str, *answers: Answer, **fields: Any) -> Step:  # noqa: ANN401 - whatever fields the part has
    return step(name, StepKind.DECISION, answers=answers, **fields)


def faults(*steps: Step, **fields: Any) -> dict[str, tuple[str, int]]:  # noqa: ANN401 - whatever fields the part has
    """What is found in a guide with one level: how bad, and how many places the shortest way enters."""
    found = found_in(guide(level("1", *steps), **fields))
    return {f"{rule} {at}": hit for (rule, at), hit in found.items()}


def test_a_sound_guide_has_no_faults() -> None:
    assert faults(CONSENT, BROUGHT_IN, MEASURES, replace(EVALUATION, hears=somebody("child")), LAST) == {}


# ---------------------------------------------------------------- ways


def test_a_step_that_is_jumped_past_is_dead() -> None:
    assert faults(step("1/a", goto=END), step("1/b"), step("1/c", goto=END)) == {"G18 1/b": ("error", 0)}


def test_a_dead_step_that_its_level_shuts_is_told_itself() -> None:
    head = Head(
        id="to", title="To", language=Language.BOKMAL, version="1", status=Status.TRIAL, variants=("kort", "lang")
    )
    away = StandingRule(id="flytting", when="flytting", do="gå", afterwards=to("2/b"))
    first = question("1/a", answer("mer", to_level("2")), answer("ferdig", END))
    only_short = step("2/b", variants=("kort",), goto=END)
    only_long = level("2", step("2/a", goto=END), only_short, step("2/c", goto=END), variants=("lang",))
    found = found_in(guide(level("1", first), only_long, head=head, rules=(away,)))
    assert found == {("G18", "2/b"): ("error", 0), ("G18", "2/c"): ("error", 0)}


def test_a_level_that_nothing_leads_to_is_told_once() -> None:
    found = found_in(guide(level("1", LAST), level("2", step("2/a"), step("2/b", goto=to("2/a")))))
    assert found == {("G18", "2"): ("error", 0)}


def test_a_step_that_a_meeting_answers_for_is_not_dead() -> None:
    assert faults(step("1/møte", StepKind.MEETING, covers=("1/b",)), step("1/b"), LAST) == {}


def test_a_loop_without_an_end_is_told_at_its_first_step() -> None:
    assert faults(step("1/a"), step("1/b"), step("1/c", goto=to("1/b"))) == {"G19 1/b": ("error", 2)}


def test_a_track_that_never_closes_is_told_and_not_the_step_that_waits_for_it() -> None:
    beside = tracks("1/p", (step("1/p/t0/a", goto=to("1/p/t0/a")),), (step("1/p/t1/a"),), goto=END)
    assert faults(beside) == {"G19 1/p/t0/a": ("error", 2)}


def test_a_loop_that_only_a_fact_leaves_is_told() -> None:
    again, out = answer("igjen", to("1/a"), guards=(LIGHT,)), answer("ferdig", END, guards=(GRAVE,))
    assert faults(question("1/a", again, out)) == {"G20 1/a": ("warning", 1)}
    assert faults(question("1/a", again, answer("ferdig", END))) == {}


def test_a_question_without_an_answer_for_every_value_is_told() -> None:
    assert faults(question("1/a", answer("ferdig", END, guards=(GRAVE,)))) == {"G21 1/a": ("error", 0)}
    assert faults(question("1/a", *(answer(one.values[0], END, guards=(one,)) for one in (GRAVE, LIGHT)))) == {}


def test_a_variant_may_lack_what_the_other_has() -> None:
    head = Head(
        id="to", title="To", language=Language.BOKMAL, version="1", status=Status.TRIAL, variants=("kort", "lang")
    )
    only_long = question("1/b", answer("igjen", to("1/a")), variants=("lang",))
    assert faults(step("1/a"), only_long, LAST, head=head) == {"G19 1/a": ("error", 1)}


def test_a_shield_shuts_a_question_to_the_guardians() -> None:
    faced = question("1/a", answer("ferdig", END), invites=somebody("guardians"))
    assert faults(faced) == {}
    assert faults(faced, rules=(VIOLENCE,)) == {"P05 1/a": ("error", 1)}
    assert faults(replace(faced, answers=(answer("videre", NEXT),)), LAST, rules=(VIOLENCE,)) == {}
    shut = question("1/a", answer("ferdig", END, who=somebody("guardians")))
    assert faults(shut, rules=(VIOLENCE,)) == {"P05 1/a": ("error", 1)}


@pytest.mark.parametrize("way", [to("2/b"), to_level("2")])
def test_where_only_a_shielded_case_comes_by_the_way_it_takes_nothing_is_told_twice(way: Target) -> None:
    """Past the first question there is a way that no other case takes, and it leads to where the case is stuck."""
    ask = question("1/a", answer("videre", NEXT), who=somebody("guardians"), goto=to_level("2"))
    stuck = question("2/c", answer("ferdig", END), who=somebody("guardians"))
    levels = (level("1", ask, step("1/b", goto=to_level("3"))), level("2", step("2/b", guards=(GRAVE,)), stuck))
    made = guide(*levels, level("3", step("3/a", goto=way)), rules=(VIOLENCE,))
    assert {(rule, at) for rule, at in found_in(made) if rule == "P05"} == {("P05", "2/c")}
    assert list(differences(made)) == []


def test_who_is_stuck_where_only_a_shielded_case_comes_is_told_where_it_leaves_the_others() -> None:
    ask = question("1/a", answer("videre", END), who=somebody("guardians"), goto=to("1/b"))
    stuck = question("1/b", answer("ferdig", END), who=somebody("guardians"))
    made = guide(level("1", ask, stuck), rules=(VIOLENCE,))
    assert {(rule, at) for rule, at in found_in(made) if rule == "P05"} == {("P05", "1/a")}
    assert list(differences(made)) == []


# ---------------------------------------------------------------- facts


def test_a_service_comes_in_without_consent() -> None:
    assert faults(step("1/a"), BROUGHT_IN, LAST) == {"P01 1/ppt": ("warning", 2)}
    assert faults(step("1/a"), BROUGHT_IN, LAST, consent_types=(ConsentType(id="x", title="x"),)) == {
        "P01 1/ppt": ("error", 2)
    }
    assert faults(replace(CONSENT, if_refused=to("1/ppt")), step("1/a"), BROUGHT_IN, LAST) == {
        "P01 1/ppt": ("error", 2)
    }


@pytest.mark.parametrize("optional", [True, False])
def test_who_is_only_offered_to_come_needs_no_consent(optional: bool) -> None:  # noqa: FBT001 - pytest gives it by name
    found = faults(replace(BROUGHT_IN, involves=somebody("ppt", optional=optional)), LAST)
    assert bool(found) is not optional


def test_a_body_that_is_no_service_needs_no_consent() -> None:
    assert faults(replace(BROUGHT_IN, involves=somebody("utvalg")), LAST) == {}


def test_a_level_that_asks_for_consent_gives_it() -> None:
    second = level("2", step("2/a", involves=somebody("ppt"), goto=END), requires=asks(Requirement.CONSENT))
    assert found_in(guide(level("1", step("1/a", goto=to_level("2"))), second)) == {}
    within = replace(second, requires=())
    assert found_in(guide(level("1", step("1/a", goto=to_level("2"))), within)) == {("P01", "2/a"): ("warning", 2)}


def test_a_start_that_is_left_out_comes_to_another_level_as_others_do() -> None:
    starts = (Entrance(start=to("1/a")),)
    offered = step("1/a", optional=True, goto=to("2/a"))
    second = level("2", step("2/a", involves=somebody("ppt"), goto=END), requires=asks(Requirement.CONSENT))
    assert found_in(guide(level("1", offered), second, entrances=starts)) == {}
    assert found_in(guide(level("1", offered), replace(second, requires=()), entrances=starts)) == {
        ("P01", "2/a"): ("warning", 1)
    }


def test_the_holder_acts_before_anybody_has_the_baton() -> None:
    name = step("1/velg", names="coordinator", guards=(GRAVE,))
    acts = step("1/følg", who=somebody("coordinator"))
    assert faults(name, acts, LAST, baton=Baton()) == {"P02 1/følg": ("error", 1)}
    assert faults(replace(name, guards=()), acts, LAST, baton=Baton()) == {}
    assert faults(name, acts, LAST) == {}


def test_measures_are_passed_by_an_ending_or_a_decision() -> None:
    skips = replace(EVALUATION, guards=(GRAVE,))
    heard = step("1/hør", hears=somebody("child"))
    assert faults(MEASURES, skips, LAST) == {"P03 1/sist": ("error", 3)}
    assert faults(MEASURES, LAST) == {"P03 1/sist": ("warning", 3)}
    assert faults(MEASURES, EVALUATION, LAST) == {}
    assert faults(MEASURES, skips, heard, question("1/valg", answer("ja", END))) == {"P03 1/valg": ("error", 3)}


def test_what_hangs_on_a_resting_place_is_not_proved() -> None:
    rest = level("r")
    found = found_in(guide(level("1", replace(MEASURES, goto=to_level("r"))), rest))
    assert found == {("P03", "r"): ("advice", 3)}


def test_a_child_that_is_not_heard_is_told_at_the_decision() -> None:
    decision = question("1/valg", answer("ja", END))
    assert faults(MEASURES, EVALUATION, decision) == {"P04 1/valg": ("warning", 3)}
    assert faults(MEASURES, replace(EVALUATION, hears=somebody("child")), decision) == {}


def test_one_track_takes_what_another_needs() -> None:
    beside = tracks(
        "1/p",
        (step("1/p/t0/tiltak", StepKind.MEASURES), step("1/p/t0/evaluer", StepKind.EVALUATION)),
        (step("1/p/t1/valg", StepKind.DECISION, answers=(answer("ja", NEXT),)),),
        goto=END,
    )
    found = faults(step("1/hør", hears=somebody("child")), beside)
    assert found["P03 1/p/t1/valg"] == ("error", 4)


def test_a_way_that_is_open_at_any_time_is_walked() -> None:
    away = StandingRule(id="flytting", when="flytting", do="gå", afterwards=to("1/ppt"))
    assert faults(CONSENT, step("1/a", goto=END), BROUGHT_IN, LAST, rules=(away,)) == {"P01 1/ppt": ("error", 2)}


# ---------------------------------------------------------------- what the game is asked beside


def walks(guideline: Guideline, *told: str, rule: str = "P01") -> bool:
    return Game(guideline).can_walk(told, rule=rule, at=told[-1], severity="error")


def test_a_way_is_walkable_place_by_place_to_the_fault() -> None:
    made = guide(level("1", step("1/a"), step("1/b", guards=(GRAVE,)), BROUGHT_IN, LAST))
    assert walks(made, "1/a", "1/ppt")
    assert walks(made, "1/a", "1/b", "1/ppt")
    assert not walks(made, "1/ppt")
    assert not walks(made, "1/b", "1/ppt")
    assert not walks(made, "1/a", "1/b")
    assert not walks(made, "1/a", "1/ppt", "1/sist")


def test_what_is_proved_is_named_by_its_rule() -> None:
    assert Game(guide(level("1", LAST))).proved() == ["P01", "P03", "P03", "P04"]
    assert Game(guide(level("1", BROUGHT_IN, LAST))).proved() == ["P03", "P03", "P04"]
