"""Thirty-two writers at one store at once: none is turned away, none starves, and nothing is lost or kept twice.

All begin together and go on until so many records are kept in all, so that what each has got tells how fair it was.
Times are told and never asked for: they are the machine's.

`python -m tests.safety.contention [COUNT] [SEED]` keeps so many records.
"""

import os
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from engine.adapters.custody import Custody
from engine.adapters.sqlite import SqliteStore
from engine.adapters.verifying import verify
from engine.application.ports import Conflict
from engine.errors import StoreLocked
from tests.safety.harness import Report, chance_of, command_line
from tests.safety.victims import BROKEN, begin, tell
from tests.safety.writing import stream

PER_COMMIT = 4_000
WRITERS = 32
FAIR = 0.95  # the least of Jain's index: 1 where all get as much, 1/32 where one gets all; 0.4 to 0.5 without a queue
ENOUGH = 50  # records for each writer, before it can be told what is fair


class Told(msgspec.Struct, frozen=True):
    """What a writer tells of its work; waits are in seconds."""

    kept: int
    turned_away: int
    waits: tuple[float, ...]


def run(count: int, seed: int) -> Report:
    """Keep so many records, by all writers at once."""
    report, names = Report("contention", seed, count=count), [f"w{number:02}" for number in range(WRITERS)]
    chance_of(seed, "contention").shuffle(names)
    with TemporaryDirectory() as folder:
        place, custody = Path(folder) / "lager" / "bti.lager", Custody(Path(folder) / "nokler")
        SqliteStore.create(place, custody=custody).close()
        told, seconds = _all_at_once(names, place, custody=custody, count=count)
        for line in told:
            if line.startswith(BROKEN):
                report.found(line)
        ended = [msgspec.json.decode(line, type=Told) for line in told if not line.startswith(BROKEN)]
        with SqliteStore.open(place, custody=custody) as store:
            _look_at(store, dict(zip(names, ended, strict=False)), report=report)
    _judge(ended, report, seconds=seconds)
    return report


def fairness(shares: Sequence[int]) -> float:
    """Return Jain's index of how much each has got."""
    squares = sum(share * share for share in shares)
    return sum(shares) ** 2 / (len(shares) * squares) if squares else 0.0


def _all_at_once(names: Sequence[str], place: Path, *, custody: Custody, count: int) -> tuple[list[str], float]:
    """Begin the writers, let them go at the same moment, and return what each tells in the end."""
    gate, key = os.pipe()
    victims = [begin(partial(_write, name, place, custody=custody, count=count, gate=(gate, key))) for name in names]
    os.close(gate)
    started = time.perf_counter()
    os.close(key)
    told = [line for victim in victims for line in victim.end().told]
    return told, time.perf_counter() - started


def _write(name: str, place: Path, *, custody: Custody, count: int, gate: tuple[int, int]) -> int:
    """Write until so many are kept by all; a new record in the same case each time."""
    store = SqliteStore.open(place, custody=custody)
    os.close(gate[1])
    os.read(gate[0], 1)  # nothing comes: it is closed when all may begin
    kept, turned_away, waits, position = 0, 0, [], 0
    while position < count:
        one = stream(name, kept + 1, command=f"{name}-{kept + 1}")
        started = time.perf_counter()
        try:
            answer = store.append_together([one], command_id=one.records[0].command_id)
        except StoreLocked:
            turned_away += 1
            continue
        waits.append(time.perf_counter() - started)
        if isinstance(answer, Conflict):
            raise AssertionError(f"nobody else writes to {name}")  # noqa: TRY004 - no matter of types
        kept, position = kept + 1, int(answer[0].mark.partition("-")[0])
    store.close()
    tell(msgspec.json.encode(Told(kept, turned_away, tuple(waits))).decode())
    return 0


def _look_at(store: SqliteStore, told: dict[str, Told], *, report: Report) -> None:
    """Find what was told to be kept and is not there, or is there twice."""
    if len(told) != WRITERS:
        report.found(f"{WRITERS - len(told)} writers did not come to an end")
    for name, end in told.items():
        kept = [record.command_id for record in store.records(name)]
        if kept != [f"{name}-{number}" for number in range(1, end.kept + 1)]:
            report.found(f"{name} was told that {end.kept} were kept, and {len(kept)} are")
    numbers = [row.number for row in store.rows()]
    if len(set(numbers)) != len(numbers):
        report.found("a number was given to two cases")
    if findings := verify(store).findings:
        report.found(f"verify found {[finding.code for finding in findings]}")


def _judge(ended: Sequence[Told], report: Report, *, seconds: float) -> None:
    waits = sorted(wait for end in ended for wait in end.waits) or [0.0]
    turned_away, jain = sum(end.turned_away for end in ended), fairness([end.kept for end in ended])
    report.meet("kept", sum(end.kept for end in ended))
    report.meet("turned away", turned_away)
    report.meet("fairness in hundredths", int(100 * jain))
    report.meet("records a second", int(len(waits) / seconds))
    report.meet("wait in ms, p99", int(1000 * waits[len(waits) * 99 // 100]))
    report.meet("wait in ms, worst", int(1000 * waits[-1]))
    if turned_away:
        report.found(f"{turned_away} times a writer was turned away")
    if jain < FAIR and report.count >= ENOUGH * WRITERS:
        report.found(f"the writers got {sorted(end.kept for end in ended)}: a fairness of {jain:.2f}, not {FAIR}")


if __name__ == "__main__":
    sys.exit(command_line(run, count=PER_COMMIT))
