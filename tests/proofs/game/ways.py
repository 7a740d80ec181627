"""Owns the token game of the rules on ways: what is dead, has no end, is left by no choice, or is shut by a shield."""

from collections.abc import Callable, Iterable, Iterator
from itertools import product

from engine.guideline.model import Guideline, Step
from engine.guideline.names import MAIN, is_ending, level_of, track_of
from engine.guideline.vocabulary import StepKind
from tests.proofs.game.board import Board, Coming
from tests.proofs.game.dead import dead
from tests.proofs.game.facts import Found, keep
from tests.proofs.game.graph import EVERY, Graph, Node
from tests.proofs.game.reach import Reach
from tests.proofs.game.words import ERROR, WARNING, every_step, shut_out

NO_PATH = 0
ONLY_ARRIVED = -1  # a place that nobody enters there, so that no number of places is said of the way

Told = tuple[str, bool]
"""Where a class of places is told, and whether that step is entered or only arrived at."""


def play_ways(guideline: Guideline, reaches: Iterable[Reach]) -> Found:
    """Play the rules on ways in each variant of a guide."""
    found: Found = {}
    sides = [Side(reach) for reach in reaches]
    for side in sides:
        for rule, severity, ats in side.told():
            for at, is_entered in ats:
                length = side.reach.stood[at] if is_entered else ONLY_ARRIVED
                keep(found, (rule, at), (severity, length))
    for at in dead(guideline, [side.waiting_for_none() for side in sides]):
        found["G18", at] = (ERROR, NO_PATH)
    for step in every_step(guideline):
        if can_be_unanswerable(step, guideline):
            found["G21", step.id] = (ERROR, NO_PATH)
    return found


def endless(reaches: Iterable[Reach]) -> Iterator[tuple[str, frozenset[str]]]:
    """Give each class of places that no ending can be come to from, by where it is told."""
    for side in map(Side, reaches):
        for one in _closed(side.graph, side.stuck):
            ((first, _),) = side.first_of_each([one], lambda _: False)
            yield first, frozenset(node.place for node in one)


class Side:
    """One variant of a guide, played: where a case comes, and which places are bad."""

    def __init__(self, reach: Reach) -> None:
        self.reach = reach
        self.board = reach.board
        self.graph = Graph(self.board)
        self.here = self.graph.onward(self.graph.set_of(_begun(reach, self.graph)))
        self.order = {step.id: place for place, step in enumerate(every_step(self.board.guideline))}
        self.stuck = self.here & ~_ending(self.graph, self.here)

    def waiting_for_none(self) -> Reach:
        """Return how far a case comes where no step with tracks is waited at: no farther, if all can be finished."""
        held = (step for step in self.board.steps.values() if step.tracks and step.id in self.reach.stood)
        return self.reach if all(map(self.graph.closes, held)) else Reach(self.board, waits_for_none=True)

    def told(self) -> Iterator[tuple[str, str, list[Told]]]:
        """Give each rule that is told once for each class of places, with how bad it is and where it is told."""
        yield "G19", ERROR, self.first_of_each(_closed(self.graph, self.stuck), self._waits_for_track)
        unsure = self.here & ~self._sure()
        yield "G20", WARNING, self.first_of_each(_closed(self.graph, unsure), lambda _: False)
        if shut_out(self.board.guideline):
            yield "P05", ERROR, list(self._shut())

    def first_of_each(self, classes: Iterable[list[Node]], left_out: Callable[[str], bool]) -> list[Told]:
        """Return where each class is told: at its first step in the order of the guide."""
        found = []
        for one in classes:
            standing = [node.place for node in one if not node.coming]
            first = min(standing or [node.place for node in one], key=self.order.__getitem__)
            if not left_out(first):
                found.append((first, bool(standing)))
        return found

    def _waits_for_track(self, place: str) -> bool:
        """Tell whether a step waits for a track that is told itself: one that begins somewhere."""
        return bool(self.graph.set_of(self.graph.beginnings(self.board.steps[place])) & self.stuck)

    # ------------------------------------------------------------ G20: what no choice leaves

    def _sure(self) -> int:
        """Return the places from which persons can bring the case to an end, whichever way the facts go."""
        numbers = self.graph.members(self.here)
        tracks = [number for number in numbers if track_of(self.graph.nodes[number].place) != MAIN]
        in_tracks = self._grown(tracks, 0)
        return in_tracks | self._grown(sorted(set(numbers) - set(tracks)), in_tracks)

    def _grown(self, numbers: list[int], in_tracks: int) -> int:
        sure, before = 0, -1
        while sure != before:
            before = sure
            for number in reversed(numbers):
                if not sure >> number & 1 and self._is_sure(number, sure, in_tracks=in_tracks):
                    sure |= 1 << number
        return sure

    def _is_sure(self, number: int, sure: int, *, in_tracks: int) -> bool:
        node = self.graph.nodes[number]
        if node.place not in self.board.steps or self.stuck >> number & 1:
            return True
        step = self.board.steps[node.place]
        if node.coming:
            return self._is_sure_either_way(node, step, sure)
        if step.tracks and any(self._is_outside(first, in_tracks) for first in self.graph.beginnings(step)):
            return True
        chosen = [sure >> dest & 1 for way, dest in self.graph.ways(step) if not way.guarded]
        return any(chosen) if chosen else all(sure >> dest & 1 for _, dest in self.graph.ways(step))

    def _is_outside(self, node: Node | None, places: int) -> bool:
        return node is None or not self.graph.set_of([node]) & places

    def _is_sure_either_way(self, node: Node, step: Step, sure: int) -> bool:
        past = self.graph.set_of([self.graph.left_out(node)])
        both = self.graph.leads(self.graph.number(node))
        if step.guards:
            needed = past if step.optional and past else both
            return needed & sure == needed
        return bool(both & sure)

    # ------------------------------------------------------------ P05: what a shield shuts

    def _shut(self) -> Iterator[Told]:
        shielded = Graph(self.board, shielded=True)
        able = shielded.set_of(self.graph.nodes[number] for number in self.graph.members(self.here & ~self.stuck))
        for one in _closed(shielded, able & ~_ending(shielded, able), by=EVERY):
            losing = [node.place for node in one if not node.coming and _loses(self.board.steps[node.place], shielded)]
            if losing:
                yield min(losing, key=self.order.__getitem__), True


def _begun(reach: Reach, graph: Graph) -> Iterator[Node | None]:
    """Give where tokens stand, and where they come to from there or at the start."""
    board = reach.board
    comings = [*board.starts()]
    for main in {marking.main for marking in reach.markings if not is_ending(marking.main)}:
        comings += _free_ways(board, main)
        step = board.steps.get(main)
        comings += [Coming(track.steps[0].id, level_of(main)) for track in (step.tracks if step else ())]
    yield from map(graph.arrive, comings)
    yield from map(Node, sorted(reach.places))


def _free_ways(board: Board, place: str) -> list[Coming]:
    """Return where the ways lead that are open at any time."""
    targets = [rule.afterwards for rule in board.guideline.rules]
    targets += [kind.on_withdrawal for kind in board.guideline.consent_types]
    return [board.place(target, left=level_of(place)) for target in targets if target]


def _loses(step: Step, shielded: Graph) -> bool:
    """Tell whether the shield shuts a way of a step; one whose tracks cannot all be finished is told there."""
    if shielded.is_faced(step):
        return True
    return shielded.closes(step) and any(map(shielded.is_lost, step.answers))


def _ending(graph: Graph, places: int) -> int:
    """Return from where an ending can be come to, in a track its end; at a resting place one rests as one likes."""
    there = graph.members(graph.onward(places))
    found, before = sum(1 << number for number in there if graph.nodes[number].place not in graph.board.steps), 0
    while found != before:
        before = found
        for number in reversed(there):
            if graph.leads(number) & found:
                found |= 1 << number
    return found


def _closed(graph: Graph, places: int, *, by: int = 0) -> list[list[Node]]:
    """Return the classes of places, among some, that lead to no other of them: through them alone, and others `by`."""
    reach = {number: graph.onward(1 << number, among=places | by) & places for number in graph.members(places)}
    found = dict.fromkeys(
        there for number, there in reach.items() if all(reach[other] >> number & 1 for other in graph.members(there))
    )
    return [[graph.nodes[number] for number in graph.members(there)] for there in found]


# ---------------------------------------------------------------- G21: what nobody can answer


def can_be_unanswerable(step: Step, guideline: Guideline) -> bool:
    """Tell whether some values of the facts leave a question without any answer."""
    if not step.answers or (step.kind is StepKind.CONSENT and step.if_refused):
        return False
    if not all(answer.guards for answer in step.answers):
        return False
    named = {guard.fact for answer in step.answers for guard in answer.guards}
    asked = [fact for fact in guideline.facts if fact.id in named]
    for values in product(*(fact.values for fact in asked)):
        known = {fact.id: value for fact, value in zip(asked, values, strict=True)}
        if not any(all(known[guard.fact] in guard.values for guard in answer.guards) for answer in step.answers):
            return True
    return False
