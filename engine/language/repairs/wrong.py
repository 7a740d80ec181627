"""Owns what a repair is given, one finding in its text, and how it makes its edits there."""

import re

from engine.diagnostics import Diagnostic, Edit, Position, Span
from engine.guideline.vocabulary import Language
from engine.language.lines import ODD_SPACES
from engine.language.source import Source
from engine.language.tree import Mapping
from engine.values import Struct

HIDDEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Signs that show nothing: a soft hyphen, and spaces and joiners of no width."""

_COMMENT = re.compile(r"\s+#.*")
_MARKED_UP = re.compile(r"[ ]*(?:-[ ]|[^\s#][^#]*:(?:\s|\Z))")
_NEEDS_QUOTES = re.compile(r"[,\[\]{}#\"\\]|:(?:\s|\Z)|^[-?&*!|>%@`'\s]|\s\Z|^\Z")
_ODD = re.compile(f"[{ODD_SPACES}\\s]+")


class Wrong(Struct, frozen=True):
    """A finding with the text that it stands in. `root` is None where the text could not be read as a guide."""

    finding: Diagnostic
    source: Source
    language: Language
    root: Mapping | None

    @property
    def start(self) -> int:
        """The offset where the finding begins."""
        return self.offset(self.finding.span.start)

    @property
    def end(self) -> int:
        """The offset just after the finding."""
        return self.offset(self.finding.span.end)

    @property
    def text(self) -> str:
        """What stands where the finding is."""
        return self.source.text[self.start : self.end]

    @property
    def line(self) -> str:
        """The whole line where the finding begins."""
        return self.source.text[self.source.line_start(self.start) : self.source.line_end(self.start)]

    @property
    def indent(self) -> int:
        """How many signs stand before the first that shows, on the finding's line."""
        return len(self.line) - len(self.line.lstrip(" "))

    def value(self, name: str) -> str:
        """Return an argument of the finding as text, empty where it has none."""
        return str(self.finding.values.get(name, ""))

    def offset(self, place: Position) -> int:
        """Return the offset of a place; of one outside the text, the nearest end."""
        starts = self.source.starts
        if not 0 < place.line <= len(starts):
            return len(self.source.text) if place.line > 0 else 0
        return min(starts[place.line - 1] + place.column - 1, len(self.source.text))

    def inside(self, span: Span) -> str:
        """Return what stands in a stretch of this text."""
        return self.source.text[self.offset(span.start) : self.offset(span.end)]

    def put(self, text: str, start: int, *, end: int | None = None, safe: bool = True) -> tuple[Edit, ...]:
        """Return the edit that puts a text in the place of a stretch; without `end` nothing is taken away."""
        return (Edit(self.source.span(start, start if end is None else end), text, safe),)

    def end_of_value(self, start: int) -> int:
        """Return where the text that begins here ends on its line, before a comment."""
        line = self.source.text[start : self.source.line_end(start)]
        return start + len(_COMMENT.sub("", line).rstrip())

    def stands_alone(self) -> bool:
        """Tell whether the text of this line ends with the line: the next one does not go on with it."""
        rest = self.source.text[self.source.line_end(self.start) + 1 :].split("\n", 1)[0]
        is_deeper = len(rest) - len(rest.lstrip(" ")) > self.indent
        return not rest.strip() or not is_deeper or _MARKED_UP.match(rest) is not None


def quoted(text: str) -> str:
    """Return a text in straight quotation marks, so that it is read as it stands."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def as_written(name: str) -> str:
    """Return a name as it can stand anywhere in a guide, in quotation marks where it needs them."""
    return quoted(name) if _NEEDS_QUOTES.search(name) else name


def looks_the_same(one: str, other: str) -> bool:
    """Tell whether two texts differ only in what cannot be seen, and in capitals."""
    return _bare(one) == _bare(other)


def _bare(text: str) -> str:
    shown = "".join(char for char in text if char not in HIDDEN)
    return _ODD.sub(" ", shown).strip().casefold()
