"""A sketch as an SVG picture: everything in its place, with links, titles and one style sheet, nothing from outside."""

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from engine.application.sketch import Card, Column, Heading, Mark, Sketch, Way
from engine.exporters.drawing import place, route, style
from engine.exporters.drawing.place import MARGIN, Box, Line, Placed, Stack
from engine.values import Struct

_BEND = 7
_HEAD = 9
_NOT_IN_XML = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\ufffe\uffff]")


class Picture(Struct, frozen=True, kw_only=True):
    """A sketch laid out: every box and line in its place."""

    sketch: Sketch
    wide: float
    high: float
    title: tuple[Line, ...]
    rules: tuple[Box, ...]
    columns: tuple[Placed, ...]
    lines: tuple[route.Line, ...]
    notes: tuple[Box, ...]


def lay_out(sketch: Sketch) -> Picture:
    """Give everything in a sketch its place."""
    plan = route.plan(sketch)
    xs, x = [], 0.0
    for at in range(len(sketch.columns)):
        x += plan.gutter(at)
        xs.append(x)
        x += place.BOX
    wide = x + plan.gutter(len(xs))
    room = wide - 2 * MARGIN
    title, y = place.paragraph(((sketch.title, place.TITLE), (sketch.under, place.UNDER)), at=(MARGIN, 10), room=room)
    rules = place.notices(sketch.rules, at=(MARGIN, y + 12), room=room, faces=(place.RULE_TITLE, place.RULE))
    y = (rules[-1].bottom if rules else y) + 18
    heads = place.heads(sketch, tuple(xs), y=y)
    top = heads[0].bottom + 24 + route.CHANNEL * len(plan.channels)
    columns = tuple(place.column(head, y=top) for head in heads)
    y = max(column.bottom for column in columns) + 26
    notes = place.notices(sketch.notes, at=(MARGIN, y), room=room, faces=(place.NOTE_TITLE, place.NOTE))
    high = (notes[-1].bottom if notes else y) + MARGIN
    lines = route.lines(plan, columns)
    return Picture(
        sketch=sketch, wide=wide, high=high, title=title, rules=rules, columns=columns, lines=lines, notes=notes
    )


def draw(sketch: Sketch) -> str:
    """Return the picture of a guide as the text of an SVG file."""
    picture = lay_out(sketch)
    wide, high = _number(picture.wide), _number(picture.high)
    parts = (
        f'<svg xmlns="http://www.w3.org/2000/svg" lang="{sketch.language}" role="graphics-document"',
        f' aria-labelledby="t" aria-describedby="d" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}">',
        f'<title id="t">{_text(sketch.title)}</title><desc id="d">{_text(sketch.description)}</desc>',
        f"<style>{style.sheet(len(sketch.columns), upright=picture.high > picture.wide)}</style>",
        f'<rect class="b" width="{wide}" height="{high}" stroke="none"/>',
        *_texts(picture.title),
        *(part for box in picture.rules for part in (_rect(box, "c x"), *_texts(box.lines))),
        *_links(picture.lines),
        *(
            part
            for at, column in enumerate(picture.columns)
            for part in _column(column, tone=_tone(at), picture=picture)
        ),
        *(part for box in picture.notes for part in _texts(box.lines)),
        "</svg>\n",
    )
    return "\n".join(parts)


def _tone(place: int) -> int:
    return place % len(style.TONES_LIGHT)


def _column(column: Placed, *, tone: int, picture: Picture) -> Iterator[str]:
    of = column.head.of
    if isinstance(of, Column):
        yield f'<g id="{of.key}">{_rect(column.head, f"c d{tone}")}{"".join(_texts(column.head.lines))}</g>'
    if column.rest is not None and isinstance(of, Column):
        here = of.mark is Mark.HERE
        current = ' aria-current="step"' if here else ""
        name = f"q c{tone}{' y' if here else ''}"
        yield f"<g{current}>{_rect(column.rest, name)}{''.join(_texts(column.rest.lines))}</g>"
    for stack in column.stacks:
        yield from _stack(stack, tone=tone, picture=picture)


def _stack(stack: Stack, *, tone: int, picture: Picture) -> Iterator[str]:
    yield from _texts(stack.over)
    card = stack.card.of
    if isinstance(card, Card):
        here = card.mark is Mark.HERE
        current = ' aria-current="step"' if here else ""
        told = (f"{card.number} {card.title}", card.what.rstrip("."), card.mark_word)
        said = ". ".join(part for part in told if part)
        name = f"c c{tone}{' y' if here else ''}{' e' if card.mark is Mark.LEFT_OUT else ''}"
        yield f'<a id="{card.key}" href="#{card.key}"{current}><title>{_text(said)}</title>'
        yield f"{_rect(stack.card, name)}{''.join(_texts(stack.card.lines))}</a>"
    if stack.frame:
        yield _rect(stack.frame, f"z c{tone}")
    for pill in stack.pills:
        yield _pill(pill, tone=tone, picture=picture)


def _pill(pill: Box, *, tone: int, picture: Picture) -> str:
    way = pill.of
    if not isinstance(way, Way):
        return ""
    tones = {column.key: _tone(at) for at, column in enumerate(picture.sketch.columns)}
    target = way.targets[0] if way.targets else ""
    ends = way.heading is Heading.END
    name = "v e" if ends else f"v c{tones.get(target, tone)}"
    inner = f"{_rect(pill, name)}{''.join(_texts(pill.lines))}"
    if ends or not target:
        return inner
    return f'<a href="#{target}">{inner}</a>'


def _rect(box: Box, name: str) -> str:
    x, y, wide, high = (_number(value) for value in (box.x, box.y, box.wide, box.high))
    return f'<rect class="{name}" x="{x}" y="{y}" width="{wide}" height="{high}"/>'


def _texts(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        yield f'<text class="{line.face.name}" x="{_number(line.x)}" y="{_number(line.y)}">{_text(line.text)}</text>'


def _links(lines: tuple[route.Line, ...]) -> Iterator[str]:
    """Give the lines and their arrows, those of one colour together."""
    tones = sorted({-1 if line.tone is None else _tone(line.tone) for line in lines})
    for tone in tones:
        mine = [line for line in lines if (-1 if line.tone is None else _tone(line.tone)) == tone]
        name = "" if tone < 0 else str(tone)
        yield f'<path class="k{" k" + name if name else ""}" d="{"".join(_path(line.points) for line in mine)}"/>'
        arrows = "".join(dict.fromkeys(_arrow(line.points) for line in mine))
        yield f'<path class="h{name}" d="{arrows}"/>'


def _path(points: tuple[tuple[float, float], ...]) -> str:
    """Return a path through points, with its corners rounded: where lines cross, they are seen to go on."""
    said = [f"M{_at(points[0])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        near, far = _towards(corner, before), _towards(corner, after)
        said.append(f"L{_at(near)}Q{_at(corner)} {_at(far)}")
    last = _towards(points[-1], points[-2], by=_HEAD - 2)
    return "".join((*said, f"L{_at(last)}"))


def _towards(start: tuple[float, float], end: tuple[float, float], *, by: float = _BEND) -> tuple[float, float]:
    """Return the point this far from one point to another, and never beyond the middle between them."""
    (x, y), (to_x, to_y) = start, end
    long = abs(to_x - x) + abs(to_y - y)
    share = min(by, long / 2) / long if long else 0
    return x + (to_x - x) * share, y + (to_y - y) * share


def _arrow(points: tuple[tuple[float, float], ...]) -> str:
    (before_x, _), (x, y) = points[-2:]
    back, half = _HEAD, _HEAD / 2 + 0.5
    if before_x == x:
        return f"M{_at((x, y))}l-{_number(half)}-{back}h{_number(2 * half)}z"
    return f"M{_at((x, y))}l-{back}-{_number(half)}v{_number(2 * half)}z"


def _at(point: tuple[float, float]) -> str:
    return " ".join(_number(value) for value in point)


def _number(value: float) -> str:
    """Return a number as it is written in a picture: with one decimal at most."""
    return f"{value:.1f}".removesuffix(".0")


def _text(text: str) -> str:
    return escape(_NOT_IN_XML.sub("\ufffd", text))
