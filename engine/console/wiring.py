"""The way to the world as the console asks for it, made by bootstrap, and what is found there."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from engine.values import Struct

if TYPE_CHECKING:  # each of these rooms costs start-up time, and a command needs few of them
    from collections.abc import Callable, Mapping, Sequence

    from engine.application.archiving import Packages
    from engine.application.deadlines import Term
    from engine.application.filling.filling import Bulk, Makers
    from engine.application.letters import Book
    from engine.application.numbers.monthly import Keeping
    from engine.application.numbers.report import Report
    from engine.application.own_template import Order, OwnTemplate, TemplateFault
    from engine.application.pages import Asking
    from engine.application.ports import Clock
    from engine.application.posting import Asked, Hands
    from engine.application.queries import CaseView
    from engine.application.shelf import Shelf
    from engine.application.sketch import Sketch
    from engine.application.upkeep import Keeper
    from engine.application.world import World
    from engine.console.typed import Choices
    from engine.guideline.beside import Beside


class Documents(Protocol):
    """Makes the documents of a case."""

    def names(self) -> tuple[str, ...]:
        """Return the names of the documents."""
        ...

    def formats(self, document: str) -> tuple[str, ...]:
        """Return the formats that one of them can be made in."""
        ...

    def render(
        self,
        view: "CaseView",
        document: str,
        *,
        format: str,  # noqa: A002 - the word that people type
        language: str,
        practice: bool,
    ) -> str:
        """Return the document with this name about a case, in this format."""
        ...

    def faults(self, template: "OwnTemplate", document: str) -> "tuple[TemplateFault, ...]":
        """Return what in a municipality's own template may not be filled in for this document."""
        ...

    def fill(self, view: "CaseView", order: "Order") -> "str | TemplateFault":
        """Return a document written by a municipality's own template, or what stopped it."""
        ...


class Ready(Struct, frozen=True, kw_only=True):
    """What setting up found or made. `made` tells that the store is new, `added` that I am, `in_use` that it has cases.

    `renewed` names what is to be told of a store that had to be put in order first; empty where it was in order.
    """

    store: str
    on_server: bool
    key: str
    key_copied_at: datetime | None
    settings: str
    practice: bool
    made: bool
    in_use: bool
    renewed: str
    added: bool
    handle: str
    people: tuple[str, ...]
    roles: "Mapping[str, tuple[str, ...]]"
    language: str | None
    guideline: str | None
    remind_days: int | None


class Mailroom(Struct, frozen=True, kw_only=True):
    """Where letters are kept and handed over; `folder` is where drafts lie, `settings` what says how mail is sent.

    `ask` asks the pages that guides link to.
    """

    ask: "Asking"
    book: "Book"
    hands: "Hands"
    folder: str
    settings: str


class Wiring(Protocol):
    """The way to the world, made by bootstrap; nothing is opened before it is asked for."""

    def shelf(self) -> "Shelf":
        """Return the guides."""
        ...

    def documents(self) -> Documents:
        """Return what makes documents."""
        ...

    def calendar(self, terms: "Sequence[Term]", *, language: str, now: datetime, practice: bool) -> bytes:
        """Return deadlines as a file for calendar programs."""
        ...

    def beside_page(self, shown: "Beside", *, language: str) -> str:
        """Return guides side by side as a page for a browser, which needs nothing but itself."""
        ...

    def numbers_page(self, report: "Report", *, language: str) -> str:
        """Return the numbers of a municipality as a page for a browser, which needs nothing but itself."""
        ...

    def packages(self) -> "Packages":
        """Return what writes archive packages and looks through them."""
        ...

    def picture(self, sketch: "Sketch", kind: str) -> str:
        """Return a guide drawn as `svg`, or as text in `dot` or `mermaid`."""
        ...

    def language(self) -> str | None:
        """Return the language that the settings name; None also where they cannot be read."""
        ...

    def guideline(self) -> str | None:
        """Return the guide that the settings name. Raises `SettingsDamaged`."""
        ...

    def remind_days(self) -> int | None:
        """Return how many days ahead the settings want a reminder. Raises `SettingsDamaged`."""
        ...

    def clock(self, choices: "Choices") -> "Clock":
        """Return the clock, which needs no store."""
        ...

    def world(self, choices: "Choices") -> "World":
        """Open the store and return the world. Raises store errors, `PersonUnknown` and `PracticeOnly`."""
        ...

    def mailroom(self, choices: "Choices", *, language: str) -> Mailroom:
        """Return where letters to those who work with the cases go. Raises `PostUnset`, and store errors."""
        ...

    def keeping(self, folder: str, *, language: str) -> "Keeping":
        """Return where the numbers of the months of the store that is open are kept."""
        ...

    def bulk(self, world: "World", *, cases: int) -> "tuple[Bulk, Makers]":
        """Return what makes so many invented cases, and what keeps them in the store that is open."""
        ...

    def work(
        self, world: "World", *, language: str, asked: "Asked", within: timedelta
    ) -> "Callable[[Callable[[str], None]], None] | None":
        """Return what does the jobs in the queue of the store that is open until somebody says stop.

        It is given what tells how it goes, by ids of messages. None where the store has no queue.
        """
        ...

    def practises(self, choices: "Choices") -> bool:
        """Tell whether these choices lead to a practice store, as it says itself; nothing is unlocked. Never fails."""
        ...

    def keeper(self, choices: "Choices", *, whatever: bool = False) -> "Keeper":
        """Return what looks after the store, which need not be there.

        Raises `StoreRelative`, and `SettingsDamaged` unless it is to be done whatever the settings are.
        """
        ...

    def set_up(self, choices: "Choices", *, practice: bool | None, language: str, anew: bool = False) -> Ready:
        """Make what is missing: a store, and me in it. True: the practice store; False: the real one; None: as it is.

        Raises store errors.
        """
        ...

    def choose(
        self, *, language: str | None = None, guideline: str | None = None, remind_days: int | None = None
    ) -> None:
        """Write a choice to the settings."""
        ...

    def add_person(self, choices: "Choices", *, handle: str, title: str) -> None:
        """Add a person to the directory. Raises `HandleTaken`."""
        ...

    def assign(
        self, choices: "Choices", *, handle: str | None, unit: str | None, roles: tuple[str, ...] | None
    ) -> None:
        """Write where a person works, and what the person does whatever the case; nobody is me, None changes nothing.

        Raises `ActorUnknown` where nobody has that handle.
        """
        ...

    def close(self) -> None:
        """Close what was opened."""
        ...
