"""A guide of levels without steps on the command line: what a resting place says, and how it is left."""

import pytest

from tests.console.commands.running import Program


@pytest.fixture
def resting(program: Program) -> Program:
    program.ok("ny froland --alias 'gutt, 6 år'")
    return program


def test_the_level_that_a_resting_place_leads_to_says_what_it_asks(resting: Program) -> None:
    ran = resting.bti("neste 1 --til 'nivå 2' --grunn 'Trenger flere.'")
    assert ran.code == 3
    assert "Stopp: Nivå 2 krever" in ran.text


def test_the_ways_from_a_resting_place_say_that_a_reason_is_asked_for(resting: Program) -> None:
    shown = resting.ok("--sprak nn vis 1")
    assert "Vidare nivå 1 (sei også ei grunngiving)" in shown.text
    assert shown.hints[0] == "bti neste 1 --til 1 --grunn -"
    stopped = resting.bti("--sprak nn neste 1 --til 1")
    assert stopped.code == 3
    assert "Stopp: Nivå 1 krev ei grunngiving." in stopped.text


def test_leaving_a_resting_place_is_told_once(resting: Program) -> None:
    resting.ok("neste 1 --til 1 --grunn 'Treng meir.'")
    assert "Vidare frå nivå 0 til nivå 1. Grunngiving: Treng meir." in resting.ok("--sprak nn logg 1").text


def test_where_nobody_can_type_an_answer_hints_are_written_out_on_a_terminal_too(resting: Program) -> None:
    resting.terminal.is_terminal = True
    resting.terminal.is_closed = True
    assert resting.bti("vis 1").hints[0] == "bti neste 1 --til 1 --grunn -"
