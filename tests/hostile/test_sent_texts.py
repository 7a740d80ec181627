"""Whatever a text holds, no screen, file or spreadsheet is sent what steers, hides, turns or computes."""

import io
import json
import re
import sys
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from engine.console.glyphs import encodable, no_formula, visible
from engine.console.output import Output
from tests.hostile.signs import HARMFUL, harmful

ENCODINGS = ("utf-8", "ascii", "cp1252", "cp865", "latin-1")
NASTY = (
    "\x00\x07\x08\t\n\r\x1b\x7f\x85\x9b\xad\u200b\u200e\u202e\u2028\u2029\u2066\ufeff\ud800\udfff\ufdd0\ufdd1\U000e0041"
)
PIECES = st.sampled_from(
    [
        *NASTY,
        "\x1b[31m",
        "\x1b]0;x\x07",
        "=cmd|' /C calc'!A0",
        "\uff1d1+1",
        "\uff0b1",
        "\uff0d1",
        "\uff20x",
        "@",
        "-",
        "+",
        "1",
        "e\u0301",
        "å",
        "名",
        "«",
        "…",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=6), max_size=8).map("".join) | st.text(max_size=40)
FORMULA = re.compile(r"\s*[=+\-@]\s*\S")
NUMBER = re.compile(r"[-+]?[0-9][0-9.,:/ -]*")


def written(
    encoding: str, *, is_terminal: bool = False, is_coloured: bool = False, accessible: bool = False
) -> tuple[Output, io.BytesIO]:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, newline="", write_through=True)
    output = Output(
        language="nb",
        stdout=stream,
        stderr=stream,
        is_terminal=is_terminal,
        is_coloured=is_coloured,
        accessible=accessible,
    )
    return output, raw


def lines_sent(raw: io.BytesIO, encoding: str) -> list[str]:
    lines = raw.getvalue().decode(encoding).split("\n")
    assert lines.pop() == ""
    return lines


@given(st.characters() | st.sampled_from(NASTY))
def test_each_character_is_shown_or_named(sign: str) -> None:
    assert harmful(visible(sign)) == frozenset()
    if unicodedata.category(sign) not in HARMFUL:
        assert visible(sign) in {sign, f"<U+{ord(sign):04X}>"}
    else:
        assert visible(sign) == f"<U+{ord(sign):04X}>"


def test_every_character_that_there_is() -> None:
    shown = visible("".join(map(chr, range(sys.maxunicode + 1))))
    assert harmful(shown) == frozenset()


@settings(max_examples=300)
@given(TEXTS)
def test_a_text_becomes_visible_and_stays_so(content: str) -> None:
    shown = visible(content)
    assert harmful(shown) == frozenset()
    assert visible(shown) == shown
    as_json = visible(json.dumps({"a": content}, ensure_ascii=False, indent=2), json=True)
    assert harmful(as_json) <= {"\n"}
    assert json.loads(as_json)["a"].encode("utf-16", "surrogatepass") == content.encode("utf-16", "surrogatepass")


@settings(max_examples=300)
@given(TEXTS, st.sampled_from(ENCODINGS))
def test_a_text_can_be_written_in_any_encoding(content: str, encoding: str) -> None:
    sent = encodable(visible(content), encoding)
    assert harmful(sent.encode(encoding).decode(encoding)) == frozenset()


@settings(max_examples=300)
@given(TEXTS, st.sampled_from(ENCODINGS), st.booleans(), st.booleans())
def test_a_line_is_one_line(content: str, encoding: str, terminal: bool, coloured: bool) -> None:  # noqa: FBT001 - hypothesis gives them by place
    output, raw = written(encoding, is_terminal=terminal, is_coloured=coloured)
    output.line(content)
    (line,) = lines_sent(raw, encoding)
    assert harmful(line) == frozenset()


@settings(max_examples=300)
@given(TEXTS, st.sampled_from(ENCODINGS))
def test_paint_is_the_only_escape(content: str, encoding: str) -> None:
    output, raw = written(encoding, is_terminal=True, is_coloured=True)
    output.line(f"{output.paint(content, 'error')}{content}")
    (line,) = lines_sent(raw, encoding)
    assert harmful(re.sub(r"\x1b\[[0-9;]*m", "", line)) == frozenset()
    assert line.count("\x1b") == 2


@settings(max_examples=300)
@given(TEXTS, TEXTS, st.sampled_from(ENCODINGS))
def test_paragraphs_and_fields_send_nothing_else(label: str, content: str, encoding: str) -> None:
    output, raw = written(encoding)
    output.paragraph(content, indent=2)
    output.fields([(label, content), (content, label)])
    for line in lines_sent(raw, encoding):
        assert harmful(line) == frozenset()


@settings(max_examples=600)
@given(st.lists(st.lists(TEXTS, min_size=3, max_size=3), max_size=4), st.sampled_from(ENCODINGS))
@example([["\uff1d1+1", "\t=1", "\n=1"]], "ascii")
@example([["\u200b=1+1", " =1+1", "\u00a0@x"]], "cp1252")
def test_a_table_has_its_cells_and_no_formula(rows: list[list[str]], encoding: str) -> None:
    output, raw = written(encoding)
    output.table(["a", "b", "c"], rows)
    lines = lines_sent(raw, encoding)
    assert len(lines) == len(rows)
    for line in lines:
        cells = line.split("\t")
        assert len(cells) == 3
        for cell in cells:
            assert harmful(cell) == frozenset()
            assert not FORMULA.match(cell) or NUMBER.fullmatch(cell), cell


@settings(max_examples=300)
@given(st.lists(st.lists(TEXTS, min_size=2, max_size=2), min_size=1, max_size=4), st.booleans())
def test_a_table_on_a_terminal_keeps_its_lines(rows: list[list[str]], accessible: bool) -> None:  # noqa: FBT001 - as above
    output, raw = written("utf-8", is_terminal=True, accessible=accessible)
    output.table(["a", "b"], rows, cut=1)
    lines = lines_sent(raw, "utf-8")
    assert accessible or len(lines) == len(rows) + 1
    assert all(harmful(line) == frozenset() for line in lines)


@pytest.mark.parametrize("number", ["-1", "2026-11-22", "1", "-0,5"])
def test_a_number_stays_one(number: str) -> None:
    assert no_formula(number) == number
