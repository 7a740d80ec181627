"""Who is kept out of a case from a suspicion on: what closes, what stays open, who clears it, and where it leads."""

from datetime import timedelta

import pytest

from engine.cases import commands as cmd
from engine.cases.agenda import OptionKind
from engine.cases.conditions import Asking
from engine.cases.events import StepPassed
from engine.cases.meetings import invited, kept_away
from engine.cases.refusals import Refused
from engine.cases.shielding import kept_out
from engine.cases.state import CaseStatus, Mark
from tests.cases import guide
from tests.cases.guide import START
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
