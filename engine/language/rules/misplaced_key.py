"""Y21: a key that only some kinds of step take stands on one of those. Elsewhere nothing would act on it."""

from collections.abc import Iterator
from functools import cache

from engine.diagnostics import Diagnostic, fault
from engine.guideline.vocabulary import Language, StepKind
from engine.language.context import slots_by_key
from engine.language.rules.written_steps import added_steps, kind_keys, written_steps
from engine.language.shape import STEP
from engine.language.suggest import choices
from engine.language.terms import key
from engine.language.tree import Mapping


def find(root: Mapping, language: Language, *, told: tuple[Diagnostic, ...]) -> Iterator[Diagnostic]:
    """Tell each such key; `told` is not looked at, because a key's own place decides."""
    told_at = {finding.span.start for finding in told}
    elsewhere = _of_other_kinds(language)
    for step in (*written_steps(root, language), *added_steps(root, language)):
        keys = kind_keys(step, language)
        if len(keys) != 1:
            continue
        kind, written = keys[0]
        for name, _ in step.entries:
            if name.text in elsewhere[kind] and name.span.start not in told_at:
                takes = slots_by_key(STEP, language)[name.text].kinds
                kinds = choices(key(other, language) for other in sorted(takes))
                yield fault("Y21", "key-of-other-kind", name.span, key=name.text, kind=written.text, choices=kinds)


@cache
def _of_other_kinds(language: Language) -> dict[StepKind, frozenset[str]]:
    """Return, for each kind of step, the keys that only other kinds take."""
    slots = slots_by_key(STEP, language)
    return {kind: frozenset(name for name, slot in slots.items() if kind not in slot.kinds) for kind in StepKind}
