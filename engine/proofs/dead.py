"""Finds what no way leads to: dead steps and levels (G18), each told once, where the first way in is missing."""

from collections.abc import Iterable, Iterator

from engine.guideline.graph import Graph, Kind
from engine.guideline.names import level_of
from engine.proofs.classes import bottom_classes
from engine.proofs.flow import first_step
from engine.proofs.hits import Hit, Weight

_CAN_BE_DEAD = (Kind.STEP, Kind.RESTING)


def dead(graphs: tuple[Graph, ...], alive: frozenset[str]) -> Iterator[Hit]:
    """Tell what is dead; `alive` are the steps, and the levels without steps, that some variant reaches."""
    gone = {place.at for place in graphs[0].places if place.kind in _CAN_BE_DEAD} - alive
    if not gone:
        return
    lived_on = {level_of(at) for at in alive}
    graph = graphs[0]
    found = [number for number, place in enumerate(graph.places) if place.at in gone and place.kind in _CAN_BE_DEAD]
    back = _back(graphs, gone)
    seen: set[str] = set()
    for members in bottom_classes(found, lambda here: back.get(here, ())):
        at = graph.places[first_step(graph, members)].at
        told = at if level_of(at) in lived_on else level_of(at)
        if told not in seen:
            seen.add(told)
            yield Hit("G18", Weight.ERROR, told)


def _back(graphs: Iterable[Graph], gone: set[str]) -> dict[int, tuple[int, ...]]:
    """Return, for each dead place, the dead ones that lead to it in some variant, by their numbers in the first."""
    found: dict[int, dict[int, None]] = {}
    for graph in graphs:
        for here, place in enumerate(graph.places):
            if place.kind in _CAN_BE_DEAD and place.at in gone:
                for dest in _next_steps(graph, here):
                    found.setdefault(dest, {})[here] = None
    return {dest: tuple(sources) for dest, sources in found.items()}


def _next_steps(graph: Graph, here: int) -> Iterator[int]:
    """Give the steps and resting places that a place leads to, past what may be left out and behind its tracks."""
    block = graph.block_at.get(here)
    waiting = [way.dest for way in graph.out[here]] + ([block.joined] if block else [])
    seen = set(waiting)
    while waiting:
        number = waiting.pop()
        if graph.places[number].kind in _CAN_BE_DEAD:
            yield number
            continue
        if graph.places[number].kind is Kind.MET:
            yield graph.numbers[graph.places[number].at]
        for way in graph.out[number]:
            if way.dest not in seen:
                seen.add(way.dest)
                waiting.append(way.dest)
