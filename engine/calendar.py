"""Arithmetic on dates for deadlines: no clock, no time zone, no prose."""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum


class Unit(StrEnum):
    """What a deadline counts in."""

    DAYS = "days"
    WORKING_DAYS = "working-days"
    WEEKS = "weeks"
    MONTHS = "months"


def add(start: date, count: int, *, unit: Unit) -> date:
    """Return the day `count` units after `start`; `start` itself is not counted.

    A month that has no such day ends on its last day: 31 January and one month is 28 February.
    The day never moves for a weekend.
    """
    if unit is Unit.MONTHS:
        return _add_months(start, count)
    return start + timedelta(days=count * (7 if unit is Unit.WEEKS else 1))


def _add_months(start: date, count: int) -> date:
    months = start.year * 12 + start.month - 1 + count
    year, month = divmod(months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
