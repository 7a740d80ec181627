"""Writes down everything that reaches the disk below a folder: through SQLite, and through the operating system.

SQLite is watched by a VFS over its own, and the rest by standing between Python and the calls of `os`; each call is
carried out as well, so what was written down can be held against the files that are really there.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from typing import Any
from unittest import mock

import apsw

from tests.safety.disk import (
    EMPTY,
    Change,
    FolderMade,
    FolderSynced,
    Happening,
    Image,
    Moved,
    Named,
    Naming,
    Removed,
    Resized,
    Synced,
    Written,
    replay,
)

JOURNALS = apsw.SQLITE_OPEN_MAIN_JOURNAL | apsw.SQLITE_OPEN_WAL | apsw.SQLITE_OPEN_SUPER_JOURNAL
SECTOR = 512  # bytes
NEVER_KEPT = "-shm"  # shared memory: it is made anew by whoever opens the store first

_numbers = count(1)
_Name = str | apsw.URIFilename | None


class Recorder:
    """What happens below one folder. `at` is what lies there already."""

    def __init__(self, root: Path, *, at: Image = EMPTY) -> None:
        self.root = root.resolve()
        self.at = at
        self.log: list[Happening] = []
        self._inodes = {path: inode for inode, path in enumerate(sorted(at.files))}
        self._new = count(len(self._inodes))
        self._contents: dict[int, bytes] = {}  # of the files that Python writes, as last seen
        self._descriptors: dict[int, str] = {}

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Write down what happens while this lasts."""
        watching = _WatchingVFS(self)
        with ExitStack() as stack:
            stack.callback(watching.unregister)
            for name, stand_in in _stand_ins(self).items():
                stack.enter_context(mock.patch.object(os, name, stand_in))
            yield
        self.notice()

    def below(self, path: object) -> str | None:
        """Return a path as seen from the root; None for one that lies elsewhere."""
        if not isinstance(path, str | os.PathLike):
            return None
        whole = Path(path).absolute()  # a resolved path would follow the very link that is made
        return whole.relative_to(self.root).as_posix() if whole.is_relative_to(self.root) else None

    def note(self, one: Happening) -> None:
        """Write down something that happened."""
        self.notice()
        self.log.append(one)

    def named(self, path: str) -> None:
        """Write down that there is a new, empty file."""
        self._inodes[path] = next(self._new)
        self.note(Named(path, self._inodes[path]))

    def renamed(self, naming: Callable[[int], Naming], path: str, target: str | None) -> None:
        """Write down what became of the name `path`; `target` is the name it has got, beside or instead."""
        inode = self._inodes[path]
        self.note(naming(inode))
        if target is None or not isinstance(self.log[-1], Named):
            del self._inodes[path]
        if target is not None:
            self._inodes[target] = inode

    def changed(self, path: str, change: Callable[[int], Change | Synced]) -> None:
        """Write down what happened to the file that has this name."""
        self.note(change(self._inodes[path]))

    def knows(self, path: str) -> bool:
        """Tell whether a file of this name is being watched."""
        return path in self._inodes

    def watch(self, path: str) -> None:
        """Look after each happening at what Python has written to a file: its own writes do not pass here."""
        self._contents.setdefault(self._inodes[path], b"")

    def leave_to_sqlite(self, path: str) -> None:
        """Watch a file no more. To open and close it would drop the locks that SQLite holds on it (POSIX)."""
        self._contents.pop(self._inodes[path], None)

    def notice(self) -> None:
        """Write down what Python has written since the last time."""
        names = {inode: path for path, inode in self._inodes.items()}
        for inode, before in self._contents.items():
            place = self.root / names[inode] if inode in names else None
            if place is None or not place.is_file():
                continue
            content = place.read_bytes()
            if content != before:
                same = _alike(before, content) // SECTOR * SECTOR  # never less than a sector is written
                if same < len(before):
                    self.log.append(Resized(inode, same))
                self.log.append(Written(inode, same, content[same:]))
                self._contents[inode] = content

    def descriptors(self) -> dict[int, str]:
        """Return the files and folders that Python has open, by descriptor."""
        return self._descriptors

    def misses(self) -> list[str]:
        """Return the names of what is not there as it was written down: empty, or this recorder is blind."""
        told = replay(self.log, at=self.at)
        there = {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file()
        }
        names = sorted(name for name in told.files.keys() | there.keys() if not name.endswith(NEVER_KEPT))
        return [name for name in names if told.files.get(name) != there.get(name)]


def _stand_ins(recorder: Recorder) -> dict[str, Callable[..., Any]]:
    """Return what stands in for the calls that change files and folders, by name."""
    opened, closed = _opening(recorder)
    removing = _removing(recorder)
    moving = _moving(recorder)
    return {
        "open": opened,
        "close": closed,
        "link": _linking(recorder),
        "unlink": removing,
        "remove": removing,
        "rename": moving,
        "replace": moving,
        "mkdir": _making_folders(recorder),
        "fsync": _syncing(recorder, os.fsync),
        "fdatasync": _syncing(recorder, os.fdatasync),
    }


def _opening(recorder: Recorder) -> tuple[Callable[..., int], Callable[[int], None]]:
    really_open, really_close = os.open, os.close

    def opened(path: Any, flags: int, *rest: Any, **named: Any) -> int:  # noqa: ANN401 - as os.open has it
        below = recorder.below(path)
        was_there = below is not None and os.path.lexists(path)
        descriptor = really_open(path, flags, *rest, **named)
        recorder.descriptors().pop(descriptor, None)  # one that was closed below Python
        if below is None:
            return descriptor
        recorder.descriptors()[descriptor] = below
        if flags & os.O_CREAT and not was_there:
            recorder.named(below)
        if flags & (os.O_WRONLY | os.O_RDWR) and recorder.knows(below):
            recorder.watch(below)
        return descriptor

    def closed(descriptor: int) -> None:
        recorder.notice()
        recorder.descriptors().pop(descriptor, None)
        really_close(descriptor)

    return opened, closed


def _linking(recorder: Recorder) -> Callable[..., None]:
    really = os.link

    def linked(source: Any, target: Any, **named: Any) -> None:  # noqa: ANN401 - as os.link has it
        really(source, target, **named)
        old, new = recorder.below(source), recorder.below(target)
        if old is not None and new is not None:
            recorder.renamed(lambda inode: Named(new, inode), old, new)

    return linked


def _moving(recorder: Recorder) -> Callable[..., None]:
    really = os.replace

    def moved(source: Any, target: Any, **named: Any) -> None:  # noqa: ANN401 - as os.replace has it
        recorder.notice()
        really(source, target, **named)
        old, new = recorder.below(source), recorder.below(target)
        if old is not None and new is not None:
            recorder.renamed(lambda inode: Moved(old, new, inode), old, new)

    return moved


def _removing(recorder: Recorder) -> Callable[..., None]:
    really = os.unlink

    def removed(path: Any, **named: Any) -> None:  # noqa: ANN401 - as os.unlink has it
        really(path, **named)
        below = recorder.below(path)
        if below is not None and recorder.knows(below):
            recorder.renamed(lambda _: Removed(below), below, None)

    return removed


def _making_folders(recorder: Recorder) -> Callable[..., None]:
    really = os.mkdir

    def made(path: Any, *rest: Any, **named: Any) -> None:  # noqa: ANN401 - as os.mkdir has it
        really(path, *rest, **named)
        below = recorder.below(path)
        if below is not None:
            recorder.note(FolderMade(below))

    return made


def _syncing(recorder: Recorder, really: Callable[[int], None]) -> Callable[[int], None]:
    def synced(descriptor: int) -> None:
        really(descriptor)
        below = recorder.descriptors().get(descriptor)
        if below is None or not os.path.samestat(os.fstat(descriptor), (recorder.root / below).stat()):
            return
        if (recorder.root / below).is_dir():
            recorder.note(FolderSynced(below))
        else:
            recorder.changed(below, Synced)

    return synced


class _WatchingVFS(apsw.VFS):
    """SQLite's own way to the disk, with somebody who writes down what passes."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        super().__init__(f"watching-{next(_numbers)}", base="", makedefault=True)

    def xOpen(self, name: _Name, flags: list[int]) -> apsw.VFSFile:  # noqa: N802 - SQLite's name for it
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        below = self._recorder.below(path)
        was_there = path is not None and os.path.lexists(path)
        if below is None:
            return apsw.VFSFile("unix", name, flags)
        file = _WatchedFile(name, flags, (self._recorder, below))
        if not was_there:
            self._recorder.named(below)
        self._recorder.leave_to_sqlite(below)
        return file

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: FBT001, N802 - SQLite's name and order
        super().xDelete(filename, syncdir)
        below = self._recorder.below(filename)
        if below is not None:
            self._recorder.renamed(lambda _: Removed(below), below, None)
            if syncdir:
                self._recorder.note(FolderSynced(_folder(below)))


class _WatchedFile(apsw.VFSFile):
    def __init__(self, name: _Name, flags: list[int], watched: tuple[Recorder, str]) -> None:
        self._recorder, self._path = watched
        # SQLite for Unix syncs the folder with the first sync of a journal that it may have made.
        self._syncs_folder = bool(flags[0] & apsw.SQLITE_OPEN_CREATE and flags[0] & JOURNALS)
        super().__init__("unix", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - SQLite's name for it
        super().xWrite(data, offset)
        self._recorder.changed(self._path, lambda inode: Written(inode, offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:  # noqa: N802 - SQLite's name for it
        super().xTruncate(newsize)
        self._recorder.changed(self._path, lambda inode: Resized(inode, newsize))

    def xSync(self, flags: int) -> None:  # noqa: N802 - SQLite's name for it
        super().xSync(flags)
        self._recorder.changed(self._path, Synced)
        if self._syncs_folder:
            self._recorder.note(FolderSynced(_folder(self._path)))
            self._syncs_folder = False


def _alike(before: bytes, after: bytes) -> int:
    """Return how many bytes at the start are the same."""
    pairs = enumerate(zip(before, after, strict=False))
    return next((place for place, (old, new) in pairs if old != new), min(len(before), len(after)))


def _folder(path: str) -> str:
    return Path(path).parent.as_posix()
