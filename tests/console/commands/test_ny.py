"""`bti ny`: opening a case, and what it must not be called."""

import json

import pytest

from engine.console.likeness import has_birth_number, looks_like_a_person
from tests.console.commands.running import Program


def test_a_case_is_opened_at_the_first_step_as_the_design_shows(program: Program) -> None:
    ran = program.ok("ny os --alias 'gutt, 6 år'")
    told = ran.out.splitlines()
    assert told[0] == "Sak 2026-001 er åpnet."
    assert told[2] == "Nå: Oppmerksomhet   nivå 0, steg 1 av 4"
    assert told[4] == "  Hvem    ikke oppgitt i veilederen"
    assert told[5] == "  Verktøy Observasjonsskjema (veilederen sier ikke hvor det finnes)"
    assert told[7] == "! Hvis du mistenker vold, overgrep eller alvorlig omsorgssvikt: Ikke vent."
    assert told[8] == "  bti meld 1"
    assert ran.hints == ("bti neste 1",)


@pytest.mark.parametrize("alias", ["12345678901", "230415 12345", "Kari Nordmann", "Kari A. Nordmann"])
def test_an_alias_that_says_who_it_is_opens_nothing_by_accident(program: Program, alias: str) -> None:
    ran = program.bti(f"ny os --alias '{alias}'")
    assert ran.code == 2
    assert "ligner et navn eller et fødselsnummer" in ran.text
    assert "'gutt, 6 år'" in ran.text
    assert "--likevel" in ran.text
    assert program.ok("liste").out == ""
    program.ok(f"ny os --alias '{alias}' --likevel")


@pytest.mark.parametrize(("answer", "code"), [("\n", 130), ("nei\n", 130), ("ja\n", 0)])
def test_on_a_terminal_one_is_asked_and_no_is_the_usual_answer(program: Program, answer: str, code: int) -> None:
    program.terminal.is_terminal = True
    ran = program.bti("ny os --alias 'Kari Nordmann'", words=answer)
    assert ran.code == code
    assert "Åpne likevel?" in ran.err
    assert ("Kari Nordmann" in program.bti("vis 1").out) is (code == 0)


FIRST_NINE = "138190011"  # of nobody: the month is 81
BIRTH_NUMBERS = [f"{FIRST_NINE}{last:02}" for last in range(100) if has_birth_number(f"{FIRST_NINE}{last:02}")]


def test_of_all_endings_one_alone_makes_a_birth_number() -> None:
    assert len(BIRTH_NUMBERS) == 1
    assert has_birth_number("01010750160")
    assert not any(has_birth_number(one) for one in ("01010750161", "10010750160", "0101075016", "010107501600"))


@pytest.mark.parametrize("shape", ["{}{}", "gutt {} {}", "{}-{}", "nr. {}.{}?"])
def test_a_birth_number_is_never_taken(program: Program, shape: str) -> None:
    (number,) = BIRTH_NUMBERS
    alias = shape.format(number[:6], number[6:])
    program.ok("ny os --alias 'gutt, 6 år'")
    for typed in ("ny os", "gjelder 1"):
        ran = program.bti(f"{typed} --alias - --likevel", words=f"{alias}\n")
        assert (ran.code, "skal aldri stå der" in ran.err, number[6:] in ran.text) == (2, True, False)


@pytest.mark.parametrize("alias", ["gutt, 6 år", "Gutt 6", "jente i Os", "2026-11"])
def test_an_innocent_alias_is_not_warned_of(alias: str) -> None:
    assert not looks_like_a_person(alias)


def test_a_dry_run_opens_nothing(program: Program) -> None:
    assert "Saken ville ha blitt åpnet." in program.ok("ny os --alias gutt --vis-bare").out
    assert program.bti("vis 1").code == 4


def test_without_an_alias_the_flag_is_named(program: Program) -> None:
    ran = program.bti("ny os")
    assert ran.code == 2
    assert "--alias" in ran.err


def test_a_guide_that_is_not_there_is_wrong_use(program: Program) -> None:
    assert program.bti("ny finnes-ikke --alias x").code == 2


def test_a_guide_with_faults_opens_no_case(program: Program) -> None:
    file = program.terminal.home / "feil.yaml"
    file.write_text("handlingsveileder: X\n", "utf-8")
    ran = program.bti(f"ny '{file}' --alias x")
    assert ran.code == 1
    assert ran.hints == (f"bti veileder sjekk {file}",)
    assert ran.out == program.bti(f"veileder sjekk '{file}'").out
    assert "Ingen sak er åpnet" in ran.text
    assert program.ok("liste").out == ""
    as_data = json.loads(program.bti(f"ny '{file}' --alias x --json").out)
    assert as_data["findings"] == json.loads(program.bti(f"veileder sjekk --json '{file}'").out)


def test_a_draft_needs_its_flag(program: Program) -> None:
    guide = program.terminal.home / "utkast.yaml"
    guide.write_text(
        "handlingsveileder: Prøve\nid: prove\nspråk: bokmål\nversjon: '1'\nstatus: utkast\n"
        "nivåer:\n  - nivå: 0\n    steg:\n      - steg: Se\n        hva: Se etter.\n        hvem: ikke oppgitt\n"
        "        verktøy: ikke oppgitt\n        gå_til: slutt\n",
        "utf-8",
    )
    stopped = program.bti(f"ny '{guide}' --alias x")
    assert stopped.code == 3, stopped
    assert "«Prøve» er et utkast." in stopped.text
    assert stopped.hints == (f"bti ny {guide} --utkast --alias x",)
    program.ok(stopped.hints[0].removeprefix("bti "))


def test_two_cases_with_the_same_short_number_are_listed(program: Program) -> None:
    program.ok("ny os --alias x")
    program.day = "2027-01-04"
    program.ok("ny os --alias y")
    ran = program.bti("vis 1")
    assert ran.code == 2
    assert "2026-001, 2027-001" in ran.err
    assert program.ok("vis 2027-001").hints == ("bti neste 2027-001",)
