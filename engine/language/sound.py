"""Owns what can still be read of a guide whose structure is faulty, so that its names are checked in the same round."""

from collections.abc import Iterable

from engine.guideline.vocabulary import Language
from engine.language.schema import Violation
from engine.language.terms import key
from engine.language.tree import Mapping, Node, Sequence, at
from engine.language.wordlist.kinds import KINDS
from engine.values import replace

Path = tuple[str | int, ...]

_IN_A_STEP = 4  # nivåer, which level, steg, which step
_CARRYING = ("level", "steps", "tracks", "title", "id", *(kind.name for kind in KINDS))
"""Keys that others are found by: without one of them, what is left would be told as faulty though it is not."""


def sound_part(root: Mapping, violations: Iterable[Violation], *, language: Language) -> Mapping | None:
    """Return the guide without the entries of steps that the schema objects to.

    None where it objects to more than that: then what is left says nothing sure about names.
    """
    gone: set[Path] = set()
    for violation in violations:
        faulty = _entries(root, violation)
        if not faulty or any(len(path) <= _IN_A_STEP or path[0] != key("levels", language) for path in faulty):
            return None
        gone |= faulty
    carrying = {key(name, language) for name in _CARRYING}
    if any(path[-1] in carrying for path in gone):
        return None
    left = _without(root, frozenset(gone))
    return left if isinstance(left, Mapping) else None


def _entries(root: Node, violation: Violation) -> set[Path]:
    """Return the paths of the entries that a violation is about; none where something is missing."""
    if violation.word == "required":
        return set()
    if violation.word != "additionalProperties":
        return {violation.path} if violation.path and isinstance(violation.path[-1], str) else set()
    node, allowed = at(root, violation.path), violation.schema.get("properties", {})
    entries = node.entries if isinstance(node, Mapping) else ()
    return {(*violation.path, name.text) for name, _ in entries if name.text not in allowed}


def _without(node: Node, gone: frozenset[Path], *, here: Path = ()) -> Node:
    match node:
        case Mapping(entries=entries):
            kept = ((name, value) for name, value in entries if (*here, name.text) not in gone)
            return replace(
                node, entries=tuple((name, _without(value, gone, here=(*here, name.text))) for name, value in kept)
            )
        case Sequence(items=items):
            left = (_without(item, gone, here=(*here, place)) for place, item in enumerate(items))
            return replace(node, items=tuple(left))
        case _:
            return node
