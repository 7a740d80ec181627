"""The table of a compiled guide, walked in memory as simulation does: `python -m bench.memory.ours FOLDER CASES WALK`.

Every condition of the guide is asked on the way: the role, the consent and what else stands before a step.
"""

import json
import sys
import time

from bench.durable.ours import GUIDES, WALKS
from bench.read_back import software
from engine.adapters.codec import JsonCodec
from engine.application.guidelines import Faulty, compiled
from engine.bundled import BundledShelf
from engine.cases import commands as cmd
from engine.guideline.names import is_ending
from engine.guideline.process import COMPLETE, Gate, Need

ANSWER = "answer:"
NOT_SO = frozenset({Need.CONSENT_REFUSED, Need.SHIELDED})


def holds(gate: Gate) -> bool:
    """Answer for every condition: consent was given, and everything that is asked for is there."""
    return gate.need not in NOT_SO


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a walk that lead on, as the table has them."""
    said = (_word(command) for command in WALKS[name])
    return tuple(word for word in said if word)


def main(cases: int, name: str) -> None:
    """Walk so many cases, and print how long it took."""
    made, words = compiled(BundledShelf(), JsonCodec(), name=GUIDES[name]), words_of(name)
    if isinstance(made, Faulty):
        raise SystemExit(str(made))
    process = made[0]
    state, start = "", time.process_time()
    for _ in range(cases):
        state = process.entry
        for word in words:
            move = process.walk(state, word, holds=holds)
            if move is None:
                raise SystemExit(f"{word} leads nowhere from {state}")
            state = move.dest
    seconds = time.process_time() - start
    if not is_ending(state):
        raise SystemExit(state)
    print(json.dumps({"seconds": seconds, "advances": cases * len(words), **software("msgspec")}))


def _word(command: cmd.Command) -> str:
    match command:
        case cmd.CompleteStep():
            return COMPLETE
        case cmd.ChooseAnswer(answer=answer):
            return f"{ANSWER}{answer}"
        case _:
            return ""


if __name__ == "__main__":
    main(int(sys.argv[2]), sys.argv[3])
