"""The calls that SQLite's own VFS makes to the operating system, wrapped in C's own terms.

`SqliteCalls.met_by` puts somebody between: each call is first put to them, and a code they return is given to SQLite
in place of what the call would have given.
"""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import apsw

_PREAD_NAME = "pread64"

_int, _long, _pointer = ctypes.c_int, ctypes.c_int64, ctypes.c_void_p

# The tables of SQLite's C interface (sqlite3_vfs and sqlite3_io_methods, version 3), as far as they are wrapped.
_OPEN = ctypes.CFUNCTYPE(_int, _pointer, _pointer, _pointer, _int, _pointer)
_DELETE = ctypes.CFUNCTYPE(_int, _pointer, _pointer, _int)
_ACCESS = ctypes.CFUNCTYPE(_int, _pointer, _pointer, _int, _pointer)
_BYTES = ctypes.CFUNCTYPE(_int, _pointer, _pointer, _int, _long)
_SIZE = ctypes.CFUNCTYPE(_int, _pointer, _long)
_FLAGS = ctypes.CFUNCTYPE(_int, _pointer, _int)
_ANSWER = ctypes.CFUNCTYPE(_int, _pointer, _pointer)
_PREAD = ctypes.CFUNCTYPE(ctypes.c_ssize_t, _int, _pointer, ctypes.c_size_t, _long, use_errno=True)
_MEMORY = ctypes.CFUNCTYPE(_int, _pointer, _int, _int, _int, _pointer)


class _VFS(ctypes.Structure):
    _fields_ = (
        ("version", _int),
        ("file_bytes", _int),
        ("longest_path", _int),
        ("next", _pointer),
        ("name", _pointer),
        ("data", _pointer),
        ("xOpen", _OPEN),
        ("xDelete", _DELETE),
        ("xAccess", _ACCESS),
    )


class _Methods(ctypes.Structure):
    _fields_ = (
        ("version", _int),
        ("xClose", _pointer),
        ("xRead", _BYTES),
        ("xWrite", _BYTES),
        ("xTruncate", _SIZE),
        ("xSync", _FLAGS),
        ("xFileSize", _ANSWER),
        ("xLock", _FLAGS),
        ("xUnlock", _pointer),
        ("xCheckReservedLock", _pointer),
        ("xFileControl", _pointer),
        ("xSectorSize", _pointer),
        ("xDeviceCharacteristics", _pointer),
        ("xShmMap", _MEMORY),
        ("xShmLock", _pointer),
        ("xShmBarrier", _pointer),
        ("xShmUnmap", _pointer),
        ("xFetch", _pointer),
        ("xUnfetch", _pointer),
    )


class _File(ctypes.Structure):
    _fields_ = (("methods", ctypes.POINTER(_Methods)),)


@dataclass(frozen=True, slots=True)
class Refusal:
    """What SQLite is answered in place of what a call gives.

    With `half`, half of the bytes are written all the same, and half of those that are read come by themselves: the
    system gives fewer than were asked for, and it is for SQLite to ask for the rest.
    """

    code: int
    half: bool = False


Ask = Callable[[str], Refusal | None]


class SqliteCalls:
    """The VFS that this process opens its files with. There is one in a process, and it is never taken away."""

    def __init__(self) -> None:
        self._ask: Ask | None = None
        self._tables: dict[int, _Methods] = {}  # by the address of the table that each stands before
        self._vfs = _default_vfs()
        self._really = tuple(_as_it_is(one) for one in (self._vfs.xOpen, self._vfs.xDelete, self._vfs.xAccess))
        self._wrapped = (_OPEN(self._open), _DELETE(self._delete), _ACCESS(self._access))
        self._vfs.xOpen, self._vfs.xDelete, self._vfs.xAccess = self._wrapped
        self._is_short = False
        self._pread = self._wrapped_pread()

    @contextmanager
    def met_by(self, ask: Ask) -> Iterator[None]:
        """Put every call to this, by name, while it lasts."""
        self._ask = ask
        try:
            yield
        finally:
            self._ask = None

    def refusal(self, call: str) -> Refusal | None:
        """Return what a call is answered; None where it is let through."""
        return self._ask(call) if self._ask else None

    def shorten(self) -> None:
        """Let the next read of the system give fewer bytes than it is asked for."""
        self._is_short = True

    def _wrapped_pread(self) -> Callable[..., int]:
        """Put a call of the system's own before the one that SQLite reads with; it must be kept as long as SQLite."""
        system = apsw.VFS("system-calls", base="unix")
        address = system.xGetSystemCall(_PREAD_NAME)
        if address is None:
            raise AssertionError(f"SQLite does not read with {_PREAD_NAME} here")
        really = _PREAD(address)

        def pread(file: int, buffer: int, amount: int, offset: int) -> int:
            short, self._is_short = self._is_short, False
            return int(really(file, buffer, max(amount // 2, 1) if short else amount, offset))

        wrapped = _PREAD(pread)
        system.xSetSystemCall(_PREAD_NAME, ctypes.cast(wrapped, ctypes.c_void_p).value or 0)
        system.unregister()
        return wrapped

    def _open(self, vfs: int, name: int, file: int, flags: int, out: int) -> int:
        opened = ctypes.cast(file, ctypes.POINTER(_File)).contents
        refused = self.refusal("sqlite open")
        if refused:
            opened.methods = None
            return refused.code
        code = int(self._really[0](vfs, name, file, flags, out))
        if code == apsw.SQLITE_OK and opened.methods:
            opened.methods = ctypes.pointer(self._table(opened.methods))
        return code

    def _delete(self, vfs: int, name: int, sync: int) -> int:
        refused = self.refusal("sqlite delete")
        return refused.code if refused else int(self._really[1](vfs, name, sync))

    def _access(self, vfs: int, name: int, flags: int, out: int) -> int:
        refused = self.refusal("sqlite access")
        return refused.code if refused else int(self._really[2](vfs, name, flags, out))

    def _table(self, really: Any) -> _Methods:  # noqa: ANN401 - a pointer, which ctypes gives no type that can be named
        """Return the table that stands before another."""
        place = ctypes.addressof(really.contents)
        if place not in self._tables:
            table = _Methods.from_buffer_copy(really.contents)
            table.xRead = _BYTES(_reading(self, _as_it_is(table.xRead)))
            table.xWrite = _BYTES(_writing(self, _as_it_is(table.xWrite)))
            for name, (kind, call) in _PLAIN.items():
                if not getattr(table, name):  # files that nobody shares have no shared memory
                    continue
                setattr(table, name, kind(_plain(self, call, _as_it_is(getattr(table, name)))))
            self._tables[place] = table
        return self._tables[place]


_PLAIN: dict[str, tuple[Any, str]] = {
    "xTruncate": (_SIZE, "sqlite truncate"),
    "xSync": (_FLAGS, "sqlite sync"),
    "xFileSize": (_ANSWER, "sqlite size"),
    "xLock": (_FLAGS, "sqlite lock"),
    "xShmMap": (_MEMORY, "sqlite memory"),
}


def _default_vfs() -> _VFS:
    found = ctypes.c_void_p()
    connection = apsw.Connection(":memory:")
    connection.file_control("main", apsw.SQLITE_FCNTL_VFS_POINTER, ctypes.addressof(found))
    connection.close()
    return ctypes.cast(found, ctypes.POINTER(_VFS)).contents


def _as_it_is(call: Any) -> Any:  # noqa: ANN401 - a pointer to a function, whatever its type
    """Return a pointer to the same function; one that is read from a table would change with the table."""
    return type(call)(ctypes.cast(call, ctypes.c_void_p).value)


def _plain(calls: SqliteCalls, call: str, really: Callable[..., int]) -> Callable[..., int]:
    def called(*arguments: Any) -> int:  # noqa: ANN401 - each call has its own
        refused = calls.refusal(call)
        return refused.code if refused else int(really(*arguments))

    return called


def _reading(calls: SqliteCalls, really: Callable[..., int]) -> Callable[[int, int, int, int], int]:
    def read(file: int, buffer: int, amount: int, offset: int) -> int:
        refused = calls.refusal("sqlite read")
        if refused is None or refused.half:
            if refused:
                calls.shorten()
            return int(really(file, buffer, amount, offset))
        return refused.code

    return read


def _writing(calls: SqliteCalls, really: Callable[..., int]) -> Callable[[int, int, int, int], int]:
    def write(file: int, buffer: int, amount: int, offset: int) -> int:
        refused = calls.refusal("sqlite write")
        if refused is None:
            return int(really(file, buffer, amount, offset))
        if refused.half:
            really(file, buffer, amount // 2, offset)
        return refused.code

    return write
