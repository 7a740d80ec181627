"""What a path rule is made of: a fact that must hold where a case comes to, and the marks that change or need it."""

from enum import Enum

from engine.guideline.gates import Gates
from engine.guideline.graph import Graph, Kind
from engine.guideline.model import Guideline, Step, steps_of
from engine.guideline.named_places import Places, places_of
from engine.guideline.vocabulary import Requirement, RoleKind, StepKind
from engine.values import Struct

Flow = tuple[tuple[tuple[int, int], ...], ...]
"""For each place its ways: where each ends, and the bits that it gives."""
ENTERED = (Kind.STEP, Kind.MET, Kind.RESTING, Kind.ENDING)
_STANDING = (Kind.STEP, Kind.MET)


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


_OF_KIND = {StepKind.CONSENT: bits(Mark.CONSENT), StepKind.DECISION: bits(Mark.DECIDES)}
_WITH_EVALUATION = {**_OF_KIND, StepKind.MEASURES: bits(Mark.MEASURES, Mark.MEASURES_EVALUATED)}
_WITHOUT_EVALUATION = {**_OF_KIND, StepKind.MEASURES: bits(Mark.MEASURES, Mark.MEASURES_ELSEWHERE)}
_SHARES, _EVALUATES, _HEARS = bits(Mark.SHARES), bits(Mark.EVALUATES), bits(Mark.HEARS)
_NAMES_COORDINATOR, _NEEDS_COORDINATOR = bits(Mark.NAMES_COORDINATOR), bits(Mark.NEEDS_COORDINATOR)


def own_bits(number: int) -> tuple[int, int, int]:
    """Return the bits of the own rule with this number, counted from 0: what gives its fact, takes it and needs it."""
    first = len(_BITS) + 3 * number
    return 1 << first, 1 << first + 1, 1 << first + 2


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

    `costs` are 1 for each place that is entered, and `resting` the places without steps. `arriving` are those at which
    nothing is done, and `special` those that a case may leave otherwise than by their ways. `final` are the bits of the
    endings: what an ending needs is told where the case is left for it.
    """

    graph: Graph
    marks: tuple[int, ...]
    costs: tuple[int, ...]
    resting: tuple[int, ...]
    arriving: tuple[int, ...]
    special: frozenset[int]
    final: dict[int, int]
    flow: Flow


def sight_of(graph: Graph, marks: "Marks") -> Sight:
    """Lay the bits of a guideline on the places of a graph and on its ways."""
    kinds = [place.kind for place in graph.places]
    at = [marks.steps.get(place.at, 0) if place.step else 0 for place in graph.places]
    entered = [own if kind in _STANDING else 0 for own, kind in zip(at, kinds, strict=True)]
    costs = tuple([1 if kind in ENTERED else 0 for kind in kinds])
    resting, finished, arriving = (
        tuple([number for number, kind in enumerate(kinds) if kind is one])
        for one in (Kind.RESTING, Kind.FINISHED, Kind.ARRIVING)
    )
    for number in resting:
        entered[number] = marks.resting.get(graph.places[number].at, 0)
    flow = _flow_of(graph, at)
    ways = marks.with_answers(graph, flow) if marks.answers else flow
    special = frozenset((*resting, *finished, *graph.block_at))
    final = _final(graph, marks.endings)
    return Sight(graph, tuple(entered), costs, resting, arriving=arriving, special=special, final=final, flow=ways)


def _flow_of(graph: Graph, at: list[int]) -> Flow:
    """Return the ways of each place with what they give: the bits at the place, where it is done, and what is asked."""
    found = []
    for own, ways in zip(at, graph.out, strict=True):
        lead = []
        for way in ways:
            given = own if way.done else 0
            lead.append((way.dest, given | bits(*set(way.asks)) if way.asks else given))
        found.append(tuple(lead))
    return tuple(found)


def _final(graph: Graph, own: dict[str, int]) -> dict[int, int]:
    every = bits(Mark.ENDS)
    endings = ((number, place) for number, place in enumerate(graph.places) if place.kind is Kind.ENDING)
    return {number: every | own.get(place.at, 0) for number, place in endings}


class Marks:
    """The marks that one guideline carries: those of its steps by id, and of answers, endings and levels without steps.

    An own rule has three bits of its own: for what gives its fact, for what takes it, and for what needs it.
    """

    def __init__(self, guideline: Guideline) -> None:
        self._guideline = guideline
        self._gates = Gates(guideline)
        self._evaluating = {kind.id for kind in guideline.meeting_types if kind.evaluates}
        self._holders = {role.id for role in guideline.roles if role.kind is RoleKind.COORDINATOR}
        self._persons = {role.id for role in guideline.roles if role.kind in _PERSON}

        self.answers: dict[tuple[str, str], int] = {}
        self.endings: dict[str, int] = {}
        self.resting: dict[str, int] = {}
        self.steps = self._of_steps()
        for number, rule in enumerate(guideline.own_rules):
            for named, bit in zip((rule.gives, rule.takes, rule.needed_at), own_bits(number), strict=True):
                self._lay(places_of(guideline, named), bit)

    def with_answers(self, graph: Graph, flow: Flow) -> Flow:
        """Return the ways of a graph with the bits of the answers that they are."""
        return tuple(
            tuple(
                (dest, given | (self.answers.get((place.at, way.answer.id), 0) if way.answer else 0))
                for (dest, given), way in zip(ways, edges, strict=True)
            )
            for ways, edges, place in zip(flow, graph.out, graph.places, strict=True)
        )

    def _lay(self, places: Places, bit: int) -> None:
        pairs = ((self.steps, places.steps), (self.endings, places.endings), (self.resting, places.resting))
        for bits_by_id, names in pairs:
            for name in names:
                bits_by_id[name] = bits_by_id.get(name, 0) | bit
        for answer in places.answers:
            self.answers[answer] = self.answers.get(answer, 0) | bit

    def _of_steps(self) -> dict[str, int]:
        found = {}
        for level in self._guideline.levels:
            steps = steps_of(level)
            evaluating = {
                step.id
                for step in steps
                if step.evaluates or step.kind is StepKind.EVALUATION or step.meeting_type in self._evaluating
            }
            is_evaluated = evaluating or any(map(_asks_evaluation, steps))
            of_kind = _WITH_EVALUATION if is_evaluated else _WITHOUT_EVALUATION
            for step in steps:
                found[step.id] = self._of(step, of_kind.get(step.kind, 0))
            for step_id in evaluating:
                found[step_id] |= _EVALUATES
        return found

    def _of(self, step: Step, found: int) -> int:
        """Return the marks of a step, beside those `found` of its kind."""
        if self._gates.shares(step):
            found |= _SHARES
        if step.names in self._holders:
            found |= _NAMES_COORDINATOR
        if self._gates.needs_coordinator(step):
            found |= _NEEDS_COORDINATOR
        if step.hears and any(one.id in self._persons and not one.optional for one in step.hears):
            found |= _HEARS
        return found | bits(*{one.requirement for one in step.requires}) if step.requires else found


def _asks_evaluation(step: Step) -> bool:
    return bool(step.requires) and any(demand.requirement is Requirement.EVALUATION for demand in step.requires)
