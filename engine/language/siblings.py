"""Owns where a line that fits in nowhere belongs: with which of the lines around it, told by how far in they begin."""

from collections.abc import Collection, Iterator

from engine.diagnostics import Diagnostic, fault
from engine.language.astray import Row, row_at, rows_above
from engine.language.source import Source
from engine.language.weave import shown

_ITEM = len("- ")
_TEXT_BELOW = ("|", ">")
"""How a value begins that is written in the lines below."""
_MOST_LINES = 5000
"""So many lines are looked at below one that fits nowhere; a hostile file stays cheap."""


def home(at: int, fitting: Collection[int], *, source: Source) -> int:
    """Return the column, of those that fit, where a line most likely belongs.

    That is the nearest of those that leave the line below readable; where two are as near, the one where the last
    line above with the same word begins, or else the last line above of either.
    """
    line = row_at(at, source)
    column = at - source.line_start(at)
    likely = _readable(line, fitting, source=source) if line else fitting
    least = min(abs(one - column) for one in likely)
    nearest = sorted(one for one in likely if abs(one - column) == least)
    if len(nearest) == 1 or line is None:
        return nearest[0]
    above = [row for row in rows_above(at, source) if row.has_dash == line.has_dash and row.column in nearest]
    alike = (row for row in above if row.word == line.word)
    return next((row.column for row in (*alike, *above)), nearest[0])


def _readable(line: Row, fitting: Collection[int], *, source: Source) -> Collection[int]:
    """Return the columns from which what begins on a line, or is said there, can be followed by the line below."""
    below = next(_below(line.start, source), None)
    if below is None or below.has_dash:
        return fitting
    inset = _ITEM if line.has_dash else 0
    if _goes_on(line):
        fits = [one for one in fitting if one + inset < below.column]
    else:
        fits = [one for one in fitting if one + inset >= below.column]
    return fits or fitting


def first_astray(first: int, at: int, *, source: Source) -> Diagnostic | None:
    """Tell the first of some lines where it alone begins elsewhere than the lines that belong with it, from `at` on.

    One line after it is no majority: then nobody knows which of the two is astray.
    """
    row, line = row_at(first, source), row_at(at, source)
    if (
        row is None
        or line is None
        or line.has_dash
        or not _is_first(row, source)
        or not _is_alone(row, line, source=source)
    ):
        return None
    after = next((other for other in _below(line.start, source) if other.column <= line.column), None)
    if after is None or after.has_dash or after.column != line.column:
        return None
    wanted = line.column - (_ITEM if row.has_dash else 0)
    span = source.span(row.start + row.column, source.line_end(row.start))
    text = shown(source.rest(row.start))
    return fault("Y14", "first-astray", span, text=text, spaces=row.column, wanted=wanted) if wanted > 0 else None


def _is_first(row: Row, source: Source) -> bool:
    """Tell whether a line is the first under the one above it, or the first of an item."""
    owner = next(rows_above(row.start, source), None)
    if row.has_dash:
        return True
    return owner is not None and not owner.value and owner.column < row.column


def _is_alone(row: Row, line: Row, *, source: Source) -> bool:
    """Tell whether all between two lines belongs to the first of them."""
    inner = row.column + (_ITEM if row.has_dash else 0)
    for between in _below(row.start, source):
        if between.start >= line.start:
            return True
        if between.column <= inner:
            return False
    return False


def _goes_on(line: Row) -> bool:
    """Tell whether what a line says stands in the lines below it."""
    return not line.value or line.value.startswith(_TEXT_BELOW)


def _below(at: int, source: Source) -> Iterator[Row]:
    """Give the lines below with a colon, the nearest first."""
    for _ in range(_MOST_LINES):
        end = source.line_end(at)
        if end >= len(source.text):
            return
        at = end + 1
        row = row_at(at, source)
        if row is not None:
            yield row
