"""Walks at random through every guide there is; `python -m tests.random_walks.run 100000` prints what was met.

The guides are those that come with the program, and the three imagined ones that stretch the language.
"""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import engine.cases
from engine.adapters.codec import JsonCodec
from engine.application.guidelines import Faulty, compiled
from engine.bundled import BundledShelf
from engine.guideline.process import Process
from tests.random_walks.counting import Met
from tests.random_walks.walk import Walker

IMAGINED = ("bokstaver", "faser", "gravid")
_FOLDER = Path(__file__).parents[1] / "language" / "ok"
LEAST_IN_FULL, FULL = 20, 100_000

# Refusals that no walk over these guides can meet, each with why.
OUT_OF_REACH = {
    "family-wish": "an end away from an answer is refused as not-at-an-ending before the wish is asked for",
    "wish-or-shield": "as above",
    "already-there": "nobody is led by a rule to where the case stands already; tests/cases tries it",
    "which-deadline": "in none of these guides do two deadlines run at once; tests/cases tries it",
}


@cache
def processes() -> tuple[Process, ...]:
    """Return the process of every guide."""
    shelf = BundledShelf()
    names = (*shelf.names(), *(str(_FOLDER / f"{name}.yaml") for name in IMAGINED))
    made = [compiled(shelf, JsonCodec(), name=name) for name in names]
    faulty = [one.file for one in made if isinstance(one, Faulty)]
    if faulty:
        raise AssertionError(faulty)
    return tuple(one[0] for one in made if not isinstance(one, Faulty))


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


def walk(commands: int, *, seed: int = 1) -> tuple[Met, list[str]]:
    """Give so many commands, a round at a time to the guide that has something seldom met."""
    met = Met()
    walkers = [Walker(process, seed, met) for process in processes()]
    for walker in walkers:
        walker.walk(commands // 100)
    while met.commands < commands and not any(walker.faults for walker in walkers):
        min(walkers, key=Walker.least_met).walk(max(commands // 200, 1))
    return met, [fault for walker in walkers for fault in walker.faults]


def main(commands: int, seed: int) -> int:
    """Walk, print what was met, and tell what is wrong."""
    met, faults = walk(commands, seed=seed)
    least = LEAST_IN_FULL * commands // FULL
    rare = met.rare(least, codes=codes())
    sys.stdout.writelines(f"{line}\n" for line in met.table())
    sys.stdout.writelines(f"FAULT {fault}\n" for fault in faults)
    sys.stdout.writelines(f"MET LESS THAN {least} TIMES {one}\n" for one in rare)
    return 1 if faults or rare else 0


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(main(given[0] if given else FULL, given[1] if len(given) > 1 else 1))
