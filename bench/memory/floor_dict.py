"""The floor in memory: where a word leads is in a dict, what has been in a tuple: `floor_dict.py FOLDER CASES`."""

import json
import platform
import sys
import time

NEXT = {(f"s{n}", "done"): f"s{n + 1}" for n in (1, 2, 3, 4, 5, 7, 8, 9, 10)} | {
    ("s6", "on"): "s7",
    ("s6", "end"): "ended",
    ("s11", "again"): "s10",
    ("s11", "on"): "s12",
    ("s12", "done"): "ended",
}
WALK = (*("done",) * 5, "on", *("done",) * 4, *("again", "done") * 2, "on", "done")


History = tuple[str, ...]


def advanced(step: str, history: History, word: str) -> tuple[str, History]:
    """Return where a word leads to, and what has been by then."""
    there = NEXT[step, word]
    return there, (*history, there)


def main(cases: int) -> None:
    """Walk so many cases, and print how long it took."""
    start = time.process_time()
    for _ in range(cases):
        history: History = ()
        step = "s1"
        for word in WALK:
            step, history = advanced(step, history, word)
        if step != "ended":
            raise SystemExit(step)
    seconds = time.process_time() - start
    print(json.dumps({"seconds": seconds, "advances": cases * len(WALK), "python": platform.python_version()}))


if __name__ == "__main__":
    main(int(sys.argv[2]))
