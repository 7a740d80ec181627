"""A series of files, one a month, gives nothing away that one of them hides: for somebody who has all of them.

Beside stand other ways of making such a series, which look as safe and are not: the adversary must break each of them.
"""

from collections.abc import Callable, Hashable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import product
from typing import Any

import pytest

from engine.adapters.codec import JsonCodec
from engine.adapters.memory import MemoryStore
from engine.application.guidelines import open_case
from engine.application.numbers import asking
from engine.application.numbers.asking import numbers, numbers_of_month
from engine.application.numbers.counts import count_cases
from engine.application.numbers.report import Report
from engine.application.outcomes import Done
from engine.application.ports import Row, RowText
from engine.application.world import World
from engine.cases import commands as cmd
from engine.cases.tally import Tally
from engine.console.render.numbers import numbers_data, sheet
from engine.exporters.numbers import numbers_page
from engine.i18n import text
from engine.values import replace
from tests.application.test_cases import KARI, world_of
from tests.numbers.adversary import Secrets, learned

OCTOBER, NOVEMBER, JANUARY = date(2026, 10, 1), date(2026, 11, 1), date(2027, 1, 1)
YEAR = 2026
IN_TIME, LATE = 3, 8  # weeks; the deadline of Os is six
LEADER = replace(KARI, roles=("leader",))
CODEC = JsonCodec()
MOST = 12
Told = Callable[[World], Hashable]
Counts = tuple[int, int]


class Given(MemoryStore):
    """A store whose rows are what a test says."""

    given: tuple[Row, ...] = ()

    def each_row(self, *, status: str | None = None) -> Iterator[Row]:
        return iter(row for row in self.given if status in {None, row.status})


class Remembering(JsonCodec):
    """A codec that unpacks the guide once: it is the same in every world."""

    unpacked: Any = None

    def unpack(self, content: bytes) -> Any:  # noqa: ANN401 - as it was unpacked
        self.unpacked = self.unpacked or super().unpack(content)
        return self.unpacked


def _row(status: str, said: RowText, due: date | None = None) -> Row:
    return Row(
        case_id="c",
        number="2026-001",
        seq=1,
        status=status,
        level="0",
        due=due,
        unit=None,
        holder="p",
        sealed=CODEC.seal(said),
    )


def _text(tallies: tuple[Tally, ...] = ()) -> RowText:
    return RowText(alias="barn", step_title="Steg", guideline="os", tallies=tallies)


def evaluated(counts: Counts) -> tuple[Row, ...]:
    """Return the row of a closed case with so many evaluations in time, and so many late."""
    in_time, late = counts
    one = Tally(year=YEAR, moves=(), weeks=((IN_TIME, in_time), (LATE, late)), told=0, not_asked=0)
    return (_row("closed", _text((one,))),)


def standing(counts: Counts) -> tuple[Row, ...]:
    """Return the rows of so many open cases in time, and so many past their deadline."""
    in_time, late = counts
    dues = [OCTOBER + timedelta(days=400)] * in_time + [OCTOBER - timedelta(days=400)] * late
    return tuple(_row("open", _text(), due) for due in dues)


@pytest.fixture(scope="module")
def world() -> World:
    """A store in which there is a guide."""
    made = replace(world_of(Given(), day=OCTOBER), person=LEADER)
    assert isinstance(open_case(made, "os", command=cmd.OpenCase(alias="barn")), Done)
    return replace(made, codec=Remembering())


def teller(world: World, told: Told, rows: Callable[[Counts], tuple[Row, ...]]) -> Callable[[date, Counts], int]:
    """Return what tells all that is told on a day in a world with these counts, as a number for each that differs."""
    store = world.store
    assert isinstance(store, Given)
    known: dict[object, int] = {}

    @cache
    def on(day: date, counts: Counts) -> int:
        store.given = rows(counts)
        return known.setdefault(told(replace(world, clock=world_of(MemoryStore(), day=day).clock)), len(known))

    return on


def year_that_goes_on(world: World, told: Told) -> Iterator[tuple[Hashable, Secrets]]:
    """Evaluations until October, in October, and until the year is over, when all of them have come."""
    on = teller(world, told, evaluated)
    for then in _pairs(MOST):
        for first in product(range(then[0] + 1), range(then[1] + 1)):
            shown = (on(OCTOBER, first), on(NOVEMBER, then), on(JANUARY, then))
            yield (
                shown,
                {
                    "in time until October": first[0],
                    "late until October": first[1],
                    "until October": sum(first),
                    "in time until November": then[0],
                    "late until November": then[1],
                    "late in October": then[1] - first[1],
                    "in October": sum(then) - sum(first),
                },
            )


def days_after_one_another(world: World, told: Told) -> Iterator[tuple[Hashable, Secrets]]:
    """Open cases on two days. Between them any have come or gone, and some were entered with an earlier day."""
    on = teller(world, told, standing)
    for first, then in product(_pairs(MOST), repeat=2):
        shown = (on(OCTOBER, first), on(NOVEMBER, then))
        yield (
            shown,
            {
                "in time at first": first[0],
                "late at first": first[1],
                "open at first": sum(first),
                "in time then": then[0],
                "late then": then[1],
                "open then": sum(then),
            },
        )


def _pairs(most: int) -> tuple[Counts, ...]:
    """Return all pairs of counts with no greater sum: no count is the greatest there can be."""
    return tuple((one, other) for one in range(most + 1) for other in range(most + 1 - one))


def _written(report: object) -> Hashable:
    """Return all that stands in the files, but for the day, which tells nobody of a case."""
    assert isinstance(report, Report)

    def say(code: str, **said: str | int) -> str:
        return text(code, "nb", **said)

    same_day = replace(report, on=OCTOBER)
    return numbers_page(same_day, language="nb"), sheet(same_day, say), str(numbers_data(same_day, say))


def monthly(world: World) -> Hashable:
    """Tell what the file of a month tells: what stands in a report is all that any form is made of."""
    report = numbers_of_month(world)
    assert isinstance(report, Report)
    return report.year, report.guides


@pytest.mark.parametrize("universe", [year_that_goes_on, days_after_one_another])
def test_no_file_gives_away_what_another_hides(world: World, universe: Callable[..., Iterator[object]]) -> None:
    assert learned(universe(world, monthly)) == set()  # type: ignore[arg-type] # each gives what is told, and the secrets


def the_year_until_now(world: World) -> Hashable:
    """Tell of the year as far as it has come, as a report on the screen does."""
    report = numbers(world, year=YEAR)
    assert isinstance(report, Report)
    return report.guides


def counted_and_not_told(world: World) -> Hashable:
    """Count the year, show none of it, and let it decide whether there is a guide to tell of."""
    report = numbers(world, year=YEAR)
    assert isinstance(report, Report)
    return tuple((one.levels, one.all, one.consents) for one in report.guides)


def with_the_change(world: World) -> Hashable:
    """Tell beside it how many are open, which a column of changes since the last file comes to."""
    open_now = count_cases(world, year=None).guide("os").open.total()
    return monthly(world), open_now


@pytest.mark.parametrize(
    ("told", "universe", "found"),
    [
        (the_year_until_now, year_that_goes_on, "late until October"),
        (counted_and_not_told, year_that_goes_on, "in October"),
        (with_the_change, days_after_one_another, "open at first"),
    ],
)
def test_the_adversary_breaks_a_series_that_only_looks_safe(
    world: World, told: Told, universe: Callable[..., Iterator[object]], found: str
) -> None:
    assert found in learned(universe(world, told))  # type: ignore[arg-type] # as above


def test_what_is_written_is_the_same_whatever_happened_in_the_year(world: World) -> None:
    on = teller(world, lambda one: _written(numbers_of_month(one)), evaluated)
    assert len({on(NOVEMBER, counts) for counts in _pairs(MOST)}) == 1
    assert len({on(JANUARY, counts) for counts in _pairs(MOST)}) > 1


def test_a_year_is_told_in_january_when_it_is_over(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int | None] = []
    real = count_cases

    def noted(*said: object, year: int | None, **more: object) -> object:
        asked.append(year)
        return real(*said, year=year, **more)  # type: ignore[arg-type] # as it was called

    monkeypatch.setattr(asking, "count_cases", noted)
    days = [date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 31), date(2027, 2, 1)]
    years = [monthly(replace(world, clock=world_of(MemoryStore(), day=day).clock)) for day in days]
    assert [one[0] for one in years if isinstance(one, tuple)] == asked == [None, 2026, 2026, None]
