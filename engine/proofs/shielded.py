"""Proves that a case can still end while somebody is kept out of it (P05).

What faces those who are kept out is then set aside where there is a way past it; an answer that they act on is closed.
"""

from collections.abc import Iterator

from engine.guideline.gates import Gates, kept_out
from engine.guideline.graph import Edge, Graph, Kind, Place
from engine.guideline.model import Answer, Guideline
from engine.guideline.ways import Ways
from engine.proofs.flow import Lines, closes, ending, first_step, lines_of, told
from engine.proofs.hits import Hit, Weight
from engine.proofs.paths import path_to
from engine.proofs.walk import Walk

_LEFT = (Kind.STEP, Kind.JOINED)


class Shield:
    """What a shield closes in one guideline."""

    def __init__(self, guideline: Guideline) -> None:
        self._kept_out = kept_out(guideline)
        self._facing: frozenset[str] = frozenset()
        self.passable: frozenset[str] = frozenset()
        if self._kept_out:
            self._face(Ways(guideline), Gates(guideline))

    def _face(self, ways: Ways, gates: Gates) -> None:
        steps = tuple(ways.steps.values())
        held = {step.id: (step, *(ways.steps[name] for name in ways.covered(step))) for step in steps}
        self._facing = frozenset(name for name, group in held.items() if any(map(gates.faces_kept_out, group)))
        self.passable = frozenset(
            step.id for step in steps if step.id in self._facing and (step.optional or ways.goes_on(step))
        )
        """The steps that face somebody who is kept out, and that a case can go past."""

    def __bool__(self) -> bool:
        """Tell whether the guide keeps anybody out."""
        return bool(self._kept_out)

    def stuck(self, graph: Graph, reach: Walk, *, can_end: set[int]) -> Iterator[Hit]:
        """Tell the steps at which a shielded case that could end can do so no more."""
        lines = lines_of(graph, is_open=lambda here, way: self._lets(graph.places[here], way))
        for here, dest in graph.past.items():
            lines[here] = (*lines[here], dest)
            if here in graph.block_at:  # which is gone past as well when its tracks are gone through
                joined = graph.block_at[here].joined
                lines[joined] = (*lines[joined], dest)
        still = ending(graph, lines, past=graph.past)
        for block in graph.blocks:
            if block.step not in graph.past and not closes(graph, block.step, good=still):
                lines[block.step] = ()
        bad = frozenset(place for place in reach.dist if place in can_end and place not in still)
        lines = [_among(bad, here, lines=lines) if here in bad else () for here in range(len(lines))]
        for found in told(graph, bad, lines=lines, past=graph.past):
            losing = tuple(place for place in found if self._closes(graph.places[place]))
            first = first_step(graph, losing or found)
            yield Hit("P05", Weight.ERROR, graph.places[first].at, path_to(reach, first))

    def _lets(self, place: Place, way: Edge) -> bool:
        if place.step is None or place.kind not in _LEFT:
            return True
        acting = way.answer.who if way.answer else ()
        return place.at not in self._facing and not any(one.id in self._kept_out for one in acting)

    def _closes(self, place: Place) -> bool:
        return place.kind in _LEFT and not all(
            self._lets(place, Edge(0, answer=one)) for one in (*_answers(place), None)
        )


def _among(places: frozenset[int], here: int, *, lines: Lines) -> tuple[int, ...]:
    """Return the places, among some, that one leads to: also by way of what only a shielded case comes to."""
    found: dict[int, None] = {}
    seen: set[int] = set()
    waiting = list(lines[here])
    while waiting:
        dest = waiting.pop()
        if dest in places:
            found[dest] = None
        elif dest not in seen:
            seen.add(dest)
            waiting += lines[dest]
    return tuple(found)


def _answers(place: Place) -> tuple[Answer, ...]:
    return place.step.answers if place.step else ()
