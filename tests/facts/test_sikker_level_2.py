"""What the guide with Sikker Arbeidsflyt says of work with other services: the facts A11 to A15."""

from engine.cases import commands as cmd
from engine.cases.vocabulary import ResponsibleKind
from engine.guideline.vocabulary import StepKind
from tests.facts.declare import fact
from tests.facts.guide import Guide
from tests.facts.sikker import (
    CONSENT_NODES,
    GUARDIANS,
    LEADER,
    NEW,
    NEW_SERVICE,
    SIKKER,
    agreed,
    coordinates,
    sent_to,
)
from tests.facts.walker import Landing, at, measure, meeting, optional, titles

SIGN, SEND, BUTT, COORDINATE, MORE, MEET = (
    "Skriv under på samtykket",
    "Send henvisningen",
    "Følg opp avtalene fra BUTT",
    "Samordne tiltakene",
    "Trengs det mer hjelp?",
    "Møte med foreldrene og den nye instansen",
)
CASE_HOLDER = "Saksansvarlig"
NO_MORE, CLOSE = "Nei, tiltakene fortsetter", "Nei, saken avsluttes"


@fact(
    SIKKER,
    "nivåer/2",
    f"nivåer/2/steg/{SIGN}",
    f"nivåer/2/steg/{SIGN}/{{hva|hvem|verktøy|samtykketype}}",
    f"nivåer/2/steg/{SIGN}/hvem/leder",
    f"nivåer/2/steg/{SIGN}/verktøy/samtykkeskjema",
    f"nivåer/2/steg/{SIGN}/tolket/ved_nei",
    *CONSENT_NODES,
)
def test_A11_consent_takes_in_the_new_agencies(guide: Guide) -> None:
    case = at(guide, SIGN, level="2")
    assert case.step.kind is StepKind.CONSENT
    assert all(word in (case.step.what or "") for word in ("nye instansene", "Skriv så under"))
    assert titles(case.step.who) == [LEADER]
    assert case.tools == ["Samtykkeskjema"]
    assert case.step.consent_type == "samarbeid"
    assert case.step.is_inferred("if_refused")
    assert case.refused(agreed(NEW_SERVICE, as_role="leder")).code == "consent-not-from"
    case.do(agreed(NEW_SERVICE), cmd.CompleteStep())
    assert case.landing == Landing("2", SEND)


@fact(
    SIKKER,
    f"nivåer/2/steg/{SEND}",
    f"nivåer/2/steg/{SEND}/{{hvem|sender}}",
    f"nivåer/2/steg/{SEND}/hvem/leder",
    f"nivåer/2/steg/{SEND}/hvem/leder/gjør",
    f"nivåer/2/steg/{SEND}/verktøy/{{henvisningsskjema|pedagogisk_rapport|rapport|kartlegging}}",
    "verktøy/{henvisningsskjema|pedagogisk_rapport|rapport|kartlegging}",
    "roller/leder",
)
def test_A12_the_referral_is_sent_with_what_belongs_to_it(guide: Guide) -> None:
    case = at(guide, SEND, level="2")
    assert coordinates(case, LEADER)
    assert case.tools == [
        "Henvisningsskjema",
        "Pedagogisk rapport",
        "Rapport fra Sikker Arbeidsflyt",
        "Kartlegging fra hjelpetjenesten",
    ]
    assert case.step.sends
    papers = ("henvisningsskjema", "pedagogisk rapport", "rapport fra Sikker Arbeidsflyt", "kartlegging")
    assert all(word in case.step.sends.what for word in papers)
    assert case.refused(cmd.CompleteStep()).code == "receiver-named"
    assert not sent_to(case, NEW_SERVICE)
    assert sent_to(case.do(agreed(NEW_SERVICE)), NEW_SERVICE)


@fact(
    SIKKER,
    f"nivåer/2/steg/{BUTT}",
    f"nivåer/2/steg/{BUTT}/{{hva|hvem}}",
    f"nivåer/2/steg/{BUTT}/hvem/leder",
    f"nivåer/2/steg/{BUTT}/hvem/leder/gjør",
    f"nivåer/2/steg/{BUTT}/hos",
    f"nivåer/2/steg/{BUTT}/tolket",
    "instanser/BUTT",
    "roller/leder",
)
def test_A13_what_was_agreed_in_BUTT_is_followed_up(guide: Guide) -> None:
    case = at(guide, BUTT, level="2")
    assert coordinates(case, LEADER)
    assert all(word in (case.step.what or "") for word in ("avtalt i BUTT-møtet", "følg det opp"))
    assert case.stopped().code == "advice"
    assert case.step.is_inferred("body"), "the source follows up a meeting that it does not otherwise speak of"
    case.do(cmd.ConsultBody(consultation_id="d", body="BUTT"), cmd.RecordAdvice(advice="Prøv lekegruppe"))
    assert case.do(cmd.CompleteStep()).landing == Landing("2", COORDINATE)


@fact(
    SIKKER,
    f"nivåer/2/steg/{COORDINATE}",
    f"nivåer/2/steg/{COORDINATE}/{{hva|inviterer|involverer|referat|deler|dokumentasjon}}",
    f"nivåer/2/steg/{COORDINATE}/inviterer/foresatte",
    f"nivåer/2/steg/{COORDINATE}/involverer/evt. nye instanser",
    f"nivåer/2/steg/{COORDINATE}/deler/{{hva|med}}",
    f"nivåer/2/steg/{COORDINATE}/deler/med/evt. nye instanser",
    "tjenester/nye instanser",
    "tjenester/nye instanser/velges_i_saken",
    *CONSENT_NODES,
)
def test_A14_minutes_document_the_measures_and_are_copied_only_by_consent(guide: Guide) -> None:
    case = at(guide, COORDINATE, level="2")
    assert case.step.kind is StepKind.MEASURES
    assert all(word in (case.step.what or "") for word in ("i tjenesten eller hjemme", "Referatet", "samordnet"))
    assert case.step.documented_in == "referatet"
    assert titles(case.step.invites) == [GUARDIANS]
    assert optional(case.step.involves) == [NEW]
    assert all(guide.process.services[person.id].chosen_in_case for person in case.step.involves)
    assert case.needs() == ["minutes"]
    case.do(measure(ResponsibleKind.EMPLOYEE, 50), meeting(case))
    assert case.step.shares
    assert "kopi av referatet" in case.step.shares.what
    assert optional(case.step.shares.to) == [NEW]
    involve = cmd.InvolveService(service="nye instanser", name=NEW_SERVICE)
    assert case.refused(involve).code == "service-consent"
    assert case.refused(agreed(NEW_SERVICE, as_role="leder")).code == "consent-not-from"
    assert not sent_to(case, NEW_SERVICE)
    assert sent_to(case.do(agreed(NEW_SERVICE), involve), NEW_SERVICE)


@fact(
    SIKKER,
    f"nivåer/2/steg/{MORE}",
    f"nivåer/2/steg/{MORE}/{{hva|hvem}}",
    f"nivåer/2/steg/{MORE}/hvem/saksansvarlig",
    f"nivåer/2/steg/{MORE}/hvem/saksansvarlig/gjør",
    f"nivåer/2/steg/{MORE}/valg/{{Ja|{NO_MORE}|{CLOSE}}}",
    f"nivåer/2/steg/{MORE}/valg/{{{NO_MORE}|{CLOSE}}}/tolket",
    f"nivåer/2/steg/{MEET}",
    f"nivåer/2/steg/{MEET}/{{hvem|inviterer|gå_til}}",
    f"nivåer/2/steg/{MEET}/hvem/saksansvarlig",
    f"nivåer/2/steg/{MEET}/inviterer/{{foresatte|nye instanser|evt. BUP|evt. psykisk helse}}",
    "instanser/{BUP|psykisk helse}",
    "roller/saksansvarlig",
)
def test_A15_more_help_means_a_meeting_and_then_level_3(guide: Guide) -> None:
    case = at(guide, MORE, level="2")
    assert coordinates(case, CASE_HOLDER)
    assert all(word in (case.step.what or "") for word in ("BUP", "psykisk helse"))
    assert case.answer(NO_MORE).is_inferred("targets")
    assert case.leads(NO_MORE) == Landing("2", COORDINATE)
    assert case.answer(CLOSE).is_inferred("targets")
    assert case.leads(CLOSE).ending
    case.finish("Ja")
    assert case.landing == Landing("2", MEET)
    assert coordinates(case, CASE_HOLDER)
    assert titles(case.step.invites) == [GUARDIANS, NEW, "BUP", "Psykisk helse"]
    assert optional(case.step.invites) == ["BUP", "Psykisk helse"]
    assert case.stopped().code == "meeting-held"
    assert case.leads().level == "3"
