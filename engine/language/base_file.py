"""Owns what a base is as it is found, and how it is asked for; light, because ports name it."""

from collections.abc import Callable
from dataclasses import dataclass

from engine.guideline.vocabulary import Language


@dataclass(frozen=True, slots=True)
class BaseFile:
    """A base as it was found. `folder` is where its own base is looked for first; None among those of the program."""

    file: str
    data: bytes
    folder: str | None


FindBase = Callable[[str, Language, str | None], BaseFile]
"""Finds a base by name, for a written form, first in a folder. Raises `GuidelineUnreadable` where there is none."""
