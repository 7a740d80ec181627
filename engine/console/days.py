"""Days as they are typed: ISO (`2026-10-09`) and as people in Norway write them (`9.10.2026`)."""

import re
from datetime import date

_NORWEGIAN = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")  # a year of two digits would have to be guessed


def written_day(written: str) -> date | None:
    """Return the day that is written, or None for anything that is no day of the calendar."""
    text = written.strip()
    norwegian = _NORWEGIAN.fullmatch(text)
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
