"""The floor in memory: where a word leads is in a dict, what has been in a tuple: `floor_dict.py FOLDER CASES WALK`."""

import json
import platform
import sys
import time
from collections.abc import Mapping
from pathlib import Path

History = tuple[str, ...]
Flow = Mapping[tuple[str, str], str]


def advanced(flow: Flow, step: str, history: History, word: str) -> tuple[str, History]:
    """Return where a word leads to, and what has been by then."""
    there = flow[step, word]
    return there, (*history, there)


def main(cases: int, walk: Path) -> None:
    """Walk so many cases, and print how long it took."""
    written = json.loads(walk.read_text("utf-8"))
    flow = {(source, word): dest for source, word, dest, _ in written["moves"]}
    words = [word for source, word, dest in written["walk"] if source != dest]
    start = time.process_time()
    for _ in range(cases):
        history: History = ()
        step = written["start"]
        for word in words:
            step, history = advanced(flow, step, history, word)
        if step not in written["ends"]:
            raise SystemExit(step)
    seconds = time.process_time() - start
    print(json.dumps({"seconds": seconds, "advances": cases * len(words), "python": platform.python_version()}))


if __name__ == "__main__":
    main(int(sys.argv[2]), Path(sys.argv[3]))
