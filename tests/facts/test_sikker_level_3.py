"""What the guide with Sikker Arbeidsflyt says of work by a measures plan: the facts A16 to A20."""

from engine.cases import commands as cmd
from engine.cases.events import MeetingHeld
from engine.cases.vocabulary import ResponsibleKind
from engine.guideline.vocabulary import StepKind
from tests.facts.declare import fact
from tests.facts.guide import Guide
from tests.facts.screen import screen
from tests.facts.sikker import (
    CONSENT_NODES,
    GUARDIANS,
    LEADER,
    NEW,
    NEW_SERVICE,
    ON_BOTH,
    ON_INDIVIDUAL,
    ON_SYSTEM,
    SIDE,
    SIKKER,
    agreed,
    coordinates,
    opens,
    sent_to,
)
from tests.facts.walker import SERVICE, Landing, at, measure, meeting, optional, titles

RENEW, PLAN, DO, BRING_IN, DECIDE = (
    "Forny samtykket",
    "Lag tiltaksplan",
    "Gjennomfør tiltakene",
    "Ta med flere når det trengs",
    "Evaluer og avgjør",
)
TO_CHILD_WELFARE = "Overføre til barneverntjenesten"


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
