"""Owns the repairs of marks: colons, quotation marks, brackets and commas that are missing, wrong or one too many."""

import re

from engine.diagnostics import Edit
from engine.guideline.vocabulary import Language
from engine.language.colons import ARROW
from engine.language.repairs.wrong import Wrong, quoted
from engine.language.terms import KEYS

_WORD = re.compile(r"\w+")
_GAP = re.compile(r"[ ]*\Z")
_TAIL_COMMENT = re.compile(r"\s#")
_BULLET = re.compile(r"\*[ ]+")


def space_after_colon(wrong: Wrong) -> tuple[Edit, ...]:
    """Put a space after a colon; certain where a word of the language stands before it."""
    return wrong.put(" ", wrong.end, safe=wrong.value("key") in _keys(wrong.language))


def space_after_dash(wrong: Wrong) -> tuple[Edit, ...]:
    """Put a space after the dash of a list."""
    return wrong.put(" ", wrong.start + 1)


def colon(wrong: Wrong) -> tuple[Edit, ...]:
    """Put a colon after a word of the language that begins a line."""
    word = _WORD.match(wrong.text)
    if word is None or word[0] not in _keys(wrong.language):
        return ()
    return wrong.put(":", wrong.start + word.end(), safe=False)


def colon_for_arrow(wrong: Wrong) -> tuple[Edit, ...]:
    """Put a colon where an arrow stands between a name and what it leads to."""
    found = ARROW.search(wrong.text)
    if found is None:
        return ()
    return wrong.put(": ", wrong.start + found.start(), end=wrong.start + found.end(), safe=False)


def whole_in_quotes(wrong: Wrong) -> tuple[Edit, ...]:
    """Put quotation marks around a text with a sign in it that would be read as something else."""
    return _in_quotes(wrong, safe=True)


def maybe_in_quotes(wrong: Wrong) -> tuple[Edit, ...]:
    """Put quotation marks around a text, where the sign in it may also be too much."""
    return _in_quotes(wrong, safe=False)


def to_line_end_in_quotes(wrong: Wrong) -> tuple[Edit, ...]:
    """Put quotation marks around the rest of a line; a star with a space after it is a dash."""
    end = wrong.end_of_value(wrong.start)
    text = wrong.source.text[wrong.start : end]
    bullet = _BULLET.match(text)
    if bullet is not None and not wrong.line[: wrong.start - wrong.source.line_start(wrong.start)].strip():
        return wrong.put("-", wrong.start, end=wrong.start + 1)
    if not text or not wrong.stands_alone() or _in_brackets(wrong):
        return ()
    return wrong.put(quoted(text), wrong.start, end=end, safe=text[0] in "@`%")


def one_quote(wrong: Wrong) -> tuple[Edit, ...]:
    """Close a text in quotation marks where its line ends."""
    end = wrong.end_of_value(wrong.start)
    return wrong.put(wrong.value("quote"), end, safe=False) if wrong.stands_alone() else ()


def quotes_around_quotes(wrong: Wrong) -> tuple[Edit, ...]:
    """Put quotation marks around a whole line of text that began with a quotation in them."""
    quote, text = wrong.value("quote"), wrong.text.rstrip()
    if not quote or not text.startswith(quote) or not wrong.stands_alone() or _TAIL_COMMENT.search(text):
        return ()
    parts = text.split(quote)
    if len(parts) % 2 == 0:
        return ()
    inner = "".join(part if at % 2 == 0 else f"«{part}»" for at, part in enumerate(parts))
    return wrong.put(quoted(inner), wrong.start, end=wrong.start + len(text), safe=False)


def two_backslashes(wrong: Wrong) -> tuple[Edit, ...]:
    """Write a backslash as it is written between quotation marks."""
    return wrong.put("\\", wrong.start)


def right_bracket(wrong: Wrong) -> tuple[Edit, ...]:
    """Close what is open with the bracket that closes it."""
    return wrong.put(wrong.value("closer"), wrong.start, end=wrong.end, safe=False)


def one_bracket(wrong: Wrong) -> tuple[Edit, ...]:
    """Close a bracket where its line ends."""
    end = wrong.end_of_value(wrong.start)
    return wrong.put(wrong.value("closer"), end, safe=False)


def comma(wrong: Wrong) -> tuple[Edit, ...]:
    """Put a comma between two entries of a list."""
    before = wrong.source.text[: wrong.start]
    gap = _GAP.search(before)
    return wrong.put(",", gap.start() if gap else wrong.start)


def no_comma(wrong: Wrong) -> tuple[Edit, ...]:
    """Take away a comma with nothing before it, and the space after it."""
    end = wrong.end
    while wrong.source.char(end) == " ":
        end += 1
    return wrong.put("", wrong.start, end=end, safe=False)


def split_text(wrong: Wrong) -> tuple[Edit, ...]:
    """Put quotation marks around a text that a comma has split."""
    text = wrong.text
    return wrong.put(quoted(text), wrong.start, end=wrong.end, safe=False) if "\n" not in text else ()


def _in_quotes(wrong: Wrong, *, safe: bool) -> tuple[Edit, ...]:
    text = wrong.text
    found = _TAIL_COMMENT.search(text)
    if found is not None or "\n" in text or not text or text[0] in "\"'" or not wrong.stands_alone():
        return ()
    return wrong.put(quoted(text), wrong.start, end=wrong.end, safe=safe)


def _in_brackets(wrong: Wrong) -> bool:
    before = wrong.source.text[wrong.source.line_start(wrong.start) : wrong.start]
    return before.count("[") + before.count("{") > before.count("]") + before.count("}")


def _keys(language: Language) -> frozenset[str]:
    return frozenset(entry.written(language) for entry in KEYS.values())
