"""Every key of every part, given something of a kind that it cannot have: one finding, at the key or below it."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from engine.diagnostics import Position
from engine.guideline.vocabulary import Language
from engine.language.nodes import read
from engine.language.schema import file_name, violations
from engine.language.shape import GUIDE, SHAPES, Form, Shape, Slot
from engine.language.structure import Structure
from engine.language.terms import key
from engine.language.tree import Mapping, Node, Scalar, Sequence, plain
from engine.values import replace

HERE = Path(__file__).parent
SCHEMAS = {language: (HERE.parents[1] / "schemas" / file_name(language)).read_bytes() for language in Language}
NAMED_FREELY = {Form.ENTRIES, Form.ANSWERS}
PARTS_OR_TEXTS = {Form.PEOPLE, Form.DEMANDS}
FREE_LINES = {Form.GUARD, Form.PAIRS, Form.WORD_PAIRS, Form.CHOICES}
LINES = {Form.DEADLINE, Form.MINUTES, Form.PARTS, Form.ENTRIES} | FREE_LINES
OF_A_BASE = {("guide", "builds_on"), ("guide", "changes"), ("level", "locked"), ("step", "locked")}
"""What only guides with a base are about; a guide without one would have nothing to show for it."""


class Spoiled(NamedTuple):
    """A guide in which one value is of the wrong kind, with the slot it stands in and where that begins."""

    root: Mapping
    shape: Shape
    slot: Slot
    starts: frozenset[Position]


def spoil(node: Mapping, shape: Shape, *, language: Language) -> Iterator[Spoiled]:
    """The part with each of its values spoiled in turn, however deep."""
    slots = {key(slot.name, language): slot for slot in shape.slots}
    for place, (name, value) in enumerate(node.entries):
        slot = slots[name.text]
        wrong = of_wrong_kind(value, slot)
        starts = frozenset({name.span.start, value.span.start})
        yield Spoiled(named(node, place, wrong), shape, slot, starts)
        for deeper, inner in spoil_below(value, slot, language=language):
            yield deeper._replace(root=named(node, place, inner))


def spoil_below(value: Node, slot: Slot, *, language: Language) -> Iterator[tuple[Spoiled, Node]]:
    """The value after a key with what is below it spoiled, where it holds parts of a shape."""
    if slot.shape is None:
        return
    if isinstance(value, Mapping) and slot.form not in NAMED_FREELY:
        for spoiled in spoil(value, slot.shape, language=language):
            yield spoiled, spoiled.root
        return
    for place, part in parts_of(value):
        for spoiled in spoil(part, slot.shape, language=language):
            yield spoiled, put(value, place, spoiled.root)


def parts_of(value: Node) -> Iterator[tuple[int, Mapping]]:
    """The parts in a list, or behind names of their own, each with its place."""
    match value:
        case Sequence():
            inner: tuple[Node, ...] = value.items
        case Mapping():
            inner = tuple(part for _, part in value.entries)
        case _:
            inner = ()
    yield from ((place, part) for place, part in enumerate(inner) if isinstance(part, Mapping))


def of_wrong_kind(value: Node, slot: Slot) -> Node:
    """A value that the slot cannot have: a list in a list, a list, or lines with names."""
    text = Scalar("noe", value.span)
    if slot.form in PARTS_OR_TEXTS:
        return Sequence((Sequence((text,), value.span),), value.span)
    if slot.form is Form.ANSWERS:
        return text
    return Sequence((text,), value.span) if slot.form in LINES else Mapping(((text, text),), value.span)


def named(node: Mapping, place: int, value: Node) -> Mapping:
    name = node.entries[place][0]
    return replace(node, entries=(*node.entries[:place], (name, value), *node.entries[place + 1 :]))


def put(node: Node, place: int, value: Node) -> Node:
    if isinstance(node, Sequence):
        return replace(node, items=(*node.items[:place], value, *node.items[place + 1 :]))
    return named(node, place, value) if isinstance(node, Mapping) else node


@cache
def spoiled(language: Language) -> tuple[Spoiled, ...]:
    root = read((HERE / "ok" / f"every_key_{language}.yaml").read_bytes(), file="x").root
    assert isinstance(root, Mapping)
    return tuple(spoil(root, GUIDE, language=language))


@pytest.mark.parametrize("language", Language)
def test_a_value_of_the_wrong_kind_is_told_once_and_where_it_stands(language: Language) -> None:
    wrong = []
    for case in spoiled(language):
        objections = tuple(violations(plain(case.root), SCHEMAS[language]))
        found = tuple(Structure(case.root, language, objections).diagnostics())
        told = [(finding.rule, finding.span.start) for finding in found]
        if [rule for rule, _ in told] != ["S03"] or told[0][1] not in case.starts:
            wrong.append((case.shape.name, case.slot.name, min(case.starts), told))
    assert wrong == []


@pytest.mark.parametrize("language", Language)
def test_every_slot_of_every_shape_is_tried(language: Language) -> None:
    tried = {(case.shape.name, case.slot.name) for case in spoiled(language)}
    slots = {(shape.name, slot.name) for shape in SHAPES if shape.name != "change" for slot in shape.slots}
    assert slots - tried == OF_A_BASE
