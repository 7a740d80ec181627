"""Draws a sketch of a guide: as an SVG picture of its own layout, or as text for Graphviz or Mermaid."""

from engine.application.sketch import Sketch
from engine.exporters.drawing.dot import dot
from engine.exporters.drawing.mermaid import mermaid
from engine.exporters.drawing.svg import draw

_KINDS = {"svg": draw, "dot": dot, "mermaid": mermaid}


def drawn(sketch: Sketch, kind: str) -> str:
    """Return a sketch drawn in one of the kinds: `svg`, `dot` or `mermaid`."""
    return _KINDS[kind](sketch)
