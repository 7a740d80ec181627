"""Days are counted as a guide means them: months clamp, and working days go past weekends and public holidays."""

import subprocess
import sys
from datetime import date

import pytest

from engine.calendar import Unit, add, is_working_day


@pytest.mark.parametrize(
    ("start", "count", "unit", "expected"),
    [
        (date(2026, 1, 31), 1, Unit.MONTHS, date(2026, 2, 28)),
        (date(2026, 9, 1), 6, Unit.WEEKS, date(2026, 10, 13)),
        (date(2026, 9, 4), 1, Unit.DAYS, date(2026, 9, 5)),
        (date(2026, 9, 4), 1, Unit.WORKING_DAYS, date(2026, 9, 7)),
        (date(2026, 9, 4), 0, Unit.WORKING_DAYS, date(2026, 9, 4)),
        (date(2026, 4, 1), 1, Unit.WORKING_DAYS, date(2026, 4, 7)),  # Easter
        (date(2026, 12, 23), 3, Unit.WORKING_DAYS, date(2026, 12, 29)),
        (date(2026, 4, 30), 1, Unit.WORKING_DAYS, date(2026, 5, 4)),
    ],
)
def test_so_many_units_after_a_day(start: date, count: int, unit: Unit, expected: date) -> None:
    assert add(start, count, unit=unit) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2027, 5, 17), "rest"),
        (date(2026, 5, 14), "rest"),  # Ascension Day, a Thursday
        (date(2026, 12, 24), "work"),
        (date(2026, 9, 5), "rest"),
        (date(2026, 9, 7), "work"),
    ],
)
def test_a_working_day_is_no_weekend_and_no_public_holiday(day: date, expected: str) -> None:
    assert is_working_day(day) is (expected == "work")


def test_the_holidays_are_loaded_only_where_working_days_are_counted() -> None:
    script = (
        "import sys; from datetime import date; from engine.calendar import Unit, add;"
        "add(date(2026, 9, 1), 3, unit=Unit.DAYS); assert 'holidays' not in sys.modules;"
        "add(date(2026, 9, 1), 3, unit=Unit.WORKING_DAYS); assert 'holidays' in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
