"""Durable advances of ours, of floors and of peers, in one interleaved run: `python -m bench.durable [--json]`.

Everybody walks the same workload: twelve steps, two decisions, and a loop that is taken twice, 16 advances a case, each
on the disk before the call returns; ours has role check, consent gate, exits at any time and deadlines in it, a look
that is logged, an audit chain and encryption. Then ours walks the guide of Os kommune too.
"""

import json
import sys
from collections.abc import Mapping, Sequence

from bench.sides import Measured, Side, interleaved

ROUNDS = 5
FLOOR = "SQLite floor: an event and a row"
POSTGRES = "PostgreSQL floor: one statement"
OURS = "ours, the shared workload"
SIDES = (
    Side(FLOOR, "durable/floor_sqlite.py", ["100"]),
    Side("transitions + SQLite", "peers/durable_transitions.py", ["100"]),
    Side("python-statemachine + SQLite", "peers/durable_statemachine.py", ["50"]),
    Side(POSTGRES, "durable/floor_postgres.py", ["60", "one"]),
    Side("PostgreSQL floor: four round trips", "durable/floor_postgres.py", ["60", "four"]),
    Side("eventsourcing, get and save", "peers/durable_eventsourcing.py", ["30"]),
    Side("SpiffWorkflow, reload and save", "peers/durable_spiff.py", ["20"]),
    Side("DBOS SQLite, steps by themselves", "peers/durable_dbos.py", ["5", "sqlite", "steps"]),
    Side("DBOS PostgreSQL, steps by themselves", "peers/durable_dbos.py", ["5", "postgres", "steps"]),
    Side("DBOS PostgreSQL, a person's answer", "peers/durable_dbos.py", ["2", "postgres", "answers"]),
    Side(OURS, "bench.durable.ours", ["30", "workload"]),
    Side("ours, the guide of Os", "bench.durable.ours", ["30", "os"]),
)
TARGETS = {FLOOR: 0.6, "eventsourcing, get and save": 3.0, "SpiffWorkflow, reload and save": 6.0} | dict.fromkeys(
    ("DBOS SQLite, steps by themselves", "DBOS PostgreSQL, steps by themselves"), 10.0
)
"""How many times as fast as this side ours is to be."""


def main(arguments: Sequence[str]) -> None:
    """Measure and print, as a table or as JSON."""
    measured = interleaved(SIDES, ROUNDS)
    if "--json" in arguments:
        print(json.dumps(_as_data(measured), indent=2, ensure_ascii=False))
        return
    print(f"{'':<38}{'advances/s':>11}{'× floor':>9}{'ours is ×':>11}{'target':>8}")
    ours, floor = measured[OURS].rate, measured[FLOOR].rate
    for name, one in measured.items():
        target = TARGETS.get(name)
        told = f"{ours / one.rate:>11.2f}{f'≥ {target}' if target else '':>8}"
        print(f"{name:<38}{one.rate:>11.0f}{one.rate / floor:>9.3f}{told}  {_line(one)}")


def _as_data(measured: Mapping[str, Measured]) -> Mapping[str, object]:
    return {
        name: {"advances_per_second": round(one.rate, 1), "settings": one.settings, "runs": one.runs}
        for name, one in measured.items()
    }


def _line(one: Measured) -> str:
    return " ".join(f"{name}={value}" for name, value in one.settings.items())


if __name__ == "__main__":
    main(sys.argv[1:])
