"""eventsourcing with its SQLite store: `process_eventsourcing.py FOLDER`, first with `prepare`."""

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


def main(folder: Path, *, prepare: bool) -> None:
    """Advance the case that is stored, or store it."""
    cases = Cases({"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": str(folder / "peer.db")})
    if prepare:
        case = Case()
        cases.save(case)
        (folder / "case").write_text(str(case.id))
        return
    case = cases.repository.get(UUID((folder / "case").read_text()))
    case.advance(FLOW[case.step])
    cases.save(case)
    print(case.step)


if __name__ == "__main__":
    main(Path(sys.argv[1]), prepare=sys.argv[2:] == ["prepare"])
