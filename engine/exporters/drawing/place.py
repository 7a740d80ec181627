"""Gives every part of a sketch its place: text broken into lines, boxes under each other, a column for each level.

Places are in the picture's own pixels, from its upper left corner. Gutters between the columns are made as wide as the
ways in them need, so the rows are laid first and the columns afterwards.
"""

from collections.abc import Iterable, Iterator

from engine.application.sketch import MARKS, SIGNS, Card, Column, Mark, Notice, Sketch, Way
from engine.exporters.drawing.letters import width, wrap
from engine.values import Struct

BOX = 294  # how wide a card is
PAD = 16
INDENT = 14  # how far a pill stands in, or a card of a track on both sides
MARGIN = 16
CARD_GAP, PILL_GAP, NOTICE_GAP, TRACK_GAP = 30, 7, 4, 18
FRAME = 12  # from the frame around tracks to what is in it, above and below
SIGN_ROOM = 22
_DROP = 0.36  # from the middle of a line of text to its baseline, in the size of the text


class Face(Struct, frozen=True):
    """One sort of text: its class in the picture, its size, how far it is to the next line, and whether it is bold."""

    name: str
    size: int
    leading: int
    bold: bool = False


TITLE = Face("T", 24, 32, bold=True)
UNDER = Face("u", 15, 22)
RULE = Face("r", 15, 21)
RULE_TITLE = Face("R", 15, 21, bold=True)
LEVEL = Face("L", 20, 26, bold=True)
LEVEL_TITLE = Face("l", 16, 21, bold=True)
LEVEL_TEXT = Face("p", 14, 19)
STEP = Face("t", 17, 22, bold=True)
ABOUT = Face("m", 15, 20)
LIMIT = Face("f", 15, 20, bold=True)
MARKED = Face("w", 14, 20, bold=True)
OVER = Face("o", 14, 22, bold=True)
ANSWER = Face("a", 15, 19)
LEADS = Face("g", 13, 17)
NOTE = Face("n", 14, 20)
NOTE_TITLE = Face("N", 14, 20, bold=True)


class Line(Struct, frozen=True):
    """A line of text: its words, its face, and where its baseline begins."""

    text: str
    face: Face
    x: float
    y: float

    @property
    def wide(self) -> float:
        """How wide it is at most."""
        return width(self.text, self.face.size, bold=self.face.bold)


class Box(Struct, frozen=True, kw_only=True):
    """A rectangle with the lines in it, and what it is drawn for."""

    x: float
    y: float
    wide: float
    high: float
    lines: tuple[Line, ...]
    of: Card | Way | Column | Notice | None = None

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.wide

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.high


class Stack(Struct, frozen=True, kw_only=True):
    """A card with its pills under it, the frame around its tracks between them, and the line over it on a track."""

    card: Box
    pills: tuple[Box, ...]
    frame: Box | None = None
    over: tuple[Line, ...] = ()

    @property
    def bottom(self) -> float:
        """Where its last box ends."""
        return (*((self.frame,) if self.frame else (self.card,)), *self.pills)[-1].bottom


class Placed(Struct, frozen=True, kw_only=True):
    """A column with everything in it in its place; `rest` is the box of a level without steps."""

    head: Box
    stacks: tuple[Stack, ...]
    rest: Box | None = None

    @property
    def x(self) -> float:
        """Its left edge."""
        return self.head.x

    @property
    def bottom(self) -> float:
        """Where its last box ends."""
        boxes = [self.head.bottom, *(stack.bottom for stack in self.stacks)]
        return max((*boxes, self.rest.bottom) if self.rest else boxes)


def paragraph(
    texts: Iterable[tuple[str, Face]], *, at: tuple[float, float], room: float
) -> tuple[tuple[Line, ...], float]:
    """Return texts as lines under each other, from the upper left corner `at`, and where the last of them ends."""
    x, y = at
    lines: list[Line] = []
    for text, face in texts:
        for row in wrap(text, face.size, room=room, bold=face.bold):
            lines.append(Line(row, face, x, round(y + face.leading / 2 + face.size * _DROP)))
            y += face.leading
    return tuple(lines), y


def heads(sketch: Sketch, xs: tuple[float, ...], *, y: float) -> tuple[Box, ...]:
    """Return the box over each column; all are as high as the highest, so that the cards begin side by side."""
    made = []
    for column, x in zip(sketch.columns, xs, strict=True):
        texts = [(column.name, LEVEL), (column.title, LEVEL_TITLE), (column.purpose, LEVEL_TEXT)]
        texts += [(text, LEVEL_TEXT) for text in column.demands]
        lines, bottom = paragraph(texts, at=(x + PAD, y + 10), room=BOX - 2 * PAD)
        made.append((lines, bottom, column, x))
    high = max(bottom for _, bottom, _, _ in made) + 12 - y
    return tuple(Box(x=x, y=y, wide=BOX, high=high, lines=lines, of=column) for lines, _, column, x in made)


def column(head: Box, *, y: float) -> Placed:
    """Return a column whose cards begin at this height."""
    of = head.of
    if not isinstance(of, Column):
        message = "the head of a column is made for a column"
        raise TypeError(message)
    if of.rest:
        sign = f"{MARKS[of.mark]} {of.mark_word}" if of.mark else ""
        texts = [(sign, MARKED), *((text, ABOUT) for text in of.rest)]
        lines, bottom = paragraph(texts, at=(head.x + PAD, y + 12), room=BOX - 2 * PAD)
        rest = Box(x=head.x, y=y, wide=BOX, high=bottom + 12 - y, lines=lines, of=of)
        return Placed(head=head, stacks=(), rest=rest)
    return Placed(head=head, stacks=tuple(_stacks(of.cards, (head.x, head.right), y=y)))


def _stacks(cards: tuple[Card, ...], edges: tuple[float, float], *, y: float, over: str = "") -> Iterator[Stack]:
    """Give cards under each other between a left and a right edge; after one with tracks those of the tracks."""
    x, right = edges
    for card in cards:
        words: tuple[Line, ...] = ()
        if over:
            words, y = paragraph([(over, OVER)], at=(x, y), room=right - x)
            over = ""
        box = _card(card, x, y=y, right=right)
        held = tuple(_tracks(card, (x + INDENT, right - INDENT), y=box.bottom + CARD_GAP + FRAME))
        frame = _frame(box, held) if held else None
        pills = tuple(_pills(card, x + INDENT, y=(frame or box).bottom + PILL_GAP, right=right))
        stack = Stack(card=box, pills=pills, frame=frame, over=words)
        yield stack
        yield from held
        y = stack.bottom + CARD_GAP


def _tracks(card: Card, edges: tuple[float, float], *, y: float) -> Iterator[Stack]:
    for track in card.tracks:
        for stack in _stacks(track.cards, edges, y=y, over=track.title):
            yield stack
            y = max(y, stack.bottom)
        y += TRACK_GAP


def _frame(card: Box, held: tuple[Stack, ...]) -> Box:
    """Return the frame around the tracks that a card holds."""
    y = card.bottom + CARD_GAP
    return Box(x=card.x, y=y, wide=card.wide, high=held[-1].bottom + FRAME - y, lines=(), of=card.of)


def _card(card: Card, x: float, *, y: float, right: float) -> Box:
    wide = right - x
    sign = f"{MARKS[card.mark]} " if card.mark else ""
    here = card.mark is Mark.HERE
    texts = [
        (f"{sign}{card.mark_word}" if here else "", MARKED),
        (f"{'' if here else sign}{card.number} {card.title}", STEP),
        (card.about, ABOUT),
        *((text, ABOUT) for text in card.facts),
        (card.limit, LIMIT),
    ]
    lines, bottom = paragraph(texts, at=(x + PAD, y + 10), room=wide - 2 * PAD)
    return Box(x=x, y=y, wide=wide, high=bottom + 10 - y, lines=lines, of=card)


def _pills(card: Card, x: float, *, y: float, right: float) -> Iterator[Box]:
    for way in card.ways:
        pill = _pill(way, x, y=y, right=right)
        yield pill
        y = pill.bottom + PILL_GAP


def _pill(way: Way, x: float, *, y: float, right: float) -> Box:
    """Return the box of a way: its sign, its words beside it, and where it leads under them."""
    left = x + PAD
    room = right - left - SIGN_ROOM - PAD + 4
    lines, bottom = paragraph([(way.title, ANSWER), (way.leads, LEADS)], at=(left + SIGN_ROOM, y + 6), room=room)
    sign = Line(SIGNS[way.heading], ANSWER, left, lines[0].y)
    return Box(x=x, y=y, wide=right - x, high=bottom + 6 - y, lines=(sign, *lines), of=way)


def notices(
    found: Iterable[Notice], *, at: tuple[float, float], room: float, faces: tuple[Face, Face]
) -> tuple[Box, ...]:
    """Return notices under each other, as wide as the picture: the title of each first, and its text after it."""
    x, y = at
    made: list[Box] = []
    for notice in found:
        texts = zip((notice.title, notice.text), faces, strict=True)
        lines, bottom = paragraph(texts, at=(x + PAD, y + 8), room=room - 2 * PAD)
        made.append(Box(x=x, y=y, wide=room, high=bottom + 8 - y, lines=lines, of=notice))
        y = bottom + 8 + NOTICE_GAP
    return tuple(made)
