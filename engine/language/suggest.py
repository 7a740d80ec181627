"""Owns guesses: which of the names that are allowed here the author may have meant."""

import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from heapq import nlargest
from itertools import islice

from engine.language.source import printable

MOST_CHOICES = 8
MOST_COMPARED = 300
"""So many names are held against a text; no guide has more of one kind, and a hostile file stays cheap."""

_MOST_MEASURED = 20
"""So many of them are measured letter by letter, which takes long: those that share the most letters with the text."""
_CLOSE = 0.72
_ENOUGH_WORDS = 0.5
_SHARED_WORDS = 2
_STEM = 5
_LONGEST = 60
_SPELLED_OUT = (("aa", "å"), ("oe", "ø"), ("ae", "æ"))


def closest(text: str, allowed: Iterable[str]) -> str | None:
    """Return the name that is most like the text, by its letters or else by its words; None when none is like it.

    Of two that are as like, the first is meant.
    """
    names = tuple(islice(allowed, MOST_COMPARED))
    return _by_letters(text, names) or _by_words(text, names)


def _by_letters(text: str, names: tuple[str, ...]) -> str | None:
    """Return the name that is likest by its letters: those that could be likest are held against the text first."""
    wanted = _bare(text[:_LONGEST])
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(wanted)
    could_be = [(_at_most(matcher, wanted, name=_bare(name[:_LONGEST])), -place) for place, name in enumerate(names)]
    likest = (_CLOSE, 1)
    for most, place in nlargest(_MOST_MEASURED, could_be):
        if most < likest[0]:
            break
        likest = max(likest, (_likeness(matcher, wanted, name=_bare(names[-place][:_LONGEST])), place))
    return None if likest[1] > 0 else names[-likest[1]]


def _by_words(text: str, names: tuple[str, ...]) -> str | None:
    """Return the title that shares most of its words with the text, as when a step has been given a new title."""
    wanted = _words(text)
    best, best_share = None, _ENOUGH_WORDS
    for name in names if len(wanted) >= _SHARED_WORDS else ():
        share = _shared(wanted, _words(name))
        if share > best_share:
            best, best_share = name, share
    return best


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found for word in text[:_LONGEST].split() if (found := _bare(word))))


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Return how much of two titles is words that both have; a long word weighs more than a short one."""
    stems = {word[:_STEM] for word in one} & {word[:_STEM] for word in other}
    if len(stems) < _SHARED_WORDS:
        return 0.0
    both = (*one, *other)
    return sum(len(word) for word in both if word[:_STEM] in stems) / sum(map(len, both))


def shown(text: str) -> str:
    """Return the author's text as a message quotes it: on one line, and not for ever."""
    line = printable(" ".join(text[: 4 * _LONGEST].split()))
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "\u2026"


def choices(allowed: Iterable[str], *, most: int = MOST_CHOICES) -> str:
    """Return the first names, at most eight if nothing else is said, each in «», for a message."""
    return ", ".join(f"«{shown(name)}»" for name in islice(allowed, most))


def _at_most(matcher: SequenceMatcher[str], wanted: str, *, name: str) -> float:
    """Return how like the text a name is at most; that is quickly told."""
    if wanted == name:
        return 1.0
    matcher.set_seq1(name)
    if matcher.real_quick_ratio() <= _CLOSE:
        return 0.0
    return matcher.quick_ratio()


def _likeness(matcher: SequenceMatcher[str], wanted: str, *, name: str) -> float:
    if wanted == name:
        return 1.0
    if len(wanted) == len(name) and sorted(wanted) == sorted(name):  # two letters have changed places
        return 0.9
    matcher.set_seq1(name)
    return matcher.ratio()


@lru_cache(maxsize=1024)
def _bare(text: str) -> str:
    """Return the text without capitals, marks and signs, and with å, ø and æ as keyboards without them write them."""
    low = text.casefold()
    for spelled, letter in _SPELLED_OUT:
        low = low.replace(spelled, letter)
    low = low.replace("ø", "o").replace("æ", "a")
    letters = unicodedata.normalize("NFD", low)
    return "".join(char for char in letters if char.isalnum())
