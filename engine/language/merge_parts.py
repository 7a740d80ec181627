"""Owns laying one part of a guide over that of its base: own keys win, one by one, and each keeps its place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from engine.diagnostics import Diagnostic, Severity, Span
from engine.guideline.vocabulary import Language
from engine.language.context import scalars
from engine.language.source import MOST_OF_ONE_KIND
from engine.language.suggest import shown
from engine.language.terms import fold, is_yes, key
from engine.language.tree import Mapping, Node, Scalar, Sequence
from engine.values import replace

Entry = tuple[Scalar, Node]
Said = dict[str, str | int]
"""What a message says of a finding, by the names in its text."""


@dataclass(slots=True)
class Merging:
    """One merge: what it finds, and what it takes away or renames, for those who look for the old names."""

    language: Language
    findings: list[Diagnostic] = field(default_factory=list)
    removed: dict[str, Span] = field(default_factory=dict)
    former: set[str] = field(default_factory=set)
    _told: dict[str, int] = field(default_factory=dict)

    def key(self, name: str) -> str:
        """Return the key with this English name as the guide writes it."""
        return key(name, self.language)

    def text(self, node: Mapping, name: str) -> str:
        """Return the text after a key, or nothing."""
        value = node.get(self.key(name))
        return value.text.strip() if isinstance(value, Scalar) else ""

    def tell(self, rule: str, message: str, *, at: Span, said: Said, related: Span | None = None) -> None:
        """Add an error, with the place that it has to do with; many of one kind are enough."""
        others = (related,) if related else ()
        self.add(Diagnostic(rule, message, at, tuple(said.items()), related=others))

    def warn(self, rule: str, message: str, *, at: Span, said: Said) -> None:
        """Add a warning: what is written does no harm, and is hardly what was meant."""
        self.add(Diagnostic(rule, message, at, tuple(said.items()), Severity.WARNING))

    def add(self, finding: Diagnostic) -> None:
        """Add a finding; many of one kind are enough."""
        self._told[finding.message] = self._told.get(finding.message, 0) + 1
        if self._told[finding.message] <= MOST_OF_ONE_KIND:
            self.findings.append(finding)

    def is_locked(self, node: Mapping) -> bool:
        """Tell whether a part says `låst: ja`."""
        return is_yes(self.text(node, "locked"), self.language)

    def tell_locked(self, name: Scalar, node: Mapping) -> None:
        """Tell that what a change names is locked, and where it is."""
        lock = node.key(self.key("locked"))
        related = lock.span if lock else node.span
        self.tell("R33", "locked", at=name.span, said={"name": shown(name.text), **where(related)}, related=related)


def where(span: Span) -> Said:
    """Return a place as the arguments of a message."""
    return {"file": span.file, "line": span.start.line}


def overlaid(base: Mapping, own: Iterable[Entry], *, language: Language) -> Mapping:
    """Return the part with own keys in the place of the base's; keys that the base does not have come last.

    What a reader inferred in the base is no longer inferred where the own guide says it.
    """
    marks = key("inferred", language)
    mine: dict[str, Entry] = {}
    for name, value in own:
        mine.setdefault(name.text, (name, value))
    inferred = _inferred(base, mine, language=language)
    mine.pop(marks, None)
    kept = [mine.pop(name.text, (name, value)) for name, value in base.entries if name.text != marks]
    return replace(base, entries=(*kept, *mine.values(), *inferred))


def without(node: Mapping, name: str, *, language: Language) -> Mapping:
    """Return the part without a key, also where it is named as inferred."""
    marks = key("inferred", language)
    entries: list[Entry] = []
    for label, value in node.entries:
        if label.text == marks:
            left = tuple(scalar for scalar in scalars(value) if scalar.text.strip() != name)
            entries += [(label, Sequence(left, value.span))] if left else []
        elif label.text != name:
            entries.append((label, value))
    return replace(node, entries=tuple(entries))


def listed(node: Node, items: Iterable[Scalar]) -> Node:
    """Return the items as a list that stands where the node stands."""
    return Sequence(tuple(items), node.span)


def _inferred(base: Mapping, own: dict[str, Entry], *, language: Language) -> tuple[Entry, ...]:
    """Return the marks of what is inferred in the merged part: none, or one entry."""
    marks = key("inferred", language)
    of_base = base.key(marks)
    mine = own.get(marks)
    said = mine[1] if mine else None
    names = [
        *(name for name in _names(base.get(marks), base.entries, language=language) if name.text not in own),
        *_names(said, tuple(own.values()), language=language),
    ]
    label = mine[0] if mine else of_base
    if label is None or not names:
        return ()
    span = said.span if said else label.span
    return ((label, Sequence(tuple(names), span)),)


def _names(value: Node | None, entries: Iterable[Entry], *, language: Language) -> Iterator[Scalar]:
    """Return the keys that a `tolket` names; `ja` names every key beside it."""
    marks = key("inferred", language)
    for scalar in scalars(value):
        if is_yes(scalar.text, language):
            yield from (replace(scalar, text=name.text) for name, _ in entries if name.text != marks)
        else:
            yield scalar


def same(one: str, other: str) -> bool:
    """Tell whether two names are the same, without regard to capitals."""
    return fold(one) == fold(other)
