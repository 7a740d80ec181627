"""What a table of measurements is made of, how it is shown on a screen, and the files that keep it.

A script of bench/ returns a `Result` from its `measured()`. `python -m bench` keeps each in docs/performance, one JSON
file a table, and makes the page of them.
"""

import os
import platform
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec

KEPT = Path(__file__).parents[1] / "docs" / "performance"
Setting = int | float | str | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a table: a side or a size, and a cell for each column."""

    name: str
    cells: tuple[float | str | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """How something grows: points (x, y) of each series. `name` is that of the picture's file."""

    name: str
    title: str
    x: str
    y: str
    series: Mapping[str, tuple[tuple[float, float], ...]]


@dataclass(frozen=True, slots=True)
class Machine:
    """Where and when it was measured, and how busy the machine was as it ended (jobs that wanted a core)."""

    taken: str
    system: str
    processor: str
    cores: int
    python: str
    load: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One table. `figures` are by the id of their target; `settings` are what each side has read back."""

    name: str
    title: str
    explained: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    figures: Mapping[str, float]
    curves: tuple[Curve, ...] = ()
    settings: Mapping[str, Mapping[str, Setting]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    machine: Machine | None = None


def show(result: Result) -> None:
    """Print a table with its figures, and what each side has read back."""
    print(f"\n{result.title}\n")
    for line in grid(("", *result.columns), [(row.name, *map(shown, row.cells)) for row in result.rows]):
        print(line)
    for side, settings in result.settings.items():
        print(f"  {side}: " + " ".join(f"{name}={value}" for name, value in settings.items()))
    for note in result.notes:
        print(f"  {note}")


def grid(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Set out a table of texts: the first column to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    return [
        "  ".join(
            [line[0].ljust(widths[0]), *(cell.rjust(wide) for cell, wide in zip(line[1:], widths[1:], strict=True))]
        )
        for line in (heads, *rows)
    ]


def shown(value: float | str | None) -> str:
    """Write a cell: three digits that count, and a space between thousands."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    if abs(value) >= 100 or float(value).is_integer():  # noqa: PLR2004 - three digits before the point are enough
        return f"{value:,.0f}".replace(",", "\u202f")
    return f"{float(f'{value:.3g}')}"


def machine() -> Machine:
    """Tell where this runs."""
    names = [line.split(":", 1)[1].strip() for line in _processors() if line.startswith("model name")]
    return Machine(
        taken=datetime.now(UTC).date().isoformat(),
        system=f"{platform.system()} {platform.machine()}",
        processor=(names or [platform.processor() or "unknown"])[0],
        cores=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        python=".".join(map(str, sys.version_info[:3])),
        load=round(os.getloadavg()[0], 1),
    )


def _processors() -> list[str]:
    place = Path("/proc/cpuinfo")
    return place.read_text("utf-8").splitlines() if place.exists() else []


def silent(result: Result) -> tuple[str, ...]:
    """Return who of a table does not tell its versions: each side, or the table where nobody says anything."""
    told = {side: "python" in settings for side, settings in result.settings.items()} or {result.name: False}
    return tuple(side for side, tells in told.items() if not tells)


def keep(result: Result, folder: Path = KEPT) -> None:
    """Write a table to its file, with the machine it was measured on. Sides that tell no versions are not kept."""
    if silent(result):
        raise SystemExit(f"These tell no versions: {', '.join(silent(result))}")
    text = msgspec.json.format(msgspec.json.encode(replace(result, machine=machine())), indent=2)
    folder.mkdir(exist_ok=True)
    (folder / f"{result.name}.json").write_bytes(text + b"\n")


def kept(folder: Path = KEPT) -> dict[str, Result]:
    """Read every table that has been kept, by name."""
    files = sorted(folder.glob("*.json"))
    return {file.stem: msgspec.json.decode(file.read_bytes(), type=Result) for file in files}
