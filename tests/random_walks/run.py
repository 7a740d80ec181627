"""Walks at random through every guide there is; `python -m tests.random_walks.run 1000000 1` prints what was met.

The first number is how many commands, the second the seed. What was met too seldom for so many is told at the end.
"""

import ast
import sys
import time
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

import engine.cases
from tests.random_walks.counting import Met, Pair
from tests.random_walks.guides import processes
from tests.random_walks.out_of_turn import always_refused
from tests.random_walks.walk import Walker

LEAST_IN_FULL, FULL = 20, 100_000
"""Each step, answer, ending and code is met so often in so many commands."""
ONE_IN = 10_000
"""Each command meets each refusal that it can meet once in so many commands: a hundred times in a million."""
SHORT_EVERY, FULL_EVERY = 2, 10
"""Of so many rounds, in a short walk and a full one, one is for a refusal that is met too seldom."""
AHEAD = 2
"""A refusal is met too seldom when it is less than so many ahead of what is asked."""
PAIRS = Path(__file__).with_name("refusals.txt")

# Refusals that no walk over these guides can meet, each with why.
OUT_OF_REACH = {
    "family-wish": "an end away from an answer is refused as not-at-an-ending before the wish is asked for",
    "wish-or-shield": "as above",
    "about-nobody": "work beside a case is not walked; tests/cases tries it",
}


def codes() -> frozenset[str]:
    """Return every code that a case can refuse with: those it writes, and the needs of the tables."""
    written = {code for path in Path(engine.cases.__path__[0]).glob("*.py") for code in refused_with(path)}
    gates = {gate.need.value for one in processes() for move in one.moves for gate in move.gates}
    return frozenset(written | gates) - OUT_OF_REACH.keys()


def refused_with(path: Path) -> Iterator[str]:
    """Give every code that a module writes a refusal with."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "refuse"
        if named and isinstance(node, ast.Call):
            written = (one.value for one in ast.walk(node.args[0]) if isinstance(one, ast.Constant))
            yield from (one for one in written if isinstance(one, str))


def walk(commands: int, *, seed: int = 1, at_most: int | None = None) -> tuple[Met, list[str]]:
    """Give so many commands, a round at a time to the guide that has a place that is seldom met.

    While some refusal is met too seldom, some rounds are for what is rarest of those: more of them in a short walk,
    which has fewer chances. Where one of them is still met too seldom in the end, the walk goes on, to `at_most`.
    """
    met = Met(known=written_down())
    walkers = {process.guideline.head.id: Walker(process, seed, met) for process in processes()}
    for walker in walkers.values():
        walker.walk(commands // 100)
    every = SHORT_EVERY if commands < FULL else FULL_EVERY
    for turn in count(1):
        lags = met.lags(AHEAD + min(met.commands, commands) // ONE_IN)
        enough = (at_most or commands) if lags else commands
        if met.commands >= enough or any(walker.faults for walker in walkers.values()):
            break
        eager = turn % every == 0 and lags
        chosen = _seeking(met, walkers) if eager else min(walkers.values(), key=Walker.least_met)
        chosen.walk(max(commands // 200, 1), eager=eager)
    return met, [fault for walker in walkers.values() for fault in walker.faults]


def _seeking(met: Met, walkers: Mapping[str, Walker]) -> Walker:
    """Return who is to seek the rarest refusal: where it was met, or else whoever has walked least."""
    guide = met.sought_in()
    return walkers[guide] if guide else min(walkers.values(), key=lambda walker: walker.given)


def written_down(path: Path = PAIRS) -> frozenset[Pair]:
    """Return what each command is known to be refused with: what is written down, and what is so by the moment alone.

    A line is a command with its codes.
    """
    lines = (line.split() for line in path.read_text("utf-8").splitlines())
    return always_refused() | {(command, code) for command, *found in lines for code in found}


def wanting(met: Met, *, commands: int) -> list[str]:
    """Return what was met too seldom for so many commands, and each refusal that is met and not written down."""
    known, floor = written_down(), commands // ONE_IN
    unknown = [f"not written down: {' '.join(pair)}" for pair in sorted(met.pairs.keys() - known)]
    return [*met.rare(LEAST_IN_FULL * commands // FULL, codes=codes()), *met.thin(floor, pairs=known), *unknown]


def main(commands: int, seed: int) -> int:
    """Walk, print what was met, and tell what is wrong."""
    started = time.perf_counter()
    met, faults = walk(commands, seed=seed)
    seconds = time.perf_counter() - started
    told = wanting(met, commands=commands)
    sys.stdout.writelines(f"{line}\n" for line in met.table())
    sys.stdout.write(f"{met.commands} commands in {seconds:.0f} s, {len(met.pairs)} refusals of commands\n")
    sys.stdout.writelines(f"FAULT {fault}\n" for fault in faults)
    sys.stdout.writelines(f"TOO SELDOM {one}\n" for one in told)
    return 1 if faults or told else 0


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(main(given[0] if given else FULL, given[1] if len(given) > 1 else 1))
