"""Proves the flow: from each step that is reached the case can end, and a choice of somebody leads out of each loop.

An exception is no way of the guide, and nothing that is open everywhere (a report, a withdrawal) counts as an end.
"""

from collections.abc import Callable, Collection, Iterable, Iterator

from engine.guideline.graph import Edge, Graph, Kind
from engine.guideline.names import track_of
from engine.proofs.classes import bottom_classes
from engine.proofs.hits import Hit, Weight
from engine.proofs.paths import path_to
from engine.proofs.walk import Walk

ON = (Kind.STEP, Kind.MET)
_ENDS = (Kind.ENDING, Kind.FINISHED, Kind.RESTING)

Lines = list[tuple[int, ...]]
"""Where the ways of each place lead. Those of a parallel step lead on from behind it, past its tracks."""


def lines_of(graph: Graph, *, is_open: Callable[[int, Edge], bool] | None = None) -> Lines:
    """Return where each place leads; with `is_open` only by the ways that it lets through."""
    if is_open is None:
        found = [tuple([way.dest for way in ways]) for ways in graph.out]
    else:
        found = [tuple([way.dest for way in ways if is_open(here, way)]) for here, ways in enumerate(graph.out)]
    for place in graph.anytime.values():
        found[place] = ()
    for block in graph.blocks:
        found[block.step] = (block.joined,)
    return found


def ending(graph: Graph, lines: Lines, *, past: Collection[int] = ()) -> set[int]:
    """Return the places from which there is a way to an ending, or in a track to the end of the track.

    A parallel step has no way on unless each of its tracks can be gone through, or it is one that can be gone past.
    """
    ends = {number for number, place in enumerate(graph.places) if place.kind in _ENDS}
    if not graph.blocks and len(straight := _straight(ends, lines)) == len(lines):
        return straight
    back = _back(lines)
    found = _leading(ends, back, never=())
    blocked = {
        block.step for block in graph.blocks if block.step not in past and not closes(graph, block.step, good=found)
    }
    return _leading(ends, back, never=blocked) if blocked else found


def _straight(ends: Iterable[int], lines: Lines) -> set[int]:
    """Return the places from which an end is come to without going back in the guide: nearly always all there are."""
    found = set(ends)
    for here in range(len(lines) - 1, -1, -1):
        if not found.isdisjoint(lines[here]):
            found.add(here)
    return found


def closes(graph: Graph, step: int, *, good: Collection[int]) -> bool:
    """Tell whether each track of a parallel step begins at a place from which its end is come to."""
    begins = (graph.tracks[track].begins for track in graph.block_at[step].tracks)
    return all(place is not None and place in good for place in begins)


def _back(lines: Lines) -> list[list[int]]:
    back: list[list[int]] = [[] for _ in lines]
    for here, dests in enumerate(lines):
        for dest in dests:
            back[dest].append(here)
    return back


def _leading(ends: Iterable[int], back: list[list[int]], *, never: Collection[int]) -> set[int]:
    found, waiting = set(ends), list(ends)
    while waiting:
        for here in back[waiting.pop()]:
            if here not in found and here not in never:
                found.add(here)
                waiting.append(here)
    return found


def told(graph: Graph, bad: Collection[int], *, lines: Lines, past: Collection[int] = ()) -> Iterator[tuple[int, ...]]:
    """Give each class of bad places that leads to no other, but no parallel step that only has a bad track.

    One that can be gone `past` does not wait for its tracks.
    """
    for found in bottom_classes(bad, lambda here: lines[here]):
        block = graph.block_at.get(found[0])
        if block is None or block.step in past or not any(graph.tracks[track].begins in bad for track in block.tracks):
            yield found


def endless(graph: Graph, reach: Walk, *, bad: frozenset[int], lines: Lines) -> Iterator[Hit]:
    """Tell what has no way to an ending (G19), once for each class of places."""
    for found in told(graph, bad, lines=lines):
        first = first_step(graph, found)
        at = graph.places[first].at
        detail = (("track", track_of(at)),) if graph.places[first].track >= 0 else ()
        path, last = path_to(reach, _entered(graph, first)), _last_asked(graph, found)
        mend = path_to(reach, _entered(graph, last)) if graph.places[last].at != at else ()
        yield Hit("G19", Weight.ERROR, at, path, detail, mend)


def _last_asked(graph: Graph, places: tuple[int, ...]) -> int:
    """Return the last of some places where somebody chooses the way on, in the order of the guide; else the last."""
    stood = [place for place in places if graph.places[place].kind in (Kind.STEP, Kind.JOINED)] or [*places]
    asked = [place for place in stood if (step := graph.places[place].step) is not None and step.answers]
    return max(asked or stood, key=lambda number: (graph.numbers.get(graph.places[number].at, -1), number))


def _entered(graph: Graph, place: int) -> int:
    """Return where a place is entered: for one behind the tracks of a parallel step, that step."""
    return graph.numbers[graph.places[place].at] if graph.places[place].kind is Kind.JOINED else place


def first_step(graph: Graph, places: tuple[int, ...]) -> int:
    """Return the first of some places in the order of the guide: of those entered, else of those arrived at."""
    entered = [place for place in places if graph.places[place].kind in ON]
    return min(entered or places, key=lambda number: (graph.numbers.get(graph.places[number].at, -1), number))


# ---------------------------------------------------------------- loops


def unchosen(graph: Graph, reach: Walk, *, bad: frozenset[int], lines: Lines) -> Iterator[Hit]:
    """Tell each loop that no choice of anybody leads out of (G20): none, where no fact decides anything."""
    if not _hangs_on_facts(graph):
        return
    sure = _sure(graph, bad)
    waiting = {block.step for block in graph.blocks if not closes(graph, block.step, good=sure)}
    sure = _sure(graph, bad | waiting) if waiting else sure  # their tracks are told
    unsure = [place for place in reach.dist if place not in sure]
    for found in bottom_classes(unsure, lambda here: lines[here]):
        first = first_step(graph, found)
        yield Hit("G20", Weight.WARNING, graph.places[first].at, path_to(reach, first))


def _hangs_on_facts(graph: Graph) -> bool:
    steps = [place.step for place in graph.places[: len(graph.numbers)]]
    if any(answer.guards for step in steps if step and step.answers for answer in step.answers):
        return True
    return any(step.guards for step in steps if step and step.guards)


def _sure(graph: Graph, bad: frozenset[int]) -> set[int]:
    """Return the places from which somebody can choose the way to an ending, however the facts turn out."""
    chosen = [_chosen(graph, here) for here in range(len(graph.places))]
    back = _back([dests for dests, _ in chosen])
    left = [needed for _, needed in chosen]
    always = (*_ENDS, Kind.ANYTIME)
    waiting = [number for number, place in enumerate(graph.places) if place.kind in always or number in bad]
    sure = set(waiting)
    while waiting:
        for here in back[waiting.pop()]:
            left[here] -= 1
            if left[here] <= 0 and here not in sure:
                sure.add(here)
                waiting.append(here)
    return sure


def _chosen(graph: Graph, here: int) -> tuple[tuple[int, ...], int]:
    """Return the ways that count at a place, and of how many of them somebody must be sure."""
    place, ways = graph.places[here], graph.out[here]
    if here in graph.block_at:
        return (graph.block_at[here].joined,), 1
    if place.kind is Kind.ARRIVING and place.step:
        if not place.step.guards:
            return tuple(way.dest for way in ways), 1
        past = [way for way in ways if way.left_out] if place.step.optional else []
        facts = tuple(way.dest for way in past or ways)
        return facts, len(facts)
    free = tuple(way.dest for way in ways if not way.guarded)
    return (free, 1) if free else (tuple(way.dest for way in ways), len(ways))
