"""SpiffWorkflow: read the serialised case, complete the waiting task, keep it: `durable_spiff.py FOLDER CASES`.

This is how a command or a web worker runs it: nothing stays in memory between two advances but the definition.
"""

import json
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
WALK = (*("done",) * 5, "on", *("done",) * 4, *("again", "done") * 2, "on", "done")
CASE = """
INSERT INTO cases VALUES (?, ?, ?) ON CONFLICT (case_id) DO UPDATE SET seq = excluded.seq, row = excluded.row
"""
TABLES = """
CREATE TABLE cases (case_id INTEGER PRIMARY KEY, seq INTEGER NOT NULL, row TEXT NOT NULL) STRICT;
CREATE TABLE events (case_id INTEGER NOT NULL, seq INTEGER NOT NULL, payload TEXT NOT NULL,
    UNIQUE (case_id, seq)) STRICT;
"""


def bpmn() -> bytes:
    """Return the shared workload as BPMN: twelve user tasks, two gateways, a loop."""
    tasks = "".join(f'<userTask id="s{n}" name="s{n}"/>' for n in range(1, 13))
    flows = [("start", "s1"), *((f"s{n}", f"s{n + 1}") for n in (1, 2, 3, 4, 5, 7, 8, 9, 10)), ("s12", "ended")]
    flows += [("s6", "g6"), ("s11", "g11")]
    plain = "".join(f'<sequenceFlow id="f{i}" sourceRef="{a}" targetRef="{b}"/>' for i, (a, b) in enumerate(flows))
    asked = (("g6", "s7", "on"), ("g6", "ended", "end"), ("g11", "s12", "on"), ("g11", "s10", "again"))
    chosen = "".join(
        f'<sequenceFlow id="c{i}" sourceRef="{a}" targetRef="{b}">'
        f"<conditionExpression>answer == '{word}'</conditionExpression></sequenceFlow>"
        for i, (a, b, word) in enumerate(asked)
    )
    gates = '<exclusiveGateway id="g6"/><exclusiveGateway id="g11"/>'
    return (
        '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"><process id="p" isExecutable="true">'
        f'<startEvent id="start"/><endEvent id="ended"/>{tasks}{gates}{plain}{chosen}</process></definitions>'
    ).encode()


def advanced(serializer: BpmnWorkflowSerializer, kept: str, *, word: str) -> BpmnWorkflow:
    """Return a case that was kept, with its waiting task done."""
    workflow = serializer.deserialize_json(kept)
    (task,) = workflow.get_tasks(state=TaskState.READY, manual=True)
    task.data["answer"] = word
    task.run()
    workflow.do_engine_steps()
    return workflow


def main(folder: str, cases: int) -> None:
    """Walk so many cases, each advance in a transaction of its own, and print how long it took."""
    parser, serializer = BpmnParser(), BpmnWorkflowSerializer()
    parser.add_bpmn_str(bpmn())
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
        for word in WALK:
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
    settings = {name: connection.pragma(name) for name in PRAGMAS}
    versions = {"spiffworkflow": version("spiffworkflow"), "sqlite": apsw.sqlite_lib_version()}
    print(json.dumps({"seconds": spent, "advances": cases * len(WALK), **versions, **settings}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
