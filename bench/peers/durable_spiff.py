"""SpiffWorkflow: read the serialised case, complete the waiting task, keep it: `durable_spiff.py FOLDER CASES WALK`.

The flow is the BPMN that lies beside the walk. This is how a command or a web worker runs it: nothing stays in memory
between two advances but the definition.
"""

import json
import platform
import sys
import time
from importlib.metadata import version
from pathlib import Path

import apsw
from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow

PRAGMAS = {"journal_mode": "wal", "synchronous": "full", "wal_autocheckpoint": 0}
CASE = """
INSERT INTO cases VALUES (?, ?, ?) ON CONFLICT (case_id) DO UPDATE SET seq = excluded.seq, row = excluded.row
"""
TABLES = """
CREATE TABLE cases (case_id INTEGER PRIMARY KEY, seq INTEGER NOT NULL, row TEXT NOT NULL) STRICT;
CREATE TABLE events (case_id INTEGER NOT NULL, seq INTEGER NOT NULL, payload TEXT NOT NULL,
    UNIQUE (case_id, seq)) STRICT;
"""


def advanced(serializer: BpmnWorkflowSerializer, kept: str, *, word: str) -> BpmnWorkflow:
    """Return a case that was kept, with its waiting task done."""
    workflow = serializer.deserialize_json(kept)
    (task,) = workflow.get_tasks(state=TaskState.READY, manual=True)
    task.data["answer"] = word
    task.run()
    workflow.do_engine_steps()
    return workflow


def main(folder: str, cases: int, walk: Path) -> None:
    """Walk so many cases, each advance in a transaction of its own, and print how long it took."""
    advances = json.loads(walk.read_text("utf-8"))["walk"]
    parser, serializer = BpmnParser(), BpmnWorkflowSerializer()
    parser.add_bpmn_str(walk.with_suffix(".bpmn").read_bytes())
    definition = parser.get_spec("p")
    connection = apsw.Connection(str(Path(folder) / "peer.db"))
    for name, value in PRAGMAS.items():
        connection.pragma(name, value)
    connection.execute(TABLES)
    spent = 0.0
    for number in range(1, cases + 1):
        workflow = BpmnWorkflow(definition)
        workflow.do_engine_steps()
        connection.execute(CASE, (number, 0, serializer.serialize_json(workflow)))
        start = time.perf_counter()
        for _, word, _ in advances:
            connection.execute("BEGIN IMMEDIATE")
            ((seq, row),) = connection.execute("SELECT seq, row FROM cases WHERE case_id = ?", (number,))
            workflow = advanced(serializer, row, word=word)
            connection.execute("INSERT INTO events VALUES (?, ?, ?)", (number, seq + 1, word))
            connection.execute(CASE, (number, seq + 1, serializer.serialize_json(workflow)))
            connection.execute("COMMIT")
        spent += time.perf_counter() - start
        if not workflow.completed:
            raise SystemExit("the case did not end")
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
    versions = {"python": platform.python_version(), "spiffworkflow": version("spiffworkflow")}
    settings = {"sqlite": apsw.sqlite_lib_version()} | {name: connection.pragma(name) for name in PRAGMAS}
    print(json.dumps({"seconds": spent, "advances": cases * len(advances), **versions, **settings}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
