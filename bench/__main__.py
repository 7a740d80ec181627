"""Takes the measurements, keeps them, and makes the page: `python -m bench [NAME…]`, or `page` for the page alone.

A NAME that is no table of the page is a script of bench/ that prints by itself (append, drawing, hostile, people, …).
"""

import subprocess
import sys
import time
from collections.abc import Sequence
from importlib import import_module

from bench import page
from bench.results import grid, keep, kept, show, shown
from bench.targets import TABLES, TARGETS

LONG = ("scale",)
"""What takes hours: it is measured when it is asked for by name."""


def main(names: Sequence[str]) -> None:
    """Measure each table that is named, or all but the long ones; then print what was promised and what was found."""
    for name in names or [name for name in TABLES if name not in LONG]:
        if name in TABLES:
            _take(name)
        elif name != "page":
            subprocess.run([sys.executable, "-m", f"bench.{name}"], check=True)
    page.write()
    print("\n".join(_promises()))


def _take(name: str) -> None:
    print(f"== {name}", flush=True)
    start = time.monotonic()
    result = import_module(f"bench.{name}").measured()
    show(result)
    keep(result)
    print(f"  {time.monotonic() - start:.0f} s", flush=True)


def _promises() -> list[str]:
    found, rows = kept(), []
    for target in TARGETS:
        figure = target.figure(found)
        answer = "not measured" if figure is None else "met" if target.met(figure) else "NOT MET"
        rows.append((target.promise, shown(figure), f"{target.sense} {shown(target.asked)} {target.unit}", answer))
    return ["", *grid(("", "figure", "asked", ""), rows)]


if __name__ == "__main__":
    main(sys.argv[1:])
