"""Looks texts up: a code and a language in, a sentence out.

A module in `messages` holds `MESSAGES`, code -> (bokmål, nynorsk), and may hold `PLURALS`, code -> ((bokmål for one,
bokmål for more), (nynorsk for one, nynorsk for more)). Codes are unique across the modules. A module is read when a
code is not found in those before it, so that a short command reads little.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

from engine.i18n import messages

LANGUAGES = ("nb", "nn")
FIRST_AREA = "console"  # what every command says: looked in before the others

Pair = tuple[str, str]


def text(code: str, language: str, /, **arguments: str | int) -> str:
    """Return the text with this code, in this language (`nb` or `nn`), with its arguments filled in.

    Raises `KeyError` for a code, a language or an argument that is not there: that is a bug.
    """
    for area in areas():
        written = _messages(area).get(code)
        if written is not None:
            return written[_place(language)].format(**arguments)
    raise KeyError(code)


def plural(code: str, language: str, /, *, count: int, **arguments: str | int) -> str:
    """Return the text with this code for this many; `{count}` in it is the number."""
    for area in areas():
        written = _plurals(area).get(code)
        if written is not None:
            one, more = written[_place(language)]
            return (one if count == 1 else more).format(count=count, **arguments)
    raise KeyError(code)


def knows(code: str) -> bool:
    """Tell whether there is a text with this code."""
    return any(code in _messages(area) for area in areas())


def catalogue_folder() -> str:
    """Return the folder with the catalogues that Click is translated by, as `gettext` wants it."""
    return str(Path(__file__).with_name("locale"))


def codes() -> Iterator[tuple[str, str]]:
    """Return every code, with the area it belongs to."""
    for area in areas():
        yield from ((area, code) for code in (*_messages(area), *_plurals(area)))


def _place(language: str) -> int:
    if language not in LANGUAGES:
        raise KeyError(language)
    return LANGUAGES.index(language)


@cache
def _messages(area: str) -> dict[str, Pair]:
    table: dict[str, Pair] = getattr(_module(area), "MESSAGES", {})
    return table


@cache
def _plurals(area: str) -> dict[str, tuple[Pair, Pair]]:
    table: dict[str, tuple[Pair, Pair]] = getattr(_module(area), "PLURALS", {})
    return table


@cache
def areas() -> tuple[str, ...]:
    """Return the names of the modules that hold texts, in the order in which they are looked in."""
    found = sorted(module.name for module in iter_modules(messages.__path__))
    return tuple(sorted(found, key=lambda name: name != FIRST_AREA))


def _module(area: str) -> ModuleType:
    return import_module(f"{messages.__name__}.{area}")
