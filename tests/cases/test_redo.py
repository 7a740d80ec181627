"""Doing again what was undone, when days have passed: what the command asks for is asked of it again."""

from datetime import timedelta

import pytest

from engine.cases import commands as cmd
from engine.cases.commands import Command
from engine.cases.decide import may_redo
from engine.cases.vocabulary import Aftermath
from engine.values import replace
from tests.cases import guide
from tests.cases.guide import START, Walk
from tests.cases.stories import TO_B, YES, at_choice, at_measures, opened
from tests.cases.test_versions import SAME, to, without

UNTIL = START + timedelta(days=9)
AFTER = UNTIL + timedelta(days=1)
BOUNDED = replace(YES, expires_on=UNTIL)


def ready() -> Walk:
    """The way to level B is open until the consent runs out."""
    return at_choice().do(cmd.SetFact(fact="alvor", value="nei"), BOUNDED)


def undone(walk: Walk, *commands: Command) -> Walk:
    """Something was done and undone while the consent held, which it no longer does."""
    walk.do(*commands, cmd.Undo())
    walk.today = AFTER
    return walk


def redoable(walk: Walk) -> bool:
    return may_redo(walk.state, process=walk.process, by=walk.by, today=walk.today)


def test_a_move_is_not_done_again_through_a_gate_that_has_closed_since() -> None:
    walk = undone(ready(), TO_B)
    refused = walk.refused(cmd.Redo())
    assert refused == walk.refused(TO_B)
    assert refused.code == "consent"
    assert not redoable(walk)
    walk.today = UNTIL
    assert redoable(walk)
    assert walk.do(cmd.Redo()).here == "b/samtidig"


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (cmd.InvolveService(service="ppt"), "service-consent"),
        (
            cmd.HandOver(handover_id="o", to="ppt", sent="Loggen", aftermath=Aftermath.GOES_ON, coordinated_by="PPT"),
            "service-consent",
        ),
        (cmd.CallMeeting(meeting_id="m", on=AFTER, invited=("ppt",)), "service-consent"),
    ],
)
def test_what_needs_a_consent_is_not_done_again_without_one(command: Command, code: str) -> None:
    walk = undone(ready(), command)
    assert walk.refused(cmd.Redo()).code == walk.refused(command, happened_on=UNTIL).code == code
    assert not redoable(walk)


def test_a_measure_is_not_left_again_to_a_service_without_consent() -> None:
    walk = guide.opened().do(
        cmd.GiveConsent(consent_id="s", given_by="mor", services=("ppt",), expires_on=UNTIL),
        cmd.InvolveService(service="ppt"),
    )
    theirs = cmd.StartMeasure(measure_id="t", title="T", goal="G", responsible="ppt")
    undone(walk, theirs)
    assert walk.refused(cmd.Redo()) == walk.refused(theirs)


def test_minutes_are_not_sent_again_to_a_service_without_consent() -> None:
    walk = guide.opened().do(
        cmd.GiveConsent(consent_id="s", given_by="mor", services=("ppt",), expires_on=UNTIL),
        cmd.InvolveService(service="ppt"),
    )
    undone(walk, cmd.HoldMeeting(minutes="Referat", minutes_to=("ppt",)))
    assert walk.refused(cmd.Redo()).code == "service-consent"


def test_a_consent_that_has_run_out_is_not_given_again() -> None:
    walk = undone(at_choice(), BOUNDED)
    assert walk.refused(cmd.Redo()) == walk.refused(BOUNDED)


def test_what_asks_for_no_consent_is_done_again_on_any_day() -> None:
    acts: tuple[Command, ...] = (
        cmd.AddNote(text="Notat"),
        cmd.WithdrawConsent(withdrawn_by="mor", given_as=("foresatte",)),
        cmd.ConsultBody(consultation_id="d", anonymous=True),
    )
    for act in acts:
        walk = undone(at_measures(), act)
        assert redoable(walk)
        walk.do(cmd.Redo())


def test_a_case_is_not_closed_again_in_another_way_than_it_may_be() -> None:
    closing = cmd.CloseCase(ending="ferdig", reason="De vil ikke mer.", family_wish=True)
    walk = undone(guide.opened(), closing)
    assert walk.do(cmd.Redo()).state.ending == "ferdig"


def test_a_landing_in_another_version_is_not_made_again_on_another_day() -> None:
    landing = to(without("a/ring", instead="a/velg"), ("a/ring", "a/velg"))
    walk = opened().do(landing, cmd.Undo())
    assert redoable(walk)
    walk.today += timedelta(days=1)
    assert walk.refused(cmd.Redo()).code == "redo-anew"
    assert not redoable(walk)
    staying = opened().do(to(SAME), cmd.Undo())
    staying.today += timedelta(days=1)
    assert staying.do(cmd.Redo()).state.guideline_version == "2"


def test_nobody_is_told_that_they_can_do_again_what_others_undid() -> None:
    walk = guide.opened().do(cmd.AddNote(text="Notat"), cmd.Undo())
    assert not may_redo(walk.state, process=walk.process, by="ola", today=walk.today)
    assert walk.refused(cmd.Redo(), by="ola").code == "undo-not-yours"
