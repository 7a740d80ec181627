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
from types import ModuleType
from typing import Any
from unittest.mock import patch

import engine.console
from engine.adapters.clock import FixedClock
from engine.adapters.codec import JsonCodec
from engine.adapters.keys import RandomIds
from engine.application import cases, emergencies, guidelines, publishing
from engine.application.ports import Person
from engine.application.world import World
from engine.bundled import BundledShelf
from tests.stories.stores import AnyStore

UseCase = Callable[..., Any]

USE_CASES: Mapping[str, tuple[ModuleType, str]] = {
    "act": (cases, "act"),
    "open": (guidelines, "open_case"),
    "break-glass": (emergencies, "break_glass"),
    "review": (emergencies, "review"),
    "publish": (publishing, "publish"),
}
"""What changes a store. A use case that is missing here leaves the stores of the use cases without what it did."""


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
        known = {one.id for one in store.people()}
        for one in self.people:
            if one.id not in known:
                store.add(one)
        module, name = USE_CASES[self.use_case]
        world = world_of(store, self.person, today=self.today)
        return getattr(module, name)(world, *self.arguments, **self.named)


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
    return World(
        store=store,
        directory=store,
        log=store,
        clock=FixedClock.on(today),
        ids=RandomIds(),
        codec=JsonCodec(),
        shelf=BundledShelf(),
        person=person,
        practice=True,
    )


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
        answer = real(world, *arguments, **named)
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
