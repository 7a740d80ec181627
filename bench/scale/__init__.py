"""What it costs to ask among a million cases: `python -m bench.scale [CASES [FOLDER]]`; `bti lager fyll` makes them.

Stores of ten thousand, a hundred thousand and a million cases are filled, and each is asked beside a floor that has as
many cases in one table, in the clear, under covering indexes, and leaves the same look. Both are asked in turn. The
million takes half an hour to fill and some 80 GB of disk, with its backup. What lies filled in FOLDER stays there, and
is asked again by the next run.
"""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from bench.results import Curve, Result, Row
from bench.sides import HERE

CASES = 1_000_000
SMALLER = (10_000, 100_000)
ROUNDS = 5
BYTES_EACH = 80_000  # of disk for a case with the work beside it, and its backup
ASKED = {
    "day": "my day, one who takes part in many",
    "overdue": "a page of what is overdue in an office",
    "alias": "a case by its exact alias",
    "text": "free text in 200 000 events of one's own",
    "log": "the stafettlogg of a case",
    "act": "a note to a case",
    "report": "the numbers of the municipality",
}
DONE = {
    "dry run": "whether a running case can be moved to a new version",
    "move": "moving it there",
    "backup": "a backup while somebody writes, looked through",
    "restore": "the backup put back, looked through",
}
DRAWN = ("day", "overdue", "log", "act")
Run = Mapping[str, Any]


def measured(cases: int = CASES, folder: Path | None = None) -> Result:
    """Fill stores, ask them and the floor in turn, and tell the medians; figures of promises are of a million alone."""
    place = nullcontext(str(folder)) if folder else tempfile.TemporaryDirectory(prefix="bti-scale-")
    with place as top:
        _require_room(top, cases)
        asked = {size: _asked(Path(top) / str(size), size) for size in (*(s for s in SMALLER if s < cases), cases)}
        after = _run([sys.executable, "-m", "bench.scale.whole", str(Path(top) / str(cases))])
    runs = asked[cases]
    ours, floor = _medians([one for one, _ in runs]), _medians([one for _, one in runs])
    ratios = {name: ours[name] / floor[name] for name in ours if name in floor}
    rows = [(said, ours[name], floor.get(name), ratios.get(name)) for name, said in ASKED.items()]
    rows += [(said, after["seconds"][name], None, None) for name, said in DONE.items()]
    return Result(
        name="scale",
        title="Among very many cases",
        explained=(
            "Invented cases that have followed the guides, sealed, chained and logged as real ones. Each list leaves "
            "its look in the access log before it is shown; so does the floor, which answers from a covering index."
        ),
        columns=("ms", "floor, ms", "× the floor"),
        rows=tuple(Row(name=said, cells=(_ms(one), _ms(other), ratio)) for said, one, other, ratio in rows),
        figures={f"scale-{name}": one for name, one in {**ratios, "text": ours["text"]}.items()}
        if cases >= CASES
        else {},
        curves=(_curve(asked),),
        settings={side: _settings(run) for side, run in zip(("ours", "floor"), runs[0], strict=True)},
        notes=tuple(_notes(runs[0][0], after)),
    )


def _require_room(top: str, cases: int) -> None:
    free, wanted = shutil.disk_usage(top).free, cases * BYTES_EACH
    filled = sum(file.stat().st_size for file in Path(top).rglob("*") if file.is_file())
    if free + filled < wanted:
        raise SystemExit(f"{cases} cases want {wanted >> 30} GB of disk, and {top} has {free + filled >> 30}.")


def _asked(folder: Path, cases: int) -> list[tuple[Run, Run]]:
    """Return what each round printed, of ours and of the floor."""
    folder.mkdir(exist_ok=True)
    runs = []
    for _ in range(ROUNDS):
        ours = _run([sys.executable, "-m", "bench.scale.ours", str(folder), str(cases)])
        sizes = [str(ours[name]) for name in ("cases", "open", "people", "units")]
        runs.append((ours, _run([sys.executable, str(HERE / "scale" / "floor_sqlite.py"), str(folder), *sizes])))
    return runs


def _medians(runs: list[Run]) -> dict[str, float]:
    return {name: statistics.median(run["seconds"][name] for run in runs) for name in runs[0]["seconds"]}


def _curve(asked: Mapping[int, list[tuple[Run, Run]]]) -> Curve:
    medians = {size: _medians([one for one, _ in runs]) for size, runs in asked.items()}
    return Curve(
        name="scale",
        title="What it costs to ask by how many cases there are",
        x="cases",
        y="ms",
        series={ASKED[name]: tuple((float(size), 1000 * one[name]) for size, one in medians.items()) for name in DRAWN},
    )


def _settings(run: Run) -> dict[str, Any]:
    return {name: value for name, value in run.items() if name != "seconds"}


def _notes(first: Run, after: Run) -> list[str]:
    return [
        f"{first['cases']:,} cases, {first['events']:,} events, {first['entries']:,} entries in the chain.",
        f"{first['bytes'] / first['events']:,.0f} bytes an event, looks and indexes included.",
        f"{after['moved']} cases of one person were moved; {after['written']} notes were written during the backup.",
        f"{after['restored']:,} of {after['backed_up']:,} cases came back from the backup.",
    ]


def _ms(seconds: float | None) -> float | None:
    return None if seconds is None else 1000 * seconds


def _run(command: list[str]) -> Run:
    run = subprocess.run(command, check=False, stdout=subprocess.PIPE, text=True, cwd=HERE.parent)
    if run.returncode:
        raise SystemExit(" ".join(command))
    found: Run = json.loads(run.stdout.splitlines()[-1])
    return found
