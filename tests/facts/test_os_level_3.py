"""What Os says of level 3: the facts O12 and O13."""

from engine.cases import commands as cmd
from engine.guideline.vocabulary import StepKind
from tests.facts.declare import fact
from tests.facts.guide import Guide
from tests.facts.screen import screen
from tests.facts.walker import Case, Landing, at, titles

OS = "os.yaml"
MEETING, TEAM, LONG, CONTACT, CONSENT, DO, EVALUATE, DECIDE = (
    "Tverrfaglig møte",
    "Meld saken til BUT",
    "Meld saken til teamet for habilitering og rehabilitering",
    "Etabler kontakt mellom tjenestene",
    "Oppdater stafettlogg og samtykke",
    "Koordiner og gjennomfør innsatsen",
    "Evaluer innsatsen",
    "Endre, videreføre eller avslutte",
)
LASTING = "langvarig oppfølging eller individuell plan"
PERMISSION = "Samtykke til tverrfaglig arbeid"
REFERRAL = "Henvisning til Team for habilitering og rehabilitering"


def advised(case: Case, body: str) -> Case:
    """The body has been asked and has answered; before that the step cannot be left."""
    assert case.step.kind is StepKind.CONSULTATION
    assert case.stopped().code == "advice"
    case.do(cmd.ConsultBody(consultation_id=f"d{case.count}", body=body))
    assert case.stopped().code == "advice"
    return case.do(cmd.RecordAdvice(advice="Råd"))


def denied(case: Case) -> Landing:
    """Where the family's no leads."""
    taken_back = (cmd.WithdrawConsent(withdrawn_by="mor"), cmd.RefuseConsent(given_by="mor"))
    return case.copy().do(*taken_back, cmd.CompleteStep()).landing


@fact(
    OS,
    "nivåer/3/tittel",
    f"nivåer/3/steg/{{{MEETING}|{TEAM}|{LONG}}}",
    f"nivåer/3/steg/{MEETING}/inviterer/andre tjenester",
    f"nivåer/3/steg/{MEETING}/tolket/inviterer",
    f"nivåer/3/steg/{TEAM}/hos",
    f"nivåer/3/steg/{LONG}/{{hos|bare_når}}",
    f"nivåer/3/steg/{LONG}/verktøy/henvisning_habilitering",
    "instanser/{BUT|habilitering}",
    "instanser/BUT/via",
    f"kjennetegn/{LASTING}",
    f"kjennetegn/{LASTING}/{{ja|nei}}",
    "roller/helsesykepleier",
    "verktøy/henvisning_habilitering",
)
def test_O12_level_3_meets_and_then_reports_the_case_to_the_teams(guide: Guide) -> None:
    case = at(guide, MEETING, level="3")
    assert case.agenda.level
    assert case.agenda.level.title == "Beskriver mer omfattende samarbeid"
    assert case.step.kind is StepKind.MEETING
    assert titles(case.step.invites) == ["Andre tjenester"]
    assert case.step.is_inferred("invites"), "Os does not say whom the meeting gathers"
    assert case.stopped().code == "meeting-held"
    case.finish()

    assert case.landing == Landing("3", TEAM)
    assert case.step.body == "BUT"
    assert "Instans Barne- og ungdomsteamet (BUT), via Helsesykepleier" in screen(guide, "veileder", "vis", guide.name)
    assert case.stopped().code == "fact-is", "whether follow-up will be lasting is asked here"
    without = advised(case.copy().do(cmd.SetFact(fact=LASTING, value="nei")), "BUT")
    assert without.do(cmd.CompleteStep()).landing == Landing("3", CONTACT)
    advised(case.do(cmd.SetFact(fact=LASTING, value="ja")), "BUT").do(cmd.CompleteStep())

    assert case.landing == Landing("3", LONG)
    assert case.step.body == "habilitering"
    assert case.tools == [REFERRAL]
    assert advised(case, "habilitering").do(cmd.CompleteStep()).landing == Landing("3", CONTACT)


def asks_again_for_consent(guide: Guide) -> None:
    """Neither the level nor the contact between services is entered without a consent that still holds."""
    asked = at(guide, "Drøft saken i BUT", level="2").fulfil("Mer omfattende samarbeid")
    asked.do(cmd.WithdrawConsent(withdrawn_by="mor"))
    refused = asked.stopped("Mer omfattende samarbeid").reasons[0]
    assert refused.code == "consent"
    assert refused.gate
    assert refused.gate.inferred

    told = at(guide, TEAM, level="3").do(cmd.SetFact(fact=LASTING, value="nei")).fulfil()
    alone = told.copy().do(cmd.EndService(service="andre tjenester"))
    assert alone.stopped().code == "service-named"
    assert told.do(cmd.WithdrawConsent(withdrawn_by="mor")).stopped().code == "service-consent"


@fact(
    OS,
    "nivåer/3/krever/samtykke",
    "nivåer/3/tolket/krever",
    f"nivåer/3/steg/{{{CONTACT}|{CONSENT}|{DO}|{EVALUATE}|{DECIDE}}}",
    f"nivåer/3/steg/{CONTACT}/involverer/andre tjenester",
    "tjenester/andre tjenester/velges_i_saken",
    f"nivåer/3/steg/{CONSENT}/{{dokumentasjon|ved_nei}}",
    f"nivåer/3/steg/{CONSENT}/verktøy/{{samtykke|henvisning_habilitering}}",
    f"nivåer/3/steg/{CONSENT}/tolket/ved_nei",
    f"nivåer/3/steg/{DECIDE}/valg/{{Endre|Videreføre|Avslutte}}",
    "verktøy/{samtykke|henvisning_habilitering}",
)
def test_O13_level_3_goes_on_with_consent_effort_and_evaluation(guide: Guide) -> None:
    asks_again_for_consent(guide)
    contact = at(guide, CONTACT, level="3")
    assert titles(contact.step.involves) == ["Andre tjenester"]
    assert contact.leads() == Landing("3", CONSENT)
    consent = at(guide, CONSENT, level="3")
    assert consent.step.kind is StepKind.CONSENT
    assert consent.step.documented_in == "stafettloggen"
    assert consent.tools == [PERMISSION, REFERRAL]
    assert consent.step.is_inferred("if_refused")
    assert denied(consent).level == "1"
    assert consent.leads() == Landing("3", DO)
    effort = at(guide, DO, level="3")
    effort.do(*[cmd.EndMeasure(measure_id=one.id, reason="Målet er nådd.") for one in effort.state.running()])
    assert effort.stopped().code == "measure-running"
    assert effort.leads() == Landing("3", EVALUATE)
    evaluation = at(guide, EVALUATE, level="3")
    assert "evaluated" in evaluation.needs()
    assert evaluation.leads() == Landing("3", DECIDE)
    case = at(guide, DECIDE, level="3")
    assert case.leads("Endre").level == "3"
    assert case.leads("Videreføre") == Landing("3", DO)
    assert case.leads("Avslutte").ending
