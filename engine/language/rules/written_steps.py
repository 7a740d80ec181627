"""Owns finding the steps in nodes that may have any shape, for the rules that stand beside the schema."""

from collections.abc import Iterator
from functools import cache

from engine.guideline.vocabulary import Language, StepKind
from engine.language.terms import key
from engine.language.tree import Mapping, Node, Scalar, Sequence
from engine.language.wordlist.kinds import KINDS


def written_steps(root: Node, language: Language) -> Iterator[Mapping]:
    """Yield every step that has keys, wherever in the levels, their tracks and the changes of a level it stands."""
    yield from (step for step, _ in placed_steps(root, language))


def placed_steps(root: Node, language: Language) -> Iterator[tuple[Mapping, bool]]:
    """Yield every step that has keys, as above, and whether it stands in a track."""
    steps, tracks = key("steps", language), key("tracks", language)
    for level in (*_parts(root, key("levels", language)), *written_changes(root, language)):
        for step in (*_parts(level, steps), level):
            if step is not level:
                yield step, False
            for track in _parts(step, tracks):
                yield from ((inner, True) for inner in _parts(track, steps))


def written_changes(root: Node, language: Language) -> Iterator[Mapping]:
    """Yield every change of the guide's base that has keys."""
    yield from _parts(root, key("changes", language))


def added_steps(root: Node, language: Language) -> Iterator[Mapping]:
    """Yield every change that adds a step: it holds the step's own keys."""
    verbs = {key(name, language) for name in ("add_after", "add_first")}
    for change in written_changes(root, language):
        if change.entries[0][0].text in verbs:
            yield change


def kind_keys(step: Mapping, language: Language) -> tuple[tuple[StepKind, Scalar], ...]:
    """Return the keys of a step that tell a kind, in written order."""
    kinds = _kinds(language)
    return tuple([(kinds[name.text], name) for name, _ in step.entries if name.text in kinds])


@cache
def _kinds(language: Language) -> dict[str, StepKind]:
    return {kind.written(language): StepKind(kind.name) for kind in KINDS}


def _parts(node: Node, name: str) -> Iterator[Mapping]:
    value = node.get(name) if isinstance(node, Mapping) else None
    for item in value.items if isinstance(value, Sequence) else ():
        if isinstance(item, Mapping) and item.entries:
            yield item
