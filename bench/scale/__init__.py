"""What it costs to ask among a million cases: `python -m bench.scale [CASES]`; `bti lager fyll` makes them.

The store is filled once, in a folder under `TMPDIR`, and takes some 36 GB and an hour for a million. The floor has as
many cases in one table, in the clear, under covering indexes, and leaves the same look. Both are asked in turn.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from typing import Any

from bench.results import Result, Row
from bench.sides import HERE

CASES = 1_000_000
ROUNDS = 3
NAMES = {
    "day": "my day, one who takes part in many",
    "overdue": "a page of what is overdue in an office",
    "alias": "a case by its exact alias",
    "text": "free text in 200 000 events of one's own",
    "log": "the stafettlogg of a case",
    "act": "a note to a case",
    "report": "the numbers of the municipality",
    "backup": "a backup while somebody writes, looked through",
    "restore": "the backup put back, looked through",
}


def measured(cases: int = CASES) -> Result:
    """Fill a store, ask it and the floor in turn, and tell the medians."""
    with tempfile.TemporaryDirectory(prefix="bti-scale-") as folder:
        runs = []
        for _ in range(ROUNDS):
            ours = _run([sys.executable, "-m", "bench.scale.ours", folder, str(cases)])
            sizes = [str(ours[name]) for name in ("cases", "open", "people", "units")]
            floor = _run([sys.executable, str(HERE / "scale" / "floor_sqlite.py"), folder, *sizes])
            runs.append((ours, floor))
    first, beside = runs[0]
    ours = {name: statistics.median(one["seconds"][name] for one, _ in runs) for name in NAMES}
    floor = {name: statistics.median(one["seconds"][name] for _, one in runs) for name in beside["seconds"]}
    ratios = {name: ours[name] / floor[name] for name in ours if name in floor}
    return Result(
        name="scale",
        title="Among very many cases",
        explained=(
            "Invented cases that have followed the guides, sealed, chained and logged as real ones. Each list leaves "
            "its look in the access log before it is shown; so does the floor, which answers from a covering index."
        ),
        columns=("ms", "floor, ms", "× the floor"),
        rows=tuple(
            Row(name=said, cells=(1000 * ours[name], _ms(floor.get(name)), ratios.get(name)))
            for name, said in NAMES.items()
        ),
        figures={**{f"scale-{name}": ratio for name, ratio in ratios.items()}, "scale-text": ours["text"]},
        settings={
            "ours": {name: value for name, value in first.items() if name not in {"seconds", "restored", "backed up"}},
            "floor": {name: value for name, value in beside.items() if name != "seconds"},
        },
        notes=(
            f"{first['cases']:,} cases, {first['events']:,} events, {first['entries']:,} entries in the chain.",
            f"{first['bytes'] / first['events']:,.0f} bytes an event, looks and indexes included.",
            f"{first['written meanwhile']} notes were written while the backup was made.",
            f"{first['restored']:,} of {first['backed up']:,} cases came back from the backup.",
        ),
    )


def _ms(seconds: float | None) -> float | None:
    return None if seconds is None else 1000 * seconds


def _run(command: list[str]) -> dict[str, Any]:
    run = subprocess.run(command, check=False, stdout=subprocess.PIPE, text=True, cwd=HERE.parent)
    if run.returncode:
        raise SystemExit(" ".join(command))
    found: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return found
