"""What a guide says of its stafettholder: the family's wish, what is weighed at a new level, and who decides."""

import pytest

from engine.cases import commands as cmd
from engine.cases.baton import wanted
from engine.cases.conditions import Asking
from engine.values import replace
from tests.cases.stories import OFFER, ONWARD, at_meeting, at_way_on, opened

BARE = cmd.OfferBaton(to_actor="kari")


def test_an_offer_brings_the_wish_the_weighing_and_who_decided() -> None:
    walk = at_meeting()
    assert walk.codes(BARE) == ["family-wish-missing", "weighing-missing", "decided-by-missing"]
    names = [dict(reason.arguments)["names"] for reason in walk.refused(BARE).reasons]
    assert names == ["«Barnet», «Foresatte»", "«ønskene i familien», «hvor mye som skal samordnes»", "«Gruppa»"]
    walk.do(OFFER)
    assert walk.state.coordinator == "kari"


@pytest.mark.parametrize(
    ("offer", "code"),
    [
        (replace(OFFER, family_wish=" "), "family-wish-missing"),
        (replace(OFFER, weighed=None), "weighing-missing"),
        (replace(OFFER, decided_by="PPT"), "decided-by-missing"),
    ],
)
def test_what_is_left_out_of_an_offer_is_asked_for(offer: cmd.OfferBaton, code: str) -> None:
    assert at_meeting().codes(offer) == [code]


def test_on_a_level_that_it_does_not_speak_of_nothing_is_asked() -> None:
    assert opened().do(BARE).state.coordinator == "kari"


def test_it_is_weighed_once_for_each_time_the_level_is_come_to() -> None:
    walk = at_meeting().do(OFFER)
    asks = Asking(walk.state, walk.today)
    assert [one.code for one in wanted(asks, walk.process)] == ["family-wish-missing", "decided-by-missing"]
    walk.do(replace(OFFER, weighed=None))
    again = at_way_on().do(cmd.InvolveService(service="ppt"), cmd.InvolveService(service="bup"))
    again.do(cmd.ChooseAnswer(answer="om-igjen"))
    assert "weighing-missing" not in again.codes(BARE), "another pass of the same level"


def test_measures_wait_for_a_weighing_since_the_level_was_come_to() -> None:
    walk = opened().do(BARE)
    later = at_meeting()
    later.do(cmd.HoldMeeting(next_on=later.today.replace(month=10)))
    assert later.codes(ONWARD) == ["coordinator-settled", "coordinator", "coordinator-weighed"]
    assert walk.state.weighed is None


def test_a_weighing_falls_with_the_offer_that_was_declined() -> None:
    walk = at_meeting().do(replace(OFFER, to_actor="ola"))
    walk.do(cmd.DeclineBaton(), by="ola")
    assert walk.codes(BARE) == ["family-wish-missing", "weighing-missing", "decided-by-missing"]


def test_a_declined_offer_leaves_what_was_settled_and_weighed_before_it() -> None:
    walk = at_meeting().do(OFFER)
    before = (walk.state.coordinator, walk.state.settled, walk.state.weighed)
    assert before[2] is not None
    for after in (cmd.DeclineBaton(), cmd.TakeBackOffer()):
        walk.do(replace(OFFER, to_actor="ola", weighed=None))
        assert walk.state.coordinator == "kari"
        walk.do(after, by="ola" if isinstance(after, cmd.DeclineBaton) else "kari")
        assert (walk.state.coordinator, walk.state.settled, walk.state.weighed) == before
