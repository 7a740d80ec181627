"""Owns every text that the program says: looked up by code and language at each call, never by a global setting."""

from engine.i18n.catalogue import LANGUAGES, catalogue_folder, knows, plural, text
from engine.i18n.dates import (
    amount_text,
    clock_text,
    date_short,
    date_text,
    day_text,
    distance_text,
    from_norway,
    in_norway,
    month_text,
    time_text,
    weekday_text,
)

__all__ = [
    "LANGUAGES",
    "amount_text",
    "catalogue_folder",
    "clock_text",
    "date_short",
    "date_text",
    "day_text",
    "distance_text",
    "from_norway",
    "in_norway",
    "knows",
    "month_text",
    "plural",
    "text",
    "time_text",
    "weekday_text",
]
