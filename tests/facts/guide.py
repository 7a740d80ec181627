"""A guideline file made ready to be asked: checked and compiled as the program does it, and pinned to no store."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from engine.guideline.compile import compile_process
from engine.guideline.process import Process
from engine.guideline.vocabulary import Language
from engine.language.base_file import BaseFile
from engine.language.check import check

ROOT = Path(__file__).resolve().parents[2]


class DoesNotCheckError(AssertionError):
    """The file has faults, so no case can be opened on it."""


@dataclass(frozen=True, slots=True, eq=False)
class Guide:
    """A guide that loads. `name` is its file name, `data` the bytes of the file.

    `bases` are files that it may build on, by name, where they are not those that come with the program.
    """

    name: str
    data: bytes = field(repr=False)
    process: Process = field(repr=False)
    bases: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}), repr=False)

    def base(self, name: str, language: Language) -> BaseFile:
        """Find a base of this guide."""
        return base_of(name, language, self.bases)


def shipped(name: str) -> bytes:
    """Return the bytes of a guide that comes with the program."""
    return (ROOT / "guidelines" / name).read_bytes()


def base_of(name: str, language: Language, bases: Mapping[str, bytes]) -> BaseFile:
    """Return a base: the one at hand, else the one that comes with the program."""
    file = f"{name}.{language}.yaml"
    return BaseFile(file, bases.get(file) or shipped(file), None)


def load(data: bytes, name: str, *, bases: Mapping[str, bytes] | None = None) -> Guide:
    """Check and compile a file. Raises `DoesNotCheckError` with its faults."""
    own = MappingProxyType(dict(bases or {}))
    found = check(data, file=name, schemas=schemas(), find=lambda base, language, folder: base_of(base, language, own))  # noqa: ARG005 - it is named so
    if found.guideline is None:
        raise DoesNotCheckError(", ".join(f"{one.rule} {one.message}" for one in found.diagnostics))
    return Guide(name, data, compile_process(found.guideline, name), own)


@lru_cache(maxsize=1)
def schemas() -> dict[str, bytes]:
    """Return the schemas that come with the program, by language."""
    folder = ROOT / "schemas"
    return {language: (folder / f"guideline.{language}.schema.json").read_bytes() for language in ("nb", "nn")}
