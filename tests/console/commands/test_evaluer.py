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
    assert f"bti {line} --resultat viderefort" in ran.err
    assert measured.ok("logg 1").out == before


def test_a_hint_keeps_all_that_was_typed(measured: Program) -> None:
    ran = measured.bti("evaluer 1 --effekt 1=Fint --tiltak 1 --syn barn='Det er bra.' --dato 2026-09-08")
    assert ran.code == 2
    line = "bti evaluer 1 --tiltak 1 --effekt 1=Fint --syn 'barn=Det er bra.' --resultat avsluttet --dato 2026-09-08"
    assert line in ran.err
    assert "barn=TEKST" not in ran.err
    told = measured.ok(line.removeprefix("bti ")).text
    assert "Det er bra." in told


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


def test_each_measure_gets_its_own_result_and_effect(measured: Program) -> None:
    measured.ok("tiltak 1 --samme-mal 1 --tiltak Leksehjelp --ansvarlig meg")
    ran = measured.ok("evaluer 1 --tiltak 1=endret --tiltak 2 --resultat avsluttet --effekt 1='Han blir.' --effekt Ro")
    assert "«Lekegruppe» endres (Han blir.) og «Leksehjelp» avsluttes. Effekt: Ro." in ran.text
    assert "Skriv hva som er nytt i «Lekegruppe»: bti tiltak 1 --endre 1" in ran.text


def test_a_measure_that_is_left_out_is_told_of_with_the_way_to_take_it_in(measured: Program) -> None:
    measured.ok("tiltak 1 --samme-mal 1 --tiltak Leksehjelp --ansvarlig meg")
    ran = measured.ok("evaluer 1 --tiltak 1=viderefort")
    assert "«Leksehjelp» er ikke evaluert her. Ta det med slik: --tiltak 2" in ran.text


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("--tiltak en", "«en» er ikke et tiltak."),
        ("--tiltak 0=endret", "«0=endret» er ikke et tiltak."),
        ("--tiltak 1=bra", "«bra» er ikke et resultat. Skriv videreført, endret eller avsluttet."),
        ("--tiltak 9=endret", "Tiltak 9 finnes ikke i saken."),
        ("--tiltak 1=endret --tiltak 1=avsluttet", "«Lekegruppe» er nevnt to ganger."),
        ("--tiltak 1=endret --effekt 7=Bra", "Tiltak 7 finnes ikke i saken."),
    ],
)
def test_an_evaluation_that_cannot_be_read_is_stopped(measured: Program, line: str, told: str) -> None:
    before = measured.ok("logg 1").out
    assert told in measured.bti(f"evaluer 1 {line}").text
    assert measured.ok("logg 1").out == before


def test_an_effect_of_a_measure_that_is_not_evaluated_is_stopped(measured: Program) -> None:
    measured.ok("tiltak 1 --samme-mal 1 --tiltak Leksehjelp --ansvarlig meg")
    ran = measured.bti("evaluer 1 --tiltak 1=endret --effekt 2=Bra")
    assert (ran.code, "ikke blir evaluert" in ran.text) == (3, True)


def test_on_a_terminal_each_measure_is_asked_about_with_its_effect(measured: Program) -> None:
    measured.ok("tiltak 1 --samme-mal 1 --tiltak Leksehjelp --ansvarlig meg")
    measured.terminal.is_terminal = True
    measured.terminal.environment["NO_COLOR"] = "1"
    ran = measured.bti("evaluer 1", words="\n1\nLitt ro.\n3\n\n")
    assert ran.code == 0
    assert "«Lekegruppe» fortsetter (Litt ro.) og «Leksehjelp» avsluttes." in ran.text


@pytest.mark.parametrize("word", ["videreført", "viderefort", "vidareført", "vidarefort"])
def test_a_result_is_shown_as_it_is_written_and_understood_in_other_letters(measured: Program, word: str) -> None:
    for given in (f"--resultat {word}", f"--tiltak 1={word}"):
        assert "fortsetter" in measured.ok(f"evaluer 1 {given} --vis-bare").text


def test_a_result_is_shown_with_all_its_letters(measured: Program) -> None:
    assert "[videreført|endret|avsluttet]" in measured.ok("evaluer --hjelp").out
    assert "'videreført', 'endret', 'avsluttet'" in measured.bti("evaluer 1 --resultat bra").text
