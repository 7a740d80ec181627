"""Owns the ways between single places on the board: what the rules on dead ends and loops are told from.

A place is where a token stands, or a step that may be left out and to which a token comes: there it is not yet decided.
Places have numbers, and a set of them is a number with a bit for each.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from engine.guideline.element import Target
from engine.guideline.model import Answer, Step
from engine.guideline.names import MAIN, finished_state, is_ending, is_finished, level_of, track_of
from engine.guideline.vocabulary import TargetKind
from tests.proofs.game.board import NEXT, Board, Coming, Way
from tests.proofs.game.words import faces, shut_out

EVERY = -1
"""The set of all places."""


class Node(NamedTuple):
    """A place where a token stands; with `coming`, one that it comes to and may leave out."""

    place: str
    coming: Coming | None = None


class Graph:
    """The ways of one board. Under a shield nothing is done together with those who are kept out of the case."""

    def __init__(self, board: Board, *, shielded: bool = False, through_tracks: bool = False) -> None:
        self.board = board
        self.shielded = shielded
        self.through_tracks = through_tracks
        self.out = shut_out(board.guideline) if shielded else frozenset()
        self.nodes: list[Node] = []
        self._number: dict[Node, int] = {}
        self._leads: dict[int, int] = {}
        self._closing = dict[str, bool]()
        self._faced = dict[str, bool]()
        self._ways_of = dict[str, tuple[tuple[Way, int], ...]]()

    def number(self, node: Node) -> int:
        """Return the number of a place."""
        if node not in self._number:
            self._number[node] = len(self.nodes)
            self.nodes.append(node)
        return self._number[node]

    # ------------------------------------------------------------ one way on

    def arrive(self, coming: Coming) -> Node | None:
        """Return the place that a token comes to; none where the way does not exist."""
        settled = self.board.settled(coming)
        if settled is None:
            return None
        return Node(settled.place, settled) if self.board.is_loose(settled.place) else Node(settled.place)

    def entered(self, node: Node) -> Node | None:
        """Return the place that is entered from one that a token comes to."""
        if not node.coming or self.board.left_out_by_variant(node.place):
            return None
        return Node(node.place) if self.board.is_open(node.coming) else None

    def left_out(self, node: Node) -> Node | None:
        """Return where a token comes that leaves out the step it came to."""
        return self.arrive(self.board.past(node.coming)) if node.coming else None

    def leads(self, number: int) -> int:
        """Return the places that one way leads to."""
        if number not in self._leads:
            self._leads[number] = self.set_of(self._onward(self.nodes[number]))
        return self._leads[number]

    def set_of(self, nodes: Iterable[Node | None]) -> int:
        """Return some places as a set."""
        found = 0
        for node in nodes:
            if node:
                found |= 1 << self.number(node)
        return found

    def _onward(self, node: Node) -> Iterator[Node | None]:
        step = self.board.steps.get(node.place)
        if node.coming:
            yield from (self.entered(node), self.left_out(node))
        elif step:
            yield from (self.nodes[dest] for _, dest in self.ways(step))
        elif not is_ending(node.place) and not is_finished(node.place):
            yield from self._from_rest(node.place)

    def _from_rest(self, place: str) -> Iterator[Node | None]:
        here = level_of(place)
        ends = [Target(kind=TargetKind.ENDING, ref=ending) for ending in self.board.endings]
        others = [Target(kind=TargetKind.LEVEL, ref=level) for level in self.board.levels if level != here]
        for target in (*others, *ends):
            yield self.arrive(self.board.place(target, left=here))

    def ways(self, step: Step) -> tuple[tuple[Way, int], ...]:
        """Return the ways out of a step that exist, each with the place it leads to."""
        if step.id not in self._ways_of:
            ways = ((way, dest) for way, dest in self._ways(step) if dest)
            self._ways_of[step.id] = tuple((way, self.number(dest)) for way, dest in ways)
        return self._ways_of[step.id]

    def _ways(self, step: Step) -> Iterator[tuple[Way, Node | None]]:
        if self.is_faced(step):
            if self.can_be_passed(step):
                yield Way(NEXT, done=False), self.arrive(self.board.aim(step, step.goto or NEXT))
            return
        if not self.through_tracks and not self.closes(step):
            return
        for way in self.board.ways(step):
            if not self.is_lost(way.answer):
                covers = way.covers if way.target.kind is TargetKind.NEXT else ()
                yield way, self.arrive(self.board.aim(step, way.target, covers=covers))

    # ------------------------------------------------------------ under a shield

    def is_faced(self, step: Step) -> bool:
        """Tell whether a step, or one that it answers for, is shut under the shield."""
        if not self.shielded:
            return False
        if step.id not in self._faced:
            held = [step, *(self.board.steps[name] for name in self.board.covered(step))]
            self._faced[step.id] = any(faces(one, self.out, self.board.guideline) for one in held)
        return self._faced[step.id]

    def is_lost(self, answer: Answer | None) -> bool:
        """Tell whether an answer is shut under the shield."""
        return bool(answer and any(person.id in self.out for person in answer.who))

    def can_be_passed(self, step: Step) -> bool:
        """Tell whether there is anywhere to go past a step."""
        return bool(step.goto or self.board.after(step) or track_of(step.id) != MAIN)

    # ------------------------------------------------------------ tracks

    def beginnings(self, step: Step) -> tuple[Node | None, ...]:
        """Return where each track of a step begins."""
        firsts = (Coming(track.steps[0].id, level_of(step.id)) for track in step.tracks)
        return tuple(self.arrive(first) for first in firsts)

    def closes(self, step: Step) -> bool:
        """Tell whether every track of a step can be gone through to its end."""
        if step.id not in self._closing:
            ends = (self.number(Node(finished_state(track.id))) for track in step.tracks)
            begun = zip(self.beginnings(step), ends, strict=True)
            self._closing[step.id] = all(first and self.onward(self.set_of([first])) >> end & 1 for first, end in begun)
        return self._closing[step.id]

    # ------------------------------------------------------------ many ways on

    def onward(self, places: int, *, among: int = EVERY) -> int:
        """Return every place that can be come to from some, by way of some, and these."""
        found, waiting = 0, places
        while waiting:
            here = waiting & -waiting
            found |= here
            waiting = (waiting | self.leads(here.bit_length() - 1) & among) & ~found
        return found

    def members(self, places: int) -> list[int]:
        """Return the places of a set, one by one."""
        return [number for number in range(places.bit_length()) if places >> number & 1]
