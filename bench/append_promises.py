"""What an append costs in SQLite with the same promises as the store makes, in the clear and without a chain.

`python -m bench.append_promises [FOLDER [COUNT [BYTES]]]` prints JSON: seconds, and the settings as they are read back.
"""

import fcntl
import json
import platform
import sys
import tempfile
import time
from hashlib import md5
from pathlib import Path

import apsw

NAMES = ("page_size", "journal_mode", "synchronous", "fullfsync", "wal_autocheckpoint", "foreign_keys", "secure_delete")
PRAGMAS = dict(zip(NAMES, (2048, "wal", "full", "on", 0, "on", "on"), strict=True))
TABLES = """
CREATE TABLE cases (case_id TEXT PRIMARY KEY, number TEXT, seq INTEGER NOT NULL, status TEXT, level TEXT, due TEXT,
    unit TEXT, holder TEXT, text BLOB) STRICT, WITHOUT ROWID;
CREATE TABLE records (position INTEGER PRIMARY KEY, case_id TEXT NOT NULL REFERENCES cases, event_id TEXT NOT NULL,
    command_id TEXT NOT NULL, seq INTEGER NOT NULL, type TEXT, recorded_at TEXT, happened_on TEXT, by TEXT, role TEXT,
    unit TEXT, track TEXT, step TEXT, payload BLOB, UNIQUE (case_id, seq), UNIQUE (case_id, event_id)) STRICT;
CREATE INDEX by_command ON records (case_id, command_id);
"""
KNOWN = "SELECT seq, EXISTS (SELECT 1 FROM records WHERE case_id = ?1 AND command_id = ?2) FROM cases WHERE case_id=?1"
CASE = """INSERT INTO cases VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (case_id) DO UPDATE SET seq = excluded.seq,
status = excluded.status, level = excluded.level, due = excluded.due, text = excluded.text"""
RECORD = "INSERT INTO records VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
REST = ("note-added", "2026-09-08T10:00:00+00:00", "2026-09-08", "a" * 32, "laerer", "skole", "main", "1/tiltak")


def main(folder: str, count: int = 2000, size: int = 200) -> None:
    """Append so many events to one case, each in a transaction of its own, and print how long it took."""
    connection, pages, case = apsw.Connection(str(Path(folder) / "floor.db")), [0], "c" * 32
    for name, value in PRAGMAS.items():
        connection.pragma(name, value)
    connection.execute(TABLES)
    connection.set_wal_hook(lambda _connection, _name, waiting: pages.__setitem__(0, waiting) or 0)
    ids = [md5(bytes(f"{number}", "ascii")).hexdigest() for number in range(1, 2 * count + 1)]
    with (Path(folder) / "queue").open("w") as queue:
        start = time.perf_counter()
        for seq, event, command in zip(range(1, count + 1), ids, ids[count:], strict=False):
            fcntl.flock(queue, fcntl.LOCK_EX)
            connection.execute("BEGIN IMMEDIATE")
            assert connection.execute(KNOWN, (case, command)).fetchone() in {None, (seq - 1, 0)}
            connection.execute(CASE, (case, "2026-001", seq, "open", "1", "2026-10-01", "skole", "a" * 32, b"y" * size))
            connection.execute(RECORD, (case, event, command, seq, *REST, b"x" * size))
            connection.execute("COMMIT")
            fcntl.flock(queue, fcntl.LOCK_UN)
            if pages[0] >= 2000:  # noqa: PLR2004 - as the store does
                connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
        seconds = time.perf_counter() - start
    settings = {name: connection.pragma(name) for name in NAMES}
    versions = {"python": platform.python_version(), "apsw": apsw.apsw_version(), "sqlite": apsw.sqlite_lib_version()}
    print(json.dumps({"seconds": seconds, **versions, **settings}))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as own:
        main(sys.argv[1] if sys.argv[1:] else own, *map(int, sys.argv[2:4]))
