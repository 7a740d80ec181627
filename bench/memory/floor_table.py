"""A bare table engine in memory, with guards and events: `floor_table.py FOLDER CASES`."""

import json
import platform
import sys
import time
from collections.abc import Callable, Mapping
from typing import NamedTuple

WALK = (*("done",) * 5, "on", *("done",) * 4, *("again", "done") * 2, "on", "done")
Facts = Mapping[str, bool]


class Move(NamedTuple):
    """Where a word leads to, if its guard says yes."""

    dest: str
    guard: Callable[[Facts], bool] | None


TABLE = {(f"s{n}", "done"): (Move(f"s{n + 1}", None),) for n in (1, 2, 4, 5, 7, 9, 10)} | {
    ("s3", "done"): (Move("s4", lambda facts: facts["consent"]), Move("ended", lambda facts: not facts["consent"])),
    ("s6", "on"): (Move("s7", None),),
    ("s6", "end"): (Move("ended", None),),
    ("s8", "done"): (Move("s9", lambda facts: facts["consent"]),),
    ("s11", "again"): (Move("s10", None),),
    ("s11", "on"): (Move("s12", None),),
    ("s12", "done"): (Move("ended", None),),
}


def advanced(step: str, word: str, facts: Facts) -> tuple[str, str, str] | None:
    """Return what a word makes happen, or None where nothing may."""
    for move in TABLE.get((step, word), ()):
        if move.guard is None or move.guard(facts):
            return step, word, move.dest
    return None


def main(cases: int) -> None:
    """Walk so many cases, and print how long it took."""
    facts, start = {"consent": True}, time.process_time()
    for _ in range(cases):
        step, history = "s1", []
        for word in WALK:
            moved = advanced(step, word, facts)
            if moved is None:
                raise SystemExit(step)
            history.append(moved)
            step = moved[2]
    seconds = time.process_time() - start
    print(json.dumps({"seconds": seconds, "advances": cases * len(WALK), "python": platform.python_version()}))


if __name__ == "__main__":
    main(int(sys.argv[2]))
