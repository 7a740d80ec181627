"""What is written is harmless, fits its terminal and its encoding, and is data where nobody is looking."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.console.glyphs import encodable, visible, width_of
from engine.console.output import Output
from tests.console.terminal import Stream

HEADER = ("SAK", "STEG", "FRIST")
ROWS = [("2026-014", "Evaluer innsatsen sammen med alle", "2026-11-10"), ("2026-015", "Avslutt", "")]


def output(*, encoding: str = "utf-8", terminal: bool = False, **settings: object) -> Output:
    made = Output(
        language="nb",
        stdout=Stream(encoding=encoding, terminal=terminal),
        stderr=Stream(encoding=encoding, terminal=terminal),
        is_terminal=terminal,
    )
    for name, value in settings.items():
        setattr(made, name, value)
    return made


def written(made: Output, stream: str = "stdout") -> str:
    found = getattr(made, stream)
    assert isinstance(found, Stream)
    return found.written()


@pytest.mark.parametrize(
    ("harmful", "shown"),
    [
        ("\x1b[31m", "<U+001B>[31m"),
        ("a\nb", "a<U+000A>b"),
        ("\u202e", "<U+202E>"),
        ("\u2028", "<U+2028>"),
        ("\x00\x7f\x9b", "<U+0000><U+007F><U+009B>"),
        ("\ud800", "<U+D800>"),
        ("\ufdd0", "<U+FDD0>"),
    ],
)
def test_control_characters_are_shown_and_never_sent(harmful: str, shown: str) -> None:
    made = output()
    made.line(harmful)
    assert written(made) == f"{shown}\n"


@given(st.text())
def test_no_text_can_send_a_control_character(text: str) -> None:
    made = output(is_coloured=True, terminal=True)
    made.line(text)
    made.paragraph(text)
    made.fields([(text, text)])
    made.table(HEADER, [(text, text, text)], cut=1)
    assert "\x1b" not in written(made)
    assert all(sign == "\n" or visible(sign) == sign for sign in written(made))


@given(st.text())
def test_every_text_can_be_written_in_every_encoding(text: str) -> None:
    for encoding in ("cp1252", "cp850", "ascii", "latin-1", "utf-8"):
        encodable(visible(text), encoding).encode(encoding)


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("utf-8", "✓ → «å» …"), ("cp1252", "x -> «å» …"), ("cp850", "x -> «å» ..."), ("ascii", 'x -> "a" ...')],
)
def test_glyphs_fall_back_by_encoding(encoding: str, shown: str) -> None:
    made = output(encoding=encoding)
    made.line("✓ → «å» …")
    assert written(made) == f"{shown}\n"


def test_a_painted_paragraph_is_folded_first_and_each_line_is_painted() -> None:
    made = output(is_coloured=True, terminal=True, width=20)
    made.paragraph("Fire ord på to linjer", style="error")
    assert written(made) == "\x1b[31;1mFire ord på to\x1b[0m\n\x1b[31;1mlinjer\x1b[0m\n"


def test_elsewhere_than_on_a_terminal_a_table_is_data() -> None:
    made = output()
    made.table(HEADER, ROWS, cut=1)
    assert written(made) == "2026-014\tEvaluer innsatsen sammen med alle\t2026-11-10\n2026-015\tAvslutt\t\n"


def test_on_a_terminal_a_table_is_aligned_and_one_column_is_cut() -> None:
    made = output(terminal=True, width=40)
    made.table(HEADER, ROWS, cut=1)
    head, first, _second = written(made).splitlines()
    assert head.startswith("SAK       STEG")
    assert first == "2026-014  Evaluer innsatsen…  2026-11-10"
    assert len(first) == made.width


def test_with_accessible_a_table_is_one_fact_a_line() -> None:
    made = output(terminal=True, accessible=True)
    made.table(HEADER, ROWS)
    assert written(made).splitlines() == [
        "SAK: 2026-014",
        "STEG: Evaluer innsatsen sammen med alle",
        "FRIST: 2026-11-10",
        "",
        "SAK: 2026-015",
        "STEG: Avslutt",
    ]


def test_a_tab_in_a_cell_makes_no_column() -> None:
    made = output()
    made.table(HEADER, [("a\tb", "c", "d")])
    assert written(made) == "a<U+0009>b\tc\td\n"


def test_json_keeps_its_meaning_and_sends_no_control_character() -> None:
    for encoding in ("utf-8", "ascii"):
        made = output(encoding=encoding)
        said = {"tekst": "å\x1b\u2028\u202e\U000e0001 ✓"}
        made.data(said)
        assert json.loads(written(made)) == said
        assert all(visible(sign) == sign for sign in written(made).replace("\n", ""))


def test_colour_is_only_what_the_program_painted() -> None:
    made = output(terminal=True, is_coloured=True)
    made.line(f"{made.paint('FEIL', 'error')} \x1b[32mgrønn")
    assert written(made) == "\x1b[31;1mFEIL\x1b[0m <U+001B>[32mgrønn\n"


def test_without_colour_paint_is_nothing() -> None:
    made = output(terminal=True)
    assert made.paint("FEIL", "error") == "FEIL"


def test_at_most_two_hints_are_given_and_none_beside_json() -> None:
    made = output()
    made.hints(("bti vis 1", "se"), ("bti neste 1", "gå videre"), ("bti logg 1", "les"))
    assert written(made, "stderr") == "→ bti vis 1     se\n  bti neste 1   gå videre\n"
    quiet = output(json=True)
    quiet.hints(("bti vis 1", "se"))
    assert written(quiet, "stderr") == ""


def test_fields_are_folded_under_themselves() -> None:
    made = output(width=30)
    made.fields([("Hva", "en setning som er lengre enn linja"), ("Verktøy", "skjema")])
    assert written(made).splitlines() == [
        "  Hva     en setning som er",
        "          lengre enn linja",
        "  Verktøy skjema",
    ]


def test_wide_and_combining_signs_are_counted_as_they_are_drawn() -> None:
    assert (width_of("abc"), width_of("a\u0301"), width_of("漢")) == (3, 1, 2)


@pytest.mark.parametrize(
    ("cell", "sent"),
    [
        ("=1+1", "'=1+1"),
        ("+1+cmd", "'+1+cmd"),
        ("-x", "'-x"),
        ("@SUM(1)", "'@SUM(1)"),
        (" =1+1", "' =1+1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("\t=1+1", "<U+0009>=1+1"),
        ("\r=1+1", "<U+000D>=1+1"),
        ("-", "-"),
        ("-3", "-3"),
        ("+2,5", "+2,5"),
        ("a=b", "a=b"),
        ("2026-11-21", "2026-11-21"),
    ],
)
def test_no_cell_is_a_formula_to_a_spreadsheet(cell: str, sent: str) -> None:
    made = Output(language="nb", stdout=Stream(), stderr=Stream())
    made.table(["a", "b"], [[cell, "x"]])
    assert isinstance(made.stdout, Stream)
    assert made.stdout.written() == f"{sent}\tx\n"
