"""Dates and stretches of time in words."""

from datetime import date, timedelta

import pytest

from engine.calendar import Unit
from engine.i18n import LANGUAGES, amount_text, date_short, date_text, day_text, distance_text, month_text, weekday_text

DAY = date(2026, 11, 21)


def test_a_date_is_written_in_full_in_short_and_with_its_weekday() -> None:
    assert date_text(DAY, "nb") == "21. november 2026"
    assert date_short(DAY, "nb") == "21. nov."
    assert date_short(DAY, "nn", year=True) == "21. nov. 2026"
    assert weekday_text(DAY, "nn") == "laurdag"
    assert day_text(DAY, "nb") == "lørdag 21. november"


def test_english_dates_have_no_stops_and_capitals() -> None:
    assert date_text(DAY, "en") == "21 November 2026"
    assert date_short(DAY, "en") == "21 Nov"
    assert date_short(DAY, "en", year=True) == "21 Nov 2026"
    assert weekday_text(DAY, "en") == "Saturday"
    assert day_text(DAY, "en") == "Saturday 21 November"
    assert month_text(DAY, "en") == "November"


@pytest.mark.parametrize(
    ("days", "nb", "nn", "en"),
    [
        (0, "i dag", "i dag", "today"),
        (1, "i morgen", "i morgon", "tomorrow"),
        (-1, "i går", "i går", "yesterday"),
        (3, "om 3 dager", "om 3 dagar", "in 3 days"),
        (-11, "for 11 dager siden", "for 11 dagar sidan", "11 days ago"),
    ],
)
def test_how_far_a_day_is(days: int, nb: str, nn: str, en: str) -> None:
    day = DAY + timedelta(days=days)
    assert distance_text(day, DAY, language="nb") == nb
    assert distance_text(day, DAY, language="nn") == nn
    assert distance_text(day, DAY, language="en") == en


@pytest.mark.parametrize(
    ("count", "unit", "nb", "nn", "en"),
    [
        (1, Unit.WEEKS, "1 uke", "1 veke", "1 week"),
        (4, Unit.WEEKS, "4 uker", "4 veker", "4 weeks"),
        (1, Unit.MONTHS, "1 måned", "1 månad", "1 month"),
        (0, Unit.DAYS, "0 dager", "0 dagar", "0 days"),
    ],
)
def test_amounts_have_their_own_plurals(count: int, unit: Unit, nb: str, nn: str, en: str) -> None:
    assert amount_text(count, unit, language="nb") == nb
    assert amount_text(count, unit, language="nn") == nn
    assert amount_text(count, unit, language="en") == en


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_month_and_weekday_has_its_name(language: str) -> None:
    firsts = [date(2026, month, 1) for month in range(1, 13)]
    days = {weekday_text(DAY + timedelta(days=day), language) for day in range(7)}
    assert (len({month_text(day, language) for day in firsts}), len(days)) == (12, 7)
    assert len({date_short(day, language) for day in firsts}) == 12


@pytest.mark.parametrize("write", [date_text, date_short, weekday_text, day_text, month_text])
def test_a_language_that_is_not_there_is_a_bug(write: object) -> None:
    assert callable(write)
    with pytest.raises(KeyError):
        write(DAY, "sv")
