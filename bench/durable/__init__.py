"""What a durable advance costs, beside floors and peers: `python -m bench.durable`.

Everybody takes two walks, each advance on the disk before the call returns: the shared workload, and a way through the
guide of Os kommune. Ours has role check, consent gate, exits at any time and deadlines in it, a look that is logged, an
audit chain and encryption; the others have the bare flow of the same guide, which `bench/walks` tells them.
"""

from collections.abc import Mapping
from functools import partial

from bench.results import Result, Row
from bench.sides import WALKS, Side, interleaved

ROUNDS = 5
FLOOR, POSTGRES = "SQLite floor: an event and a row", "PostgreSQL floor: one statement"
OURS, OURS_POSTGRES = "ours in SQLite", "ours in PostgreSQL"
EVENTSOURCING, SPIFF = "eventsourcing, get and save", "SpiffWorkflow, reload and save"
DBOS_SQLITE, DBOS_POSTGRES = "DBOS SQLite, steps by themselves", "DBOS PostgreSQL, steps by themselves"
OTHERS = (
    (FLOOR, "durable/floor_sqlite.py", "100", ()),
    ("transitions + SQLite", "peers/durable_transitions.py", "100", ()),
    ("python-statemachine + SQLite", "peers/durable_statemachine.py", "50", ()),
    (POSTGRES, "durable/floor_postgres.py", "60", ("one",)),
    ("PostgreSQL floor: four round trips", "durable/floor_postgres.py", "60", ("four",)),
    (EVENTSOURCING, "peers/durable_eventsourcing.py", "30", ()),
    (SPIFF, "peers/durable_spiff.py", "20", ()),
    (DBOS_SQLITE, "peers/durable_dbos.py", "5", ("sqlite", "steps")),
    (DBOS_POSTGRES, "peers/durable_dbos.py", "5", ("postgres", "steps")),
    ("DBOS PostgreSQL, a person's answer", "peers/durable_dbos.py", "2", ("postgres", "answers")),
)
"""Name, script, how many cases, and what it is told after the walk."""
FIGURES = {
    "durable-floor": FLOOR,
    "durable-eventsourcing": EVENTSOURCING,
    "durable-spiff": SPIFF,
    "durable-dbos-sqlite": DBOS_SQLITE,
    "durable-dbos-postgres": DBOS_POSTGRES,
}
"""What ours is divided by, for each promise; all of them are of the shared workload."""
TAKEN = {"workload": "the shared workload", "os": "the guide of Os"}


def sides(walk: str) -> tuple[Side, ...]:
    """Return everybody on one walk."""
    file = str(WALKS / f"{walk}.json")
    named = partial(_named, walk=walk)
    return (
        *(Side(named(name), script, [cases, file, *words]) for name, script, cases, words in OTHERS),
        Side(named(OURS), "bench.durable.ours", ["30", walk, "sqlite"]),
        Side(named(OURS_POSTGRES), "bench.durable.ours", ["20", walk, "postgres"]),
    )


def measured() -> Result:
    """Run every side on both walks, interleaved."""
    found = interleaved([side for pair in zip(*map(sides, TAKEN), strict=True) for side in pair], ROUNDS)
    rates = {walk: {name: found[_named(name, walk=walk)].rate for name in _names()} for walk in TAKEN}
    shared = rates["workload"]
    return Result(
        name="durable",
        title="A durable advance",
        explained=(
            "Every advance is on the disk before the call returns: WAL and `synchronous=FULL` in SQLite, `fsync` in "
            "PostgreSQL. Ours finds the case, checks who may act, logs the look, reads what has happened, decides, and "
            "keeps event and row in one transaction, chained and sealed. First stands the shared workload, with 16 "
            "advances a case, then the guide of Os kommune, with 15: eight of those lead on, and seven record "
            "something where the case stands, such as a meeting. `ours is ×` sets ours in SQLite beside each of them."
        ),
        columns=tuple(
            f"{short}: {what}" for short in ("shared", "Os") for what in ("advances/s", "× floor", "ours is ×")
        ),
        rows=tuple(Row(name=name, cells=tuple(_cells(name, rates))) for name in _names()),
        figures={target: shared[OURS] / shared[side] for target, side in FIGURES.items()}
        | {"durable-postgres": shared[OURS_POSTGRES] / shared[POSTGRES]},
        settings={name: found[_named(name, walk="workload")].settings for name in _names()},
    )


def _names() -> tuple[str, ...]:
    return (*(name for name, *_ in OTHERS), OURS, OURS_POSTGRES)


def _named(name: str, *, walk: str) -> str:
    return f"{name}, {TAKEN[walk]}"


def _cells(name: str, rates: Mapping[str, Mapping[str, float]]) -> list[float]:
    """Return the cells of a side: for each walk its speed, beside the floor, and ours beside it."""
    return [cell for of in rates.values() for cell in (of[name], of[name] / of[FLOOR], of[OURS] / of[name])]
