"""What the guide with Sikker Arbeidsflyt says of work with other services: the facts A11 to A20."""

from engine.cases import commands as cmd
from engine.cases.events import MeetingHeld, StepCompleted
from engine.cases.vocabulary import ResponsibleKind
from engine.guideline.vocabulary import StepKind
from tests.facts.declare import fact
from tests.facts.guide import Guide
from tests.facts.screen import screen
from tests.facts.test_sikker_levels_0_and_1 import (
    GUARDIANS,
    LEADER,
    ON_BOTH,
    ON_INDIVIDUAL,
    ON_SYSTEM,
    SIDE,
    SIKKER,
    opens,
)
from tests.facts.walker import SERVICE, Case, Landing, at, measure, meeting, optional, titles

SIGN, SEND, BUTT, COORDINATE, MORE, MEET = (
    "Skriv under på samtykket",
    "Send henvisningen",
    "Følg opp avtalene fra BUTT",
    "Samordne tiltakene",
    "Trengs det mer hjelp?",
    "Møte med foreldrene og den nye instansen",
)
RENEW, PLAN, DO, BRING_IN, DECIDE = (
    "Forny samtykket",
    "Lag tiltaksplan",
    "Gjennomfør tiltakene",
    "Ta med flere når det trengs",
    "Evaluer og avgjør",
)
NEW, CASE_HOLDER = "Nye instanser", "Saksansvarlig"
NEW_SERVICE = "Statped"
NO_MORE, CLOSE = "Nei, tiltakene fortsetter", "Nei, saken avsluttes"
TO_CHILD_WELFARE = "Overføre til barneverntjenesten"
CONSENT = "samtykketyper/samarbeid"
CONSENT_NODES = (
    CONSENT,
    f"{CONSENT}/gis_av",
    "verktøy/samtykkeskjema",
    "roller/{leder|foresatte}",
)


def coordinates(case: Case, who: str) -> bool:
    """Tell whether this one, and nobody else, coordinates at the step where a case stands."""
    return [(person.title, person.does) for person in case.step.who] == [(who, "koordinerer")]


def agreed(*services: str, as_role: str = "foresatte") -> cmd.GiveConsent:
    """A consent that covers these services."""
    return cmd.GiveConsent(consent_id="ny", given_by="mor", services=services, given_as=(as_role,))


def sent_to(case: Case, receiver: str) -> bool:
    """Tell whether finishing the step with this receiver is let through; if so it is recorded."""
    done = case.copy().fulfil()
    answer = done.try_(cmd.CompleteStep(receivers=(receiver,), reason="grunn"))
    if not isinstance(answer, tuple):
        return False
    bodies = [event.body for event in answer]
    return any(isinstance(body, StepCompleted) and body.receivers == (receiver,) for body in bodies)


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


@fact(
    SIKKER,
    "nivåer/3",
    f"nivåer/3/steg/{RENEW}",
    f"nivåer/3/steg/{RENEW}/{{hva|hvem|inviterer|møtetype|samtykketype}}",
    f"nivåer/3/steg/{RENEW}/hvem/leder",
    f"nivåer/3/steg/{RENEW}/hvem/leder/gjør",
    f"nivåer/3/steg/{RENEW}/inviterer/{{foresatte|involverte}}",
    f"nivåer/3/steg/{RENEW}/tolket/ved_nei",
    f"nivåer/3/steg/{RENEW}/verktøy/{{samtykkeskjema|verktøyliste}}",
    "møtetyper/samtykkemøte",
    "roller/involverte",
    *CONSENT_NODES,
)
def test_A16_consent_is_renewed_in_a_meeting(guide: Guide) -> None:
    case = at(guide, RENEW, level="3")
    assert case.step.kind is StepKind.CONSENT
    assert coordinates(case, LEADER)
    assert "nye instansene" in (case.step.what or "")
    assert titles(case.step.invites) == [GUARDIANS, "De som er med i saken"]
    assert case.tools == ["Samtykkeskjema", "Verktøyene som veilederen viser til"]
    assert case.step.consent_type == "samarbeid"
    assert case.step.is_inferred("if_refused")
    assert case.refused(agreed(NEW_SERVICE, as_role="leder")).code == "consent-not-from"
    case.do(agreed(NEW_SERVICE))
    assert case.stopped().code == "meeting-held"
    assert case.do(meeting(case), cmd.CompleteStep()).landing == Landing("3", PLAN)


@fact(
    SIKKER,
    f"nivåer/3/steg/{PLAN}",
    f"nivåer/3/steg/{PLAN}/{{hva|hvordan|hvem|inviterer|tar_kontakt_med|sjekkliste|neste_møte|dokumentasjon}}",
    f"nivåer/3/steg/{PLAN}/hvem/{{leder|foresatte|hjelpetjenester}}",
    f"nivåer/3/steg/{PLAN}/inviterer/{{foresatte|hjelpetjenester}}",
    f"nivåer/3/steg/{PLAN}/tar_kontakt_med/systemansvarlig",
    f"nivåer/3/steg/{PLAN}/verktøy/tiltaksplan",
    "verktøy/tiltaksplan",
    "verktøy/tiltaksplan/{type|tilgang_hos}",
    "roller/{systemansvarlig|leder|foresatte}",
    "tjenester/hjelpetjenester",
)
def test_A17_a_plan_is_made_in_sikker_arbeidsflyt(guide: Guide) -> None:
    case = at(guide, PLAN, level="3")
    assert case.step.kind is StepKind.MEETING
    assert all(word in (case.step.what or "") for word in ("Sikker Arbeidsflyt", "mål og tiltak", "møtes igjen"))
    assert all(word in (case.step.how or "") for word in ("systemansvarlig", "skolen", "barnehagen", "tilgang"))
    assert titles(case.step.who) == [LEADER, GUARDIANS, "Hjelpetjenester"]
    assert titles(case.step.invites) == [GUARDIANS, "Hjelpetjenester"]
    assert titles(case.step.contacts) == ["Systemansvarlig på skolen eller i barnehagen"]
    assert case.step.documented_in == "tiltaksplanen i Sikker Arbeidsflyt"
    assert "Tiltaksplan i Sikker Arbeidsflyt" in case.tools
    tool = guide.process.tools["tiltaksplan"]
    assert (tool.type, tool.access_through) == ("system", "systemansvarlig på skolen eller i barnehagen")
    lines = [line.id for line in case.step.checklist]
    assert lines == ["tiltaksplanen-er-opprettet", "systemansvarlig-har-gitt-tilgang", "mål-og-tiltak-er-avtalt"]
    case.do(cmd.TickChecklist(items=tuple(lines)), meeting(case, agreed=False))
    assert case.stopped().code == "next-meeting"
    assert case.do(meeting(case), cmd.CompleteStep()).landing == Landing("3", DO)


@fact(
    SIKKER,
    f"nivåer/3/steg/{DO}",
    f"nivåer/3/steg/{DO}/{{hva|hvem|neste_møte|dokumentasjon}}",
    f"nivåer/3/steg/{DO}/hvem/{{foresatte|involverte}}",
    f"nivåer/3/steg/{DO}/verktøy/{{tiltaksplan|verktøyliste}}",
    "roller/{foresatte|involverte}",
    "verktøy/tiltaksplan",
)
def test_A18_the_plan_documents_the_measures_and_meetings_are_set(guide: Guide) -> None:
    case = at(guide, DO, level="3")
    assert case.step.kind is StepKind.MEASURES
    assert all(word in (case.step.what or "") for word in ("i tjenesten eller hjemme", "vurderer", "fortsette"))
    assert titles(case.step.who) == [GUARDIANS, "De som er med i saken"]
    assert case.step.documented_in == "tiltaksplanen i Sikker Arbeidsflyt"
    assert case.tools == ["Tiltaksplan i Sikker Arbeidsflyt", "Verktøyene som veilederen viser til"]
    assert case.needs() == ["next-meeting"]
    case.do(measure(ResponsibleKind.SERVICE, 50), meeting(case, agreed=False))
    assert case.stopped().code == "next-meeting"
    case.do(meeting(case))
    assert isinstance(case.events[-1].body, MeetingHeld)
    assert case.do(cmd.CompleteStep()).landing == Landing("3", BRING_IN)


@fact(
    SIKKER,
    f"nivåer/3/steg/{BRING_IN}",
    f"nivåer/3/steg/{BRING_IN}/{{hva|hvem|involverer|deler|dokumentasjon}}",
    f"nivåer/3/steg/{BRING_IN}/hvem/leder",
    f"nivåer/3/steg/{BRING_IN}/hvem/leder/gjør",
    f"nivåer/3/steg/{BRING_IN}/involverer/evt. nye instanser",
    f"nivåer/3/steg/{BRING_IN}/deler/{{hva|med}}",
    f"nivåer/3/steg/{BRING_IN}/deler/med/evt. nye instanser",
    f"nivåer/3/steg/{BRING_IN}/verktøy/tiltaksplan",
    "tjenester/nye instanser",
    "verktøy/tiltaksplan",
    *CONSENT_NODES,
)
def test_A19_others_get_the_plan_only_by_consent_of_the_guardians(guide: Guide) -> None:
    case = at(guide, BRING_IN, level="3")
    assert coordinates(case, LEADER)
    assert all(word in (case.step.what or "") for word in ("på skolen eller i barnehagen", "Sikker Arbeidsflyt"))
    assert case.step.documented_in == "Sikker Arbeidsflyt"
    assert "Tiltaksplan i Sikker Arbeidsflyt" in case.tools
    assert optional(case.step.involves) == [NEW]
    assert case.step.shares
    assert "tilgang til tiltaksplanen" in case.step.shares.what
    assert optional(case.step.shares.to) == [NEW]
    assert case.refused(agreed(NEW_SERVICE, as_role="leder")).code == "consent-not-from"
    assert not sent_to(case, NEW_SERVICE)
    assert sent_to(case, SERVICE), "it is covered by the consent that level 3 begins with"
    assert sent_to(case.do(agreed(NEW_SERVICE)), NEW_SERVICE)
    assert case.leads() == Landing("3", DECIDE), "others join only as needed"


@fact(
    SIKKER,
    f"nivåer/3/steg/{DECIDE}",
    f"nivåer/3/steg/{DECIDE}/{{hva|hvem|medvirkning|tolket}}",
    f"nivåer/3/steg/{DECIDE}/hvem/{{foresatte|involverte}}",
    f"nivåer/3/steg/{DECIDE}/medvirkning/foresatte",
    f"nivåer/3/steg/{DECIDE}/valg/{{Avslutte|{ON_INDIVIDUAL}|{ON_SYSTEM}|{ON_BOTH}|{TO_CHILD_WELFARE}}}",
    f"nivåer/3/steg/{DECIDE}/valg/{{{ON_INDIVIDUAL}|{ON_SYSTEM}|{ON_BOTH}}}/tolket",
    f"nivåer/3/steg/{DECIDE}/valg/{{{ON_SYSTEM}|{ON_BOTH}}}/åpner",
    "avslutninger/overført",
    "avslutninger/overført/overtar",
    f"ved_siden_av/{SIDE}",
)
def test_A20_after_the_evaluation_the_case_ends_goes_on_or_is_handed_over(guide: Guide) -> None:
    case = at(guide, DECIDE, level="3")
    assert case.step.kind is StepKind.EVALUATION
    assert all(word in (case.step.what or "") for word in ("Vurder tiltakene", "avgjør"))
    assert titles(case.step.who) == [GUARDIANS, "De som er med i saken"]
    assert titles(case.step.hears) == [GUARDIANS]
    assert case.step.is_inferred("hears")
    assert {"evaluated", "view-recorded"} <= set(case.needs("Avslutte"))
    assert case.leads("Avslutte").ending
    assert case.leads(ON_INDIVIDUAL) == case.leads(ON_BOTH) == Landing("3", DO)
    assert case.leads(ON_SYSTEM).ending
    assert [opens(case, answer) for answer in (ON_INDIVIDUAL, ON_SYSTEM, ON_BOTH)] == [[], [SIDE], [SIDE]]
    assert all(case.answer(answer).is_inferred("targets") for answer in (ON_INDIVIDUAL, ON_SYSTEM, ON_BOTH))
    assert case.leads(TO_CHILD_WELFARE) == Landing(ending="Overført til barneverntjenesten")
    assert guide.process.endings["overført"].taken_over_by == "barnevern"
    assert "barneverntjenesten" in screen(guide, "veileder", "vis", guide.name)
