"""Writes what a document says as JSON: its paper, part by part, with days as ISO dates and the words of the record."""

import json
from datetime import date
from enum import Enum
from typing import Any

from engine.exporters.harmless import is_seen
from engine.exporters.own_names import ANSWERS
from engine.exporters.papers import Paper
from engine.values import Struct, fields

Data = str | int | bool | None | list["Data"] | dict[str, "Data"]

_ANSWERS = {"ja": "yes", "nei": "no"}


def as_json(paper: Paper) -> str:
    """Return a document as JSON text; a sign that is not seen is written by its number, as JSON lets one."""
    written = json.dumps(as_data(paper), ensure_ascii=False, indent=2)
    return "".join(sign if is_seen(sign) else json.dumps(sign)[1:-1] for sign in written) + "\n"


def as_data(one: Struct) -> dict[str, Data]:
    """Return a document, or a line of one, by the names that its parts have."""
    said: dict[str, Data] = {part.name: _data(getattr(one, part.name)) for part in fields(one)}
    answer = ANSWERS.get(type(one))
    return said if answer is None else {"answer": _ANSWERS[answer], **said}


def _data(value: Any) -> Data:  # noqa: ANN401 - a field of a paper may be any of these
    match value:
        case Enum():
            return str(value.value)
        case None | bool() | int() | str():
            return value
        case date():
            return value.isoformat()
        case tuple():
            return [_data(one) for one in value]
        case frozenset():
            return [str(one) for one in sorted(one.value for one in value)]
        case _:
            return as_data(value)
