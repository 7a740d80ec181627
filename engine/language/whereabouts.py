"""Owns where what a guide says is written: noted while it is built, and laid out when somebody asks."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from engine.diagnostics import Span
from engine.guideline.element import Place

Said = Callable[[], Iterator[tuple[str, Span]]]
"""Gives the fields of an element, each with where it is said."""


class Whereabouts(Mapping[tuple[Place, str], Place]):
    """Tells where a field of an element is written, by the element's place and the field's name.

    Only what shows a whole guide asks that, and only a finding asks for a stretch: to load a guide is to note them.
    """

    def __init__(self) -> None:
        self._named: list[Span] = []
        self._parts: list[tuple[Place, Said]] = []

    def place(self, span: Span) -> Place:
        """Return the place of a stretch, and note the stretch."""
        self._named.append(span)
        return Place(span.file, span.start.line, span.start.column)

    def note(self, at: Place, said: Said) -> None:
        """Note that an element stands at a place; of two there, the first one's fields count."""
        self._parts.append((at, said))

    def span(self, at: Place) -> Span | None:
        """Return the stretch that was named at a place. Nothing is noted after the first question."""
        return self._spans.get(at)

    @cached_property
    def _spans(self) -> dict[Place, Span]:
        found: dict[Place, Span] = {}
        for span in self._named:
            found.setdefault(_place(span), span)
        return found

    @cached_property
    def _written(self) -> dict[tuple[Place, str], Place]:
        found: dict[tuple[Place, str], Place] = {}
        for at, said in self._parts:
            for name, span in said():
                found.setdefault((at, name), _place(span))
        return found

    def __getitem__(self, field: tuple[Place, str]) -> Place:
        return self._written[field]

    def __iter__(self) -> Iterator[tuple[Place, str]]:
        return iter(self._written)

    def __len__(self) -> int:
        return len(self._written)


def _place(span: Span) -> Place:
    return Place(span.file, span.start.line, span.start.column)
