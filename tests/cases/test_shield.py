"""Who is kept out of a case from a suspicion on: what closes, what stays open, who clears it, and where it leads."""

from datetime import timedelta

import pytest

from engine.cases import commands as cmd
from engine.cases.agenda import OptionKind
from engine.cases.calling import invited
from engine.cases.conditions import Asking
from engine.cases.events import ShieldLifted, StepPassed
from engine.cases.papers import hindrance
from engine.cases.refusals import Refused
from engine.cases.shielding import kept_out
from engine.cases.state import CaseStatus, Mark
from engine.cases.whom import kept_away
from engine.guideline.compile import compile_process
from engine.guideline.element import Minutes, Participant, Target
from engine.guideline.model import Answer, Guideline, Level, Step
from engine.guideline.process import Process
from engine.guideline.registry import Ending, MeetingType, Recipient, Role, StandingRule
from engine.guideline.vocabulary import RoleKind, StepKind, TargetKind, Urgency
from engine.values import replace
from tests.cases import guide
from tests.cases.guide import START, head
from tests.cases.stories import ONWARD, TICK, at_choice, at_meeting, opened

SEEN = cmd.RecordSuspicion(text="Blåmerker.")
SENT = cmd.RecordReport(to=("barnevern",))
CLEARED = cmd.LiftShield(by="Barnevern", on_word="Vakta ringte.")


def kinds(walk: guide.Walk) -> list[OptionKind]:
    return [option.kind for option in walk.agenda.options if option.is_open]


@pytest.mark.parametrize("told", [SEEN, SENT])
def test_a_suspicion_and_a_report_keep_out_whom_the_rule_names(told: cmd.Command) -> None:
    walk = opened().do(told)
    assert (walk.state.shielded, walk.state.kept_out) == (True, frozenset({"foresatte"}))
    assert [one.title for one in kept_out(walk.state, walk.process)] == ["Foresatte"]


def test_a_rule_that_keeps_nobody_out_raises_no_shield() -> None:
    walk = guide.opened().do(SEEN)
    assert (walk.state.suspected, walk.state.shielded) == (True, False)
    assert walk.refused(CLEARED).code == "no-shield"


def test_a_step_that_faces_them_is_closed_and_can_be_passed_with_a_reason() -> None:
    walk = opened().do(TICK)
    assert walk.refused(cmd.SkipStep(reason="x")).code == "step-not-optional"
    assert kinds(walk) == [OptionKind.COMPLETE]
    walk.do(SEEN)
    refusal = walk.refused(ONWARD)
    assert (refusal.code, dict(refusal.reasons[0].arguments)["subject"]) == ("not-shielded", "Foresatte")
    assert kinds(walk) == [OptionKind.SKIP, OptionKind.END]
    walk.do(cmd.SkipStep(reason="Ikke nå."))
    assert walk.here == "a/velg"
    bodies = [event.body for event in walk.events]
    assert StepPassed("a/ring", reason="Ikke nå.", shielded=True) in bodies
    assert [one.mark for one in walk.state.trail if one.step == "a/ring"] == [Mark.LEFT_OUT]


def test_anybody_may_end_the_case_while_somebody_is_kept_out() -> None:
    walk = opened()
    assert walk.refused(cmd.CloseCase(ending="slutt", reason="x")).code == "not-at-an-ending"
    walk.do(SEEN)
    assert walk.refused(cmd.CloseCase(ending="slutt")).code == "reason"
    walk.do(cmd.CloseCase(ending="slutt", reason="Barnevernet tar over."))
    assert walk.state.status is CaseStatus.CLOSED


def test_only_those_the_guide_names_can_clear_it() -> None:
    walk = opened().do(SEEN)
    refusal = walk.refused(cmd.LiftShield(by="politi"))
    assert (refusal.code, dict(refusal.reasons[0].arguments)["names"]) == ("not-cleared-by", "«barnevern»")
    walk.do(CLEARED, TICK, ONWARD)
    assert (walk.state.shielded, walk.here) == (False, "a/velg")
    walk.do(SEEN)
    assert walk.state.shielded, "a new suspicion keeps them out again"


@pytest.mark.parametrize("typed", ["barnevern", "Barnevernet", "barneverntjenesten"])
def test_whoever_clears_it_is_named_as_people_name_them(typed: str) -> None:
    assert not opened().do(SEEN, cmd.LiftShield(by=typed)).state.shielded


def test_clearing_can_be_undone_but_the_suspicion_never() -> None:
    walk = opened().do(SEEN, CLEARED, cmd.Undo())
    assert walk.state.shielded
    assert walk.refused(cmd.Undo()).code == "nothing-to-undo"


def test_it_can_be_cleared_in_a_closed_case() -> None:
    walk = opened().do(SEEN, cmd.CloseCase(ending="slutt", reason="x"), CLEARED)
    assert not walk.state.shielded


def test_they_are_neither_invited_nor_present() -> None:
    walk = at_meeting()
    asking = Asking(walk.state, walk.today)
    assert [one.id for one in invited(asking, walk.process)] == ["barn", "foresatte"]
    walk.do(cmd.BindRole(role="foresatte", name="Mor Olsen"), SEEN)
    asking = Asking(walk.state, walk.today)
    assert [one.id for one in invited(asking, walk.process)] == ["barn"]
    assert [one.id for one in kept_away(asking, walk.process)] == ["bror", "foresatte"]
    for name in ("foresatte", "Foresatte", "mor olsen"):
        refusal = walk.refused(cmd.HoldMeeting(present=("Kari", name)))
        assert (refusal.code, dict(refusal.reasons[0].arguments)["names"]) == ("not-to-be-present", "«Foresatte»")
    walk.do(cmd.HoldMeeting(present=("Kari", "barnet"), next_on=START + timedelta(9)))


def test_where_the_rule_leads_is_offered_once_it_is_sent() -> None:
    walk = opened().do(SEEN)
    assert OptionKind.AFTER not in kinds(walk)
    assert walk.refused(cmd.FollowRule(rule="vold")).code == "reported"
    walk.do(SENT)
    assert OptionKind.AFTER in kinds(walk)
    walk.do(cmd.FollowRule(rule="vold"))
    assert (walk.here, walk.state.trail[-1].step, walk.state.tried) == ("a/velg", "a/lek", frozenset())
    assert OptionKind.AFTER not in kinds(walk)
    assert walk.refused(cmd.FollowRule(rule="vold")).code == "already-there"
    assert walk.refused(cmd.FollowRule(rule="finnes ikke")).code == "rule-leads-nowhere"


def test_an_answer_that_hands_over_waits_for_the_report_and_keeps_its_number() -> None:
    walk = at_choice()
    answer = cmd.ChooseAnswer(answer="barnevern")
    assert walk.codes(answer) == ["fact-is", "reported"]
    closed = next(one for one in walk.agenda.options if one.answer and one.answer.id == "barnevern")
    assert (closed.number, [one.code for one in closed.missing]) == (4, ["fact-is", "reported"])
    walk.do(cmd.SetFact(fact="alvor", value="ja"), cmd.RecordReport(to=("politi",)))
    assert walk.codes(answer) == ["reported"]
    assert not isinstance(walk.do(SENT).try_(answer), Refused)


# ---------------------------------------------------------------- whom a step faces

FATHER = (Participant(id="far", title="Far"),)
END = Target(kind=TargetKind.ENDING, ref="slutt")
FACING = {
    "another role that is guardians": Step(id="a/x", kind=StepKind.STEP, title="X", contacts=FATHER),
    "minutes of the kind of meeting": Step(id="a/x", kind=StepKind.MEETING, title="X", meeting_type="fast"),
    "what the meeting answers for": Step(id="a/x", kind=StepKind.MEETING, title="X", covers=("a/ring",)),
}


def facing(step: Step) -> Process:
    """A guide where the first step is this one, and one role of the guardians is kept out by name."""
    call = Step(id="a/ring", kind=StepKind.STEP, title="Ring", invites=FATHER)
    asked = Step(
        id="a/svar",
        kind=StepKind.DECISION,
        title="Svar",
        answers=(
            Answer(id="far", title="Far følger opp", targets=(END,), who=FATHER),
            Answer(id="vi", title="Vi følger opp", targets=(END,)),
        ),
    )
    rule = StandingRule(
        id="vold",
        when="Vold",
        do="Meld",
        report_to=(Recipient(id="barnevern", urgency=Urgency.ALWAYS),),
        kept_out=(Participant(id="mor", title="Mor"),),
        cleared_by=("barnevern",),
    )
    parents = (("mor", "Mor"), ("far", "Far"))
    whole = Guideline(
        head=head(),
        roles=tuple(Role(id=name, title=title, kind=RoleKind.GUARDIANS) for name, title in parents),
        meeting_types=(MeetingType(id="fast", title="Fast", minutes=Minutes(to=("far",))),),
        rules=(rule,),
        levels=(Level(id="a", label="A", steps=(step, call, asked)),),
        endings=(Ending(id="slutt", title="Slutt"),),
    )
    return compile_process(whole, "x")


@pytest.mark.parametrize("why", FACING)
def test_a_step_that_faces_any_of_the_guardians_is_closed_and_can_be_set_aside(why: str) -> None:
    walk = guide.opened(facing(FACING[why])).do(cmd.HoldMeeting(minutes="Alt."), SEEN)
    assert walk.state.kept_out == {"mor", "far"}
    assert "not-shielded" in walk.codes(ONWARD)
    walk.do(cmd.SkipStep(reason="Ikke nå."))
    assert walk.here == "a/ring", "what a meeting answers for is met by itself"
    walk.do(cmd.SkipStep(reason="Ikke nå."))
    assert walk.here == "a/svar"


def test_nobody_of_the_guardians_is_present_while_one_of_them_is_kept_out() -> None:
    walk = guide.opened(facing(FACING["what the meeting answers for"])).do(SEEN)
    refusal = walk.refused(cmd.HoldMeeting(present=("Far",)))
    assert (refusal.code, dict(refusal.reasons[0].arguments)["names"]) == ("not-to-be-present", "«Far»")


def test_an_answer_that_they_act_on_is_closed_and_the_others_are_open() -> None:
    walk = guide.opened(facing(FACING["another role that is guardians"])).do(ONWARD, ONWARD, SEEN)
    assert walk.refused(cmd.ChooseAnswer(answer="far")).code == "not-shielded"
    walk.do(cmd.ChooseAnswer(answer="vi"))
    assert walk.state.status is CaseStatus.CLOSED


def test_no_minutes_are_written_for_another_of_the_guardians() -> None:
    walk = guide.opened(facing(FACING["minutes of the kind of meeting"]))
    assert hindrance("referat", walk.state, process=walk.process, today=START) is None
    walk.do(SEEN)
    refused = hindrance("referat", walk.state, process=walk.process, today=START)
    assert refused is not None
    assert (refused.code, dict(refused.reasons[0].arguments)["subject"]) == ("not-shielded", "Far")


# ------------------------------------------------------------ several who are kept out


def keeping_out(*clearing: tuple[str, str]) -> Guideline:
    """A guide that keeps mother and brother out, each by a rule that says who clears it."""
    roles = (Role(id="mor", title="Mor", kind=RoleKind.GUARDIANS), Role(id="bror", title="Bror"))
    rules = tuple(
        StandingRule(
            id=f"vold-{name}",
            when="Vold",
            do="Meld",
            report_to=(Recipient(id="barnevern", urgency=Urgency.ALWAYS),),
            kept_out=(Participant(id=name, title=name.title()),),
            cleared_by=(by,),
        )
        for name, by in clearing
    )
    return Guideline(
        head=head(),
        roles=roles,
        rules=rules,
        levels=(Level(id="a", label="A", steps=(Step(id="a/se", kind=StepKind.STEP, title="Se", goto=END),)),),
        endings=(Ending(id="slutt", title="Slutt"),),
    )


def both_out(*clearing: tuple[str, str]) -> guide.Walk:
    """A case in which mother and brother are kept out."""
    return guide.opened(compile_process(keeping_out(*clearing), "both")).do(SEEN)


def test_for_whom_it_is_cleared_is_said_where_several_are_kept_out() -> None:
    walk = both_out(("mor", "barnevern"), ("bror", "barnevern"))
    refusal = walk.refused(CLEARED)
    assert (refusal.code, dict(refusal.reasons[0].arguments)) == ("cleared-for-whom", {"names": "«Mor», «Bror»"})
    assert walk.refused(replace(CLEARED, roles=("far",))).code == "not-cleared-for"
    assert walk.do(replace(CLEARED, roles=("Bror",))).state.kept_out == {"mor"}
    assert walk.do(CLEARED).state.kept_out == frozenset()
    assert walk.do(cmd.Undo()).state.kept_out == {"mor"}


def test_it_can_be_cleared_for_all_at_once() -> None:
    walk = both_out(("mor", "barnevern"), ("bror", "barnevern")).do(replace(CLEARED, roles=("mor", "bror")))
    assert walk.state.kept_out == frozenset()
    lifted = walk.events[-1].body
    assert isinstance(lifted, ShieldLifted)
    assert lifted.roles == ()


def test_whoever_clears_it_does_so_for_those_that_their_rule_keeps_out_alone() -> None:
    walk = both_out(("mor", "politi"), ("bror", "barnevern"))
    assert walk.do(CLEARED).state.kept_out == {"mor"}
    refusal = walk.refused(CLEARED)
    assert (refusal.code, dict(refusal.reasons[0].arguments)["names"]) == ("not-cleared-by", "«politi»")
    assert walk.do(cmd.LiftShield(by="politi")).state.kept_out == frozenset()


def test_whom_no_rule_of_the_guide_keeps_out_any_longer_anyone_who_clears_lets_in() -> None:
    walk = both_out(("mor", "barnevern"), ("bror", "barnevern"))
    narrower = replace(walk.process.guideline, rules=walk.process.guideline.rules[:1])
    walk.process = compile_process(narrower, "later")
    assert walk.do(CLEARED).state.kept_out == frozenset()


def test_the_words_everybody_has_for_who_is_kept_out_are_them_too() -> None:
    walk = opened().do(SEEN)
    assert walk.refused(cmd.HoldMeeting(present=("Mor",), minutes="x")).code == "not-to-be-present"
    assert not isinstance(walk.try_(cmd.HoldMeeting(present=("bestemor",), minutes="x")), Refused)


def test_the_mother_may_be_invited_without_the_father() -> None:
    walk = opened()
    calling = cmd.CallMeeting(meeting_id="m", on=START, invited=("mor",), without=("foresatte",))
    assert not isinstance(walk.try_(calling), Refused)
