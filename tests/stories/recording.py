"""Writes down which use cases the command line calls, with what, and what came of it; and calls them again.

The command line is never read twice: what it makes of a command is taken from its own call of the application.
"""

import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from types import ModuleType
from typing import Any
from unittest.mock import patch

import apsw

import engine.console
from engine.adapters.clock import FixedClock
from engine.adapters.codec import JsonCodec
from engine.adapters.keys import RandomIds
from engine.adapters.letter_tables import TABLES, LetterBook
from engine.adapters.sqlite_letters import SqliteLetters
from engine.application import (
    archiving,
    cases,
    citizen,
    emergencies,
    guidelines,
    insight,
    life,
    moving,
    moving_many,
    pages,
    publishing,
    queries,
)
from engine.application.archiving import Making
from engine.application.ports import Person
from engine.application.queries import CaseView
from engine.application.world import World
from engine.bundled import BundledShelf
from engine.values import replace
from tests.stories.stores import AnyStore, seen_by

UseCase = Callable[..., Any]

USE_CASES: Mapping[str, tuple[ModuleType, str]] = {
    "act": (cases, "act"),
    "open": (guidelines, "open_case"),
    "break-glass": (emergencies, "break_glass"),
    "review": (emergencies, "review"),
    "publish": (publishing, "publish"),
    "move": (moving, "move"),
    "move-many": (moving_many, "moves"),
    "archive": (archiving, "archive"),
    "change-closed": (life, "change"),
    "erase": (life, "carry_out"),
    "insight": (insight, "insight"),
    "citizens-copy": (citizen, "citizens_copy"),
    "links": (pages, "look_through"),
}
"""What changes a store, or refuses to tell what is in it.

A use case that is missing here leaves the stores of the use cases without what it did.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """A call of a use case: by whom, on which day, with what, and what it answered."""

    use_case: str
    person: Person
    people: tuple[Person, ...]
    today: date
    arguments: tuple[Any, ...]
    named: Mapping[str, Any]
    answer: Any

    def again(self, store: AnyStore) -> Any:  # noqa: ANN401 - whatever it answers
        """Call it on another store, and return what it answers there."""
        known = store.people()
        for one in self.people:
            if one not in known:
                store.add(one)
        module, name = USE_CASES[self.use_case]
        world = world_of(store, self.person, today=self.today)
        arguments = [_here(one, world) for one in self.arguments]
        named = {key: _here(one, world) for key, one in self.named.items()}
        return _whole(getattr(module, name)(world, *arguments, **named))


@dataclass(slots=True)
class Record:
    """The calls that were made, in order; `since` are those that were made after the last look."""

    calls: list[Called] = field(default_factory=list)
    _looked: int = 0

    def since(self) -> tuple[Called, ...]:
        """Return the calls since the last time, and remember that they were seen."""
        new = tuple(self.calls[self._looked :])
        self._looked = len(self.calls)
        return new


def world_of(store: AnyStore, person: Person, *, today: date) -> World:
    """Return the world of a use case, as bootstrap makes it for a practice store."""
    seen = seen_by(store, person)
    return World(
        store=seen,
        directory=seen,
        log=seen,
        clock=FixedClock.on(today),
        ids=RandomIds(),
        codec=JsonCodec(),
        shelf=BundledShelf(),
        person=person,
        practice=True,
    )


def _here(argument: Any, world: World) -> Any:  # noqa: ANN401 - whatever the use case takes
    """Return what a use case was called with as it is in another store: a case as it stands, a folder of its own.

    Letters stand beside a store and not in it: a book without any is as good as another.
    """
    match argument:
        case CaseView(number=number):
            return queries.case(world, number)
        case Making(folder=folder):
            return replace(argument, folder=Path(mkdtemp(dir=folder.parent)), tell=_said)
        case LetterBook():
            return _empty_book()
        case _:
            return argument


def _empty_book() -> LetterBook:
    connection = apsw.Connection(":memory:")
    connection.execute(TABLES)
    return LetterBook(SqliteLetters(connection))


def _whole(answer: Any) -> Any:  # noqa: ANN401 - whatever a use case answers
    """Return what a use case answers; all of it where it comes bit by bit."""
    return tuple(answer) if isinstance(answer, Iterator) else answer


def _said(view: CaseView) -> tuple[str, ...]:
    """Tell what happened without a screen to tell it on."""
    return tuple(type(event.body).__name__ for event in view.events)


@contextmanager
def recording() -> Iterator[Record]:
    """Write down each use case that the command line calls meanwhile."""
    record = Record()
    with ExitStack() as stack:
        for name, (module, function) in USE_CASES.items():
            real = getattr(module, function)
            written = _written(record, name, real=real)
            for place in (module, *_console()):
                for bound in [bound for bound, value in vars(place).items() if value is real]:
                    stack.enter_context(patch.object(place, bound, written))
        yield record


def _written(record: Record, name: str, *, real: UseCase) -> UseCase:
    def call(world: World, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the use case takes
        answer = _whole(real(world, *arguments, **named))
        record.calls.append(
            Called(
                use_case=name,
                person=world.person,
                people=world.directory.people(),
                today=world.clock.today(),
                arguments=arguments,
                named=named,
                answer=answer,
            )
        )
        return answer

    return call


@cache
def _console() -> tuple[ModuleType, ...]:
    """Return every module of the command line, read before anything in them is changed."""
    for one in pkgutil.walk_packages(engine.console.__path__, "engine.console."):
        importlib.import_module(one.name)
    return tuple(module for name, module in sys.modules.items() if name.startswith("engine.console"))
