"""SpiffWorkflow reads a flow of so many user tasks in a row: `load_spiff.py FOLDER STEPS`."""

import json
import platform
import sys
import time
from importlib.metadata import version
from itertools import pairwise

from SpiffWorkflow.bpmn.parser import BpmnParser


def bpmn(steps: int) -> bytes:
    """Return so many user tasks in a row as BPMN."""
    names = ["start", *(f"s{n}" for n in range(steps)), "ended"]
    tasks = "".join(f'<userTask id="s{n}" name="s{n}"/>' for n in range(steps))
    flows = "".join(
        f'<sequenceFlow id="f{i}" sourceRef="{a}" targetRef="{b}"/>' for i, (a, b) in enumerate(pairwise(names))
    )
    return (
        '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"><process id="p" isExecutable="true">'
        f'<startEvent id="start"/><endEvent id="ended"/>{tasks}{flows}</process></definitions>'
    ).encode()


def main(steps: int) -> None:
    """Read it, and print how long that took."""
    text, start = bpmn(steps), time.process_time()
    parser = BpmnParser()
    parser.add_bpmn_str(text)
    parser.get_spec("p")
    seconds = time.process_time() - start
    versions = {"python": platform.python_version(), "spiffworkflow": version("spiffworkflow"), "lxml": version("lxml")}
    print(json.dumps({"seconds": seconds, **versions}))


if __name__ == "__main__":
    main(int(sys.argv[2]))
