"""Checks what a proof hands out, apart from how it was found: small enough to be read and believed."""

from engine.guideline.graph import Kind
from engine.guideline.names import level_of
from engine.proofs.hits import Certificate

_STANDS = (Kind.STEP, Kind.RESTING, Kind.FINISHED)


def accepts(given: Certificate) -> bool:
    """Tell whether nothing leads out of what is said to be reached, and to be reached with the fact missing."""
    sight, fact, reached, missing, late = given.sight, given.fact, given.reached, given.missing, given.late
    graph, starts = sight.graph, set(sight.graph.starts)
    final = {n for n, needs in sight.final.items() if needs & fact.needs}
    needing = final | {n for n, own in enumerate(sight.marks) if own & fact.needs}
    track, stands = [p.track for p in graph.places], {n for n in reached if graph.places[n].kind in _STANDS}
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
        for one in block.tracks if block.step in reached else ():
            if any(track[n] in block.tracks and track[n] != one for n in stands & late):
                holds &= {graph.tracks[one].begins} <= given.swayed - needing | {None}
                holds &= {n for n in stands if track[n] == one} <= given.swayed
    return bool(holds)
