"""Checks what a proof hands out, apart from how it was found: small enough to be read and believed."""

from engine.guideline.graph import STANDS
from engine.guideline.names import level_of
from engine.proofs.hits import Certificate


def accepts(given: Certificate) -> bool:
    """Tell whether nothing leads out of what is said to be reached, and to be reached with the fact missing."""
    sight, graph, fact, starts = given.sight, given.sight.graph, given.fact, {*given.sight.graph.starts}
    reached, missing, late, track = given.reached, given.missing, given.late, [place.track for place in graph.places]
    needing = {n for n, own in enumerate(sight.marks) if (own | sight.final.get(n, 0)) & fact.needs}
    stands = {n for n in reached if graph.places[n].kind in STANDS}
    opened = {n: graph.anytime[level_of(graph.places[n].at)] for n in stands if graph.anytime}
    ways = [(a, b, got & fact.gives) for a, to in enumerate(sight.flow) for b, got in to]
    holds = starts <= reached and (fact.held or starts <= missing - needing)
    holds &= all(b in reached for a, b, _ in ways if a in reached) and {*opened.values()} <= reached
    for lacking in (missing, late, given.swayed):
        holds &= all(b in lacking and b not in needing for a, b, got in ways if a in lacking and not got)
    holds &= not fact.everywhere or {opened[n] for n in opened.keys() & (missing | late)} <= missing
    holds &= all(n in (missing if track[n] < 0 else late) for n in reached if sight.marks[n] & fact.takes)
    for block in graph.blocks:
        ends = {graph.tracks[one].ends for one in block.tracks}
        holds &= block.joined in reached or not ends <= reached
        holds &= block.joined in missing or not (ends <= missing or (ends <= reached and ends & late))
        for one in block.tracks:
            begins = {graph.tracks[one].begins} - {None}
            meets = {n for n in stands if track[n] == one} | begins <= given.swayed and not begins & needing
            holds &= meets or not any(track[n] in {*block.tracks} - {one} for n in stands & late)
    return bool(holds)
