"""Kills processes without warning, at random moments, and looks at what is left.

Writers that append to a store, and commands of the program itself. After each: nothing that was told to be kept is
lost, nothing is there by half or twice, no lock is left behind, the chain holds, and the next command works.

`python -m tests.safety.kills [COUNT] [SEED]`. The seed says when each is killed; where it is then, the machine decides.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from engine.errors import EngineError
from tests.safety.harness import Report, chance_of, command_line
from tests.safety.killing import Commands, Writers
from tests.safety.simulated.machine import memory_folder

PER_COMMIT = 100
COMMANDS = 0.4  # how many of the victims are commands of the program; the others are writers
A_STORE = 20  # victims before a new store is begun
LEAST = {"killed": 0.6, "told": 1.0}
"""How often these are met at least, for each victim."""


def run(count: int, seed: int) -> Report:
    """Kill so many processes."""
    report, chance = Report("kills", seed), chance_of(seed, "kills")
    commands = round(count * COMMANDS)
    for kind, wanted in ((Commands, commands), (Writers, count - commands)):
        for first in range(0, wanted, A_STORE):
            with TemporaryDirectory(dir=memory_folder()) as folder:
                try:
                    kind(Path(folder), chance=chance, report=report).kill(min(A_STORE, wanted - first))
                except EngineError as error:
                    report.found(f"after {report.count} victims: {type(error).__name__}: {error}")
    report.require({what: int(times * (count - A_STORE)) for what, times in LEAST.items()})
    return report


if __name__ == "__main__":
    sys.exit(command_line(run, count=PER_COMMIT))
