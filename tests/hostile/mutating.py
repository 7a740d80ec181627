"""Changes guides as people and paste accidents do, line by line and key by key, so that fuzzing gets further in."""

import random
from collections.abc import Callable

from engine.guideline.vocabulary import Language
from engine.language.terms import KEYS

Lines = list[str]

KEYS_WRITTEN = sorted({entry.written(language) for entry in KEYS.values() for language in Language})
VALUES = (
    *("", "~", "ja", "nei", "no", "yes", "slutt", "videre", "nivå 1", "nivå 0", "ikke oppgitt", "ikkje oppgitt"),
    *("[]", "{}", "[a, b]", "{a: b}", "[[a]]", "[a, b c, d]", "{tittel: a, b}", "|", ">", "|2-", "'", '"', "''"),
    *("nivå 9", "0301", "1e400", "12:30", ".nan", "2025-02-30", "9" * 40, "0", "-1", "\u00b2", "3 uker"),
    "4–6 uker fra Se etter",
    *("&a b", "*a", "!!python/name:os.system", "<<", "? a", "- a", "# a", "a #b", "%a", "@a", "`a"),
    *("\u201ca\u201d", "«a: b»", "\u00a0a", "\u202ea", "\ufeffa", '"\\0"', '"\\ud800"', '"\\u2028"', "e\u0301" * 9),
    *(
        "grunn",
        "bti_felles",
        "Evaluer",
        "Veien videre",
        "leder",
        "evt. leder",
        "alle involverte",
        "{rolle: leder, gjør: a}",
    ),
)

DIGITS = "0123456789"
SIGNS = "[]{}:,-?#&*!|>%@`~=<.\t'\"\\\u00a0\u2013\u201c\u2028\x00"


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes of a guide with one to four changes of its lines."""
    lines = data.decode("utf-8", errors="surrogateescape").split("\n")
    for _ in range(chance.randint(1, 4)):
        chance.choice(CHANGES)(lines, chance)
    return "\n".join(lines).encode("utf-8", errors="surrogateescape")


def _line(lines: Lines, chance: random.Random) -> int:
    return chance.randrange(len(lines))


def drop(lines: Lines, chance: random.Random) -> None:
    """Take a line away."""
    if len(lines) > 1:
        del lines[_line(lines, chance)]


def double(lines: Lines, chance: random.Random) -> None:
    """Write some lines again, somewhere."""
    first = _line(lines, chance)
    lines[_line(lines, chance) : 0] = lines[first : first + chance.randint(1, 6)]


def swap(lines: Lines, chance: random.Random) -> None:
    """Let two lines change places."""
    one, other = _line(lines, chance), _line(lines, chance)
    lines[one], lines[other] = lines[other], lines[one]


def indent(lines: Lines, chance: random.Random) -> None:
    """Move a line, or some, further in or out."""
    first, by = _line(lines, chance), chance.choice((-4, -2, -1, 1, 2, 4))
    for at in range(first, min(first + chance.choice((1, 1, 4)), len(lines))):
        lines[at] = " " * by + lines[at] if by > 0 else lines[at][min(-by, len(lines[at]) - len(lines[at].lstrip())) :]


def rekey(lines: Lines, chance: random.Random) -> None:
    """Write another key on a line."""
    at = _line(lines, chance)
    before, colon, after = lines[at].partition(":")
    if colon:
        lead = before[: len(before) - len(before.lstrip(" -{"))]
        lines[at] = f"{lead}{chance.choice(KEYS_WRITTEN)}:{after}"


def revalue(lines: Lines, chance: random.Random) -> None:
    """Write another value after the last colon of a line, or after the first one."""
    at = _line(lines, chance)
    cut = chance.choice((str.partition, str.rpartition))(lines[at], ": ")
    if cut[1]:
        lines[at] = f"{cut[0]}: {chance.choice(VALUES)}"


def borrow(lines: Lines, chance: random.Random) -> None:
    """Write the value of another line after a colon of this one, as when a line is copied and half changed."""
    at, other = _line(lines, chance), _line(lines, chance)
    before, colon, _ = chance.choice((str.partition, str.rpartition))(lines[at], ": ")
    if colon:
        lines[at] = f"{before}: {lines[other].rpartition(': ')[2].strip(' -[]{}')}"


def misspell(lines: Lines, chance: random.Random) -> None:
    """Write a letter too little, twice or as its neighbour: a name that was right a moment ago is no name now."""
    at = _line(lines, chance)
    letters = [place for place, sign in enumerate(lines[at]) if sign.isalnum()]
    if letters:
        place = chance.choice(letters)
        sign = lines[at][place]
        written = chance.choice(("", sign * 2, chr(ord(sign) + 1)))
        lines[at] = f"{lines[at][:place]}{written}{lines[at][place + 1 :]}"


def renumber(lines: Lines, chance: random.Random) -> None:
    """Write another digit: what names a level by its number means another level then, or one that is not there."""
    at = _line(lines, chance)
    digits = [place for place, sign in enumerate(lines[at]) if sign in DIGITS]
    if digits:
        place = chance.choice(digits)
        lines[at] = f"{lines[at][:place]}{chance.choice(DIGITS)}{lines[at][place + 1 :]}"


def add_key(lines: Lines, chance: random.Random) -> None:
    """Write a key with a value under a line, as far in as that is."""
    at = _line(lines, chance)
    lead = len(lines[at]) - len(lines[at].lstrip(" -"))
    lines.insert(at + 1, f"{' ' * lead}{chance.choice(KEYS_WRITTEN)}: {chance.choice(VALUES)}")


def put_sign(lines: Lines, chance: random.Random) -> None:
    """Put a sign that means something in the middle of a line."""
    at = _line(lines, chance)
    place = chance.randint(0, len(lines[at]))
    lines[at] = f"{lines[at][:place]}{chance.choice(SIGNS)}{lines[at][place:]}"


def cut(lines: Lines, chance: random.Random) -> None:
    """Cut a line off."""
    at = _line(lines, chance)
    lines[at] = lines[at][: chance.randint(0, len(lines[at]))]


def join(lines: Lines, chance: random.Random) -> None:
    """Write two lines in one."""
    at = _line(lines, chance)
    if at + 1 < len(lines):
        lines[at : at + 2] = [f"{lines[at]}{chance.choice(('', ' ', ', '))}{lines[at + 1].strip()}"]


CHANGES: tuple[Callable[[Lines, random.Random], None], ...] = (
    *(drop, double, swap, indent, rekey, borrow, put_sign, cut, join),
    *(revalue, misspell, renumber, add_key) * 2,  # what happens oftenest
)
