"""Kills one of two workers at a random moment, again and again: everybody is reminded once, and soon enough.

Two workers, which are the program itself, do the jobs of a store on a PostgreSQL server. Batons are offered; one of the
workers is killed meanwhile, and another is begun in its place. A real mail server takes the mails, slowly, so that many
a kill comes while one is handed over. What the dead had in hand was begun by another within the time that the workers
were given. Every offer was told of in one letter, which may tell of several: they are put together where all cases are
looked through. A letter came again only where a worker was killed with it in hand, and then under the same id and with
the same cases: a mail server had taken it already.

`python -m tests.safety.takeover [COUNT] [SEED]`. The seed says when whom is killed; where it is then, the machine
decides.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.safety.harness import Report, chance_of, command_line
from tests.safety.workers import Office

PER_COMMIT = 5
LEAST = {
    "killed": 1.0,
    "killed with a job in hand": 0.3,
    "killed with a letter in hand": 0.1,
    "offers": 6.0,
    "letters of several cases": 0.01,
}
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
