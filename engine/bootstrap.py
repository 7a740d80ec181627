"""Wires the world: settings, store, people, clock and guides. Nothing is read or opened before it is asked for."""

import sys
from contextlib import ExitStack
from functools import cache
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from engine.adapters.choosing import PRACTICE_NAME, person_called, store_place, wanted_store
from engine.adapters.settings import operating_user, read_settings, settings_path, write_settings
from engine.console.typed import Choices
from engine.errors import (
    EngineError,
    PersonUnknown,
    PracticeOnly,
    SettingsDamaged,
    StoreBehind,
    StoreExists,
    StoreMissing,
    StoreServerless,
    StoreUnwalled,
)
from engine.exporters.on_request import CaseDocuments
from engine.i18n import text

if TYPE_CHECKING:  # read when they are needed: a help page needs none of them
    from collections.abc import Callable, Sequence
    from datetime import datetime, timedelta

    from engine.adapters.custody import Custody
    from engine.adapters.postgres import PostgresStore
    from engine.adapters.postgres_place import Place
    from engine.adapters.sqlite import SqliteStore
    from engine.adapters.stores import Kept
    from engine.application.archiving import Packages
    from engine.application.deadlines import Term
    from engine.application.filling.filling import Bulk, Makers
    from engine.application.numbers.monthly import Keeping
    from engine.application.numbers.report import Report
    from engine.application.ports import Clock, Identifiers, Person
    from engine.application.posting import Asked
    from engine.application.shelf import Shelf
    from engine.application.sketch import Sketch
    from engine.application.upkeep import Keeper
    from engine.application.world import World
    from engine.console.wiring import Documents, Mailroom, Ready
    from engine.guideline.beside import Beside

SHORT_PATIENCE = 50  # milliseconds to wait for a store that another program holds, when the answer cannot wait
KEYS_FOLDER = "nokler"
PRACTICE_PEOPLE: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("test.laerer", "title-teacher", ()),
    ("test.helsesykepleier", "title-nurse", ()),
    ("test.leder", "title-leader", ("leader", "emergency")),
    ("test.tilsyn", "title-auditor", ("auditor",)),
)
PRACTICE_UNIT = "test"
NOBODY = ""  # the id of a machine, which is in no case and no directory


class Bootstrap:
    """The way from the command line to the world, for one run of the program."""

    def __init__(self) -> None:
        self._open: list[SqliteStore | PostgresStore] = []
        self._beside = ExitStack()

    def shelf(self) -> "Shelf":
        """Return the guides."""
        from engine.bundled import BundledShelf  # noqa: PLC0415 - read when it is needed

        return BundledShelf()

    def documents(self) -> "Documents":
        """Return what makes documents."""
        return CaseDocuments()

    def calendar(self, terms: "Sequence[Term]", *, language: str, now: "datetime", practice: bool) -> bytes:
        """Return deadlines as a file for calendar programs."""
        from engine.exporters.calendar import write_calendar  # noqa: PLC0415 - brings the calendar library with it

        return write_calendar(terms, language=language, now=now, practice=practice)

    def beside_page(self, shown: "Beside", *, language: str) -> str:
        """Return guides side by side as a page for a browser, which needs nothing but itself."""
        from engine.exporters.beside import beside_page  # noqa: PLC0415 - brings the templates with it

        return beside_page(shown, language=language)

    def numbers_page(self, report: "Report", *, language: str) -> str:
        """Return the numbers of a municipality as a page for a browser, which needs nothing but itself."""
        from engine.exporters.numbers import numbers_page  # noqa: PLC0415 - brings the templates with it

        return numbers_page(report, language=language)

    def packages(self) -> "Packages":
        """Return what writes archive packages and looks through them."""
        from engine.adapters.packages import FolderPackages  # noqa: PLC0415 - read when it is needed
        from engine.exporters.archive import files_of  # noqa: PLC0415 - brings the templates with it

        return FolderPackages(files_of)

    def picture(self, sketch: "Sketch", kind: str) -> str:
        """Return a guide drawn as `svg`, or as text in `dot` or `mermaid`."""
        from engine.exporters.drawing import drawn  # noqa: PLC0415 - read when it is needed

        return drawn(sketch, kind)

    def language(self) -> str | None:
        """Return the language that the settings name; None also where they cannot be read: help must be told."""
        try:
            return read_settings().language
        except SettingsDamaged:
            return None

    def guideline(self) -> str | None:
        """Return the guide that the settings name."""
        return read_settings().guideline

    def remind_days(self) -> int | None:
        """Return how many days ahead the settings want a reminder."""
        return read_settings().remind_days

    def clock(self, choices: Choices) -> "Clock":
        """Return the clock, which needs no store."""
        return _clock(choices)

    def world(self, choices: Choices) -> "World":
        """Open the store and return the world."""
        from engine.adapters.clock import SystemClock  # noqa: PLC0415 - read when a store is opened
        from engine.adapters.codec import JsonCodec  # noqa: PLC0415 - as above
        from engine.adapters.stores import is_doubtful, seen_by  # noqa: PLC0415 - as above
        from engine.application.looking import OneRun  # noqa: PLC0415 - as above
        from engine.application.world import World  # noqa: PLC0415 - as above

        store = self._opened(store_place(choices.store), patience=SHORT_PATIENCE if choices.hurried else None)
        if (choices.acting_as or choices.on_day) and not store.is_practice:
            raise PracticeOnly
        person = _acting(store.people(), choices)
        seen = seen_by(store, person)
        return World(
            store=seen,
            directory=seen,
            log=OneRun(seen),
            clock=_clock(choices),
            ids=_ids(),
            codec=JsonCodec(),
            shelf=self.shelf(),
            person=person,
            practice=store.is_practice,
            doubtful=not choices.hurried and is_doubtful(store, today=SystemClock().today()),
        )

    def mailroom(self, choices: Choices, *, language: str) -> "Mailroom":
        """Return where letters are kept and handed over, beside the store that is open."""
        from engine.mailroom import mailroom_of  # noqa: PLC0415 - brings the mail library with it

        store = self._open[-1] if self._open else self._opened(store_place(choices.store))
        return mailroom_of(store, language=language, closing=self._beside)

    def keeping(self, folder: str, *, language: str) -> "Keeping":
        """Return where the numbers of the months of the store that is open are kept."""
        from engine.countroom import keeping_of  # noqa: PLC0415 - brings the templates with it

        return keeping_of(self._open[-1], folder, language=language)

    def bulk(self, world: "World", *, cases: int) -> "tuple[Bulk, Makers]":
        """Return what makes so many invented cases, and what keeps them in the store that is open."""
        from engine.adapters.stores import bulk_of  # noqa: PLC0415 - read when it is needed

        return bulk_of(world, cases=cases)

    def work(
        self, world: "World", *, language: str, asked: "Asked", within: "timedelta"
    ) -> "Callable[[Callable[[str], None]], None] | None":
        """Return what does the jobs in the queue of the store that is open; None where that is a file."""
        store = self._open[-1]
        if isinstance(store.place, Path):
            return None
        try:
            from engine.jobroom import work_of  # noqa: PLC0415 - brings the queue's library, which need not be installed
        except ImportError:
            raise StoreServerless from None
        return work_of(store, world=world, language=language, asked=asked, within=within)

    def practises(self, choices: Choices) -> bool:
        """Tell whether these choices lead to a practice store, as it says itself, else as its name does."""
        from engine.adapters.stores import says_practice  # noqa: PLC0415 - brings the database with it

        if self._open:  # to open the file once more would drop the locks that are held on it
            return self._open[-1].is_practice
        try:
            place = store_place(choices.store)
            said = says_practice(place)
        except EngineError:
            return False
        return isinstance(place, Path) and place.name == PRACTICE_NAME if said is None else said

    def keeper(self, choices: Choices, *, whatever: bool = False) -> "Keeper":
        """Return what looks after the store."""
        from engine.adapters.codec import JsonCodec  # noqa: PLC0415 - read when it is needed
        from engine.adapters.stores import keeper_of  # noqa: PLC0415 - as above

        return keeper_of(
            self._kept(store_place(choices.store, whatever=whatever)),
            clock=_clock(choices),
            codec=JsonCodec(),
            for_practice=bool(choices.acting_as or choices.on_day),
        )

    def set_up(self, choices: Choices, *, practice: bool | None, language: str, anew: bool = False) -> "Ready":
        """Make what is missing, a store and me in it, and point the settings at it.

        Where there was a real store, a new one is made only when it is to be made `anew`.
        """
        from engine.adapters.master_key import key_copied_at  # noqa: PLC0415 - brings the ciphers with it
        from engine.adapters.stores import is_in_use  # noqa: PLC0415 - brings the database with it
        from engine.console.wiring import Ready  # noqa: PLC0415 - only where something is set up

        settings = read_settings()
        path, chosen = wanted_store(choices.store, settings, practice=practice, keep=choices.keep)
        store, made, renewed = self._found_or_made(path, practice=bool(practice), anew=anew)
        if practice is not None and store.is_practice is not practice:
            raise StoreExists(path=str(path), reason="practice" if store.is_practice else "real")
        if not store.is_practice:
            _note_place(store)
        added = not choices.unattended and _add_me(store, language=language)
        if store.is_practice:
            _add_practice_people(store, language=language)
        if chosen != settings:
            write_settings(chosen)
        return Ready(
            store=str(path),
            on_server=not isinstance(path, Path),
            key=str(store.custody.key_path(store.identity.store_id)),
            key_copied_at=key_copied_at(store.notices(), store.identity.store_id),
            settings=str(settings_path()),
            practice=store.is_practice,
            made=made,
            in_use=not made and is_in_use(store),
            renewed=renewed,
            added=added,
            handle=_me(store.people(), unattended=choices.unattended).handle,
            people=tuple(person.handle for person in store.people()),
            roles={person.handle: person.roles for person in store.people() if person.roles},
            language=chosen.language,
            guideline=chosen.guideline,
            remind_days=chosen.remind_days,
        )

    def choose(
        self, *, language: str | None = None, guideline: str | None = None, remind_days: int | None = None
    ) -> None:
        """Write a choice to the settings."""
        settings = read_settings()
        chosen = settings._replace(language=language or settings.language, guideline=guideline or settings.guideline)
        write_settings(chosen._replace(remind_days=settings.remind_days if remind_days is None else remind_days))

    def add_person(self, choices: Choices, *, handle: str, title: str) -> None:
        """Add a person to the directory."""
        from engine.application.ports import Person  # noqa: PLC0415 - read when it is needed

        store = self._opened(store_place(choices.store))
        store.add(Person(id=_ids().new(), handle=handle, title=title))

    def assign(
        self, choices: Choices, *, handle: str | None, unit: str | None, roles: "tuple[str, ...] | None"
    ) -> None:
        """Write in the directory where a person works, and what the person does whatever the case; nobody is me."""
        from engine.values import replace  # noqa: PLC0415 - read when it is needed

        store = self._opened(store_place(choices.store))
        found = person_called(handle, store.people()) if handle else _me(store.people())
        store.add(
            replace(found, unit=found.unit if unit is None else unit, roles=found.roles if roles is None else roles)
        )

    def close(self) -> None:
        """Close what was opened."""
        self._beside.close()
        while self._open:
            self._open.pop().close()

    def _opened(self, place: "Path | Place", *, patience: int | None = None) -> "SqliteStore | PostgresStore":
        from engine.adapters.stores import opened  # noqa: PLC0415 - brings the database with it

        store = opened(self._kept(place), patience=patience)
        self._open.append(store)
        return store

    def _kept(self, place: "Path | Place") -> "Kept":
        from engine.adapters.stores import Kept  # noqa: PLC0415 - as above

        return Kept(place=place, custody=self._custody())

    def _custody(self) -> "Custody":
        """Return the folder of keys: beside the settings, and never beside a store."""
        from engine.adapters.custody import Custody  # noqa: PLC0415 - brings the ciphers with it

        asked = cache(self._ask_for_pass_phrase)  # one run asks once, however often the key is needed
        return Custody(settings_path().parent / KEYS_FOLDER, ask=asked if sys.stdin.isatty() else None)

    def _ask_for_pass_phrase(self) -> str:
        from getpass import getpass  # noqa: PLC0415 - only where a pass phrase guards the key

        return getpass(text("ask-pass-phrase", self.language() or "nb") + " ")

    def _found_or_made(
        self, place: "Path | Place", *, practice: bool, anew: bool
    ) -> "tuple[SqliteStore | PostgresStore, bool, str]":
        """Return a store, whether it is new, and what is to be told of what had to be put in order."""
        from engine.adapters.stores import brought_forward, made, walled_again, walls_renewed  # noqa: PLC0415 - as above

        try:
            store = self._opened(place)
            return store, False, "setup-walls-renewed" if walls_renewed(self._kept(place), store) else ""
        except StoreBehind:
            renewed = brought_forward(self._kept(place))  # another may have done it meanwhile
            return self._opened(place), False, "setup-renewed" if renewed else ""
        except StoreUnwalled:
            walled_again(self._kept(place))
            return self._opened(place), False, "setup-walled"
        except StoreMissing as error:
            if str(error.arguments.get("reason", "")).startswith("known") and not (practice or anew):
                raise
            store = made(self._kept(place), practice=practice)
            self._open.append(store)
            return store, True, ""


def _note_place(store: "SqliteStore | PostgresStore") -> None:
    """Remember where a store lies; what is on a server does not lie where somebody could take it away by mistake."""
    if not isinstance(store.place, Path):
        return
    from engine.adapters.clock import SystemClock  # noqa: PLC0415 - read when it is needed
    from engine.adapters.whereabouts import note_store  # noqa: PLC0415 - as above

    note_store(store.custody, store.identity.store_id, place=store.place, at=SystemClock().now())


def make_wiring() -> Bootstrap:
    """Return the wiring of one run."""
    return Bootstrap()


def _acting(people: "tuple[Person, ...]", choices: Choices) -> "Person":
    """Return who acts: in practice whoever `--som` names, else the operating system's user, who may be a machine."""
    named = choices.acting_as
    return _me(people, unattended=choices.unattended) if named is None else person_called(named, people)


def _me(people: "tuple[Person, ...]", *, unattended: bool = False) -> "Person":
    user = operating_user()
    for person in people:
        if person.os_user == user:
            return person
    if not unattended:
        raise PersonUnknown
    from engine.application.ports import Person  # noqa: PLC0415 - read when it is needed

    return Person(id=NOBODY, handle=user, title="")


def _add_me(store: "SqliteStore | PostgresStore", *, language: str) -> bool:
    from engine.application.ports import Person  # noqa: PLC0415 - read when it is needed

    user = operating_user()
    people = store.people()
    if any(person.os_user == user for person in people):
        return False
    taken = {person.handle for person in people}
    free = (name for name in chain([user], (f"{user}.{number}" for number in count(2))) if name not in taken)
    title, unit = text("title-employee", language), PRACTICE_UNIT if store.is_practice else None
    store.add(Person(id=_ids().new(), handle=next(free), title=title, unit=unit, os_user=user))
    return True


def _add_practice_people(store: "SqliteStore | PostgresStore", *, language: str) -> None:
    from engine.application.ports import Person  # noqa: PLC0415 - read when it is needed

    known = {person.handle for person in store.people()}
    for handle, title, roles in PRACTICE_PEOPLE:
        if handle not in known:
            named = text(title, language)
            store.add(Person(id=_ids().new(), handle=handle, title=named, unit=PRACTICE_UNIT, roles=roles))


def _clock(choices: Choices) -> "Clock":
    from engine.adapters.clock import FixedClock, SystemClock  # noqa: PLC0415 - read when a store is opened

    return FixedClock.on(choices.on_day) if choices.on_day else SystemClock()


def _ids() -> "Identifiers":
    from engine.adapters.keys import RandomIds  # noqa: PLC0415 - read when a store is opened

    return RandomIds()
