"""What a durable advance costs, beside floors and peers: `python -m bench.durable`.

Everybody walks the same workload: twelve steps, two decisions, and a loop that is taken twice, 16 advances a case, each
on the disk before the call returns; ours has role check, consent gate, exits at any time and deadlines in it, a look
that is logged, an audit chain and encryption. Then ours walks the guide of Os kommune too.
"""

from bench.results import Result, Row
from bench.sides import Side, interleaved

ROUNDS = 5
FLOOR = "SQLite floor: an event and a row"
POSTGRES = "PostgreSQL floor: one statement"
OURS = "ours, the shared workload"
OURS_POSTGRES = "ours in PostgreSQL"
EVENTSOURCING, SPIFF = "eventsourcing, get and save", "SpiffWorkflow, reload and save"
DBOS_SQLITE, DBOS_POSTGRES = "DBOS SQLite, steps by themselves", "DBOS PostgreSQL, steps by themselves"
SIDES = (
    Side(FLOOR, "durable/floor_sqlite.py", ["100"]),
    Side("transitions + SQLite", "peers/durable_transitions.py", ["100"]),
    Side("python-statemachine + SQLite", "peers/durable_statemachine.py", ["50"]),
    Side(POSTGRES, "durable/floor_postgres.py", ["60", "one"]),
    Side("PostgreSQL floor: four round trips", "durable/floor_postgres.py", ["60", "four"]),
    Side(EVENTSOURCING, "peers/durable_eventsourcing.py", ["30"]),
    Side(SPIFF, "peers/durable_spiff.py", ["20"]),
    Side(DBOS_SQLITE, "peers/durable_dbos.py", ["5", "sqlite", "steps"]),
    Side(DBOS_POSTGRES, "peers/durable_dbos.py", ["5", "postgres", "steps"]),
    Side("DBOS PostgreSQL, a person's answer", "peers/durable_dbos.py", ["2", "postgres", "answers"]),
    Side(OURS, "bench.durable.ours", ["30", "workload", "sqlite"]),
    Side("ours, the guide of Os", "bench.durable.ours", ["30", "os", "sqlite"]),
    Side(OURS_POSTGRES, "bench.durable.ours", ["20", "workload", "postgres"]),
    Side("ours in PostgreSQL, the guide of Os", "bench.durable.ours", ["20", "os", "postgres"]),
)
FIGURES = {
    "durable-floor": FLOOR,
    "durable-eventsourcing": EVENTSOURCING,
    "durable-spiff": SPIFF,
    "durable-dbos-sqlite": DBOS_SQLITE,
    "durable-dbos-postgres": DBOS_POSTGRES,
}
"""What ours is divided by, for each promise."""


def measured() -> Result:
    """Run every side, interleaved."""
    found = interleaved(SIDES, ROUNDS)
    ours, floor = found[OURS].rate, found[FLOOR].rate
    return Result(
        name="durable",
        title="A durable advance",
        explained=(
            "Every advance is on the disk before the call returns: WAL and `synchronous=FULL` in SQLite, `fsync` in "
            "PostgreSQL. Ours finds the case, checks who may act, logs the look, reads what has happened, decides, and "
            "keeps event and row in one transaction, chained and sealed."
        ),
        columns=("advances/s", "× floor", "ours is ×"),
        rows=tuple(Row(name=name, cells=(one.rate, one.rate / floor, ours / one.rate)) for name, one in found.items()),
        figures={target: ours / found[side].rate for target, side in FIGURES.items()}
        | {"durable-postgres": found[OURS_POSTGRES].rate / found[POSTGRES].rate},
        settings={name: one.settings for name, one in found.items()},
    )
