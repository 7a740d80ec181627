"""Guides side by side, as plain data: under each theme what each of them has, and how it stands to its base."""

from enum import StrEnum

from engine.values import Struct


class Against(StrEnum):
    """How something in a guide stands to the base that the guide builds on."""

    SAME = "same"
    CHANGED = "changed"
    OWN = "own"


class Subject(StrEnum):
    """What guides are compared on, in the order in which a leader asks."""

    LEVELS = "levels"
    STEPS = "steps"
    PEOPLE = "people"
    TOOLS = "tools"
    DEADLINES = "deadlines"
    CONSENT = "consent"
    REPORTING = "reporting"
    ENDINGS = "endings"


class Point(Struct, frozen=True):
    """One thing that a guide has. `against` is None where the guide is not held against a base."""

    id: str
    text: str
    against: Against | None = None


class Cell(Struct, frozen=True):
    """What one guide has in a row, and what its base has there that the guide has not."""

    points: tuple[Point, ...] = ()
    gone: tuple[Point, ...] = ()


class Row(Struct, frozen=True):
    """One part of a theme, with a cell for each guide. `id` is the level's or the part's name."""

    id: str
    title: str
    cells: tuple[Cell, ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether no guide has anything here, and none lacks what its base has."""
        return not any(cell.points or cell.gone for cell in self.cells)


class Theme(Struct, frozen=True):
    """What guides are compared on, part by part."""

    subject: Subject
    title: str
    rows: tuple[Row, ...]

    @property
    def counts(self) -> tuple[int, ...]:
        """How many things each guide has under this theme; one that stands in several parts counts once."""
        columns = zip(*(row.cells for row in self.rows), strict=True)
        return tuple(len({point.id for cell in cells for point in cell.points}) for cells in columns)

    @property
    def shown_rows(self) -> tuple[Row, ...]:
        """The parts to show: one with a title of its own only where some guide has anything there."""
        return tuple(row for row in self.rows if not (row.title and row.is_empty))


class Column(Struct, frozen=True, kw_only=True):
    """One of the guides: what it is called here, and what it says of itself. `base` is the id of its base."""

    name: str
    id: str
    title: str
    municipality: str | None
    version: str
    language: str
    base: str | None
    is_base: bool = False


class Beside(Struct, frozen=True):
    """The guides, and what they are compared on. `against_base` tells whether they are held against their bases."""

    columns: tuple[Column, ...]
    themes: tuple[Theme, ...]
    against_base: bool = False


def held_against(cell: Cell, base: Cell, *, touched: frozenset[str]) -> Cell:
    """Return a guide's cell, each thing held against the cell of its base.

    `touched` are the ids of what says something else than in the base, also where it is called the same.
    """
    before = {one.id: one.text for one in base.points}
    points = tuple(
        Point(one.id, one.text, _against(one, before.get(one.id), is_touched=one.id in touched)) for one in cell.points
    )
    here = {one.id for one in cell.points}
    return Cell(points, tuple(one for one in base.points if one.id not in here))


def _against(point: Point, before: str | None, *, is_touched: bool) -> Against:
    if before is None:
        return Against.OWN
    return Against.CHANGED if is_touched or before != point.text else Against.SAME
