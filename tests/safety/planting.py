"""Plants a bug in a copy of the program and runs a harness there: a harness that finds no planted bug proves nothing.

A bug is a patch, `planted/<harness>/<name>.patch`, that says in its first line which run found it and what it breaks:

    # seed: 17 – a case is told to be kept before it is
    # seed: 3, count: 200 – the folder is not synced

Without a count the harness is run with 1. The same run in a copy without the patch must find nothing.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.house.planting import Ended, Unfit, copied, plant, run_module
from tests.house.tree import ROOT

PLANTED = Path(__file__).parent / "planted"
NOT_NEEDED = ("planted", "walks", "hostile")  # what is compiled goes along: it saves a second
PATIENCE = 300.0  # seconds for one run of a harness

_FIRST_LINE = re.compile(r"# seed: (?P<seed>\d+)(?:, count: (?P<count>\d+))? – (?P<what>.+)")


@dataclass(frozen=True, slots=True)
class Plant:
    """A bug to be planted: what it breaks, and the run of a harness that finds it."""

    path: Path
    harness: str
    seed: int
    count: int
    what: str

    def __str__(self) -> str:
        return f"{self.harness}/{self.path.stem}"


def plants(folder: Path = PLANTED) -> tuple[Plant, ...]:
    """Return every bug that there is, by harness and name."""
    return tuple(read(path) for path in sorted(folder.glob("*/*.patch")))


def read(path: Path) -> Plant:
    """Read what a patch says of itself. Raises `Unfit`."""
    first = path.read_text("utf-8").partition("\n")[0]
    said = _FIRST_LINE.fullmatch(first)
    if said is None:
        raise Unfit(f"{path.name} does not begin with its seed and what it breaks")
    return Plant(path, path.parent.name, int(said["seed"]), count=int(said["count"] or 1), what=said["what"])


def run_with(bug: Plant) -> Ended:
    """Run a harness in a copy of the program where the bug is planted. Raises `Unfit` where it cannot be."""
    with copied(*NOT_NEEDED) as copy:
        plant(bug.path, copy)
        return _run(copy, bug.harness, count=bug.count, seed=bug.seed)


@cache
def run_without(harness: str, *, count: int, seed: int) -> Ended:
    """Run a harness in a copy of the program as it is."""
    with copied(*NOT_NEEDED) as copy:
        return _run(copy, harness, count=count, seed=seed)


def run_here(harness: str, *, count: int, seed: int) -> Ended:
    """Run a harness in this tree, in a process of its own: for what forks, or takes a process's time."""
    return _run(ROOT, harness, count=count, seed=seed)


def _run(tree: Path, harness: str, *, count: int, seed: int) -> Ended:
    return run_module(tree, f"tests.safety.{harness}", str(count), str(seed), patience=PATIENCE)
