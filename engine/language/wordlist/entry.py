"""Owns the shape of one line in the word table."""

from typing import TypeAlias

from engine.guideline.vocabulary import Language
from engine.values import Struct

Example: TypeAlias = "str | list[Example] | dict[str, Example]"


class Entry(Struct, frozen=True):
    """A word of the language: its English name, how it is written, and what it means to a coordinator."""

    name: str
    nb: str
    nn: str
    help_nb: str
    help_nn: str

    def written(self, language: Language) -> str:
        """Return the word as a guide in this language writes it."""
        return self.nb if language is Language.BOKMAL else self.nn

    def help(self, language: Language) -> str:
        """Return one plain sentence on what the word means."""
        return self.help_nb if language is Language.BOKMAL else self.help_nn


class Key(Entry, frozen=True):
    """A key, with an example of what may stand after it."""

    example_nb: Example
    example_nn: Example

    def example(self, language: Language) -> Example:
        """Return what a guide in this language could write after the key."""
        return self.example_nb if language is Language.BOKMAL else self.example_nn


class Word(Entry, frozen=True):
    """A word with a fixed meaning that stands as a value."""
