"""Arithmetic on dates for deadlines: no clock, no time zone, no prose."""

from datetime import date, timedelta
from enum import StrEnum
from functools import cache

_SATURDAY = 5
_DAY = timedelta(days=1)


class Unit(StrEnum):
    """What a deadline counts in."""

    DAYS = "days"
    WORKING_DAYS = "working-days"
    WEEKS = "weeks"
    MONTHS = "months"


def add(start: date, count: int, *, unit: Unit) -> date:
    """Return the day `count` units after `start`; `start` itself is not counted.

    A month that has no such day ends on its last day: 31 January and one month is 28 February.
    The day never moves for a weekend; only a count of working days goes past weekends and public holidays.
    """
    if unit is Unit.MONTHS:
        return _add_months(start, count)
    if unit is Unit.WORKING_DAYS:
        return _add_working_days(start, count)
    return start + timedelta(days=count * (7 if unit is Unit.WEEKS else 1))


def _add_months(start: date, count: int) -> date:
    from calendar import monthrange  # noqa: PLC0415 - brings the languages of the system with it, for few deadlines

    months = start.year * 12 + start.month - 1 + count
    year, month = divmod(months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def is_working_day(day: date) -> bool:
    """Tell whether a day is neither a Saturday, a Sunday, nor a public holiday in Norway (lov 24. feb. 1995 nr. 12)."""
    return day.weekday() < _SATURDAY and day not in _holidays(day.year)


def _add_working_days(start: date, count: int) -> date:
    day = start
    for _ in range(count):
        day += _DAY
        while not is_working_day(day):
            day += _DAY
    return day


@cache
def _holidays(year: int) -> frozenset[date]:
    from holidays import country_holidays  # noqa: PLC0415 - slow to load, and few guides count working days

    return frozenset(country_holidays("NO", years=year))
