"""The child's own view of what was done: asked for, missed aloud wherever an evaluation is shown, and added later."""

import json

import pytest

from tests.console.commands.running import Program

STARTED = ("ny os --alias 'gutt, 7 år'", "tiltak 1 --mal Trives --tiltak Lekegruppe --ansvarlig læreren")
WITHOUT = "evaluer 1 --resultat viderefort"
ADD = "evaluer 1 --tillegg --syn barn=Kjekt"
MISSING = "Barnet eller ungdommen: egen opplevelse er ikke ført"


@pytest.fixture
def evaluated(program: Program) -> Program:
    program.ok(*STARTED, WITHOUT)
    return program


def test_an_evaluation_without_the_childs_view_says_so_and_how_to_add_it(program: Program) -> None:
    ran = program.ok(*STARTED, WITHOUT)
    assert "Egen opplevelse fra «Barnet eller ungdommen» er ikke ført. Legg den til slik:" in ran.text
    assert "bti evaluer 1 --tillegg --syn barn=TEKST" in ran.text
    assert "ikke ført" not in program.ok(f"{WITHOUT} --syn barn=Kjekt").text
    assert "ikke ført" not in program.ok(f"{WITHOUT} --ikke-spurt barn=syk").text


def test_the_case_tells_of_it_until_it_is_added(evaluated: Program) -> None:
    assert "1 (i 1 er egen opplevelse fra «Barnet eller ungdommen» ikke ført)" in evaluated.ok("vis 1").text
    ran = evaluated.ok(ADD)
    assert "Lagt til den siste evalueringen. Barnet eller ungdommen: Kjekt" in ran.text
    assert "ikke ført" not in evaluated.ok("vis 1").text


@pytest.mark.parametrize("form", ["tekst", "markdown", "html"])
@pytest.mark.parametrize("copy", ["", " --til-foresatte"])
def test_the_log_tells_of_it_in_every_form(evaluated: Program, form: str, copy: str) -> None:
    line = f"skriv 1 stafettlogg --format {form}{copy}"
    assert "egen opplevelse er ikke ført" in evaluated.ok(line).text
    told = evaluated.ok("--na 2026-09-10 " + ADD, line).text
    assert "egen opplevelse" not in told
    assert "Kjekt (lagt til 10. september 2026)" in told


def test_the_log_as_data_has_a_view_without_words_where_none_is_recorded(evaluated: Program) -> None:
    line = "skriv 1 stafettlogg --format json"
    (missing,) = json.loads(evaluated.ok(line).out)["evaluations"][0]["views"]
    assert missing == {
        "role": "Barnet eller ungdommen",
        "text": None,
        "not_asked_because": None,
        "added_on": None,
    }
    (said,) = json.loads(evaluated.ok(ADD, line).out)["evaluations"][0]["views"]
    assert (said["text"], said["added_on"]) == ("Kjekt", "2026-09-08")


def test_what_is_added_evaluates_nothing_anew(evaluated: Program) -> None:
    before = evaluated.ok("vis 1 --json").out
    evaluated.ok(ADD)
    assert json.loads(evaluated.ok("vis 1 --json").out)["measures"] == json.loads(before)["measures"]
    assert "Lagt til evalueringen. Barnet eller ungdommen: Kjekt." in evaluated.ok("tiltak 1 --historie").text


def test_in_a_measure_that_has_ended_it_can_still_be_added(program: Program) -> None:
    program.ok(*STARTED, "evaluer 1 --resultat avsluttet", ADD)
    assert "Kjekt" in program.ok("skriv 1 stafettlogg").text


@pytest.mark.parametrize(
    ("line", "code", "told"),
    [
        ("evaluer 1 --tillegg", 2, "(--syn barn=TEKST)"),
        ("evaluer 1 --tillegg --resultat viderefort --syn barn=x", 2, "--resultat kan ikke stå sammen med --tillegg"),
        ("evaluer 1 --tillegg --tiltak 1 --syn barn=x", 2, "--tiltak kan ikke stå sammen med --tillegg"),
        ("evaluer 1 --tillegg --effekt x --syn barn=x", 2, "--effekt kan ikke stå sammen med --tillegg"),
    ],
)
def test_an_addition_has_only_what_somebody_says(evaluated: Program, line: str, code: int, told: str) -> None:
    ran = evaluated.bti(line)
    assert (ran.code, told in ran.text) == (code, True)


def test_before_any_evaluation_nothing_can_be_added(program: Program) -> None:
    program.ok(*STARTED)
    ran = program.bti("evaluer 1 --tillegg --syn barn=x")
    assert (ran.code, "Skriv resultatet i stedet for --tillegg" in ran.text) == (3, True)


def at_a_terminal(program: Program) -> None:
    program.terminal.is_terminal = True
    program.terminal.environment["NO_COLOR"] = "1"


def test_on_a_terminal_the_child_is_asked_about_and_may_be_left_out(program: Program) -> None:
    program.ok(*STARTED)
    at_a_terminal(program)
    ran = program.bti(WITHOUT, words="Kjekt\n")
    assert "Hva sa Barnet eller ungdommen selv? (kan være tomt)" in ran.text
    assert "Barnet eller ungdommen: Kjekt" in ran.text
    empty = program.bti(WITHOUT, words="\n")
    assert empty.code == 0
    assert "er ikke ført" in empty.text
    assert "Barnet eller ungdommen: Ro" in program.bti("evaluer 1 --tillegg", words="Ro\n").text


def test_the_words_are_those_of_the_guide_and_the_language(program: Program) -> None:
    program.terminal.environment["BTI_SPRAK"] = "nn"
    program.ok(
        "ny hoyanger --alias 'mann, 40' --om voksen", "tiltak 1 --mal Trivst --tiltak Tur --ansvarlig helsesjukepleiar"
    )
    ran = program.ok(WITHOUT)
    assert "Eiga oppleving frå «Brukaren» er ikkje ført. Legg ho til slik: bti evaluer 1" in ran.text
    assert "Brukaren: eiga oppleving er ikkje ført" in program.ok("skriv 1 stafettlogg").text
