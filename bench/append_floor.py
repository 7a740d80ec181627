"""The floor of an append: one event and one case row in SQLite, kept by COMMIT, and nothing else.

`python -m bench.append_floor [FOLDER [COUNT [BYTES [PAUSE]]]]` prints JSON: seconds, and the settings as read back.
A pause of so many microseconds is spent at work before each append, and its time is not counted.
"""

import json
import platform
import sys
import tempfile
import time
from hashlib import md5
from pathlib import Path

import apsw

PRAGMAS = {"journal_mode": "wal", "synchronous": "full", "wal_autocheckpoint": 0, "secure_delete": "on"}
TABLES = """
CREATE TABLE cases (case_id TEXT PRIMARY KEY, seq INTEGER NOT NULL, status TEXT, level TEXT, row BLOB) STRICT;
CREATE TABLE events (
    case_id TEXT NOT NULL, event_id TEXT NOT NULL, command_id TEXT NOT NULL, seq INTEGER NOT NULL, type TEXT NOT NULL,
    recorded_at TEXT NOT NULL, payload BLOB NOT NULL, UNIQUE (case_id, seq), UNIQUE (case_id, event_id)) STRICT;
"""
EVENT = "INSERT INTO events VALUES (?, ?, ?, ?, 'note-added', '2026-09-08T10:00:00+00:00', ?)"
CASE = """
INSERT INTO cases VALUES (?, ?, 'open', '1', ?) ON CONFLICT (case_id) DO UPDATE SET seq = excluded.seq,
status = excluded.status, level = excluded.level, row = excluded.row
"""


def main(folder: str, count: int = 2000, size: int = 200, pause: int = 0) -> None:
    """Append so many events to one case, each in a transaction of its own, and print how long it took."""
    connection, case = apsw.Connection(str(Path(folder) / "floor.db")), "c" * 32
    for name, value in PRAGMAS.items():
        connection.pragma(name, value)
    connection.execute(TABLES)
    ids = [md5(bytes(f"{number}", "ascii")).hexdigest() for number in range(2 * count)]
    start = time.perf_counter()
    for seq in range(1, count + 1):
        until = time.perf_counter() + pause / 1e6
        while pause and time.perf_counter() < until:
            pass
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(EVENT, (case, ids[seq - 1], ids[count + seq - 1], seq, b"x" * size))
        connection.execute(CASE, (case, seq, b"y" * size))
        connection.execute("COMMIT")
        if seq % 250 == 0:
            connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
    seconds = time.perf_counter() - start - count * pause / 1e6
    settings = {name: connection.pragma(name) for name in PRAGMAS}
    versions = {"python": platform.python_version(), "apsw": apsw.apsw_version(), "sqlite": apsw.sqlite_lib_version()}
    print(json.dumps({"seconds": seconds, **versions, **settings}))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as own:
        main(sys.argv[1] if sys.argv[1:] else own, *map(int, sys.argv[2:5]))
