"""The way to a PostgreSQL server: connections with settings that lose nothing, and what its errors mean to a store."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import Any, TypeVar

import psycopg
from psycopg import errors, sql
from psycopg.types.string import StrDumper, TextLoader

from engine.adapters.postgres_place import municipality_of
from engine.adapters.postgres_reaching import barred, reached, require_new_enough
from engine.adapters.telling import Telling
from engine.errors import (
    EngineError,
    StoreDamaged,
    StoreForbidden,
    StoreFull,
    StoreLocked,
    StoreMissing,
    StoreReadOnly,
    StoreUngranted,
    StoreUnreachable,
    StoreUnsafe,
)

Connection = psycopg.Connection[tuple[Any, ...]]

MOST_CONNECTIONS = 8  # of one process; whoever comes then waits for one of them
PATIENCE = 5.0  # seconds to wait for a server that was there, and is gone
LOCK_MILLISECONDS = 5000
EVERYBODY = "*"
"""Stands for every case, in the place of the words of whoever acts: for the upkeep of a store."""
_PAUSE = 0.05  # seconds between two tries

# Each setting that an acknowledged event rests on, and what makes it unsafe.
_UNSAFE = (("fsync", "off"), ("full_page_writes", "off"), ("synchronous_commit", "off"))

_SECURE = """
SELECT current_setting('fsync'), current_setting('full_page_writes'), current_setting('synchronous_commit'),
set_config('search_path', %s, false), set_config('lock_timeout', %s, false),
set_config('default_transaction_isolation', 'read committed', false), set_config('bti.audience', %s, false)
"""

_ACT_AS = "SELECT set_config('role', %s, false), set_config('bti.audience', %s, false)"

_MAY_USE = "SELECT has_schema_privilege(oid, 'USAGE') FROM pg_namespace WHERE nspname = %s"

_MEANINGS: tuple[tuple[tuple[type[psycopg.Error], ...], type[EngineError]], ...] = (
    ((errors.DiskFull,), StoreFull),
    ((errors.ReadOnlySqlTransaction,), StoreReadOnly),
    ((errors.LockNotAvailable, errors.DeadlockDetected, errors.TooManyConnections), StoreLocked),
    ((errors.UndefinedTable, errors.UndefinedFunction, errors.UndefinedColumn), StoreDamaged),
    ((errors.DataCorrupted, errors.IndexCorrupted), StoreDamaged),
    ((psycopg.OperationalError,), StoreUnreachable),
)

_Answer = TypeVar("_Answer")


class _Text(StrDumper):
    """Writes text so that PostgreSQL takes all of it: it has no character 0."""

    def dump(self, obj: str) -> Any:  # noqa: ANN401 - as its library has it
        """Return the text as it is kept."""
        if "\\" in obj or "\0" in obj:
            obj = obj.replace("\\", "\\\\").replace("\0", "\\0")
        return super().dump(obj)


class _Read(TextLoader):
    """Reads what `_Text` has written."""

    def load(self, data: Any) -> str:  # noqa: ANN401 - as its library has it
        """Return the text as it was given."""
        kept = str(data, "utf-8")  # an act reads a hundred texts
        if "\\" not in kept:
            return kept
        return "\\".join(part.replace("\\0", "\0") for part in kept.split("\\\\"))


def told() -> AbstractContextManager[None]:
    """Turn the server's errors into the store's own; its words, statements and values are left behind."""
    return _TELLING


def _failure(error: psycopg.Error) -> EngineError | None:
    for kinds, meaning in _MEANINGS:
        if isinstance(error, kinds):
            return meaning(reason="server")
    return None


_TELLING = Telling(psycopg.Error, _failure)


class _Pool:
    """The connections that are free, each with the words of whoever acted on it last."""

    def __init__(self) -> None:
        self.free: list[tuple[Connection, str]] = []
        self.room = threading.BoundedSemaphore(MOST_CONNECTIONS)
        self.was_there = False  # the server

    def taken(self, audience: str) -> tuple[Connection, str] | None:
        """Return a free connection, rather one on which the same acted; None where none is free."""
        for place, (_, last) in enumerate(self.free):
            if last == audience:
                with suppress(IndexError):  # another thread has come first
                    return self.free.pop(place)
        with suppress(IndexError):
            return self.free.pop()
        return None


class Link:
    """The connections of one process to the tables of one store. Any thread may use it.

    A connection is made when it is needed, and kept for the next: a store that is opened for one command pays for one,
    and is told at once where there is no server. Who acts on it is said anew whenever that is another than the last.
    """

    def __init__(self, address: str, schema: str, *, audience: str = EVERYBODY, pool: _Pool | None = None) -> None:
        self.schema = schema
        self._address = address
        self._audience = audience
        self._pool = pool or _Pool()

    def narrowed(self, audience: str) -> "Link":
        """Return the way to those cases alone that share one of these words, on the same connections."""
        return Link(self._address, self.schema, audience=audience, pool=self._pool)

    @property
    def idle(self) -> tuple[Connection, ...]:
        """The connections that wait for the next who needs one."""
        return tuple(connection for connection, _ in self._pool.free)

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """Give a connection on which every statement is a transaction of its own, and take it back."""
        with self._pool.room:
            connection, last = self._pool.taken(self._audience) or (self._connect(), EVERYBODY)
            try:
                if last != self._audience:
                    self._act(connection)
                yield connection
            except errors.InsufficientPrivilege:
                raise self._forbidden(connection) from None
            finally:
                if connection.closed or connection.info.transaction_status != psycopg.pq.TransactionStatus.IDLE:
                    connection.close()
                else:
                    self._pool.free.append((connection, self._audience))

    def attempt(self, work: Callable[[Connection], _Answer]) -> _Answer:
        """Do something that may be done twice, again while the server is gone or has taken it back."""
        last = None  # the moment until which it is waited for: however long it was at work before it was gone
        while True:
            try:
                with self.connection() as connection:
                    return work(connection)
            except (psycopg.OperationalError, errors.DeadlockDetected) as error:
                last = last or time.monotonic() + PATIENCE
                if not (self._pool.was_there and _may_pass(error)) or time.monotonic() > last:
                    raise
                time.sleep(_PAUSE)

    def all(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Return what a statement gives that changes nothing, or that may be done twice."""
        with told():
            return self.attempt(lambda connection: connection.execute(statement, values).fetchall())

    def do(self, statement: str, *values: object) -> None:
        """Do a statement that gives nothing, and may be done twice."""
        with told():
            self.attempt(lambda connection: connection.execute(statement, values))

    def make_place(self, lay: Callable[[Connection], None], *, at_last: Callable[[], None]) -> None:
        """Make the tables' own room and what is in it, whole or not at all; `at_last` is done when all is laid.

        To fill it may take long. What must be there with it, and is of no use without, is made when that is over.
        """
        with told(), self.connection() as connection, connection.transaction():
            try:
                connection.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(self.schema)))
            except errors.InsufficientPrivilege:
                raise self._forbidden(connection, reason="create") from None
            lay(connection)
            at_last()

    def drop_place(self) -> None:
        """Take the tables' room away with all that is in it."""
        with told(), self.connection() as connection:
            connection.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(self.schema)))
            with suppress(errors.DependentObjectsStillExist, errors.InsufficientPrivilege):  # another database has it
                connection.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(role_of(self.schema))))

    def has_place(self) -> bool:
        """Tell whether there is a room for the tables."""
        return bool(self.all("SELECT 1 FROM pg_namespace WHERE nspname = %s", self.schema))

    def require_place(self, *, named: str) -> None:
        """Raise `StoreMissing` where there is no store, and `StoreForbidden` where whoever logs on may not use it."""
        with told(), self.connection() as connection:
            found = connection.execute(_MAY_USE, (self.schema,)).fetchone()
            if found is None:
                raise StoreMissing(path=named, reason="server")
            if found != (True,):
                raise self._forbidden(connection)

    def version(self) -> str:
        """Return the version of the server."""
        return str(self.all("SHOW server_version")[0][0])

    def close(self) -> None:
        """Close the connections that are free."""
        while self._pool.free:
            with suppress(psycopg.Error, IndexError):
                self._pool.free.pop()[0].close()

    def _forbidden(self, connection: Connection, *, reason: str = "") -> StoreForbidden:
        """Return that whoever logs on to the server may not do what was asked for."""
        info = connection.info
        return StoreForbidden(reason=reason, user=info.user, database=info.dbname, place=municipality_of(self.schema))

    def _act(self, connection: Connection) -> None:
        """Let those act on a connection whose words these are. Raises `StoreUngranted`."""
        role = "none" if self._audience == EVERYBODY else role_of(self.schema)
        try:
            connection.execute(_ACT_AS, (role, self._audience))
        except (errors.InsufficientPrivilege, errors.InvalidParameterValue) as error:
            reason = "taken" if isinstance(error, errors.InsufficientPrivilege) else ""
            refused = StoreUngranted(reason=reason, role=role, user=connection.info.user)
            connection.close()  # one half may have been said
            raise refused from None

    def _connect(self) -> Connection:
        try:
            connection = reached(self._address)
        except psycopg.OperationalError as error:
            if not self._pool.was_there and (met := barred(error, self._address)) is not None:
                raise met from None
            raise
        try:
            self._secure(connection)
        except BaseException:
            connection.close()
            raise
        self._pool.was_there = True
        return connection

    def _secure(self, connection: Connection) -> None:
        """Set what every connection rests on. Raises `StoreUnsafe` where an acknowledged event could be lost."""
        require_new_enough(connection.info.server_version)
        quoted = sql.Identifier(self.schema).as_string(connection)
        found = connection.execute(_SECURE, (quoted, str(LOCK_MILLISECONDS), EVERYBODY)).fetchone() or ()
        for (setting, unsafe), value in zip(_UNSAFE, found, strict=False):
            if value == unsafe:
                raise StoreUnsafe(setting=setting, found=value, wanted="on", reason="server")
        take_every_text(connection)
        connection.prepare_threshold = 1


def role_of(schema: str) -> str:
    """Return the role that people act in who use the store in this room."""
    return f"{schema}_bruk"


def take_every_text(connection: Connection) -> None:
    """Have a connection write and read text of every kind."""
    connection.adapters.register_dumper(str, _Text)
    connection.adapters.register_loader("text", _Read)


def _may_pass(error: psycopg.Error) -> bool:
    """Tell whether an error is of a server that comes back, or of two that waited for each other."""
    state = error.sqlstate
    return state is None or state[:2] in {"08", "40"} or state in {"57P01", "57P02", "57P03"}
