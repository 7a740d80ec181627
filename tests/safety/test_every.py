"""`make trygghet` runs every harness there is, and fails where one of them does."""

import subprocess

import pytest

from tests.house.tree import ROOT
from tests.safety import every
from tests.safety.planting import plants

KNOWN = {
    "bit_flips",
    "contention",
    "io_faults",
    "kills",
    "migrating",
    "power_cuts",
    "simulation",
    "stateful",
    "tampering",
    "undoing",
}


def test_every_harness_is_known_and_has_planted_bugs() -> None:
    assert set(every.names()) >= KNOWN
    assert {plant.harness for plant in plants()} >= KNOWN


def test_one_that_fails_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[list[str]] = []

    def pretend(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        given.append(command[1:])
        return subprocess.CompletedProcess(command, 1 if command[2].endswith(".kills") else 0)

    monkeypatch.setattr(subprocess, "run", pretend)
    assert every.run("7", "2") == 1
    assert given == [["-m", f"tests.safety.{name}", "7", "2"] for name in every.names()]
    monkeypatch.setattr(every, "names", lambda: ("power_cuts",))
    assert every.run() == 0


def test_make_says_what_it_runs() -> None:
    said = subprocess.run(
        ["make", "--dry-run", "trygghet", "ANTALL=3"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert "-m tests.safety.every 3" in said.stdout
