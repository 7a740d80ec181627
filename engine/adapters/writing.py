"""The turn of a store's writers and a transaction, held while something is kept: it is kept whole or not at all."""

from collections.abc import Callable
from contextlib import suppress
from types import TracebackType

import apsw

from engine.adapters.connection import told
from engine.adapters.private import told_as_store_errors
from engine.adapters.turns import Queue


class Writing:
    """What all that is written to a store is written in, one block after the other.

    `before` is asked once the turn has come, `after` when what was written is kept, before the next one has the turn.
    Every append comes here, and entering it costs half of what a generator does.
    """

    def __init__(
        self, connection: apsw.Connection, queue: Queue, *, before: Callable[[], None], after: Callable[[], None]
    ) -> None:
        self._connection = connection
        self._cursor = connection.cursor()
        self._queue = queue
        self._before = before
        self._after = after

    def __enter__(self) -> None:
        try:
            self._queue.take()
            self._before()
            self._cursor.execute("BEGIN IMMEDIATE")
        except BaseException:
            self._roll_back()
            self._queue.give_back()
            with told(self._connection), told_as_store_errors():
                raise

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._commit(error)
            self._after()
        finally:
            self._queue.give_back()

    def _commit(self, error: BaseException | None) -> None:
        try:
            if error is not None:
                raise error  # noqa: TRY301 - told and taken back as what COMMIT raises
            self._cursor.execute("COMMIT")
        except BaseException:
            self._roll_back()
            with told(self._connection), told_as_store_errors():
                raise

    def _roll_back(self) -> None:
        """Take the transaction back; SQLite has done so itself after some errors."""
        if self._connection.in_transaction:
            with suppress(apsw.Error):  # the error that led here is the one to tell
                self._connection.execute("ROLLBACK")
