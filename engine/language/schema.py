"""Owns the files in `schemas/` and the one structural check; the only module that knows jsonschema.

A sound guide is let through by jsonschema_rs, which is a hundred times as fast and says only yes or no. What it says
no to is told by jsonschema, which alone says why.

`python -m engine.language.schema` writes the files, and with `--check` compares them with the table.
"""

import json
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.guideline.vocabulary import Language
from engine.language.generate import generate
from engine.language.tree import Plain
from engine.values import Struct

if TYPE_CHECKING:
    from jsonschema import Draft7Validator

__all__ = ["Violation", "file_name", "generate", "violations"]


class Violation(Struct, frozen=True):
    """One thing that the schema says no to: where, by which word of the schema, and what stands there."""

    path: tuple[str | int, ...]
    word: str
    instance: Any  # whatever the guide holds there
    schema: dict[str, Any]  # the piece of schema that said no


def violations(instance: Plain, schema: bytes) -> Iterator[Violation]:
    """Hold a guide, as nested texts, lists and dicts, against a schema; every fault is told.

    A Mac may write å as two signs. The author's text stays so, and the words of ours in it are the same.
    """
    lets_through = _lets_through(schema)
    if lets_through(instance):  # what it lets through as written it lets through composed: it forbids no word
        return
    guide = composed(instance)
    if lets_through(guide):
        return
    for error in _validator(schema).iter_errors(guide):
        piece = error.schema if isinstance(error.schema, dict) else {}
        yield Violation(tuple(error.absolute_path), str(error.validator), error.instance, piece)


def composed(instance: Plain) -> Plain:
    """Return a guide with each sign that was written as two put together."""
    match instance:
        case str():
            return instance if instance.isascii() else unicodedata.normalize("NFC", instance)
        case list():
            return [composed(one) for one in instance]
        case dict():
            return {key: composed(one) for key, one in instance.items()}


@lru_cache(maxsize=4)
def _lets_through(schema: bytes) -> "Callable[[Plain], bool]":
    from jsonschema_rs import Draft7Validator  # noqa: PLC0415  as below

    return Draft7Validator(json.loads(schema)).is_valid


@lru_cache(maxsize=4)
def _validator(schema: bytes) -> "Draft7Validator":
    from jsonschema import Draft7Validator  # noqa: PLC0415  it is slow to import, and a running case checks no guide

    return Draft7Validator(_joined(json.loads(schema)))


def _joined(part: Any) -> Any:  # noqa: ANN401 - JSON is anything
    """Return a schema with each piece put back in the one that it hangs on: it was apart for an editor's sake alone.

    It says the same, and a guide is held against it in less time.
    """
    if isinstance(part, list):
        return [_joined(one) for one in part]
    if not isinstance(part, dict):
        return part
    inner = {name: _joined(one) for name, one in part.items()}
    if inner.get("if") is not True:
        return inner
    return {**inner["then"], **{name: one for name, one in inner.items() if name not in {"if", "then"}}}


def file_name(language: Language) -> str:
    """Return the name of the schema's file in `schemas/`."""
    return f"guideline.{language}.schema.json"


def rendered(language: Language) -> str:
    """Return the text of the schema's file."""
    return json.dumps(generate(language), ensure_ascii=False, indent=1) + "\n"


def main(arguments: Sequence[str], folder: Path) -> int:
    """Write both schemas into the folder, or with `--check` tell whether they lie there as they should."""
    stale = []
    for language in Language:
        path = folder / file_name(language)
        if "--check" not in arguments:
            folder.mkdir(exist_ok=True)
            path.write_text(rendered(language), "utf-8")
        elif not path.exists() or path.read_text("utf-8") != rendered(language):
            stale.append(path.name)
    if stale:
        sys.stderr.write(f"Not as the table says: {', '.join(stale)}. Run python -m engine.language.schema.\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path(__file__).parents[2] / "schemas"))
