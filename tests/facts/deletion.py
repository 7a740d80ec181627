"""Deletes one node from a guideline's text, found by its path: what a fact stands on must be missed when it is gone.

A path is keys from the root joined by `/`. An item of a list is named by its text, or by the first value written in
it: the level's number, the step's title, the role. `nivåer/0/steg/Oppmerksomhet/verktøy/observasjonsskjema`. Where
several are called the same, `Veien videre[2]` is the second of them. An item that begins with a list has no name of
its own: `[1]`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.diagnostics import Position
from engine.language.nodes import read
from engine.language.tree import Mapping, Node, Scalar, Sequence

INFERRED = ("tolket", "tolka")
_COUNTED = re.compile(r"(.*)\[([0-9]+)\]")


class NoSuchNodeError(LookupError):
    """The file has nothing at a path, or more than one thing."""


@dataclass(frozen=True, slots=True)
class _Child:
    """An entry or an item: what it is called, where it begins, and its value. `siblings` are all of its parent."""

    name: str
    start: Position
    value: Node


@dataclass(frozen=True, slots=True)
class _Found:
    """A child among its siblings; `above` is the path to them, `flow` tells that they are written in brackets."""

    above: tuple[str, ...]
    siblings: tuple[_Child, ...]
    place: int
    flow: bool

    @property
    def child(self) -> _Child:
        return self.siblings[self.place]

    @property
    def after(self) -> _Child | None:
        return self.siblings[self.place + 1] if self.place + 1 < len(self.siblings) else None


def without(data: bytes, path: str) -> bytes:
    """Return the file without the node at a path.

    A list that is left empty goes too, since YAML has no empty block, and so does the mark which says that a reader
    inferred what is gone. Raises `NoSuchNodeError`.
    """
    reading = read(data, file="guide.yaml")
    if reading.root is None:
        message = "the file cannot be read"
        raise ValueError(message)
    chain = _chain(reading.root, path.split("/"))
    if chain is None:
        raise NoSuchNodeError(path)
    gone = _pruned(chain)
    text = reading.text
    for start, end in sorted({_stretch(one, text) for one in (gone, *_mark(reading.root, gone))}, reverse=True):
        text = text[:start] + text[end:]
    return text.encode()


def _pruned(chain: list[_Found]) -> _Found:
    """The last of the chain, or what holds nothing besides it."""
    return next((found for found in reversed(chain) if len(found.siblings) > 1), chain[0])


def _mark(root: Node, gone: _Found) -> Iterator[_Found]:
    """The mark of what is gone, where it has one."""
    for word in INFERRED:
        chain = _chain(root, [*gone.above, word, gone.child.name])
        if chain:
            yield _pruned(chain)


def _chain(root: Node, path: list[str]) -> list[_Found] | None:
    """Follow a path from the root; None where it leads nowhere, or to more than one node."""
    chain: list[_Found] = []
    node = root
    for depth, name in enumerate(path):
        siblings = _children(node)
        place = _place(siblings, name)
        if place is None:
            return None
        flow = not isinstance(node, Scalar) and node.flow
        chain.append(_Found(tuple(path[:depth]), siblings, place, flow))
        node = chain[-1].child.value
    return chain


def _place(siblings: tuple[_Child, ...], name: str) -> int | None:
    """The only one of this name, or the one that is counted."""
    counted = _COUNTED.fullmatch(name)
    called, number = (counted[1], int(counted[2])) if counted else (name, None)
    places = [place for place, child in enumerate(siblings) if child.name == called]
    if number is None:
        return places[0] if len(places) == 1 else None
    return places[number - 1] if 0 < number <= len(places) else None


def _children(node: Node) -> tuple[_Child, ...]:
    match node:
        case Mapping():
            return tuple(_Child(key.text, key.span.start, value) for key, value in node.entries)
        case Sequence():
            return tuple(_Child(_called(item), item.span.start, item) for item in node.items)
        case Scalar():
            return ()


def _called(item: Node) -> str:
    if isinstance(item, Mapping):
        item = item.entries[0][1]
    return item.text if isinstance(item, Scalar) else ""


def _stretch(found: _Found, text: str) -> tuple[int, int]:
    """Return the offsets of what goes: whole lines where it has its own, else up to the next sibling."""
    start, end = _offset(found.child.start, text), _offset(found.child.value.span.end, text)
    line = text.rindex("\n", 0, start) + 1
    if found.flow:
        return _in_brackets(found, start, end=end, text=text)
    if not found.after:
        return line, text.find("\n", end) + 1 or len(text)
    after = _offset(found.after.start, text)
    shares_line = bool(text[line:start].strip())
    return (start, after) if shares_line else (line, text.rindex("\n", 0, after) + 1)


def _in_brackets(found: _Found, start: int, *, end: int, text: str) -> tuple[int, int]:
    """One of the commas goes along."""
    if found.after:
        return start, _offset(found.after.start, text)
    return _offset(found.siblings[found.place - 1].value.span.end, text), end


def _offset(position: Position, text: str) -> int:
    line = 0
    for _ in range(position.line - 1):
        line = text.index("\n", line) + 1
    return line + position.column - 1
