"""Bit flips: one bit turned anywhere in a store, its log, its keys or a backup, and nothing that is altered is unseen.

What is altered is told by plain SQL and by the program's own reading, before and after. Where any value is another or
unreadable, the store must be refused, or a look through it must say so; a backup must not be put back. Where nothing is
another (a free page, a byte between two cells) it may pass. Never may anything but an error of the store's own come
out, and SQLite must neither crash nor hang.
"""

import faulthandler
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from engine.adapters.backup import back_up
from engine.adapters.case_keys import SUFFIX
from engine.adapters.copies import CONTENTS_FILE, KEYS_FILE, STORE_FILE
from engine.adapters.custody import Custody
from engine.adapters.restoring import Wish, restore
from engine.errors import EngineError
from tests.adapters.examples import MOMENT
from tests.safety.aftermath import go_on, held, where_seen
from tests.safety.harness import Report, chance_of, command_line
from tests.safety.scene import Scene, build, content_of
from tests.safety.script import CUSTODY, STORE
from tests.safety.tampering_files import WAL

PER_COMMIT = 500
PER_SCENE = 250
PATIENCE = 60  # seconds for one bit; more is a hang
MEMORY = Path("/dev/shm")  # noqa: S108 - a disk in memory, where there is one, is quicker; a folder of its own in it

BACKUP = Path("copies")
FILES = {
    "store": ("now", STORE),
    "keys": ("now", STORE.with_name(STORE.name + SUFFIX)),
    "store with a log": ("logged", STORE),
    "log": ("logged", STORE.with_name(STORE.name + WAL)),
    "log of the keys": ("logged", STORE.with_name(STORE.name + SUFFIX + WAL)),
    "backup": ("now", BACKUP / STORE_FILE),
    "keys in a backup": ("now", BACKUP / KEYS_FILE),
    "list of a backup": ("now", BACKUP / CONTENTS_FILE),
}
SHARES = ("store", "store", "store", "log", "log", "store with a log", "keys", "log of the keys", "backup", "backup",
          "keys in a backup", "list of a backup")  # fmt: skip
MET = ("seen at opening", "seen at verify", "altered", "nothing altered")
FLIPS_TO_MEET = 250


@dataclass(frozen=True, slots=True)
class _Flip:
    """One bit of one file."""

    file: str
    turn: int


def run(count: int, seed: int) -> Report:
    """Turn so many bits, each in files of its own."""
    report = Report("bit_flips", seed)
    flips = [_Flip(SHARES[turn % len(SHARES)], turn) for turn in range(count)]
    for number, first in enumerate(range(0, count, PER_SCENE)):
        with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
            scene = build(Path(folder), seed=seed, number=number)
            trial = _Trial(scene, report)
            for flip in flips[first : first + PER_SCENE]:
                with _limited():
                    trial.flip(flip)
    report.require({what: min(1, count // FLIPS_TO_MEET) for what in MET})
    return report


class _Trial:
    """The bits of one scene."""

    def __init__(self, scene: Scene, report: Report) -> None:
        self._scene = scene
        self._report = report
        _prepare(scene)
        self._before = {name: content_of(scene.root / name, pages=False) for name in ("now", "logged")}
        self._held = {name: held(scene.place(_copied(scene, name)), notices=False) for name in ("now", "logged")}

    def flip(self, flip: _Flip) -> None:
        """Turn one bit, and look what comes of it."""
        self._report.count += 1
        name, file = FILES[flip.file]
        root = _copied(self._scene, name)
        at = _turn(root / file, chance_of(self._scene.seed, flip.file, flip.turn))
        told = f"bit {at} of the {flip.file} ({flip.turn})"
        try:
            fault = self._put_back(root) if file.parent == BACKUP else self._look(name, root)
        except Exception as error:  # noqa: BLE001 - whatever a store raises on a turned bit, a person would meet
            fault = f"{type(error).__name__} {dict(error.arguments) if isinstance(error, EngineError) else error}"
        if fault:
            self._report.found(f"{told}: {fault}")

    def _look(self, name: str, root: Path) -> str | None:
        """Return what is wrong about what the program says of a store."""
        content = content_of(root, pages=False)
        place = self._scene.place(root)
        where, is_told = where_seen(place)
        self._report.meet(f"seen at {where}" if where else "unseen")
        altered = content is None or content != self._before[name]
        self._report.meet("altered" if altered else "nothing altered")
        if where is None and held(place, notices=False) != self._held[name]:
            return "what is read is another, and nothing says so"
        return "a value is another, and a look through the store does not say so" if altered and not is_told else None

    def _put_back(self, root: Path) -> str | None:
        """Return what is wrong about how a backup is put back: only one that holds all it held may be."""
        shutil.rmtree((root / STORE).parent)
        try:
            restore(
                root / BACKUP, root / STORE, custody=Custody(root / CUSTODY), at=MOMENT, wish=Wish(accept_older=True)
            )
        except EngineError:
            self._report.meet("backup refused")
            return None
        self._report.meet("backup put back")
        back = held(self._scene.place(root), notices=False)  # a restoring leaves a notice of itself
        return None if back == self._held["now"] else "a backup of something else was put back"


def _prepare(scene: Scene) -> None:
    """Make a backup of the store, and a second store whose last commands still lie in its log."""
    with scene.place(scene.now).open() as store:
        made = back_up(store, scene.root / "made", at=MOMENT)
    shutil.copytree(made.folder, scene.now / BACKUP)
    logged = scene.root / "logged"
    shutil.copytree(scene.older, scene.root / "going")
    place = scene.place(scene.root / "going")
    with place.open() as holder:
        holder.rows()
        go_on(place)
        shutil.copytree(scene.root / "going", logged)


def _copied(scene: Scene, name: str) -> Path:
    """Return a copy of one of the scene's folders, to be spoilt."""
    root = scene.root / "attacked"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(scene.root / name, root)
    return root


def _turn(file: Path, chance: random.Random) -> int:
    """Turn one bit of a file; return which."""
    content = bytearray(file.read_bytes())
    at = chance.randrange(len(content) * 8)
    content[at // 8] ^= 1 << at % 8
    file.write_bytes(content)
    return at


@contextmanager
def _limited() -> Iterator[None]:
    """End the whole run, with a trace of where it stands, if this takes too long: a hang cannot be caught otherwise."""
    faulthandler.dump_traceback_later(PATIENCE, exit=True)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()


if __name__ == "__main__":
    sys.exit(command_line(run, count=PER_COMMIT))
