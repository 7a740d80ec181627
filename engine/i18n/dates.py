"""Writes dates and stretches of time in words, in each language of the program."""

from datetime import UTC, date, datetime, time

from engine.calendar import Unit

_NORWEGIAN_MONTHS = (
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
_ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTHS = {"nb": _NORWEGIAN_MONTHS, "nn": _NORWEGIAN_MONTHS, "en": _ENGLISH_MONTHS}
_NORWEGIAN_SHORT = ("jan.", "feb.", "mars", "april", "mai", "juni", "juli", "aug.", "sept.", "okt.", "nov.", "des.")
_ENGLISH_SHORT = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
_SHORT_MONTHS = {"nb": _NORWEGIAN_SHORT, "nn": _NORWEGIAN_SHORT, "en": _ENGLISH_SHORT}
_WEEKDAYS = {
    "nb": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "nn": ("måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "søndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_CLOCK = {"nb": "kl. %H.%M", "nn": "kl. %H.%M", "en": "%H:%M"}
_DAY = {"nb": "{day}. {month}", "nn": "{day}. {month}", "en": "{day} {month}"}
_AMOUNTS = {
    "nb": {Unit.DAYS: ("dag", "dager"), Unit.WEEKS: ("uke", "uker"), Unit.MONTHS: ("måned", "måneder")},
    "nn": {Unit.DAYS: ("dag", "dagar"), Unit.WEEKS: ("veke", "veker"), Unit.MONTHS: ("månad", "månader")},
    "en": {Unit.DAYS: ("day", "days"), Unit.WEEKS: ("week", "weeks"), Unit.MONTHS: ("month", "months")},
}
_NEAR = {
    "nb": {-1: "i går", 0: "i dag", 1: "i morgen"},
    "nn": {-1: "i går", 0: "i dag", 1: "i morgon"},
    "en": {-1: "yesterday", 0: "today", 1: "tomorrow"},
}
_AFTER = {"nb": "om {amount}", "nn": "om {amount}", "en": "in {amount}"}
_BEFORE = {"nb": "for {amount} siden", "nn": "for {amount} sidan", "en": "{amount} ago"}


def month_text(day: date, language: str) -> str:
    """Return the month's name: `november`, `November`."""
    return _MONTHS[language][day.month - 1]


def date_text(day: date, language: str) -> str:
    """Return a date in full: `21. november 2026`, `21 November 2026`."""
    return f"{_day_and_month(day, language)} {day.year}"


def date_short(day: date, language: str, *, year: bool = False) -> str:
    """Return a date in short: `10. nov.`, or with the year `10. nov. 2026`; `10 Nov`, `10 Nov 2026`."""
    short = _DAY[language].format(day=day.day, month=_SHORT_MONTHS[language][day.month - 1])
    return f"{short} {day.year}" if year else short


def in_norway(moment: datetime) -> datetime:
    """Return a moment, which has a time zone, as the clocks in Norway showed it."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - few screens tell the time of day

    return moment.astimezone(ZoneInfo("Europe/Oslo"))


def from_norway(day: date, clock: time) -> datetime:
    """Return the moment, in UTC, when the clocks in Norway show this on a day."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - few screens tell the time of day

    return datetime.combine(day, clock, tzinfo=ZoneInfo("Europe/Oslo")).astimezone(UTC)


def time_text(clock: time, language: str) -> str:
    """Return a time of day as it is said: `kl. 14.05`, `14:05`."""
    return clock.strftime(_CLOCK[language])


def clock_text(moment: datetime, language: str) -> str:
    """Return the time of day in Norway at a moment: `kl. 14.05`, `14:05`."""
    return in_norway(moment).strftime(_CLOCK[language])


def weekday_text(day: date, language: str) -> str:
    """Return the weekday: `lørdag`."""
    return _WEEKDAYS[language][day.weekday()]


def day_text(day: date, language: str) -> str:
    """Return a day as one speaks of it: `lørdag 21. november`, `Saturday 21 November`."""
    return f"{weekday_text(day, language)} {_day_and_month(day, language)}"


def amount_text(count: int, unit: Unit, *, language: str) -> str:
    """Return so many days, weeks or months: `3 uker`."""
    one, more = _AMOUNTS[language][unit]
    return f"{count} {one if count == 1 else more}"


def distance_text(day: date, today: date, *, language: str) -> str:
    """Return how far a day is from today: `for 11 dager siden`, `i går`, `i dag`, `i morgen`, `om 3 dager`."""
    days = (day - today).days
    near = _NEAR[language].get(days)
    if near is not None:
        return near
    form = _AFTER if days > 0 else _BEFORE
    return form[language].format(amount=amount_text(abs(days), Unit.DAYS, language=language))


def _day_and_month(day: date, language: str) -> str:
    return _DAY[language].format(day=day.day, month=month_text(day, language))
