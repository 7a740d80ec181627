"""How the parts of a guide are laid out as text: headings, labels with texts, lists, and the marks of where they stand.

What came from the base has a bar in the margin. A reader who listens instead of looking gets words: on the heading
where all beneath it came from the base, else on each line that did.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from engine.console.guide.origin import Origins
from engine.console.output import Output
from engine.guideline.element import NOWHERE, Place
from engine.values import Struct, replace

BAR = "| "
_BLANK = "  "
_TEXT_INDENT = 2


class Line(Struct, frozen=True, kw_only=True):
    """One thing that a guide says, with the place where it is written.

    One with a `label` stands beside the labels around it, any other below them. A `lead` is what is written before a
    point of a list, and `hang` how far its other rows are moved in. `is_inferred` is that a reader inferred all of it,
    `is_silent` that the guide does not say.
    """

    text: str
    at: Place = NOWHERE
    is_inferred: bool = False
    is_silent: bool = False
    label: str | None = None
    lead: str = ""
    hang: int = 0


class Block(Struct, frozen=True, kw_only=True):
    """A heading with its lines. `after` stands behind the title; a heading of the program's own has no place.

    `is_inferred` is that a reader inferred the heading and all its lines, which then need not say so.
    """

    title: str = ""
    is_inferred: bool = False
    reading: str = ""
    before: str = ""
    after: str = ""
    at: Place = NOWHERE
    lines: tuple[Line, ...] = ()
    indent: int = _TEXT_INDENT


class Sheet(Struct, frozen=True, kw_only=True):
    """Where a guide is written, and how the places of its lines are shown.

    `inferred` is what is said of a line that a reader inferred. `base_is_inferred` is that this has been told already
    of everything that came from the base.
    """

    output: Output
    origins: Origins
    inferred: str
    base_is_inferred: bool = False

    def write(self, blocks: Iterable[Block]) -> None:
        """Write blocks with an empty line between them; one without a title and lines is not there."""
        is_first = True
        for block in blocks:
            if not block.title and not block.lines:
                continue
            if not is_first:
                self.output.line()
            is_first = False
            self._block(block)

    def _block(self, block: Block) -> None:
        if block.title:
            self._heading(block)
        is_told = self._is_told_above(block)
        for is_field, group in groupby(block.lines, key=_is_field):
            lines = tuple(group)
            if is_field:
                self._fields(lines, block, is_told=is_told)
            else:
                for line in lines:
                    lead = line.lead if self.output.accessible else " " * block.indent + line.lead
                    self._folded(self._marked(line, block, is_told=is_told), line, lead=lead)

    def _heading(self, block: Block) -> None:
        """Write a heading; one too long for a row goes on under its own beginning, strong throughout."""
        end = f"{block.after}{self._reading(block)}{self._mark(block.at)}"
        margin, strong = self._margin(block.at), self.output.paint
        words = f"{block.before}{block.title}{end}"
        if self.output.accessible or len(margin + words) <= self.output.width:
            self.output.line(f"{margin}{block.before}{strong(block.title, 'strong')}{end}")
            return
        for row in self.output.folded(words, first=margin, rest=margin + " " * len(block.before)):
            self.output.line(margin + strong(row.removeprefix(margin), "strong"))

    def _fields(self, lines: tuple[Line, ...], block: Block, *, is_told: bool) -> None:
        room = max(len(line.label or "") for line in lines) + 1
        label = ""
        for line in lines:
            label = line.label or label
            column = " " * block.indent + (line.label or "").ljust(room)
            lead = f"{label}: " if self.output.accessible else column + line.lead
            self._folded(self._marked(line, block, is_told=is_told), line, lead=lead)

    def _folded(self, words: str, line: Line, *, lead: str) -> None:
        if self.output.accessible:
            self.output.line(f"{lead}{words}")
            return
        margin = self._margin(line.at)
        for row in self.output.folded(words, first=margin + lead, rest=margin + " " * (len(lead) + line.hang)):
            self.output.line(row)

    def _marked(self, line: Line, block: Block, *, is_told: bool) -> str:
        reading = "" if block.is_inferred else self._reading(line)
        return f"{line.text}{reading}{'' if is_told else self._mark(line.at)}"

    def _reading(self, said: Line | Block) -> str:
        """Return that a reader inferred this, unless the top of the guide says it of the whole base."""
        if self.base_is_inferred and self.origins.is_from_base(said.at):
            return ""
        mark = self.inferred if said.is_inferred else said.reading if isinstance(said, Block) else ""
        return f" {mark}" if mark else ""

    def _is_told_above(self, block: Block) -> bool:
        """Tell whether the heading's mark says enough for all its lines: only words are spared, never a place."""
        is_spared = self.output.accessible and not self.origins.in_full and bool(block.title)
        return is_spared and all(self.origins.is_from_base(at) for at in (block.at, *(line.at for line in block.lines)))

    def _margin(self, at: Place) -> str:
        if not self.origins.has_base or self.output.accessible:
            return ""
        return BAR if self.origins.is_from_base(at) else _BLANK

    def _mark(self, at: Place) -> str:
        """Return what stands behind a line: its place where all are asked for, a word for one who listens."""
        if self.origins.in_full:
            return self.origins.place_in_words(at)
        return self.origins.base_in_words(at) if self.output.accessible else ""


def _is_field(line: Line) -> bool:
    return line.label is not None


def labelled(label: str, lines: Iterable[Line]) -> Iterator[Line]:
    """Return several lines under one label, which stands before the first."""
    for number, line in enumerate(lines):
        yield replace(line, label="" if number else label)


def said(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return the lines that say something."""
    return tuple(line for line in lines if line.text)
