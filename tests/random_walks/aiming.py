"""Where a walk goes, and what it tries there: what has been met least, of places as of refusals.

It looks before it leaps: of several acts it takes the one whose refusal, just here, is the rarest.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from engine.cases.agenda import Option
from engine.cases.events import Event
from engine.cases.refusals import Refused
from engine.cases.state import CaseState
from engine.guideline.names import ending_state, resting_state
from engine.guideline.process import Process
from tests.random_walks.counting import NEVER_RARE, Met, Pair, counted_as
from tests.random_walks.map import FAR, Map
from tests.random_walks.mischief import Act, sort_of

Decided = tuple[Event, ...] | Refused
LOOKED_AT, LOOKED_AT_HOPEFULLY, LOOKED_AT_BLINDLY = 10, 6, 2
"""How many acts are looked at before one is given: by what they have met, by what their command lacks, and others."""
_LUCK = 0.5  # how often any act will do: what is accepted matters too
_FOR_A_REFUSAL = 0.02  # how often, at a step, a walk sets out for where a rare refusal was met, until it is there
_FOR_A_REFUSAL_IF_EAGER = 0.3
_STRAYING = 0.25
_AS_SELDOM = 1
"""So many times more is about as seldom."""
_CHANGING = 0.05


@dataclass(frozen=True, slots=True)
class Goal:
    """A place to go to, and the answer to be given there or the refusal to be met there, if it is one."""

    state: str
    answer: str | None = None
    pair: Pair | None = None


@dataclass(slots=True)
class Aim:
    """What one walk through one guide is after, by what all walks have met: rare refusals above all, if eager."""

    process: Process
    met: Met
    random: Random
    goal: Goal | None = None
    eager: bool = False
    _map: Map = field(init=False)

    def __post_init__(self) -> None:
        self._map = Map(self.process)

    @property
    def guide(self) -> str:
        """The id of the guide."""
        return self.process.guideline.head.id

    # ------------------------------------------------------------ acts

    def any_or_rarest(self, acts: Sequence[Act], *, decided: Callable[[Act], Decided]) -> Act:
        """Return, often, any act; else the one that is refused for what is rarest just here."""
        if self.random.random() < _LUCK:
            return self.random.choice(acts)
        return min(self._looked_at(acts, decided=decided), key=lambda found: found[0])[1]

    def rare(self, acts: Sequence[Act], *, decided: Callable[[Act], Decided], often: int) -> list[Act]:
        """Return those of the acts looked at that are refused here for what has been met less than so often.

        What is refused changes nothing, so all of them can be given. For what is as rare, one act is enough.
        """
        found: dict[Pair | None, Act] = {}
        for count, act, pair in self._looked_at(acts, decided=decided):
            if count < often:
                found.setdefault(pair, act)
        return list(found.values())

    def _looked_at(
        self, acts: Sequence[Act], *, decided: Callable[[Act], Decided]
    ) -> list[tuple[int, Act, Pair | None]]:
        """Return some acts, each with the rarest refusal that it meets here, if it is refused, and how rare it is."""
        mixed = self.random.sample(acts, len(acts))
        promising = sorted(mixed, key=lambda act: self.met.rarest_by(sort_of(act)))[:LOOKED_AT]
        lacking = self.met.lacking()
        hopeful = [act for act in mixed if type(act.command).__name__ in lacking][:LOOKED_AT_HOPEFULLY]
        return [self._looked(act, decided(act)) for act in (*promising, *hopeful, *mixed[:LOOKED_AT_BLINDLY])]

    def _looked(self, act: Act, decision: Decided) -> tuple[int, Act, Pair | None]:
        sort = sort_of(act)
        self.met.learn(decision, act=sort)
        if not isinstance(decision, Refused):
            return NEVER_RARE, act, None
        count, pair = self.met.rarest(decision, act=sort)
        return count, act, pair

    # ------------------------------------------------------------ places

    def way(self, items: Sequence[tuple[str, Option]], state: CaseState) -> tuple[str, Option]:
        """Return, most of the time, what leads the shortest way to the goal; else whatever."""
        mixed = self.random.sample(items, len(items))
        if self.random.random() < _STRAYING:
            return mixed[0]
        goal = self._chosen(state)
        away = self._map.away(goal.state)

        def nearness(item: tuple[str, Option]) -> tuple[int, int, bool]:
            track, option = item
            given = option.answer is None or option.answer.id == goal.answer
            chosen = goal.pair is None and state.tracks[track].state == goal.state and given
            return 0 if chosen else 1 + away.get(option.dest, FAR), self._visits(option.dest), not option.is_open

        return min(mixed, key=nearness)

    def arrived(self, state: CaseState) -> Pair | None:
        """Return the refusal that the walk is after, where the case is where it was met; then it needs another goal."""
        goal = self.goal
        here = goal is not None and any(standing.state == goal.state for standing in state.tracks.values())
        if goal is None or goal.pair is None or not here:
            return None
        self.goal = None
        return goal.pair

    def _chosen(self, state: CaseState) -> Goal:
        """Return the goal: a refusal is sought until the place is reached, and else what has been met least."""
        if self.goal is None or self.goal.pair is None or self.random.random() < _CHANGING:
            often = _FOR_A_REFUSAL_IF_EAGER if self.eager else _FOR_A_REFUSAL
            sought = self._refusal(state) if self.random.random() < often else None
            self.goal = sought or self._place(state)
        return self.goal

    def _refusal(self, state: CaseState) -> Goal | None:
        """Return where one of the rarest refusals is to be sought in this guide; here, if nobody has met it yet."""
        unmet = self.met.never_met()
        if unmet and self.eager and self.random.random() < _LUCK:
            return Goal(state.standing.state, pair=self.random.choice(unmet))
        found = self.met.sought_at(self.guide)
        if not found:
            return None
        _, pair, place = self.random.choice(found)
        return Goal(place, pair=pair)

    def _place(self, state: CaseState) -> Goal:
        """Return what this guide has met least, the nearest of what it has met about as seldom."""
        kinds = (self.met.steps, self.met.endings, self.met.answers)
        counted = [(count, name) for kind in kinds for (of, name), count in kind.items() if of == self.guide]
        least = min(count for count, _ in counted)
        goals = [self._goal(name) for count, name in sorted(counted) if count <= least + _AS_SELDOM]
        return min(goals, key=lambda goal: self._distance(goal.state, state))

    def _goal(self, name: str) -> Goal:
        """Return a state, and the answer to be given there, if it is an answer."""
        if (self.guide, name) in self.met.answers:
            step, answer = name.rsplit(":", 1)
            return Goal(step, answer)
        if (self.guide, name) in self.met.endings:
            return Goal(ending_state(name))
        return Goal(name if name in self.process.steps else resting_state(name))

    def _distance(self, goal: str, state: CaseState) -> int:
        away = self._map.away(goal)
        return min(away.get(standing.state, FAR) for standing in state.tracks.values())

    def _visits(self, state: str) -> int:
        return self.met.steps[self.guide, counted_as(state)]
