"""Owns putting edits into the bytes of a file: every byte that no edit touches stays what it was.

Edits have their places in the text as it is read, where each line end is one sign. The bytes have a mark first or
none, and their own line ends: a line that is put in gets those of the line where it is put.
"""

import codecs
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from engine.diagnostics import Diagnostic, Edit, Position

_LINE_END = re.compile(r"\r\n|\r|\n")
_MARKED = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF8, "utf-8"))


class _Raw(NamedTuple):
    """A text with its own line ends, and where each line begins in it and how it ends."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[str, ...]

    def offset(self, place: Position) -> int:
        line = min(place.line, len(self.starts))
        return min(self.starts[line - 1] + place.column - 1, len(self.text))


def edited(data: bytes, edits: Sequence[Edit]) -> bytes:
    """Return the bytes with the edits in them; no two may touch the same signs.

    A byte that is no UTF-8 is one sign, and stays unless it is edited. Raises `UnicodeDecodeError` for broken UTF-16.
    """
    mark, encoding = next((one for one in _MARKED if data.startswith(one[0])), (b"", "utf-8"))
    broken = "surrogateescape" if encoding == "utf-8" else "strict"
    raw = _raw(data[len(mark) :].decode(encoding, errors=broken))
    parts, at = [], 0
    for edit in sorted(edits, key=_order):
        start, end = raw.offset(edit.span.start), raw.offset(edit.span.end)
        parts += [raw.text[at:start], _with_ends(edit, raw)]
        at = end
    return mark + "".join((*parts, raw.text[at:])).encode(encoding, errors=broken)


def chosen(findings: Iterable[Diagnostic], *, guesses: bool) -> tuple[Diagnostic, ...]:
    """Return the findings that can be mended together, the first of those that would touch the same signs.

    With `guesses` also those whose fix is not certain.
    """
    taken: list[Edit] = []
    found: list[Diagnostic] = []
    for finding in findings:
        if not finding.fix or not (guesses or is_safe(finding)):
            continue
        if not any(_touch(edit, other) for edit in finding.fix for other in taken):
            taken += finding.fix
            found.append(finding)
    return tuple(found)


def is_safe(finding: Diagnostic) -> bool:
    """Tell whether a finding has a fix, and nothing else can have been meant."""
    return bool(finding.fix) and all(edit.safe for edit in finding.fix)


def _touch(one: Edit, other: Edit) -> bool:
    """Tell whether two edits change the same signs, or the same place between two signs."""
    if one.span.start == other.span.start:
        return True
    first, second = sorted((one, other), key=_order)
    return second.span.start < first.span.end


def _order(edit: Edit) -> tuple[Position, Position]:
    return edit.span.start, edit.span.end


def _raw(text: str) -> _Raw:
    found = tuple(_LINE_END.finditer(text))
    return _Raw(text, (0, *(one.end() for one in found)), tuple(one[0] for one in found))


def _with_ends(edit: Edit, raw: _Raw) -> str:
    """Return what an edit puts in, with the line ends of the place."""
    if "\n" not in edit.text or not raw.ends:
        return edit.text
    return edit.text.replace("\n", raw.ends[min(edit.span.start.line, len(raw.ends)) - 1])
