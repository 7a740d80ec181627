"""Owns how dates, deadlines and other fixed forms are written, and what they mean."""

import re
import unicodedata
from datetime import date

from engine.calendar import Unit
from engine.guideline.vocabulary import Anchor, Language
from engine.language.slot import Form
from engine.language.terms import GROUPS, Group, sign, word, written
from engine.language.wordlist import values
from engine.values import Struct

_DASH = "[-\u2013]"
_COUNT = "[0-9]{1,3}"
_NAME = r"\S.*"
_WORDS = {word.name: word for word in values.DEADLINE}


class Limit(Struct, frozen=True):
    """A deadline as it is written: from `low` to `high` units after its anchor.

    `counted_from` is the text after `fra` where that is no fixed word, but the name of a step or level.
    """

    low: int
    high: int
    unit: Unit
    soft: bool = False
    anchor: Anchor = Anchor.STEP_OPENED
    counted_from: str | None = None


class Ages(Struct, frozen=True):
    """A range of ages in whole years; None is an open end."""

    low: int | None = None
    high: int | None = None


def pattern(form: Form, language: Language) -> str:
    """Return the expression that texts of this form match, without `^` and `$`, as editors and Python read it."""
    if form in _FIXED:
        return _FIXED[form]
    match form:
        case Form.AGE:
            return _ages(language)
        case Form.DURATION:
            return f"{_COUNT} {_units(language)}"
        case Form.EVALUATES:
            return "|".join((*written(Group.EVALUATES, language), rf"{_from_levels(language)} ?\S.*"))
        case Form.MINUTES:
            return written(Group.YES_NO, language)[0]
        case Form.NEXT_MEETING:
            return f"{sign('agree', language)}|{_deadline(language)}"
        case _:
            return _deadline(language)


_FIXED = {
    Form.DATE: "[0-9]{4}-[0-9]{2}-[0-9]{2}",
    Form.NUMBER: "[0-9]{4}",
    Form.ID: "[0-9a-zæøåäöšžčđŋŧ_-]+",
    Form.COUNT: "[1-9][0-9]?",
}


def read_date(text: str) -> date | None:
    """Return the date, or None where there is no such day."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def read_deadline(text: str, language: Language) -> Limit | None:
    """Return what a deadline says, or None where the text is none."""
    found = re.fullmatch(_deadline(language, named=True), _tidied(text))
    if found is None:
        return None
    if found["now"]:
        return Limit(0, 0, Unit.DAYS)
    low = int(found["low"])
    start = found["anchor"]
    anchor = _anchor(start, language) if start else Anchor.STEP_OPENED
    return Limit(
        low,
        int(found["high"] or low),
        _unit(found["unit"], language),
        soft=bool(found["soft"]),
        anchor=anchor or Anchor.STEP,
        counted_from=None if anchor else start,
    )


def read_duration(text: str, language: Language) -> Limit | None:
    """Return how long something lasts, or None where the text does not say."""
    return read_deadline(text, language) if re.fullmatch(pattern(Form.DURATION, language), _tidied(text)) else None


def read_ages(text: str, language: Language) -> Ages | None:
    """Return which ages a text speaks of, in whole years; None where it is no such text."""
    found = re.fullmatch(_ages(language, named=True), _tidied(text))
    if found is None:
        return None
    if found["below"]:
        return Ages(None, int(found["below"]) - 1)
    if found["above"]:
        return Ages(int(found["above"]), None)
    return Ages(int(found["low"]), int(found["high"] or found["low"]))


def read_levels(text: str, language: Language) -> tuple[str, ...]:
    """Return the levels that `tiltak fra [1, 2]` names, as they are written; none for every other text."""
    found = re.fullmatch(rf"{_from_levels(language)} ?(\S.*)", _tidied(text))
    if found is None:
        return ()
    listed = found[1].removeprefix("[").removesuffix("]")
    return tuple(part for one in re.split(r",| og ", listed) if (part := one.strip()))


def _tidied(text: str) -> str:
    """Return a text with single spaces, and å as one sign where a Mac has written two."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _from_levels(language: Language) -> str:
    return re.escape(values.MEASURES_FROM.written(language))


def _ages(language: Language, *, named: bool = False) -> str:
    def group(name: str) -> str:
        return f"(?P<{name}>[0-9]{{1,2}})" if named else "[0-9]{1,2}"

    under, from_ = written(Group.AGES, language)[0], _WORDS["counted_from"].written(language)
    return f"{under} {group('below')}|{from_} {group('above')}|{group('low')}(?: ?{_DASH} ?{group('high')})?"


def _unit(text: str, language: Language) -> Unit:
    entries = (*GROUPS[Group.UNITS], *GROUPS[Group.ONE])
    return Unit(next(entry.name for entry in entries if entry.written(language) == text))


def _anchor(text: str, language: Language) -> Anchor | None:
    name = word(Group.ANCHORS, text, language=language)
    return Anchor(name) if name else None


def _units(language: Language) -> str:
    return f"(?:{'|'.join((*written(Group.UNITS, language), *written(Group.ONE, language)))})"


def _deadline(language: Language, *, named: bool = False) -> str:
    """Draw `[helst] [innen] 4[–6] uker [fra …]`, with groups that have names when Python reads it."""

    def group(name: str, inner: str) -> str:
        return f"(?P<{name}>{inner})" if named else f"(?:{inner})"

    def initial(name: str) -> str:
        text = _WORDS[name].written(language)
        return f"[{text[0].upper()}{text[0]}]{text[1:]}"

    from_ = _WORDS["counted_from"].written(language)
    return (
        f"{group('now', initial('at_once'))}|"
        f"{group('soft', initial('preferably') + ' ')}?(?:{initial('within')} )?"
        f"{group('low', _COUNT)}(?: ?{_DASH} ?{group('high', _COUNT)})? "
        f"{group('unit', _units(language))}(?: {from_} {group('anchor', _NAME)})?"
    )
