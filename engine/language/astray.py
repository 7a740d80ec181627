"""Owns lines that begin where nothing fits them, told by the lines around: a step too far out, a list without its word.

What is read here is only how far in a line begins, its dash, and the word before its colon.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from engine.diagnostics import Diagnostic, fault
from engine.guideline.vocabulary import Language
from engine.language.colons import no_colon
from engine.language.shape import SHAPES
from engine.language.slot import Form
from engine.language.source import Source
from engine.language.terms import key
from engine.language.weave import shown
from engine.language.wordlist.kinds import KINDS

_ROW = re.compile(r"(?P<lead> *)(?P<dash>- +)?(?P<word>[^:#\"'\[{\n]+):(?P<value>(?:\s.*)?)$")
_KINDS = frozenset(word for kind in KINDS for word in (kind.nb, kind.nn))
_STEPS = frozenset(key("steps", language) for language in Language)
_LEVELS = frozenset(key("levels", language) for language in Language)
_LEVEL = frozenset(key("level", language) for language in Language)
_TEXTS = (
    frozenset(
        key(slot.name, language)
        for shape in SHAPES
        for slot in shape.slots
        if slot.form is Form.TEXT
        for language in Language
    )
    - _KINDS
)
_SENTENCE = 3
_MOST_LINES = 5000
"""So many lines are looked at above one that fits nowhere; a hostile file stays cheap."""
_LEVEL_AS_KEY = re.compile(r"(?P<word>\w+) +(?P<name>[^\s:]{1,20})[ ]*:[ ]*(?:#.*)?$")


class Row(NamedTuple):
    """One line with a colon."""

    column: int
    has_dash: bool
    word: str
    value: str
    start: int


def row_at(at: int, source: Source) -> Row | None:
    """Return what the line of this offset holds; None for one without a colon."""
    start = source.line_start(at)
    found = _ROW.match(source.text[start : source.line_end(at)])
    if found is None:
        return None
    return Row(len(found["lead"]), bool(found["dash"]), found["word"].strip(), found["value"].strip(), start)


def too_far_in(at: int, source: Source) -> Diagnostic | None:
    """Tell what is behind a line that stands further in than the line above, where the lines around show it."""
    line, above = row_at(at, source), next(rows_above(at, source), None)
    if line is None or above is None:
        return None
    span = source.span(line.start + line.column, source.line_end(at))
    text = shown(source.rest(line.start))
    if line.has_dash and line.word in _KINDS and above.word not in _STEPS:
        return fault("Y14", "steps-without-heading", span, text=text)
    owner = next((row for row in rows_above(above.start, source) if row.column <= above.column), None)
    if owner and _begins_undashed(above, owner):
        first = source.span(above.start + above.column, source.line_end(above.start))
        return fault("Y15", "first-without-dash", first, text=shown(source.rest(above.start).strip()))
    if owner and not owner.value and owner.column == above.column and not owner.has_dash and not above.has_dash:
        first = source.span(above.start + above.column, above.start + above.column + len(above.word))
        return fault("Y14", "stands-too-far-out", first, text=shown(above.word), key=shown(owner.word))
    if not line.has_dash and above.word in _TEXTS and len(line.word.split()) >= _SENTENCE:
        return fault("Y11", "colon-in-text-below", span, text=text, key=shown(above.word))
    return None


def _begins_undashed(first: Row, owner: Row) -> bool:
    """Tell whether this is the first line of a step or a level that has lost its dash, right under the list's word."""
    if first.has_dash or not first.value or owner.value or owner.has_dash or owner.column >= first.column:
        return False
    return (first.word in _KINDS and owner.word in _STEPS) or (first.word in _LEVEL and owner.word in _LEVELS)


def first_without_colon(first: int, at: int, *, source: Source) -> Diagnostic | None:
    """Tell the first of some lines where it lacks its colon, as the first answer: the next then seems too far in."""
    start, line = source.line_start(first), row_at(at, source)
    owner = next(rows_above(first, source), None)
    if line is None or line.has_dash or owner is None or owner.value or owner.word in _TEXTS:
        return None
    is_alone = not source.text[start:first].strip() and line.column == first - start
    return no_colon(first, source) if is_alone else None


def item_astray(at: int, items: Iterable[int], *, source: Source) -> int | None:
    """Return the column where an item that stands too far out belongs: with those above that begin as it does."""
    line = row_at(at, source)
    if line is None or not line.has_dash:
        return None
    deeper = {column for column in items if column > line.column}
    alike = (row.column for row in rows_above(at, source) if row.has_dash and _alike(row.word, line.word))
    return next((column for column in alike if column in deeper), None)


def level_as_key(at: int, source: Source) -> Diagnostic | None:
    """Tell a level that is written as `nivå 1:`, where its name belongs after the colon."""
    found = _LEVEL_AS_KEY.match(source.rest(at))
    if found is None or found["word"] not in _LEVEL:
        return None
    span = source.span(at, at + len(source.rest(at)))
    return fault("Y15", "level-as-key", span, text=source.rest(at), word=found["word"], name=found["name"])


def rows_above(at: int, source: Source) -> Iterator[Row]:
    """Give the lines above with a colon, the nearest first."""
    start = source.line_start(at)
    for _ in range(_MOST_LINES):
        if start == 0:
            return
        start = source.line_start(start - 1)
        row = row_at(start, source)
        if row is not None:
            yield row


def _alike(one: str, other: str) -> bool:
    return one == other or (one in _KINDS and other in _KINDS)
