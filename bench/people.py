"""How long thirty people wait who write to one store, each now and then: `python -m bench.people`.

Each is a process of its own that writes, rests for a random time, and writes again. What is measured is the whole
append: the wait in the queue and the work. Printed beside it is what one alone waits, in the same run.
"""

import json
import multiprocessing
import random
import statistics
import tempfile
import time
from hashlib import md5
from pathlib import Path

from bench.append import record_of, row_of
from bench.read_back import of_sqlite, told
from engine.adapters.custody import Custody
from engine.adapters.sqlite import SqliteStore

PEOPLE = 30
SECONDS = 15.0
REST = 1.0  # seconds between two acts of one person, on the average: far more than an office does
TARGET = 30  # milliseconds, for 99 of 100


def main() -> None:
    """Let one write, then thirty, and print what each waited."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        place, keys = root / "lager" / "bti.lager", root / "nokler"
        with SqliteStore.create(place, custody=Custody(keys)) as store:
            settings = of_sqlite(store)
        for people in (1, PEOPLE):
            print(_line(people, _waits(people, place, keys=keys)))
    print(f"target 99 of 100 within {TARGET} ms")
    print(told(settings))


def _waits(people: int, place: Path, *, keys: Path) -> list[float]:
    with multiprocessing.get_context("spawn").Pool(people) as pool:
        told = pool.starmap(_write, [(number, people, place, keys) for number in range(people)], 1)
    return [wait for one in told for wait in json.loads(one)]


def _write(number: int, people: int, place: Path, keys: Path) -> str:
    """Write for some seconds to a case of one's own; return the waits, in milliseconds."""
    case_id, chance, waits = md5(bytes(f"{people} {number}", "ascii")).hexdigest(), random.Random(number), []
    with SqliteStore.open(place, custody=Custody(keys)) as store:
        until, seq = time.monotonic() + SECONDS, 0
        while time.monotonic() < until:
            time.sleep(chance.expovariate(1 / REST))
            seq += 1
            command = md5(bytes(f"{case_id} {seq}", "ascii")).hexdigest()
            record, row = record_of(case_id, seq, command=command), row_of(case_id, seq)
            start = time.perf_counter()
            store.append(case_id, seq - 1, command_id=command, records=[record], row=row)
            waits.append((time.perf_counter() - start) * 1000)
    return json.dumps(waits)


def _line(people: int, waits: list[float]) -> str:
    waits.sort()
    p99 = waits[len(waits) * 99 // 100]
    median = statistics.median(waits)
    return (
        f"{people:>3} at once  {len(waits):>5} acts  median {median:.1f}  99 of 100 {p99:.1f}  worst {waits[-1]:.1f} ms"
    )


if __name__ == "__main__":
    main()
