"""Opens connections to a store's SQLite file, with settings that lose nothing, and tells what its errors mean."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import apsw

from engine.adapters.private import failure_of
from engine.adapters.telling import Telling
from engine.errors import (
    EngineError,
    StoreAltered,
    StoreDamaged,
    StoreFull,
    StoreLocked,
    StoreNewer,
    StoreOlder,
    StoreReadOnly,
    StoreUnreachable,
    StoreUnsafe,
)

APPLICATION_ID = 0x42544931  # "BTI1" in the file's header
SCHEMA_VERSION = 2
OLDER_VERSIONS = {1}  # from before keys
OLDEST_SAFE = (3, 51, 3)  # SQLite 3.7.0 to 3.51.2 can damage a file when its WAL is reset
BUSY_MILLISECONDS = 5000  # a net below the queue of writers
PAGE_BYTES = 2048  # of a new file: an append writes seven pages, and half of each is enough

# Each setting as it is asked for, and as SQLite answers when it holds.
SETTINGS: tuple[tuple[str, str, str | int], ...] = (
    ("journal_mode", "wal", "wal"),
    ("synchronous", "full", 2),
    ("fullfsync", "on", 1),
    ("checkpoint_fullfsync", "on", 1),
    ("wal_autocheckpoint", "0", 0),  # else COMMIT can report the failure of a checkpoint on an event that is kept
    ("foreign_keys", "on", 1),
    ("secure_delete", "on", 1),
    ("trusted_schema", "off", 0),
    ("cell_size_check", "on", 1),
    ("temp_store", "memory", 2),  # a list that is sorted leaves no file in the temporary folder
)

# Nothing that somebody else has put into a file runs in it: a store has no triggers and no views.
_ONLY_OURS = (
    (apsw.SQLITE_DBCONFIG_DEFENSIVE, 1),
    (apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0),
    (apsw.SQLITE_DBCONFIG_ENABLE_VIEW, 0),
)

_MEANINGS: tuple[tuple[tuple[type[apsw.Error], ...], type[EngineError]], ...] = (
    ((apsw.FullError,), StoreFull),
    ((apsw.BusyError, apsw.LockedError, apsw.ProtocolError), StoreLocked),
    ((apsw.CorruptError, apsw.NotADBError, apsw.FormatError, apsw.MismatchError, apsw.SQLError), StoreDamaged),
    ((apsw.ReadOnlyError, apsw.PermissionsError, apsw.AuthError), StoreReadOnly),
    ((apsw.IOError, apsw.CantOpenError, apsw.NoLFSError, apsw.NoMemError), StoreUnreachable),
)

# A place in a table that only somebody else than the program can have taken; other constraints are for bugs.
_TAKEN = frozenset(
    {
        apsw.SQLITE_CONSTRAINT_FOREIGNKEY,
        apsw.SQLITE_CONSTRAINT_PRIMARYKEY,
        apsw.SQLITE_CONSTRAINT_ROWID,
        apsw.SQLITE_CONSTRAINT_UNIQUE,
    }
)


def told(connection: apsw.Connection | None = None) -> AbstractContextManager[None]:
    """Turn SQLite's errors into the store's own; its words, statements and values are left behind.

    Of a `connection` the operating system's own number tells why a file could not be opened, read or written.
    """
    return _TELLING if connection is None else Telling(apsw.Error, lambda error: _failure_on(connection, error))


@contextmanager
def reading() -> Iterator[None]:
    """Turn SQLite's errors into the store's own, and what cannot be what was kept into `StoreDamaged`."""
    with told():
        try:
            yield
        except (ValueError, TypeError):  # a bit has turned: no date, no compartment, no UTF-8
            raise StoreDamaged from None


def _failure_on(connection: apsw.Connection, error: apsw.Error) -> EngineError | None:
    """Return what an error on a connection means, by the operating system's number where it has one for it."""
    failure = _failure(error)
    if isinstance(failure, StoreUnreachable) and connection.system_errno:
        return failure_of(connection.system_errno)
    return failure


def _failure(error: apsw.Error) -> EngineError | None:
    if getattr(error, "extendedresult", 0) == apsw.SQLITE_IOERR_SHMSIZE:
        return StoreFull()  # there is no room for the 32 kB that all who have the file open share
    if isinstance(error, apsw.ConstraintError) and getattr(error, "extendedresult", 0) in _TAKEN:
        return StoreAltered()
    for kinds, meaning in _MEANINGS:
        if isinstance(error, kinds):
            return meaning()
    return None


_TELLING = Telling(apsw.Error, _failure)


def require_safe_sqlite(version: str) -> None:
    """Raise `StoreUnsafe` for a SQLite that is known to damage files."""
    if tuple(int(part) for part in version.split(".")) < OLDEST_SAFE:
        wanted = ".".join(str(part) for part in OLDEST_SAFE)
        raise StoreUnsafe(setting="sqlite", found=version, wanted=wanted)


def connect(
    path: Path, *, new: bool = False, application_id: int = APPLICATION_ID, patience: int = BUSY_MILLISECONDS
) -> apsw.Connection:
    """Open a file that exists, and make the connection safe. A `new` file is empty and is given its identity.

    `patience` is how many milliseconds to wait for another program that holds the file.
    """
    require_safe_sqlite(apsw.sqlite_lib_version())
    with told():
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_NOFOLLOW)
    try:
        with told(connection):
            connection.set_busy_timeout(patience)
            if not new:  # nothing is changed in a file before it has shown that it is ours
                recognise(connection, application_id)
            else:
                connection.pragma("page_size", PAGE_BYTES)
            secure(connection)
            if new:
                connection.pragma("application_id", application_id)
                connection.pragma("user_version", SCHEMA_VERSION)
    except BaseException:
        connection.close()
        raise
    return connection


def recognise(connection: apsw.Connection, application_id: int) -> None:
    """Raise `StoreDamaged` for a file that is not of this kind, `StoreNewer` or `StoreOlder` for another version."""
    if connection.pragma("application_id") != application_id:
        raise StoreDamaged
    version = connection.pragma("user_version")
    if version in OLDER_VERSIONS:
        raise StoreOlder
    if version != SCHEMA_VERSION:
        raise StoreNewer(what="schema", version=str(version))


def secure(connection: apsw.Connection) -> None:
    """Set what keeps every acknowledged event, and read it back. Raises `StoreUnsafe` where a setting does not hold.

    A transaction takes the lock for writing as it begins: one that has read first is turned away where the lock is
    taken, and never waits. A writer who was killed holds it a moment longer than the turn that was hers.
    """
    connection.transaction_mode = "IMMEDIATE"
    for option, value in _ONLY_OURS:
        connection.config(option, value)
    for name, wanted, _ in SETTINGS:
        connection.pragma(name, wanted)
    for name, _, answer in SETTINGS:
        found = connection.pragma(name)
        if found != answer:
            raise StoreUnsafe(setting=name, found=str(found), wanted=str(answer))
