"""The table of a compiled guide, walked in memory as simulation does: `python -m bench.memory.ours FOLDER CASES`.

Every condition of the guide is asked on the way: the role, the consent and what else stands before a step.
"""

import json
import platform
import sys
import time
from pathlib import Path

from engine.adapters.codec import JsonCodec
from engine.application.guidelines import Faulty, compiled
from engine.bundled import BundledShelf
from engine.guideline.process import Gate, Need

GUIDE = Path(__file__).parents[1] / "durable" / "guide.yaml"
WALK = (
    *("complete",) * 5,
    "answer:videre",
    *("complete",) * 4,
    *("answer:igjen", "complete") * 2,
    "answer:videre",
    "complete",
)
NOT_SO = frozenset({Need.CONSENT_REFUSED, Need.SHIELDED})


def holds(gate: Gate) -> bool:
    """Answer for every condition: consent was given, and everything that is asked for is there."""
    return gate.need not in NOT_SO


def main(cases: int) -> None:
    """Walk so many cases, and print how long it took."""
    made = compiled(BundledShelf(), JsonCodec(), name=str(GUIDE))
    if isinstance(made, Faulty):
        raise SystemExit(str(made))
    process = made[0]
    state, start = "", time.process_time()
    for _ in range(cases):
        state = process.entry
        for word in WALK:
            move = process.walk(state, word, holds=holds)
            if move is None:
                raise SystemExit(f"{word} leads nowhere from {state}")
            state = move.dest
    seconds = time.process_time() - start
    if state != "=ferdig":
        raise SystemExit(state)
    print(json.dumps({"seconds": seconds, "advances": cases * len(WALK), "python": platform.python_version()}))


if __name__ == "__main__":
    main(int(sys.argv[2]))
