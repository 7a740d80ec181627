"""What a picture of a guide says: columns of cards with ways between them, in words, before anything has a place."""

from enum import StrEnum

from engine.values import Struct


class Heading(StrEnum):
    """Where a way leads, seen from its card: it chooses the sign before the words."""

    NEXT = "next"
    DOWN = "down"
    BACK = "back"
    FORWARD = "forward"
    RETURN = "return"
    END = "end"


class Mark(StrEnum):
    """How a case stands to a step."""

    HERE = "here"
    DONE = "done"
    LEFT_OUT = "left-out"


SIGNS = {
    Heading.NEXT: "↓",
    Heading.DOWN: "↓",
    Heading.BACK: "↺",
    Heading.FORWARD: "→",
    Heading.RETURN: "←",
    Heading.END: "■",
}
"""Each of them stands before words that say the same."""


MARKS = {Mark.HERE: "●", Mark.DONE: "✓", Mark.LEFT_OUT: "–"}


class Way(Struct, frozen=True, kw_only=True):
    """One answer, or another way out of a step: its words, where it leads in words, and the keys of where that is.

    `targets` are keys of cards, of columns and of endings.
    """

    key: str
    heading: Heading
    title: str
    leads: str = ""
    targets: tuple[str, ...] = ()


class Card(Struct, frozen=True, kw_only=True):
    """One step. `onward` is the key of the card that the work goes on to by itself; on a track nothing does at its end.

    `about` is what sort of step it is, and whose. `tracks` are what goes on side by side before the work goes on.
    """

    key: str
    number: str
    title: str
    what: str = ""
    about: str = ""
    facts: tuple[str, ...] = ()
    limit: str = ""
    mark: Mark | None = None
    mark_word: str = ""
    ways: tuple[Way, ...] = ()
    onward: str | None = None
    tracks: "tuple[Track, ...]" = ()


class Track(Struct, frozen=True):
    """Steps that go on beside those of other tracks, under a title of their own."""

    title: str
    cards: tuple[Card, ...]


class Column(Struct, frozen=True, kw_only=True):
    """One level; `demands` is what it asks for before it is entered, and how soon it is to be left.

    `rest` is what it says in place of steps, where it has none.
    """

    key: str
    name: str
    title: str = ""
    purpose: str = ""
    demands: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    mark: Mark | None = None
    mark_word: str = ""
    cards: tuple[Card, ...] = ()

    @property
    def every_card(self) -> tuple[Card, ...]:
        """Every card, those of tracks after the one that holds them."""
        return tuple(one for card in self.cards for one in (card, *(held for row in card.tracks for held in row.cards)))


class Notice(Struct, frozen=True):
    """Words beside the columns: a safety rule above them, or what holds for the whole guide under them."""

    title: str
    text: str


class Sketch(Struct, frozen=True, kw_only=True):
    """Everything that a picture says. `endings` are the keys and titles of the ways in which a case can end."""

    language: str
    title: str
    under: str
    description: str
    columns: tuple[Column, ...]
    rules: tuple[Notice, ...] = ()
    notes: tuple[Notice, ...] = ()
    endings: tuple[tuple[str, str], ...] = ()
