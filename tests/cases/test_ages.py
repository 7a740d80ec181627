"""How old somebody may be: what was said of it, what time does to that, and what the age rules make of two ages."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cases.ages import ANY, Ages, Born, ages, agree, kept_of, told
from engine.cases.vocabulary import SubjectKind

DAY = date(2026, 9, 1)
KEPT = Born(DAY, DAY)
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))


def years(day: date, on: date) -> int:
    """How many birthdays somebody born on a day has had."""
    return on.year - day.year - ((on.month, on.day) < (day.month, day.day))


def test_nobody_has_said_anything() -> None:
    assert ages(None, SubjectKind.CHILD, on=DAY) == ANY
    assert ages(None, SubjectKind.ADULT, on=DAY) == Ages(18, 120)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 9, 1), Ages(14, 14)),
        (date(2026, 9, 2), Ages(14, 15)),
        (date(2027, 8, 31), Ages(14, 15)),
        (date(2027, 9, 1), Ages(15, 15)),
        (date(2029, 3, 1), Ages(16, 17)),
    ],
)
def test_an_age_is_known_on_its_day_and_a_year_wide_after_it(on: date, expected: Ages) -> None:
    assert ages(told(None, DAY, age=14), SubjectKind.CHILD, on=on) == expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2026, 8, 31), "14"), (date(2026, 9, 10), "14–15"), (date(2026, 9, 30), "15"), (date(2027, 8, 31), "15")],
)
def test_a_month_of_birth_leaves_only_that_month_open(on: date, expected: str) -> None:
    assert str(ages(told(None, DAY, month=date(2011, 9, 1)), None, on=on)) == expected


def test_what_is_said_later_narrows_what_was_said_before() -> None:
    born = told(told(None, date(2025, 9, 1), age=14), date(2026, 3, 1), age=14)
    assert born == Born(date(2011, 3, 2), date(2011, 9, 1))
    assert ages(born, None, on=date(2026, 9, 1)) == Ages(15, 15)


def test_of_two_that_cannot_both_be_right_the_last_word_counts() -> None:
    assert ages(told(told(None, DAY, age=14), DAY, age=9), None, on=DAY) == Ages(9, 9)


def test_an_age_and_a_month_of_birth_agree_or_not() -> None:
    assert agree(14, date(2011, 9, 1), on=date(2026, 9, 10))
    assert agree(15, date(2011, 9, 1), on=date(2026, 9, 10))
    assert not agree(16, date(2011, 9, 1), on=date(2026, 9, 10))


@pytest.mark.parametrize(
    ("was", "then", "left"),
    [
        (SubjectKind.CHILD, SubjectKind.YOUTH, KEPT),
        (SubjectKind.YOUTH, SubjectKind.PREGNANT, KEPT),
        (SubjectKind.PREGNANT, SubjectKind.ADULT, KEPT),
        (SubjectKind.PREGNANT, SubjectKind.CHILD, None),
        (SubjectKind.CHILD, SubjectKind.FAMILY, None),
        (SubjectKind.FAMILY, SubjectKind.CHILD, None),
        (SubjectKind.FAMILY, SubjectKind.FAMILY, KEPT),
    ],
)
def test_a_newborn_and_a_family_are_somebody_else(was: SubjectKind, then: SubjectKind, left: Born | None) -> None:
    assert kept_of(KEPT, was, then=then) == left
    assert kept_of(KEPT, was, then=None) == KEPT


@given(DAYS, DAYS, st.lists(st.integers(0, 2000), max_size=4), st.sampled_from(("age", "month")))
def test_whoever_was_born_on_a_day_is_always_among_the_ages(
    born: date, first: date, gaps: list[int], said: str
) -> None:
    on = max(born, first)
    known = told(None, on, age=years(born, on), month=born.replace(day=1) if said == "month" else None)
    for gap in gaps:
        on += timedelta(days=gap)
        found = ages(known, None, on=on)
        assert found.lowest <= years(born, on) <= found.highest <= found.lowest + 1
        known = told(known, on, age=years(born, on))
        assert ages(known, None, on=on).is_known
