"""Plants a bug in a copy of the program and runs a harness there: a harness that finds no planted bug proves nothing.

A bug is a patch, `planted/<harness>/<name>.patch`, that says in its first line which run found it and what it breaks:

    # seed: 17 – a case is told to be kept before it is
    # seed: 3, count: 200 – the folder is not synced

Without a count the harness is run with 1. The same run in a copy without the patch must find nothing.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.house.tree import ROOT

PLANTED = Path(__file__).parent / "planted"
NEEDED = ("engine", "cli.py", "guidelines", "schemas", "tests")
NOT_NEEDED = shutil.ignore_patterns("planted", "walks", "hostile")  # what is compiled goes along: it saves a second
PATIENCE = 300.0  # seconds for one run of a harness

_FIRST_LINE = re.compile(r"# seed: (?P<seed>\d+)(?:, count: (?P<count>\d+))? – (?P<what>.+)")


class Unfit(Exception):
    """A patch that cannot be planted: it does not say what it is, or the program has moved on from it."""


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


@dataclass(frozen=True, slots=True)
class Ran:
    """How a run of a harness went: it found nothing, it found faults, or it broke down without a report."""

    code: int
    said: str

    @property
    def found_nothing(self) -> bool:
        """Tell whether the harness was content."""
        return self.code == 0

    @property
    def found_faults(self) -> bool:
        """Tell whether the harness reported a fault; to fall over is not to find."""
        return self.code == 1 and any(line.startswith("FAULT ") for line in self.said.splitlines())


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


def run_with(plant: Plant) -> Ran:
    """Run a harness in a copy of the program where the bug is planted. Raises `Unfit` where it cannot be."""
    with _copy() as copy:
        _apply(plant.path, copy)
        return _run(copy, plant.harness, count=plant.count, seed=plant.seed)


@cache
def run_without(harness: str, *, count: int, seed: int) -> Ran:
    """Run a harness in a copy of the program as it is."""
    with _copy() as copy:
        return _run(copy, harness, count=count, seed=seed)


def run_here(harness: str, *, count: int, seed: int) -> Ran:
    """Run a harness in this tree, in a process of its own: for what forks, or takes a process's time."""
    return _run(ROOT, harness, count=count, seed=seed)


@contextmanager
def _copy() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "bti"
        copy.mkdir()
        for name in NEEDED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, copy / name, ignore=NOT_NEEDED)
            else:
                shutil.copy2(source, copy / name)
        yield copy


def _apply(patch: Path, copy: Path) -> None:
    program = shutil.which("patch")
    if program is None:
        raise Unfit("the program patch is not installed")
    command = [program, "-p1", "--batch", "--forward", "--fuzz=0", "--no-backup-if-mismatch", "--input", str(patch)]
    done = subprocess.run(command, cwd=copy, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        raise Unfit(f"{patch.name} no longer applies: {done.stdout}{done.stderr}")


def _run(copy: Path, harness: str, *, count: int, seed: int) -> Ran:
    """Run a harness in a process of its own. The modules it reads are those of the copy: the folder comes first."""
    command = [sys.executable, "-m", f"tests.safety.{harness}", str(count), str(seed)]
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        command, cwd=copy, env=environment, check=False, capture_output=True, text=True, timeout=PATIENCE
    )
    return Ran(done.returncode, done.stdout + done.stderr)
