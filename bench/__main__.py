"""Takes the measurements, keeps them, and makes the page: `python -m bench [NAME…]`, or `page` for the page alone.

A NAME that is no table of the page is a script of bench/ that prints by itself (append, drawing, hostile, people, …).
`--help` lists them all.
"""

import subprocess
import sys
import time
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path

from bench import page
from bench.results import KEPT, grid, keep, kept, show, shown
from bench.targets import TABLES, TARGETS

LONG = ("scale",)
"""What takes hours: it is measured when it is asked for by name."""
SCRIPTS = ("append", "drawing", "hostile", "people", "verify")
"""What prints by itself and has no table on the page."""
WRONG = 2


def main(names: Sequence[str]) -> int:
    """Measure each table that is named, or all but the long ones; then print what was promised and what was found.

    Return the exit code: 2 where a name is not known, and then nothing is measured.
    """
    if {"--help", "-h"} & set(names):
        print("\n".join(help_lines()))
        return 0
    unknown = [name for name in names if name not in (*TABLES, *SCRIPTS, "page")]
    if unknown:
        print(wrong_name(unknown[0]), file=sys.stderr)
        return WRONG
    taken = names or [name for name in TABLES if name not in LONG]
    for name in taken:
        if name in TABLES:
            _take(name)
        elif name != "page" and _run(name):
            return 1
    if any(name not in SCRIPTS for name in taken):
        page.write()
        print("\n".join(_promises()))
        print("\nWritten: " + ", ".join(map(_place, (page.PAGE, *sorted(KEPT.glob("*.svg"))))))
    return 0


def help_lines() -> list[str]:
    """Say which names there are, and where what is measured is kept."""
    return [
        "make bench [NAME=name], or python -m bench [name ...]",
        f"  tables, kept in {_place(KEPT)} and shown in {_place(page.PAGE)}: {', '.join(TABLES)}",
        f"  without a name: all of them but {', '.join(LONG)}, which takes hours",
        f"  scripts that print by themselves and keep nothing: {', '.join(SCRIPTS)}",
        f"  page: writes {_place(page.PAGE)} anew, with a picture of what grows, without measuring",
    ]


def wrong_name(name: str) -> str:
    """Say that there is no such measurement, and which there are."""
    known = (*TABLES, *SCRIPTS, "page")
    close = get_close_matches(name, known, n=1)
    meant = f" Did you mean {close[0]}?" if close else ""
    return f"There is no measurement called {name}.{meant} There are: {', '.join(known)}."


def _run(name: str) -> int:
    return subprocess.run([sys.executable, "-m", f"bench.{name}"], check=False).returncode


def _place(path: Path) -> str:
    """Return where a file of the tree lies, from the top of the tree."""
    return path.relative_to(KEPT.parents[1]).as_posix()


def _take(name: str) -> None:
    print(f"== {name}", flush=True)
    start = time.monotonic()
    result = import_module(f"bench.{name}").measured()
    show(result)
    keep(result)
    print(f"  {time.monotonic() - start:.0f} s, kept in {_place(KEPT / name)}.json", flush=True)


def _promises() -> list[str]:
    found, rows = kept(), []
    for target in TARGETS:
        figure = target.figure(found)
        answer = "not measured" if figure is None else "met" if target.met(figure) else "NOT MET"
        rows.append((target.promise, shown(figure), f"{target.sense} {shown(target.asked)} {target.unit}", answer))
    return ["", *grid(("", "figure", "asked", ""), rows)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
