"""Owns what the parts of the builder share: the file, its language, its findings, and the places it has named."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from engine.diagnostics import Diagnostic, Position, Span, fault
from engine.guideline.element import NO_MARKS, WHOLE, Place
from engine.guideline.vocabulary import Language
from engine.language.slot import Form, Shape, Slot
from engine.language.source import MOST_OF_ONE_KIND
from engine.language.suggest import closest, shown
from engine.language.terms import is_silent, is_silent_in_any, is_yes, key, sign
from engine.language.translate import OTHER_LANGUAGE, own_key
from engine.language.tree import Mapping, Node, Scalar, Sequence
from engine.language.whereabouts import Whereabouts
from engine.values import Struct, replace

_WHOLE = frozenset({WHOLE})
MOST_PLACES = 20
"""No more other places than this are told of one finding."""


@dataclass(slots=True)
class Context:
    """One build of one guide. `where` knows where each thing is written, which may be in a base.

    `removed` and `former` are names that the base had before the guide changed it: gone, each with the place of the
    change, and titles of steps that have another now.
    """

    file: str
    language: Language
    removed: dict[str, Span] = field(default_factory=dict)
    former: frozenset[str] = frozenset()
    findings: list[Diagnostic] = field(default_factory=list)
    where: Whereabouts = field(default_factory=Whereabouts)
    _slots: dict[str, dict[str, Slot]] = field(default_factory=dict)
    _told: dict[str, int] = field(default_factory=dict)
    _causes: dict[tuple[str, ...], int] = field(default_factory=dict)

    def place(self, span: Span) -> Place:
        """Return the place of a stretch, and remember the stretch."""
        return self.where.place(span)

    def slots(self, shape: Shape) -> dict[str, Slot]:
        """Return the slots of a part by its keys."""
        found = self._slots.get(shape.name)
        if found is None:
            found = self._slots[shape.name] = slots_by_key(shape, self.language)
        return found

    def tell(self, finding: Diagnostic) -> None:
        """Add a finding, unless there are many of its rule."""
        if self.has_room(finding.rule):
            self._told[finding.rule] = self._told.get(finding.rule, 0) + 1
            self.findings.append(finding)

    def tell_cause(self, cause: tuple[str, ...], finding: Diagnostic) -> None:
        """Add a finding whose cause may come again; `again` then only adds the place."""
        if self.has_room(finding.rule):
            self._causes[cause] = len(self.findings)
            self.tell(finding)

    def again(self, cause: tuple[str, ...], span: Span) -> bool:
        """Tell whether this cause is told already; then the finding gets one more place, and stands at the first."""
        index = self._causes.get(cause)
        if index is None:
            return False
        finding = self.findings[index]
        if len(finding.related) < MOST_PLACES and span not in {finding.span, *finding.related}:
            first, *others = sorted((finding.span, *finding.related, span), key=self._order)
            self.findings[index] = replace(finding, span=first, related=tuple(others))
        return True

    def _order(self, span: Span) -> tuple[bool, str, Position]:
        """The own file goes before its bases."""
        return span.file != self.file, span.file, span.start

    def has_room(self, rule: str) -> bool:
        """Tell whether one more finding of this rule is told; nobody reads hundreds."""
        return self._told.get(rule, 0) < MOST_OF_ONE_KIND


class Marks(NamedTuple):
    """What every element of the model holds beside its content."""

    at: Place
    silent: frozenset[str]
    inferred: frozenset[str]


class Written(Struct, frozen=True):
    """A key of a part with what stands after it."""

    key: Scalar
    value: Node
    slot: Slot

    @property
    def said(self) -> Span:
        """Where it is said: at its key, unless what stands after the key came from another file."""
        same = self.value.span.file == self.key.span.file or isinstance(self.value, Sequence | Mapping)
        return self.key.span if same else self.value.span


class Fields:
    """The keys of one part by their English names. What is `ikke oppgitt` reads as not written."""

    __slots__ = ("_inherited", "_silences", "_values", "_written", "context", "node")

    def __init__(self, node: Mapping, shape: Shape, *, context: Context, inferred: bool = False) -> None:
        by_key = context.slots(shape)
        self.node = node
        self.context = context
        self._inherited = _WHOLE if inferred else NO_MARKS
        self._written: dict[str, Written] = {}
        self._silences: dict[str, Scalar] = {}
        self._values: dict[str, Node] = {}
        for name, value in node.entries:
            slot = by_key[name.text]
            if slot.name in self._written:
                continue
            self._written[slot.name] = Written(name, value, slot)
            if slot.may_be_silent and isinstance(value, Scalar) and is_silent_in_any(value.text):
                self._silences[slot.name] = value
            else:
                self._values[slot.name] = value

    def marks(self, span: Span) -> Marks:
        """Return place, silence and inference for the element that is named at this stretch.

        Names under `tolket` that are no key of the part are told.
        """
        self._check_inferred()
        at = self.context.place(span)
        self.context.where.note(at, self.said)
        return Marks(at, self._silent() if self._silences else NO_MARKS, self.inferred())

    def said(self) -> Iterator[tuple[str, Span]]:
        """Give each field with where it is said; a line of free keys is `field/key`."""
        for item in self._written.values():
            yield item.slot.target, item.said
            if item.slot.form is Form.PAIRS and isinstance(item.value, Mapping):
                yield from ((f"{item.slot.target}/{name.text}", name.span) for name, _ in item.value.entries)

    def _silent(self) -> frozenset[str]:
        self._check_silence()
        return frozenset(self._written[name].slot.target for name in self._silences)

    def _check_silence(self) -> None:
        """Tell `ikkje oppgitt` in a guide in bokmål, and the other way round; it is read as what it means."""
        language = self.context.language
        for value in self._silences.values():
            if not is_silent(value.text, language):
                text, own = shown(value.text), sign("silent", language)
                self.context.tell(fault("S04", OTHER_LANGUAGE, value.span, text=text, suggestion=own))

    def inferred(self) -> frozenset[str]:
        """Return which fields a reader inferred; with what the surrounding part says."""
        written = self._written.get("inferred")
        if written is None:
            return self._inherited
        names: set[str] = set(self._inherited)
        for scalar in scalars(written.value):
            names |= self._inferred(scalar)
        return frozenset(names)

    def _inferred(self, scalar: Scalar) -> set[str]:
        if is_yes(scalar.text, self.context.language):
            return {WHOLE}
        named = [item for item in self._written.values() if item.key.text == scalar.text.strip()]
        return {item.slot.target for item in named}

    def _check_inferred(self) -> None:
        written = self._written.get("inferred")
        if written is None:
            return
        own = {item.key.text for item in self._written.values()}
        for scalar in scalars(written.value):
            if not is_yes(scalar.text, self.context.language) and scalar.text.strip() not in own:
                self._tell_not_written(scalar, own)

    def _tell_not_written(self, scalar: Scalar, own: set[str]) -> None:
        name, other = shown(scalar.text), own_key(scalar.text, self.context.language)
        if other in own:
            self.context.tell(fault("S01", "key-other-language", scalar.span, key=name, suggestion=other))
            return
        inferred = key("inferred", self.context.language)
        if close := closest(scalar.text, sorted(own)):
            told = fault("R14", "inferred-did-you-mean", scalar.span, name=name, key=inferred, suggestion=close)
            self.context.tell(told)
            return
        self.context.tell(fault("R14", "inferred-not-written", scalar.span, name=name, key=inferred))

    def is_inferred(self, name: str) -> bool:
        """Tell whether what stands after this key was inferred."""
        names = self.inferred()
        if not names:
            return False
        written = self._written.get(name)
        return WHOLE in names or (written is not None and written.slot.target in names)

    def names(self) -> Collection[str]:
        """Return the keys that are written, by their English names."""
        return self._written.keys()

    def filled(self) -> Collection[str]:
        """Return the keys after which there is something that is not `ikke oppgitt`, by their English names."""
        return self._values.keys()

    def value(self, name: str) -> Node | None:
        """Return what stands after a key; None where it is missing or `ikke oppgitt`."""
        return self._values.get(name)

    def key(self, name: str) -> Scalar | None:
        """Return the key itself, with its place."""
        written = self._written.get(name)
        return written.key if written else None

    def scalar(self, name: str) -> Scalar | None:
        """Return the text after a key, with its place."""
        value = self._values.get(name)
        return value if isinstance(value, Scalar) else None

    def text(self, name: str) -> str | None:
        """Return the text after a key."""
        found = self.scalar(name)
        return found.text.strip() if found else None

    def yes(self, name: str) -> bool:
        """Tell whether a key says `ja`."""
        found = self.text(name)
        return found is not None and is_yes(found, self.context.language)

    def entries(self, name: str) -> tuple[tuple[Scalar, Node], ...]:
        """Return the free keys under a key, with what stands after each."""
        value = self.value(name)
        return value.entries if isinstance(value, Mapping) else ()

    def items(self, name: str) -> tuple[Mapping, ...]:
        """Return the parts in the list after a key."""
        value = self.value(name)
        items = value.items if isinstance(value, Sequence) else ()
        return tuple(item for item in items if isinstance(item, Mapping))

    def pairs(self, name: str) -> tuple[tuple[str, str], ...]:
        """Return free keys with their texts."""
        entries = self.entries(name)
        return tuple((label.text, value.text.strip()) for label, value in entries if isinstance(value, Scalar))

    def first(self) -> Scalar:
        """Return the first key of the part."""
        return self.node.entries[0][0]


def scalars(node: Node | None) -> tuple[Scalar, ...]:
    """Return the texts of a list, or the one text that stands in its place."""
    match node:
        case Scalar():
            return (node,)
        case Sequence():
            return tuple(item for item in node.items if isinstance(item, Scalar))
        case _:
            return ()


@lru_cache(maxsize=64)
def slots_by_key(shape: Shape, language: Language) -> dict[str, Slot]:
    """Return the slots of a part by the keys of this language."""
    return {key(slot.name, language): slot for slot in shape.slots}
