"""Finds where a case is ended with a fact missing: at the step, or the place without steps, that it is left from."""

from collections.abc import Iterator

from engine.guideline.graph import Kind
from engine.proofs.hits import Hop
from engine.proofs.paths import hops_on
from engine.proofs.walk import Walk
from engine.values import Struct


class Ended(Struct, frozen=True):
    """A place that a case is left from for an ending, and the way there."""

    place: int
    path: tuple[Hop, ...]


def ended(walk: Walk) -> Iterator[Ended]:
    """Give each place from which a walk comes to an ending that needs the fact, without it being given.

    A case may end where it begins: its first step can be left out, and lead to an ending.
    """
    nearest = _nearest(walk)
    for here in sorted(place for place in walk.dist if place < walk.late):
        kind = walk.graph.places[here].kind
        if kind is Kind.ARRIVING or (kind is Kind.RESTING and not walk.rests):
            continue
        for way, (dest, given) in enumerate(walk.sight.flow[here]):
            if not given & walk.gives and dest in nearest:
                yield Ended(here, (*hops_on(walk, here, way=way), Hop(nearest[dest])))
                break
    if walk.fact and not walk.fact.held:
        yield from (Ended(here, (Hop(nearest[here]),)) for here in walk.graph.starts if here in nearest)


def _nearest(walk: Walk) -> dict[int, str]:
    """Return an ending in need that each place of arriving leads to without giving the fact, and each itself."""
    places = walk.graph.places
    back: dict[int, list[int]] = {}
    for here in walk.sight.arriving:
        for dest, given in walk.sight.flow[here]:
            if not given & walk.gives:
                back.setdefault(dest, []).append(here)
    found = {here: places[here].at for here, final in walk.sight.final.items() if final & walk.needs}
    waiting = list(found)
    while waiting:
        dest = waiting.pop()
        for here in back.get(dest, ()):
            if here not in found:
                found[here] = found[dest]
                waiting.append(here)
    return found
