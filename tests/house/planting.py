"""A copy of the program in which a bug is planted, and a run of one of its modules there.

A bug is a patch. What it must break is for those who plant it to say, and whether what they run notices.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.house.tree import ROOT

FAULT = "FAULT "  # how a line begins that reports one
NEEDED = ("engine", "cli.py", "guidelines", "schemas", "tests")


class Unfit(Exception):
    """A patch that cannot be planted: it does not say what it is, or the program has moved on from it."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a module ended: it found nothing, it found faults, or it broke down; and all that it said."""

    code: int
    said: str

    @property
    def found_nothing(self) -> bool:
        """Tell whether it was content."""
        return self.code == 0

    @property
    def found_faults(self) -> bool:
        """Tell whether it reported a fault; to fall over is not to find."""
        return self.code == 1 and any(line.startswith(FAULT) for line in self.said.splitlines())


@contextmanager
def copied(*left_out: str) -> Iterator[Path]:
    """Give a copy of the program and its tests, without the files and folders of these names."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "bti"
        copy.mkdir()
        for name in NEEDED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns(*left_out))
            else:
                shutil.copy2(source, copy / name)
        yield copy


def plant(patch: Path, copy: Path) -> None:
    """Apply a patch in a copy, with no fuzz. Raises `Unfit` where it no longer applies."""
    program = shutil.which("patch")
    if program is None:
        raise Unfit("the program patch is not installed")
    command = [program, "-p1", "--batch", "--forward", "--fuzz=0", "--no-backup-if-mismatch", "--input", str(patch)]
    done = subprocess.run(command, cwd=copy, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        raise Unfit(f"{patch.name} no longer applies: {done.stdout}{done.stderr}")


def run_module(tree: Path, module: str, *words: str, patience: float) -> Ended:
    """Run a module of a tree in a process of its own. What it reads is of that tree: the folder comes first.

    `patience` is in seconds; raises `subprocess.TimeoutExpired` where it is not enough.
    """
    command = [sys.executable, "-m", module, *words]
    environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        command, cwd=tree, env=environment, check=False, capture_output=True, text=True, timeout=patience
    )
    return Ended(done.returncode, done.stdout + done.stderr)
