"""Excerpts: the carets stand under the right characters, however long or odd the line."""

import pytest

from engine.diagnostics import Position, Span
from engine.language.excerpt import WIDTH, excerpt


def span(column: int, end: int, *, line: int = 1, last: int = 0) -> Span:
    return Span("x", Position(line, column), Position(last or line, end))


def test_a_short_line() -> None:
    assert excerpt("a\nærlig: nå\n", span(8, 10, line=2)) == ("ærlig: nå", "       ^^")


def test_tabs_and_odd_spaces_are_seen() -> None:
    line, carets = excerpt("\thva:\u00a0her", span(1, 2))
    assert line == "→hva:⍽her"
    assert carets == "^"


def test_what_cannot_be_shown_is_not_shown() -> None:
    assert excerpt("a\x1b[31mb", span(1, 2))[0] == "a\ufffd[31mb"


def test_a_stretch_over_several_lines_is_marked_to_the_end_of_the_first() -> None:
    assert excerpt("abc\ndef", span(2, 3, last=2)) == ("abc", " ^^")


def test_a_place_after_the_end_still_has_a_caret() -> None:
    assert excerpt("abc", span(4, 4)) == ("abc", "   ^")
    assert excerpt("", span(1, 1)) == ("", "^")
    assert excerpt("abc", span(1, 1, line=9)) == ("", "^")


@pytest.mark.parametrize("column", [1, 50, 90, 97, 150, 399, 400, 401])
def test_a_long_line_is_a_window_around_the_caret(column: int) -> None:
    text = "".join(chr(ord("a") + number % 26) for number in range(400))
    line, carets = excerpt(text, span(column, column + 3))
    assert len(line) <= WIDTH
    assert carets.endswith("^")
    assert len(carets) <= WIDTH
    place = carets.index("^")
    if column <= 400:
        assert line[place] in {text[column - 1], "…"}
        assert line[place] == text[column - 1] or column == 400


def test_a_mark_longer_than_the_window_is_cut() -> None:
    line, carets = excerpt("x" * 300, span(1, 300))
    assert (len(line), len(carets)) == (WIDTH, WIDTH)
    assert line.endswith("…")
