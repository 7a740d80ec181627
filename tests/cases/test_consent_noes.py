"""A yes that cannot be: for what it leaves out, or of a day before the same person said no to the same."""

from datetime import timedelta

import pytest

from engine.cases import commands as cmd
from engine.cases.commands import Command
from engine.cases.state import CaseStatus
from engine.cases.vocabulary import ErasureGround
from engine.values import replace
from tests.cases import guide
from tests.cases.guide import START, Walk

YES = cmd.GiveConsent(consent_id="s1", given_by="mor", services=("ppt",))
LATER = START + timedelta(days=5)


@pytest.mark.parametrize("left_out", ["ppt", "PPT", " Ppt "])
def test_a_service_is_not_both_consented_to_and_left_out(left_out: str) -> None:
    walk = guide.opened()
    refused = walk.refused(replace(YES, services=("ppt", "bup"), left_out=("nav", left_out)))
    assert (refused.code, dict(refused.reasons[0].arguments)) == ("consent-in-and-out", {"names": "«PPT»"})
    walk.do(YES)
    again = cmd.RenewConsent(consent_id="s2", given_by="mor", left_out=(left_out,))
    assert walk.refused(again).code == "consent-in-and-out"


def test_a_name_that_the_case_has_chosen_is_not_both_either() -> None:
    assert guide.opened().refused(replace(YES, services=("BUP",), left_out=("bup",))).code == "consent-in-and-out"


@pytest.mark.parametrize(
    "no",
    [
        cmd.WithdrawConsent(withdrawn_by="mor"),
        cmd.WithdrawConsent(withdrawn_by="mor", services=("ppt",)),
        cmd.RefuseConsent(given_by="mor"),
        cmd.RefuseConsent(given_by="mor", services=("ppt",)),
    ],
)
def test_a_yes_of_a_day_before_the_no_does_not_come_after_it(no: Command) -> None:
    walk = guide.opened().do(YES)
    walk.today = LATER
    walk.do(no)
    again = replace(YES, consent_id="s2")
    refused = walk.refused(again, happened_on=LATER - timedelta(days=1))
    assert (refused.code, dict(refused.reasons[0].arguments)) == (
        "consent-before-no",
        {"by": "mor", "date": LATER.isoformat()},
    )
    assert [one.id for one in walk.copy().do(again).state.consents] == ["s2"]
    walk.do(again)
    walk.today = LATER + timedelta(days=1)
    renewed = cmd.RenewConsent(consent_id="s3", given_by="mor og far")
    assert walk.refused(renewed, happened_on=START).code == "consent-before-no"
    assert walk.do(renewed).state.consents[0].id == "s3"


@pytest.mark.parametrize(
    ("no", "yes"),
    [
        (cmd.WithdrawConsent(withdrawn_by="far", services=("ppt",)), YES),
        (cmd.WithdrawConsent(withdrawn_by="mor"), replace(YES, services=("bup",))),
        (cmd.RefuseConsent(given_by="mor", services=("bup",)), YES),
        (cmd.RefuseConsent(given_by="mor", scopes=("stafettlogg",)), YES),
    ],
)
def test_a_no_of_another_or_to_something_else_stops_no_yes(no: Command, yes: cmd.GiveConsent) -> None:
    walk = guide.opened().do(YES)
    walk.today = LATER
    walk.do(no)
    answer = walk.try_(replace(yes, consent_id="s2"), happened_on=START)
    assert isinstance(answer, tuple)


def closed(*before: Command) -> Walk:
    ending = cmd.CloseCase(ending="ferdig", reason="De vil ikke mer.", family_wish=True)
    walk = guide.opened().do(*before, ending)
    assert walk.state.status is CaseStatus.CLOSED
    return walk


def test_a_consent_is_withdrawn_in_a_closed_case_also_when_it_is_to_be_erased() -> None:
    gone = cmd.WithdrawConsent(withdrawn_by="mor")
    assert closed(YES).do(gone).state.consents == ()
    asked = cmd.AskErasure(ground=ErasureGround.ASKED_FOR, basis="Familien ba om det.")
    walk = closed(YES).do(asked, gone)
    assert walk.state.consents == ()
    assert walk.state.erasure is not None
    assert walk.state.status is CaseStatus.CLOSED
    restricted = closed(YES).do(cmd.RestrictCase(reason="De ba om det."))
    assert restricted.refused(gone).code == "case-restricted"
    for command in (YES, cmd.RefuseConsent(given_by="mor")):
        assert closed(YES).refused(command).code == "case-closed"
