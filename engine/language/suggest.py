"""Owns guesses: which of the names that are allowed here the author may have meant."""

import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import islice

from engine.language.source import printable

MOST_CHOICES = 8
_MOST_COMPARED = 500
_CLOSE = 0.72
_LONGEST = 60
_SPELLED_OUT = (("aa", "å"), ("oe", "ø"), ("ae", "æ"))


def closest(text: str, allowed: Iterable[str]) -> str | None:
    """Return the name that is most like the text, or None when none is like it."""
    wanted = _bare(text[:_LONGEST])
    best, best_ratio = None, _CLOSE
    for name in islice(allowed, _MOST_COMPARED):
        ratio = _likeness(wanted, _bare(name[:_LONGEST]))
        if ratio > best_ratio:
            best, best_ratio = name, ratio
    return best


def shown(text: str) -> str:
    """Return the author's text as a message quotes it: on one line, and not for ever."""
    line = printable(" ".join(text[: 4 * _LONGEST].split()))
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "\u2026"


def choices(allowed: Iterable[str]) -> str:
    """Return at most eight names, each in «», for a message."""
    return ", ".join(f"«{shown(name)}»" for name in islice(allowed, MOST_CHOICES))


def _likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0
    if sorted(one) == sorted(other):  # two letters have changed places
        return 0.9
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() > _CLOSE else 0.0


def _bare(text: str) -> str:
    """Return the text without capitals, marks and signs, and with å, ø and æ as keyboards without them write them."""
    low = text.casefold()
    for spelled, letter in _SPELLED_OUT:
        low = low.replace(spelled, letter)
    low = low.replace("ø", "o").replace("æ", "a")
    letters = unicodedata.normalize("NFD", low)
    return "".join(char for char in letters if char.isalnum())
