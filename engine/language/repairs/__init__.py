"""Owns which findings can be mended by a change of the text, and by which: one table, by the finding's message.

A repair says what to write, never whether it helps: that is found by a new check of the changed text.
"""

from collections.abc import Callable

from engine.diagnostics import Diagnostic, Edit
from engine.guideline.vocabulary import Language
from engine.language.repairs import pasted, words
from engine.language.repairs.wrong import Wrong
from engine.language.source import Source
from engine.language.tree import Mapping
from engine.values import replace

Repair = Callable[[Wrong], tuple[Edit, ...]]

REPAIRS: dict[str, Repair] = {
    "control-character": pasted.hidden_sign,
    "odd-space-in-indent": pasted.odd_spaces,
    "odd-space-after-mark": pasted.odd_space_after_mark,
    "word-dash": pasted.word_dash,
    "curly-quotes": pasted.curly_quotes,
    "cut-by-hash": pasted.cut_by_hash,
    "key-did-you-mean": words.did_you_mean,
    "key-other-language": words.other_language,
    "word-did-you-mean": words.did_you_mean,
    "word-other-language": words.other_language,
    "language-differs": words.language_declared,
    "split-in-list": words.split_in_list,
    "range-backwards": words.backwards,
    "ages-backwards": words.backwards,
    **{f"form-{name}": words.form for name in ("date", "number", "id", "deadline", "duration", "age", "count")},
    "form-next-meeting": words.form,
}
_GUESSED = ("unknown-", "-did-you-mean")
"""How the message of a name that nobody has begins and ends, where another is like it."""


def repair_of(message: str) -> Repair | None:
    """Return what mends the findings with this message, or None."""
    begins, ends = _GUESSED
    if message.startswith(begins) and message.endswith(ends):
        return words.did_you_mean
    return REPAIRS.get(message)


def with_fix(finding: Diagnostic, source: Source, *, language: Language, root: Mapping | None) -> Diagnostic:
    """Return a finding of this text with the edits that would mend it; one that has no repair as it is."""
    repair = repair_of(finding.message)
    if repair is None or finding.span.file != source.file:
        return finding
    edits = repair(Wrong(finding, source, language, root))
    return replace(finding, fix=edits) if edits else finding
