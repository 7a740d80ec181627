"""Whose consent a withdrawal takes: that of whoever withdrew, alone or with others; of nobody known, all of them."""

import pytest

from engine.cases import commands as cmd
from engine.cases import events as ev
from tests.cases.guide import Walk
from tests.cases.test_services import opened


def given(name: str, by: str, *services: str) -> cmd.GiveConsent:
    return cmd.GiveConsent(consent_id=name, given_by=by, services=services)


def both() -> Walk:
    return opened().do(given("s1", "mor", "ppt", "BUP"), given("s2", "far", "ppt", "BUP"))


def left(walk: Walk) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.given_by, one.services) for one in walk.state.consents]


def test_it_takes_the_consent_of_her_who_withdrew_and_is_written_once() -> None:
    walk = both().do(cmd.WithdrawConsent(withdrawn_by="Mor", services=("BUP",), reason="Ringte."))
    assert left(walk) == [("mor", ("ppt",)), ("far", ("ppt", "BUP"))]
    assert sum(isinstance(one.body, ev.ConsentWithdrawn) for one in walk.events) == 1


@pytest.mark.parametrize("who", ["mor og far", "De foresatte"])
def test_those_who_withdraw_together_take_both(who: str) -> None:
    assert left(both().do(cmd.WithdrawConsent(withdrawn_by=who))) == []


def test_one_of_two_who_gave_it_together_ends_it() -> None:
    walk = opened().do(given("s1", "mor og far", "ppt"), cmd.WithdrawConsent(withdrawn_by="far"))
    assert left(walk) == []


def test_somebody_who_gave_none_takes_all_as_the_youth_may() -> None:
    assert left(both().do(cmd.WithdrawConsent(withdrawn_by="jenta"))) == []


def test_the_one_that_is_numbered_is_taken_whoever_gave_it() -> None:
    assert left(both().do(cmd.WithdrawConsent(withdrawn_by="mor", consent_id="s2"))) == [("mor", ("ppt", "BUP"))]
