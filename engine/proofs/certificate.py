"""Checks what a proof hands out, apart from how it was found: small enough to be read and believed."""

from engine.guideline.graph import Kind
from engine.guideline.names import level_of
from engine.proofs.facts import Mark, bits
from engine.proofs.hits import Certificate


def accepts(given: Certificate) -> bool:
    """Tell whether nothing leads out of what is said to be reached, and to be reached with the fact missing."""
    graph, fact, marks = given.sight.graph, given.fact, given.sight.marks
    reached, missing, late, places = given.reached, given.missing, given.late, graph.places
    ways = [(a, b, bool(got & fact.gives)) for a, to in enumerate(given.sight.flow) for b, got in to]
    main = {n for n, p in enumerate(places) if p.track < 0 and p.kind in (Kind.STEP, Kind.RESTING)}
    opened = {n: graph.anytime[level_of(p.at)] for n, p in enumerate(places) if graph.anytime and n in main}
    takers = {n for n in reached if marks[n] & fact.takes}
    needing = {n for n in reached if marks[n] & fact.needs}
    final = {n for n, p in enumerate(places) if p.kind is Kind.ENDING and fact.needs & bits(Mark.ENDS)}
    lacking, starts = missing | late, set(graph.starts)
    holds = starts <= reached and (fact.held or starts <= missing - needing)
    holds &= not any(b in needing | final for a, b, got in ways if a in lacking and not got)
    holds &= all(b in reached for a, b, _ in ways if a in reached)
    holds &= all(b in missing for a, b, got in ways if a in missing and not got)
    holds &= all(b in late for a, b, got in ways if a in late and not got)
    holds &= all(b in reached for a, b in opened.items() if a in reached)
    for block in graph.blocks:
        ends = {graph.tracks[track].ends for track in block.tracks}
        inside = {n: places[n].track for n in reached if places[n].track in block.tracks}
        takes = {inside[n] for n in takers & set(inside)}
        holds &= not ends <= reached or block.joined in reached
        holds &= not (ends <= missing or (ends <= reached and ends & late)) or block.joined in missing
        holds &= not any(takes - {inside[n]} for n in needing & set(inside))
        if fact.everywhere and graph.anytime and lacking & set(inside):
            holds &= opened[block.step] in missing
    if fact.everywhere:
        holds &= all(b in missing for a, b in opened.items() if a in missing)
    holds &= all(n in (late if places[n].track >= 0 else missing) for n in takers)
    return bool(holds)
