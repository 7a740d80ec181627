"""What is told of a year's evaluations: how many weeks they took, how many came late, and whether the child was heard.

Weeks are told in as fine classes as there are counts for. A class is halved where both halves are large enough, so each
is a part of one that is told, and the middle one of all is told by its class.
"""

from collections.abc import Iterator

from engine.application.numbers.counts import Counts
from engine.application.numbers.veil import Span, cell, split
from engine.calendar import Unit
from engine.guideline.model import Guideline, Step, steps_of
from engine.guideline.vocabulary import StepKind
from engine.values import Struct

STEP = 2
"""How many weeks there are in a class near the deadline."""
_NO_DEADLINE = 8
_DAYS = 7


class Class(Struct, frozen=True):
    """The evaluations that took from `low` to `high` weeks, of which there is no end where that is None."""

    low: int
    high: int | None
    count: Span


class Evaluations(Struct, frozen=True, kw_only=True):
    """The evaluations of a year. `deadline` is in weeks, where the guide has one that all its evaluations share.

    `middle` is the class in which half of them had come. None is what is not told; of an empty number of classes
    nothing is. `told`, `not_asked` and `silent` are about the own view of whom the case is about.
    """

    count: Span
    deadline: int | None
    classes: tuple[Class, ...]
    late: Span | None
    middle: Class | None
    told: Span | None
    not_asked: Span | None
    silent: Span | None


def evaluations(counts: Counts, guide: Guideline) -> Evaluations:
    """Return what is told of the evaluations that were counted."""
    count, deadline = cell(counts.weeks.total()), deadline_of(guide)
    late = split(_weeks(counts, (deadline or 0) + 1, high=None), count) if deadline else None
    classes = tuple(_classes(counts, Class(1, None, count), edges=_edges(deadline))) if count.exact else ()
    heard = split(counts.told, count)
    rest = split(counts.not_asked, heard[1] if heard else None)
    return Evaluations(
        count=count,
        deadline=deadline,
        classes=classes,
        late=late[0] if late else None,
        middle=_middle(classes, count),
        told=heard[0] if heard else None,
        not_asked=rest[0] if rest else None,
        silent=rest[1] if rest else None,
    )


def deadline_of(guide: Guideline) -> int | None:
    """Return the deadline for an evaluation in weeks, where every evaluation of the guide that has one has the same."""
    steps = (step for level in guide.levels for step in steps_of(level) if _is_evaluation(step))
    limits = {(one.high, one.unit) for step in steps if (one := step.deadline) and not one.others}
    if len(limits) != 1:
        return None
    ((high, unit),) = limits
    match unit:
        case Unit.WEEKS:
            return high
        case Unit.DAYS:
            return high // _DAYS if high % _DAYS == 0 else None
        case Unit.WORKING_DAYS | Unit.MONTHS:
            return None


def _is_evaluation(step: Step) -> bool:
    return step.evaluates or step.kind is StepKind.EVALUATION


def _edges(deadline: int | None) -> tuple[int, ...]:
    """Return the last weeks of classes in the order in which they part what is left: first the deadline."""
    middle = deadline or _NO_DEADLINE
    around = (middle, middle - STEP, middle + STEP, middle - 2 * STEP, middle + 2 * STEP)
    return tuple(edge for edge in around if edge >= 1)


def _classes(counts: Counts, one: Class, *, edges: tuple[int, ...]) -> Iterator[Class]:
    """Give the classes that one is parted in, or itself where no part of it can be told."""
    edge = next((edge for edge in edges if one.low <= edge and (one.high is None or edge < one.high)), None)
    parts = split(_weeks(counts, one.low, high=edge), one.count) if edge else None
    if edge is None or parts is None:
        yield one
        return
    yield from _classes(counts, Class(one.low, edge, parts[0]), edges=edges)
    yield from _classes(counts, Class(edge + 1, one.high, parts[1]), edges=edges)


def _weeks(counts: Counts, low: int, *, high: int | None) -> int:
    return sum(often for week, often in counts.weeks.items() if low <= week and (high is None or week <= high))


def _middle(classes: tuple[Class, ...], count: Span) -> Class | None:
    """Return the class in which the middle evaluation lies, where what is told of the others leaves it nowhere else."""
    if not count.exact:
        return None
    half = (count.exact + 1) // 2
    for place, one in enumerate(classes):
        before = sum(each.count.high for each in classes[:place])
        after = sum(each.count.high for each in classes[place + 1 :])
        if before < half and count.exact - after >= half:
            return one
    return None
