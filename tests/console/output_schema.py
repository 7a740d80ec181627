"""Reads the written schema of `--json`: a copy that knows no other keys, and the path of every key with its type.

A path names the answer and the keys down to one: `[]` is any entry of a list, `*` any key of a map.
"""

import json
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft7Validator

from tests.house import tree

FILE = tree.ROOT / "schemas" / "output.schema.json"
Schema = dict[str, Any]


def read() -> Schema:
    """Return the schema as it is written."""
    schema: Schema = json.loads(FILE.read_text("utf-8"))
    return schema


def answers(schema: Schema) -> list[str]:
    """Return the names of the definitions that are whole answers."""
    return [one["$ref"].rsplit("/", 1)[-1] for one in schema["anyOf"]]


def strict(schema: Any) -> Any:  # noqa: ANN401 - JSON is anything
    """Return a copy in which a key that is not written is a fault."""
    if isinstance(schema, list):
        return [strict(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    copy = {name: strict(one) for name, one in schema.items()}
    return {**copy, "additionalProperties": False} if isinstance(schema.get("properties"), dict) else copy


def faults(answer: Any, shape: str, *, schema: Schema) -> list[str]:  # noqa: ANN401 - JSON is anything
    """Return what is wrong with an answer that should follow a definition, keys that are not written included."""
    whole = {"$ref": f"#/definitions/{shape}", "definitions": strict(schema["definitions"])}
    found = Draft7Validator(whole, format_checker=Draft7Validator.FORMAT_CHECKER).iter_errors(answer)
    return [f"{shape}: {one.json_path}: {one.message}" for one in found]


def written_paths(schema: Schema) -> dict[str, str]:
    """Return every key that the schema writes, with its type."""
    return {path: kind for name in answers(schema) for path, kind in _written(_definition(name), name, schema=schema)}


def seen_paths(answer: Any, shape: str, *, schema: Schema) -> set[str]:  # noqa: ANN401 - JSON is anything
    """Return every key that the schema writes and an answer holds."""
    return set(_seen(answer, (shape, _definition(shape)), schema=schema))


def _definition(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def _real(node: Schema, schema: Schema) -> Schema:
    """Return what a node stands for: not a reference, and not the choice between something and null."""
    while "$ref" in node or "anyOf" in node:
        node = schema["definitions"][node["$ref"].rsplit("/", 1)[-1]] if "$ref" in node else node["anyOf"][0]
    return node


def _parts(node: Schema) -> Iterator[tuple[str, Schema]]:
    for name, part in node.get("properties", {}).items():
        yield f".{name}", part
    if "items" in node:
        yield "[]", node["items"]
    if isinstance(node.get("additionalProperties"), dict):
        yield ".*", node["additionalProperties"]


def _written(node: Schema, path: str, *, schema: Schema) -> Iterator[tuple[str, str]]:
    real = _real(node, schema)
    yield path, _kind(node, real)
    for name, part in _parts(real):
        yield from _written(part, path + name, schema=schema)


def _kind(node: Schema, real: Schema) -> str:
    if "const" in real:
        return json.dumps(real["const"])
    kinds = real["type"] if isinstance(real["type"], list) else [real["type"]]
    return "|".join([*kinds, *(["null"] if "anyOf" in node else [])])


def _seen(answer: Any, place: tuple[str, Schema], *, schema: Schema) -> Iterator[str]:  # noqa: ANN401 - JSON is anything
    path, node = place
    yield path
    for name, part in _parts(_real(node, schema)):
        for one in _held(answer, name):
            yield from _seen(one, (path + name, part), schema=schema)


def _held(answer: Any, name: str) -> list[Any]:  # noqa: ANN401 - JSON is anything
    """Return what an answer holds at a part of a path."""
    if name == "[]":
        return list(answer) if isinstance(answer, list) else []
    if not isinstance(answer, dict):
        return []
    return list(answer.values()) if name == ".*" else [answer[name[1:]]] if name[1:] in answer else []
