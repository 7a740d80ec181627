"""How names are compared: however they are spelt, whole or by their words, and by the forms that a word has."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ł": "l"})
_NO_WORD = re.compile(r"[\W_]+")
_APART = r"[,;:/|&+()\[\]\n]|\s[-–—]\s|\b(?:og|and|samt|eller|or|med|with)\b"
_ENDINGS = ("ene", "ane", "en", "et", "ar", "er", "a", "e")
_SHORTEST_STEM = 4
_KNOWN = 2048  # the words for people are compared again and again


@lru_cache(maxsize=_KNOWN)
def folded(text: str) -> str:
    """Return a text as it is compared: small letters without accents or anything that is no letter or digit.

    Words are kept apart by a blank. «å» is told from «a» as little as «aa» is.
    """
    if text.isascii() and text.isalnum():  # as most words are: there is nothing to take away
        return text.lower().replace("aa", "a")
    visible = "".join(one for one in text.casefold() if unicodedata.category(one) != "Cf")
    split = unicodedata.normalize("NFKD", visible.translate(_LETTERS))
    plain = "".join(one for one in split if not unicodedata.combining(one))
    return _NO_WORD.sub(" ", plain.replace("aa", "a")).strip()


def stem(word: str) -> str:
    """Return a folded word without the endings it may have: the same for «partneren», «partner» and «partnaren»."""
    for ending in _ENDINGS:
        left = word.removesuffix(ending)
        if left != word and len(left) >= _SHORTEST_STEM:
            return stem(left)
    return word


def is_one_name(typed: Sequence[str], known: Sequence[str]) -> bool:
    """Tell whether the words of a name, folded, may be the same person's as those of one that is known.

    They may where one of the names has every word of the other, an initial for a word included, or where both begin
    and end with the same. A name of one word is taken for the given name, so that it is no more than the first word of
    another: a child with the same surname is another.
    """
    if not typed or not known:
        return False
    if len(known) == 1 and len(typed) > 1:
        return typed[0] == known[0]
    ends = len(typed) > 1 and (typed[0], typed[-1]) == (known[0], known[-1])
    return ends or _all_in(typed, known) or _all_in(known, typed)


def _all_in(words: Sequence[str], others: Sequence[str]) -> bool:
    whole = [word for word in words if word in others]
    return bool(whole) and all(word in others or _is_initial(word, others) for word in words)


def _is_initial(word: str, others: Sequence[str]) -> bool:
    return len(word) == 1 and any(other.startswith(word) for other in others)


def pieces(text: str) -> Iterator[str]:
    """Give each of those whom a text names, folded: «Kari og Ola», «mor/far», «Kari (mor)»."""
    return (found for piece in re.split(_APART, text.casefold()) if (found := folded(piece)))
