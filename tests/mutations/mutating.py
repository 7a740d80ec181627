"""Owns what can happen to a guide while somebody edits it: to every line, and to every step."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_KINDS = "steg|møte|samtykke|tiltak|evaluering|drøfting|beslutning|avgjerd|parallelt"
_CHANGES = r"endre|fjern|legg_til\w*"
_STEP = re.compile(rf"^(?P<lead> *)- (?:{_KINDS}|{_CHANGES}): ")
"""The first line of a step, or of what a guide changes in a step of its base."""
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Mutation:
    """One edit: what kind it is, the text afterwards, and the lines there, from and to, where it was made."""

    kind: str
    text: str
    first: int
    last: int
    touched: str

    @property
    def name(self) -> str:
        """How it is told in a table of misses."""
        return f"{self.kind}, line {self.first}: {self.touched.strip()[:60]}"


Lines = list[str]
Edit = Callable[[Lines, int], Lines | None]


def _deleted(lines: Lines, at: int) -> Lines:
    return [*lines[:at], *lines[at + 1 :]]


def _indented(lines: Lines, at: int) -> Lines:
    return _with(lines, at, "  " + lines[at])


def _nudged(lines: Lines, at: int) -> Lines:
    return _with(lines, at, " " + lines[at])


def _outdented(lines: Lines, at: int) -> Lines | None:
    return _with(lines, at, lines[at][2:]) if lines[at].startswith("  ") else None


def _doubled(lines: Lines, at: int) -> Lines:
    return [*lines[: at + 1], lines[at], *lines[at + 1 :]]


def _swapped(lines: Lines, at: int) -> Lines | None:
    if at + 1 >= len(lines) or not lines[at + 1].strip() or lines[at] == lines[at + 1]:
        return None
    return [*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]]


def _letter_lost(lines: Lines, at: int) -> Lines | None:
    letters = [found.start() for found in _LETTER.finditer(lines[at])]
    if not letters:
        return None
    place = letters[at % len(letters)]
    return _with(lines, at, lines[at][:place] + lines[at][place + 1 :])


def _colon_lost(lines: Lines, at: int) -> Lines | None:
    return _with(lines, at, lines[at].replace(":", "", 1)) if ":" in lines[at] else None


def _dash_lost(lines: Lines, at: int) -> Lines | None:
    line = lines[at]
    return _with(lines, at, line.replace("- ", "", 1)) if line.lstrip().startswith("- ") else None


def _with(lines: Lines, at: int, line: str) -> Lines:
    return [*lines[:at], line, *lines[at + 1 :]]


OF_LINES: dict[str, Edit] = {
    "line deleted": _deleted,
    "line indented": _indented,
    "line nudged": _nudged,
    "line outdented": _outdented,
    "line doubled": _doubled,
    "lines swapped": _swapped,
    "letter lost": _letter_lost,
    "colon lost": _colon_lost,
    "dash lost": _dash_lost,
}
OF_STEPS = ("step removed", "step pasted", "step moved")
KINDS = (*OF_LINES, *OF_STEPS)
_TWO_LINES = {"line doubled", "lines swapped"}


def mutations(text: str) -> Iterator[Mutation]:
    """Give every mutation of a guide, line by line and then step by step."""
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if line.strip() and not line.lstrip().startswith("#"):
            yield from _of_line(lines, at)
    steps = list(_steps(lines))
    for number, step in enumerate(steps):
        yield from _of_step(lines, step, following=steps[number + 1 : number + 2])


def _of_line(lines: Lines, at: int) -> Iterator[Mutation]:
    for kind, edit in OF_LINES.items():
        changed = edit(lines, at)
        if changed is not None and changed != lines:
            yield Mutation(kind, "\n".join(changed), at + 1, at + 1 + (kind in _TWO_LINES), lines[at])


def _of_step(lines: Lines, step: range, *, following: list[range]) -> Iterator[Mutation]:
    first, last = step.start, step.stop
    own = lines[first:last]
    yield Mutation("step removed", "\n".join(lines[:first] + lines[last:]), first + 1, first + 1, own[0])
    pasted = lines[:last] + own + lines[last:]
    yield Mutation("step pasted", "\n".join(pasted), last + 1, last + len(own), own[0])
    for after in following:
        if after.start == last and lines[after.start].index("-") == own[0].index("-"):
            moved = lines[:first] + lines[last : after.stop] + own + lines[after.stop :]
            yield Mutation("step moved", "\n".join(moved), first + 1, after.stop, own[0])


def _steps(lines: Lines) -> Iterator[range]:
    """Give the lines of each step, up to the next line that stands as far out as its dash."""
    for at, line in enumerate(lines):
        found = _STEP.match(line)
        if found is None:
            continue
        out = len(found["lead"])
        inside = (later for later in range(at + 1, len(lines)) if _ends(lines[later], out))
        yield range(at, next(inside, len(lines)))


def _ends(line: str, out: int) -> bool:
    bare = line.lstrip()
    return bool(bare) and not bare.startswith("#") and len(line) - len(bare) <= out
