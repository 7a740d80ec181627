"""Owns how the word table and the shapes become a JSON schema that a stock editor explains in Norwegian."""

from typing import TypeAlias

from engine.guideline.vocabulary import Language
from engine.language import forms
from engine.language.advice import advice, of_item, of_keys, of_missing, of_parts, of_words
from engine.language.shape import (
    AGE_RULE,
    ENTRANCE,
    GUIDE,
    HOLDER,
    LEVEL,
    RULE,
    SENDING,
    SHARING,
    STEP,
    TRACK_STEP,
    Form,
    Shape,
    Slot,
)
from engine.language.terms import GROUPS, KEYS, Group, key, sign, sign_help, written

Schema: TypeAlias = "str | int | bool | list[Schema] | dict[str, Schema]"
Part: TypeAlias = dict[str, Schema]

SCALAR: tuple[str, ...] = ("string", "number", "boolean")
_NOT_EMPTY = r"\S"
_INNER = frozenset({"items", "additionalProperties", "then", "else"})
_BEGUN_WITH = {
    LEVEL: ("level", "title", "purpose"),
    RULE: ("id", "if", "do", "report_to"),
    ENTRANCE: ("from", "who", "what"),
    AGE_RULE: ("age", "who"),
    HOLDER: ("on_levels", "preferred", "why"),
    SENDING: ("what", "to"),
    SHARING: ("what", "with"),
}
"""The keys that an editor offers together where a part of this shape begins."""


def generate(language: Language) -> Part:
    """Return the whole schema for guides in this language."""
    drawing = _Drawing(language)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Handlingsveileder" if language is Language.BOKMAL else "Handlingsrettleiar",
        "type": "object",
        "errorMessage": of_parts(key("guide_title", language), language),
        **_also({**drawing.keys(GUIDE), **_also({**drawing.demanded(GUIDE), **_levels_or_base(language)})}),
    }


def _levels_or_base(language: Language) -> Part:
    """Say that a guide has levels of its own unless it builds on another, and changes only where it does."""
    base, levels = key("builds_on", language), key("levels", language)
    return {
        "if": {"required": [base]},
        "else": {"required": [levels], "errorMessage": of_missing([levels], language)},
        "dependencies": {key("changes", language): [base]},
    }


def _also(piece: Part) -> Part:
    """Hang a piece on another for the sake of its message: editors tell every fault of one piece in one way."""
    return {"if": True, "then": piece}


class _Drawing:
    """Draws the schema of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def part(self, shape: Shape) -> Part:
        """Draw which keys a part takes and which it must have, to stand beside what says that it has keys at all."""
        demanded, snippets = self.demanded(shape), self._snippets(shape)
        offered: Part = {"defaultSnippets": snippets} if snippets else {}
        return {**offered, **_also({**self.keys(shape), **(_also(demanded) if demanded else {})})}

    def keys(self, shape: Shape) -> Part:
        names = tuple(key(slot.name, self.language) for slot in shape.slots)
        drawn: Part = {name: self._described(slot) for name, slot in zip(names, shape.slots, strict=True)}
        return {
            "properties": drawn,
            "additionalProperties": False,
            "minProperties": 1,
            "errorMessage": of_keys(names, self.language),
        }

    def demanded(self, shape: Shape) -> Part:
        names = [key(slot.name, self.language) for slot in shape.slots if slot.required]
        return {"required": [*names], "errorMessage": of_missing(names, self.language)} if names else {}

    def _snippets(self, shape: Shape) -> list[Schema]:
        if shape in {STEP, TRACK_STEP}:
            return [self._snippet(slot.name, "what", "who", "tools") for slot in shape.slots if slot.field == "title"]
        return [self._snippet(*_BEGUN_WITH[shape])] if shape in _BEGUN_WITH else []

    def _snippet(self, *names: str) -> Schema:
        """Draw a part that an editor offers to begin, with a place to stop at after each key."""
        keys = tuple(key(name, self.language) for name in names)
        return {"label": keys[0], "body": {name: f"${place}" for place, name in enumerate(keys, start=1)}}

    def _described(self, slot: Slot) -> Part:
        entry = KEYS[slot.name]
        help_text = entry.help(self.language)
        told = advice(slot.form, self.language)
        return {
            "description": help_text,
            "markdownDescription": help_text + self._word_list(slot),
            "examples": [_plain(entry.example(self.language))],
            **_telling(self._slot(slot), told),
        }

    def _word_list(self, slot: Slot) -> str:
        if slot.group is None:
            return ""
        lines = [f"- `{word.written(self.language)}`: {word.help(self.language)}" for word in GROUPS[slot.group]]
        return "\n\n" + "\n".join(lines)

    def _slot(self, slot: Slot) -> Part:
        match slot.form:
            case Form.TEXT:
                return self._text()
            case Form.WORD:
                return self._word(slot)
            case Form.WORDS:
                return self._words(slot)
            case Form.NAMES | Form.INFERRED:
                return _or_list(self._text())
            case Form.DEADLINE:
                return self._limit(slot)
            case _ if slot.shape is not None:
                return self._nested(slot, self.part(slot.shape))
            case Form.GUARD | Form.PAIRS | Form.WORD_PAIRS | Form.CHOICES:
                return self._free(slot)
            case _:
                return self._patterned(slot.form, silent=slot.may_be_silent)

    def _text(self) -> Part:
        return {"type": list(SCALAR), "pattern": _NOT_EMPTY}

    def _patterned(self, form: Form, *, silent: bool) -> Part:
        or_silent = f"|{sign('silent', self.language)}" if silent else ""
        pattern = f"^(?:{forms.pattern(form, self.language)}{or_silent})$"
        told = advice(form, self.language)
        return {
            "type": list(SCALAR),
            "pattern": pattern,
            "$comment": form.value,
            "errorMessage": told,
            "patternErrorMessage": told,
        }

    def _limit(self, slot: Slot) -> Part:
        """Draw a deadline, or one for each value of a fact."""
        whole = self._patterned(Form.DEADLINE, silent=slot.may_be_silent)
        of_value = self._patterned(Form.DEADLINE, silent=False)
        return {**whole, "type": [*SCALAR, "object"], "minProperties": 1, "additionalProperties": of_value}

    def _word(self, slot: Slot) -> Part:
        return {"type": list(SCALAR), **self._enum(slot)}

    def _enum(self, slot: Slot) -> Part:
        """Draw a closed list of words, each with what it means."""
        explained: list[Schema] = [word.help(self.language) for word in GROUPS[slot.group or Group.YES_NO]]
        if slot.may_be_silent:
            explained.append(sign_help("silent", self.language))
        allowed = self._allowed(slot)
        told = of_words([str(word) for word in allowed], self.language)
        return {"enum": allowed, "enumDescriptions": explained, "errorMessage": told}

    def _words(self, slot: Slot) -> Part:
        one = self._word(slot)
        return {
            **_or_list(one, bare=True),
            "if": {"type": list(SCALAR)},
            "then": self._enum(slot),
        }

    def _allowed(self, slot: Slot) -> list[Schema]:
        words: list[Schema] = [*written(slot.group or Group.YES_NO, self.language)]
        return [*words, sign("silent", self.language)] if slot.may_be_silent else words

    def _nested(self, slot: Slot, inner: Part) -> Part:
        match slot.form:
            case Form.PEOPLE:
                return _or_list({"type": [*SCALAR, "object"], "pattern": _NOT_EMPTY, **inner})
            case Form.MINUTES:
                told = self._patterned(Form.MINUTES, silent=True)
                return {**told, **inner, "type": [*SCALAR, "object"]}
            case Form.ENTRIES:
                entry: Part = {"type": [*SCALAR, "object"], "pattern": _NOT_EMPTY, **inner}
                return _keyed(entry)
            case Form.ITEMS:
                return self._perhaps_silent(slot, self._items(slot, inner))
            case Form.TITLE_OR_ITEMS:
                return {**self._items(slot, inner), **self._text(), "type": [*SCALAR, "array"]}
            case Form.PARTS:
                return self._perhaps_silent(slot, {"type": "object", **inner})
            case Form.DEMANDS:
                return self._demands(slot, inner)
            case _:
                kinds: list[Schema] = [*SCALAR, "array", "object"]
                targets: Part = {"pattern": _NOT_EMPTY, "minItems": 1, "items": self._text()}
                return _keyed({"type": kinds, **targets, **inner})

    def _items(self, slot: Slot, inner: Part) -> Part:
        first = slot.shape.slots[0].name if slot.shape else slot.name
        told = of_item(key(first, self.language), self.language)
        return {"type": "array", "minItems": 1, "items": {"type": "object", "errorMessage": told, **inner}}

    def _demands(self, slot: Slot, inner: Part) -> Part:
        """Draw a word, an object, or a list of them; an enum would hold for objects too, and is asked of texts only."""
        either: Part = {"if": {"type": list(SCALAR)}, "then": self._enum(slot), "else": inner["then"]}
        one: Part = {"type": [*SCALAR, "object"], **either}
        return {"type": [*SCALAR, "object", "array"], "minItems": 1, "items": one, **either}

    def _free(self, slot: Slot) -> Part:
        match slot.form:
            case Form.GUARD:
                return _keyed(_or_list(self._text()))
            case Form.WORD_PAIRS:
                return self._perhaps_silent(slot, _keyed(self._word(_loud(slot))))
            case Form.CHOICES:
                return _keyed({"type": "array", "minItems": 2, "items": self._text()})
            case _:
                return self._perhaps_silent(slot, _keyed(self._text()))

    def _perhaps_silent(self, slot: Slot, drawn: Part) -> Part:
        if not slot.may_be_silent:
            return drawn
        silent = sign("silent", self.language)
        form = Form.ITEMS if drawn["type"] == "array" else Form.PAIRS
        told = advice(form, self.language)
        pattern: Part = {"pattern": f"^{silent}$", "$comment": form.value, "patternErrorMessage": told}
        return {**drawn, "type": [*SCALAR, str(drawn["type"])], **pattern}


def _loud(slot: Slot) -> Slot:
    return Slot(slot.name, slot.form, slot.group, may_be_silent=False)


def _or_list(one: Part, *, bare: bool = False) -> Part:
    kind = one["type"]
    kinds: list[Schema] = [*kind] if isinstance(kind, list) else [kind]
    around: Part = {} if bare else {name: value for name, value in one.items() if name != "type"}
    return {"minItems": 1, **around, "type": [*(k for k in kinds if k != "object"), "array"], "items": one}


def _keyed(entry: Part) -> Part:
    return {"type": "object", "minProperties": 1, "additionalProperties": entry}


def _telling(piece: Part, told: str) -> Part:
    """Let each piece that can say no say what to write, where it does not say so already."""
    inner: Part = {
        name: _telling(part, told) for name, part in piece.items() if name in _INNER and isinstance(part, dict)
    }
    texts = {"errorMessage": told} if {"type", "enum"} & piece.keys() else {}
    texts |= {"patternErrorMessage": told} if "pattern" in piece else {}
    return {**texts, **piece, **inner}


def _plain(example: object) -> Schema:
    match example:
        case dict():
            return {str(name): _plain(value) for name, value in example.items()}
        case list():
            return [_plain(value) for value in example]
        case _:
            return str(example)
