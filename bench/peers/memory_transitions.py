"""transitions in memory: one flat machine, no model, its events fired: `memory_transitions.py FOLDER CASES WALK`."""

import json
import platform
import sys
import time
from pathlib import Path

import transitions


class Case:
    """What transitions moves."""

    def __init__(self, state: str) -> None:
        self.state = state


def main(cases: int, walk: Path) -> None:
    """Walk so many cases, and print how long it took."""
    flow = json.loads(walk.read_text("utf-8"))
    moves = [{"trigger": word, "source": source, "dest": dest} for source, word, dest, _ in flow["moves"]]
    states = list(dict.fromkeys(place for move in moves for place in (move["source"], move["dest"])))
    words = [word for source, word, dest in flow["walk"] if source != dest]
    machine = transitions.Machine(None, states=states, transitions=moves, initial=flow["start"], auto_transitions=False)
    events, start = machine.events, time.process_time()
    for _ in range(cases):
        case = Case(flow["start"])
        for word in words:
            events[word].trigger(case)
        if case.state not in flow["ends"]:
            raise SystemExit(case.state)
    seconds = time.process_time() - start
    versions = {"python": platform.python_version(), "transitions": transitions.__version__}
    print(json.dumps({"seconds": seconds, "advances": cases * len(words), **versions}))


if __name__ == "__main__":
    main(int(sys.argv[2]), Path(sys.argv[3]))
