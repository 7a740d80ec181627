"""Owns T12: words in which a letter is lost, where a program has put a question mark for each æ, ø and å.

It comes with a text that a program saved with no room for such letters. What they were cannot be read out of the file,
so it is a warning, told once for a file. A question mark that a capital letter follows only lacks a space, and one in
an address is part of it.
"""

import re
from collections.abc import Iterator

from engine.diagnostics import Diagnostic, Severity, fault
from engine.language.source import Source
from engine.language.suggest import shown
from engine.values import replace

LETTERS_LOST = "T12"

_WORD = re.compile(r"[^\s\"'\[\]{}(),;:«»]+")
_LOST = re.compile(r"[^\W\d_]\?[^\W\d_A-ZÆØÅ]|\ufffd")
_ADDRESS = re.compile(r"[/@.=&]")
_COMMENT = re.compile(r"(?:^|\s)#")
_SIGNS = ("?", "\ufffd")
_LONGEST = 200_000
"""No longer text is looked through: no guide is so long, and a hostile file stays cheap."""


def letters_lost(where: Source) -> tuple[Diagnostic, ...]:
    """Tell the first word that has lost a letter, and how many have."""
    if len(where.text) > _LONGEST or not any(sign in where.text for sign in _SIGNS):
        return ()
    words = list(_words(where))
    if not words:
        return ()
    start, end = words[0]
    message = "letters-lost" if len(words) > 1 else "letter-lost"
    told = fault(LETTERS_LOST, message, where.span(start, end), text=shown(where.text[start:end]), places=len(words))
    return (replace(told, severity=Severity.WARNING),)


def _words(where: Source) -> Iterator[tuple[int, int]]:
    """Give from where to where each such word goes; what stands in a comment is nobody's text."""
    for start in where.starts:
        line = where.text[start : where.line_end(start)]
        if not any(sign in line for sign in _SIGNS):
            continue
        comment = _COMMENT.search(line)
        for word in _WORD.finditer(line, 0, comment.start() if comment else len(line)):
            if _LOST.search(word[0]) and not _ADDRESS.search(word[0].rstrip(".")):
                yield start + word.start(), start + word.end()
