"""What the guide with Sikker Arbeidsflyt says of wonder, suspicion and measures of one's own: the facts A1 to A10."""

import json

from engine.cases import commands as cmd
from engine.cases.events import CaseOpened, ConcernReported, StepCompleted
from engine.cases.vocabulary import ResponsibleKind
from engine.guideline.vocabulary import StepKind
from tests.cases.guide import Walk
from tests.facts.declare import fact
from tests.facts.guide import Guide
from tests.facts.screen import screen
from tests.facts.sikker import CHILD, GUARDIANS, LEADER, ON_BOTH, ON_INDIVIDUAL, ON_SYSTEM, SIDE, SIKKER, opens
from tests.facts.walker import Landing, at, measure, opened, optional, titles

NOTICE, TALK, CLEAR, TAKE_ON = (
    "Legg merke til bekymringen",
    "Ta bekymringen opp i enheten",
    "Gjør bekymringen klarere",
    "Skal saken tas videre?",
)
PROBLEM, MEETING, DO, EVALUATE, DECIDE = (
    "Gå gjennom problemet",
    "Møte med de foresatte og barnet",
    "Sett i gang lokale tiltak",
    "Evaluer tiltakene på nivå 1",
    "Avslutte eller fortsette",
)
WIDER = "Flere nye tjenester eller en sammensatt sak"


@fact(
    SIKKER,
    "nivåer/0",
    f"nivåer/0/steg/{NOTICE}",
    f"nivåer/0/steg/{NOTICE}/{{hva|hvem}}",
    f"nivåer/0/steg/{NOTICE}/hvem/ansatt",
    "innganger",
    "innganger/nivå 0/{hvem|hva}",
    "roller/ansatt",
)
def test_A1_an_employee_wonders_or_is_told(guide: Guide) -> None:
    case = opened(guide)
    assert case.landing == Landing("0", NOTICE)
    assert all(word in (case.step.what or "") for word in ("undrer deg", "bekymret", "sagt fra til deg"))
    assert titles(case.step.who) == ["Den enkelte ansatte"]
    begun = case.events[0].body
    assert isinstance(begun, CaseOpened)
    assert begun.entered_by == "ansatt"
    assert "Du er selv bekymret" in screen(guide, "veileder", "vis", guide.name)
    by_others = cmd.OpenCase(alias="prøve", by_role="foresatte")
    assert Walk(process=guide.process).refused(by_others).code == "entrance-not-for"


@fact(
    SIKKER,
    f"nivåer/0/steg/{TALK}",
    f"nivåer/0/steg/{TALK}/{{hva|hvem}}",
    f"nivåer/0/steg/{TALK}/hvem/ansatt",
    f"nivåer/0/steg/{TALK}/verktøy/interne_rutiner",
    "verktøy/interne_rutiner",
    "roller/ansatt",
)
def test_A2_it_is_discussed_by_the_routines_of_the_unit(guide: Guide) -> None:
    case = opened(guide).finish()
    assert case.landing == Landing("0", TALK)
    assert all(word in (case.step.what or "") for word in ("interne rutinene", "hvor du arbeider", "rolle"))
    assert titles(case.step.who) == ["Den enkelte ansatte"]
    assert case.tools == ["Interne rutiner i enheten"]


@fact(
    SIKKER,
    f"nivåer/0/steg/{CLEAR}",
    f"nivåer/0/steg/{CLEAR}/{{hva|hvem}}",
    f"nivåer/0/steg/{CLEAR}/verktøy/verktøyliste",
    "verktøy/verktøyliste",
    "verktøy/verktøyliste/status",
)
def test_A3_the_concern_is_made_clear_with_tools(guide: Guide) -> None:
    case = at(guide, TALK, level="0").finish()
    assert case.landing == Landing("0", CLEAR)
    assert "undrer deg over" in (case.step.what or "")
    assert "who" in case.step.silent, "the source says only «see tools»"
    assert case.tools == ["Verktøyene som veilederen viser til"]
    assert guide.process.tools["verktøyliste"].status == "missing", "the list that the source points to is not there"


@fact(
    SIKKER,
    f"nivåer/0/steg/{TAKE_ON}",
    f"nivåer/0/steg/{TAKE_ON}/{{hva|hvem}}",
    f"nivåer/0/steg/{TAKE_ON}/hvem/{{leder|evt. andre ansatte}}",
    f"nivåer/0/steg/{TAKE_ON}/valg/{{Nei|Ja, med individtiltak|Ja, med systemtiltak|Ja, med begge deler}}",
    f"nivåer/0/steg/{TAKE_ON}/valg/{{Ja, med systemtiltak|Ja, med begge deler}}/åpner",
    f"nivåer/0/steg/{TAKE_ON}/valg/Ja, med systemtiltak/tolket",
    f"ved_siden_av/{SIDE}",
    f"ved_siden_av/{SIDE}/{{hva|verktøy}}",
    "verktøy/kvalitetssystem",
    "roller/{leder|andre ansatte}",
)
def test_A4_no_closes_the_case_and_yes_may_mean_both(guide: Guide) -> None:
    case = at(guide, TAKE_ON, level="0")
    assert case.step.kind is StepKind.DECISION
    assert "Tolk det dere har samlet inn" in (case.step.what or "")
    assert titles(case.step.who) == [LEADER, "Andre ansatte som saken angår"]
    assert optional(case.step.who) == ["Andre ansatte som saken angår"]
    assert case.leads("Nei").ending
    assert case.leads("Ja, med individtiltak").level == "1"
    assert case.leads("Ja, med systemtiltak").ending
    assert case.answer("Ja, med systemtiltak").is_inferred("targets")
    assert case.leads("Ja, med begge deler").level == "1"
    assert [opens(case, answer.title) for answer in case.step.answers] == [[], [], [SIDE], [SIDE]]
    side = next(iter(guide.process.guideline.side_work), None)
    assert side
    assert "eget kvalitetssystem" in (side.what or "")
    assert side.tools == ("kvalitetssystem",)


@fact(
    SIKKER,
    "gjelder_alltid/vold",
    "gjelder_alltid/vold/{hvis|gjør|meld_til}",
    "gjelder_alltid/vold/meld_til/barnevern",
    "gjelder_alltid/vold/verktøy/veileder_vold",
    "verktøy/veileder_vold",
    "verktøy/veileder_vold/tilgang_hos",
)
def test_A5_suspicion_goes_directly_to_child_welfare(guide: Guide) -> None:
    rules = json.loads(screen(guide, "meld", "--json"))["regler"]
    assert len(rules) == 1
    rule = rules[0]
    assert all(word in rule["når"] for word in ("vold", "overgrep"))
    assert {one["mottaker"]: one["når"] for one in rule["til"]} == {"barnevern": "always"}
    assert rule["verktøy"] == ["Handlingsveileder ved mistanke om vold eller overgrep"]
    assert "rett til barneverntjenesten" in screen(guide, "meld")
    assert guide.process.tools["veileder_vold"].access_through == "kvalitetssystemet"
    for step, level in ((NOTICE, "0"), (DO, "1"), ("Samordne tiltakene", "2"), ("Gjennomfør tiltakene", "3")):
        (event,) = at(guide, step, level=level).do(cmd.RecordSuspicion()).recorded(cmd.RecordReport())
        assert isinstance(event.body, ConcernReported)
        assert event.body.to == ("barnevern",)


@fact(
    SIKKER,
    "nivåer/1",
    f"nivåer/1/steg/{PROBLEM}",
    f"nivåer/1/steg/{PROBLEM}/{{hva|hvem}}",
    f"nivåer/1/steg/{PROBLEM}/hvem/{{melder|evt. leder}}",
    "roller/{melder|leder}",
)
def test_A6_the_problem_and_possible_measures_are_the_ground_for_the_meeting(guide: Guide) -> None:
    case = at(guide, TAKE_ON, level="0").finish("Ja, med individtiltak")
    assert case.landing == Landing("1", PROBLEM)
    assert all(word in (case.step.what or "") for word in ("problemet", "tiltak", "møtet med de foresatte"))
    assert titles(case.step.who) == ["Den som tok opp bekymringen", LEADER]
    assert optional(case.step.who) == [LEADER]
    assert case.leads() == Landing("1", MEETING)


@fact(
    SIKKER,
    f"nivåer/1/steg/{MEETING}",
    f"nivåer/1/steg/{MEETING}/{{hva|hvem|inviterer|bestemmer}}",
    f"nivåer/1/steg/{MEETING}/hvem/{{saksholder|evt. leder}}",
    f"nivåer/1/steg/{MEETING}/inviterer/{{foresatte|barn}}",
    f"nivåer/1/steg/{MEETING}/bestemmer/{{enheten|foresatte|barn}}",
    "roller/{saksholder|leder|enheten|foresatte|barn}",
)
def test_A7_a_meeting_gives_a_shared_understanding_and_a_plan(guide: Guide) -> None:
    case = at(guide, MEETING, level="1")
    assert case.step.kind is StepKind.MEETING
    assert all(word in (case.step.what or "") for word in ("forstår situasjonen likt", "planlegg tiltak"))
    assert titles(case.step.who) == ["Den som holder i saken", LEADER]
    assert optional(case.step.who) == [LEADER]
    assert titles(case.step.invites) == [GUARDIANS, CHILD]
    assert titles(case.step.attendance_by) == ["Tjenesteenheten", GUARDIANS, CHILD]
    assert case.stopped().code == "meeting-held"


@fact(
    SIKKER,
    f"nivåer/1/steg/{DO}",
    f"nivåer/1/steg/{DO}/{{hva|hvem|ansvarlige|involverer}}",
    f"nivåer/1/steg/{DO}/hvem/{{tiltaksansvarlig|hjelper}}",
    f"nivåer/1/steg/{DO}/ansvarlige/{{ansatt|tjeneste}}",
    f"nivåer/1/steg/{DO}/involverer/evt. hjelpetjenester",
    "tjenester/hjelpetjenester",
    "roller/{tiltaksansvarlig|hjelper}",
)
def test_A8_local_measures_are_started_or_decided_on(guide: Guide) -> None:
    case = at(guide, DO, level="1")
    assert case.step.kind is StepKind.MEASURES
    assert all(word in (case.step.what or "") for word in ("Sett i gang", "vedtak", "Samarbeidspartnere utenfra"))
    assert titles(case.step.who) == [
        "Den som har ansvaret for tiltak i tjenesten",
        "Den som har ansvaret i hjelpetjenesten",
    ]
    assert optional(case.step.involves) == ["Hjelpetjenester"]
    assert case.stopped().code == "measure-running"
    assert set(case.step.responsible) == {"employee", "service"}
    assert case.refused(measure(ResponsibleKind.GUARDIANS)).code == "responsible-not-allowed"
    case.do(measure(ResponsibleKind.SERVICE), cmd.CompleteStep())


@fact(
    SIKKER,
    f"nivåer/1/steg/{EVALUATE}",
    f"nivåer/1/steg/{EVALUATE}/{{hva|hvem|medvirkning|krever|tolket}}",
    f"nivåer/1/steg/{EVALUATE}/hvem/{{involverte|fagpersoner|foresatte|barn}}",
    f"nivåer/1/steg/{EVALUATE}/medvirkning/{{foresatte|barn}}",
    f"nivåer/1/steg/{EVALUATE}/krever/begrunnelse",
    "roller/{involverte|fagpersoner|foresatte|barn}",
)
def test_A9_the_measures_are_evaluated_and_further_need_is_justified(guide: Guide) -> None:
    case = at(guide, EVALUATE, level="1")
    assert case.step.kind is StepKind.EVALUATION
    words = ("begrunn", "tiltak hos dere selv", "andre tjenester", "sammen med dem")
    assert all(word in (case.step.what or "") for word in words)
    assert titles(case.step.who) == ["De som er med i saken", "Fagpersoner som velges ut", GUARDIANS, CHILD]
    assert titles(case.step.hears) == [GUARDIANS, CHILD]
    assert case.step.is_inferred("hears")
    assert set(case.needs()) == {"evaluated", "view-recorded"}
    case.fulfil()
    assert case.refused(cmd.CompleteStep()).code == "reason"
    *_, event = case.recorded(cmd.CompleteStep(reason="Han trenger mer hjelp i friminuttene"))
    assert isinstance(event.body, StepCompleted)
    assert event.body.reason == "Han trenger mer hjelp i friminuttene"


@fact(
    SIKKER,
    f"nivåer/1/steg/{DECIDE}",
    f"nivåer/1/steg/{DECIDE}/hvem",
    f"nivåer/1/steg/{DECIDE}/hvem/{{involverte|evt. ledelsen}}",
    f"nivåer/1/steg/{DECIDE}/valg/{{Avslutte|{ON_INDIVIDUAL}|{ON_SYSTEM}|{ON_BOTH}|{WIDER}}}",
    f"nivåer/1/steg/{DECIDE}/valg/{{{ON_INDIVIDUAL}|{ON_SYSTEM}|{ON_BOTH}}}/tolket",
    f"nivåer/1/steg/{DECIDE}/valg/{{{ON_SYSTEM}|{ON_BOTH}}}/åpner",
    f"nivåer/1/steg/{DECIDE}/valg/{WIDER}/{{nivå 2|nivå 3}}",
    f"ved_siden_av/{SIDE}",
    "roller/{involverte|ledelsen}",
)
def test_A10_the_case_ends_goes_on_or_is_widened(guide: Guide) -> None:
    case = at(guide, DECIDE, level="1")
    assert titles(case.step.who) == ["De som er med i saken", "Ledelsen"]
    assert case.leads("Avslutte").ending
    assert case.leads(ON_INDIVIDUAL) == Landing("1", DO)
    assert case.leads(ON_SYSTEM).ending
    assert case.leads(ON_BOTH) == Landing("1", DO)
    assert [opens(case, answer) for answer in (ON_INDIVIDUAL, ON_SYSTEM, ON_BOTH)] == [[], [SIDE], [SIDE]]
    assert all(case.answer(answer).is_inferred("targets") for answer in (ON_INDIVIDUAL, ON_SYSTEM, ON_BOTH))
    wider = [option.dest for option in case.agenda.options if option.title == WIDER]
    assert [guide.process.level(dest).label for dest in wider] == ["2", "3"]
    answer = case.answer(WIDER).id
    for level in ("2", "3"):
        choice = cmd.ChooseAnswer(answer=answer, to=level, reason="grunn")
        assert case.copy().do(choice).landing.level == level
