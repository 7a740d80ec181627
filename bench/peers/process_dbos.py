"""DBOS on SQLite: launch, one workflow of one step, and stop: `process_dbos.py FOLDER [prepare|told]`."""

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


def told() -> str:
    """Return versions, and the settings of the connections that it writes with, as read back."""
    import json  # noqa: PLC0415 - what is measured does without it
    import platform  # noqa: PLC0415 - as above
    import sqlite3  # noqa: PLC0415 - as above
    from importlib.metadata import version  # noqa: PLC0415 - as above

    from dbos._dbos import _get_dbos_instance  # noqa: PLC0415 - as above

    engine = _get_dbos_instance()._sys_db.engine  # noqa: SLF001 - it has no other way to its connections
    names = ("journal_mode", "synchronous", "wal_autocheckpoint")
    with engine.connect() as connection:
        settings = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names}
    versions = {"python": platform.python_version(), "dbos": version("dbos"), "sqlite": sqlite3.sqlite_version}
    return json.dumps({**versions, **settings})


def main(folder: Path, wish: str) -> None:
    """Advance a case by a step; the tables are made the first time."""
    url = f"sqlite:///{folder / 'peer.db'}"
    DBOS(config={"name": "peer", "system_database_url": url, "log_level": "ERROR", "run_admin_server": False})
    DBOS.launch()
    print(told() if wish == "told" else by_itself("s1"))
    DBOS.destroy()


if __name__ == "__main__":
    main(Path(sys.argv[1]), "".join(sys.argv[2:]))
