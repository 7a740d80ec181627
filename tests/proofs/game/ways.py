"""Owns the token game of the rules on ways: what is dead, has no end, is left by no choice, or is shut by a shield."""

from collections.abc import Callable, Iterable, Iterator
from itertools import product

from engine.guideline.model import Guideline, Step
from engine.guideline.names import MAIN, finished_state, is_ending, level_of, track_of
from engine.guideline.vocabulary import StepKind
from tests.proofs.game.board import Board, Coming, boards
from tests.proofs.game.dead import dead, free_ways
from tests.proofs.game.facts import Found, keep
from tests.proofs.game.graph import Graph, Node
from tests.proofs.game.reach import Reach
from tests.proofs.game.words import ERROR, WARNING, every_step, shut_out

NO_PATH = 0
ONLY_ARRIVED = -1  # a place that nobody enters there, so that no number of places is said of the way

Told = tuple[str, bool]
"""Where a class of places is told, and whether that step is entered or only arrived at."""


def play_ways(guideline: Guideline) -> Found:
    """Play the rules on ways in each variant of a guide."""
    found: Found = {}
    sides = [Side(board) for board in boards(guideline)]
    for side in sides:
        for rule, severity, ats in side.told():
            for at, is_entered in ats:
                length = side.reach.stood[at] if is_entered else ONLY_ARRIVED
                keep(found, (rule, at), (severity, length))
    for at in dead(guideline, [(side.board, *side.waiting_for_none()) for side in sides]):
        found["G18", at] = (ERROR, NO_PATH)
    for step in every_step(guideline):
        if can_be_unanswerable(step, guideline):
            found["G21", step.id] = (ERROR, NO_PATH)
    return found


class Side:
    """One variant of a guide, played: where a case comes, and which places are bad."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.reach = Reach(board)
        self.graph = Graph(board)
        self.nodes = self.graph.from_all(_begun(board, self.reach, self.graph))
        self.order = {step.id: place for place, step in enumerate(every_step(board.guideline))}
        self.stuck = frozenset(node for node in self.nodes if not self._can_end(node, self.graph))

    def waiting_for_none(self) -> tuple[Reach, frozenset[Node]]:
        """Return what a case comes to where no step with tracks is waited at."""
        reach = Reach(Board(self.board.guideline, self.board.variant, waits_for_none=True))
        graph = Graph(self.board, through_tracks=True)
        return reach, graph.from_all(_begun(self.board, reach, graph))

    def _can_end(self, node: Node, graph: Graph) -> bool:
        """Tell whether an ending can be come to from a place, in a track its end; one rests as long as one likes."""
        if track_of(node.place) != MAIN:
            return Node(finished_state(track_of(node.place))) in graph.from_here(node)
        return any(self.is_end(other.place) for other in graph.from_here(node))

    def is_end(self, place: str) -> bool:
        """Tell whether a place is an ending, the end of a track, or a resting place."""
        return place not in self.board.steps

    def told(self) -> Iterator[tuple[str, str, list[Told]]]:
        """Give each rule that is told once for each class of places, with how bad it is and where it is told."""
        yield "G19", ERROR, self._first_of_each(_closed(self.graph, self.stuck), self._waits_for_track)
        unsure = self.nodes - self._sure()
        yield "G20", WARNING, self._first_of_each(_closed(self.graph, unsure), lambda _: False)
        if shut_out(self.board.guideline):
            yield "P05", ERROR, list(self._shut())

    def _first_of_each(self, classes: Iterable[frozenset[Node]], left_out: Callable[[str], bool]) -> list[Told]:
        found = []
        for one in classes:
            standing = [node.place for node in one if not node.coming]
            first = min(standing or [node.place for node in one], key=self.order.__getitem__)
            if not left_out(first):
                found.append((first, bool(standing)))
        return found

    def _waits_for_track(self, place: str) -> bool:
        """Tell whether a step waits for a track that is told itself: one that begins somewhere."""
        return any(first in self.stuck for first in self.graph.beginnings(self.board.steps[place]) if first)

    # ------------------------------------------------------------ G20: what no choice leaves

    def _sure(self) -> frozenset[Node]:
        """Return the places from which persons can bring the case to an end, whichever way the facts go."""
        tracks = frozenset(node for node in self.nodes if track_of(node.place) != MAIN)
        in_tracks = self._grown(tracks, frozenset())
        return in_tracks | self._grown(self.nodes - tracks, in_tracks)

    def _grown(self, nodes: frozenset[Node], in_tracks: frozenset[Node]) -> frozenset[Node]:
        sure = frozenset[Node]()
        while True:
            grown = frozenset(node for node in nodes if self._is_sure(node, sure, in_tracks=in_tracks))
            if grown == sure:
                return sure
            sure = grown

    def _is_sure(self, node: Node, sure: frozenset[Node], *, in_tracks: frozenset[Node]) -> bool:
        if self.is_end(node.place) or node in self.stuck:
            return True
        step = self.board.steps[node.place]
        if node.coming:
            return self._is_sure_either_way(node, step, sure)
        if any(first not in in_tracks for first in self.graph.beginnings(step)):
            return True
        ways = [(way.guarded, dest in sure) for way, dest in self.graph.ways(step) if dest]
        chosen = [good for guarded, good in ways if not guarded]
        return any(chosen) if chosen else all(good for _, good in ways)

    def _is_sure_either_way(self, node: Node, step: Step, sure: frozenset[Node]) -> bool:
        there, past = self.graph.entered(node), self.graph.left_out(node)
        ways = [dest in sure for dest in (there, past) if dest]
        if step.guards and step.optional:
            return past in sure if past else all(ways)
        return all(ways) if step.guards else any(ways)

    # ------------------------------------------------------------ P05: what a shield shuts

    def _shut(self) -> Iterator[Told]:
        shielded = Graph(self.board, shielded=True)
        bad = frozenset(node for node in self.nodes - self.stuck if not self._can_end(node, shielded))
        for one in _closed(shielded, bad):
            losing = [node.place for node in one if not node.coming and _loses(self.board.steps[node.place], shielded)]
            if losing:
                yield min(losing, key=self.order.__getitem__), True


def _loses(step: Step, shielded: Graph) -> bool:
    """Tell whether the shield shuts a way of a step; one whose tracks cannot all be finished is told there."""
    if shielded.is_faced(step):
        return True
    return shielded.closes(step) and any(map(shielded.is_lost, step.answers))


def _begun(board: Board, reach: Reach, graph: Graph) -> Iterator[Node]:
    """Give where tokens stand, and where they come to from there or at the start."""
    comings = [*board.starts()]
    for main in {marking.main for marking in reach.markings if not is_ending(marking.main)}:
        comings += free_ways(board, main)
        step = board.steps.get(main)
        comings += [Coming(track.steps[0].id, level_of(main)) for track in (step.tracks if step else ())]
    yield from (node for coming in comings if (node := graph.arrive(coming)))
    yield from map(Node, reach.places)


def _closed(graph: Graph, nodes: frozenset[Node]) -> list[frozenset[Node]]:
    """Return the classes of places, among some, that lead to no other of them by ways through them alone."""
    reach = {node: graph.from_here(node, among=nodes.__contains__) for node in nodes}
    found = {node: there for node, there in reach.items() if all(node in reach[other] for other in there)}
    return list(dict.fromkeys(found.values()))


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
