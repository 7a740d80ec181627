"""Owns putting a changed guide in the place of its file: whole or not at all, with the rights that the file had."""

import os
import stat
from pathlib import Path

from engine.values import Struct

READ_ONLY, CHANGED, FAILED = "read-only", "changed", "failed"

_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class NotWritten(Struct, frozen=True):
    """Why a file was left as it was: `READ_ONLY`, `CHANGED` since it was read, or `FAILED` for another reason."""

    reason: str


def rewrite(name: str, old: bytes, *, new: bytes) -> NotWritten | None:
    """Put new content in the place of a file that still holds the old one; None when that is done.

    A link stays a link: the file that it leads to is changed.
    """
    try:
        path = Path(name).expanduser().resolve(strict=True)
        mode = path.stat().st_mode
        if not mode & _WRITABLE or not os.access(path, os.W_OK):
            return NotWritten(READ_ONLY)
        if path.read_bytes() != old:
            return NotWritten(CHANGED)
        return _replace(path, old, new=new)
    except PermissionError:
        return NotWritten(READ_ONLY)
    except (OSError, ValueError, RuntimeError):  # a full disk, a name that is too long, an unknown ~user
        return NotWritten(FAILED)


def _replace(path: Path, old: bytes, *, new: bytes) -> NotWritten | None:
    """Write beside the file and let that take its place: whoever reads sees the one or the other, never half."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.rett")
    try:
        with draft.open("xb") as opened:
            opened.write(new)
            opened.flush()
            os.fsync(opened.fileno())
        draft.chmod(stat.S_IMODE(path.stat().st_mode))
        if path.read_bytes() != old:
            return NotWritten(CHANGED)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return None
