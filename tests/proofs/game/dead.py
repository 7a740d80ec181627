"""Owns the token game of dead steps: told once for each class of them that nothing dead leads to."""

from collections.abc import Iterator, Sequence

from engine.guideline.model import Guideline, steps_of
from engine.guideline.names import SLASH, level_of, resting_state
from engine.guideline.vocabulary import TargetKind
from tests.proofs.game.board import Board
from tests.proofs.game.graph import Graph, Node
from tests.proofs.game.reach import Reach


def dead(guideline: Guideline, reaches: Sequence[Reach]) -> frozenset[str]:
    """Return where dead steps are told: at the first of each class that no other dead step leads to."""
    alive = {place for reach in reaches for place in (*reach.entered, *reach.places)}
    edges = {place: set[str]() for place in places(guideline) if place not in alive}
    for reach in reaches:
        _lay(edges, reach.board)
    behind = {place: _from(place, edges) for place in edges}
    told = set[str]()
    for place, there in behind.items():
        if all(other in there for other, leads in behind.items() if place in leads):
            told |= _told({other for other in there if place in behind[other]}, guideline, alive)
    return frozenset(told)


def places(guideline: Guideline) -> list[str]:
    """Return every step of a guide and every level that has none, in its order."""
    found: list[str] = []
    for level in guideline.levels:
        found += [step.id for step in steps_of(level)] or [resting_state(level.id)]
    return found


def _lay(edges: dict[str, set[str]], board: Board) -> None:
    """Lay the moves of the dead places in one variant, and of what tokens only come to from there.

    Ways that are open at any time are none of them: where only they lead to a step, and the variant shuts them, the
    fault is in that step. A step that the variant leaves out has its ways all the same: what it leads to is not told
    beside it.
    """
    graph = Graph(board, through_tracks=True)
    for place, leads in edges.items():
        waiting, seen = graph.leads(graph.number(Node(place))) | graph.set_of(_beside(Node(place), graph)), 0
        while waiting:
            here = waiting & -waiting
            seen |= here
            node = graph.nodes[here.bit_length() - 1]
            if node.coming:
                waiting |= graph.leads(here.bit_length() - 1)
            elif node.place in edges:
                leads.add(node.place)
            waiting &= ~seen


def _beside(node: Node, graph: Graph) -> Iterator[Node]:
    """Give what a place leads to beside its own ways: its tracks, and what it answers for."""
    step = graph.board.steps.get(node.place)
    for first in graph.beginnings(step) if step else ():
        if first:
            yield first
    onward = step is not None and any(way.target.kind is TargetKind.NEXT for way in graph.board.ways(step))
    yield from map(Node, graph.board.covered(step) if step and onward else ())


def _from(place: str, edges: dict[str, set[str]]) -> set[str]:
    found, waiting = set[str](), [place]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += edges[here]
    return found


def _told(one: set[str], guideline: Guideline, alive: set[str]) -> set[str]:
    """Return where a class of dead places is told: at its first step, or at a level of which nothing is come to."""
    ordered = [place for place in places(guideline) if place in one]
    first = next((place for place in ordered if not place.endswith(SLASH)), ordered[0])
    level = next(level for level in guideline.levels if level.id == level_of(first))
    return {first if any(step.id in alive for step in steps_of(level)) else level.id}
