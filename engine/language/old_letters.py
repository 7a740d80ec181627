"""Owns reading letters that were saved as Windows-1252 or Latin-1: which bytes they are, and what each was meant as."""

import re
from itertools import islice

from engine.diagnostics import Edit
from engine.language.source import body_of, source

MOST_LETTERS = 20_000
"""No guide has so many signs of other alphabets, and the edits of all of them would cost more than they are worth."""

_OLD = "cp1252"
_WRITTEN = frozenset("æøåÆØÅáàâäãéèêëíìîïóòôöõúùûüýñçšžÁÀÂÄÃÉÈÊËÓÒÔÖÕÜŠŽðþß«»“”„–—…•·§°½²³€\u2018\u2019\u00a0\u00ad")
"""What a Norwegian text has of other signs than ASCII. The letters of DOS and old Macs come to others than these."""
_MISREAD = re.compile("[^\\W\\d_]\u2018")
"""The æ of DOS: what it comes to opens a quotation, and never stands after a letter."""
_FOREIGN = re.compile("[^\x00-\x7f]")


def old_letters(data: bytes, *, file: str) -> tuple[Edit, ...]:
    """Return the edits that write each letter of a file that is not wholly UTF-8 as it was meant; none if in doubt.

    What is UTF-8 stays, unless nothing Norwegian is written so. Then two letters that happen to make one of another
    alphabet, as the last of «SFØ» does, are what they look like.
    """
    where = source(body_of(data).decode("utf-8", "surrogateescape"), file=file)
    foreign = list(islice(_FOREIGN.finditer(where.text), MOST_LETTERS + 1))
    if len(foreign) > MOST_LETTERS:
        return ()
    is_mixed = any(match[0] in _WRITTEN for match in foreign)
    meant = {match[0]: _meant(match[0]) for match in foreign}
    old = [match for match in foreign if _is_lost(match[0]) or not (is_mixed or _is_doubtful(meant[match[0]]))]
    if any(_is_doubtful(meant[match[0]]) for match in old):
        return ()
    edits = tuple(Edit(where.span(*match.span()), meant[match[0]]) for match in old)
    read = where.text
    for char in {match[0] for match in old}:
        read = read.replace(char, meant[char])
    return () if _MISREAD.search(read) else edits


def _is_lost(char: str) -> bool:
    """Tell whether this stands for a byte that is no UTF-8."""
    return "\udc80" <= char <= "\udcff"


def _is_doubtful(meant: str) -> bool:
    return not (meant and _WRITTEN.issuperset(meant))


def _meant(char: str) -> str:
    """Return what the bytes of a sign are in the old encoding; nothing where they are nothing there."""
    return char.encode("utf-8", "surrogateescape").decode(_OLD, errors="ignore")
