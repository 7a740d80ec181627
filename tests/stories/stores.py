"""The stores that every story is told on through the use cases. A further store gets its line here, and nowhere else.

The command line takes the store that bootstrap gives it.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from engine.adapters.memory import MemoryStore
from engine.adapters.postgres import PostgresStore
from engine.application.ports import AccessLog, Directory, Person, Store
from tests.adapters import postgres_server
from tests.adapters.stores import create_store


class AnyStore(Store, Directory, AccessLog, Protocol):
    """A store that is its own directory, and its own access log."""

    def close(self) -> None:
        """Close what was opened."""
        ...


STORES: Mapping[str, Callable[[Path], AnyStore]] = {
    "memory": lambda _: MemoryStore(practice=True),
    "sqlite": lambda folder: create_store(folder / "use-cases" / "stories.lager", practice=True),
    "postgres": lambda folder: postgres_server.create_store(folder / "use-cases", practice=True),
}
"""How each store is made, empty, in a folder that is."""


def seen_by(store: AnyStore, person: Person) -> AnyStore:
    """Return a store as bootstrap gives it to whoever acts: on a server, without the cases that are none of theirs."""
    return store.seen_by(person) if isinstance(store, PostgresStore) else store


@contextmanager
def opened(name: str, folder: Path) -> Iterator[AnyStore]:
    """Give an empty store of this kind."""
    (folder / "use-cases").mkdir(exist_ok=True)
    store = STORES[name](folder)
    try:
        yield store
    finally:
        store.close()
