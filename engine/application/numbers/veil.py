"""What may be told of a count: the count, or a stretch that it lies in, so that nobody is met in a number.

A count from 0 to 4 is never told, and neither is one from which such a count would follow. Each number here rests on
those told before it alone, never on a count that is hidden. That is why the whole report can be kept safe: a hidden
count may be 0, 1, 2, 3 or 4, and the report is the same to the last sign.
"""

from collections.abc import Iterable

from engine.values import Struct

LEAST = 5
"""The smallest count that is told."""
_MOST_HIDDEN = LEAST - 1
_BOTH_SIDES = 2 * LEAST


class Span(Struct, frozen=True):
    """What is told of a count: that it is from `low` to `high`, both among them. Told exactly, the two are one."""

    low: int
    high: int

    @property
    def exact(self) -> int | None:
        """The count, where it is told."""
        return self.low if self.low == self.high else None


HIDDEN = Span(0, _MOST_HIDDEN)
"""A count from 0 to 4."""


def cell(count: int) -> Span:
    """Return what is told of a count that is part of no other: itself, unless it is small."""
    return Span(count, count) if count >= LEAST else HIDDEN


def total(parts: Iterable[Span]) -> Span:
    """Return what is told of a sum: no more than its parts tell."""
    told = tuple(parts)
    return Span(sum(one.low for one in told), sum(one.high for one in told))


def split(part: int, whole: Span | None) -> tuple[Span, Span] | None:
    """Return what is told of a part of a whole, and of the rest of it; None where the whole is not told, or too small.

    Where one of them is small the other is told as the stretch that leaves it free: both follow from the whole.
    """
    size = whole.exact if whole else None
    if size is None or size < _BOTH_SIDES:
        return None
    if part < LEAST:
        return HIDDEN, Span(size - _MOST_HIDDEN, size)
    if size - part < LEAST:
        return Span(size - _MOST_HIDDEN, size), HIDDEN
    return Span(part, part), Span(size - part, size - part)


def among(part: int, whole: Span) -> Span | None:
    """Return what is told of a part of a whole that itself may be told as a stretch.

    The rest must be large whatever the whole is: that it is would else say where in its stretch the whole lies.
    """
    if whole.low < _BOTH_SIDES:
        return None
    if part < LEAST:
        return HIDDEN
    return Span(part, part) if whole.low - part >= LEAST else Span(whole.low - _MOST_HIDDEN, whole.high)
