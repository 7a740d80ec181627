"""Owns T11: letters that a program once read as Windows-1252 and saved so, as «pÃ¥» for «på».

It comes with a text that is pasted, or with a file that went through a spreadsheet. It is told once for a file, at the
first such letter, and what is wrong only for such a letter in a name is not told beside it.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from engine.diagnostics import Diagnostic, fault
from engine.language.source import Source
from engine.language.suggest import shown
from engine.language.unseen_signs import known_by

_LETTERS = "æøåÆØÅáàäéèêëíóòôöúùüñçÁÄÉÈÖÜðþß«»“”„‘’–—…•·§°½²³€¦¸¥†˜ÂÃ"  # noqa: RUF001 - meant as they look
"""What a Norwegian text is written with beside ASCII; the last for what has been misread twice."""
_AGAIN = 3
_LONGEST = 200_000
"""No longer text is checked twice: no guide is, and a hostile file stays cheap."""
_COMMENT = re.compile(r"(?:^|\s)#(?!\s*[TYSRGPVK]\d\d\b)")
"""What begins a comment, but not one that accepts a warning: its reason is shown to whoever reads the report."""


def _misread(letter: str) -> str:
    """Return what a letter becomes; nothing where one of its bytes is no sign of Windows-1252."""
    try:
        return letter.encode().decode("cp1252")
    except UnicodeDecodeError:
        return ""


_MEANT = {_misread(letter): letter for letter in _LETTERS if _misread(letter)}
_ANY = re.compile("|".join(map(re.escape, sorted(_MEANT, key=len, reverse=True))))
_FIRST = tuple({one[0]: None for one in _MEANT})


def may_be_misread(text: str) -> bool:
    """Tell whether a text has any of the signs that such a letter begins with; nearly none has."""
    return any(sign in text for sign in _FIRST)


def as_meant(text: str) -> str:
    """Return a text with every such letter as it was meant, however often it has been misread."""
    for _ in range(_AGAIN):
        again = _ANY.sub(lambda found: _MEANT[found[0]], text)
        if again == text:
            break
        text = again
    return text


def words_misread(where: Source) -> Iterator[tuple[int, int]]:
    """Give from where to where each word goes that has such a letter; what stands in other comments is nobody's."""
    after = 0
    for found in _ANY.finditer(where.text) if may_be_misread(where.text) else ():
        if found.start() < after or _COMMENT.search(where.text[where.line_start(found.start()) : found.start()]):
            continue
        start, after = _word_around(where, found)
        yield start, after


def told_once(
    findings: tuple[Diagnostic, ...], where: Source, *, again: Callable[[str], Iterable[Diagnostic]]
) -> tuple[Diagnostic, ...]:
    """Return the findings of a text, and before them, once, that it was misread. `again` checks a text."""
    words = list(words_misread(where)) if len(where.text) <= _LONGEST else []
    if not words:
        return findings
    own = [one for one in findings if one.span.file == where.file]
    left = {known_by(one) for one in again(as_meant(where.text)) if one.span.file == where.file} if own else set()
    kept = (one for one in findings if one.span.file != where.file or known_by(one) in left)
    start, end = words[0]
    word = where.text[start:end]
    message = "letters-misread" if len(words) > 1 else "letter-misread"
    said = fault(
        "T11", message, where.span(start, end), text=shown(word), meant=shown(as_meant(word)), places=len(words)
    )
    return (said, *kept)


def _word_around(where: Source, found: re.Match[str]) -> tuple[int, int]:
    start, end = found.span()
    while start and _is_of_word(where.char(start - 1)):
        start -= 1
    while True:
        more = _ANY.match(where.text, end)
        if not more and not _is_of_word(where.char(end)):
            return start, end
        end = more.end() if more else end + 1


def _is_of_word(char: str) -> bool:
    return char.isalnum() or (char != "" and char in "-_")
