"""V01: a guide is looked at again after it was updated and has begun to hold, or one of the years is a slip."""

from collections.abc import Iterator
from datetime import date

from engine.diagnostics import Diagnostic
from engine.guideline.vocabulary import Language
from engine.language.rules.written_head import said, warned
from engine.language.terms import key
from engine.language.tree import Mapping, Scalar

_LAST = "next_review"
_BEFORE = ("updated", "valid_from")


def find(roots: tuple[Mapping, ...], language: Language) -> Iterator[Diagnostic]:
    """Tell a next review that is before one of the other dates, once: one of the two dates is wrong."""
    last = said(roots[0], _LAST, language=language)
    for name in _BEFORE:
        other = said(roots[0], name, language=language)
        if last and other and _is_before(last, other):
            told = {"key": key(_LAST, language), "date": last.text, "other": key(name, language), "than": other.text}
            yield warned("V01", "dates-backwards", last, **told)
            return


def _is_before(one: Scalar, other: Scalar) -> bool:
    days = _day(one), _day(other)
    return days[0] is not None and days[1] is not None and days[0] < days[1]


def _day(value: Scalar) -> date | None:
    """Return a date; None where it says that it is not said, or is no day that there is, which others tell."""
    try:
        return date.fromisoformat(value.text.strip())
    except ValueError:
        return None
