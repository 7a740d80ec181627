"""Kinds of consent: who gives them at what age, for what, how long, for which services, and what a withdrawal does."""

from datetime import date

import pytest

from engine.cases import commands as cmd
from engine.cases.ages import Ages, ages, told
from engine.cases.answering import outgrown
from engine.cases.refusals import Refused
from engine.cases.vocabulary import SubjectKind
from engine.guideline.compile import compile_process
from engine.guideline.element import Participant
from engine.guideline.model import Guideline, Level, Step
from engine.guideline.process import Process
from engine.guideline.registry import AgeRule, ConsentType, Ending
from engine.guideline.vocabulary import StepKind
from engine.values import replace
from tests.cases import guide
from tests.cases.guide import Walk, head, to, to_end
from tests.cases.stories import ONWARD, TO_B, YES, at_choice, in_tracks, opened
from tests.cases.whole import WHOLE, WHOLE_GUIDE

NO_MORE = cmd.WithdrawConsent(withdrawn_by="mor", given_as=("foresatte",))
NO = cmd.RefuseConsent(given_by="mor", consent_type="samarbeid", given_as=("foresatte",))


@pytest.mark.parametrize(
    ("age", "given_as", "missing"),
    [
        (14, ("foresatte",), None),
        (14, ("barn",), "«Foresatte»"),
        (15, ("barn", "Foresatte"), None),
        (15, ("foresatte",), "«Barnet»"),
        (15, (), "«Barnet», «Foresatte»"),
        (16, ("Barnet",), None),
        (16, ("foresatte",), "«Barnet»"),
    ],
)
def test_who_gives_it_goes_by_age(age: int, given_as: tuple[str, ...], missing: str | None) -> None:
    walk, given = opened(), replace(YES, age=age, given_as=given_as)
    if missing:
        refusal = walk.refused(given)
        assert (refusal.code, dict(refusal.reasons[0].arguments)) == ("consent-not-by", {"names": missing, "age": age})
    else:
        state = walk.do(given).state
        assert ages(state.born, state.subject, on=walk.today) == Ages(age, age)


def test_an_age_that_nobody_knows_is_asked_for_and_then_remembered() -> None:
    walk = opened()
    assert walk.refused(replace(YES, age=None)).code == "consent-age-unknown"
    walk.do(YES, replace(YES, age=None, consent_id="s2"))
    assert walk.refused(replace(YES, age=None, given_as=("naboen",))).code == "unknown-role"


def older(walk: Walk, day: date) -> Walk:
    """The same case on a later day."""
    walk.today = day
    return walk


def test_an_age_grows_and_is_asked_for_again_when_who_answers_has_come_to_depend_on_it() -> None:
    walk = opened().do(replace(YES, age=14))
    again = replace(YES, age=None, consent_id="s2", expires_on=date(2028, 1, 1))
    refusal = older(walk, date(2026, 12, 1)).refused(again)
    assert (refusal.code, dict(refusal.reasons[0].arguments)) == (
        "consent-age-either",
        {"type": "Samtykke til samarbeid", "low": 14, "high": 15},
    )
    assert walk.refused(replace(again, age=15)).code == "consent-not-by"
    assert len(walk.do(replace(again, age=14)).state.consents) == 2
    refusal = older(walk, date(2028, 12, 2)).refused(again)
    assert dict(refusal.reasons[0].arguments) == {"names": "«Barnet»", "age": "16–17"}


def test_a_consent_that_others_would_give_today_is_told_of_and_still_holds() -> None:
    walk = opened().do(replace(YES, age=14, expires_on=date(2030, 1, 1)))
    found = [(one.id, [who.id for who in lacking]) for one, lacking in outgrown(walk.state, WHOLE, today=walk.today)]
    assert found == []
    later = date(2028, 12, 2)
    ((consent, lacking),) = outgrown(walk.state, WHOLE, today=later)
    assert (consent.id, [who.id for who in lacking], consent.is_valid(later)) == ("s1", ["barn"], True)


def test_the_age_counts_on_the_day_that_they_answered() -> None:
    walk = opened().do(cmd.DescribeSubject(born=date(2011, 11, 1)))
    given = replace(YES, age=None, given_as=("foresatte",))
    assert older(walk, date(2026, 12, 1)).refused(given).code == "consent-not-by"
    assert not isinstance(walk.try_(given, happened_on=date(2026, 10, 31)), Refused)


@pytest.mark.parametrize(
    ("subject", "age", "needed"),
    [
        (SubjectKind.ADULT, None, ()),
        (SubjectKind.YOUTH, 19, ()),
        (SubjectKind.PREGNANT, None, ()),
        (SubjectKind.PREGNANT, 15, ("foresatte",)),
        (SubjectKind.CHILD, None, ("foresatte",)),
        (SubjectKind.FAMILY, None, ("foresatte",)),
    ],
)
def test_nobody_has_guardians_who_is_grown_up(subject: SubjectKind, age: int | None, needed: tuple[str, ...]) -> None:
    rule = AgeRule(who=(Participant(id="foresatte", title="Foresatte"),))
    kind = ConsentType(id="samarbeid", title="Samtykke", given_by=(rule,), scopes=("samarbeid",))
    guideline = replace(WHOLE_GUIDE, consent_types=(kind,))
    walk = Walk(process=compile_process(guideline, "all")).do(
        cmd.OpenCase(alias="x", variant="skole", subject=subject, age=age)
    )
    given = replace(YES, age=None, given_as=())
    if needed:
        assert walk.refused(given).code == ("consent-not-from")
        walk.do(replace(given, given_as=needed))
    else:
        walk.do(given)


def test_the_age_of_one_child_in_a_family_is_not_the_age_of_the_case() -> None:
    walk = Walk(process=WHOLE).do(cmd.OpenCase(alias="x", variant="skole", subject=SubjectKind.FAMILY))
    assert walk.do(replace(YES, age=14)).state.born is None


def test_the_kind_says_for_what_it_is_and_how_long_it_lasts() -> None:
    (consent,) = opened().do(YES).state.consents
    assert (consent.consent_type, consent.scopes, consent.given_as) == ("samarbeid", ("samarbeid",), ("foresatte",))
    assert consent.expires_on == date(2027, 3, 1)
    (other,) = opened().do(replace(YES, expires_on=date(2026, 12, 24))).state.consents
    assert other.expires_on == date(2026, 12, 24)


def test_a_kind_that_is_not_there_is_refused_with_those_that_are() -> None:
    refusal = opened().refused(replace(YES, consent_type="bilder"))
    assert (refusal.code, dict(refusal.reasons[0].arguments)["names"]) == (
        "unknown-consent-type",
        "«Samtykke til samarbeid», «Samtykke til logg»",
    )
    assert guide.opened().refused(replace(YES, consent_type="x")).code == "unknown-consent-type"


def test_a_kind_for_each_service_is_one_consent_for_each() -> None:
    logged = cmd.GiveConsent(consent_id="s", given_by="mor", services=("ppt", "bup"), consent_type="Samtykke til logg")
    walk = opened().do(logged)
    assert [(one.id, one.services) for one in walk.state.consents] == [("s", ("ppt",)), ("s.2", ("bup",))]


def test_a_consent_to_the_log_is_none_to_cooperation() -> None:
    walk = at_choice().do(cmd.SetFact(fact="alvor", value="nei"), replace(YES, consent_type="logg", given_as=()))
    assert walk.codes(TO_B) == ["consent"]
    assert walk.refused(cmd.InvolveService(service="ppt")).code == "service-consent"


def test_without_a_kind_the_only_one_of_the_guide_is_meant() -> None:
    one = replace(WHOLE_GUIDE, consent_types=WHOLE_GUIDE.consent_types[:1])
    walk = Walk(process=compile_process(one, "one")).do(cmd.OpenCase(alias="x", variant="skole"))
    assert walk.do(replace(YES, consent_type=None)).state.consents[0].consent_type == "samarbeid"


def test_without_a_kind_it_is_the_only_one_that_is_for_cooperation_and_goes_by_its_rules() -> None:
    assert opened().do(replace(YES, consent_type=None)).state.consents[0].consent_type == "samarbeid"
    assert opened().refused(replace(YES, consent_type=None, age=17)).code == "consent-not-by"
    both = replace(WHOLE_GUIDE.consent_types[1], scopes=("samarbeid", "stafettlogg"))
    two = replace(WHOLE_GUIDE, consent_types=(WHOLE_GUIDE.consent_types[0], both))
    walk = Walk(process=compile_process(two, "two")).do(cmd.OpenCase(alias="x", variant="skole"))
    assert walk.do(replace(YES, consent_type=None)).state.consents[0].consent_type is None


def test_a_withdrawal_leads_where_the_kind_says_when_nothing_is_left_of_it() -> None:
    walk = in_tracks().do(replace(NO_MORE, services=("bup",)))
    assert walk.here == "b/samtidig"
    walk.do(NO_MORE)
    assert (walk.here, set(walk.state.tracks), walk.state.consents) == ("c/", {"main"}, ())
    walk.do(cmd.Undo())
    assert (walk.here, len(walk.state.tracks)) == ("b/samtidig", 3)


def test_a_withdrawal_whose_way_is_closed_only_withdraws() -> None:
    serious = replace(WHOLE_GUIDE.consent_types[0], on_withdrawal=guide.to_level("b"))
    process = compile_process(replace(WHOLE_GUIDE, consent_types=(serious,)), "closed")
    walk = Walk(process=process).do(cmd.OpenCase(alias="x", variant="skole"), YES)
    assert walk.do(NO_MORE).here == "a/ring"


# ---------------------------------------------------------------- a no goes by the same rules as a yes


def agreed_by_youth() -> Walk:
    """A youth of 16 has consented to the cooperation, and a parent to the log."""
    logged = cmd.GiveConsent(consent_id="l1", given_by="mor", services=("ppt",), consent_type="logg")
    return opened().do(replace(YES, age=16, given_by="ungdommen", given_as=("barn",)), logged)


@pytest.mark.parametrize("no", [NO, replace(NO, given_as=()), replace(NO_MORE, consent_type="samarbeid")])
def test_who_cannot_give_a_consent_at_this_age_cannot_end_it(no: cmd.RefuseConsent | cmd.WithdrawConsent) -> None:
    walk = agreed_by_youth()
    refusal = walk.refused(no)
    assert (refusal.code, dict(refusal.reasons[0].arguments)) == ("consent-not-by", {"names": "«Barnet»", "age": 16})
    assert [one.id for one in walk.state.consents] == ["s1", "l1"]


def test_who_withdraws_withdraws_what_they_gave_and_no_more() -> None:
    assert [one.id for one in agreed_by_youth().do(NO_MORE).state.consents] == ["s1"]


@pytest.mark.parametrize("no", [NO, NO_MORE])
def test_a_no_ends_only_what_it_is_about(no: cmd.RefuseConsent | cmd.WithdrawConsent) -> None:
    own = replace(no, consent_type="samarbeid", given_as=("Barnet",))
    some = agreed_by_youth().do(replace(own, services=("ppt",)))
    assert [(one.consent_type, one.services) for one in some.state.consents] == [
        ("samarbeid", ("bup",)),
        ("logg", ("ppt",)),
    ]
    assert [one.consent_type for one in agreed_by_youth().do(own).state.consents] == ["logg"]


@pytest.mark.parametrize("given_as", [("barn",), ("foresatte",)])
def test_the_no_of_one_of_those_who_must_all_agree_is_enough(given_as: tuple[str, ...]) -> None:
    walk = opened().do(replace(YES, age=15, given_as=("barn", "foresatte")))
    assert walk.do(replace(NO, given_as=given_as)).state.consents == ()
    assert opened().do(replace(NO, age=15, given_as=given_as)).state.born == told(None, guide.START, age=15)


def test_the_rules_of_another_kind_do_not_bind_a_no() -> None:
    logged = replace(NO_MORE, consent_type="Samtykke til logg")
    assert [one.consent_type for one in agreed_by_youth().do(logged).state.consents] == ["samarbeid"]
    refused = replace(NO, consent_type="logg", given_as=())
    assert [one.consent_type for one in agreed_by_youth().do(refused).state.consents] == ["samarbeid"]


def test_a_no_without_a_kind_is_about_every_kind_and_goes_by_all_their_rules() -> None:
    nobody = replace(NO, consent_type=None, given_as=())
    assert agreed_by_youth().refused(nobody).code == "consent-not-by"
    assert agreed_by_youth().do(replace(nobody, given_as=("barn",))).state.consents == ()
    assert opened().do(nobody).state.consents == ()


def test_a_no_at_an_age_that_nobody_knows_asks_for_it() -> None:
    walk = opened()
    assert walk.refused(NO).code == "consent-age-unknown"
    assert walk.do(replace(NO, age=9)).state.born == told(None, guide.START, age=9)
    assert walk.refused(replace(NO, given_as=("naboen",))).code == "unknown-role"
    assert walk.refused(replace(NO, consent_type="bilder")).code == "unknown-consent-type"
    assert walk.refused(replace(NO_MORE, consent_type="bilder")).code == "unknown-consent-type"
    assert walk.refused(NO_MORE).code == "no-consent"


# ---------------------------------------------------------------- one answer, one question


def asking_twice() -> Process:
    """Two questions of consent after each other: no to the first leads on to the second."""
    first, second = (
        Step(id=f"a/{name}", kind=StepKind.CONSENT, title=name, consent_type=name, if_refused=where)
        for name, where in (("samarbeid", to("a/logg")), ("logg", to_end("slutt")))
    )
    kinds = tuple(ConsentType(id=name, title=name) for name in ("samarbeid", "logg"))
    last = Step(id="a/sist", kind=StepKind.STEP, title="Sist", goto=to_end("slutt"))
    whole = Guideline(
        head=head(),
        consent_types=kinds,
        levels=(Level(id="a", label="A", steps=(first, second, last)),),
        endings=(Ending(id="slutt", title="Slutt"),),
    )
    return compile_process(whole, "x")


def test_no_to_one_question_is_no_answer_to_the_next() -> None:
    refuses = cmd.RefuseConsent(given_by="mor")
    walk = guide.opened(asking_twice()).do(refuses, ONWARD)
    assert walk.here == "a/logg"
    assert walk.refused(ONWARD).code == "consent-valid"
    walk.do(refuses, ONWARD)
    assert walk.here == "=slutt"


def test_no_to_another_kind_is_no_answer_to_the_question_of_the_step() -> None:
    walk = guide.opened(asking_twice()).do(cmd.RefuseConsent(given_by="mor", consent_type="logg"))
    assert walk.refused(ONWARD).code == "consent-valid"
    assert walk.do(cmd.RefuseConsent(given_by="mor", consent_type="samarbeid"), ONWARD).here == "a/logg"
