"""Owns the check of a guideline file: text, structure, its base, names and rules, then proofs, each telling all."""

from collections.abc import Callable, Iterator
from collections.abc import Mapping as Files
from itertools import islice
from types import MappingProxyType

from engine.diagnostics import Diagnostic, Severity
from engine.guideline.compile import laid
from engine.guideline.element import Place
from engine.guideline.model import Guideline
from engine.guideline.process import Move
from engine.guideline.vocabulary import Language
from engine.language.accepted import Accepted, accept
from engine.language.base_file import FindBase
from engine.language.bases import bases_of, no_bases
from engine.language.build import build
from engine.language.context import Context
from engine.language.layer import Layer, has_errors, read_layer
from engine.language.lost_letters import LETTERS_LOST
from engine.language.merge import Merged, merge
from engine.language.merge_parts import Merging
from engine.language.misread import may_be_misread, told_once
from engine.language.nodes import collector_resting
from engine.language.proving import find as unproved
from engine.language.proving import without_echoes
from engine.language.rules import FLOW_RULES, HEAD_RULES, RULES, STEP_RULES, WHOLE_RULES, Subject
from engine.language.schema import violations
from engine.language.sound import sound_part
from engine.language.source import MOST_OF_ONE_KIND, Source, printable, source
from engine.language.tree import plain
from engine.language.unseen_signs import at_the_sign
from engine.values import Struct, field, replace

Rule = Callable[[Subject], Iterator[Diagnostic]]

_OF_WRITTEN_KEYS = "R14"
"""A rule on which keys stand in a part: it would blame `tolket` for a key that was only written wrongly."""


class Checked(Struct, frozen=True):
    """What a check came to: the guideline where there is no error, and all findings, those of the own file first.

    `texts` are the files it was read from, the own one first; `text` is that one. `written` tells where a field of an
    element is written, by the element's place and the field's name: in a guide with a base not always beside it.
    `accepted` are the warnings that an author has accepted with a reason. `moves` is the guideline's table of moves.
    `named` is the guideline where all names in it are resolved, whatever else is wrong: enough to explain its own
    rules, and never to run a case.
    """

    guideline: Guideline | None
    diagnostics: tuple[Diagnostic, ...]
    text: str
    language: Language
    file: str = ""
    texts: Files[str, str] = field(default_factory=lambda: MappingProxyType({}))
    written: Files[tuple[Place, str], Place] = field(default_factory=lambda: MappingProxyType({}))
    accepted: tuple[Accepted, ...] = ()
    moves: tuple[Move, ...] | None = None
    named: Guideline | None = None


def check(
    data: bytes, *, file: str, schemas: Files[str, bytes], find: FindBase = no_bases, folder: str | None = None
) -> Checked:
    """Check a guideline's bytes; `schemas` holds the schema files by language (`nb`, `nn`).

    `find` finds the base that the guide builds on, first in `folder`. Never raises on any bytes.
    """

    def looked_at(text: bytes) -> Checked:
        return _once(text, file=file, schemas=schemas, find=find, folder=folder)

    def again(text: str) -> tuple[Diagnostic, ...]:
        return looked_at(text.encode()).diagnostics

    with collector_resting():
        return _misread(_at_signs(looked_at(data), again=again), again=again)


def check_again(guideline: Guideline, *, name: str) -> Checked:
    """Hold a guideline that was kept without its text against the rules; `name` is what to call it.

    Only what would stop it is told. What else there was to say was said, and accepted or not, while it had a text.
    """
    subject = Subject(guideline, guideline.head.language, stretch=lambda _: None)
    found = (*_against(RULES, subject, found=()),)
    if not has_errors(found):
        subject = replace(subject, moves=laid(guideline))
        found = (*found, *_against(WHOLE_RULES, subject, found=found))
    if not has_errors(found):
        found = (*found, *(one for rule in FLOW_RULES for one in rule(subject)), *unproved(subject))
    told = tuple(one for one in without_echoes(found) if one.severity is Severity.ERROR)
    kept = Checked(None, _sorted(told, name), "", guideline.head.language, file=name, named=guideline)
    return kept if told else replace(kept, guideline=guideline, moves=subject.moves)


def _once(data: bytes, *, file: str, schemas: Files[str, bytes], find: FindBase, folder: str | None) -> Checked:
    """Check a guideline's bytes as they are written."""
    own = read_layer(data, file=file, schemas=schemas)
    if not own.is_sound:
        return _checked(own, (*own.findings, *_names(own, schema=schemas[own.language])))
    bases = bases_of(own, find=find, folder=folder, schemas=schemas)
    found = (*own.findings, *bases.findings)
    if has_errors(found):
        return _checked(own, found, bases=bases.layers)
    return _built(own, bases.layers, found=found)


def _misread(checked: Checked, *, again: Callable[[str], tuple[Diagnostic, ...]]) -> Checked:
    """Tell letters that were once misread; a guide with such letters is not for anybody to read."""
    if not may_be_misread(checked.text):
        return checked
    where = source(checked.text, file=checked.file)
    found = told_once(checked.diagnostics, where, again=again)
    if found is checked.diagnostics:
        return checked
    return replace(_retold(checked, found, where=where), guideline=None, moves=None)


def _at_signs(checked: Checked, *, again: Callable[[str], tuple[Diagnostic, ...]]) -> Checked:
    """Tell what a sign that does not show has done, at that sign; a guide without errors has none to tell."""
    if not has_errors(checked.diagnostics):
        return checked
    where = source(checked.text, file=checked.file)
    return _retold(checked, at_the_sign(checked.diagnostics, where, again=again), where=where)


def _retold(checked: Checked, found: tuple[Diagnostic, ...], *, where: Source) -> Checked:
    """Return a check that tells these findings instead; those that are new are given what would mend them."""
    if found is checked.diagnostics:
        return checked
    from engine.language.repairs import with_fix  # noqa: PLC0415 - a sound guide needs none

    known = set(checked.diagnostics)
    told = (one if one in known else with_fix(one, where, language=checked.language, root=None) for one in found)
    return replace(checked, diagnostics=_sorted(tuple(told), checked.file))


def _built(own: Layer, bases: tuple[Layer, ...], *, found: tuple[Diagnostic, ...]) -> Checked:
    """Check the names and the way through a guide that lies on its bases."""
    merged = _merged(own, bases)
    roots = tuple(layer.root for layer in (own, *bases) if layer.root is not None)
    found = (*found, *(one for rule in HEAD_RULES for one in rule(roots, own.language)), *merged.findings)
    context = Context(own.file, own.language, removed=merged.removed, former=merged.former)
    guideline = build(merged.root, context)
    found = (*found, *context.findings)
    named = None if has_errors(found) else guideline
    subject = Subject(guideline, own.language, stretch=context.where.span)
    found = (*found, *_against(RULES, subject, found=found))
    if not has_errors(found):
        subject = replace(subject, moves=laid(guideline))
    found = (*found, *_against(WHOLE_RULES, subject, found=found))
    if not has_errors(found):
        found = (*found, *(one for rule in FLOW_RULES for one in rule(subject)), *unproved(subject))
    texts = {layer.file: layer.text for layer in (own, *bases)}
    found, accepted = accept(found, texts, levels=subject.level_at, whole=not has_errors(found))
    found = without_echoes(found)
    checked = replace(_checked(own, found, bases=bases), accepted=accepted, named=named)
    return (
        checked
        if has_errors(found)
        else replace(checked, guideline=guideline, written=context.where, moves=subject.moves)
    )


def _against(rules: tuple[Rule, ...], subject: Subject, *, found: tuple[Diagnostic, ...]) -> Iterator[Diagnostic]:
    """Hold a guide against rules that ask of it that nothing is wrong so far."""
    for rule in () if has_errors(found) else rules:
        yield from islice(rule(subject), MOST_OF_ONE_KIND)


def _merged(own: Layer, bases: tuple[Layer, ...]) -> Merged:
    """Lay each guide over the one that it builds on, from the deepest up."""
    roots = [layer.root for layer in (own, *bases) if layer.root is not None]
    merging = Merging(own.language)
    lowest = roots.pop()
    merged = Merged(lowest, (), {}, frozenset())
    while roots:
        merged = merge(merged.root, roots.pop(), merging=merging)
    return merged


def _checked(own: Layer, findings: tuple[Diagnostic, ...], *, bases: tuple[Layer, ...] = ()) -> Checked:
    texts = {layer.file: layer.text for layer in (own, *bases)}
    told = _sorted(_mendable(findings, own), own.file)
    return Checked(None, told, own.text, own.language, file=own.file, texts=texts)


def _mendable(findings: tuple[Diagnostic, ...], own: Layer) -> tuple[Diagnostic, ...]:
    """Give each finding in the own file the edits that would mend it, where there are such."""
    if not findings:
        return ()
    from engine.language.repairs import with_fix  # noqa: PLC0415 - a sound guide needs none

    text = source(own.text, file=own.file)
    return tuple(with_fix(finding, text, language=own.language, root=own.root) for finding in findings)


def _names(own: Layer, *, schema: bytes) -> tuple[Diagnostic, ...]:
    """Check the names of a guide with a faulty structure, where what is left of it can be built.

    Not of one with a base: what is missing may be what the base has.
    """
    left = sound_part(own.root, own.objections, language=own.language) if own.root and own.base is None else None
    if left is None or any(True for _ in violations(plain(left), schema)):
        return ()
    if any(True for rule in STEP_RULES for _ in rule(left, own.language, told=())):
        return ()
    context = Context(own.file, own.language)
    build(left, context)
    return tuple(one for one in context.findings if one.rule.startswith("R") and one.rule != _OF_WRITTEN_KEYS)


def _quotable(finding: Diagnostic) -> Diagnostic:
    """Return the finding with arguments that can be shown: a title may hold what turns or hides text."""
    if all(str(value).isprintable() for _, value in finding.arguments):
        return finding
    quoted = (
        (name, printable(" ".join(value.split())) if isinstance(value, str) else value)
        for name, value in finding.arguments
    )
    return replace(finding, arguments=tuple(quoted))


def _sorted(findings: tuple[Diagnostic, ...], own: str) -> tuple[Diagnostic, ...]:
    """Put findings in the order of the text, but what has befallen the whole file before what it has caused there."""
    unique = dict.fromkeys(_quotable(one) for one in findings)

    def order(one: Diagnostic) -> tuple[object, ...]:
        return one.span.file != own, one.span.file, one.rule != LETTERS_LOST, one.span.start, one.rule, one.message

    return tuple(sorted(unique, key=order))
