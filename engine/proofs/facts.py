"""What a path rule is made of: a fact that must hold where a step is entered, and the marks that change or need it."""

from enum import Enum

from engine.guideline.gates import Gates
from engine.guideline.graph import Graph, Kind
from engine.guideline.model import Guideline, Step, steps_of
from engine.guideline.vocabulary import Requirement, RoleKind, StepKind
from engine.values import Struct

ENTERED = (Kind.STEP, Kind.MET, Kind.RESTING, Kind.ENDING)


class Mark(Enum):
    """What a step can be to a rule. `ENDS` is no step: it is to leave one for an ending."""

    CONSENT = "consent"
    SHARES = "shares"
    NAMES_COORDINATOR = "names-coordinator"
    NEEDS_COORDINATOR = "needs-coordinator"
    EVALUATES = "evaluates"
    MEASURES = "measures"
    MEASURES_EVALUATED = "measures-evaluated"  # on a level that has an evaluation
    MEASURES_ELSEWHERE = "measures-elsewhere"
    DECIDES = "decides"
    HEARS = "hears"
    ENDS = "ends"


_BITS: dict[Mark | Requirement, int] = {one: 1 << place for place, one in enumerate((*Mark, *Requirement))}
_PERSON = (RoleKind.CHILD, RoleKind.SUBJECT)


def bits(*marks: Mark | Requirement) -> int:
    """Return the marks, and the words of `krever`, as one number."""
    return sum(_BITS[one] for one in marks)


_OF_KIND = {
    StepKind.CONSENT: bits(Mark.CONSENT),
    StepKind.MEASURES: bits(Mark.MEASURES),
    StepKind.DECISION: bits(Mark.DECIDES),
}
_SHARES, _EVALUATES, _HEARS = bits(Mark.SHARES), bits(Mark.EVALUATES), bits(Mark.HEARS)
_NAMES_COORDINATOR, _NEEDS_COORDINATOR = bits(Mark.NAMES_COORDINATOR), bits(Mark.NEEDS_COORDINATOR)


class Fact(Struct, frozen=True):
    """One path rule made ready: `held` is whether the fact holds when a case begins.

    `gives`, `takes` and `needs` are bits of marks. `everywhere` is that the ways that are open everywhere carry a
    missing fact on.
    """

    rule: str
    severity: str
    held: bool
    gives: int
    takes: int
    needs: int
    everywhere: bool


class Sight(Struct, frozen=True, eq=False):
    """A graph as the path rules see it: the bits of each place, and for each way on its end and the bits it gives.

    `costs` are 1 for each place that is entered, and `resting` the places without steps.
    """

    graph: Graph
    marks: tuple[int, ...]
    costs: tuple[int, ...]
    resting: tuple[int, ...]
    flow: tuple[tuple[tuple[int, int], ...], ...]


def sight_of(graph: Graph, marks: dict[str, int]) -> Sight:
    """Lay the bits of steps (by id) on the places of a graph and on its ways."""
    standing = (Kind.STEP, Kind.MET)
    at = [marks.get(place.at, 0) if place.step else 0 for place in graph.places]
    flow = (
        tuple((way.dest, (own if way.done else 0) | (bits(*set(way.asks)) if way.asks else 0)) for way in ways)
        for own, ways in zip(at, graph.out, strict=True)
    )
    entered = (own if place.kind in standing else 0 for own, place in zip(at, graph.places, strict=True))
    costs = tuple(int(place.kind in ENTERED) for place in graph.places)
    resting = tuple(number for number, place in enumerate(graph.places) if place.kind is Kind.RESTING)
    return Sight(graph, tuple(entered), costs, resting, tuple(flow))


class Marks:
    """Tells which marks the steps of one guideline carry."""

    def __init__(self, guideline: Guideline) -> None:
        self._guideline = guideline
        self._gates = Gates(guideline)
        self._kinds = {kind.id: kind for kind in guideline.meeting_types}
        self._holders = {role.id for role in guideline.roles if role.kind is RoleKind.COORDINATOR}
        self._persons = {role.id for role in guideline.roles if role.kind in _PERSON}

    def of_steps(self) -> dict[str, int]:
        """Return the bits of every step, by its id."""
        found = {}
        for level in self._guideline.levels:
            steps = steps_of(level)
            is_evaluated = any(self._evaluates(step) or _asks_evaluation(step) for step in steps)
            measures = bits(Mark.MEASURES_EVALUATED if is_evaluated else Mark.MEASURES_ELSEWHERE)
            for step in steps:
                found[step.id] = self._of(step, measures=measures)
        return found

    def _of(self, step: Step, *, measures: int) -> int:
        found = _OF_KIND.get(step.kind, 0) | (measures if step.kind is StepKind.MEASURES else 0)
        if self._gates.shares(step):
            found |= _SHARES
        if step.names in self._holders:
            found |= _NAMES_COORDINATOR
        if self._gates.needs_coordinator(step):
            found |= _NEEDS_COORDINATOR
        if self._evaluates(step):
            found |= _EVALUATES
        if step.hears and any(one.id in self._persons and not one.optional for one in step.hears):
            found |= _HEARS
        return found | bits(*{one.requirement for one in step.requires}) if step.requires else found

    def _evaluates(self, step: Step) -> bool:
        kind = self._kinds.get(step.meeting_type or "")
        return step.kind is StepKind.EVALUATION or step.evaluates or (kind is not None and kind.evaluates)


def _asks_evaluation(step: Step) -> bool:
    return any(demand.requirement is Requirement.EVALUATION for demand in step.requires)
