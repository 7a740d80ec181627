"""The flow from JSON, a case from SQLite, one advance, commit: `floor_json.py FOLDER [prepare|told]`."""

import json
import sqlite3
import sys
from pathlib import Path

FLOW = {f"s{number}": f"s{number + 1}" for number in range(1, 13)}
TABLES = """
CREATE TABLE cases (case_id INTEGER PRIMARY KEY, seq INTEGER NOT NULL, step TEXT NOT NULL);
CREATE TABLE events (case_id INTEGER NOT NULL, seq INTEGER NOT NULL, payload TEXT NOT NULL);
INSERT INTO cases VALUES (1, 0, 's1');
"""


def told(connection: sqlite3.Connection) -> str:
    """Return versions, and the settings of the connection as read back."""
    import platform  # noqa: PLC0415 - what is measured does without it

    names = ("journal_mode", "synchronous", "wal_autocheckpoint")
    settings = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names}
    versions = {"python": platform.python_version(), "sqlite": sqlite3.sqlite_version}
    return json.dumps({**versions, **settings})


def main(folder: Path, wish: str) -> None:
    """Advance the case that is stored, or store it."""
    connection = sqlite3.connect(folder / "floor.db")
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
    seq, step = connection.execute("SELECT seq, step FROM cases WHERE case_id = 1").fetchone()
    payload = json.dumps({"type": "done", "from": step, "to": flow[step]})
    connection.execute("INSERT INTO events VALUES (1, ?, ?)", (seq + 1, payload))
    connection.execute("UPDATE cases SET seq = ?, step = ? WHERE case_id = 1", (seq + 1, flow[step]))
    connection.commit()
    print(flow[step])


if __name__ == "__main__":
    main(Path(sys.argv[1]), "".join(sys.argv[2:]))
