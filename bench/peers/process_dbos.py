"""DBOS on SQLite: launch, one workflow of one step, and stop: `process_dbos.py FOLDER`, first with `prepare`."""

import sys
from pathlib import Path

from dbos import DBOS

FLOW = {f"s{number}": f"s{number + 1}" for number in range(1, 13)}


@DBOS.step()
def advance(step: str) -> str:
    """Return where a step leads to."""
    return FLOW[step]


@DBOS.workflow()
def by_itself(step: str) -> str:
    """Take one step."""
    return advance(step)


def main(folder: Path) -> None:
    """Advance a case by a step; the tables are made the first time."""
    url = f"sqlite:///{folder / 'peer.db'}"
    DBOS(config={"name": "peer", "system_database_url": url, "log_level": "ERROR", "run_admin_server": False})
    DBOS.launch()
    print(by_itself("s1"))
    DBOS.destroy()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
