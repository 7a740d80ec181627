"""The floor: an event and a row in SQLite for each advance, kept by COMMIT: `floor_sqlite.py FOLDER CASES WALK`."""

import json
import platform
import sys
import time
from pathlib import Path

import apsw

PRAGMAS = {"journal_mode": "wal", "synchronous": "full", "wal_autocheckpoint": 0}
TABLES = """
CREATE TABLE cases (case_id INTEGER PRIMARY KEY, seq INTEGER NOT NULL, step TEXT, row BLOB) STRICT;
CREATE TABLE events (case_id INTEGER NOT NULL, seq INTEGER NOT NULL, type TEXT NOT NULL, at TEXT NOT NULL,
    payload BLOB NOT NULL, UNIQUE (case_id, seq)) STRICT;
"""
EVENT = "INSERT INTO events VALUES (?, ?, ?, '2026-09-08T10:00:00+00:00', ?)"
CASE = """
INSERT INTO cases VALUES (?, ?, ?, ?) ON CONFLICT (case_id)
DO UPDATE SET seq = excluded.seq, step = excluded.step, row = excluded.row
"""


def main(folder: str, cases: int, walk: Path) -> None:
    """Keep the advances of so many cases, each in a transaction of its own, and print how long it took."""
    advances = json.loads(walk.read_text("utf-8"))["walk"]
    connection = apsw.Connection(str(Path(folder) / "floor.db"))
    for name, value in PRAGMAS.items():
        connection.pragma(name, value)
    connection.execute(TABLES)
    start = time.perf_counter()
    for case in range(1, cases + 1):
        for seq, (_, word, step) in enumerate(advances, 1):
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(EVENT, (case, seq, word, b"x" * 200))
            connection.execute(CASE, (case, seq, step, b"y" * 200))
            connection.execute("COMMIT")
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
    seconds = time.perf_counter() - start
    versions = {"python": platform.python_version(), "apsw": apsw.apsw_version(), "sqlite": apsw.sqlite_lib_version()}
    settings = {name: connection.pragma(name) for name in PRAGMAS}
    print(json.dumps({"seconds": seconds, "advances": cases * len(advances), **versions, **settings}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
