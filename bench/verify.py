"""How fast a store is looked through: `python -m bench.verify` prints entries a second, plain and thorough.

The store has events of many cases, with looks at them between, as an office has them.
"""

import statistics
import tempfile
import time
from pathlib import Path

from bench.append import BYTES, MOMENT, record_of, row_of
from bench.read_back import of_sqlite, told
from engine.adapters.custody import Custody
from engine.adapters.sqlite import SqliteStore
from engine.adapters.verifying import verify
from engine.application.ports import Look

CASES = 200
EVENTS = 100  # of each case
LOOKS = 20_000
ROUNDS = 5
TARGET = 100_000  # entries a second


def main() -> None:
    """Make a store, look through it some times, and print the medians."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        with SqliteStore.create(place / "lager" / "bti.lager", custody=Custody(place / "nokler")) as store:
            _fill(store)
            for name, thorough in (("plain", False), ("thorough", True)):
                print(_line(name, [_timed(store, thorough=thorough) for _ in range(ROUNDS)]))
            print(told(of_sqlite(store)))
    print(f"target {TARGET:>18,} entries a second, plain")


def _fill(store: SqliteStore) -> None:
    """Keep what an office keeps, many entries in a transaction: what is measured is the looking, not this."""
    for case in range(CASES):
        case_id = f"{case:032x}"
        records = [record_of(case_id, seq, command=case_id) for seq in range(1, EVENTS + 1)]
        store.append(case_id, 0, command_id=case_id, records=records, row=row_of(case_id, EVENTS))
        looks = [_look(case_id) for _ in range(LOOKS // CASES)]
        with store.connection:
            for look in looks:
                position = store.ledger.add("looks", [store.sealing.look_columns(look)]).position
                store.connection.execute("INSERT INTO look_cases VALUES (?, ?)", (case_id, position))


def _look(case_id: str) -> Look:
    return Look(at=MOMENT, by="a" * 32, ground="participant", cases=(case_id,), categories=("read",), channel="bti")


def _timed(store: SqliteStore, *, thorough: bool) -> float:
    start = time.perf_counter()
    found = verify(store, thorough=thorough)
    seconds = time.perf_counter() - start
    if found.findings or found.entries != CASES * EVENTS + LOOKS:
        raise AssertionError(found)
    return found.entries / seconds


def _line(name: str, rates: list[float]) -> str:
    return f"{name:<10}{statistics.median(rates):>15,.0f} entries a second ({BYTES} bytes of text in each event)"


if __name__ == "__main__":
    main()
