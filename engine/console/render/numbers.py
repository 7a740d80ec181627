"""The numbers of a municipality on the screen, for `--json`, and as a file for a spreadsheet.

All three say what the tables of words say, which rest on what may be told: no form says more than another.
"""

import csv
import io
from collections.abc import Callable, Iterator
from textwrap import wrap

from engine.application.numbers.evaluations import Evaluations
from engine.application.numbers.report import GuideNumbers, Report
from engine.application.numbers.veil import LEAST, Span
from engine.application.numbers.wording import Cell, Fact, Line, Table, level_title, tables
from engine.console.glyphs import no_formula, visible, width_of
from engine.console.output import Output
from engine.console.session import Session
from engine.guideline.labels import lowered
from engine.i18n import date_text

Say = Callable[..., str]
SHORTEST_NAME = 20
_BYTE_ORDER_MARK = "\ufeff"
_COLUMNS = ("guide", "table", "row", "column", "told", "low", "high")


def show_numbers(report: Report, session: Session) -> None:
    """Write the report as tables on a terminal; anywhere else as the rows of the file for a spreadsheet."""
    out, say = session.output, session.say
    title = say("numbers.title", day=date_text(report.on, session.language))
    if not out.is_terminal and not out.accessible:
        out.note(title)
        for row in (_heads(say), *_rows(report, say)) if report.guides else ():
            out.line_of_cells([visible(cell) for cell in row])
        _tell(report, out)
        return
    out.line(title)
    for one in report.guides:
        out.line()
        out.line(out.paint(one.guide.head.title, "strong"))
        for table in tables(one, year=report.year, say=say):
            out.line()
            _show(table, one, out=out)
    _tell(report, out)


def _tell(report: Report, out: Output) -> None:
    """Tell what is kept back, and why, beside the numbers."""
    out.note()
    if not report.guides:
        out.paragraph(out.say("numbers.too-few"), to_stderr=True)
    else:
        out.paragraph(out.say("numbers.promise"), to_stderr=True)
        if any(one.mostly_hidden for one in report.guides):
            out.paragraph(out.say("numbers.mostly"), to_stderr=True)
        out.paragraph(out.say("numbers.others"), to_stderr=True)
    if not report.complete:
        out.paragraph(out.say("numbers.unread"), to_stderr=True)


def _show(table: Table, one: GuideNumbers, *, out: Output) -> None:
    out.line(table.title)
    shown = _told_moves(one, out) if table.key == "moves" else table
    if shown.lines:
        header = [name.upper() for name in (shown.first, *shown.columns)]
        rows = [[line.name, *(cell.text for cell in line.cells)] for line in shown.whole]
        out.table(header, rows if out.accessible else _folded(header, rows, width=out.width))
    for note in shown.notes:
        out.paragraph(note)


def _folded(header: list[str], rows: list[list[str]], *, width: int) -> Iterator[list[str]]:
    """Give the rows with a long name on several lines: no word of it is cut away."""
    others = [max(map(width_of, column)) for column in zip(header[1:], *(row[1:] for row in rows), strict=True)]
    room = max(width - sum(others) - 2 * len(others), SHORTEST_NAME)
    for name, *cells in rows:
        first, *more = wrap(visible(name), room, subsequent_indent="  ", break_on_hyphens=False) or [""]
        yield [first, *cells]
        yield from ([each, *("" for _ in cells)] for each in more)


def _told_moves(one: GuideNumbers, out: Output) -> Table:
    """Return the moves as a list of those that are told: a table of all would be wider than a terminal."""
    names = [lowered(level_title(level, one, say=out.say)) for level in one.names]
    lines = tuple(
        Line(out.say("numbers.move", left=left, entered=entered), (Cell(str(span.exact), span),))
        for left, row in zip(names, one.moves, strict=True)
        for entered, span in zip(names, row, strict=True)
        if span is not None and span.exact is not None
    )
    return Table(key="moves", title="", first="", columns=("",), lines=lines, notes=(out.say("numbers.moves-rest"),))


def sheet(report: Report, say: Say) -> str:
    """Return the report as a file that a spreadsheet opens: semicolons between, a header, and no formula anywhere."""
    written = io.StringIO(newline="")
    lines = csv.writer(written, delimiter=";", lineterminator="\r\n")
    lines.writerow(_heads(say))
    lines.writerows([no_formula(visible(cell)) for cell in row] for row in _rows(report, say))
    return _BYTE_ORDER_MARK + written.getvalue()


def _heads(say: Say) -> tuple[str, ...]:
    return tuple(say(f"numbers.sheet-{name}") for name in _COLUMNS)


def _rows(report: Report, say: Say) -> Iterator[tuple[str, ...]]:
    for one in report.guides:
        for table in tables(one, year=report.year, say=say):
            for fact in (*_facts(table), *table.facts):
                ends = ("" if end is None else str(end) for end in fact.ends or (None, None))
                yield (one.guide.head.title, table.title, fact.name, fact.column, fact.text, *ends)


def _facts(table: Table) -> Iterator[Fact]:
    for line in table.whole:
        for column, cell in zip(table.columns, line.cells, strict=True):
            if not cell.nothing:
                ends = (cell.span.low, cell.span.high) if cell.span else None
                yield Fact(name=line.name, column=column, text=cell.text, ends=ends)


def numbers_data(report: Report, say: Say) -> dict[str, object]:
    """Return the report for `--json`."""
    return {
        "on": report.on,
        "year": report.year,
        "least_told": LEAST,
        "complete": report.complete,
        "guides": [_guide_data(one, has_year=report.year is not None, say=say) for one in report.guides],
    }


def _guide_data(one: GuideNumbers, *, has_year: bool, say: Say) -> dict[str, object]:
    levels = [
        {
            "level": level.level,
            "title": level_title(name, one, say=say),
            "open": _span(level.open),
            "overdue": _span(level.overdue),
            "without_coordinator": _span(level.unheld),
        }
        for name, level in zip(one.names, one.levels, strict=True)
    ]
    moves = [
        {"from": left.id, "to": entered.id, "count": _span(span)}
        for left, row in zip(one.names, one.moves, strict=True)
        for entered, span in zip(one.names, row, strict=True)
        if span is not None
    ]
    return {
        "guideline": one.guide.head.id,
        "title": one.guide.head.title,
        "levels": levels,
        "open": _span(one.all),
        "resting": _span(one.resting),
        "waiting": {kind.value: _span(span) for kind, span in one.waiting},
        "consents": {
            "ending": _span(one.consents.ending),
            "lapsed": _span(one.consents.lapsed),
            "soon": _span(one.consents.soon),
        },
        "evaluations": _evaluations_data(one.evaluations) if has_year else None,
        "moves": moves if has_year else None,
    }


def _evaluations_data(found: Evaluations) -> dict[str, object]:
    middle = found.middle
    return {
        "count": _span(found.count),
        "deadline_weeks": found.deadline,
        "late": _span(found.late),
        "median_weeks": {"from": middle.low, "to": middle.high} if middle else None,
        "weeks": [{"from": one.low, "to": one.high, "count": _span(one.count)} for one in found.classes],
        "own_view": {
            "told": _span(found.told),
            "not_asked": _span(found.not_asked),
            "silent": _span(found.silent),
        },
    }


def _span(span: Span | None) -> dict[str, int] | None:
    return {"low": span.low, "high": span.high} if span else None
