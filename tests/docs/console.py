"""Reads and writes console blocks: lines that begin with `$ ` are commands, the lines under each what it wrote.

`[…]` alone on a line stands for any number of lines. A block without any output shown is a list of commands to run.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

PROMPT = "$ "
CUT = "[…]"
_ANY_LINES = r"(?:.*\n)*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A command and what the page shows under it."""

    command: str
    shown: tuple[str, ...]


def turns(text: str) -> tuple[Turn, ...]:
    """Return the commands of a block with their output. Raises ValueError where the block opens without a command."""
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith(PROMPT):
            found.append((line.removeprefix(PROMPT), []))
        elif found:
            found[-1][1].append(line)
        else:
            message = f"a console block begins with a command, not with {line!r}"
            raise ValueError(message)
    return tuple(Turn(command=command, shown=tuple(shown)) for command, shown in found)


def is_bare(block: Sequence[Turn]) -> bool:
    """Tell whether the block shows commands only."""
    return not any(turn.shown for turn in block)


def agrees(shown: Sequence[str], written: Sequence[str]) -> bool:
    """Tell whether what the page shows is what was written; blank lines at the end do not count."""
    pattern = "".join(_ANY_LINES if line == CUT else re.escape(f"{line}\n") for line in _trimmed(shown))
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in _trimmed(written))) is not None


def refreshed(shown: Sequence[str], written: Sequence[str]) -> list[str]:
    """Return what the page should show now, cut where it was cut; what stands between two cuts is not touched."""
    real = _trimmed(written)
    cuts = [place for place, line in enumerate(shown) if line == CUT]
    if not cuts:
        return real
    first, last = cuts[0], cuts[-1]
    tail = len(_trimmed(shown)) - last - 1
    return [*real[:first], *shown[first : last + 1], *real[max(len(real) - tail, 0) :]]


def _trimmed(lines: Sequence[str]) -> list[str]:
    kept = [line.rstrip() for line in lines]
    while kept and not kept[-1]:
        kept.pop()
    return kept
