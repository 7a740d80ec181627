"""Owns a first look at a text line by line, before any parser: indent, key, value.

Only lines that carry structure are given. Text blocks (after `|` or `>`) and quoted texts that run
over several lines are the author's own words and are passed over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

ODD_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u2060\u3000"
)
WORD_MARKS = (
    "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2022\u00b7\u25aa\u25cf\u25e6\uf0b7"
    "\u2023\u2043\u25a0\u25a1\u25cb\u2610\u2611\u2612\u2713\u2714\u27a2\u25ba*"
)
"""Dashes, and the bullets and boxes of word processors (`\\uf0b7` is Word's own); an asterisk is one in letters."""

_LEAD = re.compile(f"[ \\t{ODD_SPACES}]*")
_DASHES = re.compile(r"(?:-[ ]+)*")
_WORD_MARK = re.compile(f"[{WORD_MARKS}](?=[\\s{ODD_SPACES}]|\\Z)")
_COLON = re.compile(r":(?=\s|\Z)")
_COMMENT = re.compile(r"(?:^|\s)#")
_BAR = re.compile(r"[|>][-+0-9]*\s*(?:\s#.*)?\Z")
_CLOSING = {
    '"': re.compile(r"[^\"\\]*+(?:\\.[^\"\\]*+)*\""),
    "'": re.compile(r"[^']*+(?:''[^']*+)*'(?!')"),
}


class Line(NamedTuple):
    """A line with structure; `start` and `value_at` are offsets in the text, columns count from 0."""

    start: int
    text: str
    lead: str
    column: int  # where the key or text begins, after any dashes
    parent: int  # text further in than this column goes on with this line's value
    key: str
    value: str
    value_at: int
    goes_on: bool  # it continues the plain text of the line before
    word_mark: str  # a word processor's dash or bullet where a list mark should be


def structure(text: str) -> Iterator[Line]:
    """The lines that carry structure, in order."""
    start, passed, before = 0, _Passed(), None
    for raw in text.split("\n"):
        if not passed.over(raw):
            before = _line(raw, start, before=before)
            yield before
            passed.begin(before)
        start += len(raw) + 1


@dataclass(slots=True)
class _Passed:
    """What the walk is inside of: a text block further in than a column, or an open quote."""

    block: int | None = None
    quote: str = ""

    def over(self, raw: str) -> bool:
        """Whether this line is the author's own words, empty or a comment."""
        if self.quote:
            if _CLOSING[self.quote].match(raw):
                self.quote = ""
            return True
        bare = raw.strip()
        if self.block is not None:
            if not bare or len(raw) - len(raw.lstrip(" ")) > self.block:
                return True
            self.block = None
        return not bare or bare[0] == "#"

    def begin(self, line: Line) -> None:
        """Note what the line opens."""
        value = line.value
        if _BAR.match(value):
            self.block = line.parent
        elif opens_quote(value) and not ends_curly(value):
            self.quote = value[0]


def opens_quote(value: str) -> bool:
    """Whether a value starts with a straight quote that its line does not close."""
    return value[:1] in _CLOSING and _CLOSING[value[0]].match(value, 1) is None


def ends_curly(value: str) -> bool:
    """Whether a value ends with a curly quote, as when a word processor changed one of the two."""
    return value.rstrip()[-1:] in {"\u201c", "\u201d", "\u201f", "\u2019", "\u2018"}


def _line(raw: str, start: int, *, before: Line | None) -> Line:
    lead = _LEAD.match(raw)[0]  # type: ignore[index]  # it matches the empty text too
    body = raw[len(lead) :]
    goes_on = before is not None and _takes_more(before.value) and len(lead) > before.parent
    mark = _WORD_MARK.match(body)
    word_mark = mark[0] if mark and (not goes_on or _COLON.search(body)) else ""
    if word_mark:
        body = "- " + body[2:]
    dashes = _DASHES.match(body)[0]  # type: ignore[index]  # as above
    column = len(lead) + len(dashes)
    key, value_at = _key(body, len(dashes))
    parent = column if key else len(lead) + max(len(dashes.rstrip()) - 1, 0) if dashes else len(lead) - 1
    if goes_on and before is not None:
        parent = before.parent
    value = body[value_at:]
    skipped = len(value) - len(value.lstrip())
    at = start + len(lead) + value_at + skipped
    return Line(start, raw, lead, column, parent, key, value.strip(), at, goes_on, word_mark)


def _takes_more(value: str) -> bool:
    """Whether a value is plain text, which a line further in goes on with."""
    return bool(value) and value[0] not in "\"'[{|>#&*!"


def _key(body: str, at: int) -> tuple[str, int]:
    """The key of a line and where its value begins; no key: the value begins at once."""
    first = body[at : at + 1]
    if first in {"[", "{"}:
        return "", at
    begin = at
    if first in _CLOSING:
        closed = _CLOSING[first].match(body, at + 1)
        if closed is None or body[closed.end() : closed.end() + 1] != ":":
            return "", at
        begin = closed.end()
    colon = _COLON.search(body, begin)
    comment = _COMMENT.search(body, begin)
    if colon is None or (comment is not None and comment.start() < colon.start()):
        return "", at
    return body[at : colon.start()], colon.end()
