"""The line before a turn: whoever comes stands behind whoever came before, and those who die are not waited for.

In a file that all share, everyone locks a byte of their own and waits for the byte of the one before; byte 0 guards the
count, which lies in the first eight. The locks belong to an open file, and the system lets go of them when it closes.
A line is for fairness alone: where it cannot be stood in, nobody is turned away for that.
"""

import fcntl
import os
import struct
from contextlib import suppress
from enum import Enum

OUTSIDE = 0  # the place of one who stands in no line

_COUNT_BYTES = 8
_BEFORE_FIRST = _COUNT_BYTES  # where the bytes of the places begin, behind the count
_PLACES = 1 << 62
_ALL = 0  # as a length: to the end of whatever can be locked


class _Kind(Enum):
    """What is done to bytes. Read locks are for those who only wait: nobody else is ever behind the same one."""

    WRITE = fcntl.F_WRLCK
    READ = fcntl.F_RDLCK
    NONE = fcntl.F_UNLCK


def can_stand() -> bool:
    """Whether this system has locks that belong to an open file, and not to a process."""
    return hasattr(fcntl, "F_OFD_SETLKW")


def stand(handle: int, *, wait: bool) -> int | None:
    """Take the next place in line; None where another is just taking one and `wait` is off."""
    if not can_stand():
        return OUTSIDE
    try:
        if not _lock(handle, _Kind.WRITE, at=0, wait=wait):
            return None
        place = int.from_bytes(os.pread(handle, _COUNT_BYTES, 0), "little") % _PLACES + 1
        _lock(handle, _Kind.WRITE, at=_BEFORE_FIRST + place, wait=True)
        os.pwrite(handle, place.to_bytes(_COUNT_BYTES, "little"), 0)
        _lock(handle, _Kind.NONE, at=0, wait=True)
    except OSError:
        leave(handle)
        return OUTSIDE
    return place


def is_first(handle: int, place: int, *, wait: bool) -> bool:
    """Whether nobody stands before this place any more; with `wait`, come back when nobody does."""
    if place == OUTSIDE:
        return True
    try:
        return _lock(handle, _Kind.READ, at=_BEFORE_FIRST + place - 1, wait=wait)
    except OSError:
        return True


def leave(handle: int) -> None:
    """Leave the line, so that the next one comes. A file that cannot be let go of is so at the latest when it ends."""
    if can_stand():
        with suppress(OSError):
            _lock(handle, _Kind.NONE, at=0, wait=True, length=_ALL)


def _lock(handle: int, kind: _Kind, *, at: int, wait: bool, length: int = 1) -> bool:
    """Lock bytes, or let go of them; False where another holds them and `wait` is off."""
    asked = struct.pack("hhqqi", kind.value, os.SEEK_SET, at, length, 0)  # struct flock of Linux
    try:
        fcntl.fcntl(handle, fcntl.F_OFD_SETLKW if wait else fcntl.F_OFD_SETLK, asked)
    except BlockingIOError:
        return False
    return True
