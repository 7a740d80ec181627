"""Owns which warnings an author has accepted: by a comment with the rule and a reason.

`# P04: kilden sier ikke hvem som blir hørt her.` stands above the step, with nothing but remarks and empty lines
between. What is written in a base is accepted by its title, anywhere in the guide on top: `# P03 «Veien videre» på nivå
1: vi evaluerer i møtet.` What accepts nothing, or more than one, or gives no reason, is told (P07).
"""

import re
from collections.abc import Callable, Iterator, Mapping

from engine.diagnostics import Diagnostic, Position, Severity, Span
from engine.values import Struct

_ACCEPTANCE = re.compile(
    r"^\s*#\s*(?P<rule>[TYSRGPVK]\d\d)"
    r"(?:\s*[«“\"](?P<title>[^»”\"]+)[»”\"](?:\s+på\s+(?P<level>[^:]*[^:\s]))?)?"
    r"\s*:(?P<reason>.*)$"
)
_NEARLY = re.compile(r"^[^#\"']*#\s*(?P<rule>[TYSRGPV]\d\d)(?![\w])", re.IGNORECASE)
"""A comment that was meant to accept, where it lacks its colon, has a small letter, or stands behind something."""
_NEAR = 3
"""So many lines from a warning, a comment that names its rule was meant for it."""
_COMMENT = re.compile(r"^\s*#(?P<text>.*)$")

Levels = Callable[[Span], str]
"""Tells on which level the step at a place stands, as targets name it; nothing where there is no step."""


class Accepted(Struct, frozen=True):
    """A warning that somebody has accepted, and why."""

    finding: Diagnostic
    reason: str


class _Acceptance(Struct, frozen=True):
    """One comment that accepts: the rule, why, where it stands, and the line that it is above; lines count from 1.

    One with a title is for what is written in a base.
    """

    rule: str
    reason: str
    span: Span
    above: int
    title: str = ""
    level: str = ""


def accept(
    found: tuple[Diagnostic, ...], texts: Mapping[str, str], *, levels: Levels, whole: bool
) -> tuple[tuple[Diagnostic, ...], tuple[Accepted, ...]]:
    """Return what is left to tell of the findings, and what is accepted of them.

    `texts` are the guide itself and what it builds on, each on top of the next. Of a guide that is not proved `whole`
    nobody knows whether an acceptance has nothing to accept.
    """
    written = {file: tuple(_acceptances(text, file)) for file, text in texts.items()}
    meant = {one: _meant(one, found, files=tuple(texts), levels=levels) for file in written for one in written[file]}
    reasons: dict[tuple[str, int, str], str] = {}
    for one, findings in meant.items():
        if one.reason and len(set(map(_place, findings))) == 1:
            reasons.setdefault(_place(findings[0]), one.reason)
    accepted = tuple(
        Accepted(one, reason)
        for one in found
        if one.severity is Severity.WARNING and (reason := reasons.get(_place(one)))
    )
    silenced = {_place(one.finding) for one in accepted}
    left = tuple(one for one in found if one.severity is not Severity.WARNING or _place(one) not in silenced)
    own = next(iter(written), "")
    open_ = tuple(one for one in left if one.severity is Severity.WARNING and one.span.file == own)
    faulty = [
        fault
        for one in written.get(own, ())
        if whole or any(finding.severity is not Severity.WARNING for finding in meant[one])
        for fault in _faulty(one, meant[one], levels=levels, still=open_)
    ]
    return (*left, *faulty, *_nearly(texts.get(own, ""), own, still=open_)), accepted


def _meant(
    one: _Acceptance, found: tuple[Diagnostic, ...], *, files: tuple[str, ...], levels: Levels
) -> tuple[Diagnostic, ...]:
    """Return the findings that a comment is for: those on the line below, or those of a title in a base."""
    of_rule = (finding for finding in found if finding.rule == one.rule)
    if not one.title:
        return tuple(finding for finding in of_rule if _place(finding) == (one.span.file, one.above, one.rule))
    below = files[files.index(one.span.file) + 1 :]
    return tuple(
        finding
        for finding in of_rule
        if finding.span.file in below
        and finding.values.get("title") == one.title
        and one.level.casefold() in {"", levels(finding.span).casefold()}
    )


def _faulty(
    one: _Acceptance, meant: tuple[Diagnostic, ...], *, levels: Levels, still: tuple[Diagnostic, ...]
) -> Iterator[Diagnostic]:
    named = (("rule", one.rule), *((("title", one.title),) if one.title else ()))
    message = "" if one.reason else "acceptance-without-reason"
    if len(set(map(_place, meant))) > 1:
        message, named = "acceptance-of-several", (*named, ("level", levels(meant[0].span)))
    if any(finding.severity is not Severity.WARNING for finding in meant):
        message = "acceptance-of-other"
    elsewhere = sorted((f.span.start.line for f in still if f.rule == one.rule), key=lambda line: abs(line - one.above))
    if not meant and not one.title and elsewhere:
        message, named = "acceptance-elsewhere", (*named, ("line", elsewhere[0]))
    elif not meant:
        message = "acceptance-not-in-base" if one.title else "acceptance-of-nothing"
    if message:
        yield Diagnostic("P07", message, one.span, named, Severity.WARNING)


def _nearly(text: str, file: str, *, still: tuple[Diagnostic, ...]) -> Iterator[Diagnostic]:
    """Tell comments that name the rule of a warning that is still there, and are not written so that they accept it."""
    near = {(one.rule, one.span.start.line + by) for one in still for by in range(-_NEAR, _NEAR + 1)}
    for number, line in enumerate(text.splitlines() if near else (), start=1):
        found = _NEARLY.match(line)
        if found is None or _ACCEPTANCE.match(line) or (found["rule"].upper(), number) not in near:
            continue
        span = Span(file, Position(number, line.index("#") + 1), Position(number, len(line.rstrip()) + 1))
        yield Diagnostic("P07", "acceptance-nearly", span, (("rule", found["rule"].upper()),), Severity.WARNING)


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
        while below < len(lines) and (_COMMENT.match(lines[below]) or not lines[below].strip()):
            below += 1
        start = line.index("#") + 1
        span = Span(file, Position(number, start), Position(number, len(line.rstrip()) + 1))
        reason = _reason(found["reason"], lines[number:below])
        title, level = " ".join((found["title"] or "").split()), found["level"] or ""
        yield _Acceptance(found["rule"], reason, span, below + 1, title, level)


def _reason(first: str, after: list[str]) -> str:
    words = [first]
    for line in after:
        more = _COMMENT.match(line)
        if more is None or _ACCEPTANCE.match(line):
            break
        words.append(more["text"])
    return " ".join(" ".join(words).split())
