"""How long the loader takes over each hostile guide, beside a printed one: `python -m bench.hostile [NAME...]`.

The measure is seconds of work (not by the clock) from bytes to findings and a compiled guide, each in a process of its
own, and the most memory that it used. `× os` is how many times the work of loading os.yaml that is. The least of three
rounds counts, since a busy machine only adds. The bounds are 1 second on an idle core, and 200 MB.
"""

import sys
import tempfile
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from bench.read_back import software, told
from tests.hostile.collection import RECIPES, prepare, write
from tests.hostile.yard import MEGABYTE, Outcome, Yard, open_yard

ROUNDS = 3
BOUND_SECONDS = 1.0
BOUND_MEMORY = 200
MOST_SHOWN = 15
PRINTED = "os.yaml"


def main(names: Sequence[str]) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as place, open_yard() as yard:
        folder = Path(place)
        prepare(folder)
        printed = _least(yard, Path(str(files("engine"))).parent / "guidelines" / PRINTED)
        measured = {name: _least(yard, write(RECIPES[name], folder)) for name in names or RECIPES}
    print(f"{PRINTED}: {printed.seconds * 1000:.1f} ms, {printed.peak / MEGABYTE:.0f} MB")
    print(f"{'guide':<40}{'seconds':>9}{'× os':>8}{'MB':>6}  answer")
    slowest = sorted(measured, key=lambda name: -measured[name].seconds)
    for name in slowest if names else slowest[:MOST_SHOWN]:
        print(_row(name, measured[name], printed=printed))
    over = [name for name, one in measured.items() if one.seconds > BOUND_SECONDS or one.peak > BOUND_MEMORY * MEGABYTE]
    most = max(one.peak for one in measured.values()) / MEGABYTE
    worst = measured[slowest[0]].seconds
    print(f"{len(measured)} guides: worst {worst:.2f} s, {most:.0f} MB; over a bound: {', '.join(over) or 'none'}")
    print(told(software("pyyaml", "jsonschema", "msgspec")))


def _least(yard: Yard, path: Path) -> Outcome:
    outcomes = [yard.check(path) for _ in range(ROUNDS)]
    return min(outcomes, key=lambda one: one.seconds)


def _row(name: str, one: Outcome, *, printed: Outcome) -> str:
    answer = one.ended.split("\n")[0] or ("a guide" if one.guide else f"{one.count} findings")
    return f"{name:<40}{one.seconds:>9.2f}{one.seconds / printed.seconds:>8.0f}{one.peak / MEGABYTE:>6.0f}  {answer}"


if __name__ == "__main__":
    main(sys.argv[1:])
