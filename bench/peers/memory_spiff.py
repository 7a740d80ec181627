"""SpiffWorkflow in memory: complete the waiting task: `memory_spiff.py FOLDER CASES WALK`."""

import json
import platform
import sys
import time
from importlib.metadata import version
from pathlib import Path

from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow


def main(cases: int, walk: Path) -> None:
    """Walk so many cases, and print how long the advances took. The flow is the BPMN that lies beside the walk."""
    words = [word for source, word, dest in json.loads(walk.read_text("utf-8"))["walk"] if source != dest]
    parser = BpmnParser()
    parser.add_bpmn_str(walk.with_suffix(".bpmn").read_bytes())
    definition, spent = parser.get_spec("p"), 0.0
    for _ in range(cases):
        workflow = BpmnWorkflow(definition)
        workflow.do_engine_steps()
        start = time.process_time()
        for word in words:
            (task,) = workflow.get_tasks(state=TaskState.READY, manual=True)
            task.data["answer"] = word
            task.run()
            workflow.do_engine_steps()
        spent += time.process_time() - start
        if not workflow.completed:
            raise SystemExit("the case did not end")
    versions = {"python": platform.python_version(), "spiffworkflow": version("spiffworkflow")}
    print(json.dumps({"seconds": spent, "advances": cases * len(words), **versions}))


if __name__ == "__main__":
    main(int(sys.argv[2]), Path(sys.argv[3]))
