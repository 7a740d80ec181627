"""Counts cases from their rows, one by one: none is opened but those whose row is from before this was kept in it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import date, timedelta
from enum import StrEnum

from engine.application.finding import UNREADABLE, Found, history_of
from engine.application.keeping import row_of
from engine.application.ports import Row, RowText
from engine.application.world import World
from engine.cases.state import CaseStatus
from engine.cases.tally import Tally
from engine.cases.turns import TurnKind
from engine.guideline.names import is_side

SOON = timedelta(days=30)
"""How far ahead a consent is told of before it runs out."""


Watch = Callable[[Iterable[Row]], AbstractContextManager[Iterable[Row]]]
"""Gives rows on as they are, and may show somebody how far it has come."""


class Waiting(StrEnum):
    """What an open case waits for, whatever else is to be done in it."""

    BATON = "baton"
    ADVICE = "advice"
    CONSENT = "consent"
    MEETING = "meeting"


class Counts:
    """What was counted of the cases on one guide: nobody is shown any of it, but what `veil` makes of it.

    `open`, `overdue` and `unheld` are by level id, of cases that do not rest. `ending` are those of them with a consent
    that has run out or soon will, `lapsed` those where it has. `weeks` and `told`, `not_asked` are of the evaluations
    of the year, and `moves` go from level to level.
    """

    def __init__(self) -> None:
        self.open: Counter[str] = Counter()
        self.overdue: Counter[str] = Counter()
        self.unheld: Counter[str] = Counter()
        self.waiting: Counter[Waiting] = Counter()
        self.resting = self.ending = self.lapsed = self.told = self.not_asked = 0
        self.weeks: Counter[int] = Counter()
        self.moves: Counter[tuple[str, str]] = Counter()

    def add_tally(self, one: Tally) -> None:
        """Count what a case adds to the year."""
        self.weeks.update(dict(one.weeks))
        self.moves.update({(left, entered): times for left, entered, times in one.moves})
        self.told += one.told
        self.not_asked += one.not_asked

    def add_open(self, row: Row, text: RowText, *, today: date) -> None:
        """Count an open case as it stands. One that rests waits for nothing here, and has no level's deadline."""
        if text.rests_since:
            self.resting += 1
            return
        self.open[row.level] += 1
        self.overdue[row.level] += row.due is not None and row.due < today
        self.unheld[row.level] += row.holder is None
        self.waiting.update(_waits(text, today))
        ends = text.consent_ends
        if ends is not None and ends <= today + SOON:
            self.ending += 1
            self.lapsed += ends < today


class Counted:
    """The counts by guide id; `complete` is False where a case could not be read and is not among them."""

    def __init__(self) -> None:
        self.guides: dict[str, Counts] = {}
        self.complete = True

    def guide(self, name: str) -> Counts:
        """Return the counts of a guide."""
        return self.guides.setdefault(name, Counts())


def count_cases(world: World, *, year: int | None, watch: Watch = nullcontext) -> Counted:
    """Return what there is to count in a store today, and in a year; of no year where it is None.

    Work beside a case is part of that case, not one more.
    """
    counted, today = Counted(), world.clock.today()
    with watch(world.store.each_row()) as rows:
        for row in rows:
            text = _text_of(world, row)
            if text is None:
                counted.complete = False
            elif not is_side(row.level):
                _count(counted.guide(text.guideline), row, text=text, today=today, year=year)
    return counted


def _count(counts: Counts, row: Row, *, text: RowText, today: date, year: int | None) -> None:
    if row.status == CaseStatus.OPEN.value:
        counts.add_open(row, text, today=today)
    for one in text.tallies or ():
        if one.year == year:
            counts.add_tally(one)


def _text_of(world: World, row: Row) -> RowText | None:
    """Return the text of a row, made anew where the row is older than what is counted; None where it is not readable.

    What this gives is the same as the next command in the case would keep.
    """
    try:
        text = world.codec.unseal(row.sealed)
        if text.tallies is not None:
            return text
        history = history_of(world, Found(row, text))
        if history is None:
            return None
        now = world.clock.now()
        return world.codec.unseal(row_of(world.codec, history.state, process=history.process, now=now).sealed)
    except UNREADABLE:
        return None


def _waits(text: RowText, today: date) -> Iterator[Waiting]:
    kinds = {turn.kind for turn in text.turns or ()}
    if TurnKind.OFFER in kinds:
        yield Waiting.BATON
    if text.asked_on is not None:
        yield Waiting.ADVICE
    if TurnKind.CONSENT in kinds:
        yield Waiting.CONSENT
    if text.meeting_on is not None and text.meeting_on >= today:
        yield Waiting.MEETING
