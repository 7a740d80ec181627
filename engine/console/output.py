"""Writes what a command says: data to stdout, hints and warnings to stderr, safely on every terminal.

Text from a case may hold anything. Whatever is written here is first made harmless: a control character is shown, never
sent. What the output's encoding cannot say is written with simpler signs.
"""

import os
import re
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TextIO

from engine.console.glyphs import encodable, no_formula, visible, width_of
from engine.console.streams import let_go
from engine.console.typed import NOTHING, Given
from engine.i18n import date_short, plural, text

DESIGN_WIDTH = 80
NARROWEST = 60
MOST_HINTS = 2
SHORTEST_CUT = 6

_STYLES = {"error": "31;1", "warning": "33;1", "good": "32", "strong": "1", "dim": "2"}
_RESET = "0"


@dataclass(slots=True, kw_only=True)
class Output:
    """Where a command writes. `width` is in characters; `json` means that only `data` is written to stdout.

    `given` is what hints repeat. `practising` tells whether the practice store is in use, `marked` that this was told.
    `kept` tells that a change was kept, `failed` that stdout did not take what was written: the door says so at the
    end, for a command does its work whether or not it can be shown.
    """

    language: str
    stdout: TextIO = field(default_factory=lambda: sys.stdout)
    stderr: TextIO = field(default_factory=lambda: sys.stderr)
    width: int = DESIGN_WIDTH
    is_terminal: bool = False
    is_coloured: bool = False
    accessible: bool = False
    json: bool = False
    given: Given = NOTHING
    practising: Callable[[], bool] = lambda: False
    kept: bool = False
    failed: bool = field(default=False, init=False)
    _hinted: int = field(default=0, init=False)
    _dashed: bool = field(default=False, init=False)
    marked: bool = field(default=False, init=False)

    @property
    def asks(self) -> bool:
        """Whether there is a person to ask: one who sees the question and can type the answer."""
        return self.is_terminal and sys.stdin.isatty() and not self.json

    def say(self, code: str, /, **arguments: str | int) -> str:
        """Return a text in this output's language."""
        return text(code, self.language, **arguments)

    def count(self, code: str, count: int, /, **arguments: str | int) -> str:
        """Return a text for this many, in this output's language."""
        return plural(code, self.language, count=count, **arguments)

    def line(self, content: str = "") -> None:
        """Write one line to stdout. A line break inside it is shown as a sign, not followed."""
        self._write(self.stdout, content)

    def note(self, content: str = "") -> None:
        """Write one line to stderr. What stdout holds back goes first: in one pipe, the lines keep their order."""
        self.flush()
        self._write(self.stderr, content)

    def flush(self) -> None:
        """Send what stdout holds back."""
        try:
            self.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError:
            self._give_up(self.stdout)

    def mark_practice(self) -> None:
        """Write the mark of the practice store above what is about it, once a run; `--json` has none."""
        if not (self.json or self.marked) and self.practising():
            self.marked = True
            self.note(self.say("practice-mark"))

    def paragraph(self, content: str, *, indent: int = 0, to_stderr: bool = False, style: str | None = None) -> None:
        """Write text folded to the width, with a style as of `paint`; its own line breaks are kept.

        Text is folded before it is painted: what is painted cannot be, for its marks would be shown.
        """
        write = self.note if to_stderr else self.line
        for row in self.folded(content, first=" " * indent, rest=" " * indent):
            write(self.paint(row, style) if style else row)

    def folded(self, content: str, *, first: str = "", rest: str = "") -> list[str]:
        """Return text as lines of at most `width`, the first and the others with these beginnings; never no line."""
        rows: list[str] = []
        for part in content.splitlines() or [""]:
            lead = rest if rows else first
            rows += textwrap.wrap(
                visible(part),
                self.width,
                initial_indent=lead,
                subsequent_indent=rest,
                break_long_words=False,
                break_on_hyphens=False,
            ) or [lead.rstrip()]
        return rows

    def fields(self, rows: Iterable[tuple[str, str]], *, indent: int = 2) -> None:
        """Write labels and texts in two columns, the texts folded under themselves."""
        kept = [(visible(label), content) for label, content in rows]
        room = max((width_of(label) for label, _ in kept), default=0) + 1
        for label, content in kept:
            lead = " " * indent + label.ljust(room)
            for row in self.folded(content, first=lead, rest=" " * len(lead)):
                self.line(row)

    def table(self, header: Sequence[str], rows: Iterable[Sequence[str]], *, cut: int | None = None) -> None:
        """Write a table. On a terminal the columns stand aligned and the one numbered `cut` (from 0) may be cut.

        Anywhere else: one row a line, tabs between, no header, nothing cut. With ACCESSIBLE: one fact a line.
        """
        cells = [[visible(cell) for cell in row] for row in rows]
        if self.accessible:
            self._facts(header, cells)
        elif not self.is_terminal:
            for row in cells:
                self.line_of_cells(row)
        elif cells:
            self._columns([list(header), *cells], cut)

    def line_of_cells(self, cells: Iterable[str]) -> None:
        """Write cells with tabs between them: the one place where a tab is sent. None is a formula."""
        self._send(self.stdout, "\t".join(self._safe(no_formula(cell), self.stdout) for cell in cells))

    def data(self, content: object) -> None:
        """Write the answer to `--json`. Control characters in it are escaped, as JSON lets them be."""
        self._send(self.stdout, encodable(json_text(content), self.stdout.encoding, json=True))

    def raw(self, content: bytes) -> None:
        """Write a whole file to stdout, byte for byte: what another program is to read."""
        self.flush()
        buffer = getattr(self.stdout, "buffer", None)
        if buffer is None:
            self._send(self.stdout, content.decode())
            return
        try:
            buffer.write(content)
            buffer.flush()
        except BrokenPipeError:
            raise
        except OSError:
            self._give_up(self.stdout)

    def hint(self, command: str, code: str, /, **arguments: str | int) -> None:
        """Write a next command, as it can be run, and what it is for."""
        self.hints((command, self.say(code, **arguments)))

    def hints(self, *pairs: tuple[str, str]) -> None:
        """Write at most two next commands with what they are for, aligned; none after `--json`.

        The first in which `-` stands for the user's own words says so.
        """
        if self.json:
            return
        rows = [(visible(self.given.typed(command)), explanation) for command, explanation in pairs[:MOST_HINTS]]
        room = max((width_of(command) for command, _ in rows), default=0)
        for command, explanation in rows[: MOST_HINTS - self._hinted]:
            lead = "  " if self._hinted else "→ "
            self.note(f"{lead}{command.ljust(room)}   {self._explained(command, explanation)}")
            self._hinted += 1

    def _explained(self, command: str, explanation: str) -> str:
        """Return what a command is for, the first time with what `-` means."""
        if self._dashed or not _reads_input(command):
            return explanation
        self._dashed = True
        return self.say("hint-dash", text=explanation)

    def paint(self, content: str, style: str) -> str:
        """Return text with a style (error, warning, good, strong, dim) where there is colour, else as it is."""
        if not self.is_coloured:
            return content
        return f"{self._mark(_STYLES[style])}{content}{self._mark(_RESET)}"

    def day(self, day: date, *, year: bool = False) -> str:
        """Return a date for a table: short on a terminal, ISO anywhere else."""
        return date_short(day, self.language, year=year) if self.is_terminal else day.isoformat()

    def day_text(self, day: date) -> str:
        """Return a date with its year, as it stands in a sentence."""
        return date_short(day, self.language, year=True)

    def glyph(self, sign: str) -> str:
        """Return a sign as this output can write it."""
        return encodable(sign, self.stdout.encoding)

    def _mark(self, style: str) -> str:
        # A noncharacter and a number that stored text cannot know: only `paint` makes these.
        return f"\ufdd0{id(self)}:{style}\ufdd1"

    def _write(self, stream: TextIO, content: str) -> None:
        self._send(stream, self._safe(content, stream))

    def _send(self, stream: TextIO, content: str) -> None:
        try:
            print(content, file=stream)
        except OSError as error:
            if stream is self.stdout and isinstance(error, BrokenPipeError):
                raise
            self._give_up(stream)

    def _give_up(self, stream: TextIO) -> None:
        """Write no more to a stream that fails. Without stderr, the exit code has to do."""
        self.failed = self.failed or stream is self.stdout
        let_go(stream)

    def _safe(self, content: str, stream: TextIO) -> str:
        if not self.is_coloured:
            return self._sendable(content, stream)
        pieces = re.split(f"\ufdd0{id(self)}:([0-9;]*)\ufdd1", content)
        return "".join(
            f"\x1b[{piece}m" if place % 2 else self._sendable(piece, stream) for place, piece in enumerate(pieces)
        )

    def _sendable(self, content: str, stream: TextIO) -> str:
        """Return text without a mark of ours as it can be sent: what marks are made of paints nothing."""
        shown = visible(content)
        for sign in "\ufdd0\ufdd1":
            shown = shown.replace(sign, f"<U+{ord(sign):04X}>")
        return encodable(shown, stream.encoding)

    def _facts(self, header: Sequence[str], rows: list[list[str]]) -> None:
        for number, row in enumerate(rows):
            if number:
                self.line()
            for label, cell in zip(header, row, strict=True):
                if cell:
                    self.line(f"{label}: {cell}")

    def _columns(self, rows: list[list[str]], cut: int | None) -> None:
        widths = [max(width_of(row[place]) for row in rows) for place in range(len(rows[0]))]
        if cut is not None:
            spare = self.width - sum(widths) - 2 * (len(widths) - 1)
            widths[cut] = max(widths[cut] + min(spare, 0), SHORTEST_CUT)
        for row in rows:
            cells = [self._cut(cell, widths[place]) if place == cut else cell for place, cell in enumerate(row)]
            self.line(
                "  ".join(cell + " " * (widths[place] - width_of(cell)) for place, cell in enumerate(cells)).rstrip()
            )

    def _cut(self, cell: str, room: int) -> str:
        if width_of(cell) <= room:
            return cell
        dots = self.glyph("…")
        return cell[: room - len(dots)] + dots


def _reads_input(command: str) -> bool:
    """Tell whether a command has a `-` for a text: alone, or as `--syn barn=-`."""
    return any(word == "-" or word.endswith("=-") for word in command.split())


def make_output(language: str, environment: Mapping[str, str] | None = None) -> Output:
    """Return the output for this process's own streams, as the environment wants it."""
    wanted = os.environ if environment is None else environment
    is_terminal = sys.stdout.isatty()
    return Output(
        language=language,
        width=_width(is_terminal=is_terminal),
        is_terminal=is_terminal,
        is_coloured=is_terminal and not wanted.get("NO_COLOR") and wanted.get("TERM") != "dumb",
        accessible=wanted.get("ACCESSIBLE", "") not in {"", "0"},
    )


def _width(*, is_terminal: bool) -> int:
    if not is_terminal:
        return DESIGN_WIDTH
    return min(max(shutil.get_terminal_size().columns, NARROWEST), DESIGN_WIDTH)


def json_text(content: object) -> str:
    """Return the answer to `--json`, as it is written on the screen and in a file."""
    import json  # noqa: PLC0415 - most commands write none

    return visible(json.dumps(content, ensure_ascii=False, indent=2, default=_plain), json=True)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
