"""Small guides and counts of cases, as the numbers are tried on: what could have been, and what was told of it."""

from collections import Counter
from collections.abc import Iterable, Mapping

from engine.application.numbers.counts import Counts, Waiting
from engine.application.numbers.report import GuideNumbers, guide_numbers
from engine.calendar import Unit
from engine.guideline.element import Deadline
from engine.guideline.model import Guideline, Head, Level, Step
from engine.guideline.registry import Baton
from engine.guideline.vocabulary import Language, Status, StepKind

A, B, C = "a", "b", "c"


def guide(*levels: str, deadline: int | None = 6) -> Guideline:
    """Return a guide with these levels, each with an evaluation that has the deadline, in weeks."""
    limit = Deadline(text="", low=1, high=deadline, unit=Unit.WEEKS) if deadline else None
    head = Head(id="vik", title="BTI i Vik", language=Language.BOKMAL, version="1", status=Status.CURRENT)
    return Guideline(
        head=head,
        baton=Baton(),
        levels=tuple(
            Level(
                id=name,
                label=name.upper(),
                steps=(
                    Step(id=f"{name}/evaluer", kind=StepKind.STEP, title="Evaluer", evaluates=True, deadline=limit),
                ),
            )
            for name in levels
        ),
    )


def counts(
    *,
    open_: Mapping[str, int] | None = None,
    overdue: Mapping[str, int] | None = None,
    unheld: Mapping[str, int] | None = None,
    waiting: Mapping[Waiting, int] | None = None,
    weeks: Mapping[int, int] | None = None,
    moves: Mapping[tuple[str, str], int] | None = None,
    single: Iterable[tuple[str, int]] = (),
) -> Counts:
    """Return counts as they might have come of cases; `single` are those that stand alone, by name."""
    made = Counts()
    made.open, made.overdue, made.unheld = Counter(open_ or {}), Counter(overdue or {}), Counter(unheld or {})
    made.waiting, made.weeks, made.moves = Counter(waiting or {}), Counter(weeks or {}), Counter(moves or {})
    for name, count in single:
        assert isinstance(getattr(made, name), int)
        setattr(made, name, count)
    return made


def told(made: Counts, one: Guideline) -> GuideNumbers:
    """Return what is told of counts."""
    return guide_numbers(made, (one,))
