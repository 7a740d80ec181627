"""The texts that Click can say, read from its own source."""

import ast
from collections.abc import Iterator
from pathlib import Path

import click

Message = str | tuple[str, str]

_ASKED_INDIRECTLY = ("required",)  # click.core looks up the word it found in `get_help_extra`


def emitted() -> frozenset[Message]:
    """Every message id that Click looks up; a pair is a singular and its plural."""
    source = Path(click.__file__).parent
    found = (message for path in source.glob("*.py") for message in _looked_up(ast.parse(path.read_text("utf-8"))))
    return frozenset((*found, *_ASKED_INDIRECTLY))


def _looked_up(module: ast.Module) -> Iterator[Message]:
    for node in ast.walk(module):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        texts = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
        if node.func.id == "_" and texts:
            yield str(texts[0])
        elif node.func.id == "ngettext":
            yield (str(texts[0]), str(texts[1]))
