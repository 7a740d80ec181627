"""eventsourcing with its SQLite store: get the case, move it, save it: `durable_eventsourcing.py FOLDER CASES WALK`."""

import json
import platform
import sqlite3
import sys
import time
from importlib.metadata import version
from pathlib import Path
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event

NEXT: dict[tuple[str, str], str] = {}
"""Where a word leads to from a place: the flow of the walk."""


class Case(Aggregate):
    """A case of the walk."""

    def __init__(self, start: str) -> None:
        self.said, self.step = "", start

    @event("Advanced")
    def advance(self, trigger: str, to: str) -> None:
        """Go on: the event holds the word and where it led to."""
        self.said, self.step = trigger, to

    def decide(self, trigger: str) -> str:
        """Return where a word leads to from here."""
        return NEXT[self.step, trigger]


class Cases(Application[UUID]):
    """Reads a case from its events, and keeps what it did, as a command or a web worker does."""

    def open(self, start: str) -> UUID:
        """Open a case."""
        case = Case(start)
        self.save(case)
        return case.id

    def go_on(self, case_id: UUID, trigger: str) -> str:
        """Advance a case by one word."""
        case = self.repository.get(case_id)
        case.advance(trigger, case.decide(trigger))
        self.save(case)
        return str(case.step)


def main(folder: str, cases: int, walk: Path) -> None:
    """Walk so many cases, each advance in a transaction of its own, and print how long it took."""
    flow = json.loads(walk.read_text("utf-8"))
    NEXT.update({(source, word): dest for source, word, dest, _ in flow["moves"]})
    advances = flow["walk"]
    place = str(Path(folder) / "peer.db")
    environment = {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": place}
    app, spent = Cases(environment), 0.0
    for _ in range(cases):
        case_id, step = app.open(flow["start"]), ""
        start = time.perf_counter()
        for _, trigger, _ in advances:
            step = app.go_on(case_id, trigger)
        spent += time.perf_counter() - start
        if step not in flow["ends"]:
            raise SystemExit(step)
    versions = {"python": platform.python_version(), "eventsourcing": version("eventsourcing")}
    settings = {"sqlite": sqlite3.sqlite_version}
    with app.recorder.datastore.transaction(commit=False) as cursor:  # the connection that wrote
        for name in ("journal_mode", "synchronous", "wal_autocheckpoint"):
            cursor.execute(f"PRAGMA {name}")
            settings[name] = cursor.fetchone()[0]
    print(json.dumps({"seconds": spent, "advances": cases * len(advances), **versions, **settings}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
