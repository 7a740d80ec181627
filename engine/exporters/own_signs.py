"""Looks at a municipality's own template as it is written, sign by sign and word by word.

What is not known here is never made a tree of: so there is no number to make huge, no parenthesis to call with, and no
order but `if` and `for`.
"""

import re
import unicodedata
from collections.abc import Iterator

from jinja2 import Environment

from engine.application.own_template import MOST_BYTES, SUFFIXES, OwnTemplate, TemplateFault, fault_at
from engine.exporters import own_page

MOST_PLACES = 2_000
"""So many places for values and orders may a template have."""

MOST_WORDS = 200
"""So many words and signs may stand in one of them."""

_PLACES = frozenset({"variable_begin", "block_begin"})
_TAGS = frozenset({"if", "elif", "else", "endif", "for", "endfor"})
_OPENING, _CLOSING = frozenset({"if", "for"}), frozenset({"endif", "endfor"})
_SIGNS = frozenset({".", "|", "==", "!="})
_WRONG_SIGN = {"(": "call", ")": "call", "[": "index", "]": "index", "=": "equals"}
_OPENED = re.compile(r"\{[{%#]")
_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_SIGNS_ALONE = re.compile(r"\{[{%#]|[}%]\}")
_SIGNS_AND_QUOTED = re.compile(rf"'[^'\n]*'|\"[^\"\n]*\"|{_SIGNS_ALONE.pattern}")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_FREE = frozenset("\n\t")
_LONGEST = 24  # signs of a name in a message, cut where it is seen


def source_of(template: OwnTemplate) -> str | TemplateFault:
    """Return the text of a template, or what keeps it from being read as one."""
    if not template.name.lower().endswith(SUFFIXES):
        return fault_at(1, "template.word" if template.name.lower().endswith((".doc", ".docx")) else "template.suffix")
    if len(template.content) > MOST_BYTES:
        return fault_at(1, "template.too-large", most=str(MOST_BYTES // 1000))
    try:
        source = template.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return fault_at(1 + template.content.count(b"\n", 0, error.start), "template.encoding")
    lines = unicodedata.normalize("NFC", source).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_keeping_its_break(line) for line in lines)


def _keeping_its_break(line: str) -> str:
    """Return a line whose break stays. One that holds an order and nothing else vanishes, as its writer expects."""
    written = line.strip()
    alone = written.startswith("{%") and written.count("{%") == 1
    if alone or not written.endswith("%}") or written.endswith(("+%}", "-%}")):
        return line
    return f"{line.rstrip()[:-2]}+%}}"


def unclosed(source: str) -> TemplateFault | None:
    """Return the first code that is opened and never closed: it would swallow what follows, and be missed far below."""
    place = 0
    while opened := _OPENED.search(source, place):
        sign = opened.group()
        ends = _end_of(source, opened.end(), closing=_ENDS[sign])
        if ends is None:
            line = 1 + source.count("\n", 0, opened.start())
            return fault_at(line, "template.unclosed", sign=sign, closing=_ENDS[sign])
        place = ends
    return None


def _end_of(source: str, begins: int, *, closing: str) -> int | None:
    """Return where a code ends; None where the next one begins first. What stands in quotation marks does neither."""
    if closing == "#}":
        ends = source.find(closing, begins)
        return ends + len(closing) if ends >= 0 else None
    for signs in (_SIGNS_AND_QUOTED, _SIGNS_ALONE):  # a lone quotation mark is another fault than this
        met = next((one for one in signs.finditer(source, begins) if one.group()[0] not in "'\""), None)
        if met is not None and met.group() == closing:
            return met.end()
    return None


def is_page(template: OwnTemplate) -> bool:
    """Tell whether a template makes a page for a browser."""
    return template.name.lower().endswith(".html")


def seen(source: str, environment: Environment, *, on_page: bool) -> Iterator[TemplateFault]:
    """Look at every sign and word as it comes: what is not known here is never made a tree of."""
    yield from _unseen(source)
    tag_next, depth, start = False, 0, ""
    always: list[str] = []
    places = words = 0
    for line, kind, value in environment.lex(source):
        places += kind in _PLACES
        words = 0 if kind in _PLACES or kind == "data" else words + 1
        if places > MOST_PLACES or words > MOST_WORDS:
            yield _too_much(line, places)
            return
        if kind == "data" and on_page:
            yield from _page_faults(line, value)
            always += [] if depth else [value]
            start = start if places or start.strip() else value
        elif tag_next and kind == "name":
            depth += (value in _OPENING) - (value in _CLOSING)
        yield from _token_faults(line, kind, value=value, is_tag=tag_next)
        tag_next = kind == "block_begin" or (tag_next and kind == "whitespace")
    if on_page and not own_page.is_whole(start, "".join(always)):
        yield fault_at(1, "template.whole-page")


def _too_much(line: int, places: int) -> TemplateFault:
    if places > MOST_PLACES:
        return fault_at(line, "template.too-many", most=str(MOST_PLACES))
    return fault_at(line, "template.too-long", most=str(MOST_WORDS))


def _unseen(source: str) -> Iterator[TemplateFault]:
    for number, line in enumerate(source.split("\n"), start=1):
        yield from (
            fault_at(number, "template.unseen", sign=f"U+{ord(sign):04X}")
            for sign in ("" if line.isprintable() else line)
            if sign not in _FREE and unicodedata.category(sign) in _UNSEEN
        )


def _page_faults(line: int, piece: str) -> Iterator[TemplateFault]:
    for one in own_page.misplaced(piece):
        yield fault_at(line + piece.count("\n", 0, one.offset), one.message, what=one.what)


def _token_faults(line: int, kind: str, *, value: str, is_tag: bool) -> Iterator[TemplateFault]:
    match kind:
        case "raw_begin":
            yield fault_at(line, "template.tag", name="raw")
        case "integer" | "float":
            yield fault_at(line, "template.number")
        case "operator" if value not in _SIGNS:
            yield fault_at(line, f"template.{_WRONG_SIGN.get(value, 'sign')}", sign=value)
        case "name" if is_tag and value not in _TAGS:
            yield fault_at(line, "template.tag", name=short(value))
        case _:
            return


def short(word: str) -> str:
    """Return a word as a message shows it."""
    return word if len(word) <= _LONGEST else f"{word[: _LONGEST - 1]}…"
