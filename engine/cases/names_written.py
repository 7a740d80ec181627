"""Whom a text names: the people in it, each by the words of their name, and whose mother or partner somebody is."""

from collections.abc import Iterator

from engine.cases.kin import CHILDREN, HOMES, KIN, PARTNERS
from engine.cases.spelling import folded, pieces

_POSSESSIVE = ("hans", "hennes", "hennar", "deres", "deira", "sin", "si", "sine", "sitt", "min", "mi", "mine", "mitt")
IDLE = frozenset(
    map(
        folded,
        (
            *("begge", "både", "to", "de", "dei", "den", "det", "ene", "eine", "andre", "hele", "heile", "ny", "nye"),
            *("biologisk", "biologiske", "egen", "eigen", "egne", "eigne", "sammen", "saman", *_POSSESSIVE),
            *("fru", "frk", "hr", "herr", "both", "the", "his", "her", "their"),
            *(word + end for word in CHILDREN for end in ("", "s", "'s")),
        ),
    )
)
"""What stands beside the word or the name for somebody and says no more of who it is: «begge foreldrene»."""

_NEAR = KIN | PARTNERS
_NO_NAMES = (IDLE - {"hans"}) | _NEAR  # Hans is a name too
_OF = frozenset(
    map(folded, ("til", "av", "for", "i", "på", "som", "er", "bor", "bur", "fra", "frå", "hos", "ved", "of", "to"))
)
_FROM = frozenset(map(folded, ("fra", "frå", "hos", "ved", "from")))


def people_in(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the name of each of those whom a text names, as words: «Kari og Ola Nordmann», «Kari (mor til Per)».

    What is said of somebody is no name: «mor til Per» names nobody.
    """
    found = (_named(piece.split()) for piece in pieces(text))
    return tuple(dict.fromkeys(words for words in found if words))


def typed_as(piece: str) -> tuple[str, ...]:
    """Return the words of the name in one piece of what was typed; none where it says that it is somebody from else."""
    words = piece.split()
    return () if _FROM & set(words[1:]) else _named(words)


def _named(words: list[str]) -> tuple[str, ...]:
    own = words[: next((place for place, word in enumerate(words) if word in _OF), len(words))]
    bare = [word for word in own if not _is_no_name(word)]
    of_another = len(own) > 1 and own[-1] in _NEAR and own[-2].endswith("s")
    return () if of_another else tuple(bare)


def _is_no_name(word: str) -> bool:
    return word in _NO_NAMES or any(one.isdigit() for one in word)


def is_kin_of(words: list[str]) -> bool:
    """Tell whether words are for the parent of somebody by name, or for the partner of a parent.

    «Pers mor», «Per sin mor»; «mors samboer», «samboeren til mor».
    """
    if len(words) < len(("mors", "samboer")):
        return False
    first, last, before = words[0], words[-1], words[-2]
    if last in KIN - HOMES:
        return before.endswith("s") or before in _POSSESSIVE or first in PARTNERS
    return last in PARTNERS and bool(KIN & set(_without_genitive(words[:-1])))


def _without_genitive(words: list[str]) -> Iterator[str]:
    for word in words:
        yield from (word, word.removesuffix("s"))
