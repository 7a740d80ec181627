"""The report as tables of words: the same cells on the screen, on the page, and in the file for a spreadsheet.

The texts come from `say`, which knows the language; what a guide calls its levels comes from the guide.
"""

from collections.abc import Callable, Iterator

from engine.application.numbers.counts import Waiting
from engine.application.numbers.evaluations import Class
from engine.application.numbers.report import GuideNumbers
from engine.application.numbers.veil import HIDDEN, Span
from engine.guideline.labels import level_name, lowered
from engine.guideline.model import Level
from engine.values import Struct

Say = Callable[..., str]


class Cell(Struct, frozen=True):
    """What is told of one count, in words; no span where nothing is. `nothing` is where there is nothing to tell."""

    text: str
    span: Span | None = None
    nothing: bool = False


class Line(Struct, frozen=True):
    """A row of a table: what it is about, and a cell for each column."""

    name: str
    cells: tuple[Cell, ...]


class Fact(Struct, frozen=True, kw_only=True):
    """What a sentence beside a table tells, as a row for a spreadsheet: `ends` are the least and the most, if told."""

    name: str
    column: str
    text: str
    ends: tuple[int, int | None] | None = None


class Table(Struct, frozen=True, kw_only=True):
    """A table: what it shows (`key` says so to a program), its columns, its rows, and sentences that belong to it.

    `sum` is the row of them all, where there is one. `facts` are what the sentences tell, for a form that has none.
    """

    key: str
    title: str
    first: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    sum: Line | None = None
    notes: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()

    @property
    def whole(self) -> tuple[Line, ...]:
        """All rows, the one of them all last."""
        return (*self.lines, self.sum) if self.sum else self.lines


def tables(one: GuideNumbers, *, year: int | None, say: Say) -> tuple[Table, ...]:
    """Return the tables of a guide, in the order in which they are read; those of a year where it is told of one."""
    today = (_levels(one, say), _waiting(one, say), _consents(one, say))
    if year is None:
        return today
    return (
        *today,
        _weeks(one, year=year, say=say),
        _views(one, year=year, say=say),
        _moves(one, year=year, say=say),
    )


def told(span: Span | None, say: Say) -> Cell:
    """Return what is told of a count, in words."""
    if span is None:
        return Cell(say("numbers.untold"))
    if span.exact is not None:
        return Cell(str(span.exact), span)
    if span == HIDDEN:
        return Cell(say("numbers.few"), span)
    return Cell(say("numbers.between", low=span.low, high=span.high), span)


def level_title(level: Level, one: GuideNumbers, *, say: Say) -> str:
    """Return what a level is called: «Nivå 2», «Fase 2», or its title where it has no number."""
    name = level_name(level, one.guide, say=say) or one.guide.head.title
    return name[:1].upper() + name[1:]


def _whole_title(level: Level, one: GuideNumbers, *, say: Say) -> str:
    """Return what a level is called with its title, where it has one beside its number."""
    name = level_title(level, one, say=say)
    return name if not level.title or level.title == name else say("numbers.level-title", level=name, title=level.title)


def weeks_text(one: Class, say: Say) -> str:
    """Return how many weeks the evaluations of a class took."""
    if one.high is None and one.low == 1:
        return say("numbers.took-any")
    if one.high is None:
        return say("numbers.took-more", low=one.low)
    if one.low == one.high:
        return say("numbers.took-one")
    return say("numbers.took", low=one.low, high=one.high)


def sentence(table: Table, say: Say) -> str:
    """Return a table as one full sentence, for whoever hears a picture instead of seeing it."""
    return say("numbers.sentence", title=table.title, rows="; ".join(_said(line, table) for line in table.whole))


def _said(line: Line, table: Table) -> str:
    pairs = zip(table.columns, line.cells, strict=True)
    return f"{line.name}: {', '.join(f'{column} {cell.text}' for column, cell in pairs if cell.text)}"


def _levels(one: GuideNumbers, say: Say) -> Table:
    wants = any(level.wants_holder for level in one.levels)
    lines = tuple(
        Line(
            _whole_title(level, one, say=say),
            (
                told(numbers.open, say),
                told(numbers.overdue, say),
                *((_held(told(numbers.unheld, say), say, wants=numbers.wants_holder),) if wants else ()),
            ),
        )
        for level, numbers in zip(one.names, one.levels, strict=True)
    )
    empty = Cell("", nothing=True)
    columns = ("numbers.open", "numbers.overdue", *(("numbers.unheld",) if wants else ()))
    everyone = Line(say("numbers.all"), (told(one.all, say), empty, *((empty,) if wants else ())))
    resting = told(one.resting, say)
    return Table(
        key="levels",
        title=say("numbers.levels"),
        first=say("numbers.level"),
        columns=tuple(map(say, columns)),
        lines=lines,
        sum=everyone,
        notes=(say("numbers.resting", count=resting.text),),
        facts=(_fact(say("numbers.fact-resting"), resting, column=say("numbers.cases")),),
    )


def _fact(name: str, cell: Cell, *, column: str) -> Fact:
    ends = (cell.span.low, cell.span.high) if cell.span else None
    return Fact(name=name, column=column, text=cell.text, ends=ends)


def _held(cell: Cell, say: Say, *, wants: bool) -> Cell:
    return cell if wants else Cell(say("numbers.no-holder-asked"), nothing=True)


def _waiting(one: GuideNumbers, say: Say) -> Table:
    lines = tuple(Line(say(f"numbers.waits-{kind.value}"), (told(span, say),)) for kind, span in one.waiting)
    return _list("waiting", lines, say=say, notes=(say("numbers.waiting-note"),))


def _consents(one: GuideNumbers, say: Say) -> Table:
    rows = (("ending", one.consents.ending), ("lapsed", one.consents.lapsed), ("soon", one.consents.soon))
    return _list(
        "consents", tuple(Line(say(f"numbers.consent-{key}"), (told(span, say),)) for key, span in rows), say=say
    )


def _list(
    key: str,
    lines: tuple[Line, ...],
    *,
    say: Say,
    notes: tuple[str, ...] = (),
    facts: tuple[Fact, ...] = (),
    **said: int,
) -> Table:
    """Return a table of one column."""
    unit = "numbers.evaluations" if said else "numbers.cases"
    return Table(
        key=key,
        title=say(f"numbers.{key}", **said),
        first=say(f"numbers.{key}-first"),
        columns=(say(unit),),
        lines=lines,
        notes=notes,
        facts=facts,
    )


def _weeks(one: GuideNumbers, *, year: int, say: Say) -> Table:
    found = one.evaluations
    lines = tuple(Line(weeks_text(each, say), (told(each.count, say),)) for each in found.classes)
    lines = lines or (Line(say("numbers.took-any"), (told(found.count, say),)),)
    notes, facts = (*_middle(one, say), *_late(one, say)), (*_middle_fact(one, say), *_late_facts(one, say))
    return _list("weeks", lines, say=say, notes=notes, facts=facts, year=year)


def _middle(one: GuideNumbers, say: Say) -> Iterator[str]:
    if one.evaluations.middle is not None:
        yield say("numbers.median", weeks=weeks_text(one.evaluations.middle, say))


def _middle_fact(one: GuideNumbers, say: Say) -> Iterator[Fact]:
    middle = one.evaluations.middle
    if middle is not None:
        text, ends = weeks_text(middle, say), (middle.low, middle.high)
        yield Fact(name=say("numbers.fact-median"), column=say("numbers.weeks-unit"), text=text, ends=ends)


def _late(one: GuideNumbers, say: Say) -> Iterator[str]:
    found = one.evaluations
    if found.deadline is None:
        yield say("numbers.no-deadline")
    elif found.late is None:
        yield say("numbers.deadline", weeks=found.deadline)
    else:
        said = {"late": told(found.late, say).text, "count": found.count.low}
        share = _share_text(_shares(found.late, found.count), say)
        yield say("numbers.late", weeks=found.deadline, **said, share=share)


def _late_facts(one: GuideNumbers, say: Say) -> Iterator[Fact]:
    """Give the deadline, and how many came after it, of how many, and in hundredths, where the sentence tells it."""
    found, weeks = one.evaluations, say("numbers.weeks-unit")
    if found.deadline is None:
        yield Fact(name=say("numbers.fact-deadline"), column=weeks, text=say("numbers.fact-no-deadline"))
        return
    ends = (found.deadline, found.deadline)
    yield Fact(name=say("numbers.fact-deadline"), column=weeks, text=str(found.deadline), ends=ends)
    if found.late is not None:
        late, unit = say("numbers.fact-late"), say("numbers.evaluations")
        yield _fact(say("numbers.all"), told(found.count, say), column=unit)
        yield _fact(late, told(found.late, say), column=unit)
        shares = _shares(found.late, found.count)
        yield Fact(name=late, column=say("numbers.fact-share"), text=_share_text(shares, say), ends=shares)


def _shares(late: Span, count: Span) -> tuple[int, int]:
    """Return how many came late in hundredths, the least and the most: what follows from what is told."""
    low, high = (round(100 * each / count.low) for each in (late.low, late.high))
    return low, high


def _share_text(shares: tuple[int, int], say: Say) -> str:
    low, high = shares
    return say("numbers.percent", low=low) if low == high else say("numbers.percents", low=low, high=high)


def _views(one: GuideNumbers, *, year: int, say: Say) -> Table:
    found = one.evaluations
    rows = (("told", found.told), ("not-asked", found.not_asked), ("silent", found.silent))
    return _list(
        "views",
        tuple(Line(say(f"numbers.view-{key}"), (told(span, say),)) for key, span in rows),
        say=say,
        notes=(say("numbers.views-note"),),
        year=year,
    )


def _moves(one: GuideNumbers, *, year: int, say: Say) -> Table:
    names = [level_title(level, one, say=say) for level in one.names]
    lines = tuple(
        Line(name, tuple(told(span, say) if span else Cell(say("numbers.none"), nothing=True) for span in row))
        for name, row in zip(names, one.moves, strict=True)
    )
    return Table(
        key="moves",
        title=say("numbers.moves", year=year),
        first=say("numbers.from"),
        columns=tuple(say("numbers.to", level=lowered(name)) for name in names),
        lines=lines,
        notes=(say("numbers.moves-note"),),
    )


__all__ = ["Cell", "Fact", "Line", "Say", "Table", "Waiting", "level_title", "sentence", "tables", "told", "weeks_text"]
