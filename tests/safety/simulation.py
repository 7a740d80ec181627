"""Clerks at one store, simulated: their processes die, stumble and lose power, clocks jump, old copies are put back.

Everything is drawn from one seed, which plays the same game each time. After each step the store's files are read by
their written format and held against a model in plain dicts: what was acknowledged is there; what was not is there
whole or not at all; the order, the numbers, the chain, the keys and all that follows from the records are right.

`python -m tests.safety.simulation [COUNT] [SEED]` plays the games of so many seeds from this one on.
"""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.safety.harness import Report, command_line
from tests.safety.simulated.game import Game
from tests.safety.simulated.machine import memory_folder
from tests.safety.simulated.office import Office
from tests.safety.simulated.reading import Wrong

PER_COMMIT = 6_000
OFFICE = 8  # one game in so many is played through the application

LEAST = {"kept": 5, "death": 1, "stumble": 0.4, "watched": 0.3, "power": 0.5, "old copy refused": 0.05}
"""How often these are met at least, for each game."""


def run(count: int, seed: int) -> Report:
    """Play the games of so many seeds."""
    report = Report("simulation", seed)
    with TemporaryDirectory(dir=memory_folder()) as folder:
        for one in range(seed, seed + count):
            report.count += 1
            root = Path(folder, str(one))
            try:
                (Office if one % OFFICE == 0 else Game)(root, one, report=report).play()
            except Wrong as wrong:
                report.found(f"seed {one}: {wrong}")
            except Exception as error:  # noqa: BLE001 - whatever the program lets out is a fault of it
                report.found(f"seed {one}: {type(error).__name__}: {error}")
            shutil.rmtree(root)
    report.require({what: int(times * (count - 100)) for what, times in LEAST.items()})
    return report


if __name__ == "__main__":
    sys.exit(command_line(run, count=PER_COMMIT))
