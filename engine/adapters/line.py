"""The line before a turn: whoever comes stands behind whoever came before, and those who die are not waited for.

In a file that all share, everyone locks a byte of their own and waits for the byte of the one before; byte 0 guards the
count, which lies in the first eight. The locks belong to an open file, and the system lets go of them when it closes.
A line is for fairness alone: where it cannot be stood in, nobody is turned away for that.
"""

import fcntl
import os
import struct
from contextlib import suppress

OUTSIDE = 0  # the place of one who stands in no line

_COUNT_BYTES = 8
_BEFORE_FIRST = _COUNT_BYTES  # where the bytes of the places begin, behind the count
_PLACES = 1 << 62


def can_stand() -> bool:
    """Whether this system has locks that belong to an open file, and not to a process."""
    return hasattr(fcntl, "F_OFD_SETLKW")


def is_empty(handle: int) -> bool:
    """Whether nobody stands in the line; it is closed then, and opens when this one leaves it."""
    if not can_stand():
        return True
    try:
        fcntl.fcntl(handle, fcntl.F_OFD_SETLK, _WHOLE_LINE)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def stand(handle: int) -> int:
    """Take the next place in line and return its number; wait while another is just taking one."""
    if not can_stand():
        return OUTSIDE
    try:
        _wait_for(handle, fcntl.F_WRLCK, at=0)
        place = int.from_bytes(os.pread(handle, _COUNT_BYTES, 0), "little") % _PLACES + 1
        _wait_for(handle, fcntl.F_WRLCK, at=_BEFORE_FIRST + place)
        os.pwrite(handle, place.to_bytes(_COUNT_BYTES, "little"), 0)
        _wait_for(handle, fcntl.F_UNLCK, at=0)
    except OSError:
        leave(handle)
        return OUTSIDE
    return place


def wait(handle: int, place: int) -> None:
    """Wait until nobody stands before this place."""
    if place == OUTSIDE:
        return
    with suppress(OSError):  # a read lock is enough, for nobody else is ever behind the same one
        _wait_for(handle, fcntl.F_RDLCK, at=_BEFORE_FIRST + place - 1)


def leave(handle: int) -> None:
    """Leave the line, so that the next one comes. A file that cannot be let go of is so at the latest when it ends."""
    if can_stand():
        try:  # every append comes here: `suppress` takes longer than the call
            fcntl.fcntl(handle, fcntl.F_OFD_SETLK, _NO_LINE)
        except OSError:
            return


def _wait_for(handle: int, kind: int, *, at: int) -> None:
    """Lock one byte, or let go of it."""
    fcntl.fcntl(handle, fcntl.F_OFD_SETLKW, _bytes_at(kind, at, length=1))


def _bytes_at(kind: int, at: int, *, length: int) -> bytes:
    """Return what Linux calls a struct flock; a length of 0 reaches to the end of all that can be locked."""
    return struct.pack("hhqqi", kind, os.SEEK_SET, at, length, 0)


_WHOLE_LINE = _bytes_at(fcntl.F_WRLCK, 0, length=0)
_NO_LINE = _bytes_at(fcntl.F_UNLCK, 0, length=0)
