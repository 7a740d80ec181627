"""V03: a guide that people follow builds on one that is in use too, neither withdrawn nor a draft that may change."""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.guideline.vocabulary import Language, Status
from engine.language.rules.written_head import said, warned
from engine.language.suggest import shown
from engine.language.terms import Group, word, word_for
from engine.language.tree import Mapping

_IN_USE = frozenset({Status.TRIAL, Status.CURRENT})
_MESSAGES: dict[Status | None, str] = {Status.WITHDRAWN: "base-withdrawn", Status.DRAFT: "base-is-draft"}


def find(roots: tuple[Mapping, ...], language: Language) -> Iterator[Diagnostic]:
    """Tell the first base in the row that is not in use, at the word with which the guide builds on it."""
    own, *bases = roots
    base = said(own, "builds_on", language=language)
    if base is None or _status(own, language) not in _IN_USE:
        return
    draft = word_for(Group.STATUSES, Status.DRAFT, language=language)
    for root in bases:
        message = _MESSAGES.get(_status(root, language))
        if message:
            yield warned("V03", message, base, name=shown(base.text), draft=draft)
            return


def _status(root: Mapping, language: Language) -> Status | None:
    value = said(root, "status", language=language)
    found = word(Group.STATUSES, value.text, language=language) if value else None
    return Status(found) if found else None
