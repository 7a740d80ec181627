"""Owns what a page of the language's reference is made of: sections, each with an example and the keys it explains."""

from dataclasses import dataclass
from pathlib import Path

from engine.language.shape import Shape
from tests.house import tree

FOLDER: Path = tree.ROOT / "docs" / "nb" / "sprak"
EXAMPLES: Path = FOLDER / "eksempler"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The keys of one part, by their English names, under a line that says where they stand."""

    where: str
    shape: Shape
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Some keys that belong together. `shown` are the blocks of the example that the page shows, by their first line.

    `said` are the paragraphs of `bti veileder vis` that the page shows, by words that stand in them.
    """

    title: str
    text: str
    example: str
    shown: tuple[str, ...]
    tables: tuple[Table, ...] = ()
    said: tuple[str, ...] = ()

    @property
    def file(self) -> Path:
        """The whole guide that the example stands in."""
        return EXAMPLES / self.example


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: its file's name without `.md`, its title, what it opens with, and its sections."""

    name: str
    title: str
    text: str
    sections: tuple[Section, ...]


def every(shape: Shape, *, but: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the English names of all keys of a part, in the order in which they are best written."""
    return tuple(slot.name for slot in shape.slots if slot.name not in but)
