"""The list of consents: what has become of each, which replaced which, and which end soon."""

from datetime import date, timedelta

from engine.application.consents import Fate, Recorded, ending, first_end, recorded
from engine.cases import commands as cmd
from engine.values import replace
from tests.cases import guide
from tests.cases.guide import START, Walk

GIVEN = cmd.GiveConsent(consent_id="a", given_by="mor", services=("ppt", "bup"), expires_on=START + timedelta(days=9))
AGAIN = cmd.RenewConsent(consent_id="b", given_by="far", expires_on=START + timedelta(days=99))
NO = cmd.RefuseConsent(given_by="far", services=("bup",), reason="Vil vente.")
LATER = START + timedelta(days=10)


def listed(walk: Walk, today: date | None = None) -> tuple[Recorded, ...]:
    return recorded(walk.events, today or walk.today)


def fates(walk: Walk, today: date | None = None) -> list[Fate]:
    return [one.fate for one in listed(walk, today)]


def test_nothing_is_listed_before_anybody_has_answered() -> None:
    assert listed(guide.opened()) == ()


def test_one_is_valid_to_its_last_day_and_then_has_run_out() -> None:
    walk = guide.opened().do(GIVEN)
    assert fates(walk, START + timedelta(days=9)) == [Fate.VALID]
    (one,) = listed(walk, LATER)
    assert (one.fate, one.covers, one.ended_on) == (Fate.EXPIRED, (), None)


def test_a_renewal_and_what_it_replaces_know_each_other() -> None:
    old, new = listed(guide.opened().do(GIVEN, AGAIN))
    assert (old.fate, old.replaced_by, old.ended_by, old.ended_on) == (Fate.REPLACED, 2, "far", START)
    assert (new.fate, new.replaces, new.covers) == (Fate.VALID, (1,), ("ppt", "bup"))


def test_one_that_has_run_out_and_is_renewed_then_is_replaced() -> None:
    walk = guide.opened().do(GIVEN)
    walk.today = LATER
    assert fates(walk.do(AGAIN)) == [Fate.REPLACED, Fate.VALID]


def test_a_withdrawal_in_part_leaves_the_rest_and_the_whole_ends_it() -> None:
    walk = guide.opened().do(GIVEN, cmd.WithdrawConsent(withdrawn_by="mor", services=("ppt",)))
    (one,) = listed(walk)
    assert (one.fate, one.services, one.covers) == (Fate.VALID, ("ppt", "bup"), ("bup",))
    (gone,) = listed(walk.do(cmd.WithdrawConsent(withdrawn_by="storesøster")))
    assert (gone.fate, gone.ended_by, gone.covers) == (Fate.WITHDRAWN, "storesøster", ())


def test_a_no_is_listed_and_may_end_what_was_given() -> None:
    walk = guide.opened().do(replace(GIVEN, services=("bup",)), NO)
    given, no = listed(walk)
    assert (given.fate, given.ended_by) == (Fate.WITHDRAWN, "far")
    assert (no.fate, no.number, no.id, no.reason, no.services) == (Fate.REFUSED, 2, None, "Vil vente.", ("bup",))


def test_a_no_to_a_purpose_shows_what_it_is_still_for() -> None:
    walk = guide.opened().do(replace(GIVEN, scopes=("samarbeid", "stafettlogg")))
    walk.do(cmd.RefuseConsent(given_by="mor", scopes=("stafettlogg",)))
    given, no = listed(walk)
    assert (given.scopes, given.still_for) == (("samarbeid", "stafettlogg"), ("samarbeid",))
    assert no.scopes == ("stafettlogg",)


def test_what_was_undone_is_not_listed() -> None:
    walk = guide.opened().do(GIVEN, AGAIN, cmd.Undo())
    assert fates(walk) == [Fate.VALID]
    assert fates(walk.do(cmd.Redo())) == [Fate.REPLACED, Fate.VALID]


def test_those_that_end_soon_are_told_of_until_they_are_renewed() -> None:
    walk = guide.opened().do(GIVEN)
    assert ending(walk.state, today=START, days=8) == ()
    assert [one.id for one in ending(walk.state, today=START, days=9)] == ["a"]
    assert [one.id for one in ending(walk.state, today=LATER, days=0)] == ["a"]
    assert first_end(walk.state) == START + timedelta(days=9)
    walk.do(AGAIN)
    assert ending(walk.state, today=LATER, days=9) == ()
    assert first_end(walk.state) == START + timedelta(days=99)


def test_one_that_another_outlives_needs_no_renewal_but_only_for_the_same_purposes() -> None:
    walk = guide.opened().do(GIVEN)
    other = replace(GIVEN, consent_id="c", expires_on=None)
    assert first_end(walk.copy().do(other).state) is None
    logged = replace(other, scopes=("stafettlogg",))
    assert first_end(walk.copy().do(logged).state) == GIVEN.expires_on
    assert first_end(walk.copy().do(replace(other, services=("ppt",))).state) == GIVEN.expires_on


def test_each_withdrawal_is_kept_with_its_day_and_its_reason() -> None:
    walk = guide.opened().do(GIVEN)
    first = cmd.WithdrawConsent(withdrawn_by="mor", services=("ppt",), reason="Ringte.")
    (told,) = listed(walk.do(first, cmd.WithdrawConsent(withdrawn_by="mor", reason="Vil ikke mer.")))
    assert [(one.by, one.because, one.services, one.scopes) for one in told.losses] == [
        ("mor", "Ringte.", ("ppt",), ()),
        ("mor", "Vil ikke mer.", tuple(one for one in GIVEN.services if one != "ppt"), ()),
    ]
    assert (told.fate, told.ended_because) == (Fate.WITHDRAWN, "Vil ikke mer.")
