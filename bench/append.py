"""What an append costs beside its floor: `python -m bench.append`, as a share of what SQLite alone can do.

The floor is one event and one case row in a transaction. Between the two stands the same with the store's own promises
(the queue, the look for a command that was kept before, the same indexes), in the clear. Every round runs all three,
each in a process of its own and in a new folder, so that a busy moment hits them all. Printed are the medians, the
ratios, and the settings that each has read back. A disk may answer a writer later that has been at work with something
else since it last wrote: how much later is told by the floor with pauses as long as the store's own work.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime
from hashlib import md5
from pathlib import Path

from bench.read_back import of_sqlite
from engine.adapters.custody import Custody
from engine.adapters.sqlite import SqliteStore
from engine.application.ports import Record, Row
from engine.cases.vocabulary import Compartment

ROUNDS = 11
COUNT = 2000
BYTES = 200  # of text in an event, and in a row
TARGET = 0.6  # of the floor's speed
OURS = "ours"
PAUSE = 80  # microseconds of work before each append, about what the store's own work takes

CASE = "c" * 32
MOMENT = datetime(2026, 9, 8, 10, tzinfo=UTC)


def main(arguments: Sequence[str]) -> None:
    """Measure and print; with `ours FOLDER` append once, as the floor does."""
    if arguments[:1] == [OURS]:
        print(json.dumps(_append(Path(arguments[1]))))
        return
    size = [str(COUNT), str(BYTES)]
    sides = {
        "floor": ("bench.append_floor", size),
        "paused": ("bench.append_floor", [*size, str(PAUSE)]),
        "promises": ("bench.append_promises", size),
        "store": ("bench.append", []),
    }
    runs: dict[str, list[dict[str, float | str]]] = {side: [] for side in sides}
    for _ in range(ROUNDS):
        for side, (module, words) in sides.items():
            runs[side].append(_run(module, words))
    medians = {side: statistics.median(float(run["seconds"]) for run in found) for side, found in runs.items()}
    for side, seconds in medians.items():
        print(f"{side:<9}{seconds / COUNT * 1e6:>8.1f} µs an append  {_settings(runs[side][0])}")
    for side, of in (
        ("floor", f"of the floor's speed (target {TARGET})"),
        ("paused", f"of the speed of a floor that has worked {PAUSE} µs before each"),
        ("promises", "of the speed with the same promises in the clear"),
    ):
        print(f"ratio {medians[side] / medians['store']:>11.2f} {of}")
    print("An append is the keeping alone. What the page promises is a whole advance: make bench NAME=durable")


def _run(module: str, words: Sequence[str]) -> dict[str, float | str]:
    with tempfile.TemporaryDirectory() as folder:
        more = (folder, *words) if words else (OURS, folder)
        run = subprocess.run([sys.executable, "-m", module, *more], check=True, capture_output=True, text=True)
    found: dict[str, float | str] = json.loads(run.stdout)
    return found


def _settings(run: dict[str, float | str]) -> str:
    return " ".join(f"{name}={value}" for name, value in run.items() if name != "seconds")


def _append(folder: Path) -> dict[str, object]:
    """Append as many events to one case as the floor does, each in a transaction of its own."""
    with SqliteStore.create(folder / "lager" / "bti.lager", custody=Custody(folder / "nokler")) as store:
        commands = [md5(bytes(f"{COUNT + seq}", "ascii")).hexdigest() for seq in range(1, COUNT + 1)]
        steps = [
            (seq, record_of(CASE, seq, command=command), row_of(CASE, seq)) for seq, command in enumerate(commands, 1)
        ]
        start = time.perf_counter()
        for seq, record, row in steps:
            store.append(CASE, seq - 1, command_id=record.command_id, records=[record], row=row)
        seconds = time.perf_counter() - start
        settings = of_sqlite(store)
    return {"seconds": round(seconds, 4), **settings}


def record_of(case_id: str, seq: int, *, command: str) -> Record:
    """Return an event as it is stored, with ids as random as they are."""
    return Record(
        case_id=case_id,
        event_id=md5(bytes(f"{seq}", "ascii")).hexdigest(),
        command_id=command,
        seq=seq,
        type="note-added",
        version=1,
        recorded_at=MOMENT,
        happened_on=date(2026, 9, 8),
        by="a" * 32,
        in_role="kontaktlaerer",
        on_behalf_of=None,
        unit="barneskole",
        track="main",
        step="1/tiltak",
        pass_=1,
        moved_from=None,
        moved_to=None,
        compartment=Compartment.COMMON,
        payload=b"x" * BYTES,
    )


def row_of(case_id: str, seq: int) -> Row:
    """Return the row of a case that stands here."""
    return Row(
        case_id=case_id,
        number=None,
        seq=seq,
        status="open",
        level="1",
        due=date(2026, 10, 1),
        unit="barneskole",
        holder="a" * 32,
        sealed=b"y" * BYTES,
    )


if __name__ == "__main__":
    main(sys.argv[1:])
