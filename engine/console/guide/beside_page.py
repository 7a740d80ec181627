"""Writes guides side by side as text: in columns where there is room for them, else one guide under another."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

from engine.console.glyphs import visible, width_of
from engine.console.output import Output
from engine.guideline.beside import Against, Beside, Cell, Column, Row, Theme

NARROWEST_COLUMN = 24
_GAP = 2
_BULLET = "- "
_SIGNS = {Against.OWN: "+ ", Against.CHANGED: "~ ", Against.SAME: "- "}
_GONE = "× "
_NOTHING = "–"


def write_beside(shown: Beside, output: Output) -> None:
    """Write the guides and what each has, theme by theme."""
    for one in shown.columns:
        output.paragraph(_heading(one, output))
    if shown.against_base:
        output.line()
        output.paragraph(output.say("beside.signs" if not output.accessible else "beside.words"))
    room = (output.width - _GAP * (len(shown.columns) - 1)) // len(shown.columns)
    in_columns = room >= NARROWEST_COLUMN and not output.accessible
    for theme in shown.themes:
        output.line()
        output.line(output.paint(theme.title.upper() if not output.accessible else theme.title, "strong"))
        if in_columns:
            _write_columns(theme, shown.columns, room=room, output=output)
        else:
            _write_lists(theme, shown.columns, output=output)


def _heading(one: Column, output: Output) -> str:
    code = "beside.guide-on-base" if one.base else "beside.guide"
    return output.say(code, name=one.name, title=one.title, version=one.version, base=one.base or "")


# ---------------------------------------------------------------- in columns


def _write_columns(theme: Theme, columns: Sequence[Column], *, room: int, output: Output) -> None:
    heads = [f"{one.name}: {count}" for one, count in zip(columns, theme.counts, strict=True)]
    _write_beside([_folded(head, room=room) for head in heads], room=room, output=output)
    for row in theme.shown_rows:
        if row.title:
            output.line()
            output.line(output.paint(row.title, "dim"))
        cells = [list(_cell_rows(cell, room=room, output=output)) for cell in row.cells]
        _write_beside(cells, room=room, output=output)


def _folded(text: str, *, room: int, lead: str = "") -> list[str]:
    """Return text as rows that fit a column: a word too long for it is broken, for it would push the others away."""
    return wrap(visible(text), room, initial_indent=lead, subsequent_indent=" " * len(lead)) or [lead.rstrip()]


def _cell_rows(cell: Cell, *, room: int, output: Output) -> Iterator[str]:
    said = list(_said(cell, output))
    for lead, text in said:
        yield from _folded(text, room=room, lead=lead)
    if not said:
        yield _NOTHING


def _write_beside(cells: Sequence[Sequence[str]], *, room: int, output: Output) -> None:
    for rows in zip_longest(*cells, fillvalue=""):
        gap = " " * _GAP
        output.line(gap.join(row + " " * (room - width_of(row)) for row in rows).rstrip())


# ---------------------------------------------------------------- one under another


def _write_lists(theme: Theme, columns: Sequence[Column], *, output: Output) -> None:
    for place, column in enumerate(columns):
        output.line(f"{column.name}: {theme.counts[place]}")
        for row in theme.shown_rows:
            _write_list(row, row.cells[place], output=output)


def _write_list(row: Row, cell: Cell, *, output: Output) -> None:
    """Write what one guide has in a row; nothing where it has nothing, for its count has said so."""
    said = list(_said(cell, output))
    if not said:
        return
    if row.title:
        output.line(f"  {row.title}")
    for lead, text in said:
        shown = "" if output.accessible else lead
        indent = " " * (4 if row.title else 2)
        for line in output.folded(text, first=indent + shown, rest=indent + " " * len(shown)):
            output.line(line)


def _said(cell: Cell, output: Output) -> Iterator[tuple[str, str]]:
    """Return each thing with the sign before it; for the ear, the sign in words after it."""
    for one in cell.points:
        spoken = output.accessible and one.against not in {None, Against.SAME}
        text = output.say(f"beside.spoken.{one.against.value}", text=one.text) if spoken and one.against else one.text
        yield _SIGNS[one.against] if one.against else _BULLET, text
    for one in cell.gone:
        yield _GONE, output.say("beside.spoken.gone", text=one.text) if output.accessible else one.text
