"""SpiffWorkflow with the flow in BPMN and the case in SQLite: `process_spiff.py FOLDER [prepare|told]`."""

import sqlite3
import sys
from itertools import pairwise
from pathlib import Path

from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow

TABLES = """
CREATE TABLE cases (case_id INTEGER PRIMARY KEY, seq INTEGER NOT NULL, row TEXT NOT NULL);
CREATE TABLE events (case_id INTEGER NOT NULL, seq INTEGER NOT NULL, payload TEXT NOT NULL);
"""


def bpmn() -> bytes:
    """Return twelve user tasks in a row as BPMN."""
    names = ["start", *(f"s{n}" for n in range(1, 13)), "ended"]
    tasks = "".join(f'<userTask id="s{n}" name="s{n}"/>' for n in range(1, 13))
    flows = "".join(
        f'<sequenceFlow id="f{i}" sourceRef="{a}" targetRef="{b}"/>' for i, (a, b) in enumerate(pairwise(names))
    )
    return (
        '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"><process id="p" isExecutable="true">'
        f'<startEvent id="start"/><endEvent id="ended"/>{tasks}{flows}</process></definitions>'
    ).encode()


def told(connection: sqlite3.Connection) -> str:
    """Return versions, and the settings of the connection as read back."""
    import json  # noqa: PLC0415 - what is measured does without it
    import platform  # noqa: PLC0415 - as above
    from importlib.metadata import version  # noqa: PLC0415 - as above

    names = ("journal_mode", "synchronous", "wal_autocheckpoint")
    settings = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names}
    versions = {
        "python": platform.python_version(),
        "spiffworkflow": version("spiffworkflow"),
        "sqlite": sqlite3.sqlite_version,
    }
    return json.dumps({**versions, **settings})


def main(folder: Path, wish: str) -> None:
    """Advance the case that is stored, or store it."""
    connection, serializer = sqlite3.connect(folder / "peer.db"), BpmnWorkflowSerializer()
    connection.execute("PRAGMA journal_mode = wal")
    connection.execute("PRAGMA synchronous = full")
    if wish == "told":
        print(told(connection))
        return
    if wish == "prepare":
        parser = BpmnParser()
        parser.add_bpmn_str(bpmn())
        workflow = BpmnWorkflow(parser.get_spec("p"))
        workflow.do_engine_steps()
        connection.executescript(TABLES)
        connection.execute("INSERT INTO cases VALUES (1, 0, ?)", (serializer.serialize_json(workflow),))
        connection.commit()
        return
    seq, row = connection.execute("SELECT seq, row FROM cases WHERE case_id = 1").fetchone()
    workflow = serializer.deserialize_json(row)
    (task,) = workflow.get_tasks(state=TaskState.READY, manual=True)
    task.run()
    workflow.do_engine_steps()
    connection.execute("INSERT INTO events VALUES (1, ?, 'done')", (seq + 1,))
    connection.execute(
        "UPDATE cases SET seq = ?, row = ? WHERE case_id = 1", (seq + 1, serializer.serialize_json(workflow))
    )
    connection.commit()
    print(*(one.task_spec.name for one in workflow.get_tasks(state=TaskState.READY)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), "".join(sys.argv[2:]))
