"""Owns the stack that weaves a stream of texts, openings and closings into one tree of nodes.

It also tells what a tree cannot hold: doubled keys, keys that are no text, entries split at a comma,
and the limits on depth and number of nodes.
"""

import unicodedata
from typing import NamedTuple, Protocol

from engine.diagnostics import Diagnostic, Position, Severity, Span, fault
from engine.language.colons import glued_key, lacks_colon
from engine.language.doubled import doubled, is_one_line
from engine.language.source import MOST_OF_ONE_KIND, Source, first_control_character, printable
from engine.language.tree import Mapping, Node, Scalar, Sequence
from engine.values import Struct, field

_SHOWN = 60
_BLOCKS = frozenset("|>")
_GLUED = 200


class Mark(Protocol):
    """Where a parser stands: an offset in characters, line and column, all from 0."""

    @property
    def index(self) -> int:
        """The offset in the text."""

    @property
    def line(self) -> int:
        """The line."""

    @property
    def column(self) -> int:
        """The column."""


class Place(Struct, frozen=True):
    """A mark that we made ourselves."""

    index: int
    line: int
    column: int


class Told(NamedTuple):
    """The text that was read last: from and to which offset, as what, and how it was written."""

    start: int
    end: int
    role: str  # "key", "value", "item" or "root"
    style: str  # "" plain, a quote, or the bar or arrow of a text block


class Frame(Struct):
    """A list or keyed part that is not closed yet."""

    start: Mark
    keyed: bool
    flow: bool
    items: list[Node] = field(default_factory=list)
    keys: list[Scalar] = field(default_factory=list)
    seen: dict[str, Scalar] = field(default_factory=dict)
    pending: Scalar | None = None
    pending_end: int = 0
    end: Position | None = None
    value: Told | None = None  # the last plain value, which a comma may have split
    melted: bool = False  # it is told that two parts are one here
    split: Scalar | None = None  # the key whose value the last entries are told to be the tail of


class Weaver(Struct):
    """Takes the stream piece by piece; `stopped` is set when a limit is passed.

    `halted` is set then, and when so many faults of one kind are told that nobody would read on.
    """

    source: Source
    depth: int
    nodes: int
    root: Node | None = None
    findings: list[Diagnostic] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    top: Frame | None = None
    closed: list[Frame] = field(default_factory=list)
    count: int = 0
    stopped: Diagnostic | None = None
    halted: bool = False
    told: dict[str, int] = field(default_factory=dict)
    read: tuple[int, int, str, str] | None = None

    @property
    def last(self) -> Told | None:
        """The text that was read last, if there is one."""
        return Told(*self.read) if self.read else None

    def text(self, value: str, start: Mark, *, end: Mark, style: str) -> None:
        """Take one text."""
        self._count(start)
        if style == '"':
            self._escaped(value, start, end=end)
        frame, first, after = self.top, start.index, end.index
        if frame is not None and frame.keyed and frame.pending is None:
            text = value if value.isascii() else unicodedata.normalize("NFC", value)
            self.read = first, after, "key", style
            self._key(frame, Scalar(text, self._span(start, end), style != ""), start=first, end=after)
            return
        if style in _BLOCKS:
            end = self._trimmed(start, end)
            after = end.index
        elif first == after and frame is not None and frame.pending is not None:
            start = end = self._after_colon(frame)
            first = after = end.index
        if after > first:
            self.read = first, after, "root" if frame is None else "value" if frame.keyed else "item", style
            self.closed.clear()
        self._put(Scalar(value, self._span(start, end), style != ""), first, end=after)

    def open(self, start: Mark, *, keyed: bool, flow: bool) -> None:
        """Take the start of a list or of a keyed part."""
        self._count(start)
        if len(self.frames) >= self.depth and self.stopped is None:
            self.stop(fault("Y07", "too-deep", self._span(start, start), limit=self.depth))
        self.top = Frame(start, keyed, flow)
        self.frames.append(self.top)

    def close(self, start: Mark, end: Mark) -> None:
        """Take the end of what was opened last."""
        frame = self.frames.pop()
        self.top = self.frames[-1] if self.frames else None
        self.closed.append(frame)
        first = Position(frame.start.line + 1, frame.start.column + 1)
        bracket = frame.flow and end.index > start.index
        last = Position(end.line + 1, end.column + 1) if bracket else frame.end or first
        span = Span(self.source.file, first, last)
        node: Node = (
            Mapping(tuple(zip(frame.keys, frame.items, strict=True)), span, frame.flow)
            if frame.keyed
            else Sequence(tuple(frame.items), span, frame.flow)
        )
        self._put(node, frame.start.index, end=end.index)

    def refuse(self, rule: str, message: str, *, start: Mark, end: Mark) -> None:
        """Tell something that a guideline never uses, with the text it was written with."""
        text = self.source.text[start.index : end.index].split("\n")[0]
        self.tell(fault(rule, message, self._span(start, end), text=shown(text)))

    def merging(self) -> bool:
        """Whether the next value belongs to a merge key, which is told already."""
        pending = self.top.pending if self.top else None
        return pending is not None and pending.text == "<<"

    def tell(self, finding: Diagnostic) -> None:
        """Keep a finding, unless too many of its kind are kept already."""
        self.told[finding.message] = self.told.get(finding.message, 0) + 1
        if self.told[finding.message] <= MOST_OF_ONE_KIND:
            self.findings.append(finding)
        elif finding.severity is Severity.ERROR:
            self.halted = True

    def _count(self, start: Mark) -> None:
        self.count += 1
        if self.count > self.nodes and self.stopped is None:
            self.stop(fault("Y08", "too-many-parts", self._span(start, start), limit=self.nodes))

    def stop(self, finding: Diagnostic) -> None:
        """Keep what stops the reading."""
        self.stopped, self.halted = finding, True

    def _span(self, start: Mark, end: Mark) -> Span:
        first = Position(start.line + 1, start.column + 1)
        return Span(self.source.file, first, Position(end.line + 1, end.column + 1))

    def _put(self, node: Node, start: int, *, end: int) -> None:
        frame = self.top
        if frame is None:
            self.root = node
            return
        frame.end = node.span.end
        if frame.keyed and frame.pending is None:
            text = shown(self.source.text[start:end])
            self.tell(fault("Y10", "key-not-text", node.span, text=text))
            frame.pending, frame.pending_end = Scalar(text, node.span), end
            frame.keys.append(frame.pending)
            return
        frame.items.append(node)
        if frame.keyed:
            if frame.flow:
                self._entry(frame, node, start=start, end=end)
            frame.pending = None
        elif not frame.flow and node.span.end.line > node.span.start.line and isinstance(node, Scalar):
            self._swallowed_dash(node, start, end=end)

    def _escaped(self, value: str, start: Mark, *, end: Mark) -> None:
        """Tell a sign that no file may hold and that an escape in quotes has brought."""
        sign = first_control_character(value)
        if sign:
            self.tell(fault("T02", "control-character", self._span(start, end), code=f"U+{ord(sign):04X}"))

    def _key(self, frame: Frame, key: Scalar, *, start: int, end: int) -> None:
        frame.keys.append(key)
        frame.pending, frame.pending_end, frame.end = key, end, key.span.end
        self.closed.clear()
        earlier = frame.seen.setdefault(key.text, key)
        if not key.quoted and self._odd_key(key, start, end=end):
            return
        if earlier is not key:
            self._doubled(frame, key, earlier=earlier)

    def _doubled(self, frame: Frame, key: Scalar, *, earlier: Scalar) -> None:
        if frame.melted:
            return
        finding = doubled(key, earlier, keys=frame.keys, items=frame.items, source=self.source)
        frame.melted = not is_one_line(finding)
        self.tell(finding)

    def _odd_key(self, key: Scalar, start: int, *, end: int) -> bool:
        text = key.text
        if text == "<<":
            self.tell(fault("Y04", "merge-key", key.span, text=text))
        elif not text:
            self.tell(fault("Y11", "nothing-before-colon", key.span, text=shown(self.source.rest(end))))
        elif self.source.text[max(start - 2, 0) : start] == "? ":
            self.tell(fault("Y16", "strange-first-character", key.span, char="?", text=shown(text)))
        elif lacks_colon(text):
            self.tell(fault("Y11", "missing-colon", key.span, text=shown(self.source.rest(start))))
        elif text[0] == "-" and text[1:2].isalpha():
            self.tell(fault("Y15", "space-after-dash", key.span, text=shown(text), key=shown(text[1:])))
        else:
            return False
        return True

    def _entry(self, frame: Frame, node: Node, *, start: int, end: int) -> None:
        """Look for an entry in braces that has no colon: most often the tail of a split value."""
        key = frame.pending
        colon = self.source.text[frame.pending_end : frame.pending_end + 80].lstrip()[:1] == ":"
        if key is None or start < end or colon or not isinstance(node, Scalar):
            bare = isinstance(node, Scalar) and not node.quoted and start < end
            frame.value = Told(start, end, "value", "") if bare else None
            frame.split = None
            if key is not None and start == end and colon:
                self._nothing_after_colon(frame, key)
            return
        if glued := glued_key(key):
            self.tell(glued)
            return
        if frame.value is None:
            self.tell(fault("Y09", "entry-without-colon", key.span, text=shown(key.text)))
            return
        self._split(frame, frame.value)

    def _split(self, frame: Frame, value: Told) -> None:
        """Glue a split value together again; every further comma makes the same finding longer."""
        if frame.split is None:
            frame.split = frame.keys[-2]
        glued = self.source.text[value.start : min(frame.pending_end, value.start + _GLUED)]
        span = self.source.span(value.start, frame.pending_end)
        latest = self.findings[-1] if self.findings else None
        if latest is not None and latest.message == "split-at-comma" and latest.span.start == span.start:
            self.findings.pop()
            self.told["split-at-comma"] -= 1
        self.tell(fault("Y09", "split-at-comma", span, key=shown(frame.split.text), text=shown(glued)))

    def _nothing_after_colon(self, frame: Frame, key: Scalar) -> None:
        """`{a:, b: c}`: one parser reads it and another does not, so it is never taken."""
        following = self.source.text[frame.pending_end : frame.pending_end + 2]
        if not key.quoted and following[:1] == ":" and following[1:] in {",", "]", "}"}:
            self.stop(fault("Y11", "nothing-after-colon", key.span, key=shown(key.text)))

    def _swallowed_dash(self, node: Scalar, start: int, *, end: int) -> None:
        """`- one` with `- two` further in under it reads as the one text `one - two`."""
        if node.quoted:
            return
        lines = self.source.text[start:end].split("\n")
        for number, line in enumerate(lines[1:], start=1):
            if line.lstrip().startswith("- "):
                at = start + sum(len(earlier) + 1 for earlier in lines[:number])
                indent = len(line) - len(line.lstrip())
                span = self.source.span(at + indent, at + len(line))
                arguments = (("text", shown(line)),)
                self.tell(Diagnostic("Y15", "dash-in-text", span, arguments, Severity.WARNING))
                return

    def _after_colon(self, frame: Frame) -> Place:
        """An empty value stands right after its colon; the two parsers disagree about where."""
        gap = self.source.text[frame.pending_end : frame.pending_end + 80]
        skipped = len(gap) - len(gap.lstrip(" "))
        offset = frame.pending_end + (skipped + 1 if gap[skipped : skipped + 1] == ":" else 0)
        place = self.source.position(offset)
        return Place(offset, place.line - 1, place.column - 1)

    def _trimmed(self, start: Mark, end: Mark) -> Place:
        """A text block ends with its last word, not with the empty lines after it."""
        offset = start.index + len(self.source.text[start.index : end.index].rstrip())
        place = self.source.position(offset)
        return Place(offset, place.line - 1, place.column - 1)


def shown(text: str) -> str:
    """The text as a message can quote it: one line, at most 60 characters, nothing unprintable."""
    flat = printable(" ".join(text.split()))
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1] + "…"
