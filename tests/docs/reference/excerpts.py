"""Owns taking from an example guide what a page shows of it: some of its lines, and some of what vis says."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

from tests.console.terminal import Terminal
from tests.docs.console import CUT
from tests.docs.desk import COLUMNS


def block_lines(text: str, first: str) -> range:
    """Return which lines (from 0) the block is that begins so; where several do, the outermost of them.

    Raises ValueError where none does.
    """
    lines = text.splitlines()
    starts = [place for place, line in enumerate(lines) if line.lstrip().startswith(first)]
    if not starts:
        message = f"no line begins with {first!r}"
        raise ValueError(message)
    start = min(starts, key=lambda place: (_indent(lines[place]), place))
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or _indent(lines[end]) > _indent(lines[start])):
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    return range(start, end)


def excerpt(text: str, blocks: Sequence[str]) -> str:
    """Return these blocks of a guide, each from the margin, with a blank line where something is left out."""
    lines = text.splitlines()
    places = sorted({place for first in blocks for place in block_lines(text, first)})
    groups = groupby(enumerate(places), key=lambda numbered: numbered[1] - numbered[0])
    return "\n".join(dedent("".join(f"{lines[place]}\n" for _, place in group)) for _, group in groups)


def stands_in(shown: str, text: str) -> bool:
    """Tell whether each part of an excerpt, between blank lines, stands in the guide just so, however far in."""
    lines = text.splitlines()
    return all(_has(lines, part.splitlines()) for part in dedent(shown).split("\n\n"))


def _has(lines: Sequence[str], part: Sequence[str]) -> bool:
    wanted = dedent("\n".join(part))
    size = len(part)
    return any(dedent("\n".join(lines[place : place + size])) == wanted for place in range(len(lines) - size + 1))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def paragraphs(said: str, words: Sequence[str]) -> str:
    """Return the paragraphs in which these words stand first, each once, in the order in which they were said.

    Raises ValueError where the words stand in none.
    """
    whole = said.rstrip("\n").split("\n\n")
    places = sorted({_first_with(word, whole) for word in words})
    return f"\n{CUT}\n".join(f"{whole[place]}\n" for place in places)


def _first_with(word: str, whole: Sequence[str]) -> int:
    try:
        return next(place for place, one in enumerate(whole) if word in one)
    except StopIteration:
        message = f"{word!r} is not said"
        raise ValueError(message) from None


def is_said(shown: str, said: str) -> bool:
    """Tell whether what a page shows, cut where it is cut, is what was said."""
    rest = said
    for part in _parts(shown):
        place = rest.find(part)
        if place < 0:
            return False
        rest = rest[place + len(part) :]
    return True


def _parts(shown: str) -> Iterator[str]:
    for part in shown.split(CUT):
        if part.strip():
            yield f"{part.strip(chr(10))}\n"


def said_of(file: Path) -> str:
    """Return what `bti veileder vis` says of a guide, on a terminal as wide as the one of the pages."""
    return _said(file, file.read_bytes())


@cache
def _said(file: Path, _content: bytes) -> str:
    with TemporaryDirectory() as home:
        terminal = Terminal(home=Path(home), environment={"NO_COLOR": "1", "COLUMNS": str(COLUMNS)}, is_terminal=True)
        ended = terminal.run("veileder", "vis", str(file))
    if ended.code:
        message = f"{file.name} was not shown: {ended.err}"
        raise ValueError(message)
    return ended.out
