"""Runs every harness of trust, one after the other: `python -m tests.safety.every [COUNT] [SEED]`.

Each prints its line, with its count and its seed. Without a count each takes what it takes for a commit. The exit
code is 1 where one of them has found something.
"""

import subprocess
import sys
from pathlib import Path

from tests.house.tree import ROOT

MARKS = ("\nPER_COMMIT = ", "command_line(run, ")  # what every harness has, and no other module has both of


def names() -> tuple[str, ...]:
    """Return the names of all harnesses."""
    modules = sorted(Path(__file__).parent.glob("[!_]*.py"))
    return tuple(path.stem for path in modules if all(mark in path.read_text("utf-8") for mark in MARKS))


def run(*arguments: str) -> int:
    """Run them all with these arguments, and return 1 where one has found something."""
    commands = [[sys.executable, "-m", f"tests.safety.{name}", *arguments] for name in names()]
    codes = [subprocess.run(command, cwd=ROOT, check=False).returncode for command in commands]
    return 1 if any(codes) else 0


if __name__ == "__main__":
    sys.exit(run(*sys.argv[1:]))
