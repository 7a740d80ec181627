"""`bti sjekk`: a checklist is shown with its ticks, and ticked by number or by text."""

import pytest

from tests.console.commands.running import Program
from tests.console.output_tracks import QUOTED


@pytest.fixture
def listed(program: Program) -> Program:
    program.ok(f"ny {QUOTED} --alias jente --for skole", "neste 1", "neste 1 --sett-til-side --grunn x --spor skolen")
    return program


def test_the_list_is_shown_with_what_to_type(listed: Program) -> None:
    ran = listed.ok("sjekk 1")
    assert ran.out == "· 1  Ringt\n· 2  Skrevet ned\n"
    assert "Kryss av: bti sjekk 1 1" in ran.err


@pytest.mark.parametrize("line", ["2", "skrevet", "'Skrevet ned'", "skrevet-ned"])
def test_a_line_is_ticked_by_number_by_text_or_by_its_beginning(listed: Program, line: str) -> None:
    ran = listed.ok(f"sjekk 1 {line}")
    assert "krysset av: «Skrevet ned»" in ran.out
    assert listed.ok("sjekk 1").out == "· 1  Ringt\n✓ 2  Skrevet ned\n"


def test_the_whole_list_leads_on(listed: Program) -> None:
    listed.ok("sjekk 1 1 2")
    assert listed.ok("sjekk 1").hints == ("bti neste 1 --grunn -",)


def test_ticking_twice_is_told(listed: Program) -> None:
    listed.ok("sjekk 1 1")
    ran = listed.bti("sjekk 1 1")
    assert (ran.code, "Det er krysset av fra før." in ran.text) == (3, True)


def test_a_number_that_is_not_there_is_wrong_use(listed: Program) -> None:
    ran = listed.bti("sjekk 1 7")
    assert (ran.code, "Sjekklista har ingen linje 7. Den har 2." in ran.text) == (2, True)


def test_a_text_that_is_not_there_is_answered_with_those_that_are(listed: Program) -> None:
    ran = listed.bti("sjekk 1 Sendt")
    assert ran.code == 3
    assert "ingen linje «Sendt». Den har «Ringt» og «Skrevet ned»." in ran.text


def test_a_step_without_a_list_says_so(opened: Program) -> None:
    assert "Steget har ingen sjekkliste." in opened.ok("sjekk 1").err
    assert opened.bti("sjekk 1 1").code == 3


def test_the_list_is_read_aloud_in_words(listed: Program) -> None:
    listed.ok("sjekk 1 1")
    listed.terminal.environment["ACCESSIBLE"] = "1"
    assert listed.ok("sjekk 1").out == "1: Ringt, krysset av\n2: Skrevet ned, ikke krysset av\n"


def test_another_name_for_it_is_taken(listed: Program) -> None:
    assert listed.ok("check 1").out == listed.ok("sjekk 1").out
