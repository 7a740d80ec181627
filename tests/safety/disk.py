"""A disk as a power cut finds it: what was synced is there, and of the rest any part, torn and in any order.

The model is stricter than most file systems. A write is on the disk once its own file has been synced, and a name
once its folder has been; of what is not, each sector and each name is there or is not. Half the images keep to the
order that a journal of names keeps (ext4), half to none.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class Named:
    """A name was given to a file, new or not."""

    path: str
    inode: int


@dataclass(frozen=True, slots=True)
class Removed:
    """A name was taken away."""

    path: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A file got another name, in the place of whatever had it."""

    source: str
    target: str
    inode: int


@dataclass(frozen=True, slots=True)
class FolderMade:
    """A folder was made."""

    path: str


@dataclass(frozen=True, slots=True)
class Written:
    """Bytes were written to a file."""

    inode: int
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Resized:
    """A file was cut, or made longer with noughts."""

    inode: int
    size: int


@dataclass(frozen=True, slots=True)
class Synced:
    """What a file holds was brought to the disk."""

    inode: int


@dataclass(frozen=True, slots=True)
class FolderSynced:
    """What names a folder has was brought to the disk."""

    path: str


@dataclass(frozen=True, slots=True)
class Begun:
    """A command, by its place in the script, was given to the store."""

    command: int


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The store said that it has kept a command."""

    command: int


Naming = Named | Removed | Moved | FolderMade
Change = Written | Resized
Happening = Naming | Change | Synced | FolderSynced | Begun | Acknowledged


@dataclass(frozen=True, slots=True)
class Image:
    """The files and folders that are found after a cut, by their path below the root."""

    files: dict[str, bytes]
    folders: frozenset[str]


EMPTY = Image({}, frozenset())


class Fate(Enum):
    """What becomes of what was not synced."""

    ALL = auto()
    NONE = auto()
    ANY = auto()  # each piece by itself
    FIRST = auto()  # in the order it was written, up to a point


FATES = (Fate.ALL, Fate.NONE, Fate.FIRST, Fate.FIRST, Fate.ANY, Fate.ANY, Fate.ANY, Fate.ANY)
SECTORS = (512, 4096)
LIKELIHOODS = (0.05, 0.5, 0.95)
GARBAGE = (0.0, 0.0, 0.2)  # how often a sector that was being written holds neither the old nor the new


@dataclass(slots=True)
class Cut:
    """One way to lose power: what it keeps of the pieces that are asked about, one after the other."""

    chance: random.Random
    sector: int
    fate: Fate
    likelihood: float
    garbage: float
    in_order: bool
    is_torn: bool = False  # some of what waited is on the disk, and some is not

    @classmethod
    def drawn(cls, chance: random.Random) -> "Cut":
        """Draw one."""
        return cls(
            chance,
            sector=chance.choice(SECTORS),
            fate=chance.choice(FATES),
            likelihood=chance.choice(LIKELIHOODS),
            garbage=chance.choice(GARBAGE),
            in_order=chance.random() < 0.5,
        )

    def kept(self, count: int) -> list[bool]:
        """Tell which of so many pieces are on the disk."""
        return self._kept(count, self.fate)

    def kept_names(self, count: int) -> list[bool]:
        """Tell which of so many changes of names are on the disk."""
        in_order = self.in_order and self.fate is Fate.ANY
        return self._kept(count, Fate.FIRST if in_order else self.fate)

    def is_garbage(self) -> bool:
        """Tell whether a sector that is not kept holds garbage."""
        return self.garbage > 0 and self.chance.random() < self.garbage

    def _kept(self, count: int, fate: Fate) -> list[bool]:
        if fate is Fate.ANY:
            draw, likelihood = self.chance.random, self.likelihood
            kept = [draw() < likelihood for _ in range(count)]
            self.is_torn = self.is_torn or len(set(kept)) > 1
            return kept
        until = {Fate.ALL: count, Fate.NONE: 0}.get(fate)
        if until is None:
            until = self.chance.randint(0, count)
            self.is_torn = self.is_torn or 0 < until < count
        return [place < until for place in range(count)]


@dataclass(slots=True)
class _File:
    durable: bytearray = field(default_factory=bytearray)
    waiting: list[Change] = field(default_factory=list)


class Disk:
    """What is on the disk, and what waits to be. `at` is an image that it starts from."""

    def __init__(self, at: Image = EMPTY) -> None:
        self._files: dict[int, _File] = {}
        self._names: dict[str, int] = {}
        self._folders: set[str] = set(at.folders)
        self._waiting: list[Naming] = []
        for inode, (path, content) in enumerate(sorted(at.files.items())):
            self._names[path] = inode
            self._files[inode] = _File(durable=bytearray(content))

    @property
    def names(self) -> dict[str, int]:
        """The files that are on the disk by name."""
        return dict(self._names)

    def happen(self, one: Happening) -> None:
        """Take in what happened next."""
        match one:
            case Named() | Removed() | Moved() | FolderMade():
                if isinstance(one, Named):
                    self._files.setdefault(one.inode, _File())
                self._waiting.append(one)
            case Written() | Resized():
                self._files[one.inode].waiting.append(one)
            case Synced(inode):
                file = self._files[inode]
                for change in file.waiting:
                    _carry_out(file.durable, change)
                file.waiting.clear()
            case FolderSynced(path):
                self._sync_names(path)
            case Begun() | Acknowledged():
                pass

    def cut(self, cut: Cut) -> Image:
        """Return what is found after this cut, now."""
        names, folders = dict(self._names), set(self._folders)
        for one, kept in zip(self._waiting, cut.kept_names(len(self._waiting)), strict=True):
            if kept:
                _name(names, folders, one)
        return Image(
            {path: self._content(inode, cut) for path, inode in names.items() if _reachable(path, folders)},
            frozenset(path for path in folders if _reachable(path, folders)),
        )

    def _sync_names(self, folder: str) -> None:
        waiting, self._waiting = self._waiting, []
        for one in waiting:
            if _folder_of(one) == folder:
                _name(self._names, self._folders, one)
            else:
                self._waiting.append(one)

    def _content(self, inode: int, cut: Cut) -> bytes:
        file = self._files[inode]
        if not file.waiting:
            return bytes(file.durable)
        content = bytearray(file.durable)
        pieces = [piece for change in file.waiting for piece in _pieces(change, cut.sector)]
        for piece, kept in zip(pieces, cut.kept(len(pieces)), strict=True):
            if kept:
                _carry_out(content, piece)
            elif isinstance(piece, Written) and cut.is_garbage():
                _carry_out(content, Written(inode, piece.offset, cut.chance.randbytes(len(piece.data))))
        return bytes(content)


def _pieces(change: Change, sector: int) -> Iterator[Change]:
    """Give a change in the pieces that the disk writes by themselves."""
    if isinstance(change, Resized):
        yield change
        return
    start, end = change.offset, change.offset + len(change.data)
    while start < end:
        until = min(end, (start // sector + 1) * sector)
        yield Written(change.inode, start, change.data[start - change.offset : until - change.offset])
        start = until


def _carry_out(content: bytearray, change: Change) -> None:
    match change:
        case Written(_, offset, data):
            if len(content) < offset:
                content.extend(bytes(offset - len(content)))
            content[offset : offset + len(data)] = data
        case Resized(_, size):
            if size < len(content):
                del content[size:]
            else:
                content.extend(bytes(size - len(content)))


def _name(names: dict[str, int], folders: set[str], one: Naming) -> None:
    match one:
        case Named(path, inode):
            names[path] = inode
        case Removed(path):
            names.pop(path, None)
        case Moved(source, target, inode):
            names.pop(source, None)
            names[target] = inode
        case FolderMade(path):
            folders.add(path)


def _folder_of(one: Naming) -> str:
    path = one.target if isinstance(one, Moved) else one.path
    return str(PurePosixPath(path).parent)


def _reachable(path: str, folders: set[str]) -> bool:
    return all(str(parent) in folders for parent in PurePosixPath(path).parents if str(parent) != ".")


def replay(log: Sequence[Happening], *, at: Image) -> Image:
    """Return what is found when nothing was lost."""
    disk = Disk(at)
    for one in log:
        disk.happen(one)
    everything = Cut(random.Random(0), sector=4096, fate=Fate.ALL, likelihood=1.0, garbage=0.0, in_order=True)
    return disk.cut(everything)
