"""`bti avslutt`: the ending as it is typed, and the closing told once."""

import pytest

from tests.console.commands.running import Program

TO_THE_END = ("rolle 1 ansvarlig --er meg", "neste 1", "neste 1", "mote 1", "neste 1 --valg 3", "notat 1 -")


@pytest.fixture
def ending(opened: Program) -> Program:
    opened.ok(*TO_THE_END)
    return opened


@pytest.mark.parametrize(
    "written", ["Med fortsatt oppmerksomhet", "med fortsatt oppmerksomhet", "med", "Avsluttet med fortsatt"]
)
def test_the_answer_that_ends_names_the_ending(ending: Program, written: str) -> None:
    ran = ending.ok(f"avslutt 1 --slik '{written}'")
    assert "Avsluttet med fortsatt oppmerksomhet" in ran.out


def test_what_could_mean_two_endings_is_not_guessed(ending: Program) -> None:
    assert ending.bti("avslutt 1 --slik avsluttet").code == 3
    assert ending.ok("vis 1").hints


def test_the_closing_is_told_once_and_stands_last(ending: Program) -> None:
    lines = ending.ok("avslutt 1 --slik med").out.splitlines()
    assert lines[-1] == "Sak 2026-001 er avsluttet."
    assert sum("er avsluttet" in line for line in lines) == 1
