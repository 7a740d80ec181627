"""Owns telling a line that has no colon, or none that is read as one: what stands there in its place."""

import re

from engine.diagnostics import Diagnostic, fault
from engine.language.source import Source
from engine.language.weave import shown

GLUED_COLON = re.compile(r"\s*(?:-\s+)*(?P<key>[^\s:\"'\[{#][^:\"'\[{#]*):(?P<value>[^\s:/].*)")
ARROW = re.compile(r"\s*(?:[→⇒➔➜]|[-–=]+>)\s*")
"""What some write between an answer and where it leads, instead of a colon."""


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
