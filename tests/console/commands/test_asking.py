"""On a terminal the commands ask for what is missing, and hints are shorter there."""

import pytest

from tests.console.commands.running import Program

FIRST_CHOICE = ("neste 1", "rolle 1 ansvarlig --er meg", "neste 1", "mote 1")


@pytest.fixture
def asked(opened: Program) -> Program:
    opened.ok(*FIRST_CHOICE)
    opened.terminal.is_terminal = True
    opened.terminal.environment["NO_COLOR"] = "1"
    return opened


def test_a_choice_is_asked_for_by_number(asked: Program) -> None:
    ran = asked.bti("neste 1", words="3\n")
    assert ran.code == 0, ran
    assert "1  Oppfølging i egen tjeneste" in ran.err
    assert "Nå: Avslutt" in ran.out


def test_who_consents_and_for_what_is_asked(asked: Program) -> None:
    ran = asked.bti("samtykke 1", words="mor\nPPT\n1\n")
    assert ran.code == 0, ran
    assert "samtykke fra mor for PPT, skriftlig." in ran.out


def test_the_bare_command_is_hinted_at(asked: Program) -> None:
    assert asked.bti("vis 1").hints == ("bti neste 1",)


def test_a_measure_is_asked_for_where_the_step_wants_one(asked: Program) -> None:
    asked.bti("neste 1 --valg 1")
    asked.bti("mote 1 --neste 2026-10-08")
    asked.ok("neste 1", "neste 1")
    ran = asked.bti("tiltak 1", words="Trives\nLekegruppe\nmeg\n")
    assert ran.code == 0, ran
    assert "tiltaket «Lekegruppe» er i gang" in ran.out
    asked.ok("neste 1")
    judged = asked.bti("evaluer 1", words="\n2\nHan er roligere.\n")
    assert "«Lekegruppe» endres (Han er roligere.)" in judged.out


def test_the_ending_is_asked_for(asked: Program) -> None:
    asked.bti("neste 1", words="3\n")
    ran = asked.bti("avslutt 1", words="1\n")
    assert ran.code == 0, ran
    assert ran.out.splitlines()[-1] == "Sak 2026-001 er avsluttet."


def test_leaving_the_question_changes_nothing(asked: Program) -> None:
    ran = asked.bti("neste 1", words="")
    assert ran.code == 130
    assert "steg 3 av 4" in asked.ok("vis 1").out
