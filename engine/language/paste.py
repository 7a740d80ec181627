"""Owns the five paste accidents, looked for in the text before parsing, since parsers blame the wrong line.

- T05 a tab in the indent; T06 a no-break or other odd space in the indent, or after a dash or colon.
- T07 a dash or bullet from a word processor as list mark; not where a sentence runs on from the line before.
- T08 curly quotes where straight ones were meant: they wrap a whole key or value, with none inside.
  «Guillemets» are ordinary Norwegian text, and only told where the text in them could not be read.
- T09 ` #` that cuts a sentence: one space, then `#` with a letter or digit close to it, or a number
  after it (`nr #3`). A comment is written `  # comment` or ` # comment` and is never told. A warning:
  it may be meant.
"""

import re
from collections.abc import Iterator

from engine.diagnostics import Diagnostic, Severity, fault
from engine.language.lines import ODD_SPACES, WORD_MARKS, Line, ends_curly, opens_quote, structure
from engine.language.source import MOST_OF_ONE_KIND, Source
from engine.language.weave import shown

_DOUBLE = "\u201c\u201d\u201e\u201f"
_SINGLE = "\u2018\u2019\u201a\u201b"
_WRAPPED = re.compile(f"[{_DOUBLE}][^{_DOUBLE}\"]*[{_DOUBLE}\"]\\Z|[{_SINGLE}][^{_SINGLE}']*[{_SINGLE}']\\Z")
_GUILLEMETS = re.compile(r"«[^«»]*(?::\s|\s#)[^«»]*»\Z")
_ITEM = re.compile(
    f"(?:[\\[{{,]|:\\s)\\s*((?:[{_DOUBLE}][^{_DOUBLE}\\[\\]{{}}]*[{_DOUBLE}])"
    f"|(?:[{_SINGLE}][^{_SINGLE}\\[\\]{{}}]*[{_SINGLE}])"
    r"|(?:«[^«»\[\]{}]*(?:,|:\s|\s#)[^«»\[\]{}]*»))\s*(?=[\],}:])"
)
_HASH = re.compile(r"(?<=\S) #(?=[^\W_]| \d)")
_QUOTED = re.compile(r"\"[^\"\\]*+(?:\\.[^\"\\]*+)*\"|'[^']*+'")
_ODD = re.compile(f"[{ODD_SPACES}]+")
_AFTER_MARK = re.compile(f"(?:-[ ]+)*(?:(-)|[^\\s:\"'\\[{{#][^:\"'\\[{{#]{{0,80}}(:))([{ODD_SPACES}])")
_SIGNS = ("\t", *ODD_SPACES, *_DOUBLE, *_SINGLE, "»", *WORD_MARKS, " #")
"""A text that has none of these has no accident, and that is seen at once."""
_ANYTHING = re.compile(
    f"^[ ]*\\t|[{ODD_SPACES}{_DOUBLE}{_SINGLE}»]|^[ \\t]*[{WORD_MARKS}]|[^\\s] #[^\\W_]| # \\d",
    re.MULTILINE,
)


def accidents(source: Source) -> tuple[Diagnostic, ...]:
    """All paste accidents in a text, by line; after a hundred of one kind the looking stops."""
    if not any(sign in source.text for sign in _SIGNS) or _ANYTHING.search(source.text) is None:
        return ()
    told: dict[str, int] = {}
    found: list[Diagnostic] = []
    for line in structure(source.text):
        for finding in _in_line(line, source):
            told[finding.message] = told.get(finding.message, 0) + 1
            found.append(finding)
            if told[finding.message] == MOST_OF_ONE_KIND:
                return tuple(found)
    return tuple(found)


def _in_line(line: Line, source: Source) -> Iterator[Diagnostic]:
    yield from _indent(line, source)
    if line.word_mark:
        at = line.start + len(line.lead)
        text = shown(line.text)
        yield fault("T07", "word-dash", source.span(at, at + 1), mark=line.word_mark, text=text)
    elif not line.goes_on:
        yield from _odd_space_after_mark(line, source)
    if not line.goes_on:
        yield from _curly(line, source)
    yield from _cut(line, source)


def _indent(line: Line, source: Source) -> Iterator[Diagnostic]:
    text = shown(line.text)
    tab = line.lead.find("\t")
    if tab >= 0:
        at = line.start + tab
        yield fault("T05", "tab-in-indent", source.span(at, line.start + len(line.lead)), text=text)
    odd = _ODD.search(line.lead)
    if odd is not None:
        span = source.span(line.start + odd.start(), line.start + odd.end())
        yield fault("T06", "odd-space-in-indent", span, text=text)


def _odd_space_after_mark(line: Line, source: Source) -> Iterator[Diagnostic]:
    match = _AFTER_MARK.match(line.text, len(line.lead))
    if match is None or (line.key and line.start + match.start(3) >= line.value_at):
        return
    at = line.start + match.start(3)
    mark = match[1] or match[2]
    yield fault("T06", "odd-space-after-mark", source.span(at, at + 1), mark=mark, text=shown(line.text))


def _curly(line: Line, source: Source) -> Iterator[Diagnostic]:
    if not line.key and not line.word_mark and line.text[len(line.lead) :][:1] not in {"-", "[", "{"}:
        return
    if _WRAPPED.match(line.key):
        at = line.start + line.column
        yield _curly_fault(line.key, at, source=source)
    value, at = line.value, line.value_at
    if value[:1] in {"[", "{"}:
        for match in _ITEM.finditer(value):
            yield _curly_fault(match[1], at + match.start(1), source=source)
    elif _WRAPPED.match(value) or _GUILLEMETS.match(value) or (opens_quote(value) and ends_curly(value)):
        yield _curly_fault(value, at, source=source)


def _curly_fault(text: str, at: int, *, source: Source) -> Diagnostic:
    inner = shown(text[1:-1].strip())
    return fault("T08", "curly-quotes", source.span(at, at + len(text)), text=shown(text), inner=inner)


def _cut(line: Line, source: Source) -> Iterator[Diagnostic]:
    value = line.value
    if value[:1] in {'"', "'", "|", ">"}:
        return
    if value[:1] in {"[", "{"}:
        value = _QUOTED.sub(lambda match: "x" * len(match[0]), value)
    match = _HASH.search(value)
    if match is None or (comment := re.search(r"\s#", value)) is None or comment.start() < match.start():
        return
    at = line.value_at + match.start() + 1
    span = source.span(at, line.start + len(line.text.rstrip()))
    kept = shown(value[: match.start()])
    arguments = (("kept", kept), ("cut", shown(line.value[match.start() + 1 :])))
    yield Diagnostic("T09", "cut-by-hash", span, arguments, Severity.WARNING)
