"""The whole report stays the same to the last sign, in every form, whatever a hidden count is."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.application.access import PersonRole, may_count
from engine.application.numbers.counts import Counts, Waiting
from engine.application.numbers.report import Report
from engine.application.numbers.veil import LEAST
from engine.console.render.numbers import numbers_data, sheet
from engine.exporters.numbers import numbers_page
from engine.i18n import text
from tests.application.test_access import ROLES
from tests.numbers.worlds import A, B, C, guide, told

LEVELS = (A, B, C)
GUIDE = guide(*LEVELS)
SMALL = range(LEAST)
FEW_OR_MANY = st.one_of(st.integers(0, 12), st.integers(0, 60))


@st.composite
def worlds(draw: st.DrawFn) -> Counts:
    """Counts as they could come of cases: no part is larger than its whole."""
    made = Counts()
    made.open = Counter({level: draw(FEW_OR_MANY) for level in LEVELS})
    made.overdue = Counter({level: draw(st.integers(0, count)) for level, count in made.open.items()})
    made.unheld = Counter({level: draw(st.integers(0, count)) for level, count in made.open.items()})
    everyone = made.open.total()
    made.waiting = Counter({kind: draw(st.integers(0, everyone)) for kind in Waiting})
    made.resting, made.ending = draw(FEW_OR_MANY), draw(st.integers(0, everyone))
    made.lapsed = draw(st.integers(0, made.ending))
    made.weeks = Counter({week: draw(FEW_OR_MANY) for week in (1, 3, 5, 7, 9, 14)})
    made.told = draw(st.integers(0, made.weeks.total()))
    made.not_asked = draw(st.integers(0, made.weeks.total() - made.told))
    made.moves = Counter({(left, entered): draw(FEW_OR_MANY) for left in LEVELS for entered in LEVELS})
    return made


def written(made: Counts) -> tuple[str, ...]:
    """Return the report in every form."""

    def say(code: str, **said: str | int) -> str:
        return text(code, "nb", **said)

    one = told(made, GUIDE)
    report = Report(on=date(2026, 11, 21), year=2026, guides=(one,) if one.tells else ())
    return numbers_page(report, language="nb"), sheet(report, say), str(numbers_data(report, say))


def assert_told_alike(made: Counts, others: list[Counts]) -> None:
    """What is told is all that any form is made of."""
    mine = told(made, GUIDE)
    assert [other for other in others if told(other, GUIDE) != mine] == []


def copied(made: Counts) -> Counts:
    other = Counts()
    for name, value in vars(made).items():
        setattr(other, name, value.copy() if isinstance(value, Counter) else value)
    return other


def with_open(made: Counts, level: str, count: int) -> Counts:
    """Return a world with another count on a level, in which nothing has become larger than its whole."""
    other = copied(made)
    other.open[level] = count
    other.overdue[level], other.unheld[level] = min(made.overdue[level], count), min(made.unheld[level], count)
    everyone = other.open.total()
    other.waiting = Counter({kind: min(some, everyone) for kind, some in made.waiting.items()})
    other.ending = min(made.ending, everyone)
    other.lapsed = min(made.lapsed, other.ending)
    return other


@settings(max_examples=40, deadline=None)
@given(worlds())
def test_a_small_count_of_open_cases_may_be_any_other_small_one(made: Counts) -> None:
    for level in LEVELS:
        if made.open[level] in SMALL:
            assert_told_alike(made, [with_open(made, level, count) for count in SMALL])


@settings(max_examples=40, deadline=None)
@given(worlds())
def test_a_small_part_may_be_any_other_small_one(made: Counts) -> None:
    for parts, wholes in ((made.overdue, made.open), (made.unheld, made.open)):
        for level in LEVELS:
            for part in (parts[level], wholes[level] - parts[level]):
                if part in SMALL and wholes[level] >= LEAST:
                    others = []
                    for count in SMALL:
                        other = copied(made)
                        mine = other.overdue if parts is made.overdue else other.unheld
                        mine[level] = count if part == parts[level] else wholes[level] - count
                        others.append(other)
                    assert_told_alike(made, others)


@settings(max_examples=40, deadline=None)
@given(worlds())
def test_a_small_count_of_moves_may_be_any_other_small_one(made: Counts) -> None:
    small = [move for move, count in made.moves.items() if count in SMALL][:3]
    for move in small:
        others = [copied(made) for _ in SMALL]
        for count, other in zip(SMALL, others, strict=True):
            other.moves[move] = count
        assert_told_alike(made, others)


def test_every_form_is_the_same_whatever_the_small_counts_are() -> None:
    forms = set()
    for count in SMALL:
        made = Counts()
        made.open, made.overdue = Counter({A: 41, B: count, C: 12}), Counter({A: count, C: 12 - count})
        made.weeks, made.told = Counter({3: 20, 7: count}), count
        made.moves, made.waiting = Counter({(A, B): count}), Counter({Waiting.ADVICE: count})
        made.weeks[5] = 20 - count
        forms.add(written(made))
    assert len(forms) == 1


def test_what_is_large_is_told() -> None:
    """So the tests above do not hold because nothing is told at all."""
    made = Counts()
    made.open, made.overdue = Counter({A: 41, B: 12}), Counter({A: 9})
    page, cells, _ = written(made)
    assert "41 (9 over frist)" in page
    assert ";41;41;41" in cells
    made.open[A] = 42
    assert written(made)[0] != page


@pytest.mark.parametrize("count", [*SMALL])
def test_a_picture_is_as_long_whatever_the_small_count_is(count: int) -> None:
    made = Counts()
    made.open = Counter({A: 41, B: count})
    page = written(made)[0]
    assert page.count('class="hidden" x="200.0" y="44.0" width="40.0" height="22.0"') == 1


def test_who_leads_or_looks_after_the_system_may_have_the_numbers_and_nobody_else() -> None:
    wanted = frozenset({PersonRole.LEADER, PersonRole.SYSTEM})
    assert [roles for roles in ROLES if may_count(roles).allowed != bool(roles & wanted)] == []
