"""eventsourcing with its SQLite store: get the case, move it, save it: `durable_eventsourcing.py FOLDER CASES`."""

import json
import sqlite3
import sys
import time
from importlib.metadata import version
from pathlib import Path
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event

NEXT = {f"s{number}": f"s{number + 1}" for number in range(1, 12)} | {"s12": "ended"}
WALK = (*("done",) * 5, "on", *("done",) * 4, *("again", "done") * 2, "on", "done")


class Case(Aggregate):
    """A case of the shared workload."""

    def __init__(self) -> None:
        self.said, self.step = "", "s1"

    @event("Advanced")
    def advance(self, trigger: str, to: str) -> None:
        """Go on: the event holds the word and where it led to."""
        self.said, self.step = trigger, to

    def decide(self, trigger: str) -> str:
        """Return where a word leads to from here."""
        return "s10" if trigger == "again" else NEXT[self.step]


class Cases(Application[UUID]):
    """Reads a case from its events, and keeps what it did, as a command or a web worker does."""

    def open(self) -> UUID:
        """Open a case."""
        case = Case()
        self.save(case)
        return case.id

    def go_on(self, case_id: UUID, trigger: str) -> str:
        """Advance a case by one word."""
        case = self.repository.get(case_id)
        case.advance(trigger, case.decide(trigger))
        self.save(case)
        return str(case.step)


def main(folder: str, cases: int) -> None:
    """Walk so many cases, each advance in a transaction of its own, and print how long it took."""
    place = str(Path(folder) / "peer.db")
    environment = {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": place}
    app, spent = Cases(environment), 0.0
    for _ in range(cases):
        case_id, step = app.open(), ""
        start = time.perf_counter()
        for trigger in WALK:
            step = app.go_on(case_id, trigger)
        spent += time.perf_counter() - start
        if step != "ended":
            raise SystemExit(step)
    settings = {}
    with app.recorder.datastore.transaction(commit=False) as cursor:  # the connection that wrote
        for name in ("journal_mode", "synchronous"):
            cursor.execute(f"PRAGMA {name}")
            settings[name] = cursor.fetchone()[0]
    versions = {"eventsourcing": version("eventsourcing"), "sqlite": sqlite3.sqlite_version}
    print(json.dumps({"seconds": spent, "advances": cases * len(WALK), **versions, **settings}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
