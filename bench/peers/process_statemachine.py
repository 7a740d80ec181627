"""python-statemachine with the case in SQLite: `process_statemachine.py FOLDER [prepare|told]`."""

import json
import sqlite3
import sys
from pathlib import Path

from statemachine import State, StateMachine

TABLES = """
CREATE TABLE cases (case_id INTEGER PRIMARY KEY, seq INTEGER NOT NULL, step TEXT NOT NULL);
CREATE TABLE events (case_id INTEGER NOT NULL, seq INTEGER NOT NULL, payload TEXT NOT NULL);
INSERT INTO cases VALUES (1, 0, 's1');
"""


class Guide(StateMachine):
    """The shared workload."""

    s1, s2, s3, s4, s5 = State(initial=True), State(), State(), State(), State()
    s6, s7, s8, s9, s10 = State(), State(), State(), State(), State()
    s11, s12, ended = State(), State(), State(final=True)
    done = (
        s1.to(s2) | s2.to(s3) | s3.to(s4) | s4.to(s5) | s5.to(s6) | s6.to(s7)
        | s7.to(s8) | s8.to(s9) | s9.to(s10) | s10.to(s11) | s11.to(s12) | s12.to(ended)
    )  # fmt: skip


class Case:
    """What a machine moves."""

    def __init__(self, state: str) -> None:
        self.state = state


def told(connection: sqlite3.Connection) -> str:
    """Return versions, and the settings of the connection as read back."""
    import platform  # noqa: PLC0415 - what is measured does without it
    from importlib.metadata import version  # noqa: PLC0415 - as above

    names = ("journal_mode", "synchronous", "wal_autocheckpoint")
    settings = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names}
    versions = {
        "python": platform.python_version(),
        "python-statemachine": version("python-statemachine"),
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
        return
    seq, step = connection.execute("SELECT seq, step FROM cases WHERE case_id = 1").fetchone()
    case = Case(step)
    Guide(case).send("done")
    connection.execute("INSERT INTO events VALUES (1, ?, ?)", (seq + 1, json.dumps({"to": case.state})))
    connection.execute("UPDATE cases SET seq = ?, step = ? WHERE case_id = 1", (seq + 1, case.state))
    connection.commit()
    print(case.state)


if __name__ == "__main__":
    main(Path(sys.argv[1]), "".join(sys.argv[2:]))
