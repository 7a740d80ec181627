"""Y20: the first key of a step is its kind, and there is one. A schema cannot say which key is first."""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic, fault
from engine.guideline.vocabulary import Language, StepKind
from engine.language.rules.written_steps import kind_keys, placed_steps
from engine.language.structure import overlaps
from engine.language.suggest import choices
from engine.language.tree import Mapping
from engine.language.wordlist.kinds import KINDS


def find(root: Mapping, language: Language, *, told: tuple[Diagnostic, ...]) -> Iterator[Diagnostic]:
    """Tell each step without a kind, with two, or with its kind further down; a step with other faults waits."""
    for step, in_track in placed_steps(root, language):
        keys = kind_keys(step, language)
        first = step.entries[0][0]
        if told and overlaps(step, told):
            continue
        if not keys:
            kinds = choices(kind.written(language) for kind in KINDS if not in_track or kind.name != StepKind.PARALLEL)
            yield fault("Y20", "step-without-kind", first.span, key=first.text, choices=kinds)
        elif len(keys) > 1:
            (_, one), (_, other), *_ = keys
            yield fault("Y20", "step-of-two-kinds", other.span, first=one.text, second=other.text)
        elif keys[0][1] is not first:
            arguments = (("key", keys[0][1].text), ("first", first.text))
            yield Diagnostic("Y20", "kind-not-first", first.span, arguments, related=(keys[0][1].span,))
