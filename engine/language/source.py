"""Owns the way from bytes to text: encodings, line ends, and looking up places in the text."""

import codecs
import re
from bisect import bisect_right

from engine.diagnostics import Diagnostic, Position, Span, fault
from engine.values import Struct

MOST_OF_ONE_KIND = 100
"""No more findings than this of one kind are told: nobody reads on, and a hostile file stays cheap."""

MOST_OF_HEAD = 4096
SHORTEST_OF_HEAD = 16
"""How many bytes tell whether a file is text at all, and how few signs tell nothing."""

_NOT_TEXT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "\ufeff]"
)
_NOT_WRITTEN = re.compile(f"{_NOT_TEXT.pattern}|[\r\ud800-\udfff]")
_LOST = re.compile("[\udc80-\udcff]")
"""What Python puts for each byte that does not fit; the bytes come back when it is written."""
_MARKED = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WORD = re.compile(r"\S*\Z")
_ZIP, _OLD_OFFICE = b"pk\x03\x04", b"\xd0\xcf\x11\xe0"
_DOCUMENTS = (
    *((b"{\\rtf", b"", "RTF"), (b"%pdf-", b"", "PDF"), (b"<!doctype html", b"", "HTML"), (b"<html", b"", "HTML")),
    *((_ZIP, b"word/", "Word"), (_ZIP, b"xl/", "Excel"), (_ZIP, b"opendocument", "OpenDocument")),
    *((_ZIP, b"", "ZIP"), (_OLD_OFFICE, b"", "Office")),
)
"""How the files of other programs begin, in small letters, what is in the first part of them, and their names."""
_LONGEST_START = max(len(begins) for begins, _, _ in _DOCUMENTS)


class Source(Struct, frozen=True):
    """The text of one file, with line ends as single newlines; offsets count characters from 0."""

    file: str
    text: str
    starts: tuple[int, ...]

    def position(self, offset: int) -> Position:
        """The line and column of an offset; an offset past the end is the end."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def span(self, start: int, end: int) -> Span:
        """The stretch from one offset up to, not including, another."""
        return Span(self.file, self.position(start), self.position(max(start, end)))

    def line_start(self, offset: int) -> int:
        """The offset where the line of this offset begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """The offset just after the last character of the line of this offset."""
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end

    def rest(self, offset: int) -> str:
        """What the line holds from this offset on, without spaces at either end."""
        return self.text[offset : self.line_end(offset)].strip()

    def char(self, offset: int) -> str:
        """The character at an offset, empty at the end of the text."""
        return self.text[offset : offset + 1]


def source(text: str, *, file: str) -> Source:
    """Make a source of a text; CRLF and a lone CR count as one line end."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    starts = (0, *(match.end() for match in re.finditer("\n", text)))
    return Source(file, text, starts)


def decode(data: bytes, *, file: str) -> Source | Diagnostic:
    """Read bytes as UTF-8, with or without a mark first, or as UTF-16 with a mark.

    Anything else is told at the first byte that does not fit.
    """
    mark, encoding = _marked(data)
    body = data[len(mark) :]
    if kind := document_kind(body):
        return fault("T01", "document-file", _point(file, Position(1, 1)), kind=kind)
    if not mark and _every_other_is_nul(body):
        return fault("T01", "utf16-without-mark", _point(file, Position(1, 1)))
    if _is_no_text(body, encoding):
        return fault("T01", "not-a-text-file", _point(file, Position(1, 1)))
    try:
        return source(body.decode(encoding), file=file)
    except UnicodeDecodeError as error:
        return _bad_byte(body, error, file=file)


def legible(data: bytes) -> str:
    """What can be shown of bytes that are no sound text, for an excerpt: U+FFFD stands for each that does not fit."""
    mark, encoding = _marked(data)
    body = data[len(mark) :]
    if not mark and _every_other_is_nul(body):
        encoding = "utf-16-le" if body[1] == 0 else "utf-16-be"
    if encoding != "utf-8":
        return source(body.decode(encoding, errors="replace"), file="").text
    return _LOST.sub("\ufffd", source(body.decode(encoding, errors="surrogateescape"), file="").text)


def body_of(data: bytes) -> bytes:
    """Return the bytes of a text without the mark that may stand first."""
    return data[len(_marked(data)[0]) :]


def first_control_character(text: str) -> str:
    """Return the first sign of a text that no file may hold, which only an escape in quotes can have brought."""
    match = _NOT_WRITTEN.search(text)
    return match[0] if match else ""


def control_characters(where: Source) -> tuple[Diagnostic, ...]:
    """Tell every character that is no text: NUL, control characters, odd line ends, hidden marks."""
    if where.text.replace("\n", "").isprintable():  # as nearly every text is, and that is seen at once
        return ()
    found: list[Diagnostic] = []
    for match in _NOT_TEXT.finditer(where.text):
        span = where.span(match.start(), match.end())
        found.append(fault("T02", "control-character", span, code=f"U+{ord(match[0]):04X}"))
        if len(found) == MOST_OF_ONE_KIND:
            break
    return tuple(found)


def _marked(data: bytes) -> tuple[bytes, str]:
    return next(((mark, encoding) for mark, encoding in _MARKED if data.startswith(mark)), (b"", "utf-8"))


def _bad_byte(body: bytes, error: UnicodeDecodeError, *, file: str) -> Diagnostic:
    before = source(body[: error.start].decode(error.encoding), file=file)
    place = before.position(len(before.text))
    if error.encoding != "utf-8":
        return fault("T01", "broken-utf16", _point(file, place))
    tail = re.match(rb"\S{0,40}", body[error.start : error.start + 40])
    guess = (tail[0] if tail else b"").decode("cp1252", errors="replace")
    word = before.text[_word_start(before.text) :] + guess
    return fault("T01", "not-utf8", _point(file, place), word=printable(word), byte=f"{body[error.start]:02X}")


def _every_other_is_nul(body: bytes) -> bool:
    nuls = tuple(byte == 0 for byte in body[:4])
    return nuls in {(False, True, False, True), (True, False, True, False)}


def document_kind(body: bytes) -> str:
    """Return what another program would call these bytes, by how they begin; nothing for what may be a text."""
    head = body[:MOST_OF_HEAD].lstrip()
    start = head[:_LONGEST_START].lower()
    return next((kind for begins, inside, kind in _DOCUMENTS if start.startswith(begins) and inside in head), "")


def _is_no_text(body: bytes, encoding: str) -> bool:
    """Tell whether these bytes are a picture, a program or UTF-32: NUL, and one in ten of its first signs is none."""
    head = body[:MOST_OF_HEAD].decode(encoding, errors="replace")
    return "\0" in head and (head.count("\0") + head.count("\ufffd")) * 10 > len(head) > SHORTEST_OF_HEAD


def _word_start(text: str) -> int:
    tail = text[-40:]
    match = _WORD.search(tail)
    return len(text) - len(tail) + (match.start() if match else len(tail))


def printable(text: str) -> str:
    """The text with what cannot be shown replaced by U+FFFD, for use in a message."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def _point(file: str, place: Position) -> Span:
    return Span(file, place, Position(place.line, place.column + 1))
