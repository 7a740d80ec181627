"""A consent that takes the place of another: what it keeps, what must be said anew, and what the gates feel."""

from datetime import date, timedelta

import pytest

from engine.cases import commands as cmd
from engine.cases.ages import told
from engine.cases.vocabulary import ConsentForm
from engine.values import replace
from tests.cases import guide
from tests.cases.guide import START, Walk
from tests.cases.stories import TO_B, YES, at_choice, opened

AGAIN = cmd.RenewConsent(consent_id="s2", given_by="far", given_as=("foresatte",))
LOGGED = cmd.GiveConsent(consent_id="l", given_by="mor", services=("ppt", "bup"), consent_type="logg")
LAST = date(2027, 3, 1)


def bounded() -> Walk:
    """A guide without kinds of consent, where one was given until a day, and on somebody's behalf."""
    given = cmd.GiveConsent(
        consent_id="s1",
        given_by="mor",
        services=("ppt", "skolen"),
        left_out=("bup",),
        expires_on=START + timedelta(days=9),
        for_whom="gutten",
        language="tigrinja",
        interpreter="tolken",
        form=ConsentForm.ORAL,
    )
    return guide.opened().do(given)


def ready() -> Walk:
    """Nothing but consent is asked for on the way to level B."""
    return at_choice().do(cmd.SetFact(fact="alvor", value="nei"))


def test_the_gates_feel_at_once_that_a_consent_ran_out_was_renewed_and_was_withdrawn() -> None:
    walk = ready().do(YES)
    walk.today = LAST
    assert walk.copy().do(TO_B).here.startswith("b/")
    walk.today = LAST + timedelta(days=1)
    assert walk.codes(TO_B) == ["consent"]
    assert walk.refused(cmd.InvolveService(service="ppt")).code == "service-consent"
    renewed = walk.copy().do(AGAIN)
    assert renewed.copy().do(cmd.InvolveService(service="ppt"), TO_B).state.standing.state.startswith("b/")
    renewed.do(cmd.WithdrawConsent(withdrawn_by="mor", services=("bup",), given_as=("foresatte",)))
    assert renewed.refused(cmd.InvolveService(service="bup")).code == "service-consent"
    gone = ready().do(YES, cmd.RefuseConsent(given_by="mor", consent_type="samarbeid", given_as=("foresatte",)))
    assert gone.codes(TO_B) == ["consent"]


def test_the_new_one_counts_alone_and_names_the_one_it_replaces() -> None:
    walk = opened().do(YES, AGAIN)
    (new,) = walk.state.consents
    assert (new.id, new.given_by, new.services, new.consent_type) == ("s2", "far", ("ppt", "bup"), "samarbeid")
    (event,) = walk.events[-1:]
    assert getattr(event.body, "replaces", None) == ("s1",)
    assert walk.refused(cmd.WithdrawConsent(withdrawn_by="mor", consent_id="s1")).code == "no-consent"
    assert [one.id for one in walk.do(cmd.Undo()).state.consents] == ["s1"]
    assert [one.id for one in walk.do(cmd.Redo()).state.consents] == ["s2"]


def test_a_renewal_goes_by_the_age_rules_of_the_day_it_is_given() -> None:
    walk = opened().do(YES)
    assert walk.refused(replace(AGAIN, age=16)).code == "consent-not-by"
    assert walk.do(replace(AGAIN, age=16, given_by="ungdommen", given_as=("barn",))).state.born == told(
        None, START, age=16
    )
    assert opened().do(YES).refused(replace(AGAIN, given_by=" ")).code == "blank"


def test_what_is_not_said_is_as_it_was_but_how_it_was_given_is_said_anew() -> None:
    until = START + timedelta(days=200)
    walk = bounded().do(cmd.RenewConsent(consent_id="s2", given_by="mor", expires_on=until))
    (new,) = walk.state.consents
    assert (new.services, new.left_out, new.for_whom) == (("ppt", "skolen"), ("bup",), "gutten")
    body = walk.events[-1].body
    assert [getattr(body, name) for name in ("form", "language", "interpreter")] == [None, None, None]


def test_services_that_are_named_are_the_only_ones() -> None:
    until = START + timedelta(days=200)
    renewed = cmd.RenewConsent(consent_id="s2", given_by="mor", services=("bup",), expires_on=until)
    (new,) = bounded().do(renewed).state.consents
    assert (new.services, new.left_out) == (("bup",), ())


def test_one_that_had_a_last_day_gets_a_new_one() -> None:
    walk = bounded()
    assert walk.refused(replace(AGAIN, given_as=())).code == "renewal-without-end"
    late = cmd.RenewConsent(consent_id="s2", given_by="mor", expires_on=START - timedelta(days=1))
    assert walk.refused(late).code == "consent-already-expired"
    assert opened().do(YES, AGAIN).state.consents[0].expires_on == LAST


def test_one_that_has_run_out_can_be_renewed_and_one_that_was_withdrawn_cannot() -> None:
    walk = bounded()
    walk.today = START + timedelta(days=30)
    renewed = cmd.RenewConsent(consent_id="s2", given_by="mor", expires_on=START + timedelta(days=60))
    assert walk.copy().do(renewed).state.valid_consents(walk.today)
    walk.do(cmd.WithdrawConsent(withdrawn_by="mor"))
    (reason,) = walk.refused(renewed).reasons
    assert (reason.code, dict(reason.arguments)) == (
        "no-consent-to-renew",
        {"by": "mor", "date": walk.today.isoformat()},
    )
    (reason,) = guide.opened().refused(renewed).reasons
    assert (reason.code, reason.arguments) == ("no-consent-to-renew", ())


def test_which_one_is_asked_where_several_can_be_meant() -> None:
    other = replace(YES, consent_id="s9", services=("ppt",), expires_on=date(2026, 12, 1), given_by="far")
    walk = opened().do(replace(YES, services=("bup",)), other)
    refusal = walk.refused(AGAIN)
    assert (refusal.code, dict(refusal.reasons[0].arguments)) == ("renew-which", {"names": "«mor: BUP», «far: PPT»"})
    assert [one.id for one in walk.do(replace(AGAIN, renews="s9")).state.consents] == ["s1", "s2"]


def test_one_that_another_has_made_needless_is_not_meant() -> None:
    short = replace(YES, consent_id="s0", expires_on=date(2026, 10, 1))
    walk = opened().do(short, YES, AGAIN)
    assert [one.id for one in walk.state.consents] == ["s0", "s2"]


def test_the_kind_tells_which_one_is_meant() -> None:
    walk = opened().do(YES, replace(LOGGED, services=("ppt",), expires_on=date(2027, 1, 1)))
    assert walk.refused(AGAIN).code == "renew-which"
    kind = replace(AGAIN, consent_type="logg", given_as=(), expires_on=date(2027, 6, 1))
    assert [one.id for one in walk.do(kind).state.consents] == ["s1", "s2"]
    assert walk.refused(replace(kind, consent_type="bilder")).code == "unknown-consent-type"


def test_consents_for_a_service_each_are_renewed_together_or_one_by_one() -> None:
    both = cmd.RenewConsent(consent_id="n", given_by="mor", consent_type="logg")
    walk = opened().do(LOGGED)
    assert [(one.id, one.services) for one in walk.copy().do(both).state.consents] == [
        ("n", ("ppt",)),
        ("n.2", ("bup",)),
    ]
    one = walk.do(replace(both, services=("bup",)))
    assert [(consent.id, consent.services) for consent in one.state.consents] == [("l", ("ppt",)), ("n", ("bup",))]
    assert walk.refused(replace(both, services=("skolen",))).code == "no-consent-to-renew"


@pytest.mark.parametrize("left", [("ppt",), ("bup",)])
def test_what_was_withdrawn_from_it_is_not_given_back(left: tuple[str, ...]) -> None:
    gone = tuple(service for service in YES.services if service not in left)
    some = cmd.WithdrawConsent(withdrawn_by="mor", services=gone, given_as=("foresatte",))
    assert opened().do(YES, some, AGAIN).state.consents[0].services == left
