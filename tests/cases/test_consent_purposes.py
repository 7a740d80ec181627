"""What a consent is for: a no to the log alone takes that alone, and stops nothing that cooperation opens."""

import pytest

from engine.cases import commands as cmd
from engine.cases.papers import hindrance
from engine.guideline.compile import compile_process
from engine.guideline.model import Guideline, Level, Step
from engine.guideline.process import Process
from engine.guideline.registry import ConsentType, Ending, Log
from engine.guideline.vocabulary import StepKind
from engine.values import replace
from tests.cases import guide
from tests.cases.guide import Walk, head, to, to_end
from tests.cases.stories import ONWARD, TO_B, YES, at_choice, opened
from tests.cases.whole import WHOLE_GUIDE

BOTH = ("samarbeid", "stafettlogg")
GIVEN = cmd.GiveConsent(consent_id="s1", given_by="mor", services=("ppt", "bup"))
NO_LOG = cmd.RefuseConsent(given_by="mor", scopes=("stafettlogg",))


def asking(*scopes: str, kind: ConsentType | None = None) -> Process:
    """A step that asks for consent, for some purposes or of a kind, and goes elsewhere after a no."""
    question = Step(
        id="a/sporsmal",
        kind=StepKind.CONSENT,
        title="Spørsmål",
        consent_type=kind.id if kind else None,
        consent_for=scopes,
        if_refused=to("a/nei"),
    )
    onward = Step(id="a/ja", kind=StepKind.STEP, title="Ja", goto=to_end("slutt"))
    elsewhere = Step(id="a/nei", kind=StepKind.STEP, title="Nei", goto=to_end("slutt"))
    whole = Guideline(
        head=head(),
        consent_types=(kind,) if kind else (),
        levels=(Level(id="a", label="A", steps=(question, onward, elsewhere)),),
        endings=(Ending(id="slutt", title="Slutt"),),
    )
    return compile_process(whole, "x")


def written(walk: Walk) -> str | None:
    """The code for which the log may not be written; None where it may."""
    stop = hindrance("stafettlogg", walk.state, process=walk.process, today=walk.today)
    return stop.code if stop else None


def test_a_no_to_the_log_takes_the_log_alone_and_cooperation_goes_on() -> None:
    walk = guide.opened(asking(*BOTH)).do(GIVEN, NO_LOG)
    assert [(one.services, one.scopes) for one in walk.state.consents] == [(("ppt", "bup"), ("samarbeid",))]
    assert walk.do(ONWARD).here == "a/ja"


def test_a_no_to_the_log_before_the_yes_is_not_overruled_by_it() -> None:
    walk = guide.opened(asking(*BOTH)).do(NO_LOG)
    assert walk.codes(ONWARD) == ["consent-valid"]
    walk.do(GIVEN)
    assert walk.state.consents[0].scopes == ("samarbeid",)
    assert walk.do(ONWARD).here == "a/ja"


def test_a_yes_that_names_it_takes_a_no_back() -> None:
    walk = guide.opened(asking(*BOTH)).do(NO_LOG, replace(GIVEN, scopes=("Samarbeid", "stafettlogg")))
    assert walk.state.consents[0].scopes == BOTH
    assert walk.state.consent_noes == ()


def test_a_no_to_cooperation_answers_the_question_whatever_else_it_is_about() -> None:
    for scopes in ((), ("samarbeid",), BOTH):
        walk = guide.opened(asking(*BOTH)).do(replace(NO_LOG, scopes=scopes))
        assert walk.do(ONWARD).here == "a/nei"


def test_a_no_to_a_question_of_the_log_alone_takes_nothing_from_the_cooperation() -> None:
    walk = guide.opened(asking("stafettlogg")).do(replace(GIVEN, scopes=("samarbeid",)))
    walk.do(replace(NO_LOG, scopes=()))
    assert [one.scopes for one in walk.state.consents] == [("samarbeid",)]
    assert walk.do(ONWARD).here == "a/nei"


def test_a_no_to_a_kind_that_is_for_the_log_is_no_answer_about_cooperation() -> None:
    walk = at_choice().do(cmd.SetFact(fact="alvor", value="nei"), YES)
    walk.do(cmd.RefuseConsent(given_by="mor", consent_type="logg"))
    assert walk.do(TO_B).here.startswith("b/")
    one = guide.opened(asking(*BOTH, kind=ConsentType(id="alt", title="Alt", scopes=BOTH))).do(NO_LOG)
    assert one.codes(ONWARD) == ["consent-valid"]
    assert one.do(GIVEN, ONWARD).here == "a/ja"


def test_a_no_to_the_log_from_some_services_leaves_the_others_theirs() -> None:
    walk = guide.opened(asking(*BOTH)).do(GIVEN, replace(NO_LOG, services=("ppt",)))
    assert [(one.services, one.scopes) for one in walk.state.consents] == [(("bup",), BOTH), (("ppt",), ("samarbeid",))]
    withdrawn = cmd.WithdrawConsent(withdrawn_by="mor", services=("bup",), scopes=("stafettlogg",))
    assert [one.scopes for one in walk.do(withdrawn).state.consents] == [("samarbeid",), ("samarbeid",)]
    assert walk.refused(withdrawn).code == "no-consent"


def test_the_log_is_not_written_after_a_no_to_it_until_somebody_says_yes() -> None:
    walk = guide.opened(asking(*BOTH)).do(GIVEN)
    assert written(walk) is None
    assert written(walk.do(NO_LOG)) == "log-refused"
    assert written(walk.do(replace(GIVEN, consent_id="s2", scopes=("stafettlogg",)))) is None
    walk.do(cmd.WithdrawConsent(withdrawn_by="mor", scopes=("stafettlogg",)))
    assert written(walk) == "log-refused"


def test_a_guide_whose_log_asks_for_a_kind_wants_the_log_in_it() -> None:
    kind = ConsentType(id="alt", title="Alt", scopes=BOTH)
    whole = replace(asking(*BOTH, kind=kind).guideline, log=Log(consent="alt"))
    walk = guide.opened(compile_process(whole, "x"))
    assert written(walk) == "consent"
    assert written(walk.do(GIVEN)) is None
    assert written(walk.do(NO_LOG)) == "consent"


@pytest.mark.parametrize(
    "command",
    [
        replace(GIVEN, scopes=("bilder",)),
        replace(NO_LOG, scopes=("bilder",)),
        cmd.WithdrawConsent(withdrawn_by="mor", scopes=("bilder",)),
    ],
)
def test_a_purpose_that_the_guide_does_not_ask_for_is_refused_with_those_it_does(command: cmd.Command) -> None:
    refusal = guide.opened(asking(*BOTH)).do(GIVEN).refused(command)
    assert (refusal.code, dict(refusal.reasons[0].arguments)) == (
        "unknown-purpose",
        {"purpose": "bilder", "names": "«samarbeid», «stafettlogg»"},
    )


def test_a_kind_that_says_what_it_is_for_is_given_for_nothing_else() -> None:
    assert opened().refused(replace(YES, scopes=("stafettlogg",))).code == "unknown-purpose"
    logged = cmd.GiveConsent(consent_id="l", given_by="mor", services=("ppt",), scopes=("stafettlogg",))
    assert opened().do(logged).state.consents[0].consent_type == "logg"


def test_the_age_rules_hold_for_a_no_to_a_purpose_of_what_was_given() -> None:
    kind = replace(WHOLE_GUIDE.consent_types[0], scopes=BOTH, on_withdrawal=None)
    process = compile_process(replace(WHOLE_GUIDE, consent_types=(kind,)), "both")
    walk = Walk(process=process).do(cmd.OpenCase(alias="x", variant="skole"), replace(YES, age=16, given_as=("barn",)))
    assert walk.refused(NO_LOG).code == "consent-not-by"
    assert walk.do(replace(NO_LOG, given_as=("barn",))).state.consents[0].scopes == ("samarbeid",)
