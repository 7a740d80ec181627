"""The floor: an event and a case row for each case, a thousand cases a commit: `floor_migrate.py FOLDER CASES`."""

import json
import platform
import sys
import time
from pathlib import Path

import apsw

AT_ONCE = 1000
PRAGMAS = {"journal_mode": "wal", "synchronous": "full", "wal_autocheckpoint": 0}
TABLES = """
CREATE TABLE cases (case_id INTEGER PRIMARY KEY, seq INTEGER NOT NULL, version TEXT, row BLOB) STRICT;
CREATE TABLE events (case_id INTEGER NOT NULL, seq INTEGER NOT NULL, type TEXT NOT NULL, at TEXT NOT NULL,
    payload BLOB NOT NULL, UNIQUE (case_id, seq)) STRICT;
"""
EVENT = "INSERT INTO events VALUES (?, ?, 'version-changed', '2026-09-08T10:00:00+00:00', ?)"


def main(folder: str, cases: int) -> None:
    """Move so many cases to another version, and print how long it took."""
    connection = apsw.Connection(str(Path(folder) / "floor.db"))
    for name, value in PRAGMAS.items():
        connection.pragma(name, value)
    connection.execute(TABLES)
    connection.execute("BEGIN")
    for case in range(1, cases + 1):
        connection.execute("INSERT INTO cases VALUES (?, 1, '1.0', ?)", (case, b"y" * 200))
    connection.execute("COMMIT")
    connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
    start = time.perf_counter()
    for first in range(1, cases + 1, AT_ONCE):
        connection.execute("BEGIN IMMEDIATE")
        for case in range(first, min(first + AT_ONCE, cases + 1)):
            ((seq,),) = connection.execute("SELECT seq FROM cases WHERE case_id = ?", (case,))
            connection.execute(EVENT, (case, seq + 1, b"x" * 200))
            connection.execute("UPDATE cases SET seq = ?, version = '2.0' WHERE case_id = ?", (seq + 1, case))
        connection.execute("COMMIT")
    seconds = time.perf_counter() - start
    versions = {"python": platform.python_version(), "apsw": apsw.apsw_version(), "sqlite": apsw.sqlite_lib_version()}
    settings = {name: connection.pragma(name) for name in PRAGMAS}
    print(json.dumps({"seconds": seconds, "advances": cases, **versions, **settings}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
