"""What a guide's own words and a case's own state make of a screen: said once, by its right name, and all of it."""

import shlex
from pathlib import Path

import pytest

from engine.console.output import Output
from engine.guideline.labels import lowered
from tests.console.commands.running import Program

GUIDE = Path(__file__).parents[1] / "guides" / "bekkestad.yaml"
# As it is written on a command line: a checkout may lie in a folder with a space in its name.
QUOTED = shlex.quote(str(GUIDE))
TO_MEETING = ("droft 1 --hos OT", "droft 1 --svar Ja", "neste 1")
TO_BATON = (*TO_MEETING, "mote 1 --referat R", "neste 1")
TO_MEASURES = (*TO_BATON, "stafett 1 --til meg --bestemt-av OT", "neste 1")
ONE, OTHER = (f"tiltak 1 --mal M --tiltak Følge --ansvarlig {who}" for who in ("Læreren", "Rektor"))
TO_EVALUATION = (*TO_MEASURES, ONE, "neste 1")
TO_CHOICE = (*TO_EVALUATION, "notat 1 Pratet --samtale barn", "evaluer 1 --resultat viderefort", "neste 1")
DASH = "(- betyr: skriv teksten på neste linje)"


@pytest.fixture
def case(program: Program) -> Program:
    program.ok(f"ny {QUOTED} --alias jente")
    return program


# ------------------------------------------------------------- what is taken to a body


def test_the_step_says_when_a_body_meets_and_on_which_form(case: Program) -> None:
    shown = case.ok("vis 1").text
    assert "Hos Oppvekstteamet Møteplan Første tirsdag i måneden Skjema Innmeldingsskjema" in shown


def test_a_form_that_stands_among_the_tools_is_not_told_again(program: Program, tmp_path: Path) -> None:
    text = GUIDE.read_text(encoding="utf-8")
    guide = tmp_path / "bekkestad.yaml"
    guide.write_text(
        text.replace("hos: OT\n        verktøy: ikke oppgitt", "hos: OT\n        verktøy: [innmelding]"),
        encoding="utf-8",
    )
    shown = program.ok(f"ny {guide} --alias jente").text
    assert shown.count("Innmeldingsskjema") == 1


# ------------------------------------------------------------- said once


def test_what_two_rules_ask_for_is_missing_once(case: Program) -> None:
    shown = case.ok(*TO_MEETING)
    assert shown.out.count("referat fra møtet") == 1
    stopped = case.bti("neste 1")
    assert stopped.code == 3
    assert "krever at møtet er holdt og referat fra møtet. Regel" in stopped.text
    assert stopped.text.count(" · referat fra møtet") == 1


def test_a_talk_with_the_child_is_the_same_by_either_name(case: Program) -> None:
    shown = case.ok(*TO_EVALUATION)
    assert shown.text.casefold().count("en samtale med") == 1


# ------------------------------------------------------------- what a dash means


def test_a_dash_is_explained_once_where_it_stands(case: Program) -> None:
    assert case.ok("droft 1 --hos OT").err.endswith(f"registrer svaret {DASH}\n")
    assert DASH not in case.ok("droft 1 --svar Ja").err


def test_two_dashes_are_explained_once(capsys: pytest.CaptureFixture[str]) -> None:
    out = Output(language="nb")
    out.hints(("bti notat 1 -", "skriv et notat"), ("bti evaluer 1 --syn barn=-", "spør barnet"))
    first, second = capsys.readouterr().err.splitlines()
    assert (first.endswith(f"skriv et notat {DASH}"), second.endswith("spør barnet")) == (True, True)


def test_a_dash_inside_a_word_is_no_text(capsys: pytest.CaptureFixture[str]) -> None:
    Output(language="nb").hints(("bti vis 2026-001 --json", "se saken"))
    assert DASH not in capsys.readouterr().err


# ------------------------------------------------------------- the work beside


def test_an_answer_that_closes_the_case_tells_of_the_work_too(case: Program) -> None:
    case.ok(*TO_CHOICE)
    told = case.ok("neste 1 --valg 1").out.splitlines()
    assert told[-2:] == ["Sak 2026-002, Arbeid med miljøet, er åpnet ved siden av.", "Sak 2026-001 er avsluttet."]


def test_the_way_on_from_such_work_speaks_of_the_work(case: Program) -> None:
    case.ok(*TO_CHOICE, "neste 1 --valg 1")
    ran = case.bti("neste 2")
    assert ran.code == 2
    assert "Arbeidet «Arbeid med miljøet» har ingen steg i veilederen. Velg veien videre med --til:" in ran.text
    assert "nivå" not in ran.text


# ------------------------------------------------------------- cleared


def test_that_it_is_cleared_is_all_that_is_said(case: Program) -> None:
    case.ok("meld 1 --mistanke")
    case.terminal.one_pipe = True
    told = case.ok("meld 1 --klarert-av barnevern --tekst 'Vakta ringte.'").text
    said = "Det er skrevet inn i sak 2026-001 at barnevernstjenesten har klarert. Ingen holdes utenfor lenger."
    assert told.strip() == said
    case.ok("angre 1")
    bare = case.ok("meld 1 --klarert-av barnevern").text
    assert (
        bare.strip()
        == f"{said} På hvems ord står det ikke. Skal det stå, så angre, og skriv det inn på nytt med --tekst."
    )


def test_a_clearance_that_is_stopped_comes_after_the_answer(case: Program) -> None:
    case.ok("meld 1 --mistanke")
    case.terminal.one_pipe = True
    ran = case.bti("meld 1 --klarert-av rektor")
    assert ran.code == 3
    assert ran.text.index("Regel ") < ran.text.index("Stopp: «rektor» kan ikke klarere dette.")


@pytest.mark.parametrize("typed", ["meld 7 --klarert-av barnevern", "meld 1 --klarert-av barnevern --tekst -"])
def test_whatever_fails_the_whole_answer_is_there(case: Program, typed: str) -> None:
    ran = case.bti(typed, words="")
    assert ran.code != 0
    assert "Meld selv, nå:" in ran.out
    assert "  Regel " in ran.out


def test_a_clearance_that_is_only_tried_is_not_said_to_be_kept(case: Program) -> None:
    case.ok("meld 1 --mistanke")
    assert "har klarert" not in case.ok("meld 1 --klarert-av barnevern --vis-bare").text


# ------------------------------------------------------------- whoever holds the baton


def test_the_stafettholder_is_called_what_the_guide_says(case: Program) -> None:
    shown = case.ok(*TO_BATON)
    assert "Mangler at dere har avklart hvem som er koordinator" in shown.text
    assert "bli koordinator" in shown.err
    stopped = case.bti("neste 1").text
    assert "· hvem som er koordinator" in stopped
    assert "stafettholder" not in shown.text + stopped
    assert "I saken Koordinator " in case.ok("stafett 1 --til meg --bestemt-av OT", "vis 1").text


@pytest.mark.parametrize(
    ("title", "amid"), [("Koordinator", "koordinator"), ("PPT", "PPT"), ("PP-tjenesten", "PP-tjenesten"), ("", "")]
)
def test_a_title_amid_a_sentence(title: str, amid: str) -> None:
    assert lowered(title) == amid


# ------------------------------------------------------------- two alike


def test_two_measures_with_one_title_have_numbers_where_they_are_evaluated(case: Program) -> None:
    case.ok(*TO_MEASURES, ONE, OTHER, "neste 1")
    told = case.ok("evaluer 1 --resultat viderefort").out
    assert "Evaluert: «Følge» (tiltak 1) fortsetter og «Følge» (tiltak 2) fortsetter." in told


def test_one_measure_needs_no_number(case: Program) -> None:
    case.ok(*TO_EVALUATION)
    assert "Evaluert: «Følge» fortsetter." in case.ok("evaluer 1 --resultat viderefort").out
