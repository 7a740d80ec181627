"""Finds words in texts the way people type them: small letters for capitals, and `laerer`, `larer` or `lærer` alike.

Whoever types æ, ø or å means that letter, or the two signs it is written with where a keyboard lacks it; whoever types
a, o or e is taken to mean any letter that looks like it.
"""

import re
import unicodedata
from collections.abc import Sequence

from engine.values import Struct

_LATIN = "".join(map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))))
_STRUCK = {"ø": "o", "đ": "d", "ŋ": "n", "ŧ": "t", "ł": "l", "ð": "d"}
_OWN = {"å": "(?:å|aa)", "æ": "(?:æ|ä|ae)", "ø": "(?:ø|ö|oe)", "ä": "(?:æ|ä|ae)", "ö": "(?:ø|ö|oe)"}
_PAIRS = {"aa": "(?:å|[aå]a)", "ae": "(?:æ|ä|ae)", "oe": "(?:ø|ö|oe)"}
_ALSO = {"a": "æ"}
_MOST_SOUGHT = 400  # signs: a pattern of a hundred thousand takes many seconds to make, and nobody looks for that


def _base(sign: str) -> str:
    return _STRUCK.get(sign) or unicodedata.normalize("NFD", sign)[0]


def _lookalikes() -> dict[str, str]:
    """Return for each letter what it may stand for, as it stands in a pattern."""
    found = {letter: {letter, *_ALSO.get(letter, "")} for letter in "abcdefghijklmnopqrstuvwxyz"}
    for sign in _LATIN.lower():
        if _base(sign) in found:
            found[_base(sign)].add(sign)
    return {letter: f"[{''.join(sorted(signs))}]" for letter, signs in found.items()}


_PLAIN = _lookalikes()


class Words(Struct, frozen=True):
    """What is looked for: every word of it (`typed`), each anywhere in a text, also inside another word."""

    patterns: tuple[re.Pattern[str], ...]
    typed: tuple[str, ...] = ()

    def all_in(self, texts: Sequence[str]) -> bool:
        """Tell whether every word is in some of the texts."""
        return all(any(pattern.search(text) for text in texts) for pattern in self.patterns)

    def any_in(self, text: str) -> bool:
        """Tell whether a text holds one of the words."""
        return self.first(text) is not None

    def first(self, text: str) -> tuple[int, int] | None:
        """Return where the first of the words begins and ends in a text; None where it holds none of them."""
        found = [match.span() for pattern in self.patterns if (match := pattern.search(text))]
        return min(found, default=None)


def words_of(text: str) -> Words:
    """Return the words to look for in what somebody typed: in its first signs, if it is very long."""
    words = dict.fromkeys(unicodedata.normalize("NFC", text[:_MOST_SOUGHT]).split())
    return Words(tuple(re.compile(_pattern(word), re.IGNORECASE) for word in words), tuple(words))


def plain(text: str) -> str:
    """Return a text as it is searched and shown: on one line, each letter as one sign."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _pattern(word: str) -> str:
    parts: list[str] = []
    place = 0
    while place < len(word):
        pair = _PAIRS.get(word[place : place + 2].lower())
        parts.append(pair or _letter(word[place]))
        place += 2 if pair else 1
    return "".join(parts)


def _letter(sign: str) -> str:
    small = sign.lower()
    return _OWN.get(small) or _PLAIN.get(_base(small)) or re.escape(sign)
