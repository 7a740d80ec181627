"""V02: a guide with the name of the one that it builds on has a version number of its own.

A case names its guide by id and version. With two of the same name nobody can tell later which one it followed.
"""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.guideline.vocabulary import Language
from engine.language.rules.written_head import said, warned
from engine.language.suggest import shown
from engine.language.terms import fold
from engine.language.tree import Mapping

_NAME = ("id", "version")


def find(roots: tuple[Mapping, ...], language: Language) -> Iterator[Diagnostic]:
    """Tell a version number that a guide shares with a base of the same name."""
    own, *bases = roots
    version, name = said(own, "version", language=language), said(own, "id", language=language)
    if version and name and any(_called(base, language) == _called(own, language) for base in bases):
        yield warned("V02", "version-of-base", version, name=shown(name.text), version=shown(version.text))


def _called(root: Mapping, language: Language) -> tuple[str, ...]:
    found = (said(root, name, language=language) for name in _NAME)
    return tuple(fold(one.text.strip()) if one else "" for one in found)
