"""Owns telling a line that has no colon, or none that is read as one: what stands there in its place."""

import re

from engine.diagnostics import Diagnostic, Position, Span, fault
from engine.language.source import Source
from engine.language.suggest import shown
from engine.language.terms import KEYS
from engine.language.tree import Scalar

GLUED_COLON = re.compile(r"\s*(?:-\s+)*(?P<key>[^\s:\"'\[{#][^:\"'\[{#]*):(?P<value>[^\s:/].*)")
ARROW = re.compile(r"\s*(?:[→⇒➔➜]|[-–=]+>)\s*")
"""What some write between an answer and where it leads, instead of a colon."""
_OPENED = re.compile(r"[^\s\[{]+\s+[\[{][^\]}]*")
WORDS = frozenset(word for entry in KEYS.values() for word in (entry.nb, entry.nn))


def lacks_colon(key: str) -> bool:
    """Tell whether a word is really two with a bracket between, that was never closed: `ppt {tittel`."""
    return _OPENED.fullmatch(key) is not None


def glued_key(entry: Scalar) -> Diagnostic | None:
    """Tell an entry in braces that is one of the language's words with its value right after the colon."""
    found = GLUED_COLON.fullmatch(entry.text)
    if found is None or entry.quoted or found["key"] not in WORDS or entry.span.start.line != entry.span.end.line:
        return None
    start = entry.span.start
    span = Span(entry.span.file, start, Position(start.line, start.column + len(found["key"]) + 1))
    return fault("Y11", "missing-space-after-colon", span, key=found["key"], value=shown(found["value"].strip()))


def no_colon(at: int, source: Source) -> Diagnostic:
    """A line that should be `key: value` and is not."""
    start, end = source.line_start(at), source.line_end(at)
    line = source.text[start:end]
    glued = GLUED_COLON.match(line)
    if glued is not None:
        at = start + glued.start("key")
        key, value = glued["key"].strip(), glued["value"].strip()
        span = source.span(at, start + glued.end("key") + 1)
        return fault("Y11", "missing-space-after-colon", span, key=shown(key), value=shown(value))
    span = source.span(at, at + len(source.text[at:end].rstrip()))
    arrow = ARROW.split(source.text[at:end].strip(), maxsplit=1)
    if len(arrow) > 1 and all(arrow):
        return fault("Y11", "arrow-for-colon", span, key=shown(arrow[0]), value=shown(arrow[1]))
    return fault("Y11", "missing-colon", span, text=shown(source.text[at:end]))
