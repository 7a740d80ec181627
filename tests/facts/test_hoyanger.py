"""What Høyanger says of suspicion and of level 3 for adults: the facts H2 and H4 to H8."""

import json

from engine.cases import commands as cmd
from engine.cases.events import ConcernReported, MeetingHeld
from engine.cases.vocabulary import ResponsibleKind
from engine.guideline.vocabulary import StepKind
from tests.facts.declare import fact
from tests.facts.guide import Guide
from tests.facts.screen import screen
from tests.facts.walker import SERVICE, Case, Landing, at, measure, meeting, opened, optional, titles

HOYANGER = "hoyanger.yaml"
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
    "gjeld_alltid/vald",
    "gjeld_alltid/vald/viss",
    "gjeld_alltid/vald/meld_til/barnevern",
)
def test_H2_suspicion_goes_to_child_welfare_at_each_level(guide: Guide) -> None:
    rules = json.loads(screen(guide, "meld", "--json"))["regler"]
    assert len(rules) == 1
    rule = rules[0]
    assert all(word in rule["når"] for word in ("vald", "overgrep"))
    assert {one["mottaker"]: one["når"] for one in rule["til"]} == {"barnevern": "always"}
    for level in ("0", "1", "2", "3"):
        case = opened(guide).rest_on(level).do(cmd.RecordSuspicion())
        (event,) = case.recorded(cmd.RecordReport())
        assert isinstance(event.body, ConcernReported)
        assert event.body.to == ("barnevern",)


@fact(
    HOYANGER,
    "nivåa/3/krev/samtykke",
    f"nivåa/3/steg/{INVITE}",
    f"nivåa/3/steg/{INVITE}/{{kva|korleis}}",
    f"nivåa/3/steg/{INVITE}/kven/stafetthaldar",
    f"nivåa/3/steg/{INVITE}/kven/stafetthaldar/gjer",
    f"nivåa/3/steg/{INVITE}/involverer/andre tenester",
    f"nivåa/3/steg/{INVITE}/inviterer/andre tenester",
    f"nivåa/3/steg/{INVITE}/verktøy/{{tiltaksoversikt|samtykkeskjema}}",
    "tenester/andre tenester",
    "tenester/andre tenester/blir_valt_i_saka",
    "roller/stafetthaldar",
    "verktøy/{tiltaksoversikt|samtykkeskjema}",
)
def test_H4_more_services_are_brought_in_after_consent(guide: Guide) -> None:
    case = opened(guide).rest_on("2")
    title = INVITE
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
    f"nivåa/3/steg/{MEETING}",
    f"nivåa/3/steg/{MEETING}/korleis",
    f"nivåa/3/steg/{MEETING}/kven/{{stafetthaldar|brukar|ev. familie|fagpersonar}}",
    f"nivåa/3/steg/{MEETING}/kven/{{stafetthaldar|brukar|ev. familie|fagpersonar}}/gjer",
    f"nivåa/3/steg/{MEETING}/inviterer/{{brukar|ev. familie|andre tenester}}",
    f"nivåa/3/steg/{MEETING}/{{peikar_ut|referat|neste_møte}}",
    f"nivåa/3/steg/{MEETING}/referat/til",
    f"nivåa/3/steg/{MEETING}/verktøy/møtemal",
    "roller/{brukar|familie|stafetthaldar|fagpersonar}",
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

    case.do(meeting(case, agreed=False, minutes=False))
    assert set(case.needs()) == {"minutes", "next-meeting", "coordinator-settled"}
    case.do(meeting(case))
    assert case.stopped().code == "coordinator-settled"
    case.do(cmd.OfferBaton(to_actor="ola")).do(cmd.AcceptBaton(), by="ola").do(cmd.CompleteStep())
    assert case.state.coordinator == "ola"


@fact(
    HOYANGER,
    f"nivåa/3/steg/{DO}",
    f"nivåa/3/steg/{DO}/kven/fagpersonar",
    f"nivåa/3/steg/{DO}/{{kva|dokumentasjon}}",
    f"nivåa/3/steg/{DO}/verktøy/fagverktøy",
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
    assert case.stopped().code == "measure-running"
    case.do(measure(ResponsibleKind.SERVICE), cmd.CompleteStep())


@fact(
    HOYANGER,
    f"nivåa/3/steg/{EVALUATE}",
    f"nivåa/3/steg/{EVALUATE}/kva",
    f"nivåa/3/steg/{EVALUATE}/kven/{{stafetthaldar|brukar|ev. familie}}",
    f"nivåa/3/steg/{EVALUATE}/kven/{{stafetthaldar|brukar|ev. familie}}/gjer",
    f"nivåa/3/steg/{EVALUATE}/{{møtetype|peikar_ut}}",
    f"nivåa/3/steg/{EVALUATE}/inviterer/{{brukar|ev. familie|andre tenester}}",
    f"nivåa/3/steg/{EVALUATE}/medverknad/{{brukar|ev. familie}}",
    "møtetypar/evalueringsmøte",
    "møtetypar/evalueringsmøte/referat",
    "møtetypar/evalueringsmøte/referat/til",
    f"nivåa/3/steg/{DECIDE}",
    f"nivåa/3/steg/{DECIDE}/kven/{{stafetthaldar|brukar|andre tenester}}",
    f"nivåa/3/steg/{DECIDE}/kven/{{brukar|andre tenester}}/gjer",
    f"nivåa/3/steg/{DECIDE}/val/{{{'|'.join(GO_ON)}}}",
    f"nivåa/3/steg/{DECIDE}/val/{{{'|'.join(GO_ON)}}}/krev",
    "roller/{brukar|familie|stafetthaldar}",
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
    f"nivåa/3/steg/{DECIDE}",
    f"nivåa/3/steg/{DECIDE}/val/{{Avslutte|{'|'.join(GO_ON)}}}",
    f"nivåa/3/steg/{DECIDE}/val/Halde fram på nivå 3/tolka/gå_til",
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
