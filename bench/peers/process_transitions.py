"""transitions with the flow in JSON and the case in SQLite: `process_transitions.py FOLDER [prepare|told]`."""

import json
import sqlite3
import sys
from pathlib import Path

import transitions

STATES = [f"s{number}" for number in range(1, 14)]
FLOW = [{"trigger": "done", "source": f"s{n}", "dest": f"s{n + 1}"} for n in range(1, 13)]
TABLES = """
CREATE TABLE cases (case_id INTEGER PRIMARY KEY, seq INTEGER NOT NULL, step TEXT NOT NULL);
CREATE TABLE events (case_id INTEGER NOT NULL, seq INTEGER NOT NULL, payload TEXT NOT NULL);
INSERT INTO cases VALUES (1, 0, 's1');
"""


class Case:
    """What transitions moves."""

    state = "s1"


def told(connection: sqlite3.Connection) -> str:
    """Return versions, and the settings of the connection as read back."""
    import platform  # noqa: PLC0415 - what is measured does without it

    names = ("journal_mode", "synchronous", "wal_autocheckpoint")
    settings = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names}
    versions = {
        "python": platform.python_version(),
        "transitions": transitions.__version__,
        "sqlite": sqlite3.sqlite_version,
    }
    return json.dumps({**versions, **settings})


def main(folder: Path, wish: str) -> None:
    """Advance the case that is stored, or store it."""
    connection = sqlite3.connect(folder / "peer.db")
    connection.execute("PRAGMA journal_mode = wal")
    connection.execute("PRAGMA synchronous = full")
    if wish == "told":
        print(told(connection))
        return
    if wish == "prepare":
        connection.executescript(TABLES)
        (folder / "flow.json").write_text(json.dumps(FLOW))
        return
    flow = json.loads((folder / "flow.json").read_text())
    machine = transitions.Machine(model=None, states=STATES, transitions=flow, initial="s1", auto_transitions=False)
    case = Case()
    seq, case.state = connection.execute("SELECT seq, step FROM cases WHERE case_id = 1").fetchone()
    machine.events["done"].trigger(case)
    connection.execute("INSERT INTO events VALUES (1, ?, ?)", (seq + 1, json.dumps({"to": case.state})))
    connection.execute("UPDATE cases SET seq = ?, step = ? WHERE case_id = 1", (seq + 1, case.state))
    connection.commit()
    print(case.state)


if __name__ == "__main__":
    main(Path(sys.argv[1]), "".join(sys.argv[2:]))
