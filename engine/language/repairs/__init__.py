"""Owns which findings can be mended by a change of the text, and by which: one table, by the finding's message.

A repair says what to write, never whether it helps: that is found by a new check of the changed text.
"""

from collections.abc import Callable

from engine.diagnostics import Diagnostic, Edit
from engine.guideline.vocabulary import Language
from engine.language.repairs import indents, listed, marks, pasted, whole_lines, words
from engine.language.repairs.wrong import Wrong
from engine.language.source import Source
from engine.language.tree import Mapping
from engine.values import replace

Repair = Callable[[Wrong], tuple[Edit, ...]]

REPAIRS: dict[str, Repair] = {
    "control-character": pasted.hidden_sign,
    "odd-space-in-indent": pasted.odd_spaces,
    "odd-space-after-mark": pasted.odd_space_after_mark,
    "sign-unseen": pasted.as_it_looks_in_name,
    "sign-alike": pasted.as_it_looks_in_name,
    "space-of-other-kind": pasted.as_it_looks_in_name,
    "letter-misread": pasted.as_it_was_meant,
    "letters-misread": pasted.as_it_was_meant,
    "word-dash": pasted.word_dash,
    "curly-quotes": pasted.curly_quotes,
    "cut-by-hash": pasted.cut_by_hash,
    "tab-in-indent": indents.tab_in_indent,
    "bad-indent": indents.to_wanted_column,
    "first-astray": indents.to_wanted_column,
    "steps-without-heading": indents.heading_of_steps,
    "item-too-far-out": indents.item_in,
    "level-as-key": indents.level_in_list,
    "line-too-far-in": indents.as_line_above,
    "block-text-indent": indents.as_block_above,
    "dash-in-text": indents.as_item_above,
    "missing-dash": indents.dash,
    "first-without-dash": indents.dash,
    "forgotten-dash": indents.dash_as_above,
    "dash-among-keys": indents.no_dash,
    "dashes-not-parts": listed.no_dashes,
    "dash-after-colon": indents.list_on_next_line,
    "parts-not-list": indents.dash_for_each,
    "names-in-one-text": listed.in_brackets,
    "targets-in-one-text": listed.in_brackets,
    "item-list-not-parts": indents.one_dash,
    "item-list-not-text": indents.one_dash,
    "missing-space-after-colon": marks.space_after_colon,
    "space-after-dash": marks.space_after_dash,
    "missing-colon": marks.colon,
    "arrow-for-colon": marks.colon_for_arrow,
    "colon-in-text": marks.whole_in_quotes,
    "colon-in-brackets": marks.maybe_in_quotes,
    "item-parts-not-text": marks.to_line_end_in_quotes,
    "strange-first-character": marks.to_line_end_in_quotes,
    "anchor": marks.to_line_end_in_quotes,
    "alias": marks.to_line_end_in_quotes,
    "tag": marks.to_line_end_in_quotes,
    "unclosed-quote": marks.one_quote,
    "text-after-quote": marks.quotes_around_quotes,
    "backslash-in-quotes": marks.two_backslashes,
    "wrong-bracket": marks.right_bracket,
    "unclosed-bracket": marks.one_bracket,
    "missing-comma": marks.comma,
    "extra-comma": marks.no_comma,
    "split-at-comma": marks.split_text,
    "duplicate-key": whole_lines.not_twice,
    "duplicate-word": whole_lines.not_twice,
    "duplicate-own-name": whole_lines.not_twice,
    "duplicate-step": whole_lines.not_twice,
    "empty-value": whole_lines.not_empty,
    "empty-or-unsaid": whole_lines.not_empty,
    "kind-not-first": whole_lines.kind_first,
    "key-did-you-mean": words.did_you_mean,
    "key-other-language": words.other_language,
    "word-did-you-mean": words.did_you_mean,
    "inferred-did-you-mean": words.did_you_mean,
    "word-other-language": words.other_language,
    "language-differs": words.language_declared,
    "split-in-list": words.split_in_list,
    "says-nothing": words.unsaid,
    "range-backwards": words.backwards,
    "ages-backwards": words.backwards,
    **{f"form-{name}": words.form for name in ("date", "number", "id", "deadline", "duration", "count")},
    "form-next-meeting": words.form,
    **{f"own-rule-id-{name}": words.free_id for name in ("of-program", "form", "taken")},
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
