"""S11: a change begins with what it does, and holds what that takes. A schema cannot say which key is first."""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic, fault
from engine.guideline.vocabulary import Language
from engine.language.context import slots_by_key
from engine.language.rules.written_steps import kind_keys, written_changes
from engine.language.shape import CHANGE, STEP
from engine.language.slot import Form
from engine.language.structure import overlaps
from engine.language.suggest import choices
from engine.language.terms import key
from engine.language.tree import Mapping, Node, Scalar, Sequence
from engine.language.wordlist.kinds import KINDS

VERBS = ("change", "add_after", "add_first", "remove")
_STEP = frozenset(slot.name for slot in STEP.slots)
_KINDS = frozenset(kind.name for kind in KINDS)
_FIELDS = frozenset(slot.name for slot in CHANGE.slots) - {*VERBS, "reason", "id"} - _KINDS
_TAKES = {
    "change": _FIELDS | {"steps"},
    "add_after": _STEP | {"on_levels"},
    "add_first": _STEP,
    "remove": frozenset({"on_levels", "reason"}),
}
"""What may stand beside each of the first keys."""


def find(root: Mapping, language: Language, *, told: tuple[Diagnostic, ...]) -> Iterator[Diagnostic]:
    """Tell each change that does not say what it does, or does not hold what it must; one with other faults waits.

    Levels that have lost their heading are told at the first, and the others hold keys that no change has.
    """
    known = slots_by_key(CHANGE, language)
    for change in written_changes(root, language):
        if not overlaps(change, told) and all(label.text in known for label, _ in change.entries):
            yield from _found(change, language)


def _found(change: Mapping, language: Language) -> Iterator[Diagnostic]:
    said = {_name(name, value, language=language): name for name, value in change.entries}
    verbs = [(name, label) for name, label in said.items() if name in VERBS]
    first = change.entries[0][0]
    if not verbs:
        yield fault("S11", "change-without-verb", first.span, key=first.text, choices=_written(VERBS, language))
    elif len(verbs) > 1:
        yield fault("S11", "change-with-two-verbs", verbs[1][1].span, first=verbs[0][1].text, second=verbs[1][1].text)
    elif verbs[0][1] is not first:
        yield fault("S11", "verb-not-first", verbs[0][1].span, key=verbs[0][1].text, first=first.text)
    else:
        yield from _beside(verbs[0][0], said, language=language)
        yield from _lacking(verbs[0][0], change, language=language)


def _name(label: Scalar, value: Node, *, language: Language) -> str:
    """Return the English name of a key; the steps of a level are written with the same word as one kind of step."""
    slot = slots_by_key(CHANGE, language)[label.text]
    return "steps" if slot.form is Form.TITLE_OR_ITEMS and isinstance(value, Sequence) else slot.name


def _beside(verb: str, said: dict[str, Scalar], *, language: Language) -> Iterator[Diagnostic]:
    for name, label in said.items():
        if name != verb and name not in _TAKES[verb]:
            renames = verb == "change" and label.text in {kind.written(language) for kind in KINDS}
            message = "kind-beside-change" if renames else "key-not-of-verb"
            arguments = {"title": key("title", language)} if renames else {}
            yield fault("S11", message, label.span, key=label.text, verb=key(verb, language), **arguments)


def _lacking(verb: str, change: Mapping, *, language: Language) -> Iterator[Diagnostic]:
    first, kinds = change.entries[0][0], kind_keys(change, language)
    if verb == "remove" and change.key(key("reason", language)) is None:
        yield fault("S11", "removed-without-reason", first.span, key=first.text, reason=key("reason", language))
    elif verb == "change" and len(change.entries) == 1 + (change.key(key("on_levels", language)) is not None):
        yield fault("S11", "change-of-nothing", first.span, key=first.text)
    elif verb in {"add_after", "add_first"} and not kinds:
        named = choices(kind.written(language) for kind in KINDS)
        yield fault("S11", "added-without-kind", first.span, key=first.text, choices=named)
    elif verb in {"add_after", "add_first"} and len(kinds) > 1:
        yield fault("Y20", "step-of-two-kinds", kinds[1][1].span, first=kinds[0][1].text, second=kinds[1][1].text)


def _written(names: tuple[str, ...], language: Language) -> str:
    return choices(key(name, language) for name in names)
