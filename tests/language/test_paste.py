"""The five paste accidents are found before parsing, and sound text that looks like one is left alone."""

from pathlib import Path

import pytest

from engine.diagnostics import Severity
from engine.language.nodes import read
from engine.language.paste import _ANYTHING, _SIGNS, accidents
from engine.language.source import source

TEXTS = Path(__file__).parent / "text"
NBSP, NARROW = "\u00a0", "\u202f"


def found(text: str) -> list[tuple[str, str, int, int]]:
    return [(f.rule, f.message, f.span.start.line, f.span.start.column) for f in accidents(source(text, file="f"))]


def test_all_accidents_of_a_file_are_told_at_once_and_stop_the_parsing() -> None:
    reading = read((TEXTS / "pasted.yaml").read_bytes(), file="pasted.yaml")
    assert reading.root is None
    assert [(f.message, f.span.start.line, f.span.start.column) for f in reading.diagnostics] == [
        ("curly-quotes", 1, 20),
        ("tab-in-indent", 3, 1),
        ("odd-space-in-indent", 5, 1),
        ("word-dash", 7, 3),
        ("cut-by-hash", 9, 22),
    ]


@pytest.mark.parametrize("loader", ["c", "python"])
def test_a_sound_file_full_of_temptations_gives_no_finding(loader: str) -> None:
    assert loader in {"c", "python"}
    reading = read((TEXTS / "sound.yaml").read_bytes(), file="f", loader="c" if loader == "c" else "python")
    assert reading.diagnostics == ()
    assert reading.root is not None


@pytest.mark.parametrize(
    ("text", "message", "line", "column"),
    [
        ("a:\n\tb: c\n", "tab-in-indent", 2, 1),
        ("a:\n  \tb: c\n", "tab-in-indent", 2, 3),
        (f"a:\n{NBSP}{NBSP}b: c\n", "odd-space-in-indent", 2, 1),
        (f"a:\n {NARROW}b: c\n", "odd-space-in-indent", 2, 2),
        (f"hva:{NBSP}tekst\n", "odd-space-after-mark", 1, 5),
        (f"-{NBSP}steg: A\n", "odd-space-after-mark", 1, 2),
        ("steg:\n  – steg: A\n", "word-dash", 2, 3),
        ("steg:\n— steg: A\n", "word-dash", 2, 1),
        ("liste:\n  - en\n  • to\n", "word-dash", 3, 3),
        ("- steg: A\n  hva: B\n\u2212 steg: C\n", "word-dash", 3, 1),
        ("- steg: A\n  hva: B\n    – steg: C\n", "word-dash", 3, 5),
        ("hva: “Ring hjem”\n", "curly-quotes", 1, 6),
        ("hva: „Ring hjem“\n", "curly-quotes", 1, 6),
        ("hva: ”Ring hjem”\n", "curly-quotes", 1, 6),
        ("hva: \u2018Ring hjem\u2019\n", "curly-quotes", 1, 6),
        ('hva: "Ring hjem”\nb: c\n', "curly-quotes", 1, 6),
        ('hva: “Ring hjem"\n', "curly-quotes", 1, 6),
        ("hva: «Ring: nå»\n", "curly-quotes", 1, 6),
        ("“hva”: ring\n", "curly-quotes", 1, 1),
        ("- “ring”\n", "curly-quotes", 1, 3),
        ("hvem: [leder, “far, mor”]\n", "curly-quotes", 1, 15),
        ("{hva: “ring”}\n", "curly-quotes", 1, 7),
        ("hva: Se nr #3\n", "cut-by-hash", 1, 12),
        ("hva: Se nr # 3 i lista\n", "cut-by-hash", 1, 12),
        ("hva: Se\n  nr #3 i lista\n", "cut-by-hash", 2, 6),
        ("hvem: [nr #3, b]\n", "cut-by-hash", 1, 11),
    ],
)
def test_an_accident_is_told_where_it_stands(text: str, message: str, line: int, column: int) -> None:
    assert [told[1:] for told in found(text)] == [(message, line, column)]


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  b\n  \tc\n",
        "a: b\n\t\n\t# merknad\nc: d\n",
        "a: b\tc\n",
        f"hva: 10{NBSP}000 kroner\n",
        f"tid: kl.{NBSP}10:{NBSP}Møte\n",
        f"a: |\n  {NBSP}b\n",
        "hva: Ring hjem\n  – helst i dag – og noter\n",
        'hva: "Ring\n  – i dag\n  “nå”"\n',
        "a: |\n  – en\n  – to\n",
        "a: – er en strek\n",
        "hva: “Ja” og “nei”\n",
        "hva: Si «ja» eller «nei»\n",
        "hva: «Ja» eller «nei»\n",
        "hva: «Bedre innsats»\n",
        "hva: Han sa “ja”\n",
        "hva: mor\u2019s\n",
        "hva: Spør. Si\n  “Ja”\n",
        "hvem: [leder, «far»]\n",
        "hva: tekst # merknad\n",
        "hva: tekst  #merknad\n",
        "hva: tekst #! merknad\n",
        "hva: C# og a#b\n",
        'hva: "nr #3"\n',
        'hvem: ["nr #3", b]\n',
        "#hva: nr #3\n",
        "a: |\n  nr #3\n",
        "a: >-\n  nr #3\n\n  “x”\nb: c\n",
        "hva: x # se nr #3\n",
        "steg: # merknad\n  - a\n",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_what_follows_a_text_block_is_looked_at_again() -> None:
    assert found("a: |\n  – tekst\nb:\n– c\n") == [("T07", "word-dash", 4, 1)]


def test_a_curly_value_is_given_without_its_quotes_so_that_it_can_be_mended() -> None:
    (told,) = accidents(source("hva: “Ring hjem”\n", file="f"))
    assert told.values == {"text": "“Ring hjem”", "inner": "Ring hjem"}


def test_a_cut_is_a_warning_and_the_rest_is_read() -> None:
    reading = read(b"hva: Se nr #3\n", file="f")
    assert [(f.message, f.severity) for f in reading.diagnostics] == [("cut-by-hash", Severity.WARNING)]
    assert reading.diagnostics[0].values == {"kept": "Se nr", "cut": "#3"}
    assert reading.root is not None


def test_a_cut_that_takes_a_bracket_with_it_is_the_one_fault_told() -> None:
    reading = read(b"hvem: [nr #3, b]\nhva: c\n", file="f")
    assert [(f.message, f.severity) for f in reading.diagnostics] == [("cut-by-hash", Severity.ERROR)]
    assert reading.root is None


def test_looking_stops_after_a_hundred_of_one_kind() -> None:
    assert len(found("\ta: b\n" * 5_000)) == 100


@pytest.mark.parametrize("around", ["{}", "a: {} b", "a: b{}", "a: b{} 3", "{}- a"])
def test_the_quick_look_lets_no_sign_of_an_accident_through(around: str) -> None:
    texts = [around.format(sign) for sign in (*map(chr, range(0x10000)), " #", " # 1", "  \t")]
    looked_at = [text for text in texts if _ANYTHING.search(text)]
    assert looked_at
    assert all(any(sign in text for sign in _SIGNS) for text in looked_at)
