"""Owns which warnings an author has accepted: by a comment above the line, with the rule and a reason.

`# P04: kilden sier ikke hvem som blir hørt her.` What accepts nothing, or gives no reason, is told (P07).
"""

import re
from collections.abc import Iterator, Mapping

from engine.diagnostics import Diagnostic, Position, Severity, Span
from engine.values import Struct

_ACCEPTANCE = re.compile(r"^\s*#\s*(?P<rule>[TYSRGPV]\d\d):(?P<reason>.*)$")
_COMMENT = re.compile(r"^\s*#(?P<text>.*)$")


class Accepted(Struct, frozen=True):
    """A warning that somebody has accepted, and why."""

    finding: Diagnostic
    reason: str


class _Acceptance(Struct, frozen=True):
    """One comment that accepts: the rule, why, where it stands, and the line that it is above; lines count from 1."""

    rule: str
    reason: str
    span: Span
    above: int


def accept(
    found: tuple[Diagnostic, ...], texts: Mapping[str, str], *, whole: bool
) -> tuple[tuple[Diagnostic, ...], tuple[Accepted, ...]]:
    """Return what is left to tell of the findings, and what is accepted of them.

    Of a guide that is not proved `whole` nobody knows whether an acceptance has nothing to accept.
    """
    written = {file: tuple(_acceptances(text, file)) for file, text in texts.items()}
    reasons = {(file, one.above, one.rule): one.reason for file in written for one in written[file]}
    accepted = tuple(
        Accepted(one, reason)
        for one in found
        if one.severity is Severity.WARNING and (reason := reasons.get(_place(one)))
    )
    silenced = {_place(one.finding) for one in accepted}
    left = tuple(one for one in found if one.severity is not Severity.WARNING or _place(one) not in silenced)
    there = {_place(one) for one in found}
    own = next(iter(written), "")
    return (*left, *(_faulty(written.get(own, ()), there) if whole else ())), accepted


def _faulty(written: tuple[_Acceptance, ...], there: set[tuple[str, int, str]]) -> Iterator[Diagnostic]:
    for one in written:
        message = None if one.reason else "acceptance-without-reason"
        if (one.span.file, one.above, one.rule) not in there:
            message = "acceptance-of-nothing"
        if message:
            yield Diagnostic("P07", message, one.span, (("rule", one.rule),), Severity.WARNING)


def _place(finding: Diagnostic) -> tuple[str, int, str]:
    return finding.span.file, finding.span.start.line, finding.rule


def _acceptances(text: str, file: str) -> Iterator[_Acceptance]:
    """Give the acceptances in a text; a reason can go on over several lines, and several can stand above one line."""
    if "#" not in text:
        return
    lines = text.splitlines()
    for number, line in enumerate(lines, start=1):
        found = _ACCEPTANCE.match(line)
        if found is None:
            continue
        below = number
        while below < len(lines) and _COMMENT.match(lines[below]):
            below += 1
        start = line.index("#") + 1
        span = Span(file, Position(number, start), Position(number, len(line.rstrip()) + 1))
        yield _Acceptance(found["rule"], _reason(found["reason"], lines[number:below]), span, below + 1)


def _reason(first: str, after: list[str]) -> str:
    words = [first]
    for line in after:
        more = _COMMENT.match(line)
        if more is None or _ACCEPTANCE.match(line):
            break
        words.append(more["text"])
    return " ".join(" ".join(words).split())
