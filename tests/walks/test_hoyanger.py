"""Høyanger, through the real command line: from a resting place to level 3, and through each of its answers."""

from pathlib import Path

import pytest

from tests.walks.line import Line
from tests.walks.walker import Walker

FIRST = "Få med tenestene som trengst"
DECISION = "Ta ei avgjerd"


@pytest.fixture
def walk(tmp_path: Path) -> Walker:
    return Walker(Line(tmp_path), "hoyanger")


def test_a_resting_place_leads_to_every_level_and_to_the_end(walk: Walker) -> None:
    assert [option["leads_to"] for option in walk.view()["options"]] == [
        "1/",
        "2/",
        "3/få-med-tenestene-som-trengst",
        "=slutt",
    ]


def test_level_3_is_closed_until_there_is_consent_and_a_service(walk: Walker) -> None:
    said = walk.line.stopped("neste", "1", "--til", "nivå 3", "--grunn", "Fleire tenester trengst.")
    assert "samtykke" in said
    assert walk.view()["standing"]["level"] == "0"


@pytest.mark.parametrize(
    ("answer", "level"),
    [("Halde fram på nivå 1", "1"), ("Halde fram på nivå 2", "2"), ("Halde fram på nivå 3", "3")],
)
def test_going_on_after_the_decision(walk: Walker, answer: str, level: str) -> None:
    walk.words["service"] = "andre tenester"
    walk.take(FIRST).arrive(DECISION).take(answer)
    assert walk.view()["standing"]["level"] == level


def test_ending_after_the_decision(walk: Walker) -> None:
    walk.words["service"] = "andre tenester"
    walk.take(FIRST).arrive(DECISION).take("Avslutte")
    assert (walk.view()["status"], walk.view()["ending"]) == ("closed", "slutt")


def test_ending_from_a_resting_place(walk: Walker) -> None:
    walk.line.ok("avslutt", "1", "--slik", "slutt", "--grunn", "Det er avklart.")
    assert walk.view()["status"] == "closed"
