"""What Sortland says before any case, of its log, of who takes part and of the evaluation: S1 to S3 and S10 to S13."""

from itertools import pairwise

from engine.application.queries import CaseView
from engine.cases import commands as cmd
from engine.cases.refusals import Refused
from engine.cases.vocabulary import ResponsibleKind
from engine.exporters.documents import render
from engine.guideline.vocabulary import LogPart, StepKind, ToolStatus, ToolType
from tests.facts.declare import fact
from tests.facts.guide import Guide
from tests.facts.screen import screen
from tests.facts.walker import Case, Landing, at, measure, titles

SORTLAND, BASE = "sortland.yaml", "bti_felles.nb.yaml#"
CHILD, GUARDIANS, OTHERS = "Barnet eller ungdommen", "Foresatte", "Andre tjenester"
EMPLOYEE = "Den ansatte"
SHARE, TALK, PLAN, DO, EVALUATE, DECIDE = (
    "Del bekymringen",
    "Møte om mål og tiltak",
    "Lag en plan",
    "Sett tiltakene i verk",
    "Evaluer tiltakene",
    "Veien videre",
)
TOGETHER, WIDE, CONSENT = "Samarbeidsmøte", "Tverrfaglig møte", "Oppdater samtykket"
PLANNING = {"1": TALK, "2": TOGETHER, "3": WIDE}
ENDED, GOING_ON, OTHER_MEASURES, OTHER_SERVICES = (
    "Tiltaket avsluttes",
    "Har effekt, men målet er ikke nådd",
    "Andre tiltak kan prøves",
    "Ikke ønsket effekt, trenger andre tjenester",
)
ARTICLE = "Barnekonvensjonen, artikkel 12"


@fact(SORTLAND, "om/Forebygging", "om/Forebygging/{for_hvem|tekst}")
def test_S1_every_employee_prevents_before_there_is_any_case(guide: Guide) -> None:
    page = screen(guide, "veileder", "vis", "sortland.yaml")
    before, _, _ = page.partition("NIVÅ 0")
    _, _, duty = before.partition("Forebygging")
    assert "alle ansatte" in duty.partition("før det er noen sak")[0]
    said = ("gode relasjoner", "tydelige grenser", "alle blir tatt med", "Lær det du trenger", "foresatte", "tjenester")
    assert all(word in duty for word in said)


@fact(SORTLAND, "målgruppe")
def test_S2_the_guide_is_for_those_with_a_concern_attached(guide: Guide) -> None:
    page = screen(guide, "veileder", "vis", "sortland.yaml")
    _, _, audience = page.partition("Målgruppe ")
    assert audience.startswith("Gravide, barn, unge og familier som noen er bekymret for")


@fact(
    SORTLAND,
    "stafettlogg",
    "stafettlogg/viser/{avtaler|tiltak|tjenester|fagpersoner}",
    "stafettlogg/verktøy/digital stafettlogg",
    "verktøy/digital stafettlogg",
    "verktøy/digital stafettlogg/{type|status}",
)
def test_S3_the_log_holds_agreements_services_and_professionals_in_one_place(guide: Guide) -> None:
    log = guide.process.guideline.log
    assert log
    assert set(log.parts) == {LogPart.AGREEMENTS, LogPart.MEASURES, LogPart.SERVICES, LogPart.PROFESSIONALS}
    shown, others = parted(headings(at(guide, EVALUATE, level="2")))
    assert {"Avtaler", "Tjenester og oppgaver", "Personer, roller og oppgaver"} < shown
    assert any("iltak" in heading for heading in shown)
    assert not any(word in heading for heading in shown for word in ("Møter", "Evaluering"))
    assert "Møter" in others  # which are told to the services, and as no part of the guide's own log
    tools = [guide.process.tools[name] for name in log.tools]
    assert [(tool.type, tool.status) for tool in tools] == [(ToolType.SYSTEM, ToolStatus.COMING)]


def headings(case: Case) -> list[str]:
    """The headings of the stafettlogg that is written for a case, in order."""
    view = CaseView(
        number="2026-001",
        state=case.state,
        process=case.process,
        agenda=case.agenda,
        events=case.events,
        people={},
        today=case.today,
    )
    lines = render(view, "stafettlogg", format="text", language="nb", practice=False).splitlines()
    return [above for above, line in pairwise(lines) if line and set(line) <= {"-", "="}]


def parted(found: list[str]) -> tuple[set[str], set[str]]:
    """The headings that are of the guide's own list, and those that come after it."""
    end = found.index("Utenfor veilederens egen liste")
    return set(found[:end]), set(found[end + 1 :])


@fact(
    SORTLAND,
    "innganger",
    "innganger/nivå 0[1]/hvem",
    "innganger/nivå 0[2]",
    "innganger/nivå 0[2]/{hvem|hva}",
    f"endringer/{SHARE}/{{hva|inviterer}}",
    f"endringer/{SHARE}/inviterer/{{barn|foresatte}}",
    f"endringer/{{{TALK}|{TOGETHER}|{WIDE}|{EVALUATE}[1]}}/medvirkning/foresatte",
    f"endringer/{DO}/medvirkning/{{barn|foresatte}}",
    "om/Foresatte er en del av løsningen",
    "om/Foresatte er en del av løsningen/tekst",
    "roller/barn",
    "roller/familie",
)
def test_S10_child_and_family_take_part_and_parents_may_begin(guide: Guide) -> None:
    family = [CHILD, GUARDIANS]
    early = at(guide, SHARE, level="0")
    assert titles(early.step.invites) == family
    assert not early.step.is_inferred("invites")
    assert "tidlig" in (early.step.what or "")
    for level, planning in PLANNING.items():
        for name in (planning, DO, EVALUATE):
            step = at(guide, name, level=level).step
            assert titles(step.hears) == family
            assert not step.is_inferred("hears"), "what the source itself says is not marked"
        assert heard(at(guide, EVALUATE, level=level)) == {"barn", "familie"}
    before = screen(guide, "veileder", "vis", "sortland.yaml").partition("NIVÅ 0")[0]
    assert all(word in before for word in ("Ta foresatte med tidlig", "planlegges, gjennomføres og evalueres"))
    parents_begin(guide)


def heard(case: Case) -> set[str]:
    """The roles whose experience the evaluation is stopped for."""
    return {
        str(reason.gate.subject) for reason in case.option().missing if reason.code == "view-recorded" and reason.gate
    }


def parents_begin(guide: Guide) -> None:
    """Employees and parents may begin a case, parents for the children of others too."""
    doors = guide.process.guideline.entrances
    assert [titles(door.who) for door in doors] == [[EMPLOYEE], [GUARDIANS]]
    assert all(word in (doors[1].what or "") for word in ("egne", "andres"))
    for role in ("ansatt", "familie"):
        case = Case(process=guide.process)
        case.do(cmd.OpenCase(alias="prøve", by_role=role))
        assert case.landing.level == "0"
        assert case.state.entered_by == role
    refused = Case(process=guide.process).try_(cmd.OpenCase(alias="prøve", by_role="leder"))
    assert isinstance(refused, Refused)
    assert refused.code == "entrance-not-for"


@fact(
    SORTLAND,
    "verktøy/barnekonvensjonen",
    "verktøy/barnekonvensjonen/type",
    f"endringer/{{{TALK}|{TOGETHER}|{WIDE}|{EVALUATE}[1]}}/{{hvorfor|medvirkning}}",
    f"endringer/{{{TALK}|{TOGETHER}|{WIDE}|{EVALUATE}[1]}}/medvirkning/barn",
    f"endringer/{{{TALK}|{TOGETHER}|{WIDE}|{EVALUATE}[1]}}/verktøy/barnekonvensjonen",
)
def test_S11_the_child_has_the_right_to_be_heard(guide: Guide) -> None:
    assert [tool.title for tool in guide.process.tools.values() if tool.type is ToolType.LAW] == [ARTICLE]
    for level, planning in PLANNING.items():
        for name in (planning, EVALUATE):
            case = at(guide, name, level=level)
            assert case.tools == [ARTICLE]
            assert all(word in (case.step.why or "") for word in ("rett til å si", "skal telle"))
            assert titles(case.step.hears)[0] == CHILD
            assert not case.step.is_inferred("hears")
        assert "barn" in heard(at(guide, EVALUATE, level=level))


@fact(
    SORTLAND,
    "møtetyper/evalueringsmøte",
    f"endringer/{EVALUATE}[1]/{{hva|møtetype}}",
    f"endringer/{EVALUATE}[{{2|3}}]/inviterer/{{barn|foresatte}}",
    f"endringer/{EVALUATE}[3]/inviterer/andre tjenester",
    f"{BASE}nivåer/{{1|2|3}}/steg/{EVALUATE}",
)
def test_S12_a_meeting_of_its_own_evaluates_the_measures(guide: Guide) -> None:
    for level in ("1", "2", "3"):
        case = at(guide, EVALUATE, level=level)
        assert case.step.kind is StepKind.EVALUATION
        everyone = [CHILD, GUARDIANS] if level == "1" else [CHILD, GUARDIANS, OTHERS]
        assert titles(case.step.invites) == everyone
        assert not case.step.is_inferred("invites")
        assert all(word in (case.step.what or "") for word in ("eget møte", "endret noe", "barnet selv opplever"))
        assert {"meeting-held", "evaluated", "view-recorded"} <= set(case.needs())
        case.do(measure(ResponsibleKind.EMPLOYEE, 50)).finish()
        assert all(one.evaluated for one in case.state.running()), "none of the measures was left out"
        assert case.landing == Landing(level, DECIDE)


@fact(
    SORTLAND,
    f"endringer/{DECIDE}[1]/hva",
    *(
        f"endringer/{DECIDE}[{place}]/valg/{{{ENDED}|{GOING_ON}|{OTHER_MEASURES}|{OTHER_SERVICES}}}"
        for place in (2, 3, 4)
    ),
    *(
        f"endringer/{DECIDE}[{place}]/valg/{{{GOING_ON}|{OTHER_MEASURES}|{OTHER_SERVICES}}}/tolket"
        for place in (2, 3, 4)
    ),
)
def test_S13_the_evaluation_has_four_outcomes(guide: Guide) -> None:
    ways = {
        "1": (Landing("1", DO), Landing("1", PLAN), Landing("2", "Be om samtykke")),
        "2": (Landing("2", DO), Landing("2", TOGETHER), Landing("3", CONSENT)),
        "3": (Landing("3", DO), Landing("3", WIDE), Landing("3", CONSENT)),
    }
    for level, landings in ways.items():
        case = at(guide, DECIDE, level=level)
        assert case.step.kind is StepKind.DECISION
        assert (case.step.what or "").count("?") == 4, "the source asks, and so does the guide"
        assert [option.title for option in case.agenda.options] == [ENDED, GOING_ON, OTHER_MEASURES, OTHER_SERVICES]
        assert case.leads(ENDED).ending
        for answer, landing in zip((GOING_ON, OTHER_MEASURES, OTHER_SERVICES), landings, strict=True):
            assert case.leads(answer) == landing, answer
            assert case.answer(answer).is_inferred("targets")
