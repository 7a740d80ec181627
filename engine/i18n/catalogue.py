"""Looks texts up: a code and a language in, a sentence out.

A module in `messages` holds `MESSAGES`, code -> bokmål, and may hold `PLURALS`, code -> bokmål for one and for more.
Codes are unique across the modules; a module is read when a code is not found in those before it, so that a short
command reads little. Every other language has a catalogue `bti` below `locale`, by code and bokmål; it is read when
something is first said in that language.
"""

from collections.abc import Callable, Mapping
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TypeVar

from engine.i18n import messages
from engine.i18n.messages import Forms

SOURCE = "nb"  # the language of the tables
LANGUAGES = (SOURCE, "nn", "en")
DOMAIN = "bti"
FIRST_AREAS = ("console", "cases", "course", "subjects", "deadlines", "moving", "refusals", "documents")
"""What every command says, and what a look at a case and the next step say: looked in before the others."""

Written = TypeVar("Written", str, Forms)


def text(code: str, language: str, /, **arguments: str | int) -> str:
    """Return the text with this code, in this language (one of `LANGUAGES`), with its arguments filled in.

    Raises `KeyError` for a code, a language or an argument that is not there: that is a bug.
    """
    return template(code, language).format(**arguments)


def template(code: str, language: str) -> str:
    """Return the text with this code as it is written, with the names of its arguments in braces."""
    return _translations(language).pgettext(code, _found(code, _messages))


def plural(code: str, language: str, /, *, count: int, **arguments: str | int) -> str:
    """Return the text with this code for this many; `{count}` in it is the number."""
    one, more = _found(code, _plurals)
    return _translations(language).npgettext(code, one, more, count).format(count=count, **arguments)


def knows(code: str) -> bool:
    """Tell whether there is a text with this code."""
    return any(code in _messages(area) for area in areas())


def catalogue_folder() -> str:
    """Return the folder with the catalogues, as `gettext` wants it."""
    return str(Path(__file__).with_name("locale"))


@cache
def areas() -> tuple[str, ...]:
    """Return the names of the modules that hold texts, in the order in which they are looked in."""
    folder = Path(__file__).with_name("messages")
    found = sorted(path.stem for path in folder.glob("[a-z]*.py"))
    return (*FIRST_AREAS, *(name for name in found if name not in FIRST_AREAS))


def _found(code: str, table: Callable[[str], Mapping[str, Written]]) -> Written:
    for area in areas():
        written = table(area).get(code)
        if written is not None:
            return written
    raise KeyError(code)


@cache
def _messages(area: str) -> Mapping[str, str]:
    table: Mapping[str, str] = getattr(_module(area), "MESSAGES", {})
    return table


@cache
def _plurals(area: str) -> Mapping[str, Forms]:
    table: Mapping[str, Forms] = getattr(_module(area), "PLURALS", {})
    return table


def _module(area: str) -> ModuleType:
    return import_module(f"{messages.__name__}.{area}")


@cache
def _translations(language: str) -> NullTranslations:
    """Return what turns a text of the tables into this language; what it does not know stays as it is."""
    if language == SOURCE:
        return NullTranslations()
    if language not in LANGUAGES:
        raise KeyError(language)
    with Path(catalogue_folder(), language, "LC_MESSAGES", f"{DOMAIN}.mo").open("rb") as file:
        return GNUTranslations(file)
