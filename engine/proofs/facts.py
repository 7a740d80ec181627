"""What a path rule is made of: a fact that must hold where a step is entered, and the marks that change or need it."""

from enum import Enum

from engine.guideline.gates import Gates
from engine.guideline.graph import Graph, Kind
from engine.guideline.model import Guideline, Step, steps_of
from engine.guideline.vocabulary import Requirement, RoleKind, StepKind
from engine.values import Struct


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
    """A graph as the path rules see it: the bits of each place, and for each way on its end and the bits it gives."""

    graph: Graph
    marks: tuple[int, ...]
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
    return Sight(graph, tuple(entered), tuple(flow))


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
            measures = Mark.MEASURES_ELSEWHERE
            if any(self._evaluates(step) or _asks_evaluation(step) for step in steps):
                measures = Mark.MEASURES_EVALUATED
            for step in steps:
                found[step.id] = self._of(step, measures=measures)
        return found

    def _of(self, step: Step, *, measures: Mark) -> int:
        has = {
            Mark.CONSENT: step.kind is StepKind.CONSENT,
            Mark.SHARES: self._gates.shares(step),
            Mark.NAMES_COORDINATOR: step.names in self._holders,
            Mark.NEEDS_COORDINATOR: self._gates.needs_coordinator(step),
            Mark.EVALUATES: self._evaluates(step),
            Mark.MEASURES: step.kind is StepKind.MEASURES,
            measures: step.kind is StepKind.MEASURES,
            Mark.DECIDES: step.kind is StepKind.DECISION,
            Mark.HEARS: any(one.id in self._persons and not one.optional for one in step.hears),
        }
        return bits(*(mark for mark, holds in has.items() if holds), *{one.requirement for one in step.requires})

    def _evaluates(self, step: Step) -> bool:
        kind = self._kinds.get(step.meeting_type or "")
        return step.kind is StepKind.EVALUATION or step.evaluates or (kind is not None and kind.evaluates)


def _asks_evaluation(step: Step) -> bool:
    return any(demand.requirement is Requirement.EVALUATION for demand in step.requires)
