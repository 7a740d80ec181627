"""The texts that Click can say, read from its own source, and the catalogues that translate them.

`python -m tests.i18n.click_texts` writes the compiled catalogues anew after a change to a `.po` file.
"""

import ast
import io
from collections.abc import Iterator
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from engine.i18n import catalogue_folder

LANGUAGES = ("nb", "nn")
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


def catalogue(language: str) -> Catalog:
    """The catalogue of Click's texts in one language."""
    with path_of(language, "po").open("rb") as file:
        return read_po(file, locale=language)


def compiled(language: str) -> bytes:
    """What the compiled catalogue should be."""
    made = io.BytesIO()
    write_mo(made, catalogue(language))
    return made.getvalue()


def path_of(language: str, suffix: str) -> Path:
    """Where a catalogue lies."""
    return Path(catalogue_folder()) / language / "LC_MESSAGES" / f"click.{suffix}"


if __name__ == "__main__":
    for name in LANGUAGES:
        path_of(name, "mo").write_bytes(compiled(name))
