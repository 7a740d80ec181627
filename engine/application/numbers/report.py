"""The report: what is told of the counts of each guide, and nothing else that anybody could learn a count from."""

from collections.abc import Iterable
from datetime import date

from engine.application.numbers.counts import Counts, Waiting
from engine.application.numbers.evaluations import Evaluations, evaluations
from engine.application.numbers.veil import Span, among, cell, split, total
from engine.guideline.model import Guideline, Level
from engine.values import Struct


class LevelNumbers(Struct, frozen=True):
    """The open cases on a level, how many of them are past their deadline, and how many have no stafettholder.

    None is what is not told. `wants_holder` is False where the guide has a stafettholder on other
    levels alone.
    """

    level: str
    open: Span
    overdue: Span | None
    unheld: Span | None
    wants_holder: bool


class Consents(Struct, frozen=True):
    """The open cases with a consent that has run out or soon will, and how many of each."""

    ending: Span | None
    lapsed: Span | None
    soon: Span | None


class GuideNumbers(Struct, frozen=True, kw_only=True):
    """The numbers of one guide. `moves` holds a row for each level that is left, and in it each level entered.

    A move from a level to itself is none: there it is None.
    """

    guide: Guideline
    names: tuple[Level, ...]
    levels: tuple[LevelNumbers, ...]
    all: Span
    resting: Span
    waiting: tuple[tuple[Waiting, Span | None], ...]
    consents: Consents
    evaluations: Evaluations
    moves: tuple[tuple[Span | None, ...], ...]

    @property
    def tells(self) -> bool:
        """Whether any count is told. Where none is, not even the name of the guide is shown: it has been used, then."""
        told = (
            *(one.open for one in self.levels),
            self.resting,
            self.evaluations.count,
            *(one for row in self.moves for one in row if one),
        )
        return any(one.exact is not None for one in told)

    @property
    def mostly_hidden(self) -> bool:
        """Whether at least half of the levels have a count that is not told: a page of those asks for a word."""
        return 2 * sum(one.open.exact is None for one in self.levels) >= len(self.levels)


class Report(Struct, frozen=True, kw_only=True):
    """The numbers on a day, and those of a year up to then, if of any. `complete` is as in `Counted`."""

    on: date
    year: int | None
    guides: tuple[GuideNumbers, ...]
    complete: bool = True
    practice: bool = False


def guide_numbers(counts: Counts, versions: Iterable[Guideline]) -> GuideNumbers:
    """Return what is told of a guide's counts; the newest of its versions comes first.

    All tables rest on the levels' counts and on that of the evaluations: those are told or hidden each by itself, and
    all else is a part of one of them. Moves are counted apart.
    """
    followed = tuple(versions)
    guide, names = followed[0], _levels(followed)
    levels = tuple(_level(counts, one, guide=guide) for one in names)
    everyone = total(one.open for one in levels)
    ending = among(counts.ending, everyone)
    apart = split(counts.lapsed, ending)
    return GuideNumbers(
        guide=guide,
        names=names,
        levels=levels,
        all=everyone,
        resting=cell(counts.resting),
        waiting=tuple((one, among(counts.waiting[one], everyone)) for one in Waiting),
        consents=Consents(ending, *(apart or (None, None))),
        evaluations=evaluations(counts, guide),
        moves=tuple(
            tuple(None if left is entered else cell(counts.moves[left.id, entered.id]) for entered in names)
            for left in names
        ),
    )


def _levels(versions: tuple[Guideline, ...]) -> tuple[Level, ...]:
    """Return the levels of the newest version, and after them those that only an older one has."""
    return (*versions[0].levels, *_gone(versions))


def _gone(versions: tuple[Guideline, ...]) -> tuple[Level, ...]:
    now = {level.id for level in versions[0].levels}
    older = {level.id: level for one in reversed(versions[1:]) for level in one.levels}
    return tuple(level for name, level in older.items() if name not in now)


def _level(counts: Counts, level: Level, *, guide: Guideline) -> LevelNumbers:
    here = cell(counts.open[level.id])
    wanted = guide.baton is None or not guide.baton.levels or level.id in guide.baton.levels
    overdue = split(counts.overdue[level.id], here)
    unheld = split(counts.unheld[level.id], here) if wanted else None
    return LevelNumbers(
        level.id,
        here,
        overdue=overdue[0] if overdue else None,
        unheld=unheld[0] if unheld else None,
        wants_holder=wanted,
    )
