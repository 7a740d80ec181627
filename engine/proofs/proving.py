"""Puts the proofs of one guideline together: flow first, then every path rule, in each variant of the guide."""

from collections.abc import Iterable, Iterator

from engine.guideline.graph import Graph, Kind
from engine.guideline.laying import graphs_of
from engine.guideline.model import Guideline
from engine.proofs.answers import unanswerable
from engine.proofs.dead import dead
from engine.proofs.endings import ended
from engine.proofs.facts import Fact, Marks, Sight, sight_of
from engine.proofs.flow import ending, endless, lines_of, unchosen
from engine.proofs.hits import WORST_FIRST, Certificate, Hit, Proofs, Weight
from engine.proofs.paths import path_of_hit
from engine.proofs.policy import facts_of
from engine.proofs.safety import untold
from engine.proofs.shielded import Shield
from engine.proofs.walk import Walk, alive, missing, reached, swayed

_ALIVE = (Kind.STEP, Kind.MET, Kind.RESTING)


def prove(guideline: Guideline) -> Proofs:
    """Prove a guideline whose names are resolved and in which every step has a way on."""
    shield = Shield(guideline)
    graphs = tuple(graphs_of(guideline, past=shield.passable))
    marks, facts = Marks(guideline), facts_of(guideline)
    hits: list[Hit] = [*unanswerable(guideline), *untold(guideline)]
    certificates: list[Certificate] = []
    met: set[str] = set()
    for graph in graphs:
        sight = sight_of(graph, marks)
        reach = reached(sight)
        there = [graph.places[place] for place in alive(sight, reach=reach)]
        met.update([place.at for place in there if place.kind in _ALIVE])
        hits += _of_flow(graph, reach, shield=shield)
        for fact in facts:
            found, certificate = _of_fact(sight, fact, reach=reach)
            hits += found
            certificates += certificate
    hits += dead(graphs, frozenset(met))
    return Proofs(_united(hits, order=graphs[0].numbers), tuple(certificates))


def _of_flow(graph: Graph, reach: Walk, *, shield: Shield) -> Iterator[Hit]:
    lines = lines_of(graph)
    can_end = ending(graph, lines)
    stuck = reach.everything - can_end
    bad = frozenset(place for place in stuck if graph.places[place].kind is not Kind.ANYTIME)
    yield from endless(graph, reach, bad=bad, lines=lines)
    yield from unchosen(graph, reach, bad=bad, lines=lines)
    if shield:
        yield from shield.stuck(graph, reach, can_end=can_end)


def _of_fact(sight: Sight, fact: Fact, *, reach: Walk) -> tuple[tuple[Hit, ...], tuple[Certificate, ...]]:
    """Return where a fact is needed and missing, or the certificate that it nowhere is.

    What hangs on that a case left a place without steps is not proved, and no fault: anything may be done there.
    """
    walk = missing(sight, fact, reach=reach, rests=False)
    tracks = tuple(swayed(walk))
    found = tuple(_hits(walk, tracks, fact=fact, weight=Weight(fact.severity)))
    if any(place in reach.dist for place in sight.resting):
        walk = missing(sight, fact, reach=reach, rests=True)
        tracks = tuple(swayed(walk))
        found = (*found, *_hits(walk, tracks, fact=fact, weight=Weight.ADVICE))
    return (found, ()) if found else ((), (_certified(walk, tracks, fact=fact),))


def _certified(walk: Walk, tracks: tuple[Walk, ...], *, fact: Fact) -> Certificate:
    places = frozenset([place for place in walk.dist if place < walk.late])
    late = frozenset(walk.plain(place) for place in walk.dist if place >= walk.late)
    swaying = frozenset(place for one in tracks for place in one.dist if walk.graph.places[place].track == one.track)
    return Certificate(walk.sight, fact, walk.reach.everything, missing=places, late=late, swayed=swaying)


def _hits(walk: Walk, tracks: tuple[Walk, ...], *, fact: Fact, weight: Weight) -> Iterator[Hit]:
    for one in (walk, *tracks):
        for place in one.hits:
            yield Hit(fact.rule, weight, one.graph.places[place].at, path_of_hit(one, place))
    if any(final & fact.needs for final in walk.sight.final.values()):
        for end in ended(walk):
            yield Hit(fact.rule, weight, walk.graph.places[end.place].at, end.path)


def _united(hits: Iterable[Hit], *, order: dict[str, int]) -> tuple[Hit, ...]:
    """Keep of each rule at each place the worst, and of those the one with the shortest way, in order."""
    best: dict[tuple[str, str], Hit] = {}
    for hit in hits:
        known = best.get((hit.rule, hit.at))
        if known is None or _rank(hit) < _rank(known):
            best[hit.rule, hit.at] = hit
    return tuple(sorted(best.values(), key=lambda hit: (hit.rule, order.get(hit.at, -1), hit.at)))


def _rank(hit: Hit) -> tuple[int, int]:
    return WORST_FIRST.index(hit.severity), len(hit.path)
