"""Letters to those who work with cases: what one says, and the book in which each is kept until it is handed over.

A letter says that something waits, in how many cases, and their numbers where those may be told. Nothing else is in it,
and nothing at all of a case is in the book but its id.
"""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from engine.application.ports import Person
from engine.values import Struct


class LetterKind(StrEnum):
    """Why somebody is written to."""

    REMINDERS = "reminders"
    DIGEST = "digest"
    LINKS = "links"


class Item(Struct, frozen=True, kw_only=True):
    """One thing that a letter tells of; `key` is told once. With a blank case it is about none."""

    key: str
    cause: str
    case_id: str
    on: date


class Letter(Struct, frozen=True, kw_only=True):
    """A letter in the book: to which actor, from which day, and what it tells of.

    Of those with the same `gate` there is one, whatever else they tell of; without a gate its items alone count.
    """

    id: str
    kind: LetterKind
    to: str
    on: date
    items: tuple[Item, ...]
    gate: str = ""


class Content(Struct, frozen=True, kw_only=True):
    """What a letter says. `numbers` are the cases that may be named; `unnamed` is how many others there are.

    `passed` are how many of all of them have something that is past its day. `pages` are addresses of no case: those
    in guides that do not answer.
    """

    id: str
    kind: LetterKind
    to: Person
    on: date
    at: datetime
    numbers: tuple[str, ...] = ()
    unnamed: int = 0
    passed: int = 0
    pages: tuple[str, ...] = ()
    practice: bool = False

    @property
    def cases(self) -> int:
        """In how many cases something waits."""
        return len(self.numbers) + self.unnamed


class State(StrEnum):
    """What has become of a letter: it waits, it was handed over, or there was nothing left to tell."""

    READY = "ready"
    SENT = "sent"
    VOID = "void"


class Claim(Struct, frozen=True, kw_only=True):
    """That a worker has a letter in hand: by which name, from when, and until when nobody else takes it."""

    by: str
    at: datetime
    until: datetime


class Book(Protocol):
    """Keeps letters, and which things have been told. Each call is one transaction, on disk before it returns."""

    def untold(self, keys: Sequence[str]) -> frozenset[str]:
        """Return those of these keys that no letter has told of."""
        ...

    def write(self, letters: Sequence[Letter], *, at: datetime) -> tuple[Letter, ...]:
        """Keep letters, each with those of its items that no other tells of, and return them; an empty one is dropped.

        However many write at once, each key is in one letter alone.
        """
        ...

    def take(self, claim: Claim, *, letter_id: str | None = None) -> Letter | None:
        """Take a letter that waits and that nobody has in hand, the oldest or this one; None where there is none."""
        ...

    def close(self, letter_id: str, *, claim: Claim, state: State) -> bool:
        """Note what became of a letter that is in hand. False where the claim had run out and another took it."""
        ...

    def put_back(self, letter_id: str, *, claim: Claim, until: datetime) -> None:
        """Let a letter that could not be handed over wait until then."""
        ...

    def hurry(self) -> None:
        """Let the letters that could not be handed over wait no longer: somebody is there to see how it goes."""
        ...

    def waiting(self) -> tuple[str, ...]:
        """Return the ids of the letters that wait, the oldest first."""
        ...


class Handed(StrEnum):
    """How a letter left the house."""

    DRAFT = "draft"
    MAIL = "mail"
    UNADDRESSED = "unaddressed"


class Post(Protocol):
    """Hands letters over: to a mail server, or as drafts in a folder."""

    def hand_over(self, content: Content) -> Handed:
        """Hand a letter over. The same letter again is the same mail: by its name in a folder, by its id in a mail.

        `UNADDRESSED`: there is a server and no address, and a draft was made. Raises `PostFailed`.
        """
        ...
