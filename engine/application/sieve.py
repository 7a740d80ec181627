"""Tells quickly in which cases words cannot be, by what is stored of them, so that those need not be folded and told.

It may let a case through that the words are not in, and never the other way. A word can come from what somebody wrote
in the case, which stands in its records as it was written, or from a title in a guide, or a name of somebody here.
A case that has more than a common part is always let through: what its reader may not open is no ground for anything.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from engine.application.ports import Person, Record
from engine.application.words import Words, plain
from engine.application.world import World
from engine.cases import events as ev
from engine.cases.naming import SERVICE, name_of
from engine.cases.vocabulary import Compartment
from engine.values import Struct

_NEWEST = frozenset(ev.NAMES.values())  # a record of another kind or version may say more than stands in it
_CALLED = frozenset({"id", "label", "title"})
_BETWEEN = " · "  # what the parts of a text are told with between them
_UNSAFE = re.compile(r'["\\\x00-\x1f\x7f]')  # signs that stand otherwise in what is stored

# A vowel may be typed and written in many ways: what is left without them, and without all signs beyond ASCII, must be
# there. Where a text has letters that may stand for other letters than a, e and o, it is searched as it is.
_VOWELS = b"aeoAEO"
_BEYOND = bytes(range(0x80, 0x100))
_ASCII = bytes(range(0x80))
_SMALL = bytes(range(256)).lower()
_PLAIN_SIGNS = re.compile(
    rb"(?:\xc2[\x80-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb-\xbf]|\xc3[\x80-\x86\x88-\x8b\x92-\x96\x98\xa0-\xa6\xa8-\xab\xb2-\xb6\xb8]"
    rb"|\xe2[\x80\x86][\x80-\xbf])*"
)


class Sieve:
    """Lets those cases through that words may be in."""

    def __init__(self, world: World, words: Words, *, known: Iterable[Person]) -> None:
        elsewhere = tuple(_elsewhere(world, known))
        pairs = zip(words.typed, words.patterns, strict=True)
        sought = [(word, pattern) for word, pattern in pairs if not _may_be(word, pattern, texts=elsewhere)]
        self._sought = [(_bare(word.encode()), pattern) for word, pattern in sought]

    def lets_through(self, records: tuple[Record, ...]) -> bool:
        """Tell whether all the words may be in a case with these records."""
        if not self._sought or not all(map(_is_plain, records)):
            return True
        stored = b"\n".join([record.payload for record in records])
        if _PLAIN_SIGNS.fullmatch(stored.translate(None, _ASCII)):
            left = _bare(stored)
            if not all(bare in left for bare, _ in self._sought):
                return False
        text = unicodedata.normalize("NFC", stored.decode("utf-8", "replace"))
        return all(pattern.search(text) for _, pattern in self._sought)


def _is_plain(record: Record) -> bool:
    return record.compartment is Compartment.COMMON and (record.type, record.version) in _NEWEST


def _bare(text: bytes) -> bytes:
    return text.translate(_SMALL, _VOWELS + _BEYOND)


def _may_be(word: str, pattern: re.Pattern[str], *, texts: tuple[str, ...]) -> bool:
    """Tell whether a word may come from elsewhere than the records, or stands otherwise in them."""
    return bool(_UNSAFE.search(word)) or any(pattern.search(text) for text in texts)


def _elsewhere(world: World, known: Iterable[Person]) -> Iterator[str]:
    yield _BETWEEN
    for person in known:
        yield plain(person.handle)
    for copy in world.store.copies():
        process = world.codec.unpack(copy.content)
        yield name_of(SERVICE, process)
        yield from map(plain, _titles(process.guideline))


def _titles(said: object) -> Iterator[str]:
    """Give all that anything in a guide is called, by whatever it may be told."""
    if isinstance(said, Struct):
        for name in said.__struct_fields__:
            held = getattr(said, name)
            if isinstance(held, str) and name in _CALLED:
                yield held
            else:
                yield from _titles(held)
    elif isinstance(said, tuple):
        for one in said:
            yield from _titles(one)
