"""Moves all cases to a new version while others work with them, kills it at any moment, and looks at what is left.

Whoever moves the cases is killed after some batches, or not at all; meanwhile somebody else writes in some of them
right before they are kept. Then every case is whole on one version or the other, who was told that a case was moved was
told what is so, one that somebody else changed is left as that one left it, and everybody was looked at who was moved.
The next run moves the rest, and the one after that has nothing to do. What was moved can be undone.

`python -m tests.safety.migrating [COUNT] [SEED]`. The seed says who does what; where a run is when it is killed, the
machine decides.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from engine.errors import EngineError
from tests.safety.harness import Report, chance_of, command_line
from tests.safety.migrating_scene import Scene, Template
from tests.safety.simulated.machine import memory_folder

PER_COMMIT = 60
LEAST = {"killed": 0.1, "moved": 2.0, "left to others": 0.5, "moved after a conflict": 0.5}
"""How often these are met at least, for each trial."""


def run(count: int, seed: int) -> Report:
    """Do so many trials."""
    report = Report("migrating", seed)
    with TemporaryDirectory(dir=memory_folder()) as folder:
        template = Template(Path(folder) / "mal")
        for trial in range(count):
            place = Path(folder) / str(trial)
            try:
                Scene(template, place, chance=chance_of(seed, "migrating", trial), report=report).play()
            except EngineError as error:
                report.found(f"trial {trial}: {type(error).__name__}: {error}")
            report.count += 1
    report.require({what: int(times * (count - 10)) for what, times in LEAST.items()})
    return report


if __name__ == "__main__":
    sys.exit(command_line(run, count=PER_COMMIT))
