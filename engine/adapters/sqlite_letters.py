"""The book of letters of a store in a file: a file of its own beside it, which can be lost without loss to any case.

Where it is gone a new one is made, and what is due is told once more.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw

from engine.adapters.building import build_beside, lay
from engine.adapters.connection import connect, told
from engine.adapters.letter_tables import TABLES, LetterBook
from engine.adapters.private import told_as_store_errors
from engine.adapters.shape import require_shape
from engine.adapters.sqlite import SqliteStore

APPLICATION_ID = 0x4254494A  # "BTIJ" in the file's header
SUFFIX = "-jobber"


def letters_path(place: Path) -> Path:
    """Return where the letters of a store lie."""
    return place.with_name(place.name + SUFFIX)


class SqliteLetters:
    """The tables of letters in their file. `close` when it is done with."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold a transaction; it waits for whoever else holds one."""
        with told(), self._connection:
            yield

    def all(self, statement: str, *values: str | int | None) -> Sequence[tuple[Any, ...]]:
        """Return what a statement gives."""
        return self._connection.execute(statement, values).fetchall()

    def close(self) -> None:
        """Bring what was written into the one file, and close it."""
        with told():
            self._connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
            self._connection.close()


def open_letters(store: SqliteStore) -> tuple[LetterBook, SqliteLetters]:
    """Open the book of letters of a store, or make it; close the second when it is done with."""
    place = letters_path(store.place)
    with told_as_store_errors():
        with store.turn():
            if not place.exists():
                lay(place, _build)
        connection = connect(place, application_id=APPLICATION_ID)
        try:
            require_shape(connection, TABLES)
        except BaseException:
            connection.close()
            raise
    tables = SqliteLetters(connection)
    return LetterBook(tables), tables


def _build(draft: Path) -> None:
    build_beside(draft, TABLES, application_id=APPLICATION_ID)
