"""Kills one of two workers at a random moment, again and again: everybody is reminded once, and soon enough.

Two workers, which are the program itself, do the jobs of a store on a PostgreSQL server. Batons are offered; one of the
workers is killed meanwhile, and another is begun in its place. A real mail server takes the mails, slowly, so that many
a kill comes while one is handed over. After each trial every offer was told of in one letter, by the time that the
workers were given, and none twice but under the same id: a mail server had taken that one when its worker was killed.

`python -m tests.safety.takeover [COUNT] [SEED]`. The seed says when whom is killed; where it is then, the machine
decides.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.safety.harness import Report, chance_of, command_line
from tests.safety.workers import Office

PER_COMMIT = 5
LEAST = {"killed": 1.0, "killed with a mail in hand": 0.05, "offers": 5.0, "mails": 5.0}
"""How often these are met at least, for each trial."""


def run(count: int, seed: int) -> Report:
    """Do so many trials."""
    report, chance = Report("takeover", seed), chance_of(seed, "takeover")
    with TemporaryDirectory() as folder, Office(Path(folder)) as office:
        for _ in range(count):
            office.trial(chance, report)
            if report.faults:  # what is lost stays lost, and the next would only wait for it again
                break
        office.settle(report)
    report.require({what: int(times * count) for what, times in LEAST.items()})
    return report


if __name__ == "__main__":
    sys.exit(command_line(run, count=PER_COMMIT))
