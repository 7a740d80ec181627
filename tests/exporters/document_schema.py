"""Writes the schema of documents as JSON from what they say: `python -m tests.exporters.document_schema`."""

import json
import sys
from datetime import date
from enum import Enum
from types import UnionType
from typing import Any, get_args, get_origin

from engine.exporters.own_names import ANSWERS, PAPERS
from engine.values import Struct, fields
from tests.house import tree

FILE = tree.ROOT / "schemas" / "document.schema.json"
Schema = dict[str, Any]


def schema() -> Schema:
    """Return the schema as it should read now."""
    shapes: dict[str, Schema] = {}
    papers = {document: _shape(kind, shapes) for document, kind in PAPERS.items()}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$comment": "Written by tests/exporters/document_schema.py. It only grows.",
        "title": "What a document about a case says: bti skriv SAK DOKUMENT --format json",
        "anyOf": [{"title": document, **shape} for document, shape in papers.items()],
        "definitions": dict(sorted(shapes.items())),
    }


def _shape(kind: Any, shapes: dict[str, Schema]) -> Schema:  # noqa: ANN401 - an annotation may be anything
    if isinstance(kind, UnionType):
        some = [one for one in get_args(kind) if one is not type(None)]
        found = [_shape(one, shapes) for one in some]
        return {"anyOf": [*found, *([{"type": "null"}] if len(some) < len(get_args(kind)) else [])]}
    if get_origin(kind) in (tuple, frozenset):
        return {"type": "array", "items": _shape(get_args(kind)[0], shapes)}
    return _definition(kind, shapes) if issubclass(kind, Struct) else _single(kind)


def _single(kind: type) -> Schema:
    if issubclass(kind, Enum):
        return {"type": "string", "enum": [str(one.value) for one in kind]}
    if issubclass(kind, date):
        return {"type": "string", "format": "date"}
    return {"type": {bool: "boolean", int: "integer", str: "string"}[kind]}


def _definition(kind: type[Struct], shapes: dict[str, Schema]) -> Schema:
    name = kind.__name__
    if name not in shapes:
        shapes[name] = {}
        parts = {part.name: _shape(part.type, shapes) for part in fields(kind)}
        answer = {"answer": {"const": {"ja": "yes", "nei": "no"}[ANSWERS[kind]]}} if kind in ANSWERS else {}
        properties = {**answer, **parts}
        said = " ".join((kind.__doc__ or "").split())
        shapes[name] = {
            "description": said,
            "type": "object",
            "required": list(properties),
            "properties": properties,
        }
    return {"$ref": f"#/definitions/{name}"}


def written() -> str:
    """Return the schema as it is written to its file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def keys() -> list[str]:
    """Return every key with what holds it, for the list that only grows."""
    return sorted(f"{name}.{key}" for name, one in schema()["definitions"].items() for key in one["properties"])


if __name__ == "__main__":
    FILE.write_text(written(), "utf-8")
    sys.exit(0)
