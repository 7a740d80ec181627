"""Owns the step from a file's bytes to nodes with places; the only module that knows PyYAML.

The event stream is read with a stack of our own, so that no depth can end the process, and every
scalar stays the text that was written. What a guideline never needs (anchors, aliases, merge keys,
tags, several documents) is refused with its place.
"""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Literal

import yaml
from yaml import CollectionEndEvent, ScalarEvent

from engine.diagnostics import Diagnostic, Position, Severity, Span, fault
from engine.language.blame import Situation, Trouble, explain
from engine.language.colons import GLUED_COLON, no_colon
from engine.language.old_letters import old_letters
from engine.language.paste import accidents
from engine.language.source import Source, control_characters, decode, legible
from engine.language.tree import Mapping, Node, Scalar, Sequence, at, key_at, plain
from engine.language.weave import Mark, Place, Weaver, shown
from engine.values import Struct, replace

__all__ = [
    "LIMITS",
    "Mapping",
    "Node",
    "Reading",
    "Scalar",
    "Sequence",
    "at",
    "collector_resting",
    "key_at",
    "most_nodes",
    "plain",
    "read",
]

Loader = Literal["c", "python"]


class Limits(Struct, frozen=True):
    """How large a file may be: bytes, levels of lists within lists, and nodes (keys count)."""

    size: int
    depth: int
    nodes: int


LIMITS: dict[Loader, Limits] = {
    # Fifty times the longest printed guide, and what a check answers within a second. A step takes some thirty nodes.
    "c": Limits(size=2_000_000, depth=40, nodes=40_000),
    # Without libyaml a million characters take a second. A printed guide needs some thirty thousand.
    "python": Limits(size=1_000_000, depth=40, nodes=30_000),
}

# In brackets libyaml lets a text hold a question mark and PyYAML's own scanner does not. The scanner
# is handed a character that no text can hold (T02 refuses it), and the question mark is put back.
_QUESTION, _STAND_IN = "?", "\U0001fffe"
_BEFORE_A_MARK = frozenset(("", *"\n [{,]}\"'"))


_GLANCE = 400
"""So many bytes of a file that is too large are looked at, for its first line."""

_PROPERTIES = re.compile(r"(?:[&!]\S*[ ]*){0,2}")
_DIRECTIVE = re.compile(r"(?:[ ]*(?:#[^\n]*)?\n)*(%)")
_FIRST_LINE = re.compile(r"^[ ]*[^\s#][^\n]{0,59}", re.MULTILINE)


class Reading(Struct, frozen=True):
    """What a file holds: its nodes if it could be read, all findings, the text for excerpts, and how many nodes."""

    root: Node | None
    diagnostics: tuple[Diagnostic, ...]
    text: str
    count: int = 0


def read(data: bytes, *, file: str, loader: Loader | None = None) -> Reading:
    """Read a guideline's bytes; `loader` picks libyaml or PyYAML's own scanner, else the best there is.

    Never raises on any bytes. A fault in the text (rules T) stops the parsing that it would mislead.
    """
    chosen: Loader = loader or ("c" if yaml.__with_libyaml__ else "python")
    limits = LIMITS[chosen]
    if len(data) > limits.size:
        start = Position(1, 1)
        arguments = {"limit": limits.size // 1000, "size": len(data) // 1000}
        told = fault("T03", "file-too-large", Span(file, start, start), **arguments)
        return Reading(None, (told,), legible(data[:_GLANCE]))
    source = decode(data, file=file)
    if isinstance(source, Diagnostic):
        return Reading(None, (_mendable(source, data),), legible(data))
    findings = control_characters(source) or accidents(source)
    if any(finding.severity is Severity.ERROR for finding in findings):
        return Reading(None, findings, source.text)
    if not source.text.strip():
        return Reading(None, (fault("T04", "empty-file", source.span(0, 0)),), source.text)
    percent = _percent_first(source)
    if percent is not None:
        return Reading(None, _merged(findings, (percent,)), source.text)
    weaver = Weaver(source, limits.depth, limits.nodes)
    root, marks = _parse(weaver, source, loader=chosen)
    return Reading(root, _merged(findings, marks), source.text, weaver.count if root else 0)


def _mendable(told: Diagnostic, data: bytes) -> Diagnostic:
    """Give a text that is no UTF-8 the edits that would make it so, which take the bytes that it was read from."""
    return replace(told, fix=old_letters(data, file=told.span.file)) if told.message == "not-utf8" else told


def most_nodes() -> int:
    """Return how many nodes a guide may have, and together with all that it builds on."""
    return LIMITS["c" if yaml.__with_libyaml__ else "python"].nodes


def _parse(weaver: Weaver, source: Source, *, loader: Loader) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    ending = _feed(weaver, loader=loader)
    findings = tuple(weaver.findings)
    if ending is not None:
        findings = tuple(f for f in findings if not _covers(ending, f))
        same_line = any(f.span.end.line == ending.span.start.line for f in findings)
        return None, findings if same_line else (*findings, ending)
    if weaver.halted:
        return None, findings
    if weaver.root is None or (isinstance(weaver.root, Scalar) and not weaver.root.text):
        return None, (*findings, fault("T04", "empty-file", source.span(0, 0)))
    if not isinstance(weaver.root, Mapping):
        findings = (*findings, _no_guide(weaver.root, source))
    return weaver.root, findings


def _covers(ending: Diagnostic, finding: Diagnostic) -> bool:
    """Tell whether what is told within brackets comes of a text that begins with them."""
    inside = ending.span.start <= finding.span.start and finding.span.end <= ending.span.end
    return ending.message == "text-begins-in-brackets" and inside


def _no_guide(root: Node, source: Source) -> Diagnostic:
    match = _FIRST_LINE.search(source.text)
    start, end = match.span() if match else (0, 0)
    if isinstance(root, Scalar) and not root.quoted and GLUED_COLON.match(source.text, start):
        return no_colon(start, source)
    return fault("Y17", "not-a-guide", source.span(start, end), text=shown(source.text[start:end]))


def _feed(weaver: Weaver, *, loader: Loader) -> Diagnostic | None:
    """Run the whole stream through the weaver; what stopped it, if anything did."""
    with collector_resting():
        try:
            for event in _events(weaver.source.text, loader):
                # Every event of either parser carries both marks; the stubs leave that open.
                start: Mark = event.start_mark  # type: ignore[assignment]  # as above
                end: Mark = event.end_mark  # type: ignore[assignment]  # as above
                if isinstance(event, ScalarEvent):
                    if event.anchor is not None or event.tag is not None:
                        _refuse_properties(weaver, start)
                    weaver.text(event.value, start, end=end, style=event.style or "")
                elif isinstance(event, CollectionEndEvent):
                    weaver.close(start, end)
                else:
                    _take(weaver, event, start=start, end=end)
                if weaver.halted:
                    return weaver.stopped
        except yaml.YAMLError as error:
            return explain(_trouble(error), _situation(weaver))
    return None


def _events(text: str, loader: Loader) -> Iterator[yaml.Event]:
    # A tab is only dangerous first in a line, which is told before; elsewhere it reads as a space,
    # since the two scanners disagree about it.
    text = text.replace("\t", " ")
    if loader == "c":
        return iter(yaml.CLoader(text).get_event, None)
    return map(_put_back, yaml.parse(_with_stand_ins(text), Loader=yaml.Loader))


def _with_stand_ins(text: str) -> str:
    parts = text.split(_QUESTION)
    out = [parts[0]]
    for before, part in pairwise(parts):
        inside = before[-1:] not in _BEFORE_A_MARK
        out.append((_STAND_IN if inside else _QUESTION) + part)
    return "".join(out)


def _put_back(event: yaml.Event) -> yaml.Event:
    if isinstance(event, yaml.ScalarEvent):
        event.value = event.value.replace(_STAND_IN, _QUESTION)
    return event


def _take(weaver: Weaver, event: yaml.Event, *, start: Mark, end: Mark) -> None:
    """Take what is neither a text nor the end of a part."""
    match event:
        case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
            if event.anchor is not None or event.tag is not None:
                _refuse_properties(weaver, start)
            keyed = isinstance(event, yaml.MappingStartEvent)
            weaver.open(start, keyed=keyed, flow=bool(event.flow_style))
        case yaml.AliasEvent():
            if not weaver.merging():
                weaver.refuse("Y03", "alias", start=start, end=end)
            weaver.text(f"*{event.anchor}", start, end=end, style="*")
        case yaml.DocumentStartEvent() if weaver.root is not None:
            weaver.stop(_second_document(weaver.source, start.index))
        case _:
            pass


def _refuse_properties(weaver: Weaver, start: Mark) -> None:
    """Refuse `&name` and `!type` before a value; the parser gives the place of the first of them."""
    text = weaver.source.text
    offset = start.index
    for word in _PROPERTIES.match(text, offset)[0].split():  # type: ignore[index]  # it matches the empty text too
        offset = text.index(word, offset)
        first = Place(offset, start.line, start.column + offset - start.index)
        rule, message = ("Y02", "anchor") if word.startswith("&") else ("Y05", "tag")
        weaver.refuse(rule, message, start=first, end=Place(offset + len(word), first.line, first.column + len(word)))
        offset += len(word)


def _second_document(source: Source, start: int) -> Diagnostic:
    span = source.span(start, source.line_end(start))
    return fault("Y06", "several-documents", span, text=source.rest(start))


def _trouble(error: yaml.YAMLError) -> Trouble:
    context, problem = getattr(error, "context", None), getattr(error, "problem", None)
    opened, at_mark = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    return Trouble(
        context=context or "",
        problem=problem or "",
        opened=None if opened is None else opened.index,
        at=0 if at_mark is None else at_mark.index,
    )


def _situation(weaver: Weaver) -> Situation:
    blocks = [frame for frame in weaver.frames if not frame.flow]
    near = [frame for frame in (*blocks, *weaver.closed) if not frame.flow]
    opened = [f.start.index for f in weaver.frames if weaver.source.char(f.start.index) in {"[", "{"} and f.flow]
    return Situation(
        source=weaver.source,
        last=weaver.last,
        keyed=frozenset(frame.start.column for frame in blocks if frame.keyed),
        items=frozenset(frame.start.column for frame in near if not frame.keyed),
        columns=frozenset(frame.start.column for frame in near),
        bracket=opened[-1] if opened else None,
        closed=next((frame.start.index for frame in reversed(weaver.closed) if not frame.flow), None),
    )


def _percent_first(source: Source) -> Diagnostic | None:
    match = _DIRECTIVE.match(source.text)
    if match is None:
        return None
    span = source.span(match.start(1), source.line_end(match.start(1)))
    return fault("Y16", "strange-first-character", span, char="%", text=source.rest(match.start(1)))


def _merged(findings: tuple[Diagnostic, ...], marks: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """One cause, one message: where ` #` cut off a closing bracket or quote, only the cut is told."""
    cuts = {finding.span.start.line for finding in findings if finding.message == "cut-by-hash"}
    caused = {m.span.start.line for m in marks if m.message in {"unclosed-bracket", "unclosed-quote"}} & cuts
    kept = (mark for mark in marks if mark.span.start.line not in caused)
    cut = (
        replace(finding, severity=Severity.ERROR) if finding.span.start.line in caused else finding
        for finding in findings
    )
    return tuple(sorted((*cut, *kept), key=lambda finding: finding.span.start))


@contextmanager
def collector_resting() -> Iterator[None]:
    """Nothing that is read here can be garbage, and looking for it doubles the time."""
    resting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if resting:
            gc.enable()
