"""`bti evaluer`: nothing is kept before somebody has said what comes of the measures."""

import pytest

from tests.console.commands.adult import OPEN, TO_LEVEL_1, TO_LEVEL_2
from tests.console.commands.running import Program

TO_THE_EVALUATION = (
    "rolle 1 ansvarlig --er meg",
    "neste 1",
    "neste 1",
    "mote 1",
    "neste 1 --valg 1",
    "mote 1 --neste 2026-10-08",
    "neste 1",
    "neste 1",
    "tiltak 1 --mal Trives --tiltak Lekegruppe --ansvarlig meg",
    "neste 1",
)


@pytest.fixture
def measured(opened: Program) -> Program:
    opened.ok(*TO_THE_EVALUATION)
    return opened


@pytest.mark.parametrize("line", ["evaluer 1", "evaluer 1 --effekt Bedre", "evaluer 1 --tiltak 1"])
def test_without_a_result_the_measures_are_shown_and_nothing_is_kept(measured: Program, line: str) -> None:
    before = measured.ok("logg 1").out
    ran = measured.bti(line)
    assert ran.code == 2
    assert "1 Lekegruppe (Trives)" in ran.text
    assert "bti evaluer 1 --resultat viderefort" in ran.err
    assert measured.ok("logg 1").out == before


def test_the_hint_tells_the_result_and_runs(measured: Program) -> None:
    ran = measured.ok("vis 1")
    assert "bti evaluer 1 --resultat viderefort" in ran.hints
    measured.try_hints(ran)
    assert "«Lekegruppe» fortsetter" in measured.ok("evaluer 1 --resultat viderefort").out


def test_who_must_be_heard_is_named_with_both_ways_to_say_it(program: Program) -> None:
    program.ok(
        OPEN,
        *TO_LEVEL_1,
        *TO_LEVEL_2[:6],
    )
    ran = program.bti("evaluer 1")
    assert ran.code == 2
    assert "--syn brukar=TEKST" in ran.text
    assert "--ikke-spurt brukar=GRUNN" in ran.text


@pytest.mark.parametrize("flag", ["--syn", "--ikke-spurt"])
def test_a_role_that_the_guide_has_not_is_stopped(measured: Program, flag: str) -> None:
    ran = measured.bti(f"evaluer 1 --resultat viderefort {flag} banr=Bra")
    assert ran.code == 2
    assert "Mente du barn?" in ran.text
    listed = measured.bti(f"evaluer 1 --resultat viderefort {flag} jenta=Bra")
    assert listed.code == 2
    assert "ingen rolle som heter «jenta». Skriv barn, " in listed.text
    assert "valuert" not in measured.ok("logg 1").out
