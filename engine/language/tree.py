"""Owns the shape of what was read: texts, lists and keyed entries, each with its place."""

from collections.abc import Iterable
from typing import TypeAlias, assert_never

from engine.diagnostics import Span
from engine.values import Struct


class Scalar(Struct, frozen=True, gc=False):
    """One text, as it was written: `0301`, `nei` and dates stay text. A key's text is NFC."""

    text: str
    span: Span
    quoted: bool = False


class Sequence(Struct, frozen=True):
    """A list, in the order of the file; `flow` when written in brackets."""

    items: tuple["Node", ...]
    span: Span
    flow: bool = False


class Mapping(Struct, frozen=True):
    """Keys with values, in the order of the file; a doubled key is kept, and the first one answers."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    span: Span
    flow: bool = False

    def get(self, key: str) -> "Node | None":
        """The value of a key, or None."""
        for name, value in self.entries:
            if name.text == key:
                return value
        return None

    def key(self, key: str) -> Scalar | None:
        """The key itself as it was written, with its place, or None."""
        for name, _ in self.entries:
            if name.text == key:
                return name
        return None

    def keys(self) -> tuple[str, ...]:
        """The keys' texts in the order of the file."""
        return tuple(name.text for name, _ in self.entries)


Node = Scalar | Sequence | Mapping
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"


def plain(node: Node) -> Plain:
    """The node as nested dicts, lists and texts, for a structural check."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return _keyed(node)
        case _:
            assert_never(node)


def at(root: Node, path: Iterable[str | int]) -> Node:
    """The node at a path of keys and indexes; LookupError when there is none."""
    node = root
    for step in path:
        node = _child(node, step)
    return node


def key_at(root: Node, path: Iterable[str | int]) -> Scalar:
    """The key that the path ends in, with its place; LookupError when there is none."""
    *above, last = path
    parent = at(root, above)
    key = parent.key(last) if isinstance(parent, Mapping) and isinstance(last, str) else None
    if key is None:
        raise LookupError(last)
    return key


def _keyed(node: Mapping) -> dict[str, Plain]:
    result: dict[str, Plain] = {}
    for key, value in node.entries:
        if key.text not in result:
            result[key.text] = plain(value)
    return result


def _child(node: Node, step: str | int) -> Node:
    match node, step:
        case Sequence(), int():
            return node.items[step]
        case Mapping(), str():
            value = node.get(step)
            if value is not None:
                return value
        case _:
            pass
    raise LookupError(step)
