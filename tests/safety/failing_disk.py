"""A disk that fails when it is told to: each call to it is counted, and the one that is chosen is refused.

SQLite is met where it calls the operating system: the table of calls of its own VFS is wrapped, and a fault is the
very code that SQLite for Unix would have returned. (A VFS written in Python answers with exceptions, and these come to
light also where SQLite passes over an error.) What Python does itself is met at the calls of `os`.
"""

import errno
import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, Self
from unittest import mock

import apsw

from tests.safety.sqlite_calls import Refusal, SqliteCalls


class Kind(Enum):
    """How a call fails."""

    ERROR = "EIO"
    FULL = "ENOSPC"
    SHORT = "short read"
    HALF = "half a write"


_BOTH = (Kind.ERROR, Kind.FULL)
NUMBERS = {Kind.ERROR: errno.EIO, Kind.FULL: errno.ENOSPC}

# What SQLite for Unix returns when a call of this sort fails in this way.
SQLITE_CODES: dict[str, dict[Kind, int]] = {
    "sqlite open": {Kind.ERROR: apsw.SQLITE_CANTOPEN},
    "sqlite delete": {Kind.ERROR: apsw.SQLITE_IOERR_DELETE},
    "sqlite access": {Kind.ERROR: apsw.SQLITE_IOERR_ACCESS},
    "sqlite read": {Kind.ERROR: apsw.SQLITE_IOERR_READ, Kind.SHORT: apsw.SQLITE_OK},
    "sqlite write": {
        Kind.ERROR: apsw.SQLITE_IOERR_WRITE,
        Kind.FULL: apsw.SQLITE_FULL,
        Kind.HALF: apsw.SQLITE_FULL,
    },
    "sqlite truncate": {Kind.ERROR: apsw.SQLITE_IOERR_TRUNCATE},
    "sqlite sync": {Kind.ERROR: apsw.SQLITE_IOERR_FSYNC},
    "sqlite size": {Kind.ERROR: apsw.SQLITE_IOERR_FSTAT},
    "sqlite lock": {Kind.ERROR: apsw.SQLITE_IOERR_LOCK},
    "sqlite memory": {Kind.ERROR: apsw.SQLITE_IOERR_SHMMAP, Kind.FULL: apsw.SQLITE_IOERR_SHMSIZE},
}

# The calls of `os` that are met, and how each can fail.
SYSTEM_CALLS: dict[str, tuple[Kind, ...]] = {
    "open": _BOTH,
    "read": (Kind.ERROR,),
    "pread": (Kind.ERROR,),
    "write": _BOTH,
    "pwrite": _BOTH,
    "fsync": _BOTH,
    "ftruncate": _BOTH,
    "fchmod": (Kind.ERROR,),
    "link": _BOTH,
    "replace": _BOTH,
    "unlink": (Kind.ERROR,),
    "mkdir": _BOTH,
    "lstat": (Kind.ERROR,),
}

LOCK_CALLS = ("flock", "fcntl")


def ways(call: str) -> tuple[Kind, ...]:
    """Return how a call of this name can fail."""
    if call in SQLITE_CODES:
        return tuple(SQLITE_CODES[call])
    return SYSTEM_CALLS.get(call, _BOTH)


@dataclass(frozen=True, slots=True)
class Fault:
    """One call, counted from 0, that fails; where it is `sticky` all later ones fail that can fail in that way."""

    at: int
    kind: Kind
    sticky: bool = False


@dataclass(slots=True)
class FailingDisk:
    """What is asked of the disk below a folder, and what fails of it."""

    root: Path
    calls: list[str] = field(default_factory=list)
    fault: Fault | None = None
    struck: int = 0

    def strikes(self, call: str) -> Kind | None:
        """Count a call; return how it fails, or None where it is let through."""
        number, fault = len(self.calls), self.fault
        self.calls.append(call)
        if fault is None or number < fault.at or (number > fault.at and not fault.sticky):
            return None
        if fault.kind not in ways(call):
            return None
        self.struck += 1
        return fault.kind

    @contextmanager
    def failing(self, fault: Fault | None) -> Iterator[None]:
        """Count anew, and let this fail while it lasts."""
        self.calls, self.fault, self.struck = [], fault, 0
        with ExitStack() as stack:
            stack.enter_context(_calls().met_by(self._refusal))
            for name in SYSTEM_CALLS:
                stack.enter_context(mock.patch.object(os, name, _stand_in(self, name, getattr(os, name))))
            stack.enter_context(mock.patch.object(os, "fdopen", _opener(self, os.fdopen)))
            for name in LOCK_CALLS:
                stack.enter_context(mock.patch.object(fcntl, name, _stand_in(self, name, getattr(fcntl, name))))
            yield

    def _refusal(self, call: str) -> Refusal | None:
        kind = self.strikes(call)
        return Refusal(SQLITE_CODES[call][kind], half=kind in {Kind.SHORT, Kind.HALF}) if kind else None


@cache
def _calls() -> SqliteCalls:
    return SqliteCalls()


def _stand_in(disk: FailingDisk, name: str, really: Callable[..., Any]) -> Callable[..., Any]:
    """Return a call that may fail, where it is about something below the disk's folder."""

    def called(first: Any, *rest: Any, **named: Any) -> Any:  # noqa: ANN401 - it passes on whatever it is given
        kind = disk.strikes(name) if _is_below(first, disk.root) else None
        if kind is not None:
            raise OSError(NUMBERS[kind], os.strerror(NUMBERS[kind]))
        return really(first, *rest, **named)

    return called


def _opener(disk: FailingDisk, really: Callable[..., Any]) -> Callable[..., Any]:
    """Return an `os.fdopen` whose files may fail when they are written to."""

    def opened(descriptor: int, *rest: Any, **named: Any) -> Any:  # noqa: ANN401 - as os.fdopen has it
        file = really(descriptor, *rest, **named)
        return _FailingFile(file, disk) if _is_below(descriptor, disk.root) else file

    return opened


class _FailingFile:
    """A file that may fail when it is written to; all else is the file's own."""

    def __init__(self, file: Any, disk: FailingDisk) -> None:  # noqa: ANN401 - text or bytes
        self._file = file
        self._write = _stand_in(disk, "write", lambda _, content: file.write(content))

    def write(self, content: Any) -> Any:  # noqa: ANN401 - text or bytes
        return self._write(self._file.fileno(), content)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a file has
        return getattr(self._file, name)


def _is_below(what: object, root: Path) -> bool:
    """Tell whether a path, or an open file, lies below a folder."""
    if isinstance(what, int):
        try:
            return str(Path(f"/proc/self/fd/{what}").readlink()).startswith(f"{root}/")
        except OSError:
            return False
    return isinstance(what, str | os.PathLike) and str(Path(what).absolute()).startswith(f"{root}/")
