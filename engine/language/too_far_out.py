"""Owns lines that stand as far in as the word that they belong under: that word is then empty, and they fit nowhere."""

from typing import NamedTuple

from engine.diagnostics import Diagnostic, fault
from engine.language.suggest import shown
from engine.language.tree import Mapping, Node, Scalar


class TooFarOut(NamedTuple):
    """The word that is empty, and the words after it that are not of this part."""

    owner: Scalar
    lines: tuple[Scalar, ...]

    def told(self) -> Diagnostic:
        """Tell it once, at the first of the lines."""
        first = self.lines[0]
        return fault("Y14", "stands-too-far-out", first.span, text=shown(first.text), key=shown(self.owner.text))


def too_far_out(node: Node, properties: dict[str, dict[str, object]]) -> TooFarOut | None:
    """Return the lines of a part that the word over them seems to have lost; `properties` is what the part may hold."""
    entries = node.entries if isinstance(node, Mapping) else ()
    for place, (key, value) in enumerate(entries):
        if _is_empty(value) and _holds_lines(properties.get(key.text)):
            lines = _strange(entries[place + 1 :], properties)
            if lines:
                return TooFarOut(key, lines)
    return None


def _strange(entries: tuple[tuple[Scalar, Node], ...], properties: dict[str, dict[str, object]]) -> tuple[Scalar, ...]:
    lines: list[Scalar] = []
    for key, _ in entries:
        if key.text in properties:
            break
        lines.append(key)
    return tuple(lines)


def _is_empty(value: Node) -> bool:
    return isinstance(value, Scalar) and not value.quoted and not value.text


def _holds_lines(described: dict[str, object] | None) -> bool:
    kinds = (described or {}).get("type", ())
    return "object" in ((kinds,) if isinstance(kinds, str) else tuple(kinds) if isinstance(kinds, list) else ())
