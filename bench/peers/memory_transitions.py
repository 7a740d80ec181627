"""transitions in memory, flat: one machine, no model, its events fired: `memory_transitions.py FOLDER CASES`."""

import json
import platform
import sys
import time

import transitions

STATES = [f"s{number}" for number in range(1, 13)] + ["ended"]
MOVES = [
    *({"trigger": "done", "source": f"s{n}", "dest": f"s{n + 1}"} for n in (1, 2, 3, 4, 5, 7, 8, 9, 10)),
    {"trigger": "on", "source": "s6", "dest": "s7"},
    {"trigger": "end", "source": "s6", "dest": "ended"},
    {"trigger": "again", "source": "s11", "dest": "s10"},
    {"trigger": "on", "source": "s11", "dest": "s12"},
    {"trigger": "done", "source": "s12", "dest": "ended"},
]
WALK = (*("done",) * 5, "on", *("done",) * 4, *("again", "done") * 2, "on", "done")


class Case:
    """What transitions moves."""

    state = "s1"


def main(cases: int) -> None:
    """Walk so many cases, and print how long it took."""
    machine = transitions.Machine(model=None, states=STATES, transitions=MOVES, initial="s1", auto_transitions=False)
    events, start = machine.events, time.process_time()
    for _ in range(cases):
        case = Case()
        for word in WALK:
            events[word].trigger(case)
        if case.state != "ended":
            raise SystemExit(case.state)
    seconds = time.process_time() - start
    versions = {"transitions": transitions.__version__, "python": platform.python_version()}
    print(json.dumps({"seconds": seconds, "advances": cases * len(WALK), **versions}))


if __name__ == "__main__":
    main(int(sys.argv[2]))
