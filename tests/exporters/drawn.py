"""Guides to draw in tests, and what is wrong with a picture: boxes that overlap, text outside, lines through boxes."""

from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise
from pathlib import Path

from engine.application.guidelines import checked
from engine.application.sketch import Sketch
from engine.bundled import BundledShelf
from engine.console.guide.sketching import sketch_of
from engine.exporters.drawing.place import Box, Line
from engine.exporters.drawing.svg import Picture
from engine.guideline.model import Guideline, Step
from engine.values import replace

SHIPPED = ("os", "sortland", "froland", "hoyanger", "sikker_arbeidsflyt")
IMAGINED = tuple(sorted((Path(__file__).parents[1] / "language" / "ok").glob("*.yaml")))
NAMES = (*SHIPPED, *(str(path) for path in IMAGINED))
_TOUCH = 1.5  # half a line: what only touches does not overlap


def guide(name: str) -> Guideline:
    """Return a guide by its name, or by the path of its file."""
    found = checked(BundledShelf(), name)[1].guideline
    assert found is not None
    return found


def sketch(name: str) -> Sketch:
    """Return what a picture of a guide says."""
    return sketch_of(guide(name))


def renamed(title: str) -> Sketch:
    """Return what a picture says of a guide in which everything is called the same."""
    found = guide("os")
    levels = tuple(
        replace(level, title=title, steps=tuple(_step(one, title) for one in level.steps)) for level in found.levels
    )
    rules = tuple(replace(rule, when=title, do=title) for rule in found.rules)
    return sketch_of(replace(found, head=replace(found.head, title=title), rules=rules, levels=levels))


def _step(step: Step, title: str) -> Step:
    answers = tuple(replace(answer, title=title) for answer in step.answers)
    return replace(step, title=title, what=title, answers=answers)


def boxes(picture: Picture) -> tuple[Box, ...]:
    """Return every box of a picture."""
    found = [*picture.rules, *picture.notes]
    for column in picture.columns:
        found += [column.head, *((column.rest,) if column.rest else ())]
        for stack in column.stacks:
            found += [stack.card, *stack.pills]
    return tuple(found)


def overlapping(found: Iterable[Box]) -> Iterator[tuple[Box, Box]]:
    """Give the pairs of boxes that lie over each other."""
    for one, other in combinations(found, 2):
        if one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom:
            yield one, other


def outside(found: Iterable[Box]) -> Iterator[Line]:
    """Give the lines of text that are not whole inside their box."""
    for box in found:
        for line in box.lines:
            is_beside = line.x < box.x or line.x + line.wide > box.right
            if is_beside or line.y - line.face.size < box.y or line.y + line.face.size * 0.25 > box.bottom:
                yield line


def through(picture: Picture) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Give the parts of lines between boxes that go through a box, or over the words above a track."""
    places = [(box.x, box.y, box.right, box.bottom) for box in boxes(picture)]
    for column in picture.columns:
        lines = [line for stack in column.stacks for line in stack.over]
        places += [(line.x, line.y - line.face.size, line.x + line.wide, line.y) for line in lines]
    for line in picture.lines:
        for start, end in pairwise(line.points):
            left, right = sorted((start[0], end[0]))
            top, bottom = sorted((start[1], end[1]))
            for x, y, far, low in places:
                if left < far - _TOUCH and right > x + _TOUCH and top < low - _TOUCH and bottom > y + _TOUCH:
                    yield start, end


def over_each_other(picture: Picture) -> Iterator[tuple[float, float]]:
    """Give where two upright lines to different places run in the same lane, so that one cannot tell them apart."""
    runs = []
    for line in picture.lines:
        for start, end in pairwise(line.points):
            if start[0] == end[0]:
                low, high = sorted((start[1], end[1]))
                runs.append((start[0], low, high, line.points[-1]))
    for one, other in combinations(runs, 2):
        if one[0] == other[0] and one[3] != other[3] and one[1] < other[2] - _TOUCH and other[1] < one[2] - _TOUCH:
            yield one[0], one[1]
