"""Makes docs/performance.md and its pictures of the tables that have been kept; nothing on them is written by hand."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from bench.plot import plot, told
from bench.results import KEPT, Machine, Result, Row, kept, shown
from bench.targets import TABLES, TARGETS, Target

PAGE = KEPT.with_suffix(".md")
WHY = Path(__file__).parent / "unmet"

_HEAD = """\
# How fast it is

What we promise of speed, what was measured, and beside whom. This page is made by `make bench` from the files in
`docs/performance`; it is never edited by hand.

**Why ratios.** Milliseconds tell more about a machine than about a program. So every figure is a ratio where it can be:
ours and the others run one after another in the same round, each in a process and a folder of its own, at least five
rounds, and the median counts. A busy moment hits them all. Beside us stand *floors*, which are scripts of at most sixty
lines that do the least that can be done and know nothing of ours, and *peers*, which are the other programs one might
have chosen. Each side prints its version and its settings as it reads them back.

**The walks.** The shared workload is twelve steps that people do, two decisions, and a loop that is taken twice: 16
advances a case. In ours it has a role check, a consent, exits at any time and a deadline as well. The other walk is
one through the guide of Os kommune, from the first worry over a meeting, a plan, a measure and its evaluation to the
end: 15 advances. The others have the bare flow of the same guides, with every step and every choice there is in them;
where ours records something and the case stays where it is, they keep an event and stay. `bench/walks` has both as
JSON and as BPMN, made of the guides and of what ours does, and a test holds that they still say the same.

**To rerun it:** `make bench` in a fresh clone. It needs Linux, make, and Python 3.11 with venv and pip, and it
installs the rest from the net, which takes some minutes the first time. Then it measures for some twenty minutes, and
ends in the table below. `make bench NAME=durable` takes one table alone. `make bench NAME=scale`, with its million
cases, takes two hours and 80 GB of disk, and is not among those that `make bench` takes by itself; what is promised of
a million is not answered by fewer. `.venv/bin/python -m bench --help` lists the names. What is measured is kept in
`docs/performance`, and this page is written anew. What we are measured beside is installed in environments of its
own, from locked files, below `.venv`. Use a machine that does nothing else: each table tells how many jobs wanted a
core as it ended.
"""


def write(folder: Path = KEPT, page: Path = PAGE) -> None:
    """Write the page and its pictures, and take away pictures that nothing shows any more."""
    texts = pictures(kept(folder))
    for old in folder.glob("*.svg"):
        if old.name not in texts:
            old.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    page.write_text(made(kept(folder)), "utf-8")


def pictures(found: Mapping[str, Result]) -> dict[str, str]:
    """Return each picture by the name of its file."""
    return {f"{curve.name}.svg": plot(curve) for result in found.values() for curve in result.curves}


def made(found: dict[str, Result]) -> str:
    """Return the page."""
    tables = (line for name in TABLES if name in found for line in _table(found[name]))
    return "\n".join([_HEAD, *_promises(found), *_unmet(found), *tables])


def unmet(found: dict[str, Result]) -> tuple[Target, ...]:
    """Return the promises that were measured and not kept."""
    figures = [(target, target.figure(found)) for target in TARGETS]
    return tuple(target for target, figure in figures if figure is not None and not target.met(figure))


def _promises(found: dict[str, Result]) -> Iterator[str]:
    yield "## What we promise\n"
    yield from _cells(("", "figure", "asked", ""))
    for target in TARGETS:
        figure = target.figure(found)
        answer = "not measured" if figure is None else "met" if target.met(figure) else "**not met**"
        asked = f"{target.sense} {shown(target.asked)} {target.unit}".rstrip()
        table = found.get(target.table)
        link = f"[{target.promise}](#{_anchor(table.title)})" if table else target.promise
        yield f"| {link} | {shown(figure)} | {asked} | {answer} |"
    yield ""


def why(target: Target) -> Path:
    """Return the file that says why a promise is not kept: one of its own, or one for all of its table."""
    own = WHY / f"{target.id}.md"
    return own if own.exists() else WHY / f"{target.table}.md"


def _unmet(found: dict[str, Result]) -> Iterator[str]:
    missed = unmet(found)
    if missed:
        yield "## What is not met, and why\n"
    for file, targets in groupby(missed, key=why):
        yield f"### {'; '.join(target.promise for target in targets)}\n"
        yield file.read_text("utf-8") if file.exists() else "Nobody has written why.\n"


def _table(result: Result) -> Iterator[str]:
    yield f"## {result.title}\n"
    yield f"{result.explained}\n"
    yield from _cells(("", *result.columns))
    yield from map(_row, result.rows)
    yield ""
    for curve in result.curves:
        yield f"![{curve.title}. {told(curve)}](performance/{curve.name}.svg)\n"
    yield from (f"{note}\n" for note in result.notes)
    for side, settings in result.settings.items():
        yield f"- {side}: " + ", ".join(f"{name} `{value}`" for name, value in settings.items())
    yield ""
    yield f"{_measured(result.machine)}\n"


def _measured(machine: Machine | None) -> str:
    if machine is None:
        return "Nobody has written where this was measured."
    return (
        f"Measured {machine.taken} on {machine.cores} cores ({machine.processor}, {machine.system}), "
        f"Python {machine.python}; {machine.load} jobs wanted a core as it ended."
    )


def _anchor(title: str) -> str:
    """Return the name that a heading gets where pages are shown."""
    return "".join(sign for sign in title.lower().replace(" ", "-") if sign.isalnum() or sign == "-")


def _cells(heads: tuple[str, ...]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' + '--:|' * (len(heads) - 1)}"


def _row(row: Row) -> str:
    return f"| {' | '.join((row.name, *map(shown, row.cells)))} |"
