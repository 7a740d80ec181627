"""`bti lager fyll`: a practice store is filled with invented cases, and a real one never."""

import json

import pytest

from tests.adapters.postgres_server import new_place
from tests.console.terminal import Terminal


@pytest.fixture
def practice(terminal: Terminal) -> Terminal:
    """A practice store with nothing in it but those who are always there."""
    assert terminal.run("oppsett", "--ovelse").code == 0
    return terminal


def test_a_practice_store_is_filled_and_holds(practice: Terminal) -> None:
    filled = practice.run("lager", "fyll", "12", "--veileder", "froland", "--veileder", "os")
    assert filled.code == 0
    assert filled.lines[0] == "Lageret er fylt. Alle saker, folk og kontorer er oppdiktet."
    assert "→ bti " in filled.err
    said = json.loads(practice.run("lager", "verifiser", "--grundig", "--json").out)
    assert said["cases"] >= 12
    assert said["findings"] == []
    mine = practice.run()
    assert any(line.startswith("20") for line in mine.lines)


def test_the_same_seed_gives_the_same_cases(terminal: Terminal) -> None:
    said = []
    for name, seed in (("a", "7"), ("b", "7"), ("c", "8")):
        place = str(terminal.home / name / "bti.lager")
        assert terminal.run("--lager", place, "oppsett", "--ovelse").code == 0
        words = ("lager", "fyll", "12", "--veileder", "froland", "--fro", seed, "--json")
        filled = terminal.run("--lager", place, "--na", "2026-09-08", *words)
        said.append(json.loads(filled.out))
    assert said[0] == said[1]
    assert said[0]["frø"] == 7
    assert {**said[2], "frø": 7} != said[0]


def test_a_real_store_is_never_filled(terminal: Terminal) -> None:
    assert terminal.run("oppsett").code == 0
    refused = terminal.run("lager", "fyll", "3")
    assert refused.code == 6
    assert "Dette er et ekte lager." in refused.err
    assert json.loads(terminal.run("lager", "verifiser", "--json").out)["cases"] == 0


def test_a_guide_that_is_not_there_is_told_and_nothing_is_kept(practice: Terminal) -> None:
    assert practice.run("lager", "fyll", "3", "--veileder", "finnes-ikke").code != 0
    assert json.loads(practice.run("lager", "verifiser", "--json").out)["cases"] == 0


def test_a_practice_store_on_a_server_is_filled_too_postgres(terminal: Terminal) -> None:
    place = new_place()
    assert terminal.run("--lager", str(place), "oppsett", "--ovelse").code == 0
    words = ("--lager", str(place), "lager")
    filled = json.loads(terminal.run(*words, "fyll", "3", "--veileder", "froland", "--json").out)
    said = json.loads(terminal.run(*words, "verifiser", "--grundig", "--json").out)
    assert (said["cases"], said["findings"]) == (filled["cases"], [])


def test_the_bar_is_drawn_where_somebody_looks_on(practice: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.console.filling._MANY", 2)
    practice.is_terminal = True
    filled = practice.run("lager", "fyll", "2", "--veileder", "froland")
    assert filled.code == 0
    assert "Lager saker" in filled.err
