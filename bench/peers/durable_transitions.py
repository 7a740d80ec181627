"""transitions with SQLite: read where the case stands, fire, keep: `durable_transitions.py FOLDER CASES WALK`."""

import json
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path

import apsw
import transitions

PRAGMAS = {"journal_mode": "wal", "synchronous": "full", "wal_autocheckpoint": 0}
TABLES = """
CREATE TABLE cases (case_id INTEGER PRIMARY KEY, seq INTEGER NOT NULL, step TEXT NOT NULL) STRICT;
CREATE TABLE events (case_id INTEGER NOT NULL, seq INTEGER NOT NULL, payload TEXT NOT NULL,
    UNIQUE (case_id, seq)) STRICT;
"""


class Case:
    """What transitions moves; the machine gives it its trigger."""

    state: str
    trigger: Callable[[str], bool]


def main(folder: str, cases: int, walk: Path) -> None:
    """Walk so many cases, each advance in a transaction of its own, and print how long it took."""
    flow = json.loads(walk.read_text("utf-8"))
    start_at, advances = flow["start"], flow["walk"]
    moves = [{"trigger": word, "source": source, "dest": dest} for source, word, dest, _ in flow["moves"]]
    states = list(dict.fromkeys(place for move in moves for place in (move["source"], move["dest"])))
    machine = transitions.Machine(None, states=states, transitions=moves, initial=start_at, auto_transitions=False)
    connection = apsw.Connection(str(Path(folder) / "peer.db"))
    for name, value in PRAGMAS.items():
        connection.pragma(name, value)
    connection.execute(TABLES)
    start = time.perf_counter()
    for number in range(1, cases + 1):
        connection.execute("INSERT INTO cases VALUES (?, 0, ?)", (number, start_at))
        case = Case()
        for _, trigger, _ in advances:
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
        if case.state not in flow["ends"]:
            raise SystemExit(case.state)
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
    seconds = time.perf_counter() - start
    versions = {"python": platform.python_version(), "transitions": transitions.__version__}
    settings = {"sqlite": apsw.sqlite_lib_version()} | {name: connection.pragma(name) for name in PRAGMAS}
    print(json.dumps({"seconds": seconds, "advances": cases * len(advances), **versions, **settings}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
