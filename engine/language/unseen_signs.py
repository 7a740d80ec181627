"""Owns T10: names and words that look right and are not, for a sign that does not show or one of another alphabet.

What is told of such a name is said at the sign itself instead, where the fault is gone once the sign is: that is found
by a new check of the text with every such sign written as it looks. A sign that hurts nothing is never told.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from engine.diagnostics import Diagnostic, Severity, Span, fault
from engine.language.lines import ODD_SPACES
from engine.language.source import Source
from engine.language.suggest import shown
from engine.language.terms import fold
from engine.values import replace

HIDDEN = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
"""What takes no place: soft hyphens, spaces and joiners without width, and marks that turn the direction."""

_CYRILLIC = dict(
    zip(
        "\u0430\u0441\u0435\u043e\u0440\u0443\u0445\u0456\u0458\u0455"
        "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406\u0408\u0405",
        "aceopyxijsABEKMHOPCTYXIJS",
        strict=True,
    )
)
_GREEK = dict(
    zip(
        "\u03bf\u03bd\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
        "ovABEZHIKMNOPTYX",
        strict=True,
    )
)
_HYPHENS = dict.fromkeys("\u2010\u2011\u2212\ufe63", "-")
_WIDE = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_JOINED = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
"""The letters that a printed page joins, as the fi of a PDF."""
_ALIKE = {**_CYRILLIC, **_GREEK, **_HYPHENS, **_WIDE, **_JOINED, "\u0131": "i"}
_MEANT = {**_ALIKE, **dict.fromkeys(HIDDEN, ""), **{space: " " for space in ODD_SPACES if space not in HIDDEN}}
_ANY = re.compile(f"[{''.join(map(re.escape, _MEANT))}]")
_NAME = re.compile(r"[^\n,:;\[\]{}\"'#]*")
_RULE, _OF_TEXT = "T10", "TY"
_LONGEST = 200_000
"""No longer text is checked twice: no guide is, and a hostile file stays cheap."""

_Known = tuple[str, str, int]
"""By which a finding is known again in a text whose columns have changed."""


def at_the_sign(
    findings: tuple[Diagnostic, ...], where: Source, *, again: Callable[[str], Iterable[Diagnostic]]
) -> tuple[Diagnostic, ...]:
    """Return the findings of a text, those that are gone when the signs are each told at its sign, once.

    `again` checks a text.
    """
    own = [one for one in findings if one.span.file == where.file]
    if not any(map(_may_hide, own)) or len(where.text) > _LONGEST or not _ANY.search(where.text):
        return findings
    left = {known_by(one) for one in again(as_it_looks(where.text)) if one.span.file == where.file}
    if any(rule[0] in _OF_TEXT for rule, *_ in left.difference(map(known_by, own))):
        return findings  # the signs hold up something else, and what is gone may only be covered
    gone = (one in own and _may_hide(one) and known_by(one) not in left for one in findings)
    told = [_at_sign(one, where) if is_gone else one for one, is_gone in zip(findings, gone, strict=True)]
    first = {one.span: one for one in reversed(told) if one.rule == _RULE}
    return tuple(one for one in told if one.rule != _RULE or one is first[one.span])


def as_it_looks(text: str) -> str:
    """Return a text with every such sign written as what it looks like."""
    return _ANY.sub(lambda found: _MEANT[found[0]], text)


def name_around(text: str, offset: int) -> tuple[int, int]:
    """Return from where to where the name goes that a sign stands in."""
    start = max(text.rfind(mark, 0, offset) for mark in "\n,:;[]{}\"'#") + 1
    end = _NAME.match(text, offset)
    return start, max(end.end() if end else offset, offset + 1)


def known_by(finding: Diagnostic) -> _Known:
    """Return by what a finding is known again in a text whose columns have changed."""
    return finding.rule, finding.message, finding.span.start.line


def _may_hide(finding: Diagnostic) -> bool:
    return finding.severity is Severity.ERROR and not finding.rule.startswith("T")


def _at_sign(finding: Diagnostic, where: Source) -> Diagnostic:
    """Return the finding at the sign behind it: in what it names, on its line, or where the name is declared."""
    offset = next(_signs_of(finding, where), None)
    if offset is None:
        return finding
    others = (next(_within(span, where), None) for span in finding.related)
    related = tuple(where.span(sign, sign + 1) for sign in others if sign is not None)
    sign, (start, end) = where.text[offset], name_around(where.text, offset)
    said = {"text": shown(as_it_looks(where.text[start:end]).strip()), "code": f"U+{ord(sign):04X}"}
    message = "sign-unseen" if sign in HIDDEN else "space-of-other-kind"
    if sign in _ALIKE:
        message, said = "sign-alike", {**said, "sign": sign, "meant": _ALIKE[sign]}
    return replace(fault(_RULE, message, where.span(offset, offset + 1), **said), related=related)


def _signs_of(finding: Diagnostic, where: Source) -> Iterator[int]:
    yield from _within(finding.span, where)
    first = where.starts[finding.span.start.line - 1]
    yield from (first + found.start() for found in _ANY.finditer(where.text[first : where.line_end(first)]))
    name = fold(str(finding.values.get("name", "")))
    for found in _ANY.finditer(where.text) if name else ():
        start, end = name_around(where.text, found.start())
        if fold(as_it_looks(where.text[start:end])) == name:
            yield found.start()


def _within(span: Span, where: Source) -> Iterator[int]:
    """Give the offsets of the signs in a stretch that is on one line."""
    if span.file != where.file or span.start.line != span.end.line:
        return
    first = where.starts[span.start.line - 1]
    start, end = first + span.start.column - 1, first + span.end.column - 1
    yield from (start + found.start() for found in _ANY.finditer(where.text[start:end]))
