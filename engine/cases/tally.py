"""What a case adds to the numbers of a year: moves between levels, weeks to evaluation, and the child's own view."""

from collections import Counter
from collections.abc import Iterable

from engine.cases.counted import Weighing
from engine.cases.own_view import own_roles
from engine.cases.state import CaseState
from engine.guideline.process import Process
from engine.values import Struct

YEARS_KEPT = 3
"""A row keeps the newest years in which something was counted: it must not grow with a long case."""
MOST_WEEKS = 53
_WEEK = 7


class Tally(Struct, frozen=True, kw_only=True):
    """One year of a case.

    `moves` are (from level, to level, how often), `weeks` (weeks to an evaluation, how often). Of the evaluations,
    `told` holds the own view of whom the case is about, `not_asked` why that was not asked for; the rest say nothing.
    """

    year: int
    moves: tuple[tuple[str, str, int], ...] = ()
    weeks: tuple[tuple[int, int], ...] = ()
    told: int = 0
    not_asked: int = 0


def tallies(state: CaseState, process: Process) -> tuple[Tally, ...]:
    """Return the newest years of a case in which there is something to count, in order."""
    if not state.crossings and not state.weighings:
        return ()
    own = frozenset(role.id for role in own_roles(state.subject, process)) if state.weighings else frozenset()
    years = {one.on.year for one in state.crossings} | {one.on.year for one in state.weighings}
    return tuple(_of_year(state, year, own=own) for year in sorted(years)[-YEARS_KEPT:])


def _of_year(state: CaseState, year: int, *, own: frozenset[str]) -> Tally:
    moves = Counter((one.left, one.entered) for one in state.crossings if one.on.year == year)
    evaluated = [one for one in state.weighings if one.on.year == year]
    told = [one for one in evaluated if one.told & own]
    return Tally(
        year=year,
        moves=tuple((left, entered, count) for (left, entered), count in sorted(moves.items())),
        weeks=_by_week(evaluated),
        told=len(told),
        not_asked=sum(1 for one in evaluated if one.not_asked & own and not one.told & own),
    )


def _by_week(evaluated: Iterable[Weighing]) -> tuple[tuple[int, int], ...]:
    """Return how many evaluations came in which week: day 42 is in week 6, and so is within six weeks."""
    weeks = Counter(min(max(-(-(one.on - one.since).days // _WEEK), 1), MOST_WEEKS) for one in evaluated)
    return tuple(sorted(weeks.items()))
