"""Draws the numbers: a bar for each level with the part that is late, and one for each class of weeks.

A bar is as long as a count that is told. What is told as a stretch is a dashed box as long as the least it can be, and
what may be none is one of one size, whatever the count: the picture must not say what the words do not. Late is
striped, hidden is dashed, and both are said in words.
"""

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from engine.application.numbers.report import GuideNumbers, LevelNumbers
from engine.application.numbers.veil import Span
from engine.application.numbers.wording import Table, told
from engine.exporters.drawing.letters import width, wrap
from engine.values import Struct

WIDE = 680
SIZE = 15
_LABEL = 200
_ROW, _BAR, _BOX = 38, 22, 40
_ROOM = 230
_HIGH = 190
_COLUMN_GAP = 14


class _Piece(Struct, frozen=True):
    """A rectangle: its look, where it begins, and how large it is."""

    look: str
    x: float
    y: float
    wide: float
    high: float


def bars(table: Table, one: GuideNumbers, *, key: str, said: str, say: Any) -> str | None:  # noqa: ANN401 - looks up a text
    """Return the picture of the open cases on each level."""
    most = max((level.open.exact or 0 for level in one.levels), default=0)
    scale = (WIDE - _LABEL - _ROOM) / max(most, 1)
    parts: list[str] = []
    y = 6.0
    for line, level in zip(table.lines, one.levels, strict=True):
        names = wrap(line.name, SIZE, room=_LABEL - 12)
        high = max(_ROW, 19 * len(names) + 10)
        parts += (_text(0, y + 17 + 19 * place, words=name) for place, name in enumerate(names))
        end = float(_LABEL)
        for piece in _bar(level, y=y, scale=scale):
            parts.append(_rect(piece))
            end = piece.x + piece.wide
        parts.append(_text(end + 8, y + 17, words=_bar_words(level, say)))
        y += high
    looks = ("on", "late", "hidden")
    legend = [say(f"numbers.legend-{name}") for name in ("open", "overdue", "hidden")]
    parts += _legend(looks, legend, y=y + 8)
    return _svg(parts, high=y + 8 + 24 * len(legend), key=key, title=table.title, said=said)


def _bar(level: LevelNumbers, *, y: float, scale: float) -> Iterator[_Piece]:
    count = level.open.exact
    if count is None:
        yield _Piece("hidden", _LABEL, y, _BOX, _BAR)
        return
    late = level.overdue if level.overdue and level.overdue.low else Span(0, 0)
    x = float(_LABEL)
    for look, cases in (("on", count - late.high), ("hidden", late.high - late.low), ("late", late.low)):
        if cases:
            yield _Piece(look, x, y, cases * scale, _BAR)
        x += cases * scale


def _bar_words(level: LevelNumbers, say: Any) -> str:  # noqa: ANN401 - as above
    shown: str = told(level.open, say).text
    if level.overdue is None:
        return shown
    words: str = say("numbers.bar", open=shown, overdue=told(level.overdue, say).text)
    return words


def weeks(table: Table, one: GuideNumbers, *, key: str, said: str, say: Any) -> str | None:  # noqa: ANN401 - as above
    """Return the picture of how many weeks the evaluations took; None where there is nothing to compare."""
    found = one.evaluations
    if len(found.classes) <= 1:
        return None
    most = max((each.count.low for each in found.classes), default=0)
    wide = (WIDE - 20) / len(found.classes)
    parts: list[str] = []
    for place, (line, each) in enumerate(zip(table.lines, found.classes, strict=True)):
        x, late = place * wide, found.deadline is not None and each.low > found.deadline
        piece = _column(each.count, x=x + _COLUMN_GAP, wide=wide - 2 * _COLUMN_GAP, late=late, most=most)
        parts += (_rect(piece), _text(x + wide / 2, piece.y - 7, words=told(each.count, say).text, middle=True))
        names = wrap(line.name, SIZE, room=wide - 8)
        parts += (_text(x + wide / 2, _HIGH + 48 + 19 * row, words=name, middle=True) for row, name in enumerate(names))
        if found.deadline is not None and each.high == found.deadline:
            parts += _deadline(x + wide, say("numbers.deadline-line", weeks=found.deadline))
    looks = {"on": "on-time", "late": "late", "hidden": "hidden"} if found.deadline else {"hidden": "hidden"}
    legend = [say(f"numbers.legend-{name}") for name in looks.values()]
    y = _HIGH + 56 + 19 * max(len(wrap(line.name, SIZE, room=wide - 8)) for line in table.lines)
    parts += _legend(tuple(looks), legend, y=y)
    return _svg(parts, high=y + 24 * len(legend), key=key, title=table.title, said=said)


def _column(count: Span, *, x: float, wide: float, late: bool, most: int) -> _Piece:
    high = max(_HIGH * count.low / max(most, 1) - 30, 4) if count.low else _BOX
    look = "hidden" if count.exact is None else "late" if late else "on"
    return _Piece(look, x, _HIGH + 28 - high, wide, high)


def _deadline(x: float, words: str) -> tuple[str, str]:
    line = f'<path class="deadline" d="M{x:.1f} 20V{_HIGH + 28}"/>'
    room = width(words, SIZE) + 8
    return line, _text(x + 6 if x + room < WIDE else x - room, 16, words=words)


def _legend(looks: tuple[str, ...], names: list[str], *, y: float) -> Iterator[str]:
    for place, (look, name) in enumerate(zip(looks, names, strict=True)):
        yield _rect(_Piece(look, 1, y + 24 * place, 26, 14))
        yield _text(36, y + 24 * place + 12, words=name)


def _rect(one: _Piece) -> str:
    place = f'x="{one.x:.1f}" y="{one.y:.1f}" width="{one.wide:.1f}" height="{one.high:.1f}"'
    return f'<rect class="{one.look}" {place}/>'


def _text(x: float, y: float, *, words: str, middle: bool = False) -> str:
    anchor = ' text-anchor="middle"' if middle else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{anchor}>{escape(words)}</text>'


def _svg(parts: list[str], *, high: float, key: str, title: str, said: str) -> str:
    stripes = (
        f'<defs><pattern id="stripes-{key}" width="7" height="7" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect class="ground" width="7" height="7"/><rect class="stripe" width="4" '
        'height="7"/></pattern></defs>'
    )
    shown = "".join(parts).replace('class="late"', f'class="late" fill="url(#stripes-{key})"')
    return (
        f'<svg role="img" aria-labelledby="t-{key}" aria-describedby="d-{key}" viewBox="0 0 {WIDE} {high:.0f}" '
        f'width="{WIDE}" height="{high:.0f}"><title id="t-{key}">{escape(title)}</title>'
        f'<desc id="d-{key}">{escape(said)}</desc>{stripes}{shown}</svg>'
    )
