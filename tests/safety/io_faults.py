"""Every call to the disk fails once, and for good: nothing acknowledged is lost, nothing is kept twice, all is told.

Fifty commands are typed once in a practice store while the calls to the disk are counted. Then each call of each
command is a place for a fault: the command is typed again from where the store stood, the call fails, and the process
ends. What the store holds afterwards is what it held before or all that the command keeps; the command is told to be
done only where it is; it ends with a sentence and never with a traceback; and given to the store again, with the same
id, it is kept once.
"""

import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain, islice, zip_longest
from pathlib import Path
from typing import Any

from engine.adapters.sqlite import SqliteStore
from engine.adapters.verifying import verify
from engine.application.ports import Conflict
from engine.console import codes
from engine.errors import EngineError
from tests.console.terminal import Ended
from tests.safety.console_script import ALIAS, COMMANDS, Desk, Holds, Typed, held
from tests.safety.cutting import lay
from tests.safety.disk import Image
from tests.safety.failing_disk import FailingDisk, Fault, ways
from tests.safety.harness import Report, chance_of, command_line
from tests.safety.recording import NEVER_KEPT

PER_COMMIT = 1_500
ALWAYS_MET = ("sqlite read", "sqlite write", "sqlite sync", "sqlite open", "fsync", "link", "open", "write", "flock")
FAULTS_TO_MEET = 1_000  # a run of so many has met each of these
MEMORY = Path("/dev/shm")  # noqa: S108 - a disk in memory, where there is one, is quicker; a folder of its own in it


class Wrong(AssertionError):
    """A command went otherwise than it may when the disk fails."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One command where nothing fails: what stood before it and after, how it ended, what it asked of the disk."""

    number: int
    typed: Typed
    at: Image
    before: Holds
    after: Holds
    ended: Ended
    calls: tuple[str, ...]
    kept: tuple[tuple[str, Any], ...]


def run(count: int, seed: int) -> Report:
    """Let so many calls fail, drawn from all there are; where there are not so many, all of them."""
    report = Report("io_faults", seed)
    with _folder() as root:
        stages = _stages(root, seed)
        every = [(stage, fault) for stage in stages for fault in _faults(stage)]
        report.meet("possible", len(every))
        for stage, fault in _chosen(every, count, chance=chance_of(seed, "faults")):
            _try(stage, fault, root=root, report=report)
    report.require(
        {f"{call} {kind.value}": min(1, count // FAULTS_TO_MEET) for call in ALWAYS_MET for kind in ways(call)}
    )
    return report


def _chosen(every: list[tuple[Stage, Fault]], count: int, *, chance: random.Random) -> Iterator[tuple[Stage, Fault]]:
    """Choose so many, one of each sort in turn: the rare calls are met before the frequent ones are met often."""
    sorts: dict[tuple[object, ...], list[tuple[Stage, Fault]]] = {}
    for stage, fault in chance.sample(every, len(every)):
        sort = (stage.calls[fault.at], fault.kind, fault.sticky, stage.number == 0)  # a store is made only once
        sorts.setdefault(sort, []).append((stage, fault))
    rounds = chain.from_iterable(zip_longest(*sorts.values()))
    return islice((one for one in rounds if one is not None), count)


def _stages(root: Path, seed: int) -> list[Stage]:
    """Type every command once, with nothing failing."""
    stages, desk, disk = [], Desk(root), FailingDisk(root)
    lay(Image({}, frozenset()), root)
    before = Holds()
    for number, typed in enumerate(COMMANDS):
        at = _found(root)
        with disk.failing(None):
            ended = desk.type(typed, seed=seed + number)
        if ended.code != typed.code:
            raise AssertionError(f"{typed} ended with {ended.code}: {ended.err}")
        calls, kept, after = tuple(disk.calls), tuple(desk.calls), desk.holds() or Holds()
        stages.append(Stage(number, typed, at, before, after, ended, calls, kept))
        before = after
    return stages


def _faults(stage: Stage) -> Iterator[Fault]:
    for at, call in enumerate(stage.calls):
        for kind in ways(call):
            yield Fault(at, kind)
            yield Fault(at, kind, sticky=True)


def _try(stage: Stage, fault: Fault, *, root: Path, report: Report) -> None:
    report.count += 1
    call = stage.calls[fault.at]
    report.meet(f"{call} {fault.kind.value}")
    where = f"{stage.typed}: {fault.kind.value} at call {fault.at} ({call}), {'for good' if fault.sticky else 'once'}"
    try:
        _suffer(stage, fault, root=root, report=report)
    except Wrong as wrong:
        report.found(f"{where}: {wrong}")
    except Exception as error:  # noqa: BLE001 - whatever comes out here, a person would have met as a traceback
        told = dict(error.arguments) if isinstance(error, EngineError) else error
        report.found(f"{where}: {type(error).__name__} {told}")


def _suffer(stage: Stage, fault: Fault, *, root: Path, report: Report) -> None:
    """Type the command with the fault in its way; then look, and give it again."""
    desk, disk = Desk(root), FailingDisk(root)
    lay(stage.at, root)
    with disk.failing(fault):
        ended = desk.type(stage.typed, seed=report.seed + stage.number)
    if not disk.struck:
        raise Wrong("the call was not made: a command is not the same twice")
    lay(_found(root), root)  # the process has ended: no lock and no open file is left of it
    found = desk.holds()
    _judge(stage, ended, found=found or Holds(), report=report, fault=fault)
    if found is None or not stage.kept:
        _type_again(stage, desk, seed=report.seed)
    else:
        _give_again(stage, desk, found=found)
    with desk.open() as store:
        if replace(held(store), looks=()) != replace(stage.after, looks=()):
            raise Wrong("given again, it does not leave what it should")
        findings = verify(store).findings
        if findings:
            raise Wrong(f"verify finds {findings[0]}")


def _judge(stage: Stage, ended: Ended, *, found: Holds, report: Report, fault: Fault) -> None:
    """Hold what was told and what is held against what may be."""
    told_done = ended.code == stage.typed.code
    report.meet("told as done" if told_done else "told as failed")
    if not told_done and ended.code != codes.STORAGE:
        raise Wrong(f"it ended with {ended.code}: {ended.err.strip()[:200]}")
    if not told_done and not ended.err.strip():
        raise Wrong("it failed without a word")
    if not _between(stage, found):
        raise Wrong("the store holds half of it, or has lost something")
    is_kept = replace(found, looks=()) == replace(stage.after, looks=())
    if told_done and (not is_kept or (found.looks != stage.after.looks and not stage.typed.always_answers)):
        raise Wrong("it was told as done, and is not")
    if not told_done and stage.kept and is_kept:
        report.meet("kept but told as failed, for good" if fault.sticky else "kept but told as failed, once")
        if not fault.sticky:
            raise Wrong("it was told as failed, and all of it is kept")
    unlogged = len(found.looks) == len(stage.before.looks) < len(stage.after.looks)
    if unlogged and ALIAS in ended.out:
        raise Wrong("text was shown, and no look is logged")


def _between(stage: Stage, found: Holds) -> bool:
    before, after = stage.before, stage.after
    return (
        (found.records, found.rows) in ((before.records, before.rows), (after.records, after.rows))
        and before.people <= found.people <= after.people
        and before.guidelines <= found.guidelines <= after.guidelines
        and found.looks[: len(before.looks)] == before.looks
    )


def _type_again(stage: Stage, desk: Desk, *, seed: int) -> None:
    """Type a command again that is the same however often it is typed."""
    ended = desk.type(stage.typed, seed=seed + stage.number)
    if ended.code != stage.typed.code:
        raise Wrong(f"typed again, it ended with {ended.code}: {ended.err.strip()[:200]}")


def _give_again(stage: Stage, desk: Desk, *, found: Holds) -> None:
    """Give the store the very calls again that the command makes, with the same ids."""
    was_kept = found.records == stage.after.records
    with desk.open() as store:
        for name, (given, named) in stage.kept:
            answer = getattr(SqliteStore, name)(store, given, **named)
            if isinstance(answer, Conflict):
                raise Wrong("given again, it meets a conflict with itself")
            if answer is not None and {receipt.repeated for receipt in answer} != {was_kept}:
                raise Wrong(f"given again, it is told as {'new' if was_kept else 'repeated'}")


def _found(root: Path) -> Image:
    """Return what lies on the disk, as the next process finds it."""
    paths = sorted(root.rglob("*"))
    names = {path: path.relative_to(root).as_posix() for path in paths}
    files = {names[path]: path.read_bytes() for path in paths if path.is_file() and not path.name.endswith(NEVER_KEPT)}
    return Image(files, frozenset(names[path] for path in paths if path.is_dir()))


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        yield Path(folder).resolve() / "root"


if __name__ == "__main__":
    sys.exit(command_line(run, count=PER_COMMIT))
