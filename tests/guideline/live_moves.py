"""Walks the live machine and the table side by side, and tells where they part.

    python -m tests.guideline.live_moves 100000 1     so many walks from this seed on, on every core there is, through a
                                                      guide with every kind of part in it and through each shipped one;
                                                      prints how many moves were made, refused, and differ

A walk begins where a case begins, and gives so many triggers; what the conditions answer is drawn anew for each.
"""

import os
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from random import Random

from engine.adapters.codec import JsonCodec
from engine.application.guidelines import Faulty, compiled
from engine.bundled import BundledShelf
from engine.guideline.machine import Traveller, fire
from engine.guideline.process import Gate, Process
from tests.guideline import whole

TRIGGERS = 16
AT_A_TIME = 500
OFTEN = 0.8  # a condition says yes
Difference = tuple[str, str, str | None, str]


def differences(process: Process, table: Process, *, seed: int, steps: int, met: Counter[str]) -> list[Difference]:
    """Walk both from everywhere with the same random gates; return where they part."""
    random = Random(seed)
    found: list[Difference] = []
    state = process.entry
    for _ in range(steps):
        answers: dict[Gate, bool] = {}

        def holds(gate: Gate, answers: dict[Gate, bool] = answers) -> bool:
            return answers.setdefault(gate, random.random() < OFTEN)

        trigger = random.choice((*table.triggers(state), "no-such-trigger"))
        traveller = Traveller(state, holds)
        moved = fire(process, trigger, traveller=traveller)
        row = table.walk(state, trigger, holds=holds)
        landed = row.dest if row else None
        met["made" if landed else "refused"] += 1
        if (traveller.state if moved else None) != landed:
            found.append((state, trigger, landed, traveller.state))
        state = landed if landed and table.triggers(landed) else random.choice(list(table.outgoing))
    return found


@cache
def shipped(name: str) -> Process:
    """Return the process of a shipped guide."""
    made = compiled(BundledShelf(), JsonCodec(), name=name)
    if isinstance(made, Faulty):
        raise TypeError(name)
    return made[0]


@cache
def guides() -> tuple[Process, ...]:
    """Return every guide that is walked."""
    return (whole.PROCESS, *map(shipped, BundledShelf().names()))


def walked(count: int, first: int) -> Counter[str]:
    """Take so many walks, one seed and one guide after another, and count what was met."""
    met: Counter[str] = Counter()
    for seed in range(first, first + count):
        guide = guides()[seed % len(guides())]
        found = differences(guide, guide, seed=seed, steps=TRIGGERS, met=met)
        met["walks"] += 1
        met["differ"] += len(found)
    return met


def everywhere(count: int, seed: int) -> Counter[str]:
    """Take so many walks on every core there is."""
    whole_turns, rest = divmod(count, AT_A_TIME)
    turns = [AT_A_TIME] * whole_turns + [rest] * bool(rest)
    starts = [seed + turn * AT_A_TIME for turn in range(len(turns))]
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        return sum(pool.map(walked, turns, starts), Counter())


def main(arguments: Sequence[str]) -> int:
    """Walk, print what was met, and return 1 where anything differs."""
    count, seed = map(int, arguments)
    met = everywhere(count, seed)
    sys.stdout.write(
        f"{met['walks']} walks from seed {seed} through {len(guides())} guides: {met['made']} moves made, "
        f"{met['refused']} refused, {met['differ']} differ\n"
    )
    return 1 if met["differ"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
