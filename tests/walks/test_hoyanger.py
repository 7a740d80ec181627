"""Høyanger, through the real command line: from the first step to each ending, and through every answer."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from engine.adapters.codec import JsonCodec
from engine.application.guidelines import Faulty, compiled
from engine.bundled import BundledShelf
from tests.walks.line import Line
from tests.walks.walker import Walker

BEGIN, ASK, ASK_MORE = "Setje i gang tiltak", "Be om hjelp frå ei anna teneste", "Be om hjelp frå fleire tenester"
GO_ON, CHANGE, ALONE, END = "Halde fram", "Endre tiltaka", "Klare seg med eiga teneste", "Avslutte"
AT_3, AT_2, AT_1 = "Halde fram på nivå 3", "Halde fram på nivå 2", "Halde fram på nivå 1"
# Each walk names the answers it takes; between them it does what the guide asks for.
WALKS = {
    "nothing to follow up": [END],
    "somebody keeps an eye": ["Avslutte og følgje med"],
    "own service": [BEGIN, GO_ON, CHANGE, END],
    "two services": [BEGIN, ASK, GO_ON, CHANGE, ALONE, ASK, END],
    "several services": [BEGIN, ASK, ASK_MORE, AT_3, AT_2, ASK_MORE, AT_1, ASK, ASK_MORE, END],
}
ENDINGS = {"somebody keeps an eye": "nokon følgjer med"}


@pytest.fixture
def line(tmp_path: Path) -> Line:
    return Line(tmp_path)


def begun(line: Line) -> Walker:
    """A case on Høyanger."""
    return Walker(line, "hoyanger", service="andre tenester", opening=("--om", "voksen"))


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Walker]:
    """Each walk, which is taken once however many ask for it."""
    return cache(lambda name: begun(Line(tmp_path_factory.mktemp("walk"))).take(*WALKS[name]))


@pytest.mark.parametrize("name", WALKS)
def test_a_walk_reaches_its_ending(walked: Callable[[str], Walker], name: str) -> None:
    shown = walked(name).view()
    assert (shown["status"], shown["ending"]) == ("closed", ENDINGS.get(name, "slutt"))


def test_the_walks_take_every_answer_and_every_ending(walked: Callable[[str], Walker]) -> None:
    made = compiled(BundledShelf(), JsonCodec(), name="hoyanger")
    assert not isinstance(made, Faulty)
    guide = made[0].guideline
    answers = {(step.id, answer.title) for level in guide.levels for step in level.steps for answer in step.answers}
    assert answers <= {one for name in WALKS for one in walked(name).took}
    assert {ending.id for ending in guide.endings} == {"slutt", *ENDINGS.values()}


@pytest.mark.parametrize("answers", [(AT_3, AT_2), (AT_1,)], ids=["3, then 2", "1"])
def test_going_on_after_the_decision_of_level_3(line: Line, answers: tuple[str, ...]) -> None:
    walk = begun(line).take(BEGIN, ASK, ASK_MORE)
    for answer in answers:
        walk.take(answer)
        assert walk.view()["standing"]["level"] == answer[-1]


def test_no_to_consent_leads_back_to_the_own_service(line: Line) -> None:
    walk = begun(line).take(BEGIN, ASK).arrive("Be om samtykke")
    line.ok("samtykke", "1", "--fra", "brukar", "--nei")
    line.ok("neste", "1")
    assert walk.view()["standing"]["level"] == "1"


def test_level_3_is_closed_when_the_consent_is_withdrawn(line: Line) -> None:
    walk = begun(line).take(BEGIN, ASK).arrive("Vegen vidare")
    line.ok("samtykke", "1", "--fra", "brukar", "--trekk")
    said = line.stopped("neste", "1", "--valg", "5")
    assert "samtykke" in said
    assert walk.view()["standing"]["level"] == "2"
