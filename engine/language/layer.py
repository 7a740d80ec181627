"""Owns one guideline file by itself: read, with its written form known, and with its structure checked."""

import re
from collections import Counter
from collections.abc import Iterable
from collections.abc import Mapping as Files
from functools import cache
from itertools import islice

from engine.diagnostics import Diagnostic, Position, Severity, Span, fault
from engine.guideline.vocabulary import Language
from engine.language.emptied import EMPTY
from engine.language.lost_letters import letters_lost
from engine.language.nodes import read
from engine.language.rules import STEP_RULES
from engine.language.schema import Violation, violations
from engine.language.shape import SHAPES
from engine.language.source import MOST_OF_ONE_KIND, source
from engine.language.structure import Structure
from engine.language.suggest import shown
from engine.language.terms import Group, key, word
from engine.language.tree import Mapping, Node, Scalar, Sequence, plain
from engine.values import Struct

_ENOUGH = 500
"""No more structural faults than this are told: nobody reads on, and a hostile file stays cheap."""
_SURE = 3
"""So many more keys of the other language, and `språk` is what is wrong, not every key."""
_REMARK = re.compile(r":\s+(#.*\S)")
_KEY = re.compile(r"^[ \t-]*(\w+):", re.MULTILINE)


class Layer(Struct, frozen=True):
    """A file as it was written; `root` is None where it holds no guide. `objections` are what the schema says no to.

    `count` is how many nodes it holds.
    """

    file: str
    text: str
    language: Language
    root: Mapping | None
    findings: tuple[Diagnostic, ...]
    objections: tuple[Violation, ...] = ()
    count: int = 0

    @property
    def is_sound(self) -> bool:
        """Tell whether the text and its structure have no error."""
        return self.root is not None and not has_errors(self.findings)

    @property
    def base(self) -> Scalar | None:
        """Return the name of the guide that this one builds on, as it is written."""
        found = self.root.get(key("builds_on", self.language)) if self.root else None
        return found if isinstance(found, Scalar) else None


def read_layer(data: bytes, *, file: str, schemas: Files[str, bytes]) -> Layer:
    """Read a guideline's bytes and check their structure. Never raises on any bytes."""
    reading = read(data, file=file)
    root = reading.root
    if not isinstance(root, Mapping) or has_errors(reading.diagnostics):
        language = language_of(root) if root else _language_seen(reading.text)
        return Layer(file, reading.text, language, None, reading.diagnostics)
    language = language_of(root)
    objections = tuple(islice(violations(plain(root), schemas[language]), _ENOUGH))
    lines = reading.text.split("\n")
    structural = (_cut_to_nothing(one, lines) for one in _structure(root, language, objections=objections))
    found = (*reading.diagnostics, *letters_lost(source(reading.text, file=file)), *structural)
    return Layer(file, reading.text, language, root, found, objections, reading.count)


def has_errors(findings: Iterable[Diagnostic]) -> bool:
    """Tell whether any of the findings stops the guide."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def _structure(root: Mapping, language: Language, *, objections: tuple[Violation, ...]) -> tuple[Diagnostic, ...]:
    found = (*Structure(root, language, objections).diagnostics(), *_declared_otherwise(root, language))
    if len(objections) == _ENOUGH:  # the schema has more to say, and the rules rely on what it has not said
        return found
    of_steps = (
        finding for rule in STEP_RULES for finding in islice(rule(root, language, told=found), MOST_OF_ONE_KIND)
    )
    return (*found, *of_steps)


def _cut_to_nothing(finding: Diagnostic, lines: list[str]) -> Diagnostic:
    """Tell of a word with nothing after it where `#` has made a remark of all that does stand there."""
    at = finding.span.end
    match = _REMARK.match(lines[at.line - 1], at.column - 1) if finding.message in EMPTY else None
    if match is None:
        return finding
    start, end = (Position(at.line, column + 1) for column in match.span(1))
    span = Span(finding.span.file, start, end)
    return fault("T09", "cut-to-nothing", span, key=finding.values["key"], cut=shown(match[1]))


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


def _keys(root: Node) -> list[str]:
    found: list[str] = []
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Mapping):
            for name, value in node.entries:
                found.append(name.text)
                if not isinstance(value, Scalar):
                    waiting.append(value)
        elif isinstance(node, Sequence):
            waiting += node.items
    return found


def _count(keys: Iterable[str]) -> dict[Language, int]:
    """Count the keys that belong to only one of the languages."""
    holders, counted = _only_in(), dict.fromkeys(Language, 0)
    for name, times in Counter(keys).items():
        language = holders.get(name)
        if language:
            counted[language] += times
    return counted


@cache
def _only_in() -> dict[str, Language]:
    """Return each key that belongs to only one of the languages, with that language."""
    own = {one: {key(slot.name, one) for shape in SHAPES for slot in shape.slots} for one in Language}
    return {name: one for one in Language for name in own[one] if sum(name in keys for keys in own.values()) == 1}
