"""Writes dates and stretches of time in words, in bokmål and nynorsk."""

from datetime import date

from engine.calendar import Unit

_MONTHS = (
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
)
_SHORT_MONTHS = ("jan.", "feb.", "mars", "april", "mai", "juni", "juli", "aug.", "sept.", "okt.", "nov.", "des.")
_WEEKDAYS = {
    "nb": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "nn": ("måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "søndag"),
}
_AMOUNTS = {
    "nb": {Unit.DAYS: ("dag", "dager"), Unit.WEEKS: ("uke", "uker"), Unit.MONTHS: ("måned", "måneder")},
    "nn": {Unit.DAYS: ("dag", "dagar"), Unit.WEEKS: ("veke", "veker"), Unit.MONTHS: ("månad", "månader")},
}
_NEAR = {
    "nb": {-1: "i går", 0: "i dag", 1: "i morgen"},
    "nn": {-1: "i går", 0: "i dag", 1: "i morgon"},
}
_AFTER = {"nb": "om {amount}", "nn": "om {amount}"}
_BEFORE = {"nb": "{amount} siden", "nn": "{amount} sidan"}


def month_text(day: date) -> str:
    """Return the month's name, the same in both languages: `november`."""
    return _MONTHS[day.month - 1]


def date_text(day: date, language: str) -> str:
    """Return a date in full: `21. november 2026`."""
    _known(language)
    return f"{day.day}. {month_text(day)} {day.year}"


def date_short(day: date, language: str, *, year: bool = False) -> str:
    """Return a date in short: `10. nov.`, or with the year `10. nov. 2026`."""
    _known(language)
    short = f"{day.day}. {_SHORT_MONTHS[day.month - 1]}"
    return f"{short} {day.year}" if year else short


def weekday_text(day: date, language: str) -> str:
    """Return the weekday: `lørdag`."""
    return _WEEKDAYS[language][day.weekday()]


def day_text(day: date, language: str) -> str:
    """Return a day as one speaks of it: `lørdag 21. november`."""
    return f"{weekday_text(day, language)} {day.day}. {month_text(day)}"


def amount_text(count: int, unit: Unit, *, language: str) -> str:
    """Return so many days, weeks or months: `3 uker`."""
    one, more = _AMOUNTS[language][unit]
    return f"{count} {one if count == 1 else more}"


def distance_text(day: date, today: date, *, language: str) -> str:
    """Return how far a day is from today: `11 dager siden`, `i går`, `i dag`, `i morgen`, `om 3 dager`."""
    days = (day - today).days
    near = _NEAR[language].get(days)
    if near is not None:
        return near
    form = _AFTER if days > 0 else _BEFORE
    return form[language].format(amount=amount_text(abs(days), Unit.DAYS, language=language))


def _known(language: str) -> None:
    if language not in _WEEKDAYS:
        raise KeyError(language)
