"""Owns the check of a guideline file: text, then structure, then names and rules, each stage telling all it finds."""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Files
from dataclasses import dataclass
from itertools import islice

from engine.diagnostics import Diagnostic, Severity, fault
from engine.guideline.model import Guideline
from engine.guideline.vocabulary import Language
from engine.language.build import build
from engine.language.context import Context
from engine.language.nodes import collector_resting, read
from engine.language.rules import RULES, STEP_RULES, Subject
from engine.language.schema import Violation, violations
from engine.language.shape import SHAPES
from engine.language.sound import sound_part
from engine.language.source import MOST_OF_ONE_KIND
from engine.language.structure import Structure
from engine.language.terms import Group, key, word
from engine.language.tree import Mapping, Node, Scalar, Sequence, plain

_ENOUGH = 500
"""No more structural faults than this are told: nobody reads on, and a hostile file stays cheap."""
_SURE = 3
"""So many more keys of the other language, and `språk` is what is wrong, not every key."""
_OF_WRITTEN_KEYS = "R14"
"""A rule on which keys stand in a part: it would blame `tolket` for a key that was only written wrongly."""
_KEY = re.compile(r"^[ \t-]*(\w+):", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check came to: the guideline where there is no error, all findings by line, and the text for excerpts."""

    guideline: Guideline | None
    diagnostics: tuple[Diagnostic, ...]
    text: str
    language: Language


def check(data: bytes, *, file: str, schemas: Files[str, bytes]) -> Checked:
    """Check a guideline's bytes; `schemas` holds the schema files by language (`nb`, `nn`).

    Never raises on any bytes.
    """
    with collector_resting():
        return _check(data, file=file, schemas=schemas)


def _check(data: bytes, *, file: str, schemas: Files[str, bytes]) -> Checked:
    reading = read(data, file=file)
    root = reading.root
    if not isinstance(root, Mapping) or _has_errors(reading.diagnostics):
        language = language_of(root) if root else _language_seen(reading.text)
        return Checked(None, _sorted(reading.diagnostics), reading.text, language)
    language = language_of(root)
    objections = tuple(islice(violations(plain(root), schemas[language]), _ENOUGH))
    found = (*reading.diagnostics, *_structure(root, language, objections=objections))
    if _has_errors(found):
        names = _names(root, Context(file, language), objections=objections, schema=schemas[language])
        return Checked(None, _sorted((*found, *names)), reading.text, language)
    context = Context(file, language)
    guideline = build(root, context)
    found = (*found, *context.findings)
    if not _has_errors(found):
        subject = Subject(guideline, language, spans=context.spans)
        found = (*found, *(finding for rule in RULES for finding in islice(rule(subject), MOST_OF_ONE_KIND)))
    whole = None if _has_errors(found) else guideline
    return Checked(whole, _sorted(found), reading.text, language)


def _names(
    root: Mapping, context: Context, *, objections: tuple[Violation, ...], schema: bytes
) -> tuple[Diagnostic, ...]:
    """Check the names of a guide with a faulty structure, where what is left of it can be built."""
    left = sound_part(root, objections, language=context.language)
    if left is None or any(True for _ in violations(plain(left), schema)):
        return ()
    if any(True for rule in STEP_RULES for _ in rule(left, context.language, told=())):
        return ()
    build(left, context)
    return tuple(one for one in context.findings if one.rule.startswith("R") and one.rule != _OF_WRITTEN_KEYS)


def _structure(root: Mapping, language: Language, *, objections: tuple[Violation, ...]) -> tuple[Diagnostic, ...]:
    found = tuple(Structure(root, language, objections).diagnostics())
    of_steps = (
        finding for rule in STEP_RULES for finding in islice(rule(root, language, told=found), MOST_OF_ONE_KIND)
    )
    return (*found, *_declared_otherwise(root, language), *of_steps)


def _has_errors(findings: tuple[Diagnostic, ...]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def _sorted(findings: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    unique = dict.fromkeys(findings)
    return tuple(sorted(unique, key=lambda finding: (finding.span.start, finding.rule, finding.message)))


# ---------------------------------------------------------------- which language


def language_of(root: Node) -> Language:
    """Return the language that a guide is written in: what `språk` says, unless the keys plainly say otherwise."""
    if not isinstance(root, Mapping):
        return Language.BOKMAL
    return _weighed(_declared(root), _count(_keys(root)))


def _language_seen(text: str) -> Language:
    """Return the language that the lines of a text seem to be written in, for a text that cannot be read as a guide."""
    return _weighed(None, _count(match[1] for match in _KEY.finditer(text)))


def _weighed(declared: Language | None, keys: dict[Language, int]) -> Language:
    bokmal, nynorsk = keys[Language.BOKMAL], keys[Language.NYNORSK]
    if declared is None:
        return Language.NYNORSK if nynorsk > bokmal else Language.BOKMAL
    other = Language.BOKMAL if declared is Language.NYNORSK else Language.NYNORSK
    return other if keys[other] >= keys[declared] + _SURE else declared


def _declared(root: Mapping) -> Language | None:
    value = root.get(key("language", Language.BOKMAL))
    found = word(Group.LANGUAGES, value.text, language=Language.BOKMAL) if isinstance(value, Scalar) else None
    return Language(found) if found else None


def _declared_otherwise(root: Mapping, language: Language) -> tuple[Diagnostic, ...]:
    declared, value = _declared(root), root.get(key("language", Language.BOKMAL))
    if value is None or declared in {None, language}:
        return ()
    return (fault("S08", "language-differs", value.span, declared=str(declared), found=str(language)),)


def _keys(root: Node) -> Iterator[str]:
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Sequence):
            waiting += node.items
        elif isinstance(node, Mapping):
            waiting += (value for _, value in node.entries)
            yield from node.keys()


def _count(keys: Iterable[str]) -> dict[Language, int]:
    """Count the keys that belong to only one of the languages."""
    own = {language: {key(slot.name, language) for shape in SHAPES for slot in shape.slots} for language in Language}
    counted = dict.fromkeys(Language, 0)
    for name in keys:
        holders = [language for language in Language if name in own[language]]
        if len(holders) == 1:
            counted[holders[0]] += 1
    return counted
