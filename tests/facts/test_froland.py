"""What Froland says of its four levels and of suspicion, without a single step: the facts F1 to F8."""

import json
from typing import Any

from engine.cases import commands as cmd
from engine.cases.events import BodyConsulted, ConcernReported, View
from engine.cases.vocabulary import ResponsibleKind
from engine.guideline.model import Level
from tests.facts.declare import fact
from tests.facts.guide import Guide
from tests.facts.screen import screen
from tests.facts.walker import Case, measure, opened, titles

FROLAND = "froland.yaml"
LEVELS = {"0": "Undring", "1": "Fra bekymring til tiltak", "2": "Tverrfaglig innsats", "3": "Samskape"}
CHILD, GUARDIANS = "Barnet eller ungdommen", "De foresatte"
RULE = "gjelder_alltid/mistanke"
TOGETHER = ("lanlegger", "gjennomfører", "evaluerer", "barnet eller ungdommen", "de foresatte")


def involve(case: Case, service: str) -> None:
    """Let a service take part, by consent."""
    case.do(
        cmd.GiveConsent(consent_id=f"s-{service}", given_by="mor", services=(service,)),
        cmd.InvolveService(service="andre tjenester", name=service),
    )


def resting(guide: Guide, level: str) -> Case:
    """A case that rests on a level, with as many services as any level asks for."""
    case = opened(guide)
    if level in {"2", "3"}:
        involve(case, "PPT")
        involve(case, "helsestasjonen")
    return case if level == "0" else case.do(cmd.MoveFromRest(level=level, reason="grunn"))


def level_of(case: Case) -> Level:
    """The level where a case rests."""
    level = case.agenda.level
    assert level
    return level


def works_together(case: Case) -> str:
    """What a level says it is for, where the child and the guardians are part of all that is done."""
    level = level_of(case)
    assert all(word in (level.purpose or "") for word in TOGETHER)
    assert titles(level.hears) == [CHILD, GUARDIANS]
    views = (View("barn", "Jeg har det bedre"), View("foresatte", "Han er gladere"))
    case.do(measure(ResponsibleKind.EMPLOYEE), cmd.EvaluateMeasures(views=views))
    assert all(one.evaluated for one in case.state.running())
    return level.purpose or ""


def rule_of(guide: Guide) -> dict[str, Any]:
    """The only rule of the guide, as `bti meld` tells it."""
    rules = json.loads(screen(guide, "meld", "--json"))["regler"]
    assert len(rules) == 1
    rule: dict[str, Any] = rules[0]
    return rule


@fact(FROLAND, *(f"nivåer/{label}" for label in LEVELS), *(f"nivåer/{label}/tittel" for label in LEVELS))
def test_F1_there_are_four_levels(guide: Guide) -> None:
    found = [(level.label, level.title) for level in guide.process.guideline.levels]
    assert found == list(LEVELS.items())
    shown = screen(guide, "veileder", "vis", guide.name)
    for label, title in LEVELS.items():
        assert f"NIVÅ {label} {title}" in shown
        landing = resting(guide, label).landing
        assert (landing.level, landing.step) == (label, None)


@fact(
    FROLAND,
    "nivåer/0/{formål|hvem|medvirkning}",
    "nivåer/0/hvem/medarbeider",
    "nivåer/0/medvirkning/den det gjelder",
    "roller/{medarbeider|den det gjelder}",
)
def test_F2_level_0_clarifies_and_involves_early(guide: Guide) -> None:
    level = level_of(opened(guide))
    assert level.label == "0"
    words = ("oppmerksomheten", "avklarer", "Verktøy", "konkret", "så tidlig som mulig")
    assert all(word in (level.purpose or "") for word in words)
    assert titles(level.who) == ["Medarbeideren"]
    assert titles(level.hears) == ["Den det gjelder"]


@fact(
    FROLAND,
    "nivåer/1",
    "nivåer/1/{formål|medvirkning}",
    "nivåer/1/medvirkning/{barn|foresatte}",
    "roller/{barn|foresatte}",
)
def test_F3_level_1_is_effort_in_ones_own_workplace(guide: Guide) -> None:
    case = resting(guide, "1")
    assert not case.state.services
    assert "ditt eget arbeidssted" in works_together(case)


@fact(
    FROLAND,
    "nivåer/2",
    "nivåer/2/{formål|medvirkning|minst}",
    "nivåer/2/minst/tjenester",
    "nivåer/2/medvirkning/{barn|foresatte}",
    "nivåer/2/tolket/minst",
    "tjenester/andre tjenester",
    "tjenester/andre tjenester/velges_i_saken",
    "roller/{barn|foresatte}",
)
def test_F4_level_2_is_collaboration_between_several_services(guide: Guide) -> None:
    others = guide.process.services.get("andre tjenester")
    assert others
    assert others.chosen_in_case
    case = opened(guide)
    move = cmd.MoveFromRest(level="2", reason="grunn")
    assert case.refused(move).code == "services-at-least"
    involve(case, "PPT")
    case.do(move)
    assert "Flere tjenester samarbeider" in works_together(case)
    assert level_of(case).is_inferred("least_services"), "the source says several, not how many"


@fact(
    FROLAND,
    "nivåer/3",
    "nivåer/3/{formål|medvirkning|minst}",
    "nivåer/3/minst/tjenester",
    "nivåer/3/medvirkning/{barn|foresatte}",
    "tjenester/andre tjenester",
    "roller/{barn|foresatte}",
)
def test_F5_level_3_is_three_services_or_more(guide: Guide) -> None:
    case = opened(guide)
    move = cmd.MoveFromRest(level="3", reason="grunn")
    involve(case, "PPT")
    assert case.refused(move).code == "services-at-least"
    involve(case, "helsestasjonen")
    case.do(move)
    purpose = works_together(case)
    assert all(word in purpose for word in ("Tre eller flere tjenester", "samme barn, ungdom eller familie"))
    assert not level_of(case).is_inferred("least_services")


@fact(
    FROLAND,
    RULE,
    f"{RULE}/{{hvis|gjør|meld_til|holder_utenfor|klarerer|tolket}}",
    f"{RULE}/meld_til/barnevern",
    f"{RULE}/holder_utenfor/foresatte",
    f"{RULE}/klarerer/{{barnevern|politi}}",
    "roller/foresatte",
)
def test_F6_suspicion_is_reported_and_the_guardians_are_kept_out(guide: Guide) -> None:
    rule = rule_of(guide)
    assert all(word in rule["når"] for word in ("vold", "overgrep", "omsorgssvikt"))
    assert {one["mottaker"]: one["når"] for one in rule["til"]}.get("barnevern") == "always"
    assert "Ikke ta det opp med de foresatte" in screen(guide, "meld")
    meeting = cmd.HoldMeeting(present=("foresatte",), minutes="Vi snakket sammen")
    for level in LEVELS:
        case = resting(guide, level)
        case.copy().do(meeting)
        case.do(cmd.RecordSuspicion())
        assert case.state.shielded
        assert case.refused(meeting).code == "not-to-be-present"
        (event,) = case.recorded(cmd.RecordReport(to=("barnevern",)))
        assert isinstance(event.body, ConcernReported)
        assert event.body.to == ("barnevern",)
        assert case.refused(cmd.LiftShield(by="medarbeider")).code == "not-cleared-by"
        for clearing in ("barnevern", "politi"):
            assert not case.copy().do(cmd.LiftShield(by=clearing), meeting).state.shielded
    (standing,) = guide.process.guideline.rules
    assert standing.is_inferred("cleared_by"), "the source does not say who lets the guardians in again"


@fact(FROLAND, f"{RULE}/meld_til/politi")
def test_F7_the_police_are_told_at_the_same_time_when_seriously_worried(guide: Guide) -> None:
    told = {one["mottaker"]: one["når"] for one in rule_of(guide)["til"]}
    assert told == {"barnevern": "always", "politi": "serious-concern"}
    case = opened(guide).do(cmd.RecordSuspicion())
    (event,) = case.recorded(cmd.RecordReport(to=("barnevern", "politi")))
    assert isinstance(event.body, ConcernReported)
    assert event.body.to == ("barnevern", "politi")


@fact(FROLAND, f"{RULE}/i_tvil", "instanser/barneverntjenesten")
def test_F8_in_doubt_the_case_is_discussed_anonymously(guide: Guide) -> None:
    shown = screen(guide, "meld")
    assert "spør Barneverntjenesten uten å si hvem det gjelder" in shown
    (rule,) = guide.process.guideline.rules
    assert rule.doubt_body == "barneverntjenesten"
    consult = cmd.ConsultBody(consultation_id="d1", body=rule.doubt_body, anonymous=True, question="Er dette nok?")
    for level in LEVELS:
        case = resting(guide, level)
        before = case.here
        (event,) = case.recorded(consult)
        assert isinstance(event.body, BodyConsulted)
        assert (event.body.body, event.body.anonymous) == ("barneverntjenesten", True)
        assert case.here == before
