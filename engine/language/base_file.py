"""Owns what a base is as it is found, and how it is asked for; light, because ports name it."""

from typing import Protocol

from engine.guideline.vocabulary import Language
from engine.values import Struct


class BaseFile(Struct, frozen=True):
    """A base as it was found. `folder` is where its own base is looked for first; None among those of the program."""

    file: str
    data: bytes
    folder: str | None


class FindBase(Protocol):
    """Finds a base; a shelf of guides does so."""

    def __call__(self, name: str, language: Language, *, folder: str | None) -> BaseFile:
        """Return the base with this name, for this written form: from the folder first, if one is given.

        Raises `GuidelineUnreadable` where there is none.
        """
        ...
