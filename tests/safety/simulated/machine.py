"""A machine with one store and several processes on it, in one thread: each statement is a moment when one may die.

A process that dies does nothing more: no rollback, no checkpoint, no remembering. When the power goes, all die at once.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from types import TracebackType
from typing import Any
from unittest import mock

import apsw
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from engine.adapters import vault
from engine.adapters.custody import Custody
from engine.adapters.sqlite import SqliteStore

NO_CHECKPOINT = apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE
_Connection, _Cipher = apsw.Connection, AESGCM


class Died(BaseException):
    """The process is gone. No error of the program's: nothing in it may catch this."""


class Fate(Enum):
    """What befalls a process at a statement."""

    DIE = auto()
    STUMBLE = auto()  # SQLite refuses the statement
    WATCHED = auto()  # another process looks at the store just then


@dataclass(slots=True)
class Process:
    """One process. Its `fate` befalls it after so many more moments; there is one before and one after a statement."""

    place: Path
    custody: Custody
    chance: Callable[[int], bytes]
    store: SqliteStore | None = None
    fate: Fate | None = None
    moments: int = 0
    refusal: type[apsw.Error] = apsw.FullError
    watch: Callable[[], None] | None = None
    dead: bool = False
    met: Fate | None = None
    connections: list["Watched"] = field(default_factory=list)

    def open(self) -> SqliteStore:
        """Open the store."""
        with mock.patch.object(apsw, "Connection", self._connect):
            self.store = SqliteStore.open(self.place, custody=self.custody, chance=self.chance)
        return self.store

    def create(self) -> SqliteStore:
        """Make the store, and open it."""
        with mock.patch.object(apsw, "Connection", self._connect):
            self.store = SqliteStore.create(self.place, custody=self.custody, chance=self.chance)
        return self.store

    def close(self) -> None:
        """Close the store, as one does."""
        if self.store:
            self.store.close()
        self.store = None

    def die(self) -> None:
        """Be gone: what was not committed is as if it had never been, and nobody is told."""
        self.dead = True
        for connection in tuple(self.connections):
            connection.close()
        if self.store:
            os.close(self.store._queue._handle)  # noqa: SLF001 - the system closes what a dead process had open
        self.store = None

    def moment(self, *, before: str = "") -> None:
        """Let what is to befall the process do so, if this is the moment. `before` is the statement to come."""
        if self.dead:
            raise Died
        if self.fate is None or before == "ROLLBACK":
            return
        self.moments -= 1
        if self.moments > 0 or (self.fate is Fate.STUMBLE and not before):
            return
        self.met, self.fate = self.fate, None
        match self.met:
            case Fate.DIE:
                self.dead = True
                raise Died
            case Fate.STUMBLE:
                raise self.refusal
            case Fate.WATCHED:
                if self.watch:
                    self.watch()

    def _connect(self, *arguments: Any, **named: Any) -> "Watched":  # noqa: ANN401 - whatever a connection takes
        self.moment()
        connection = Watched(*arguments, **named)
        connection.process = self
        connection.cursor_factory = WatchedCursor
        self.connections.append(connection)
        return connection


class WatchedCursor(apsw.Cursor):
    """A cursor of such a connection, also one that it makes for a single statement."""

    connection: "Watched"

    def execute(self, statements: str, *rest: Any, **named: Any) -> apsw.Cursor:  # noqa: ANN401 - as apsw has it
        self.connection.process.moment(before=statements)
        cursor = super().execute(statements, *rest, **named)
        self.connection.process.moment()
        return cursor

    def executemany(self, statements: str, *rest: Any, **named: Any) -> apsw.Cursor:  # noqa: ANN401 - as apsw has it
        self.connection.process.moment(before=statements)
        cursor = super().executemany(statements, *rest, **named)
        self.connection.process.moment()
        return cursor


class Watched(apsw.Connection):
    """A connection of a process, each of whose statements has a moment before and one after."""

    process: Process

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if kind is None:
            try:
                self.process.moment(before="RELEASE")
            except apsw.Error as refused:  # SQLite refuses the commit: what was in it is taken back
                super().__exit__(type(refused), refused, None)
                raise
        elif self.process.dead:
            return False
        done = super().__exit__(kind, error, trace)
        if kind is None:
            self.process.moment()
        return bool(done)

    def close(self, force: bool = False) -> None:  # noqa: FBT001, FBT002 - as apsw has it
        if self.process.dead:
            self.config(NO_CHECKPOINT, 1)
            force = True
        super().close(force)
        if self in self.process.connections:
            self.process.connections.remove(self)


@dataclass(slots=True)
class Uses:
    """Every encryption of a run, also those that were never kept: no nonce goes with the same key twice."""

    seen: set[tuple[bytes, bytes]] = field(default_factory=set)
    twice: int = 0

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Count what is encrypted meanwhile."""
        uses = self

        class Cipher:
            def __init__(self, key: bytes) -> None:
                self._key, self._cipher = key, _Cipher(key)
                self.decrypt = self._cipher.decrypt

            def encrypt(self, nonce: bytes, content: bytes, bound: bytes) -> bytes:
                uses.twice += (self._key, nonce) in uses.seen
                uses.seen.add((self._key, nonce))
                return self._cipher.encrypt(nonce, content, bound)

        with mock.patch.object(vault, "AESGCM", Cipher):
            yield


def image(place: Path, into: Path) -> None:
    """Copy the files of a store as they stand, while nobody is writing."""
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir(mode=0o700)
    for path in place.parent.iterdir():
        if path.name.startswith(place.name) and not path.name.endswith("-shm"):
            shutil.copy2(path, into / path.name)


def put_back(image_of: Path, place: Path) -> None:
    """Put the files of an image in the place of a store that nobody has open."""
    forget_memory(place, "")
    for path in image_of.iterdir():
        shutil.copy2(path, place.parent / path.name)


def forget_memory(place: Path, suffix: str = "-shm") -> None:
    """Take away what does not outlive the power: the shared memory. With another suffix, all that ends so."""
    for path in place.parent.iterdir():
        if path.name.startswith(place.name) and path.name.endswith(suffix):
            path.unlink()


def memory_folder() -> Path | None:
    """Return a folder that lies in memory, where the machine has one: a simulated disk needs no real one."""
    folder = Path("/", "dev", "shm")
    return folder if os.access(folder, os.W_OK) else None
