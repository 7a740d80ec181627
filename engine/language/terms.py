"""Owns the only table between the Norwegian of a guide and the English of the engine.

The lines of the table lie in `wordlist`; schema, parser, suggestions and documentation all read them here.
"""

import unicodedata
from enum import StrEnum

from engine.guideline.vocabulary import Language
from engine.language.wordlist import values
from engine.language.wordlist.agreements import AGREEMENTS
from engine.language.wordlist.changes import CHANGES
from engine.language.wordlist.entry import Entry, Example, Key, Word
from engine.language.wordlist.facets import FACETS
from engine.language.wordlist.head import HEAD
from engine.language.wordlist.kinds import KINDS
from engine.language.wordlist.labels import LABELS
from engine.language.wordlist.own_rules import OWN_RULES
from engine.language.wordlist.parts import PARTS
from engine.language.wordlist.sections import SECTIONS
from engine.language.wordlist.ways import WAYS

__all__ = ["GROUPS", "KEYS", "Entry", "Example", "Group", "Key", "Word"]

TABLES = (HEAD, LABELS, SECTIONS, AGREEMENTS, PARTS, OWN_RULES, KINDS, FACETS, WAYS, CHANGES)
KEYS: dict[str, Key] = {key.name: key for table in TABLES for key in table}


class Group(StrEnum):
    """A closed list of words."""

    LANGUAGES = "languages"
    STATUSES = "statuses"
    ROLE_KINDS = "role-kinds"
    TOOL_TYPES = "tool-types"
    TOOL_STATUSES = "tool-statuses"
    REQUIREMENTS = "requirements"
    URGENCIES = "urgencies"
    YES_NO = "yes-no"
    EVALUATES = "evaluates"
    COUNTS_AS = "counts-as"
    RECIPIENTS = "recipients"
    SIGNS = "signs"
    DEADLINE = "deadline"
    ANCHORS = "anchors"
    UNITS = "units"
    ONE = "one"
    AGES = "ages"
    LATEST = "latest"
    TAKEOVER = "takeover"
    LOG_PARTS = "log-parts"
    PARTIES = "parties"
    SERIOUSNESS = "seriousness"
    SPOTS = "spots"


GROUPS: dict[Group, tuple[Word, ...]] = {
    Group.LANGUAGES: values.LANGUAGES,
    Group.STATUSES: values.STATUSES,
    Group.ROLE_KINDS: values.ROLE_KINDS,
    Group.TOOL_TYPES: values.TOOL_TYPES,
    Group.TOOL_STATUSES: values.TOOL_STATUSES,
    Group.REQUIREMENTS: values.REQUIREMENTS,
    Group.URGENCIES: values.URGENCIES,
    Group.YES_NO: values.YES_NO,
    Group.EVALUATES: values.EVALUATES,
    Group.COUNTS_AS: values.COUNTS_AS,
    Group.RECIPIENTS: values.RECIPIENTS,
    Group.SIGNS: values.SIGNS,
    Group.DEADLINE: values.DEADLINE,
    Group.ANCHORS: values.ANCHORS,
    Group.UNITS: values.UNITS,
    Group.ONE: values.ONE,
    Group.AGES: values.AGES,
    Group.LATEST: values.LATEST,
    Group.TAKEOVER: values.TAKEOVER,
    Group.LOG_PARTS: values.LOG_PARTS,
    Group.PARTIES: values.PARTIES,
    Group.SERIOUSNESS: values.SERIOUSNESS,
    Group.SPOTS: values.SPOTS,
}

_SIGNS = {word.name: word for word in values.SIGNS}
_SILENT = frozenset(_SIGNS["silent"].written(language) for language in Language)
_MAYBE_SILENT = frozenset("iI")  # what such a text begins with, as it is written
_MOST_SILENT = 100  # signs, however many spaces lie between the words: a long text is looked at for other things
_MAYBE = ("evt.", "ev.", "evt ", "eventuelt ")


def key(name: str, language: Language) -> str:
    """Return the key with this English name as a guide in this language writes it."""
    return KEYS[name].written(language)


def sign(name: str, language: Language) -> str:
    """Return a sign, such as `ikke oppgitt`, by its English name."""
    return _SIGNS[name].written(language)


def sign_help(name: str, language: Language) -> str:
    """Return what a sign means, by its English name."""
    return _SIGNS[name].help(language)


def written(group: Group, language: Language) -> tuple[str, ...]:
    """Return the words of a closed list as a guide in this language writes them."""
    return tuple(word.written(language) for word in GROUPS[group])


def word(group: Group, text: str, *, language: Language) -> str | None:
    """Return the English name of a word in a closed list, or None when it is not there."""
    wanted = fold(text)
    return next((entry.name for entry in GROUPS[group] if entry.written(language) == wanted), None)


def word_for(group: Group, name: str, *, language: Language) -> str:
    """Return the word of a closed list with this English name, as a guide in this language writes it."""
    return next(entry.written(language) for entry in GROUPS[group] if entry.name == name)


def fold(text: str) -> str:
    """Return the form in which names are compared: NFC, single spaces, no capitals."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split()).casefold()


def is_silent(text: str, language: Language) -> bool:
    """Tell whether the text is `ikke oppgitt`."""
    return fold(text) == sign("silent", language)


def is_silent_in_any(text: str) -> bool:
    """Tell whether the text is `ikke oppgitt` in either language."""
    return text.lstrip()[:1] in _MAYBE_SILENT and len(text) <= _MOST_SILENT and fold(text) in _SILENT


def is_yes(text: str, language: Language) -> bool:
    """Tell whether the text is `ja`."""
    return word(Group.YES_NO, text, language=language) == "yes"


def without_maybe(text: str) -> tuple[str, bool]:
    """Return a name without its `evt.`, and whether it had one. Both spellings are good in both languages."""
    name = " ".join(text.split())
    if not name.casefold().startswith(_MAYBE):
        return name, False
    for prefix in _MAYBE:
        if name.casefold().startswith(prefix) and name[len(prefix) :].strip():
            return name[len(prefix) :].strip(), True
    return name, False
