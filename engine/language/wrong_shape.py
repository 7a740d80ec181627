"""Owns how a text, a list or lines with names is told where another shape was wanted, and how a line is drawn."""

import re

from engine.diagnostics import Diagnostic, Span, fault
from engine.language.schema import Violation
from engine.language.slot import Form
from engine.language.suggest import shown
from engine.language.tree import Mapping, Node, Scalar, Sequence

_SPLITS = set(",:[]{}")
"""What ends a text inside brackets, where it has no quotation marks."""
_ARROW = re.compile(r"\s*(?:→|⇒|[-–=]+>).*", re.DOTALL)
"""What some write between an answer and where it leads, instead of a colon."""


def wrong_shape(violation: Violation, node: Node, *, key: str, place: Span) -> Diagnostic:
    """Tell a value of another shape than its key takes; `place` is where the value is, or its key."""
    message = _message(violation)
    if message == "list-not-parts" and isinstance(node, Sequence):
        return _listed(node, key=key, schema=violation.schema)
    if isinstance(node, Mapping | Sequence) and node.flow and not message.startswith("item-"):
        place = node.span
    elif message == "parts-not-list":
        place = first_span(node)
    if message == "list-not-text" and violation.schema.get("$comment") == Form.PAIRS.value:
        message = "bare-list-not-parts"  # names with a word each, or `ikke oppgitt`
    return fault("S03", message, place, key=key, example=drawn(key, violation.schema))


def first_span(node: Node) -> Span:
    """Return a short place for a node: its first key or item, or the text itself."""
    match node:
        case Mapping(entries=((key, _), *_)):
            return key.span
        case Sequence(items=(item, *_)):
            return first_span(item)
        case _:
            return node.span


def drawn(name: str, schema: dict[str, object]) -> str:
    """Return a whole line with this key, as the word table writes its example."""
    return f"{name}: {_flow(_first_example(schema))}"


def missing_line(name: str, schema: dict[str, object]) -> str:
    """Return the line that is missing from a part, with a value where one short text would do."""
    properties = schema.get("properties")
    described = properties.get(name) if isinstance(properties, dict) else None
    first = _first_example(described if isinstance(described, dict) else {})
    return f"{name}: {first}" if isinstance(first, str) else f"{name}:"


def _message(violation: Violation) -> str:
    kinds = violation.schema.get("type", "string")
    wanted = {kinds} if isinstance(kinds, str) else set(kinds)
    written = "list" if isinstance(violation.instance, list) else "parts"
    written = "text" if isinstance(violation.instance, str) else written
    inside = "item-" if violation.path and isinstance(violation.path[-1], int) else ""
    if wanted == {"object"}:
        return f"{inside}{written}-not-parts"
    if "string" in wanted:
        return f"{inside}{written}-not-text"
    return f"{inside}{written}-not-list"


def _listed(node: Sequence, *, key: str, schema: dict[str, object]) -> Diagnostic:
    """Tell a list of names, as the answers of a decision, at its first dash: the dashes are wrong, or more is."""
    first = node.items[0]
    name, place = _name(first), Span(node.span.file, node.span.start, first_span(first).end)
    if node.flow or not name.strip():
        place = node.span if node.flow else place
        return fault("S03", "bare-list-not-parts", place, key=key, example=drawn(key, schema))
    message = "dashes-not-parts" if all(map(_is_named, node.items)) else "list-not-parts"
    return fault("S03", message, place, key=key, text=shown(name))


def _is_named(item: Node) -> bool:
    """Tell whether a point of a list has the name, the colon and the content that it would have without a dash."""
    return isinstance(item, Mapping) and not item.flow and len(item.entries) == 1


def _name(item: Node) -> str:
    """Return the name that a point of a list was meant to have; in `- id: barn` with more under it that is `barn`."""
    match item:
        case Mapping(entries=((_, Scalar(text=text)), _, *_)) if text.strip():
            return text
        case Mapping(entries=((key, _), *_)):
            return key.text
        case Sequence(items=(first, *_)):
            return _name(first)
        case Scalar():
            return _ARROW.sub("", item.text)
        case _:
            return ""


def _first_example(schema: dict[str, object]) -> object:
    examples = schema.get("examples")
    return examples[0] if isinstance(examples, list) and examples else None


def _flow(example: object) -> str:
    match example:
        case dict():
            return "{" + ", ".join(f"{name}: {_flow(value)}" for name, value in example.items()) + "}"
        case list():
            return "[" + ", ".join(map(_flow, example)) + "]"
        case None:
            return "…"
        case _:
            return f'"{example}"' if set(str(example)) & _SPLITS else str(example)
