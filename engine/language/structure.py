"""Owns how a fault that the schema finds is told: at which place, as which rule (S), with which guess."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from engine.diagnostics import Diagnostic, Span, fault
from engine.guideline.vocabulary import Language, Requirement
from engine.language.emptied import empty
from engine.language.forms import pattern
from engine.language.misplaced import misplaced
from engine.language.schema import Violation
from engine.language.slot import Form
from engine.language.source import MOST_OF_ONE_KIND
from engine.language.suggest import choices, closest, shown
from engine.language.terms import GROUPS, KEYS, Group, fold, sign, word_for
from engine.language.too_far_out import TooFarOut, too_far_out
from engine.language.translate import OTHER_LANGUAGE, own_deadline, own_word
from engine.language.tree import Mapping, Node, Scalar, at
from engine.language.wordlist.guesses import GUESSES
from engine.language.wordlist.kinds import KINDS
from engine.language.wrong_shape import drawn, first_span, missing_line, wrong_shape
from engine.values import Struct, replace

Path = tuple[str | int, ...]

_ABOUT_KEYS = {"additionalProperties", "required", "dependencies"}
_ELSEWHERE = "key-not-here"
_MANY = 3
_FORMS = {form.value: form for form in Form}
_ORDER = ("type", "minItems", "minProperties", "enum", "pattern")


class Structure(Struct, frozen=True):
    """What the structural check found in one guide."""

    root: Node
    language: Language
    violations: tuple[Violation, ...]

    def diagnostics(self) -> Iterator[Diagnostic]:
        """Tell each fault once; of several about one value only the plainest."""
        astray = misplaced(self.root, self.language) if self.violations else ()
        if astray:
            yield from (one.finding for one in astray)
            left = (one for one in self.violations if not any(part.covered(one.path) for part in astray))
            yield from replace(self, violations=tuple(left)).told()
            return
        yield from self.told()

    def told(self) -> Iterator[Diagnostic]:
        """Tell the faults of parts that stand where they belong."""
        guessed: set[tuple[Path, str]] = set()
        lost: set[Path] = set()
        outside = self._too_far_out()
        for violation in self._of("additionalProperties"):
            for finding in _one_for_a_lost_part(list(self._unknown_keys(violation, outside))):
                lost |= {violation.path} if finding.message == _ELSEWHERE else set()
                guessed.add((violation.path, str(finding.values.get("suggestion", ""))))
                yield finding
        yield from (one.told() for one in outside.values())
        emptied = {(*path, one.owner.text) for path, one in outside.items()}
        for violation in self._plainest():
            if violation.path not in emptied:
                yield self._value(violation)
        yield from self._without_base()
        for violation in self._lacking():
            if violation.path not in lost:
                yield from self._missing(violation, guessed)

    def _of(self, word: str) -> Iterator[Violation]:
        return (violation for violation in self.violations if violation.word == word)

    def _lacking(self) -> Iterable[Violation]:
        """One for each part that lacks keys, however many; the schema's library tells each key alone."""
        lacking = {
            (violation.path, tuple(violation.schema.get("required", ()))): violation
            for violation in self._of("required")
        }
        return lacking.values()

    def _plainest(self) -> Iterable[Violation]:
        about_values = [found for found in self.violations if found.word not in _ABOUT_KEYS]
        told: dict[Path, Violation] = {}
        for violation in sorted(about_values, key=_rank):
            told.setdefault(violation.path, violation)
        return told.values()

    # ------------------------------------------------------------ keys

    def _too_far_out(self) -> dict[Path, TooFarOut]:
        found = {
            violation.path: too_far_out(at(self.root, violation.path), violation.schema.get("properties", {}))
            for violation in self._of("additionalProperties")
        }
        return {path: one for path, one in found.items() if one is not None}

    def _unknown_keys(self, violation: Violation, outside: dict[Path, TooFarOut]) -> Iterator[Diagnostic]:
        node = at(self.root, violation.path)
        allowed = violation.schema.get("properties", {})
        if not isinstance(node, Mapping):
            return
        used = set(node.keys())
        kinds = {kind.written(self.language) for kind in KINDS}
        if used & kinds & set(allowed):
            used |= kinds
        free = [name for name in allowed if name not in used]
        lost = outside[violation.path].lines if violation.path in outside else ()
        unknown = [key for key, _ in node.entries if key.text not in allowed and key not in lost]
        nested = self._nested_tracks(unknown, kinds & set(allowed))
        if nested:
            yield fault("S01", "parallel-in-track", nested[0].span, key=shown(nested[0].text))
        for key in islice((key for key in unknown if key not in nested), MOST_OF_ONE_KIND):
            yield self._unknown_key(key, free)

    def _nested_tracks(self, unknown: list[Scalar], kinds: set[str]) -> list[Scalar]:
        """Return the keys that would begin tracks within a track; a step there takes every other kind."""
        names = [KEYS[name].written(self.language) for name in ("parallel", "tracks")]
        return [key for key in unknown if key.text in names] if kinds and names[0] not in kinds else []

    def _unknown_key(self, key: Scalar, free: list[str]) -> Diagnostic:
        name, other = shown(key.text), self._in_other_language(key.text, free)
        if other:
            return fault("S01", "key-other-language", key.span, key=name, suggestion=other)
        close = self._meant(key.text, free)
        if close:
            return fault("S01", "key-did-you-mean", key.span, key=name, suggestion=close)
        close = closest(key.text, free)
        elsewhere = any(entry.written(self.language) == key.text for entry in KEYS.values())
        if elsewhere and not (close and close.startswith(key.text)):
            return fault("S01", _ELSEWHERE, key.span, key=name, choices=choices(free))
        if close:
            return fault("S01", "key-did-you-mean", key.span, key=name, suggestion=close)
        own = KEYS["more"].written(self.language)
        if own in free:
            return fault("S01", "key-unknown-in-step", key.span, key=name, choices=choices(free), own=own)
        return fault("S01", "key-unknown", key.span, key=name, choices=choices(free))

    def _meant(self, text: str, free: list[str]) -> str | None:
        """Return the key that this word is often written for."""
        word = fold(text).replace(" ", "_")
        meant = (KEYS[name].written(self.language) for name in GUESSES.get(word, ()))
        return next((key for key in meant if key in free), None)

    def _in_other_language(self, text: str, free: list[str]) -> str | None:
        wanted = fold(text)
        for entry in KEYS.values():
            mine = entry.written(self.language)
            if mine in free and mine != wanted and wanted in {entry.nb, entry.nn}:
                return mine
        return None

    def _missing(self, violation: Violation, guessed: set[tuple[Path, str]]) -> Iterator[Diagnostic]:
        for name in violation.schema.get("required", ()):
            if name not in violation.instance and (violation.path, name) not in guessed:
                example = missing_line(name, violation.schema)
                example = f"{name}: regel-1" if name == KEYS["id"].nb and violation.path else example
                yield fault("S02", "key-missing", self._owner(violation.path), key=name, example=example)

    def _without_base(self) -> Iterator[Diagnostic]:
        """Tell changes in a guide that builds on nothing: there is nothing to change."""
        changes, base = KEYS["changes"].written(self.language), KEYS["builds_on"].written(self.language)
        for violation in self._of("dependencies"):
            yield fault("S12", "changes-without-base", self._owner((*violation.path, changes)), key=changes, base=base)

    # ------------------------------------------------------------ values

    def _value(self, violation: Violation) -> Diagnostic:
        key = shown(_key(violation.path))
        span = self._span(violation.path)
        if _is_empty(violation.instance):
            return empty(violation.path, span, language=self.language)
        match violation.word:
            case "type":
                return wrong_shape(violation, at(self.root, violation.path), key=key, place=span)
            case "enum":
                return self._wrong_word(violation, span)
            case "pattern":
                return self._wrong_form(violation, span, key=key)
            case "minItems":
                return fault("S07", "too-few-values", span, key=key)
            case _:
                return fault("S09", "not-as-expected", span, key=key)

    def _wrong_form(self, violation: Violation, span: Span, *, key: str) -> Diagnostic:
        form, text = str(violation.schema.get("$comment", "text")), str(violation.instance)
        other = own_word(text, self.language) or own_deadline(text, self.language)
        if other != text and form in _FORMS and re.fullmatch(self._pattern(_FORMS[form]), other):
            return fault("S04", OTHER_LANGUAGE, span, text=shown(text), suggestion=shown(other))
        example = drawn(key, violation.schema)
        return fault("S05", f"form-{form}", span, key=key, text=shown(text), example=example)

    def _pattern(self, form: Form) -> str:
        silent = sign("silent", self.language)
        return silent if form in {Form.PAIRS, Form.ITEMS} else f"{pattern(form, self.language)}|{silent}"

    def _wrong_word(self, violation: Violation, span: Span) -> Diagnostic:
        text = str(violation.instance)
        allowed = [str(word) for word in violation.schema.get("enum", ())]
        if fold(text) in allowed:
            return fault("S04", "word-did-you-mean", span, text=shown(text), suggestion=fold(text))
        other = self._word_in_other_language(text, allowed)
        if other:
            return fault("S04", OTHER_LANGUAGE, span, text=shown(text), suggestion=other)
        close = closest(text, allowed)
        if close and not close.endswith(fold(text)):  # «norsk» is no slip of the hand for «nynorsk»
            return fault("S04", "word-did-you-mean", span, text=shown(text), suggestion=close)
        return fault("S04", "word-unknown", span, text=shown(text), choices=self._words_for(allowed, violation.path))

    def _words_for(self, allowed: list[str], path: Path) -> str:
        """Return the whole list of words; the checklist is not among them where only a step could have one."""
        checklist = word_for(Group.REQUIREMENTS, Requirement.CHECKLIST, language=self.language)
        in_step = KEYS["steps"].written(self.language) in path
        return choices([word for word in allowed if in_step or word != checklist], most=len(allowed))

    def _word_in_other_language(self, text: str, allowed: list[str]) -> str | None:
        wanted = fold(text)
        for words in GROUPS.values():
            for word in words:
                if wanted in {word.nb, word.nn} and word.written(self.language) in allowed:
                    return word.written(self.language)
        return None

    # ------------------------------------------------------------ places

    def _span(self, path: Path) -> Span:
        node = at(self.root, path)
        if isinstance(node, Scalar) and node.text.strip():
            return node.span
        return self._owner(path)

    def _owner(self, path: Path) -> Span:
        """Return the place of the key that names what lies at the path, or of its first key."""
        if path and isinstance(path[-1], str):
            parent = at(self.root, path[:-1])
            key = parent.key(path[-1]) if isinstance(parent, Mapping) else None
            if key is not None:
                return key.span
        return first_span(at(self.root, path))


def overlaps(node: Node, findings: Iterable[Diagnostic]) -> bool:
    """Tell whether any finding begins inside the node."""
    return any(node.span.start <= finding.span.start <= node.span.end for finding in findings)


def _one_for_a_lost_part(findings: list[Diagnostic]) -> list[Diagnostic]:
    """Tell a whole part that stands in the wrong place, as when a heading is gone, by the first of its keys."""
    elsewhere = [finding for finding in findings if finding.message == _ELSEWHERE]
    if len(elsewhere) < _MANY:
        return findings
    return [finding for finding in findings if finding.message != _ELSEWHERE or finding is elsewhere[0]]


def _rank(violation: Violation) -> int:
    return _ORDER.index(violation.word) if violation.word in _ORDER else len(_ORDER)


def _key(path: Path) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _is_empty(instance: object) -> bool:
    return instance in ([], {}) or (isinstance(instance, str) and not instance.strip())
