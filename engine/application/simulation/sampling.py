"""Walks many cases at random through a guide, the same each time for the same seed, and counts what became of them.

At each place every way is as likely as another; what stands before it is done first. Now and then there is a suspicion,
or the family wants the case ended. A case that goes round and round is led to its end at last.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from random import Random

from engine.application.simulation.driving import Blocked, Driver, Way, asking_at
from engine.application.simulation.exploring import openings
from engine.application.simulation.goals import Goal, Kind, goals_of, met_in
from engine.application.simulation.remedies import Desk
from engine.application.simulation.thought import Thought, opened
from engine.cases import commands as cmd
from engine.cases.conditions import Asking, holds, is_undecided
from engine.cases.refusals import Reason
from engine.guideline.gates import kept_out
from engine.guideline.names import MAIN, SLASH, level_of
from engine.guideline.process import ENDING_TRIGGER, Process
from engine.values import Struct, field

MOST_MOVES = 120
"""So many moves at random; then a case takes the shortest way to an end."""
SUSPECTED, WISHED = 0.01, 0.01
_MOST_DAYS = 14


class Stop(Struct, frozen=True):
    """Where a case was stopped, and by what nothing removed; without a reason there was no way out at all."""

    place: str
    reasons: tuple[Reason, ...] = ()


class Sample(Struct, kw_only=True):
    """What became of cases walked at random."""

    process: Process
    seed: int
    goals: tuple[Goal, ...]
    cases: int = 0
    moves: int = 0
    endings: Counter[str] = field(default_factory=Counter)
    levels: Counter[str] = field(default_factory=Counter)
    met: Counter[Goal] = field(default_factory=Counter)
    stops: Counter[Stop] = field(default_factory=Counter)
    shortest: Thought | None = None
    longest: Thought | None = None

    @property
    def never(self) -> tuple[Goal, ...]:
        """The steps and answers that no case met, in the order of the guide."""
        return tuple(goal for goal in self.goals if goal.kind in (Kind.STEP, Kind.ANSWER) and not self.met[goal])


def sample(process: Process, *, seed: int) -> tuple[Sample, Iterator[Thought]]:
    """Return an empty count, and the cases that fill it as they are taken one by one, without an end."""
    counted = Sample(process=process, seed=seed, goals=goals_of(process))
    return counted, _walked(counted)


def _walked(counted: Sample) -> Iterator[Thought]:
    chance = Random(counted.seed)  # noqa: S311 - the same cases for the same seed, and no secret
    driver = Driver(Desk(counted.process, chance))
    while True:
        driver.desk.next_child()
        case = opened_somewhere(driver)
        if case is None:
            return
        whole = _at_random(case, driver, counted=counted)
        _count(whole, counted)
        yield whole


def opened_somewhere(driver: Driver) -> Thought | None:
    """Open a case at one of the ways in that are open; None where none is."""
    process, chance = driver.desk.process, driver.desk.chance
    commands = list(openings(process))
    chance.shuffle(commands)
    made = (opened(process, command) for command in commands)
    return next((one for one in made if isinstance(one, Thought)), None)


def _count(case: Thought, counted: Sample) -> None:
    goals = set(met_in(case.events, case.process))
    counted.cases += 1
    counted.moves += case.moves
    counted.met.update(goals)
    counted.levels.update({level_of(goal.name) for goal in goals if goal.kind is Kind.STEP})
    if case.state.ending is None:
        return
    counted.endings[case.state.ending] += 1
    if counted.shortest is None or case.moves < counted.shortest.moves:
        counted.shortest = case
    if counted.longest is None or case.moves > counted.longest.moves:
        counted.longest = case


def _at_random(case: Thought, driver: Driver, *, counted: Sample) -> Thought:
    for _ in range(MOST_MOVES):
        if case.is_over:
            return case
        case = something_else(case.later(driver.desk.chance.randint(0, _MOST_DAYS)), driver)
        after = further(case, driver)
        if isinstance(after, Stop):
            counted.stops[after] += 1
            return case
        case = after
    whole, blocked = driver.to_an_end(case)
    if not whole.is_over:
        counted.stops.update(_stop(one) for one in blocked[:1])
    return whole


def further(case: Thought, driver: Driver) -> Thought | Stop:
    """Return a case after it took one of the ways on from where it stands, whichever; else what closed the last."""
    ways = list(_choices(case, driver))
    driver.desk.chance.shuffle(ways)
    return _first_open(case, ways, driver=driver)


def _stop(blocked: Blocked) -> Stop:
    return Stop(blocked.way.row.source, blocked.reasons)


def something_else(case: Thought, driver: Driver) -> Thought:
    """Now and then let something happen that no step asks for: a suspicion, which keeps some out of the case."""
    chance = driver.desk.chance.random()
    if chance < SUSPECTED and kept_out(case.process.guideline) and not case.state.shielded:
        after = case.told(cmd.RecordSuspicion(text="Simulert."))
        return after if isinstance(after, Thought) else case
    return case


def _choices(case: Thought, driver: Driver) -> Iterator[Way]:
    """Give the ways on, one for each trigger: where it leads goes by what is known of the case, else by chance."""
    if driver.desk.chance.random() < WISHED and not case.state.standing.state.endswith(SLASH):
        yield from (way for way in driver.aside(case) if _is_wish(way))
        return
    found: dict[tuple[str, str], list[Way]] = {}
    for way in driver.ways(case):
        found.setdefault((way.track, way.row.trigger), []).append(way)
    ways = {track: [one for (on, _), one in found.items() if on == track] for track, _ in found}
    running = [track for track in ways if track != MAIN]
    track = driver.desk.chance.choice(running) if running else MAIN
    yield from (_which(case, rows, driver=driver) for rows in ways.get(track, ()))


def _is_wish(way: Way) -> bool:
    return way.row.trigger.startswith(ENDING_TRIGGER)


def _which(case: Thought, ways: list[Way], *, driver: Driver) -> Way:
    """Return the row that applies by what is known; where that is not settled, one of those that may still come to."""
    known = next((way for way in ways if all(holds(guard, asking_at(case, way)) for guard in way.row.guards)), None)
    possible = [way for way in ways if _may_hold(way, asking_at(case, way))]
    return known or driver.desk.chance.choice(possible or ways)


def _may_hold(way: Way, asking: Asking) -> bool:
    """Tell whether nothing that a way hangs on is settled against it: a fact that is set stays as it is."""
    return all(holds(guard, asking) or is_undecided(guard, asking) for guard in way.row.guards)


def _first_open(case: Thought, ways: Iterable[Way], *, driver: Driver) -> Thought | Stop:
    """Take the first of these ways that can be taken; else tell what closed the last one."""
    stopped = Stop(case.state.standing.state)
    for way in ways:
        after = driver.take(case, way)
        if isinstance(after, Thought):
            return after
        stopped = _stop(after)
    return stopped
