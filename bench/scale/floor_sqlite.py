"""The floor of a list among many cases: what is asked stands in a covering index, in the clear, and the look is kept.

`floor_sqlite.py FOLDER CASES OPEN PEOPLE UNITS` prints JSON: median seconds, with and without the look that is left.
"""

import json
import platform
import random
import statistics
import sys
import time
from pathlib import Path

import apsw

PRAGMAS = {"journal_mode": "wal", "synchronous": "full"}
TABLES = """
CREATE TABLE cases (id INTEGER PRIMARY KEY, number TEXT, who INTEGER, unit INTEGER, due INTEGER, open INT, alias BLOB);
CREATE TABLE looks (id INTEGER PRIMARY KEY, at TEXT, by INTEGER, cases TEXT);"""
INDEXES = """CREATE INDEX mine ON cases (who, due, id, number) WHERE open;
CREATE INDEX overdue ON cases (unit, due, id, number) WHERE open;
CREATE INDEX named ON cases (alias, id, number);"""
ASKED = {
    "day": "SELECT id, number, due FROM cases WHERE who = ? AND open ORDER BY due, id",
    "overdue": "SELECT id, number, due FROM cases WHERE unit = ? AND open AND due < 2026 ORDER BY due LIMIT 50",
    "alias": "SELECT id, number FROM cases WHERE alias = ?",
}


def main(folder: str, count: int, opened: int, people: int, units: int) -> None:
    """Make the table where there is none, ask, and print."""
    connection = apsw.Connection(str(Path(folder) / "floor.db"))
    settings = {name: connection.pragma(name, value) or connection.pragma(name) for name, value in PRAGMAS.items()}
    draw = random.Random(1).randrange
    drawn = ((n, draw(people), draw(units), 2020 + draw(8), int(draw(count) < opened)) for n in range(count))
    rows = ((n, f"2026-{n}", who, unit, due, is_open, b"%016d" % n) for n, who, unit, due, is_open in drawn)
    if not connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
        connection.execute(TABLES)
        with connection:
            connection.executemany("INSERT INTO cases VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        connection.execute(INDEXES)
    pick = random.Random(2)
    seconds: dict[str, float] = {}
    values = {"day": range(people), "overdue": range(units), "alias": [b"%016d" % n for n in range(min(count, 9999))]}
    for name, statement in ASKED.items():
        plain, kept = [], []
        for _ in range(200):
            start = time.perf_counter()
            found = connection.execute(statement, (pick.choice(values[name]),)).fetchall()
            plain.append(time.perf_counter() - start)
            look = (" ".join(str(row[0]) for row in found),)
            connection.execute("INSERT INTO looks VALUES (NULL, '2026-09-08', 1, ?)", look)
            kept.append(time.perf_counter() - start)
        seconds |= {name: statistics.median(kept), f"{name} alone": statistics.median(plain)}
    versions = {"python": platform.python_version(), "apsw": apsw.apsw_version(), "sqlite": apsw.sqlite_lib_version()}
    print(json.dumps({"seconds": seconds, **versions, **settings}))


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:6]))
