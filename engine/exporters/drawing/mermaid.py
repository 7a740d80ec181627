"""A sketch as Mermaid text: a group for each level, a box for each step, and an arrow for each way."""

from collections.abc import Iterator

from engine.application.sketch import Column, Mark, Sketch
from engine.exporters.drawing.arrows import arrows

_PLAIN = frozenset(" .,:–—-!?/'()«»„“”…·→←↑↓↺■●✓")
_CLASSES = (
    "  classDef here stroke-width:4px",
    "  classDef done stroke-width:2px",
    "  classDef leftout stroke-dasharray:5 4",
    "  classDef ending stroke-dasharray:5 4",
)


def mermaid(sketch: Sketch) -> str:
    """Return a sketch as a Mermaid flowchart."""
    return "\n".join((*_lines(sketch), ""))


def _lines(sketch: Sketch) -> Iterator[str]:
    yield "flowchart TB"
    yield f"  accTitle: {_escaped(sketch.title)}"
    yield f"  accDescr: {_escaped(sketch.description)}"
    for place, rule in enumerate(sketch.rules):
        yield f"  r{place}[{_quoted(rule.title, rule.text)}]"
    for column in sketch.columns:
        yield from _group(column)
    for key, title in sketch.endings:
        yield f"  {key}([{_quoted(title)}]):::ending"
    for arrow in arrows(sketch):
        words = f"|{_quoted(arrow.words)}|" if arrow.words else ""
        yield f"  {arrow.source} {'-.->' if arrow.ends else '-->'}{words} {arrow.target}"
    yield from _CLASSES


def _group(column: Column) -> Iterator[str]:
    yield f"  subgraph g{column.key} [{_quoted(column.name, column.title)}]"
    if not column.cards:
        yield f"    {column.key}([{_quoted(column.mark_word, *column.rest)}]){_class(column.mark)}"
    for card in column.every_card:
        words = _quoted(f"{card.number} {card.title}", card.about, *card.facts, card.limit, card.mark_word)
        yield f"    {card.key}[{words}]{_class(card.mark)}"
    yield "  end"


def _class(mark: Mark | None) -> str:
    return f":::{mark.value.replace('-', '')}" if mark else ""


def _quoted(*parts: str) -> str:
    """Return words as a quoted text, each part on a line of its own."""
    joined = "<br/>".join(_escaped(part) for part in parts if part)
    return f'"{joined}"'


def _escaped(text: str) -> str:
    """Return words in which no sign means anything to Mermaid: all but letters, digits and common marks by number."""
    spaced = " ".join(text.split())
    return "".join(sign if sign.isalnum() or sign in _PLAIN else f"#{ord(sign)};" for sign in spaced)
