"""Owns reading one line of a registry: its id, the text or the parts after it, and telling an id that is taken."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from engine.language.context import Context, Fields, Marks
from engine.language.registers import Named, Register, register
from engine.language.slot import Shape
from engine.language.terms import fold
from engine.language.tree import Mapping, Scalar
from engine.language.unknown import duplicate


class Entry(NamedTuple):
    """One line of a registry: its id, the text in place of parts if there is one, and its parts."""

    id: str
    text: str | None
    fields: Fields
    marks: Marks

    @property
    def title(self) -> str:
        """The title, or the id where there is none."""
        return self.fields.text("title") or self.id

    @property
    def short_title(self) -> str:
        """The title where the text in place of parts is the title, as it is for tools, bodies and endings."""
        return self.text or self.title


def entries(guide: Fields, section: str, *, shape: Shape) -> Iterator[Entry]:
    """Yield the lines of a registry; an id that stands there twice is told."""
    context = guide.context
    seen: dict[str, Scalar] = {}
    for name, value in guide.entries(section):
        first = seen.setdefault(fold(name.text), name)
        if first is not name:
            context.tell(duplicate(name, first=first))
        text = value.text.strip() if isinstance(value, Scalar) else None
        parts = value if isinstance(value, Mapping) else Mapping((), name.span)
        fields = Fields(parts, shape, context=context)
        yield Entry(name.text, text, fields, fields.marks(name.span))


def by_short_title(lines: Iterable[Entry]) -> Register:
    """Return a register of lines that are named by their id or title."""
    return register(Named(entry.id, entry.short_title) for entry in lines)


def tell_doubles(values: Iterable[Scalar], context: Context) -> None:
    """Tell each text that stands twice in a list."""
    seen: dict[str, Scalar] = {}
    for scalar in values:
        first = seen.setdefault(fold(scalar.text), scalar)
        if first is not scalar:
            context.tell(duplicate(scalar, first=first))
