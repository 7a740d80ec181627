"""python-statemachine in memory: `memory_statemachine.py FOLDER CASES`."""

import json
import platform
import sys
import time
from importlib.metadata import version

from statemachine import State, StateMachine

WALK = (*("done",) * 5, "on", *("done",) * 4, *("again", "done") * 2, "on", "done")


class Guide(StateMachine):
    """The shared workload."""

    s1, s2, s3, s4, s5 = State(initial=True), State(), State(), State(), State()
    s6, s7, s8, s9, s10 = State(), State(), State(), State(), State()
    s11, s12, ended = State(), State(), State(final=True)
    done = (
        s1.to(s2) | s2.to(s3) | s3.to(s4) | s4.to(s5) | s5.to(s6)
        | s7.to(s8) | s8.to(s9) | s9.to(s10) | s10.to(s11) | s12.to(ended)
    )  # fmt: skip
    on = s6.to(s7) | s11.to(s12)
    end = s6.to(ended)
    again = s11.to(s10)


def main(cases: int) -> None:
    """Walk so many cases, and print how long the advances took."""
    spent = 0.0
    for _ in range(cases):
        guide = Guide()
        start = time.process_time()
        for word in WALK:
            guide.send(word)
        spent += time.process_time() - start
        if not guide.is_terminated:
            raise SystemExit("the case did not end")
    versions = {"python-statemachine": version("python-statemachine"), "python": platform.python_version()}
    print(json.dumps({"seconds": spent, "advances": cases * len(WALK), **versions}))


if __name__ == "__main__":
    main(int(sys.argv[2]))
