"""How several processes write to one store at once, in SQLite and in PostgreSQL: `python -m bench.writers`.

Each is a process of its own that appends to a case of its own as fast as it can, for some seconds, all at the same
time. Every round takes each number of writers once. How evenly they share is told by Jain's index: 1 where each has
written as much as the others, 1/n where one has written it all.
"""

import multiprocessing
import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import md5
from multiprocessing.synchronize import Barrier
from pathlib import Path

from bench.append import record_of, row_of
from bench.read_back import of_postgres, of_sqlite
from bench.results import Curve, Result, Row, Setting, show
from bench.server import server
from engine.adapters.custody import Custody
from engine.adapters.postgres import PostgresStore
from engine.adapters.postgres_place import place_at
from engine.adapters.sqlite import SqliteStore

ROUNDS = 5
SECONDS = 2.0
SQLITE, POSTGRES = (1, 2, 4, 8), (1, 2, 4, 8, 16)
PATIENCE = 60.0  # seconds until everybody is ready
Run = Sequence[Sequence[float]]
"""The waits of each writer, in seconds."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A store that many write to: the path of its file or the address of its server, and the folder of its keys."""

    name: str
    place: str
    keys: Path

    def open(self) -> SqliteStore | PostgresStore:
        """Open it, as each process does for itself."""
        custody = Custody(self.keys)
        if self.name == "SQLite":
            return SqliteStore.open(Path(self.place), custody=custody)
        return PostgresStore.open(place_at(self.place), custody=custody)


def measured() -> Result:
    """Let all numbers of writers write to both stores, interleaved."""
    runs: dict[tuple[str, int], list[Run]] = {}
    with tempfile.TemporaryDirectory(prefix="bti-bench-") as folder, _stores(Path(folder)) as (stores, settings):
        for turn in range(ROUNDS):
            for store, counts in zip(stores, (SQLITE, POSTGRES), strict=True):
                for writers in counts:
                    runs.setdefault((store.name, writers), []).append(_run(store, writers, turn=turn))
    rates = {key: statistics.median(map(_rate, found)) for key, found in runs.items()}
    most = SQLITE[-1]
    fewer = max(rates["PostgreSQL", count] for count in POSTGRES[:-1])
    return Result(
        name="writers",
        title="Several writers",
        explained=(
            "So many processes append to one store as fast as they can, each to a case of its own. A worker in an "
            "office does so a few times an hour: this is the worst that can be, and tells who has to wait."
        ),
        columns=("appends/s", "× one writer", "evenness", "median wait, ms", "worst wait, ms"),
        rows=tuple(_row(key, runs[key], one=rates[key[0], 1]) for key in runs),
        figures={
            "writers-rate": rates["SQLite", most] / rates["SQLite", 1],
            "writers-fair": statistics.median(map(_evenness, runs["SQLite", most])),
            "writers-wait": statistics.median(map(_worst, runs["SQLite", most])),
            "writers-postgres": rates["PostgreSQL", POSTGRES[-1]] / fewer,
        },
        curves=(_curve(rates),),
        settings=settings,
    )


def _row(key: tuple[str, int], found: Sequence[Run], *, one: float) -> Row:
    rate = statistics.median(map(_rate, found))
    waits = [wait for run in found for writer in run for wait in writer]
    return Row(
        name=f"{key[0]}, {key[1]} at once",
        cells=(
            rate,
            rate / one,
            statistics.median(map(_evenness, found)),
            statistics.median(waits) * 1000,
            statistics.median(map(_worst, found)) * 1000,
        ),
    )


def _curve(rates: Mapping[tuple[str, int], float]) -> Curve:
    series = {
        name: tuple((float(count), rate) for (store, count), rate in rates.items() if store == name)
        for name in ("SQLite", "PostgreSQL")
    }
    return Curve(name="writers", title="What many write together", x="writers", y="appends a second", series=series)


def _rate(run: Run) -> float:
    return sum(map(len, run)) / SECONDS


def _evenness(run: Run) -> float:
    counts = [len(writer) for writer in run]
    return sum(counts) ** 2 / (len(counts) * sum(count * count for count in counts))


def _worst(run: Run) -> float:
    return max(wait for writer in run for wait in writer)


# ---------------------------------------------------------------- the stores and those who write


@contextmanager
def _stores(folder: Path) -> Iterator[tuple[tuple[Shared, Shared], Mapping[str, Mapping[str, Setting]]]]:
    """Make a store of each kind, PostgreSQL on a server of its own where nobody has set anything."""
    with server(folder / "server") as place:
        one = Shared("SQLite", str(folder / "lager" / "bti.lager"), folder / "sqlite-nokler")
        other = Shared("PostgreSQL", place, folder / "postgres-nokler")
        with SqliteStore.create(Path(one.place), custody=Custody(one.keys)) as store:
            found = of_sqlite(store)
        with PostgresStore.create(place_at(place), custody=Custody(other.keys)) as kept:
            shown = of_postgres(kept)
        yield (one, other), {one.name: found, other.name: shown}


def _run(store: Shared, writers: int, *, turn: int) -> Run:
    """Let so many write at once; return what each waited."""
    spawned = multiprocessing.get_context("spawn")
    ready, told = spawned.Barrier(writers), spawned.SimpleQueue()
    people = [
        spawned.Process(target=_write, args=(store, f"{turn} {writers} {number}", ready, told))
        for number in range(writers)
    ]
    for one in people:
        one.start()
    run = [told.get() for _ in people]
    for one in people:
        one.join()
    return run


def _write(shared: Shared, name: str, ready: Barrier, told: "multiprocessing.SimpleQueue[list[float]]") -> None:
    """Write for some seconds to a case of one's own, once everybody is ready; tell how long each append took."""
    case_id, waits, seq = md5(bytes(name, "ascii")).hexdigest(), [], 0
    with shared.open() as store:
        _append(store, case_id, seq)
        ready.wait(PATIENCE)
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            seq += 1
            start = time.perf_counter()
            _append(store, case_id, seq)
            waits.append(time.perf_counter() - start)
    told.put(waits)


def _append(store: SqliteStore | PostgresStore, case_id: str, seq: int) -> None:
    command = md5(bytes(f"{case_id} {seq}", "ascii")).hexdigest()
    record = record_of(case_id, seq + 1, command=command)
    store.append(case_id, seq, command_id=command, records=[record], row=row_of(case_id, seq + 1))


if __name__ == "__main__":
    show(measured())
