"""transitions with SQLite: read where the case stands, fire, keep: `durable_transitions.py FOLDER CASES`."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import apsw
import transitions

PRAGMAS = {"journal_mode": "wal", "synchronous": "full", "wal_autocheckpoint": 0}
STATES = [f"s{number}" for number in range(1, 13)] + ["ended"]
MOVES = [
    *({"trigger": "done", "source": f"s{n}", "dest": f"s{n + 1}"} for n in (1, 2, 3, 4, 5, 7, 8, 9, 10)),
    {"trigger": "on", "source": "s6", "dest": "s7"},
    {"trigger": "end", "source": "s6", "dest": "ended"},
    {"trigger": "again", "source": "s11", "dest": "s10"},
    {"trigger": "on", "source": "s11", "dest": "s12"},
    {"trigger": "done", "source": "s12", "dest": "ended"},
]
WALK = (*("done",) * 5, "on", *("done",) * 4, *("again", "done") * 2, "on", "done")
TABLES = """
CREATE TABLE cases (case_id INTEGER PRIMARY KEY, seq INTEGER NOT NULL, step TEXT NOT NULL) STRICT;
CREATE TABLE events (case_id INTEGER NOT NULL, seq INTEGER NOT NULL, payload TEXT NOT NULL,
    UNIQUE (case_id, seq)) STRICT;
"""


class Case:
    """What transitions moves; the machine gives it its trigger."""

    state: str
    trigger: Callable[[str], bool]


def main(folder: str, cases: int) -> None:
    """Walk so many cases, each advance in a transaction of its own, and print how long it took."""
    machine = transitions.Machine(model=None, states=STATES, transitions=MOVES, initial="s1", auto_transitions=False)
    connection = apsw.Connection(str(Path(folder) / "peer.db"))
    for name, value in PRAGMAS.items():
        connection.pragma(name, value)
    connection.execute(TABLES)
    start = time.perf_counter()
    for number in range(1, cases + 1):
        connection.execute("INSERT INTO cases VALUES (?, 0, 's1')", (number,))
        case = Case()
        for trigger in WALK:
            connection.execute("BEGIN IMMEDIATE")
            ((seq, step),) = connection.execute("SELECT seq, step FROM cases WHERE case_id = ?", (number,))
            case = Case()
            machine.add_model(case, initial=step)
            case.trigger(trigger)
            machine.remove_model(case)
            payload = json.dumps({"type": trigger, "from": step, "to": case.state})
            connection.execute("INSERT INTO events VALUES (?, ?, ?)", (number, seq + 1, payload))
            connection.execute("UPDATE cases SET seq = ?, step = ? WHERE case_id = ?", (seq + 1, case.state, number))
            connection.execute("COMMIT")
        if case.state != "ended":
            raise SystemExit(case.state)
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
    seconds = time.perf_counter() - start
    settings = {name: connection.pragma(name) for name in PRAGMAS}
    versions = {"transitions": transitions.__version__, "sqlite": apsw.sqlite_lib_version()}
    print(json.dumps({"seconds": seconds, "advances": cases * len(WALK), **versions, **settings}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
