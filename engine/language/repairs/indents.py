"""Owns the repairs of where a line begins: tabs, too many or too few spaces, and dashes too many or too few."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import zip_longest

from engine.diagnostics import Edit
from engine.language.lines import Line, structure
from engine.language.repairs.wrong import Wrong
from engine.language.terms import key

_WIDTHS = (2, 4, 8, 3, 1)
"""How wide a tab may have been meant: two is what a level of a guide takes, eight what most programs show."""
_STEP = 2


@dataclass(slots=True)
class _Columns:
    """Where a line may begin, given the lines above: the columns of open keys and dashes, the innermost last."""

    keys: list[int] = field(default_factory=list)
    dashes: list[int] = field(default_factory=list)
    child: int | None = None  # the column of the key that the line above leaves without a value

    def homes(self, *, dash: bool) -> Iterator[int]:
        """Give the columns where a line may begin, the likeliest first."""
        if self.child is not None:
            yield self.child + _STEP
            if dash:
                yield self.child
        yield from reversed(self.dashes if dash else self.keys)

    def take(self, at: int, line: Line) -> None:
        """Go past a line that begins in this column."""
        key = at + line.column - len(line.lead)
        self.dashes = [column for column in self.dashes if column < at]
        self.keys = [column for column in self.keys if column < (at if key == at else key)]
        if key > at:
            self.dashes.append(at)
        if line.key:
            self.keys.append(key)
        self.child = key if line.key and not line.value else None


def tab_in_indent(wrong: Wrong) -> tuple[Edit, ...]:
    """Put as many spaces as the lines around have; certain where a tab of an ordinary width comes to that."""
    at, sure = _columns(wrong.source.text).get(wrong.finding.span.start.line, (0, False))
    start = wrong.source.line_start(wrong.start)
    return wrong.put(" " * at, start, end=wrong.end, safe=sure)


def to_wanted_column(wrong: Wrong) -> tuple[Edit, ...]:
    """Let a line begin where the message says."""
    return _begin_at(wrong, int(wrong.finding.values["wanted"]))


def item_in(wrong: Wrong) -> tuple[Edit, ...]:
    """Move an item to where the others of its list stand, with its lines where they have come along."""
    wanted = int(wrong.finding.values["wanted"])
    by, number = wanted - wrong.indent, wrong.finding.span.start.line
    edits = list(_begin_at(wrong, wanted))
    first = _line_at(wrong, number)
    came_along = first.strip() and len(first) - len(first.lstrip(" ")) < wanted + len("- ")
    while came_along and number < len(wrong.source.starts):
        line = _line_at(wrong, number)
        column = len(line) - len(line.lstrip(" "))
        if line.strip() and (column <= wrong.indent or (column == wanted and line.lstrip(" ").startswith("- "))):
            break
        start = wrong.source.starts[number]
        edits += wrong.put(" " * by, start, safe=False) if line.strip() else ()
        number += 1
    return tuple(edits)


def _line_at(wrong: Wrong, index: int) -> str:
    starts = wrong.source.starts
    return wrong.source.text[starts[index] : wrong.source.line_end(starts[index])] if index < len(starts) else ""


def as_line_above(wrong: Wrong) -> tuple[Edit, ...]:
    """Let a line that is too far in begin where the key above it does."""
    above = [line for line in structure(wrong.source.text[: wrong.source.line_start(wrong.start)]) if line.key]
    return _begin_at(wrong, above[-1].column) if above else ()


def as_block_above(wrong: Wrong) -> tuple[Edit, ...]:
    """Let a line of a text over several lines begin where the line above it does."""
    above = wrong.source.text[: wrong.source.line_start(wrong.start)].rstrip("\n").rpartition("\n")[2]
    return _begin_at(wrong, len(above) - len(above.lstrip(" ")))


def as_item_above(wrong: Wrong) -> tuple[Edit, ...]:
    """Let a line with a dash begin where the dash above it does, as an item of its own."""
    before = wrong.source.text[: wrong.source.line_start(wrong.start)].split("\n")
    dashes = [len(line) - len(line.lstrip(" ")) for line in before if line.lstrip(" ").startswith("- ")]
    return _begin_at(wrong, dashes[-1]) if dashes else ()


def heading_of_steps(wrong: Wrong) -> tuple[Edit, ...]:
    """Put the word that a list of steps stands under on a line of its own, as far in as the line above."""
    start = wrong.source.line_start(wrong.start)
    above = wrong.source.text[:start].rstrip("\n").rpartition("\n")[2]
    lead = len(above) - len(above.lstrip(" -"))
    return wrong.put(f"{' ' * lead}{key('steps', wrong.language)}:\n", start, safe=False)


def level_in_list(wrong: Wrong) -> tuple[Edit, ...]:
    """Write a level as an item, with its name after the colon."""
    put = f"- {wrong.value('word')}: {wrong.value('name')}"
    return wrong.put(put, wrong.start, end=wrong.start + len(wrong.value("text")), safe=False)


def dash(wrong: Wrong) -> tuple[Edit, ...]:
    """Put a dash before a line among items; where lines of the same item follow, all stay in their column."""
    following = wrong.source.text[wrong.source.line_end(wrong.start) + 1 :].split("\n", 1)[0]
    goes_on = following.strip() and len(following) - len(following.lstrip(" ")) == wrong.indent
    start = wrong.start - len("- ") if goes_on and wrong.indent >= len("- ") else wrong.start
    return wrong.put("- ", start, end=wrong.start, safe=False)


def dash_as_above(wrong: Wrong) -> tuple[Edit, ...]:
    """Put a dash before the first line of a part that has melted into the one above; its lines stand as they stood."""
    if wrong.indent < len("- ") or wrong.line.lstrip(" ").startswith("-"):
        return ()
    return wrong.put("- ", wrong.start - len("- "), end=wrong.start, safe=False)


def no_dash(wrong: Wrong) -> tuple[Edit, ...]:
    """Take away the dash of a line that is not among items."""
    return wrong.put("", wrong.start, end=wrong.start + len("- "), safe=False)


def list_on_next_line(wrong: Wrong) -> tuple[Edit, ...]:
    """Let a list that begins behind its key begin on the next line, where its dash stands."""
    start = wrong.source.line_start(wrong.start)
    line = wrong.source.text[start : wrong.start]
    return wrong.put("\n" + " " * len(line), start + len(line.rstrip()), end=wrong.start)


def dash_for_each(wrong: Wrong) -> tuple[Edit, ...]:
    """Put a dash before the first line of what should be a list; the lines under it stand where they stood."""
    start = wrong.source.line_start(wrong.start)
    lines = [line for line in _lines(wrong) if line.start <= start][-2:]
    key, first = lines if len(lines) == len(("key", "first")) else (None, None)
    if key is None or first is None or first.start != start or key.value or key.key != wrong.value("key"):
        return ()
    if first.column - key.column < _STEP or first.lead != " " * first.column:
        return ()
    return wrong.put("- ", start + first.column - _STEP, end=start + first.column, safe=False)


def one_dash(wrong: Wrong) -> tuple[Edit, ...]:
    """Take away one of two dashes on a line; what stands after them stays in its column."""
    start = wrong.source.line_start(wrong.start)
    at = wrong.source.text.find("- - ", start, wrong.source.line_end(start))
    return wrong.put("-   ", at, end=at + len("- - "), safe=False) if at >= 0 else ()


def _begin_at(wrong: Wrong, column: int) -> tuple[Edit, ...]:
    start = wrong.source.line_start(wrong.start)
    return wrong.put(" " * column, start, end=start + wrong.indent, safe=False) if column != wrong.indent else ()


def _lines(wrong: Wrong) -> Iterable[Line]:
    return _structure(wrong.source.text)


@lru_cache(maxsize=1)
def _structure(text: str) -> tuple[Line, ...]:
    return tuple(structure(text))


@lru_cache(maxsize=1)
def _columns(text: str) -> dict[int, tuple[int, bool]]:
    """Return for each line with a tab first where it is to begin, and whether that is certain."""
    found: dict[int, tuple[int, bool]] = {}
    columns, number, passed = _Columns(), 1, 0
    for line, below in zip_longest(_structure(text), _structure(text)[1:]):
        number += text.count("\n", passed, line.start)
        passed = line.start
        at, sure = len(line.lead), True
        if "\t" in line.lead:
            at, sure = _home(line, columns, below=below)
            found[number] = at, sure
        if not line.goes_on:
            columns.take(at, line)
    return found


def _home(line: Line, columns: _Columns, *, below: Line | None) -> tuple[int, bool]:
    could_be = [len(line.lead.expandtabs(width)) for width in _WIDTHS]
    homes = list(columns.homes(dash=line.column > len(line.lead)))
    if (fit := _above_its_lines(line, below, homes=homes)) is not None:
        return fit, fit in could_be
    likely = homes[0] if homes else could_be[0]
    if line.goes_on or likely in could_be:
        return (could_be[0] if line.goes_on else likely), True
    fits = dict.fromkeys(home for home in homes if home in could_be)
    return next(iter(fits), likely), len(fits) == 1


def _above_its_lines(line: Line, below: Line | None, *, homes: Iterable[int]) -> int | None:
    """Return where the first line of an item begins, told by its next line, which stands as it stood."""
    inset = line.column - len(line.lead)
    if not inset or below is None or "\t" in below.lead or below.column != len(below.lead):
        return None
    return next((home for home in homes if home + inset == below.column), None)
