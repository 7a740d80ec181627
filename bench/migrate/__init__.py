"""How fast running cases are moved to a new version, beside a floor: `python -m bench.migrate [CASES]`."""

import statistics

from bench.results import Result, Row
from bench.sides import Side, interleaved

ROUNDS = 5
CASES = 500
FLOOR, OURS = "SQLite floor: a thousand cases a commit", "ours: a dry run, then two hundred cases a commit"


def measured(cases: int = CASES) -> Result:
    """Move so many cases, interleaved with the floor."""
    sides = (
        Side(FLOOR, "migrate/floor_migrate.py", [str(max(cases, 20_000))]),
        Side(OURS, "bench.migrate.ours", [str(cases)]),
    )
    found = interleaved(sides, ROUNDS)
    floor, ours = found[FLOOR], found[OURS]
    parts = {name: cases / statistics.median(float(run[name]) for run in ours.runs) for name in PARTS}
    return Result(
        name="migrate",
        title="Moving cases to a new version",
        explained=(
            f"{cases} running cases are moved from one published version of a guide to the next. First comes the dry "
            "run, which finds out of each case where it would stand (its sentences on the screen are not in it); then "
            "the moves, two hundred in a transaction, each with its line in the log; and then each is undone, one by "
            "one. How fast it goes does not depend on how many there are: "
            "`python -m bench.migrate 100000` takes as many as were promised."
        ),
        columns=("cases/s", "× floor"),
        rows=(
            Row(name=FLOOR, cells=(floor.rate, 1)),
            Row(name=OURS, cells=(ours.rate, ours.rate / floor.rate)),
            *(Row(name=PARTS[name], cells=(rate, rate / floor.rate)) for name, rate in parts.items()),
        ),
        figures={"migrate-floor": ours.rate / floor.rate},
        settings={
            name: {key: value for key, value in one.settings.items() if key not in PARTS} for name, one in found.items()
        },
    )


PARTS = {"planned": "the dry run alone", "moved": "the moves alone", "undone": "undoing them"}
