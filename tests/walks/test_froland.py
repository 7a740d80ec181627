"""Froland, through the real command line: from level to level, to the end of each, and with the guardians held out."""

from itertools import permutations
from pathlib import Path

import pytest

from tests.walks.line import Line
from tests.walks.stretch import Wanderer

LEVELS = ("0", "1", "2", "3")
WITH_GUARDIANS = ("mote", "1", "--til-stede", "De foresatte", "--referat", "Vi snakket sammen.")


@pytest.fixture
def walk(tmp_path: Path) -> Wanderer:
    return Wanderer(Line(tmp_path), "froland")


def on(walk: Wanderer, level: str) -> Wanderer:
    """The same walk, gone on to a level."""
    return walk if walk.view()["standing"]["level"] == level else walk.take(f"{level}/")


def test_a_case_begins_in_wonder_and_every_level_is_in_sight(walk: Wanderer) -> None:
    view = walk.view()
    assert view["standing"]["level"] == "0"
    assert [option["leads_to"] for option in view["options"]] == ["1/", "2/", "3/", "=slutt"]


@pytest.mark.parametrize(("start", "goal"), list(permutations(LEVELS, 2)))
def test_every_level_leads_to_every_other(walk: Wanderer, start: str, goal: str) -> None:
    on(on(walk, start), goal)
    assert walk.view()["standing"]["level"] == goal


@pytest.mark.parametrize("level", LEVELS)
def test_a_case_is_ended_from_every_level(walk: Wanderer, level: str) -> None:
    on(walk, level).take("Avsluttet")
    assert (walk.view()["status"], walk.view()["ending"]) == ("closed", "slutt")


@pytest.mark.parametrize(("level", "others"), [("2", 1), ("3", 2)])
def test_a_level_waits_for_the_services_it_is_about(walk: Wanderer, level: str, others: int) -> None:
    for number in range(others):
        walk.line.stopped("neste", "1", "--til", f"nivå {level}", "--grunn", "Flere trengs.")
        walk.line.ok("samtykke", "1", "--fra", "mor", "--for", f"Tjeneste {number}")
        walk.line.ok("tjeneste", "1", "andre tjenester", "--er", f"Tjeneste {number}")
    walk.line.ok("neste", "1", "--til", f"nivå {level}", "--grunn", "Flere trengs.")
    assert walk.view()["standing"]["level"] == level


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("clearing", ["barnevern", "politi"])
def test_the_guardians_are_held_out_until_it_is_cleared(walk: Wanderer, level: str, clearing: str) -> None:
    line = on(walk, level).line
    line.ok(*WITH_GUARDIANS)
    line.ok("meld", "1", "--mistanke", "Han har blåmerker.")
    line.stopped(*WITH_GUARDIANS)
    line.ok("meld", "1", "--sendt")
    line.stopped(*WITH_GUARDIANS)
    line.stopped("meld", "1", "--klarert-av", "medarbeider")
    line.ok("meld", "1", "--klarert-av", clearing)
    line.ok(*WITH_GUARDIANS)


@pytest.mark.parametrize("level", LEVELS)
def test_a_case_under_a_shield_can_be_ended(walk: Wanderer, level: str) -> None:
    on(walk, level).line.ok("meld", "1", "--mistanke")
    walk.take("Avsluttet")
    assert walk.view()["status"] == "closed"


@pytest.mark.parametrize("level", LEVELS)
def test_who_is_in_doubt_asks_without_saying_whom_it_is_about(walk: Wanderer, level: str) -> None:
    line = on(walk, level).line
    line.ok("droft", "1", "--anonymt", "--hos", "barneverntjenesten", "--sporsmal", "Bør vi melde?")
    line.ok("droft", "1", "--svar", "Ja, meld saken.")
    assert walk.view()["standing"]["level"] == level
