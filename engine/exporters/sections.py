"""What a long document is made of, whatever its format: sections with facts, entries and tables, all in words."""

from engine.values import Struct

Facts = tuple[tuple[str, str], ...]


class Entry(Struct, frozen=True, kw_only=True):
    """One thing in a list: its title, what is said of it as labels and values, and a text of its own."""

    title: str
    facts: Facts = ()
    free: str = ""


class Table(Struct, frozen=True, kw_only=True):
    """The same entries as rows, where the format has tables. `head` is the column that names the row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    head: int = 0
    days: frozenset[int] = frozenset()
    wide: bool = False


class Section(Struct, frozen=True, kw_only=True):
    """A part of a document under a heading. `none` is what it says where it has neither facts nor entries."""

    id: str
    heading: str
    facts: Facts = ()
    entries: tuple[Entry, ...] = ()
    table: Table | None = None
    none: str = ""


def some(*facts: tuple[str, str | None]) -> Facts:
    """Return the facts that there is something to say of."""
    return tuple((label, value) for label, value in facts if value)
