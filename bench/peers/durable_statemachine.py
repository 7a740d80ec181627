"""python-statemachine with SQLite: read where the case stands, send, keep: `durable_statemachine.py FOLDER CASES`."""

import json
import sys
import time
from importlib.metadata import version
from pathlib import Path

import apsw
from statemachine import State, StateMachine

PRAGMAS = {"journal_mode": "wal", "synchronous": "full", "wal_autocheckpoint": 0}
WALK = (*("done",) * 5, "on", *("done",) * 4, *("again", "done") * 2, "on", "done")
TABLES = """
CREATE TABLE cases (case_id INTEGER PRIMARY KEY, seq INTEGER NOT NULL, step TEXT NOT NULL) STRICT;
CREATE TABLE events (case_id INTEGER NOT NULL, seq INTEGER NOT NULL, payload TEXT NOT NULL,
    UNIQUE (case_id, seq)) STRICT;
"""


class Guide(StateMachine):
    """The shared workload."""

    s1, s2, s3, s4, s5 = State(initial=True), State(), State(), State(), State()
    s6, s7, s8, s9, s10 = State(), State(), State(), State(), State()
    s11, s12, ended = State(), State(), State(final=True)
    done = (
        s1.to(s2) | s2.to(s3) | s3.to(s4) | s4.to(s5) | s5.to(s6)
        | s7.to(s8) | s8.to(s9) | s9.to(s10) | s10.to(s11) | s12.to(ended)
    )  # fmt: skip
    on = s6.to(s7) | s11.to(s12)
    end = s6.to(ended)
    again = s11.to(s10)


class Case:
    """What a machine moves."""

    def __init__(self, state: str) -> None:
        self.state = state


def main(folder: str, cases: int) -> None:
    """Walk so many cases, each advance in a transaction of its own, and print how long it took."""
    connection = apsw.Connection(str(Path(folder) / "peer.db"))
    for name, value in PRAGMAS.items():
        connection.pragma(name, value)
    connection.execute(TABLES)
    start = time.perf_counter()
    for number in range(1, cases + 1):
        connection.execute("INSERT INTO cases VALUES (?, 0, 's1')", (number,))
        case = Case("s1")
        for trigger in WALK:
            connection.execute("BEGIN IMMEDIATE")
            ((seq, step),) = connection.execute("SELECT seq, step FROM cases WHERE case_id = ?", (number,))
            case = Case(step)
            Guide(case).send(trigger)
            payload = json.dumps({"type": trigger, "from": step, "to": case.state})
            connection.execute("INSERT INTO events VALUES (?, ?, ?)", (number, seq + 1, payload))
            connection.execute("UPDATE cases SET seq = ?, step = ? WHERE case_id = ?", (seq + 1, case.state, number))
            connection.execute("COMMIT")
        if case.state != "ended":
            raise SystemExit(case.state)
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
    seconds = time.perf_counter() - start
    settings = {name: connection.pragma(name) for name in PRAGMAS}
    versions = {"python-statemachine": version("python-statemachine"), "sqlite": apsw.sqlite_lib_version()}
    print(json.dumps({"seconds": seconds, "advances": cases * len(WALK), **versions, **settings}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
