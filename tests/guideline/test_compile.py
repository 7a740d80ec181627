"""The table of moves: what leads where, with which gates, and where a new pass begins."""

import pytest

from engine.guideline.compile import compile_process, laid
from engine.guideline.element import Demand, Target
from engine.guideline.model import Answer, CheckItem, Guard, Guideline, Level, Step, Track
from engine.guideline.process import Gate, Move, Need
from engine.guideline.registry import Ending, Fact
from engine.guideline.vocabulary import Requirement, StepKind, TargetKind
from engine.values import replace
from tests.cases.guide import GUIDE, PROCESS, head


def move(source: str, trigger: str, dest: str) -> Move:
    return next(one for one in PROCESS.candidates(source, trigger) if one.dest == dest)


def needs(gates: tuple[Gate, ...]) -> list[tuple[Need, str | None]]:
    return [(gate.need, gate.subject) for gate in gates]


def test_list_order_is_work_order() -> None:
    assert move("a/se", "complete", "a/hva-na").new_pass is False


def test_a_step_that_names_a_role_is_done_when_the_role_is_named() -> None:
    assert needs(move("a/se", "complete", "a/hva-na").gates) == [(Need.ROLE_NAMED, "ansvarlig")]


def test_a_level_asks_when_it_is_entered_and_its_first_step_asks_too() -> None:
    gates = move("a/hva-na", "answer:videre", "b/ring").gates
    assert needs(gates) == [
        (Need.CONSENT, None),
        (Need.SERVICE_NAMED, "andre"),
        (Need.SERVICE_CONSENT, "andre"),
    ]


def test_entering_the_present_level_begins_a_new_pass() -> None:
    assert move("b/velg", "answer:om-igjen", "b/ring").new_pass


def test_going_back_inside_a_level_begins_a_new_pass_without_asking_the_level() -> None:
    back = move("b/velg", "answer:mer", "b/tiltak")
    assert back.new_pass
    assert back.gates == ()


def test_an_answer_with_two_targets_has_a_trigger_for_each() -> None:
    triggers = [trigger for trigger in PROCESS.triggers("a/hva-na") if trigger.startswith("answer:prov-selv")]
    assert triggers == ["answer:prov-selv:step:a/se", "answer:prov-selv:ending:ferdig"]


def test_a_consent_step_has_a_way_for_yes_and_a_way_for_no() -> None:
    yes, no = PROCESS.candidates("b/samtykke", "complete")
    assert (yes.dest, needs(yes.guards)) == ("b/mote", [(Need.CONSENT_VALID, "b/samtykke")])
    assert (no.dest, needs(no.guards)) == ("a/se", [(Need.CONSENT_REFUSED, "b/samtykke")])


def test_a_guarded_step_is_entered_or_passed_by_the_fact() -> None:
    into, past = PROCESS.candidates("b/mote", "complete")
    assert (into.dest, needs(into.guards), into.passed) == ("b/langt", [(Need.FACT_IS, "lang")], ())
    assert (past.dest, needs(past.guards), past.passed) == ("b/tiltak", [(Need.FACT_IS_NOT, "lang")], ("b/langt",))


def test_a_meeting_asks_for_what_its_kind_and_its_step_ask() -> None:
    into = PROCESS.candidates("b/mote", "complete")[0]
    assert needs(into.gates) == [
        (Need.MEETING_HELD, "b/mote"),
        (Need.MEASURES_EVALUATED, "b/mote"),
        (Need.COORDINATOR_SETTLED, None),
        (Need.MINUTES, "b/mote"),
        (Need.NEXT_MEETING, "b/mote"),
    ]


def test_the_baton_is_asked_for_where_the_holder_acts_after_it_is_named() -> None:
    assert (Need.COORDINATOR, None) in needs(move("b/tiltak", "complete", "b/evaluer").gates)


def test_an_evaluation_asks_for_the_measures_and_for_those_it_hears() -> None:
    assert needs(move("b/evaluer", "complete", "b/velg").gates) == [
        (Need.EVALUATED, "b/evaluer"),
        (Need.VIEW_RECORDED, "barn"),
    ]


def test_a_resting_place_leads_to_every_other_level_and_ending_with_a_reason() -> None:
    assert PROCESS.triggers("c/") == ("go:a", "go:b", "end:ferdig", "end:folg-med")
    assert all(row.gates[0].need is Need.REASON for row in PROCESS.moves if row.source == "c/")


def test_the_family_can_end_from_every_step() -> None:
    for step in PROCESS.steps:
        wish = PROCESS.candidates(step, "end:ferdig")[0]
        assert needs(wish.gates) == [(Need.FAMILY_WISH, None), (Need.REASON, None)]


def test_an_ending_asks_for_what_it_demands() -> None:
    assert needs(move("a/hva-na", "answer:folg-med", "=folg-med").gates) == [(Need.NOTE, None)]


# ---------------------------------------------------------------- what a meeting answers for

END = Target(kind=TargetKind.ENDING, ref="slutt")
YES = (Guard(fact="f", values=("ja",)),)
ASIDE = Track(id="a/midt/spor", title="Spor", steps=(Step(id="a/midt/spor/x", kind=StepKind.STEP, title="X"),))
PLAIN = Step(id="a/midt", kind=StepKind.STEP, title="Midt")
TO_ANSWER_STILL = {
    "decision": replace(
        PLAIN, kind=StepKind.DECISION, answers=(Answer(id="ja", title="Ja", targets=(Target(kind=TargetKind.NEXT),)),)
    ),
    "consent": replace(PLAIN, kind=StepKind.CONSENT, if_refused=END),
    "parallel": replace(PLAIN, kind=StepKind.PARALLEL, tracks=(ASIDE,)),
    "checklist": replace(
        PLAIN,
        checklist=(CheckItem(id="ringt", title="Ringt"),),
        requires=(Demand(requirement=Requirement.CHECKLIST),),
    ),
    "fact set": replace(PLAIN, sets=(("f", "ja"),)),
    "own way": replace(PLAIN, goto=END),
    "guarded": replace(PLAIN, guards=YES),
}


def covering(middle: Step, *, answers: tuple[Answer, ...] = ()) -> Guideline:
    """A meeting that says it answers for the step after it, and for one more."""
    meeting = Step(id="a/mote", kind=StepKind.MEETING, title="Møte", covers=("a/midt", "a/etter"), answers=answers)
    after = Step(id="a/etter", kind=StepKind.STEP, title="Etter", requires=(Demand(requirement=Requirement.NOTE),))
    last = Step(id="a/sist", kind=StepKind.STEP, title="Sist", goto=END)
    return Guideline(
        head=head(),
        facts=(Fact(id="f", title="f", values=("ja", "nei")),),
        levels=(Level(id="a", label="A", steps=(meeting, middle, after, last)),),
        endings=(Ending(id="slutt", title="Slutt"),),
    )


def test_a_meeting_goes_past_the_steps_that_it_answers_for() -> None:
    (row,) = compile_process(covering(PLAIN), "x").candidates("a/mote", "complete")
    assert (row.dest, row.covered) == ("a/sist", ("a/midt", "a/etter"))
    assert Need.NOTE in [gate.need for gate in row.gates]


@pytest.mark.parametrize("kind", TO_ANSWER_STILL)
def test_a_meeting_never_goes_past_a_step_with_something_of_its_own_to_say(kind: str) -> None:
    process = compile_process(covering(TO_ANSWER_STILL[kind]), "x")
    row = process.candidates("a/mote", "complete")[0]
    assert (row.dest, row.covered) == ("a/midt", ())
    assert Need.NOTE not in [gate.need for gate in row.gates], "the step after is not answered for either"


def test_an_answer_that_leads_elsewhere_asks_nothing_of_the_steps_it_leaves_alone() -> None:
    end = Answer(id="slutt", title="Slutt", targets=(END,))
    onward = Answer(id="videre", title="Videre", targets=(Target(kind=TargetKind.NEXT),))
    process = compile_process(covering(PLAIN, answers=(end, onward)), "x")
    asked = {
        way: [gate.need for gate in process.candidates("a/mote", way)[0].gates] for way in process.triggers("a/mote")
    }
    assert Need.NOTE not in asked["answer:slutt"]
    assert Need.NOTE in asked["answer:videre"]


# ---------------------------------------------------------------- how many ways there may be


def steps_in_a_row(count: int, *, guards: tuple[Guard, ...] = ()) -> Guideline:
    steps = (Step(id=f"a/{place}", kind=StepKind.STEP, title=str(place), guards=guards) for place in range(count))
    last = Step(id="a/sist", kind=StepKind.STEP, title="Sist", goto=END)
    levels = (Level(id="a", label="A", steps=(*steps, last)),)
    return Guideline(head=head(), levels=levels, endings=(Ending(id="slutt", title="Slutt"),))


def levels_without_steps(count: int) -> Guideline:
    levels = tuple(Level(id=str(place), label=str(place)) for place in range(count))
    return Guideline(head=head(), levels=levels, endings=(Ending(id="slutt", title="Slutt"),))


@pytest.mark.parametrize(
    "guide", [GUIDE, steps_in_a_row(10_000), steps_in_a_row(100, guards=YES), levels_without_steps(200)]
)
def test_a_guide_that_people_can_follow_has_ways_enough(guide: Guideline) -> None:
    assert laid(guide) is not None


@pytest.mark.parametrize("guide", [steps_in_a_row(2_000, guards=YES), levels_without_steps(5_000)])
def test_a_guide_whose_ways_multiply_is_given_up_before_they_are_laid(guide: Guideline) -> None:
    assert laid(guide) is None


def test_a_step_that_is_left_out_and_would_enter_its_level_anew_lets_the_level_ask_again() -> None:
    anew = Step(id="a/om", kind=StepKind.STEP, title="Om", guards=YES, goto=Target(kind=TargetKind.LEVEL, ref="a"))
    first, last = (Step(id=f"a/{name}", kind=StepKind.STEP, title=name) for name in ("se", "sist"))
    asks = (Demand(requirement=Requirement.CONSENT),)
    level = Level(id="a", label="A", requires=asks, steps=(first, anew, replace(last, goto=END)))
    whole = Guideline(head=head(), levels=(level,), endings=(Ending(id="slutt", title="Slutt"),))
    into, past = compile_process(whole, "x").candidates("a/se", "complete")
    assert (into.dest, into.gates, into.new_pass) == ("a/om", (), False)
    assert (past.dest, needs(past.gates), past.new_pass) == ("a/se", [(Need.CONSENT, None)], True)
