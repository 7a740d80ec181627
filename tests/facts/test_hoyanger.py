"""What Høyanger says of its four levels, of suspicion, and of level 3 for adults: the facts H1 to H8."""

import json

from engine.cases import commands as cmd
from engine.cases.events import ConcernReported, MeetingHeld
from engine.cases.refusals import Refused
from engine.cases.vocabulary import ResponsibleKind
from engine.guideline.vocabulary import StepKind
from tests.facts.declare import fact
from tests.facts.guide import Guide
from tests.facts.screen import screen
from tests.facts.walker import SERVICE, Case, Landing, at, measure, meeting, opened, optional, titles

HOYANGER, BASE = "hoyanger.yaml", "bti_felles.nn.yaml#"
LEVELS = {
    "0": "Identifisere brukar eg er bekymra for",
    "1": "Tenesteinternt tiltaksarbeid",
    "2": "Enkelt tverretatleg samarbeid",
    "3": "Komplekst samarbeid",
}
ADULTS = "vaksentenestene"
JOIN, WAY_ON, UP = "Samarbeidsmøte", "Vegen vidare", "Be om hjelp frå fleire tenester"
INVITE, MEETING, DO, EVALUATE, DECIDE = (
    "Få med tenestene som trengst",
    "Tverrfagleg møte",
    "Set tiltaka i verk",
    "Evalueringsmøte",
    "Ta ei avgjerd",
)
HOLDER, USER, FAMILY, OTHERS = "Stafetthaldar", "Brukaren", "Familien til brukaren", "Andre tenester"
PROFESSIONALS = "Fagpersonar frå tenestene som er med"
GO_ON = ("Halde fram på nivå 3", "Halde fram på nivå 2", "Halde fram på nivå 1")


def minutes_go_to_everyone(case: Case) -> bool:
    """Tell whether the minutes of a meeting held here go to everyone involved."""
    (event,) = case.copy().recorded(meeting(case))
    assert isinstance(event.body, MeetingHeld)
    return event.body.minutes_to == ("*",)


@fact(
    HOYANGER,
    "endringar/nivå {0|1|2|3}/{tittel|føremål}",
    "endringar/nivå {2|3}/minst",
    "endringar/nivå 3/tolka",
)
def test_H1_there_are_four_processes(guide: Guide) -> None:
    assert {level.label: level.title for level in guide.process.guideline.levels} == LEVELS
    for level in guide.process.guideline.levels:
        assert "brukar" in (level.purpose or "") or "tenest" in (level.purpose or "")
        assert not any(level.is_inferred(name) for name in ("title", "purpose"))
    two = at(guide, JOIN, level="2")
    assert "services-at-least" not in two.needs()
    two.do(*(cmd.EndService(service=one.service, name=one.name) for one in two.state.services))
    assert least(two) == "2", "the own service and another one"
    assert least(at(guide, MEETING, level="3")) == "3", "the own service and several others"
    assert guide.process.levels["3"].is_inferred("least_services")


def least(case: Case) -> str | None:
    """How many services are asked for before the measures start."""
    asked = (reason.gate for reason in case.option().missing if reason.code == "services-at-least")
    return next((gate.values[0] for gate in asked if gate), None)


@fact(
    HOYANGER,
    "gjeld_for",
    "endringar/nivå {0|2|3}/gjeld_for",
    "om/Ein variant for vaksne",
    "om/Ein variant for vaksne/tekst",
)
def test_H3_levels_0_2_and_3_are_the_adult_services_own(guide: Guide) -> None:
    case = opened(guide)
    assert case.state.variant == ADULTS
    other = Case(process=guide.process).try_(cmd.OpenCase(alias="prøve", variant="barnehagen"))
    assert isinstance(other, Refused)
    assert other.code == "unknown-variant"
    own = {level.label: level.variants for level in guide.process.guideline.levels}
    assert own == {"0": (ADULTS,), "1": (), "2": (ADULTS,), "3": (ADULTS,)}
    page = screen(guide, "veileder", "vis", "hoyanger.yaml")
    assert "Nivå 0, 2 og 3 er merkte som vaksentenestene sine eigne" in page


@fact(
    HOYANGER,
    "gjeld_alltid/vald",
    "gjeld_alltid/vald/viss",
    "gjeld_alltid/vald/meld_til/barnevern",
)
def test_H2_suspicion_goes_to_child_welfare_at_each_level(guide: Guide) -> None:
    rules = json.loads(screen(guide, "meld", "--json"))["regler"]
    assert len(rules) == 1
    rule = rules[0]
    assert all(word in rule["når"] for word in ("vald", "overgrep"))
    assert "omsorgssvikt" not in rule["når"], "the base says more than the source does"
    assert {one["mottaker"]: one["når"] for one in rule["til"]} == {"barnevern": "always"}
    assert not any(guide.process.guideline.rules[0].is_inferred(name) for name in ("when", "do", "report_to"))
    for level in ("0", "1", "2", "3"):
        case = opened(guide).rest_on(level).do(cmd.RecordSuspicion())
        (event,) = case.recorded(cmd.RecordReport())
        assert isinstance(event.body, ConcernReported)
        assert event.body.to == ("barnevern",)


@fact(
    HOYANGER,
    "endringar/nivå 3/krev",
    f"endringar/nivå 3/steg/{INVITE}",
    f"endringar/nivå 3/steg/{INVITE}/{{kva|korleis}}",
    f"endringar/nivå 3/steg/{INVITE}/kven/stafetthaldar",
    f"endringar/nivå 3/steg/{INVITE}/kven/stafetthaldar/gjer",
    f"endringar/nivå 3/steg/{INVITE}/involverer/andre tenester",
    f"endringar/nivå 3/steg/{INVITE}/inviterer/andre tenester",
    f"endringar/nivå 3/steg/{INVITE}/verktøy/{{tiltaksoversikt|samtykkeskjema}}",
    f"{BASE}tenester/andre tenester",
    f"{BASE}tenester/andre tenester/blir_valt_i_saka",
    f"{BASE}roller/stafetthaldar",
    "verktøy/{tiltaksoversikt|samtykkeskjema}",
)
def test_H4_more_services_are_brought_in_after_consent(guide: Guide) -> None:
    case = at(guide, WAY_ON, level="2").fulfil(UP)
    others = (cmd.EndService(service=one.service, name=one.name) for one in case.state.services)
    case.do(cmd.WithdrawConsent(withdrawn_by="brukar"), *others)
    title = UP
    refused = case.stopped(title)
    assert [reason.code for reason in refused.reasons] == ["consent", "service-named", "service-consent"]
    involve = cmd.InvolveService(service="andre tenester", name=SERVICE)
    assert case.refused(involve).code == "service-consent"
    case.do(cmd.GiveConsent(consent_id="s", given_by="brukar", services=(SERVICE,)))
    assert case.stopped(title).code == "service-named"
    case.do(involve, case.taking(title))

    assert case.landing == Landing("3", INVITE)
    assert case.agenda.place == 1
    assert "rett kompetanse" in (case.step.what or "")
    assert "tverrfagleg møte" in (case.step.how or "")
    assert titles(case.step.who) == [HOLDER]
    assert "samtykke" in (case.step.who[0].does or "")
    assert titles(case.step.involves) == [OTHERS]
    assert titles(case.step.invites) == [OTHERS]
    assert case.tools == ["Tiltaksoversikt", "Samtykkeskjema"]


@fact(
    HOYANGER,
    f"endringar/nivå 3/steg/{MEETING}",
    f"endringar/nivå 3/steg/{MEETING}/korleis",
    f"endringar/nivå 3/steg/{MEETING}/kven/{{stafetthaldar|brukar|ev. familie|fagpersonar}}",
    f"endringar/nivå 3/steg/{MEETING}/kven/{{stafetthaldar|brukar|ev. familie|fagpersonar}}/gjer",
    f"endringar/nivå 3/steg/{MEETING}/inviterer/{{brukar|ev. familie|andre tenester}}",
    f"endringar/nivå 3/steg/{MEETING}/{{peikar_ut|referat|neste_møte}}",
    f"endringar/nivå 3/steg/{MEETING}/referat/til",
    f"endringar/nivå 3/steg/{MEETING}/verktøy/møtemal",
    "roller/{brukar|familie|fagpersonar}",
    f"{BASE}roller/stafetthaldar",
    "verktøy/møtemal",
)
def test_H5_the_meeting_settles_the_plan_the_stafetthaldar_and_the_next_date(guide: Guide) -> None:
    case = at(guide, MEETING, level="3")
    assert case.step.kind is StepKind.MEETING
    assert all(word in (case.step.how or "") for word in ("problemet", "oppnå", "gjerast", "kven", "evalueringsmøtet"))
    does = {person.title: person.does or "" for person in case.step.who}
    assert list(does) == [HOLDER, USER, FAMILY, PROFESSIONALS]
    assert all(word in does[HOLDER] for word in ("koordinerer", "leier", "problemet"))
    assert all(does[name] for name in (USER, FAMILY, PROFESSIONALS))
    assert optional(case.step.who) == [FAMILY]
    assert titles(case.step.invites) == [USER, FAMILY, OTHERS]
    assert case.tools == ["Mal for samarbeidsmøte"]
    assert minutes_go_to_everyone(case)

    case.fulfil(besides=("meeting-held", "minutes", "next-meeting", "coordinator-settled"))
    case.do(meeting(case, agreed=False, minutes=False))
    assert set(case.needs()) == {"minutes", "next-meeting", "coordinator-settled"}
    case.do(meeting(case))
    assert case.stopped().code == "coordinator-settled"
    case.do(cmd.OfferBaton(to_actor="ola")).do(cmd.AcceptBaton(), by="ola").do(cmd.CompleteStep())
    assert case.state.coordinator == "ola"


@fact(
    HOYANGER,
    f"endringar/nivå 3/steg/{DO}",
    f"endringar/nivå 3/steg/{DO}/kven/fagpersonar",
    f"endringar/nivå 3/steg/{DO}/{{kva|dokumentasjon}}",
    f"endringar/nivå 3/steg/{DO}/verktøy/fagverktøy",
    "roller/fagpersonar",
    "verktøy/fagverktøy",
)
def test_H6_each_service_documents_its_measures_in_its_own_system(guide: Guide) -> None:
    case = at(guide, DO, level="3")
    assert case.step.kind is StepKind.MEASURES
    assert "utgreiingar og tiltak" in (case.step.what or "")
    assert titles(case.step.who) == [PROFESSIONALS]
    assert case.step.documented_in == "eige journalsystem"
    assert case.tools == ["Interne faglege verktøy"]
    case.do(*(cmd.EndMeasure(measure_id=one.id, reason="Målet er nådd.") for one in case.state.running()))
    assert case.stopped().code == "measure-running"
    case.do(measure(ResponsibleKind.SERVICE, 60), cmd.CompleteStep())


@fact(
    HOYANGER,
    f"endringar/nivå 3/steg/{EVALUATE}",
    f"endringar/nivå 3/steg/{EVALUATE}/kva",
    f"endringar/nivå 3/steg/{EVALUATE}/kven/{{stafetthaldar|brukar|ev. familie}}",
    f"endringar/nivå 3/steg/{EVALUATE}/kven/{{stafetthaldar|brukar|ev. familie}}/gjer",
    f"endringar/nivå 3/steg/{EVALUATE}/{{møtetype|peikar_ut}}",
    f"endringar/nivå 3/steg/{EVALUATE}/inviterer/{{brukar|ev. familie|andre tenester}}",
    f"endringar/nivå 3/steg/{EVALUATE}/medverknad/{{brukar|ev. familie}}",
    "møtetypar/evalueringsmøte",
    "møtetypar/evalueringsmøte/referat",
    "møtetypar/evalueringsmøte/referat/til",
    f"endringar/nivå 3/steg/{DECIDE}",
    f"endringar/nivå 3/steg/{DECIDE}/kven/{{stafetthaldar|brukar|andre tenester}}",
    f"endringar/nivå 3/steg/{DECIDE}/kven/{{brukar|andre tenester}}/gjer",
    f"endringar/nivå 3/steg/{DECIDE}/val/{{{'|'.join(GO_ON)}}}",
    f"endringar/nivå 3/steg/{DECIDE}/val/{{{'|'.join(GO_ON)}}}/krev",
    "roller/{brukar|familie}",
    f"{BASE}roller/stafetthaldar",
)
def test_H7_the_evaluation_meeting_weighs_every_measure_and_settles_the_way_on(guide: Guide) -> None:
    case = at(guide, EVALUATE, level="3")
    assert case.step.kind is StepKind.EVALUATION
    assert all(word in (case.step.what or "") for word in ("kvar teneste", "vidare"))
    assert titles(case.step.who) == [HOLDER, USER, FAMILY]
    assert optional(case.step.who) == [FAMILY]
    assert all(word in (case.step.who[0].does or "") for word in ("kallar inn", "leier", "referatet"))
    assert all(person.does for person in case.step.who)
    assert titles(case.step.invites) == [USER, FAMILY, OTHERS]
    assert titles(case.step.hears) == [USER, FAMILY]
    assert minutes_go_to_everyone(case)
    assert set(case.needs()) == {"meeting-held", "evaluated", "view-recorded", "coordinator-settled", "minutes"}
    case.do(measure(ResponsibleKind.SERVICE, 50), cmd.HoldMeeting())
    assert set(case.needs()) == {"evaluated", "view-recorded", "coordinator-settled", "minutes"}
    case.do(meeting(case, agreed=False)).finish()
    assert all(one.evaluated for one in case.state.running()), "none of the measures was left out"

    assert case.landing == Landing("3", DECIDE)
    does = {person.title: person.does or "" for person in case.step.who}
    assert list(does) == [HOLDER, USER, OTHERS]
    assert does[USER]
    assert does[OTHERS]
    assert case.needs("Avslutte") == []
    for answer in GO_ON:
        assert case.stopped(answer).code == "next-meeting"


@fact(
    HOYANGER,
    f"endringar/nivå 3/steg/{DECIDE}",
    f"endringar/nivå 3/steg/{DECIDE}/val/{{Avslutte|{'|'.join(GO_ON)}}}",
    f"endringar/nivå 3/steg/{DECIDE}/val/Halde fram på nivå 3/tolka/gå_til",
)
def test_H8_the_case_ends_or_goes_on_at_level_1_2_or_3(guide: Guide) -> None:
    case = at(guide, DECIDE, level="3")
    assert case.step.kind is StepKind.DECISION
    assert case.leads("Avslutte").ending
    assert case.leads("Halde fram på nivå 3").level == "3"
    assert case.answer("Halde fram på nivå 3").is_inferred("targets")
    assert case.leads("Halde fram på nivå 2").level == "2"
    assert case.leads("Halde fram på nivå 1").level == "1"
    assert len(case.agenda.options) == 4
