"""The imagined guide with phases, through the real command line: their durations, two variants, and each way in."""

from datetime import date
from pathlib import Path

import pytest

from tests.walks.line import Line
from tests.walks.stretch import Wanderer, answers_of, guideline

PHASES = str(Path(__file__).resolve().parents[1] / "language" / "ok" / "faser.yaml")
MEETING = ("mote", "{case}", "--referat", "Vi ble enige.", "--neste", "2026-09-25")
BY_GUARDIANS = ("--fra", "mor", "--rolle", "foresatte", "--for", "skolehelsetjenesten")
PHASE_REMEDIES = {
    "consent": ("samtykke", "{case}", *BY_GUARDIANS, "--type", "samarbeid"),
    "consent-for-another": ("samtykke", "{case}", *BY_GUARDIANS, "--type", "samarbeid"),
    "services-at-least": ("tjeneste", "{case}", "skolehelsetjenesten"),
    "meeting-held": MEETING,
    "checklist": ("sjekk", "{case}", "1", "2"),
    "child-talk": ("notat", "{case}", "Det går bedre nå.", "--samtale", "elev"),
    "coordinator": ("stafett", "{case}", "--til", "meg", "--onske", "Eleven vil ha kontaktlæreren."),
    "view-recorded": (
        *("evaluer", "{case}", "--resultat", "viderefort"),
        *("--syn", "elev=Det går bedre.", "--syn", "foresatte=Enig."),
    ),
}
FOUND_OUT = ("Bare fravær", "Vi må forstå mer")
PLANNED = (*FOUND_OUT, "Eleven trenger en plan")
PHASE_WALKS: dict[str, tuple[str, ...]] = {
    "there is a good reason": ("Bare fravær", "Det finnes en god grunn"),
    "it stops by itself": (*FOUND_OUT, "Fraværet har gitt seg", "Avsluttet"),
    "school is not safe, and the plan works": (
        *("Eleven har det ikke trygt på skolen", "Vi må forstå mer", "Eleven trenger en plan"),
        *("Ikke ennå", "Planen må endres", "Ja, helt"),
    ),
    "back, but looked after": (*PLANNED, "Ja, nesten", "Tilbake på skolen"),
    "the team takes over": (*PLANNED, "Vi kommer ikke videre"),
    "no consent, and the school helps alone": (
        *(*FOUND_OUT, "Be om samtykke: nei", "Begynn på nytt"),
        *(*FOUND_OUT, "Be om samtykke: nei", "Skolen hjelper selv", "1/hva-handler-fraværet-om"),
        *(*FOUND_OUT, "Be om samtykke: nei", "Eleven prøver en arbeidsplass", "Avsluttet"),
    ),
}
PHASE_ENDINGS = {
    "school is not safe, and the plan works": "tilbake",
    "back, but looked after": "tilbake",
    "the team takes over": "annen hjelp",
}


def in_phases(home: Path, *opening: str) -> Wanderer:
    """A case on the guide with phases, about a pupil of fourteen unless told otherwise."""
    return Wanderer(
        Line(home),
        PHASES,
        remedies=PHASE_REMEDIES,
        brings={"Hva trengs?": ("--enig", "elev", "--enig", "foresatte")},
        bodies=("Fraværsteamet",),
        opening=opening or ("--for", "ungdomsskolen", "--alder", "14"),
        level="fase",
    )


@pytest.mark.parametrize("name", PHASE_WALKS)
def test_a_walk_reaches_its_ending(tmp_path: Path, name: str) -> None:
    done = in_phases(tmp_path).take(*PHASE_WALKS[name])
    assert (done.view()["status"], done.view()["ending"]) == ("closed", PHASE_ENDINGS.get(name, "slutt"))


def test_the_walks_take_every_answer_and_reach_every_ending(tmp_path: Path) -> None:
    taken: set[tuple[str, str]] = set()
    reached: set[str] = set()
    for number, names in enumerate(PHASE_WALKS.values()):
        home = tmp_path / str(number)
        home.mkdir()
        done = in_phases(home).take(*names)
        taken.update(done.took)
        reached.add(done.view()["ending"])
    assert answers_of(guideline(PHASES)) <= taken
    assert {ending.id for ending in guideline(PHASES).endings} == reached


@pytest.mark.parametrize(
    ("entrance", "who", "level"),
    [("fase 1", "kontaktlærer", "1"), ("fase 1", "foresatte", "1"), ("fase 2", "skolehelsetjenesten", "2")],
)
def test_a_case_begins_at_each_way_in(tmp_path: Path, entrance: str, who: str, level: str) -> None:
    walk = in_phases(tmp_path, "--for", "barneskolen", "--alder", "9", "--fra", entrance, "--av", who)
    assert walk.view()["standing"]["level"] == level


def test_the_guide_says_for_which_school_it_is_asked(tmp_path: Path) -> None:
    line = Line(tmp_path)
    said = line.stopped("ny", PHASES, "--alias", "gutt, 9 år")
    assert "barneskolen" in said
    line.stopped("ny", PHASES, "--alias", "gutt, 9 år", "--for", "universitetet")
    line.stopped("ny", PHASES, "--alias", "gutt, 9 år", "--for", "barneskolen", "--av", "rektor")


@pytest.mark.parametrize(("school", "alone"), [("barneskolen", False), ("ungdomsskolen", True)])
def test_a_step_for_older_pupils_is_left_out_for_the_younger(tmp_path: Path, school: str, *, alone: bool) -> None:
    walk = in_phases(tmp_path, "--for", school, "--alder", "12").arrive("Hva handler fraværet om?")
    walk.take("Bare fravær").arrive("Undersøk saken").advance()
    assert (walk.here == "Snakk med eleven alene") is alone


def test_a_place_for_older_pupils_is_closed_to_the_younger(tmp_path: Path) -> None:
    walk = in_phases(tmp_path, "--for", "barneskolen", "--alder", "12").take(*FOUND_OUT, "Be om samtykke: nei")
    assert "ungdomsskolen" in walk.line.stopped("neste", "1", "--valg", "Eleven prøver en arbeidsplass")


def test_the_way_to_a_plan_goes_by_the_first_phase(tmp_path: Path) -> None:
    opening = ("--for", "barneskolen", "--alder", "9", "--fra", "fase 2", "--av", "skolehelsetjenesten")
    walk = in_phases(tmp_path, *opening)
    walk.line.ok("kjennetegn", "1", "sakstype=fravær")
    walk.arrive("Hva trengs?")
    assert "fase 1" in walk.line.stopped("neste", "1", "--valg", "Eleven trenger en plan")


def test_a_visit_at_home_can_be_left_out(tmp_path: Path) -> None:
    walk = in_phases(tmp_path).take(*FOUND_OUT).arrive("Besøk hjemme")
    walk.line.ok("neste", "1", "--hopp-over", "--grunn", "Eleven vil ikke.")
    assert walk.here == "Be om samtykke"


@pytest.mark.parametrize(("answer", "days"), [("Bare fravær", 14), ("Eleven har det ikke trygt på skolen", 7)])
def test_how_long_a_step_may_take_hangs_on_the_case(tmp_path: Path, answer: str, days: int) -> None:
    walk = in_phases(tmp_path).take(answer)
    begun = date.fromisoformat(walk.view()["standing"]["since"])
    assert (date.fromisoformat(walk.view()["due"]["due_on"]) - begun).days == days
