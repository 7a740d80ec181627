"""Files that only their owner may open: made private, and on the disk to stay."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

from engine.adapters.telling import Telling
from engine.errors import EngineError, StoreFull, StoreReadOnly, StoreUnreachable

ABANDONED = timedelta(days=1)
PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
OTHERS = 0o077

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for the owner alone; one that exists stays as it is."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    sync_folder(folder.parent)


@contextmanager
def passing_folder(folder: Path) -> Iterator[Path]:
    """Make a folder for the owner alone, and take it away at the end; so is what one that was broken off left there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=PRIVATE_FOLDER)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def clear_abandoned(folder: Path, drafts: str, *, at: datetime) -> None:
    """Take away what those who were killed have left in a folder, once it is so old that nobody can be at it still."""
    for left in folder.glob(drafts):
        with suppress(FileNotFoundError):  # another was quicker
            if at.timestamp() - left.stat().st_mtime > ABANDONED.total_seconds():
                shutil.rmtree(left, ignore_errors=True)


def put_in_place(draft: Path, place: Path) -> Path:
    """Give a folder its name, on the disk when this returns; where one has it already, with a number after it."""
    for folder in (path for path in draft.rglob("*") if path.is_dir()):
        sync_folder(folder)
    sync_folder(draft)
    free, number = place, 2
    while free.exists():
        free, number = place.with_name(f"{place.name}-{number}"), number + 1
    draft.rename(free)
    sync_folder(free.parent)
    return free


def sync_folder(folder: Path) -> None:
    """Bring a folder's list of files to the disk: without this a power cut can lose a new file whole."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def open_private(path: Path, flags: int) -> int:
    """Open a file that is the owner's alone, never through a symbolic link; return its descriptor."""
    handle = os.open(path, flags | os.O_NOFOLLOW | os.O_CLOEXEC, PRIVATE_FILE)
    if flags & os.O_CREAT:
        os.fchmod(handle, PRIVATE_FILE)  # a strange umask may have taken the owner's own rights
    return handle


def file_at(path: Path) -> tuple[int, int] | None:
    """Return which file lies at a path, whatever else is later put there; None where there is none."""
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def write_private(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: a reader sees the old content or the new, also after a power cut."""
    make_folder(path.parent)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with os.fdopen(open_private(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        sync_folder(path.parent)
    finally:
        draft.unlink(missing_ok=True)


def write_new(path: Path, content: bytes) -> None:
    """Write a new file that is its owner's alone, on the disk when this returns. Raises `FileExistsError`."""
    with os.fdopen(open_private(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    sync_folder(path.parent)


def leave_no_image() -> None:
    """Have no image of this program's memory written to the disk if it dies: there are keys in it."""
    try:
        import resource  # noqa: PLC0415 - not on every platform
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def told_as_store_errors() -> AbstractContextManager[None]:
    """Turn what the operating system refuses into the store's own errors."""
    return _TELLING


def failure_of(number: int) -> EngineError:
    """Return what the operating system's number for an error means to a store."""
    if number in _FULL:
        return StoreFull()
    if number in _FORBIDDEN:
        return StoreReadOnly()
    return StoreUnreachable(reason=errno.errorcode.get(number, "unknown"))


_TELLING: Telling[OSError] = Telling(OSError, lambda error: failure_of(error.errno or 0))
