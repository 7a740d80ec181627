"""SpiffWorkflow in memory: complete the waiting task: `memory_spiff.py FOLDER CASES`."""

import json
import platform
import sys
import time
from importlib.metadata import version

from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow

WALK = (*("done",) * 5, "on", *("done",) * 4, *("again", "done") * 2, "on", "done")


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


def main(cases: int) -> None:
    """Walk so many cases, and print how long the advances took."""
    parser = BpmnParser()
    parser.add_bpmn_str(bpmn())
    definition, spent = parser.get_spec("p"), 0.0
    for _ in range(cases):
        workflow = BpmnWorkflow(definition)
        workflow.do_engine_steps()
        start = time.process_time()
        for word in WALK:
            (task,) = workflow.get_tasks(state=TaskState.READY, manual=True)
            task.data["answer"] = word
            task.run()
            workflow.do_engine_steps()
        spent += time.process_time() - start
        if not workflow.completed:
            raise SystemExit("the case did not end")
    versions = {"spiffworkflow": version("spiffworkflow"), "python": platform.python_version()}
    print(json.dumps({"seconds": spent, "advances": cases * len(WALK), **versions}))


if __name__ == "__main__":
    main(int(sys.argv[2]))
