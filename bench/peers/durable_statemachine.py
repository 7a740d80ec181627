"""python-statemachine with SQLite: read where it stands, send, keep: `durable_statemachine.py FOLDER CASES WALK`."""

import json
import platform
import sys
import time
from importlib.metadata import version
from pathlib import Path

import apsw
from statemachine import State, StateMachine
from statemachine.transition_list import TransitionList

PRAGMAS = {"journal_mode": "wal", "synchronous": "full", "wal_autocheckpoint": 0}
TABLES = """
CREATE TABLE cases (case_id INTEGER PRIMARY KEY, seq INTEGER NOT NULL, step TEXT NOT NULL) STRICT;
CREATE TABLE events (case_id INTEGER NOT NULL, seq INTEGER NOT NULL, payload TEXT NOT NULL,
    UNIQUE (case_id, seq)) STRICT;
"""


def guide(start: str, ends: list[str], moves: list[list[str]]) -> type[StateMachine]:
    """Return the machine of a flow, made as a class statement makes it."""
    places = dict.fromkeys(place for source, _, dest, _ in moves for place in (source, dest))
    states = {place: State(initial=place == start, final=place in ends) for place in places}
    events: dict[str, TransitionList] = {}
    for source, word, dest, _ in moves:
        way = states[source].to(states[dest])
        events[word] = events[word] | way if word in events else way
    return type("Guide", (StateMachine,), {**states, **events})


class Case:
    """What a machine moves."""

    def __init__(self, state: str) -> None:
        self.state = state


def main(folder: str, cases: int, walk: Path) -> None:
    """Walk so many cases, each advance in a transaction of its own, and print how long it took."""
    flow = json.loads(walk.read_text("utf-8"))
    start_at, advances = flow["start"], flow["walk"]
    machine = guide(start_at, flow["ends"], flow["moves"])
    connection = apsw.Connection(str(Path(folder) / "peer.db"))
    for name, value in PRAGMAS.items():
        connection.pragma(name, value)
    connection.execute(TABLES)
    start = time.perf_counter()
    for number in range(1, cases + 1):
        connection.execute("INSERT INTO cases VALUES (?, 0, ?)", (number, start_at))
        case = Case(start_at)
        for _, trigger, _ in advances:
            connection.execute("BEGIN IMMEDIATE")
            ((seq, step),) = connection.execute("SELECT seq, step FROM cases WHERE case_id = ?", (number,))
            case = Case(step)
            machine(case).send(trigger)
            payload = json.dumps({"type": trigger, "from": step, "to": case.state})
            connection.execute("INSERT INTO events VALUES (?, ?, ?)", (number, seq + 1, payload))
            connection.execute("UPDATE cases SET seq = ?, step = ? WHERE case_id = ?", (seq + 1, case.state, number))
            connection.execute("COMMIT")
        if case.state not in flow["ends"]:
            raise SystemExit(case.state)
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
    seconds = time.perf_counter() - start
    versions = {"python": platform.python_version(), "python-statemachine": version("python-statemachine")}
    settings = {"sqlite": apsw.sqlite_lib_version()} | {name: connection.pragma(name) for name in PRAGMAS}
    print(json.dumps({"seconds": seconds, "advances": cases * len(advances), **versions, **settings}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
