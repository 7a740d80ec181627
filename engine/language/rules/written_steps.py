"""Owns finding the steps in nodes that may have any shape, for the rules that stand beside the schema."""

from collections.abc import Iterator
from functools import cache

from engine.guideline.vocabulary import Language, StepKind
from engine.language.terms import key
from engine.language.tree import Mapping, Node, Scalar, Sequence
from engine.language.wordlist.kinds import KINDS


def written_steps(root: Node, language: Language) -> Iterator[Mapping]:
    """Yield every step that has keys, wherever in the levels it stands."""
    for level in _parts(root, key("levels", language)):
        yield from _parts(level, key("steps", language))


def kind_keys(step: Mapping, language: Language) -> tuple[tuple[StepKind, Scalar], ...]:
    """Return the keys of a step that tell a kind, in written order."""
    kinds = _kinds(language)
    return tuple((kinds[name.text], name) for name, _ in step.entries if name.text in kinds)


@cache
def _kinds(language: Language) -> dict[str, StepKind]:
    return {kind.written(language): StepKind(kind.name) for kind in KINDS}


def _parts(node: Node, name: str) -> Iterator[Mapping]:
    value = node.get(name) if isinstance(node, Mapping) else None
    for item in value.items if isinstance(value, Sequence) else ():
        if isinstance(item, Mapping) and item.entries:
            yield item
