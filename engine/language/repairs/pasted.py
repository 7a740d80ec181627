"""Owns the repairs of what was pasted from a word processor: odd spaces, dashes, quotation marks and hidden signs."""

import re

from engine.diagnostics import Edit
from engine.language.lines import ODD_SPACES
from engine.language.misread import as_meant, words_misread
from engine.language.repairs.wrong import HIDDEN, Wrong, quoted
from engine.language.unseen_signs import as_it_looks, name_around

_BREAKS = "\x0b\x0c\u0085\u2028\u2029"
"""Signs that a word processor breaks a line with."""
_FLOW_ITEM = re.compile(r"(?:(?<=[\[,{])|(?<=: ))[^\[\]{},\"']*\Z")
_FLOW_REST = re.compile(r"[^\[\]{},]*")


def odd_spaces(wrong: Wrong) -> tuple[Edit, ...]:
    """Put an ordinary space for each odd one that shows, and nothing for one that does not."""
    return wrong.put("".join(" " for char in wrong.text if char not in HIDDEN), wrong.start, end=wrong.end)


def odd_space_after_mark(wrong: Wrong) -> tuple[Edit, ...]:
    """Put one ordinary space for all the odd ones after a dash or colon."""
    end = wrong.start
    while wrong.source.char(end) and wrong.source.char(end) in ODD_SPACES + HIDDEN:
        end += 1
    return wrong.put("" if wrong.source.char(end) == " " else " ", wrong.start, end=end)


def word_dash(wrong: Wrong) -> tuple[Edit, ...]:
    """Put a dash and a space for the dash or bullet of a word processor and what it wrote after it."""
    end = wrong.end
    while wrong.source.char(end) and wrong.source.char(end) in ODD_SPACES + "\t":
        end += 1
    return wrong.put("-" if wrong.source.char(end) == " " else "- ", wrong.start, end=end)


def curly_quotes(wrong: Wrong) -> tuple[Edit, ...]:
    """Put straight quotation marks around a text."""
    return wrong.put(quoted(wrong.text[1:-1].strip()), wrong.start, end=wrong.end)


def hidden_sign(wrong: Wrong) -> tuple[Edit, ...]:
    """Take away a sign that is no text; one that breaks a line in a word processor is a space."""
    if len(wrong.text) != 1:  # a sign that an escape between quotation marks has brought
        return ()
    return wrong.put(" " if wrong.text in _BREAKS else "", wrong.start, end=wrong.end)


def as_it_looks_in_name(wrong: Wrong) -> tuple[Edit, ...]:
    """Write a name with a sign in it that does not show, or looks like another, as it looks."""
    places = (wrong.start, *(wrong.offset(span.start) for span in wrong.finding.related))
    names = dict.fromkeys(name_around(wrong.source.text, place) for place in places)
    edits: list[Edit] = []
    for start, end in names:
        name = wrong.source.text[start:end]
        first = start + len(name) - len(name.lstrip(" "))
        edits += wrong.put(as_it_looks(name.strip(" ")), first, end=first + len(name.strip(" ")))
    return tuple(edits)


def as_it_was_meant(wrong: Wrong) -> tuple[Edit, ...]:
    """Write every word that was misread as it was meant."""
    where = wrong.source
    return tuple(
        edit
        for start, end in words_misread(where)
        for edit in wrong.put(as_meant(where.text[start:end]), start, end=end)
    )


def cut_by_hash(wrong: Wrong) -> tuple[Edit, ...]:
    """Put quotation marks around the whole of a text that a `#` cuts; a comment may have been meant."""
    before = wrong.source.text[wrong.source.line_start(wrong.start) : wrong.start]
    item = _FLOW_ITEM.search(before)
    kept = item[0].lstrip() if item and ("[" in before or "{" in before) else before[_value_at(before) :]
    start = wrong.start - len(kept)
    end = wrong.end
    if item and ("[" in before or "{" in before):
        rest = _FLOW_REST.match(wrong.source.text, wrong.start)
        end = rest.end() if rest else end
    text = wrong.source.text[start:end].rstrip()
    if not wrong.stands_alone() or text[:1] in {'"', "'", "[", "{"} or "\n" in text:
        return ()
    return wrong.put(quoted(text), start, end=start + len(text), safe=False)


def _value_at(before: str) -> int:
    """Return where the value begins on a line that has a key or a dash, or nothing but the value."""
    found = re.match(r"[ ]*(?:-[ ]+)*(?:[^:\"'#]*?:[ ]+)?", before)
    return found.end() if found else 0
