"""eventsourcing with its SQLite store: `process_eventsourcing.py FOLDER [prepare|told]`."""

import sys
from pathlib import Path
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event

FLOW = {f"s{number}": f"s{number + 1}" for number in range(1, 13)}


class Case(Aggregate):
    """A case of twelve steps."""

    def __init__(self) -> None:
        self.step = "s1"

    @event("Advanced")
    def advance(self, to: str) -> None:
        """Go on."""
        self.step = to


class Cases(Application[UUID]):
    """Reads a case from its events, and keeps what it did."""


def told(cases: Cases) -> str:
    """Return versions, and the settings of the connection that it writes with, as read back."""
    import json  # noqa: PLC0415 - what is measured does without it
    import platform  # noqa: PLC0415 - as above
    import sqlite3  # noqa: PLC0415 - as above
    from importlib.metadata import version  # noqa: PLC0415 - as above

    settings = {}
    with cases.recorder.datastore.transaction(commit=False) as cursor:
        for name in ("journal_mode", "synchronous", "wal_autocheckpoint"):
            cursor.execute(f"PRAGMA {name}")
            settings[name] = cursor.fetchone()[0]
    versions = {"python": platform.python_version(), "eventsourcing": version("eventsourcing")}
    return json.dumps({**versions, "sqlite": sqlite3.sqlite_version, **settings})


def main(folder: Path, wish: str) -> None:
    """Advance the case that is stored, or store it."""
    cases = Cases({"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": str(folder / "peer.db")})
    if wish == "told":
        print(told(cases))
        return
    if wish == "prepare":
        case = Case()
        cases.save(case)
        (folder / "case").write_text(str(case.id))
        return
    case = cases.repository.get(UUID((folder / "case").read_text()))
    case.advance(FLOW[case.step])
    cases.save(case)
    print(case.step)


if __name__ == "__main__":
    main(Path(sys.argv[1]), "".join(sys.argv[2:]))
