"""Erasures that are broken off, read over, undone by older files and forged: a case is whole, or gone for good.

What is gone is in no file with its keys, whatever happened on the way; the other cases are as they were; and a look
through the store finds nothing wrong, or finds what somebody has forged.
"""

import json
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

import apsw

from engine.adapters.backup import back_up
from engine.adapters.case_keys import CaseKeys, keys_path
from engine.adapters.custody import Custody
from engine.adapters.erase_list import SUFFIX
from engine.adapters.memory import MemoryStore
from engine.adapters.packages import look_through, write_package
from engine.adapters.restoring import Wish, restore
from engine.adapters.sqlite import SqliteStore
from engine.adapters.verifying import verify
from engine.application.ports import Person
from engine.application.proofs import Proof
from engine.errors import EngineError, ErasureUnfinished, PackageMissing, StoreMissing
from tests.adapters.backups import killed_at
from tests.adapters.examples import MOMENT
from tests.safety.cutting import Found, Setting, cuts, lay, record, standing
from tests.safety.harness import Report, chance_of, command_line, drawn_bytes, shares
from tests.safety.script import CUSTODY, STORE, Erase, Join, Make, Manner, Place, Script, carry_out, draw, holds

PER_COMMIT = 90
MANNER = Manner(commands=14, payload=(20, 400), other=0.2)
IMAGES = 20  # made from one recording
STEPS = 8  # an erasure and its opening take so many steps on the disk that the program takes itself
MEMORY = Path("/dev/shm")  # noqa: S108 - a disk in memory, where there is one, is quicker; a folder of its own in it


class Wrong(AssertionError):
    """Something is left that should be gone, or gone that should be left."""


@dataclass(slots=True)
class Scene:
    """A store with cases in a folder of its own, one of them to be erased; `wrapped` are its keys as they lay there."""

    root: Path
    place: Place
    chance: random.Random
    report: Report
    victim: str = ""
    number: str = ""
    seq: int = 0
    wrapped: tuple[bytes, ...] = ()
    others: dict[str, int] = field(default_factory=dict)

    @property
    def store(self) -> Path:
        """Where the store lies."""
        return self.root / STORE

    @property
    def deed(self) -> Erase:
        """The erasure of it."""
        return Erase(_proof(self.victim, self.number), self.seq)

    def erase(self) -> None:
        """Have it erased by those who may."""
        with self.place.open() as store:
            carry_out(store, self.deed)

    def gone(self) -> bool:
        """Tell whether it is gone; raise `Wrong` where it is neither gone nor there, or another case is touched."""
        with self.place.open() as store:
            found = verify(store, thorough=True).findings
            if found:
                raise Wrong(f"verify finds {found[0]}")
            gone = store.row(self.victim) is None
            if gone is bool(store.records(self.victim)) or gone is store.case_keys.has(self.victim):
                raise Wrong("it is half gone")
            rows = [row.case_id for row in store.rows() if row.case_id != self.victim]
            if {case_id: len(store.records(case_id)) for case_id in rows} != self.others:
                raise Wrong("another case is not as it was")
        if gone:
            self.require_no_key()
        return gone

    def require_gone(self) -> None:
        """Raise `Wrong` where it is there."""
        if not self.gone():
            raise Wrong("it is there again")

    def require_no_key(self) -> None:
        """Raise `Wrong` where a key of it is in the bytes of any file of the store, or beside its master key."""
        for folder in (self.store.parent, self.root / CUSTODY):
            for path in folder.iterdir():
                ours = path.is_file() and "-erstattet-" not in path.name
                if ours and any(key in path.read_bytes() for key in self.wrapped):
                    raise Wrong(f"a key of it is in {path.name}")


def run(count: int, seed: int) -> Report:
    """Try so many, divided between the ways in which an erasure can go wrong."""
    report = Report("erasures", seed)
    with _folder() as made:
        folder = Path(made).resolve()
        for name, share in shares(count, tuple(WAYS)).items():
            for number in range(share):
                chance = chance_of(seed, name, number)
                report.count += 1
                report.meet(name)
                try:
                    WAYS[name](_built(folder / "root", chance=chance, report=report))
                except Exception as error:  # noqa: BLE001 - whatever a store raises here, a person would meet
                    told = dict(error.arguments) if isinstance(error, EngineError) else error
                    report.found(f"{name} {number}: {type(error).__name__} {told}")
    report.require(dict.fromkeys(WAYS, 1 if count >= len(WAYS) else 0))
    return report


def _built(root: Path, *, chance: random.Random, report: Report) -> Scene:
    """Make a store with some cases, and choose one of them."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    scene = Scene(root, Place(root, drawn_bytes(chance)), chance, report)
    scene.place.create().close()
    with scene.place.open() as store:
        for deed in draw(chance, MANNER).deeds[1:]:
            if not isinstance(deed, Make):
                carry_out(store, deed)
        store.add(Person("p9", "handle-9", "title"))
        rows = {row.case_id: row for row in store.rows()}
        scene.victim = chance.choice(sorted(rows))
        scene.number, scene.seq = str(rows[scene.victim].number), rows[scene.victim].seq
        scene.others = {case: len(store.records(case)) for case in rows if case != scene.victim}
        keys = store.case_keys.connection
        wrapped: list[tuple[Any, ...]] = keys.execute(
            "SELECT wrapped FROM keys WHERE case_id = ?", (scene.victim,)
        ).fetchall()
        scene.wrapped = tuple(bytes(row[0]) for row in wrapped)
    return scene


def _proof(case_id: str, number: str) -> Proof:
    return Proof(
        case_id=case_id,
        number=number,
        at=MOMENT,
        ground="mistake",
        basis="arkivplanen",
        asked_by="p1",
        asked_on=date(2026, 8, 1),
        confirmed_by="p2",
        confirmed_on=date(2026, 8, 2),
        carried_out_by="p1",
        events=3,
    )


# ---------------------------------------------------------------- broken off


def power_cuts(scene: Scene) -> None:
    """Cut the power at moments of a run in which cases are erased, and open what is left."""
    chance = scene.chance
    script = _with_erasures(draw(chance, MANNER))
    place, wiped = Place(scene.root / "cut", drawn_bytes(chance)), list[bytes]()
    real = CaseKeys.wipe

    def watched(self: CaseKeys, case_ids: Iterator[str]) -> tuple[bytes, ...]:
        found = real(self, case_ids)
        wiped.extend(found)
        return found

    with mock.patch.object(CaseKeys, "wipe", watched):
        recording = record(script, Setting(manner=MANNER, checkpoint_pages=8), place=place, chance=chance)
    for found in cuts(recording, IMAGES, chance=chance):
        lay(found.image, place.root)
        if _says_finished(place.root) == sum(isinstance(deed, Erase) for deed in script.deeds):
            scene.report.meet("cut after the last is finished")
            _require_absent(place.root, wiped)
        erased = _erased_in(place, script, within=found)
        if erased is not None and len(erased) == sum(isinstance(deed, Erase) for deed in script.deeds):
            scene.report.meet("cut after the last")
            _require_absent(place.root, wiped)


def _says_finished(root: Path) -> int:
    """Return of how many erasures the list says that nothing of their keys is left."""
    lists = root.rglob(f"*{SUFFIX}")
    return sum(path.read_bytes().count(b'"finished":true') for path in lists)


def _erased_in(place: Place, script: Script, *, within: Found) -> set[str] | None:
    """Open what a cut has left, and return what is erased in it; None where there is no store yet."""
    try:
        store = place.open()
    except StoreMissing:
        if within.kept:
            raise Wrong("the store is gone") from None
        return None
    with store:
        if standing(holds(store), script, within=within) is None:
            raise Wrong(f"it holds neither {within.kept} nor {within.begun} commands")
        findings = verify(store, thorough=True).findings
        if findings:
            raise Wrong(f"verify finds {findings[0]}")
        erased = {proof.case_id for proof in store.erased()}
        if any(store.case_keys.has(case_id) for case_id in erased):
            raise Wrong("an erased case has a key")
    return erased


def _with_erasures(script: Script) -> Script:
    """Return a script at whose end two cases are erased, with something else in between."""
    store = MemoryStore()
    for deed in script.deeds:
        if not isinstance(deed, Make):
            carry_out(store, deed)
    chosen = [Erase(_proof(row.case_id, str(row.number)), row.seq) for row in store.rows()[:2]]
    joins = [Join(Person("p8", "handle-8", f"title {number}")) for number in range(3)]
    return Script.of([*script.deeds, *chosen[:1], joins[0], *chosen[1:], *joins[1:]])


def _require_absent(root: Path, wiped: list[bytes]) -> None:
    for path in root.rglob("*"):
        if path.is_file() and any(one in path.read_bytes() for one in wiped):
            raise Wrong(f"a wiped key is in {path.name}")


def kills(scene: Scene) -> None:
    """Kill whoever erases before some step on the disk; whoever opens the store next goes on."""
    killed = killed_at(scene.chance.randrange(STEPS), scene.erase)
    gone = scene.gone()
    scene.report.meet("killed and gone" if killed and gone else "killed and whole" if killed else "not killed")
    if not killed and not gone:
        raise Wrong("it was told to be gone, and is there")


def readers(scene: Scene) -> None:
    """Read from one of the files meanwhile: it is told that it is not finished, and finished at the next opening."""
    files = (scene.store, keys_path(scene.store))
    with closing(apsw.Connection(str(scene.chance.choice(files)))) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        with SqliteStore.open(scene.store, custody=Custody(scene.root / CUSTODY), patience=30) as store:
            try:
                carry_out(store, scene.deed)
            except ErasureUnfinished:
                scene.report.meet("told as unfinished")
            if store.row(scene.victim) is not None:
                raise Wrong("somebody finds it still")
    scene.require_gone()


# ---------------------------------------------------------------- brought back


def backups(scene: Scene) -> None:
    """Put an older backup back, where the list, the store, or both are gone that tell of the erasure."""
    folder = scene.root / "backups"
    with scene.place.open() as store:
        made = back_up(store, folder, at=MOMENT)
    scene.erase()
    lost = scene.chance.choice(("nothing", "list", "store", "both"))
    if lost == "both":
        with scene.place.open() as store:
            back_up(store, folder, at=MOMENT + timedelta(days=1))
    if lost in {"list", "both"}:
        _list_of(scene).unlink()
    if lost in {"store", "both"}:
        shutil.rmtree(scene.store.parent)
    wish = Wish(replace=True, accept_older=True)
    custody = Custody(scene.root / CUSTODY)
    put = restore(Path(made.folder), scene.store, custody=custody, at=MOMENT + timedelta(days=2), wish=wish)
    if put.erased != 1:
        raise Wrong(f"{put.erased} were erased again, and it lost {lost}")
    scene.report.meet(f"put back without {lost}")
    scene.require_gone()


def older_files(scene: Scene) -> None:
    """Copy older keys, or older files of both, over the new ones, on a machine that remembers no head."""
    older = scene.root / "older"
    shutil.copytree(scene.store.parent, older)
    scene.erase()
    both = scene.chance.random() < 0.5
    for name in (STORE.name, keys_path(STORE).name) if both else (keys_path(STORE).name,):
        shutil.copy(older / name, scene.store.parent / name)
    for head in (scene.root / CUSTODY).glob("*.hode"):
        head.unlink()
    scene.report.meet("both files" if both else "the keys alone")
    scene.require_gone()


# ---------------------------------------------------------------- forged


def forged_lists(scene: Scene) -> None:
    """Write in the list without the key: nobody is erased by that. Take it away: it is made anew."""
    victim, other = scene.victim, scene.chance.choice(sorted(scene.others) or [scene.victim])
    scene.erase()
    path = _list_of(scene)
    before = path.read_bytes()
    entry = json.loads(before)
    entry["entry"]["proof"]["case_id"] = other
    path.write_text(scene.chance.choice(["", "{}\n", "nei\n", json.dumps(entry) + "\n"]), "utf-8")
    scene.victim = victim
    scene.require_gone()
    if path.read_bytes() != before:
        raise Wrong("the list is not what was erased")


def forged_markers(scene: Scene) -> None:
    """Call a case erased in the file, or put another's marker in its place: a look through the store tells it."""
    scene.erase()
    others = sorted(scene.others)
    if not others:
        return
    target = scene.chance.choice(others)
    with closing(apsw.Connection(str(scene.store))) as file:
        marker = file.execute("SELECT status, level, sealed FROM cases WHERE case_id = ?", (scene.victim,)).fetchall()[
            0
        ]
        if scene.chance.random() < 0.5:
            file.execute("UPDATE cases SET status = 'erased' WHERE case_id = ?", (target,))
        else:
            bare = "UPDATE cases SET status=?, level=?, sealed=?, due=NULL, unit=NULL, holder=NULL WHERE case_id=?"
            file.execute(bare, (*marker, target))
    with scene.place.open() as store:
        if not verify(store).findings:
            raise Wrong("a forged marker is not seen")
        if target not in {row.case_id for row in store.rows()}:
            raise Wrong("a forged marker hides the case that is there")


# ---------------------------------------------------------------- archive


def packages(scene: Scene) -> None:
    """Kill whoever writes a package: it is whole, or it is not there."""
    files = {f"papirer/{number}.txt": scene.chance.randbytes(200) for number in range(3)} | {"sak.json": b"{}"}
    folder = scene.root / "arkiv"
    killed = killed_at(scene.chance.randrange(40), lambda: write_package(folder, "bti-arkiv-1", files=files))
    made = list(folder.glob("bti-arkiv-*")) if folder.is_dir() else []
    scene.report.meet("package there" if made else "package not there")
    if not killed and not made:
        raise Wrong("it was told to be there, and is not")
    for path in made:
        if look_through(path).findings or any(one.stat().st_mode & 0o077 for one in path.rglob("*")):
            raise Wrong("a package is there by half, or open to others")
    try:
        write_package(folder, "bti-arkiv-1", files=files)
    except PackageMissing:
        raise Wrong("it cannot be written after all") from None


def _list_of(scene: Scene) -> Path:
    (path,) = (scene.root / CUSTODY).glob(f"*{SUFFIX}")
    return path


WAYS: dict[str, Callable[[Scene], None]] = {
    one.__name__.replace("_", " "): one
    for one in (power_cuts, kills, readers, backups, older_files, forged_lists, forged_markers, packages)
}


def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None)


if __name__ == "__main__":
    sys.exit(command_line(run, count=PER_COMMIT))
