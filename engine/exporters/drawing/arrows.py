"""The arrows of a sketch for programs that lay it out themselves: from box to box, with the words on them.

What holds tracks leads to the first step of each, and from the last step of each the work goes on together.
"""

from collections.abc import Iterator

from engine.application.sketch import Card, Column, Heading, Sketch
from engine.values import Struct


class Arrow(Struct, frozen=True):
    """From one box to another, by their keys."""

    source: str
    target: str
    words: str = ""
    ends: bool = False


def arrows(sketch: Sketch) -> Iterator[Arrow]:
    """Give every arrow of a sketch; one to a level leads to the box in which the level begins."""
    entries = {column.key: entry(column) for column in sketch.columns}
    for card in (card for column in sketch.columns for card in column.every_card):
        for track in card.tracks:
            yield Arrow(card.key, track.cards[0].key)
        for source, said in _exits(card):
            if not card.ways and card.onward:
                yield Arrow(source, card.onward, said)
            for way in card.ways:
                for target in way.targets:
                    yield Arrow(source, entries.get(target, target), said or way.title, way.heading is Heading.END)


def entry(column: Column) -> str:
    """Return the box in which a level begins."""
    return column.cards[0].key if column.cards else column.key


def _exits(card: Card) -> Iterator[tuple[str, str]]:
    """Give the boxes that a card is left from, and the answer there: itself, or the last step of each of its tracks."""
    if not card.tracks:
        yield card.key, ""
    for track in card.tracks:
        last = track.cards[-1]
        if not last.ways:
            yield last.key, ""
        yield from ((last.key, way.title) for way in last.ways if not way.targets)
