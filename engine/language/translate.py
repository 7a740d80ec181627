"""Owns telling a word of the other written language from a name or a slip, and what it is called in this one."""

import re
from functools import lru_cache

from engine.guideline.vocabulary import Language
from engine.language.terms import GROUPS, KEYS, Group, fold

OTHER_LANGUAGE = "word-other-language"
"""The message on a word that is right in the other written language."""

_DEADLINES = (Group.DEADLINE, Group.ANCHORS, Group.UNITS, Group.ONE)


def own_word(text: str, language: Language) -> str | None:
    """Return what a fixed word of the other written language is in this one; None for every other text."""
    return _words(language).get(fold(text))


def own_key(text: str, language: Language) -> str | None:
    """Return what a key of the other written language is in this one; None for every other text."""
    return _keys(language).get(fold(text))


def own_deadline(text: str, language: Language) -> str:
    """Return a deadline with each fixed word of the other written language put in this one."""
    pattern, words = _in_deadlines(language)

    def put(found: re.Match[str]) -> str:
        word = words[fold(found[0])]
        return word.capitalize() if found[0][0].isupper() else word

    return pattern.sub(put, text)


@lru_cache(maxsize=2)
def _words(language: Language) -> dict[str, str]:
    return _other_to_own(language, tuple(Group))


@lru_cache(maxsize=2)
def _keys(language: Language) -> dict[str, str]:
    mine = {entry.written(language) for entry in KEYS.values()}
    pairs = ((entry.written(_other(language)), entry.written(language)) for entry in KEYS.values())
    return {theirs: own for theirs, own in pairs if theirs not in mine}


@lru_cache(maxsize=2)
def _in_deadlines(language: Language) -> tuple[re.Pattern[str], dict[str, str]]:
    words = _other_to_own(language, _DEADLINES)
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE), words


def _other_to_own(language: Language, groups: tuple[Group, ...]) -> dict[str, str]:
    """Return the words that only the other language has, with what each is in this one."""
    entries = [entry for group in groups for entry in GROUPS[group]]
    mine = {entry.written(language) for entry in entries}
    pairs = ((entry.written(_other(language)), entry.written(language)) for entry in entries)
    return {theirs: own for theirs, own in pairs if theirs not in mine and theirs not in _ABBREVIATIONS}


def _other(language: Language) -> Language:
    return Language.BOKMAL if language is Language.NYNORSK else Language.NYNORSK


_ABBREVIATIONS = {"evt.", "ev."}
"""Both are good in both languages."""
