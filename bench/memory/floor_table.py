"""A bare table engine in memory, with guards and events: `floor_table.py FOLDER CASES WALK`."""

import json
import platform
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

Facts = Mapping[str, bool]


class Move(NamedTuple):
    """Where a word leads to, if everything that it asks is so."""

    dest: str
    asks: tuple[str, ...]


Table = Mapping[tuple[str, str], Move]


def advanced(table: Table, step: str, word: str, facts: Facts) -> tuple[str, str, str] | None:
    """Return what a word makes happen, or None where nothing may."""
    move = table.get((step, word))
    if move is None:
        return None
    for asked in move.asks:
        if not facts[asked]:
            return None
    return step, word, move.dest


def main(cases: int, walk: Path) -> None:
    """Walk so many cases, and print how long it took."""
    written = json.loads(walk.read_text("utf-8"))
    table = {(source, word): Move(dest, tuple(asks)) for source, word, dest, asks in written["moves"]}
    words = [word for source, word, dest in written["walk"] if source != dest]
    facts, start = {asked: True for move in table.values() for asked in move.asks}, time.process_time()
    for _ in range(cases):
        step, history = written["start"], []
        for word in words:
            moved = advanced(table, step, word, facts)
            if moved is None:
                raise SystemExit(step)
            history.append(moved)
            step = moved[2]
        if step not in written["ends"]:
            raise SystemExit(step)
    seconds = time.process_time() - start
    print(json.dumps({"seconds": seconds, "advances": cases * len(words), "python": platform.python_version()}))


if __name__ == "__main__":
    main(int(sys.argv[2]), Path(sys.argv[3]))
