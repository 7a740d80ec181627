"""The book of letters of a store on a server: two tables in the municipality's room, made when first needed."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from engine.adapters.letter_tables import TABLES, LetterBook
from engine.adapters.postgres import PostgresStore
from engine.adapters.postgres_link import Connection, Link, told

_HOLD = "SELECT pg_advisory_xact_lock(hashtextextended('bti letters ' || current_schema, 0))"
_IS_MADE = "SELECT to_regclass('letters') IS NOT NULL"


class PostgresLetters:
    """The tables of letters on the server. Any thread may use them: each holds a connection while it writes."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._held = threading.local()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold a transaction; it waits for whoever else holds what it asks for."""
        with told(), self._link.connection() as connection, connection.transaction():
            self._held.connection = connection
            try:
                yield
            finally:
                self._held.connection = None

    @property
    def connection(self) -> Connection:
        """The connection of the transaction that this thread holds."""
        held: Connection = self._held.connection
        return held

    def all(self, statement: str, *values: str | int | None) -> Sequence[tuple[Any, ...]]:
        """Return what a statement gives."""
        cursor = self.connection.execute(statement.replace("?", "%s").encode(), values)
        return cursor.fetchall() if cursor.description else ()


def open_letters(store: PostgresStore) -> tuple[LetterBook, PostgresLetters]:
    """Open the book of letters of a store, or make it."""
    tables = PostgresLetters(store.whole().link)
    with tables.writing():
        if not tables.all(_IS_MADE)[0][0]:
            make_tables(tables.connection)
    return LetterBook(tables), tables


def make_tables(connection: Connection) -> None:
    """Make the tables, once, however many begin at once."""
    connection.execute(_HOLD)
    if not (connection.execute(_IS_MADE).fetchone() or (False,))[0]:
        connection.execute(TABLES.encode())
