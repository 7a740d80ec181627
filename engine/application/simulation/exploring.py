"""Walks a guide until all of it has been met, as thought cases: every way from every place, the shortest first.

First a place is left by each of its ways once, from the first case that came there. What is still missing may hang on
how a case came: on the facts, the levels tried, the variant. So the places are walked again with all of that told
apart, until nothing is missing, nothing new is found, or the walk has become too long, which is then said.
"""

from collections import deque
from collections.abc import Hashable, Iterable, Iterator
from random import Random

from engine.application.simulation.driving import Blocked, Driver, Way, edge
from engine.application.simulation.goals import COURSE, Goal, Kind, edges_in, goals_of, met_in
from engine.application.simulation.remedies import Desk
from engine.application.simulation.thought import START, Thought, beside, opened
from engine.cases import commands as cmd
from engine.cases.opening import entrances
from engine.cases.refusals import Reason, Refused
from engine.guideline.process import ENDING_TRIGGER, Process
from engine.values import Struct, field

MOST_CASES = 3_000
"""So many cases are walked on in the second round at most: it is for what hangs on how a case came."""
_DAYS = 3


class Explored(Struct, kw_only=True):
    """What was met of a guide, and what stood in the way of the rest.

    `cases` are the walks from the opening to an end, one for each way that could be told apart. `by_wish` are the ends
    that only the family's wish led to. `blocked` has the last reasons that closed each move. `stuck` are the cases
    from which no end was reached. `is_whole` is false where the walk was broken off before all had been tried.
    """

    process: Process
    goals: tuple[Goal, ...]
    met: set[Goal] = field(default_factory=set)
    by_wish: set[Goal] = field(default_factory=set)
    edges: set[tuple[str, str, str]] = field(default_factory=set)
    blocked: dict[tuple[str, str, str], Blocked] = field(default_factory=dict)
    unopened: dict[str, tuple[Reason, ...]] = field(default_factory=dict)
    cases: list[Thought] = field(default_factory=list)
    stuck: list[tuple[Thought, tuple[Blocked, ...]]] = field(default_factory=list)
    is_whole: bool = True

    @property
    def missing(self) -> tuple[Goal, ...]:
        """What has not been met, in the order of the guide."""
        return tuple(goal for goal in self.goals if goal not in self.met)

    @property
    def is_sound(self) -> bool:
        """Tell whether all of the guide's own course was met, and every case came to an end."""
        return not (self.stuck or self.unopened or any(goal.kind in COURSE for goal in self.missing))

    def shortest(self) -> dict[str, Thought]:
        """Return the case with the fewest moves for each end that some case came to."""
        found: dict[str, Thought] = {}
        for case in self.cases:
            ending = str(case.state.ending)
            if ending not in found or case.moves < found[ending].moves:
                found[ending] = case
        return found


def explore(process: Process) -> Explored:
    """Walk all of a guide that can be walked."""
    found = Explored(process=process, goals=goals_of(process))
    driver = Driver(Desk(process, Random(0)))  # noqa: S311 - the same walk each time, and no secret
    begun = tuple(_openings(process, found))
    ends = _by_each_way(begun, driver, found=found)
    if found.missing:
        _told_apart(begun, driver, found=found)
    _aside(ends, driver, found=found)
    return found


def openings(process: Process) -> Iterator[cmd.OpenCase]:
    """Give each way of opening a case: at every entrance, by each who may, on every variant."""
    for state, entrance in entrances(process):
        roles: tuple[str | None, ...] = tuple(one.id for one in (entrance.who if entrance else ()))
        for role in roles or (None,):
            for variant in process.guideline.head.variants or (None,):
                yield cmd.OpenCase(alias="tenkt", entry=state, by_role=role, variant=variant, allow_draft=True)


def _openings(process: Process, found: Explored) -> Iterator[Thought]:
    for command in openings(process):
        case = opened(process, command, today=START)
        if isinstance(case, Refused):
            found.unopened[str(command.entry)] = case.reasons
        else:
            found.met.update(met_in(case.events, process))
            yield case


# ---------------------------------------------------------------- the first round


def _by_each_way(begun: Iterable[Thought], driver: Driver, *, found: Explored) -> list[Thought]:
    """Leave every place by each of its ways; return the cases as they were where something new was met."""
    queue, seen = deque(begun), list(begun)
    while queue:
        case = queue.popleft()
        went_on = False
        for way in driver.ways(case):
            if edge(way.row) not in found.edges:
                after = _taken(case, way, driver=driver, found=found)
                if after is not None:
                    went_on = True
                    queue.append(after)
                    seen.append(after)
        if not went_on:
            _ended(case, driver, found=found)
    return seen


def _taken(case: Thought, way: Way, *, driver: Driver, found: Explored) -> Thought | None:
    """Take a way, and keep what was met; return the case where it came by a way that none had taken."""
    after = driver.take(case.later(_DAYS), way)
    if isinstance(after, Blocked):
        found.blocked[edge(way.row)] = after
        return None
    written = after.events[len(case.events) :]
    _beside(after, len(case.events), driver=driver, found=found)
    found.met.update(met_in(after.events, after.process))
    new = [one for one in edges_in(written) if one not in found.edges]
    found.edges.update(new)
    return after if new else None


def _beside(case: Thought, so_far: int, *, driver: Driver, found: Explored) -> None:
    """Bring work that was opened beside a case to its end as well."""
    for side in beside(case, case.events[so_far:]):
        ended, blocked = driver.to_an_end(side)
        if not ended.is_over:
            found.stuck.append((ended, blocked))


def _ended(case: Thought, driver: Driver, *, found: Explored) -> None:
    """Bring a case to its end: one from which there is none is told of."""
    whole, blocked = (case, ()) if case.is_over else driver.to_an_end(case)
    found.met.update(met_in(whole.events, whole.process))
    if whole.is_over:
        found.cases.append(whole)
    else:
        found.stuck.append((whole, blocked))


# ---------------------------------------------------------------- the second round


def _told_apart(begun: Iterable[Thought], driver: Driver, *, found: Explored) -> None:
    """Walk on from every place in every way that a case may have come there, while something is missing."""
    queue = deque(begun)
    seen: set[Hashable] = {_key(case) for case in begun}
    while queue and _hoped_for(found):
        if len(seen) > MOST_CASES:
            found.is_whole = False
            return
        case = queue.popleft()
        for way in driver.ways(case):
            before = len(found.met)
            after = driver.take(case.later(_DAYS), way)
            if isinstance(after, Blocked):
                continue
            found.met.update(met_in(after.events, after.process))
            found.edges.update(edges_in(after.events))
            if len(found.met) > before:
                _ended(after, driver, found=found)
            if not after.is_over and _key(after) not in seen:
                seen.add(_key(after))
                queue.append(after)


def _hoped_for(found: Explored) -> bool:
    return any(goal.kind in (Kind.STEP, Kind.ANSWER, Kind.NO, Kind.SKIPPED) for goal in found.missing)


def _key(case: Thought) -> Hashable:
    """Return what tells a case from others that can go on as it can."""
    state = case.state
    places = tuple((track, standing.state) for track, standing in state.tracks.items())
    facts = tuple(sorted(state.facts.items()))
    return places, facts, state.tried, state.variant, state.kept_out, bool(state.valid_consents(case.today))


# ---------------------------------------------------------------- beside the course


def _aside(seen: Iterable[Thought], driver: Driver, *, found: Explored) -> None:
    """Leave the course as well, wherever a case stood, for what is still missing: under a shield, by a rule, by a wish.

    An end that an answer leads to is met by that; only one that is still missing is tried as a wish of the family.
    """
    for case in seen:
        if not found.missing:
            return
        wanted = {(goal.kind, goal.name) for goal in found.missing}
        for way in driver.aside(case):
            if not wanted.isdisjoint(_hoped_of(way)):
                _tried_aside(case, way, driver=driver, found=found)


def _tried_aside(case: Thought, way: Way, *, driver: Driver, found: Explored) -> None:
    after = driver.take(case.later(_DAYS), way)
    if isinstance(after, Blocked):
        found.blocked[edge(way.row)] = after
        return
    new = set(met_in(after.events, after.process)) - found.met
    found.met |= new
    if way.row.trigger.startswith(ENDING_TRIGGER):
        found.by_wish |= {goal for goal in new if goal.kind is Kind.ENDING}
    if new:
        _ended(after, driver, found=found)


def _hoped_of(way: Way) -> set[tuple[Kind, str]]:
    """Return what a way aside may meet."""
    kind, _, name = way.row.trigger.partition(":")
    return {
        (Kind.ENDING, name) if kind == "end" else (Kind.SHIELDED, way.row.source),
        (Kind.RULE, name),
        (Kind.WITHDRAWAL, name),
    }
