"""Erasures that are broken off, read over, undone by older files and forged: a case is whole, or gone for good.

What is gone is in no file with its keys, whatever happened on the way; the other cases are as they were; and a look
through the store finds nothing wrong, or finds what somebody has forged.
"""

import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
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
from engine.errors import EngineError, ErasureUnfinished, StoreMissing
from tests.adapters.backups import killed_at
from tests.adapters.examples import MOMENT
from tests.adapters.proofs import proof_of
from tests.safety.cutting import Found, Setting, cuts, lay, record, standing
from tests.safety.erasing_scene import MANNER, Scene, Wrong, built
from tests.safety.failing_disk import FailingDisk, Fault, ways
from tests.safety.harness import Report, chance_of, command_line, drawn_bytes, shares
from tests.safety.script import CUSTODY, STORE, Erase, Join, Make, Place, Script, carry_out, draw, holds

PER_COMMIT = 100
IMAGES = 20  # made from one recording
STEPS = 8  # an erasure and its opening take so many steps on the disk that the program takes itself
MEMORY = Path("/dev/shm")  # noqa: S108 - a disk in memory, where there is one, is quicker; a folder of its own in it


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
                    WAYS[name](built(folder / "root", chance=chance, report=report))
                except Exception as error:  # noqa: BLE001 - whatever a store raises here, a person would meet
                    told = dict(error.arguments) if isinstance(error, EngineError) else error
                    report.found(f"{name} {number}: {type(error).__name__} {told}")
    report.require(dict.fromkeys(WAYS, 1 if count >= len(WAYS) else 0))
    return report


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
    chosen = [Erase(proof_of(row.case_id, str(row.number), events=3), row.seq) for row in store.rows()[:2]]
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


def faults(scene: Scene) -> None:
    """Let a call to the disk fail while a case is erased, once or for good: it is told, and gone on with."""
    fault = _fault_in(scene, scene.erase)
    told = _fails_with(scene, fault, work=scene.erase)
    gone = scene.gone()
    scene.report.meet("failed and gone" if told and gone else "failed and whole" if told else "not failed")
    if not told and not gone:
        raise Wrong(f"it was told to be gone, and is there: {fault}")


def package_faults(scene: Scene) -> None:
    """Let a call to the disk fail while a package is written: it is told, and no half of one is left."""
    fault = _fault_in(scene, lambda: _write_some(scene))
    told = _fails_with(scene, fault, work=lambda: _write_some(scene))
    made = _packages_in(scene)
    if not told and not made:
        raise Wrong(f"it was told to be there, and is not: {fault}")
    if any(look_through(path).findings for path in made):
        raise Wrong(f"a package is there by half: {fault}")


def _fault_in(scene: Scene, work: Callable[[], object]) -> Fault:
    """Do it once in a copy with nothing failing, and choose one of the calls that it makes, and a way to fail."""
    aside, disk = scene.root.with_name("aside"), FailingDisk(scene.root)
    shutil.copytree(scene.root, aside)
    with disk.failing(None):
        work()
    shutil.rmtree(scene.root)
    aside.rename(scene.root)
    at = scene.chance.randrange(len(disk.calls))
    return Fault(at, scene.chance.choice(ways(disk.calls[at])), sticky=scene.chance.choice((True, False)))


def _fails_with(scene: Scene, fault: Fault, *, work: Callable[[], object]) -> bool:
    """Do it on a disk that fails; tell whether that was told. Anything but a store's own error comes out."""
    try:
        with FailingDisk(scene.root).failing(fault):
            work()
    except EngineError:
        return True
    return False


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
    killed = killed_at(scene.chance.randrange(40), lambda: _write_some(scene))
    made = _packages_in(scene)
    scene.report.meet("package there" if made else "package not there")
    if not killed and not made:
        raise Wrong("it was told to be there, and is not")
    for path in made:
        if look_through(path).findings or any(one.stat().st_mode & 0o077 for one in path.rglob("*")):
            raise Wrong("a package is there by half, or open to others")
    _write_some(scene)


def _write_some(scene: Scene) -> None:
    files = {f"papirer/{number}.txt": str(number).encode() * 200 for number in range(3)} | {"sak.json": b"{}"}
    write_package(scene.root / "arkiv", "1", files=files, at=MOMENT)


def _packages_in(scene: Scene) -> list[Path]:
    folder = scene.root / "arkiv"
    return sorted(folder.glob("bti-arkiv-*")) if folder.is_dir() else []


def _list_of(scene: Scene) -> Path:
    (path,) = (scene.root / CUSTODY).glob(f"*{SUFFIX}")
    return path


WAYS: dict[str, Callable[[Scene], None]] = {
    one.__name__.replace("_", " "): one
    for one in (
        *(power_cuts, kills, readers, faults, backups, older_files, forged_lists, forged_markers),
        *(packages, package_faults),
    )
}


def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None)


if __name__ == "__main__":
    sys.exit(command_line(run, count=PER_COMMIT))
