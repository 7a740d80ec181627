"""python-statemachine in memory: `memory_statemachine.py FOLDER CASES WALK`."""

import json
import platform
import sys
import time
from importlib.metadata import version
from pathlib import Path

from statemachine import State, StateMachine
from statemachine.transition_list import TransitionList


def guide(start: str, ends: list[str], moves: list[list[str]]) -> type[StateMachine]:
    """Return the machine of a flow, made as a class statement makes it."""
    places = dict.fromkeys(place for source, _, dest, _ in moves for place in (source, dest))
    states = {place: State(initial=place == start, final=place in ends) for place in places}
    events: dict[str, TransitionList] = {}
    for source, word, dest, _ in moves:
        way = states[source].to(states[dest])
        events[word] = events[word] | way if word in events else way
    return type("Guide", (StateMachine,), {**states, **events})


def main(cases: int, walk: Path) -> None:
    """Walk so many cases, and print how long the advances took."""
    flow, spent = json.loads(walk.read_text("utf-8")), 0.0
    words = [word for source, word, dest in flow["walk"] if source != dest]
    machine = guide(flow["start"], flow["ends"], flow["moves"])
    for _ in range(cases):
        case = machine()
        start = time.process_time()
        for word in words:
            case.send(word)
        spent += time.process_time() - start
        if not case.is_terminated:
            raise SystemExit("the case did not end")
    versions = {"python": platform.python_version(), "python-statemachine": version("python-statemachine")}
    print(json.dumps({"seconds": spent, "advances": cases * len(words), **versions}))


if __name__ == "__main__":
    main(int(sys.argv[2]), Path(sys.argv[3]))
