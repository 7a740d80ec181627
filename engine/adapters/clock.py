"""Tells the time: the only module in the house that asks for it."""

from datetime import UTC, date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo

from engine.values import Struct


@cache
def _oslo() -> ZoneInfo:
    return ZoneInfo("Europe/Oslo")


def date_in_norway(moment: datetime) -> date:
    """Return the date in Norway at a moment, which has a time zone."""
    return in_norway(moment).date()


def in_norway(moment: datetime) -> datetime:
    """Return a moment, which has a time zone, as the clocks in Norway showed it."""
    return moment.astimezone(_oslo())


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the present moment, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Return today's date in Norway."""
        return date_in_norway(self.now())

    def in_norway(self, moment: datetime) -> datetime:
        """Return a moment as the clocks in Norway showed it."""
        return in_norway(moment)


class FixedClock(Struct, frozen=True):
    """A clock that stands still, for practice and tests. `moment` has a time zone."""

    moment: datetime

    @classmethod
    def on(cls, day: date) -> "FixedClock":
        """Return a clock that stands at noon in Norway on this day."""
        return cls(datetime.combine(day, time(12), _oslo()))

    def now(self) -> datetime:
        """Return the moment it stands at, in UTC."""
        return self.moment.astimezone(UTC)

    def today(self) -> date:
        """Return the date it stands at, in Norway."""
        return date_in_norway(self.moment)

    def in_norway(self, moment: datetime) -> datetime:
        """Return a moment as the clocks in Norway showed it."""
        return in_norway(moment)
