"""Turns the paper of a document into texts, lists and groups of texts: all that a brought template is given."""

from datetime import date
from enum import Enum
from typing import Any

from engine.cases.measure_history import Part, Turn
from engine.cases.vocabulary import Aftermath, ConsentForm, Outcome, SubjectKind
from engine.exporters.own_names import ANSWER, ANSWERS, WORDS
from engine.exporters.papers import Paper
from engine.exporters.phrases import Phrases
from engine.guideline.vocabulary import LogPart
from engine.values import Struct, fields

Plain = str | bool | None | list["Plain"] | dict[str, "Plain"]

_SAID: dict[type[Enum], str] = {
    SubjectKind: "subject",
    Outcome: "outcome",
    ConsentForm: "consents.form",
    Turn: "turn",
    Part: "part",
    Aftermath: "aftermath",
}


def plain(paper: Paper, phrases: Phrases) -> dict[str, Plain]:
    """Return what a paper says by the names that templates use, every date and choice in words."""
    return _group(paper, phrases)


def _group(one: Struct, phrases: Phrases) -> dict[str, Plain]:
    said: dict[str, Plain] = {WORDS[part.name]: _plain(getattr(one, part.name), phrases) for part in fields(one)}
    answer = ANSWERS.get(type(one))
    return said if answer is None else {**said, ANSWER: answer}


def _plain(value: Any, phrases: Phrases) -> Plain:  # noqa: ANN401 - a field of a paper may be any of these
    match value:  # what is left is a line of the paper
        case None | bool():
            return value
        case Enum():
            return phrases.say(f"{_SAID[type(value)]}.{value.value}")
        case str() | int():
            return str(value)
        case date():
            return phrases.day(value)
        case tuple():
            return [_plain(one, phrases) for one in value]
        case frozenset():
            return {WORDS[part.value]: not value or part in value for part in LogPart}
        case _:
            return _group(value, phrases)
