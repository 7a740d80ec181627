"""A sketch as text for Graphviz: a cluster for each level, a box for each step, and an edge for each way."""

from collections.abc import Iterator

from engine.application.sketch import Column, Mark, Sketch
from engine.exporters.drawing.arrows import arrows

_MARKED = {Mark.HERE: "rounded,bold", Mark.DONE: "rounded", Mark.LEFT_OUT: "rounded,dashed"}


def dot(sketch: Sketch) -> str:
    """Return a sketch in the language of Graphviz."""
    return "\n".join((*_lines(sketch), ""))


def _lines(sketch: Sketch) -> Iterator[str]:
    yield f"digraph {_quoted(sketch.title)} {{"
    yield f"  graph [label={_quoted(sketch.title, sketch.under)}, labelloc=t, rankdir=TB, fontname=Helvetica];"
    yield '  node [shape=box, style="rounded", fontname=Helvetica];'
    yield "  edge [fontname=Helvetica, fontsize=11];"
    for place, rule in enumerate(sketch.rules):
        yield f"  r{place} [label={_quoted(rule.title, rule.text)}, shape=note, style=solid];"
    for column in sketch.columns:
        yield from _cluster(column)
    for key, title in sketch.endings:
        yield f"  {key} [label={_quoted(title)}, shape=oval, style=dashed];"
    for arrow in arrows(sketch):
        told = (f"label={_quoted(arrow.words)}" if arrow.words else "", "style=dashed" if arrow.ends else "")
        said = ", ".join(part for part in told if part)
        yield f"  {arrow.source} -> {arrow.target}{f' [{said}]' if said else ''};"
    yield "}"


def _cluster(column: Column) -> Iterator[str]:
    yield f"  subgraph cluster_{column.key} {{"
    yield f"    label={_quoted(column.name, column.title)};"
    if not column.cards:
        style = _MARKED[Mark.HERE] if column.mark is Mark.HERE else _MARKED[Mark.LEFT_OUT]
        yield f'    {column.key} [label={_quoted(column.mark_word, *column.rest)}, style="{style}"];'
    for card in column.every_card:
        label = _quoted(f"{card.number} {card.title}", card.about, *card.facts, card.limit, card.mark_word)
        style = f', style="{_MARKED[card.mark]}"' if card.mark else ""
        yield f"    {card.key} [label={label}{style}];"
    yield "  }"


def _quoted(*parts: str) -> str:
    """Return words as a quoted text, each part on a line of its own; no sign in them means anything to Graphviz."""
    joined = "\\n".join(_escaped(" ".join(part.split())) for part in parts if part)
    return f'"{joined}"'


def _escaped(text: str) -> str:
    """Return words as they are read: Graphviz takes `&lt;` for a sign, as a browser does."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
