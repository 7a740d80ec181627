"""Lays the flow of a guide as a workflow net: what the check of another program reads, as JSON.

A place of the graph is a place of the net, a way is a transition; tracks that stand beside each other are split by one
transition and joined by another. Tokens come in at `start` and go out at `end`.
"""

import json

from engine.guideline.graph import Graph, Kind
from engine.guideline.laying import graphs_of
from engine.guideline.model import Guideline

START, END = "start", "end"
Transition = tuple[list[str], list[str]]


def net_of(guideline: Guideline) -> str:
    """Return the net of a guide without variants, with every place that a transition names."""
    (graph,) = graphs_of(guideline)
    return json.dumps({"start": START, "end": END, "transitions": list(_transitions(graph))})


def _transitions(graph: Graph) -> list[Transition]:
    found: list[Transition] = [([START], [_name(start)]) for start in graph.starts]
    for number, place in enumerate(graph.places):
        block = graph.block_at.get(number)
        if block:
            tracks = [graph.tracks[track] for track in block.tracks]
            found.append(([_name(number)], [_name(one.begins) for one in tracks if one.begins is not None]))
            found.append(([_name(one.ends) for one in tracks], [_name(block.joined)]))
        elif place.kind is Kind.ENDING:
            found.append(([_name(number)], [END]))
        else:
            found += [([_name(number)], [_name(edge.dest)]) for edge in graph.out[number]]
    return found


def _name(place: int) -> str:
    return f"p{place}"
