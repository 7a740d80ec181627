"""Runs the sides of a comparison interleaved, each in a process and a folder of its own, and keeps what they say.

A side is a script that prints one JSON object: `seconds`, `advances`, and the versions and settings it has read back.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
PEERS = Path(sys.prefix) / "peers" / "bin" / "python"
"""The Python of the environment that holds the peers: `make bench` makes it."""
COUNTED = ("seconds", "advances")
WALKS = HERE / "walks"
"""What everybody walks, as files: `bench.walks.write` makes them of our own guides."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side: its script under bench/, or a module of ours, and the words after the folder."""

    name: str
    script: str
    words: Sequence[str]

    def command(self, folder: str) -> list[str]:
        """Return how it is started in this folder; a script runs where the peers are installed, and knows no module."""
        if self.script.endswith(".py"):
            return [str(PEERS), "-W", "ignore", str(HERE / self.script), folder, *self.words]
        return [sys.executable, "-m", self.script, folder, *self.words]


@dataclass(slots=True)
class Measured:
    """What a side has said, round by round."""

    runs: list[dict[str, float | str]] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """The median number of advances a second."""
        return statistics.median(float(run["advances"]) / float(run["seconds"]) for run in self.runs)

    @property
    def settings(self) -> dict[str, float | str]:
        """The versions and settings as read back."""
        return {name: value for name, value in self.runs[0].items() if name not in COUNTED}


def interleaved(sides: Sequence[Side], rounds: int) -> Mapping[str, Measured]:
    """Run every side once a round, so that a busy moment hits them all."""
    measured = {side.name: Measured() for side in sides}
    for _ in range(rounds):
        for side in sides:
            measured[side.name].runs.append(ask(side))
    return measured


def ask(side: Side) -> dict[str, float | str]:
    """Run one side once, in a new folder, and return what it says."""
    with tempfile.TemporaryDirectory(prefix="bti-bench-") as folder:
        run = subprocess.run(side.command(folder), check=False, capture_output=True, text=True, cwd=HERE.parent)
    if run.returncode:
        raise SystemExit(f"{side.name}: {run.stderr}")
    found: dict[str, float | str] = json.loads(run.stdout.splitlines()[-1])
    return found
