"""A guideline file made ready to be asked: checked and compiled as the program does it, and pinned to no store."""

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from engine.guideline.compile import compile_process
from engine.guideline.process import Process
from engine.language.check import check

ROOT = Path(__file__).resolve().parents[2]


class DoesNotCheckError(AssertionError):
    """The file has faults, so no case can be opened on it."""


@dataclass(frozen=True, slots=True, eq=False)
class Guide:
    """A guide that loads. `name` is its file name, `data` the bytes of the file."""

    name: str
    data: bytes = field(repr=False)
    process: Process = field(repr=False)


def shipped(name: str) -> bytes:
    """Return the bytes of a guide that comes with the program."""
    return (ROOT / "guidelines" / name).read_bytes()


def load(data: bytes, name: str) -> Guide:
    """Check and compile a file. Raises `DoesNotCheckError` with its faults."""
    found = check(data, file=name, schemas=_schemas())
    if found.guideline is None:
        raise DoesNotCheckError(", ".join(f"{one.rule} {one.message}" for one in found.diagnostics))
    return Guide(name, data, compile_process(found.guideline, name))


@lru_cache(maxsize=1)
def _schemas() -> dict[str, bytes]:
    folder = ROOT / "schemas"
    return {language: (folder / f"guideline.{language}.schema.json").read_bytes() for language in ("nb", "nn")}
