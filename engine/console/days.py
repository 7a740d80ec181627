"""Days and times as they are typed: ISO (`2026-10-09`, `13:30`) and as people in Norway write them (`9.10.2026`)."""

import re
from datetime import date, time

_NORWEGIAN = r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})"  # a year of two digits would have to be guessed
_CLOCK = r"(?:kl\.?\s*)?(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?"


def written_day(written: str) -> date | None:
    """Return the day that is written, or None for anything that is no day of the calendar."""
    text = written.strip()
    norwegian = re.fullmatch(_NORWEGIAN, text)
    try:
        if norwegian is None:
            return date.fromisoformat(text)
        day, month, year = (int(part) for part in norwegian.groups())
        return date(year, month, day)
    except ValueError:
        return None


def in_norwegian(day: date) -> str:
    """Return a day as it may be typed: `9.10.2026`."""
    return f"{day.day}.{day.month}.{day.year}"


def written_clock(written: str) -> time | None:
    """Return the time of day that is written (`13`, `13.30`, `13:30`, `kl. 9`), or None for anything else."""
    found = re.fullmatch(_CLOCK, written.strip().casefold())
    try:
        return time(int(found["hour"]), int(found["minute"] or 0)) if found else None
    except ValueError:
        return None
