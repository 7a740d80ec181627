"""Owns the excerpt: the line of a finding with a line of marks under it."""

from functools import lru_cache

from engine.diagnostics import Span

WIDTH = 96
_VISIBLE = str.maketrans(
    {"\t": "\u2192", "\u00a0": "\u237d", "\u202f": "\u237d", "\u2007": "\u237d", "\ufeff": "\u237d"}
)
_CUT = "\u2026"


def excerpt(text: str, span: Span) -> tuple[str, str]:
    """Return the line where the span begins, and carets under it; at most 96 characters, whatever the line's length.

    Tabs and odd spaces are shown as a mark, one character each, so that the carets stand right.
    """
    line = line_at(text, span.start.line)
    start = min(span.start.column - 1, len(line))
    end = span.end.column - 1 if span.end.line == span.start.line else len(line)
    end = max(min(end, len(line)), start + 1)
    first = _window(start, len(line))
    last = first + WIDTH
    shown = line[first:last].translate(_VISIBLE)
    if first:
        shown = _CUT + shown[1:]
    if last < len(line):
        shown = shown[:-1] + _CUT
    carets = " " * (start - first) + "^" * (min(end, last) - start)
    return "".join(char if char.isprintable() else "\ufffd" for char in shown), carets


def line_at(text: str, number: int) -> str:
    """Return the line with this number, from 1; an empty text where there is none."""
    lines = _lines(text)
    return lines[number - 1] if 0 < number <= len(lines) else ""


@lru_cache(maxsize=2)
def _lines(text: str) -> tuple[str, ...]:
    """Return the lines of a file; kept while its findings are told, since a long file may have hundreds."""
    return tuple(text.split("\n"))


def _window(start: int, length: int) -> int:
    """Return where the window begins: at the line's start where all fits, else so that the caret is a third in."""
    if length <= WIDTH or start < WIDTH - WIDTH // 3:
        return 0
    return min(start - WIDTH // 3, max(length + 1 - WIDTH, 0))
