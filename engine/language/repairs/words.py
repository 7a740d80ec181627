"""Owns the repairs of words: a slip in a name, a word of the other written language, and a form written in another way.

What the two written languages call the same thing is certain; a guess at which name was meant is not.
"""

import re
from datetime import date

from engine.diagnostics import Diagnostic, Edit, Span
from engine.guideline.names import slug
from engine.guideline.vocabulary import Language
from engine.language.forms import pattern
from engine.language.lines import ODD_SPACES
from engine.language.repairs.wrong import HIDDEN, Wrong, as_written, looks_the_same, quoted
from engine.language.slot import Form
from engine.language.source import printable
from engine.language.terms import Group, fold, without_maybe, word_for
from engine.language.unsaid import means_unsaid

_CUT = "\u2026"
_QUOTES = {'"', "'"}
_DAY_FIRST = re.compile(r"(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[./-]?(\d{1,2})[./-]?(\d{1,2})")
_NAMED_MONTH = re.compile(r"(\d{1,2})\.?\s+([a-z]{3,9})\.?\s+(\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des")
_RANGE = re.compile(r"(\d+)(\s?[-\u2013]\s?)(\d+)")
_COUNTED = {
    Language.BOKMAL: ("en ett én", "to", "tre", "fire", "fem", "seks", "sju syv", "åtte", "ni", "ti"),
    Language.NYNORSK: ("ein eitt éin", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti"),
}
_MUNICIPALITY = 4


def other_language(wrong: Wrong) -> tuple[Edit, ...]:
    """Put the word of the guide's own written language."""
    return _renamed(wrong, safe=True)


def did_you_mean(wrong: Wrong) -> tuple[Edit, ...]:
    """Put the name that may be meant, everywhere the other one stands; certain where they look the same."""
    same = looks_the_same(without_maybe(_unquoted(wrong.text))[0], wrong.value("suggestion"))
    return _renamed(wrong, safe=same)


def free_id(wrong: Wrong) -> tuple[Edit, ...]:
    """Put an id that no rule has yet, here alone: another rule may bear the same one by right."""
    return wrong.put(wrong.value("suggestion"), wrong.start, end=wrong.end, safe=False)


def language_declared(wrong: Wrong) -> tuple[Edit, ...]:
    """Put the language that the guide is written in after `språk`."""
    name = word_for(Group.LANGUAGES, wrong.value("found"), language=Language.BOKMAL)
    return wrong.put(_like(wrong.text, name), wrong.start, end=wrong.end)


def split_in_list(wrong: Wrong) -> tuple[Edit, ...]:
    """Put quotation marks around a name with a comma in it."""
    return wrong.put(quoted(wrong.text), wrong.start, end=wrong.end)


def unsaid(wrong: Wrong) -> tuple[Edit, ...]:
    """Let the guide be silent where a name only says that there is none; certain where it says just that."""
    edits: list[Edit] = []
    for span in (wrong.finding.span, *wrong.finding.related):
        start, end = wrong.offset(span.start), wrong.offset(span.end)
        before = wrong.source.text[wrong.source.line_start(start) : start]
        listed = before.endswith("[") and wrong.source.char(end) == "]"
        before = before.removesuffix("[") if listed else before
        if not before.rstrip().endswith(":"):
            return ()
        put = wrong.put(
            wrong.value("suggestion"), start - listed, end=end + listed, safe=means_unsaid(wrong.value("name"))
        )
        edits += put
    return tuple(edits)


def form(wrong: Wrong) -> tuple[Edit, ...]:
    """Put the same date, number or deadline as it is to be written, where there is no doubt which it is."""
    found = Form(wrong.finding.message.removeprefix("form-"))
    text = _unquoted(wrong.text)
    put = _WRITERS.get(found, _tidied)(text, wrong.language)
    wanted = pattern(found, wrong.language)
    if not put or put == text or re.fullmatch(wanted, put) is None:
        return ()
    return wrong.put(_like(wrong.text, put), wrong.start, end=wrong.end, safe=found is not Form.ID)


def backwards(wrong: Wrong) -> tuple[Edit, ...]:
    """Let two numbers change places where the larger one stands first."""
    put = _RANGE.sub(lambda found: found[3] + found[2] + found[1], wrong.text, count=1)
    return wrong.put(put, wrong.start, end=wrong.end, safe=False)


def _renamed(wrong: Wrong, *, safe: bool) -> tuple[Edit, ...]:
    suggestion = wrong.value("suggestion")
    if not suggestion or suggestion.endswith(_CUT):
        return ()
    own = [span for span in (wrong.finding.span, *_same_name(wrong)) if span.file == wrong.source.file]
    edits = [_name_edit(wrong, span, name=suggestion, safe=safe) for span in own]
    return tuple(edit for edit in edits if edit is not None) if None not in edits else ()


def _same_name(wrong: Wrong) -> tuple[Span, ...]:
    """Return the other places of a name that is told once; of other findings `related` is something else."""
    return wrong.finding.related if wrong.finding.message.startswith("unknown-") or _is_word(wrong.finding) else ()


def _is_word(finding: Diagnostic) -> bool:
    return finding.message == "word-other-language"


def _name_edit(wrong: Wrong, span: Span, *, name: str, safe: bool) -> Edit | None:
    """Return the edit of one place; None where what stands there is not what the finding says.

    The name may be the end of a longer text: after «evt.», or in a deadline after «fra».
    """
    text = wrong.inside(span)
    told = next(filter(None, map(wrong.value, ("name", "text", "key"))), "")
    inner = _unquoted(text)
    kept = inner[: len(inner) - len(told)] if told and inner.endswith(told) else ""
    if "\n" in text or (not kept and fold(printable(inner)) != fold(told)):
        return None
    return Edit(span, _like(text, kept + name), safe)


def _like(text: str, put: str) -> str:
    """Return a text between the quotation marks that the old one had, else with those it needs."""
    if text[:1] in _QUOTES and text[-1:] == text[0] and text[0] not in put and "\\" not in put:
        return text[0] + put + text[0]
    return as_written(put)


def _unquoted(text: str) -> str:
    return text[1:-1] if text[:1] in _QUOTES and text[-1:] == text[:1] else text


# ---------------------------------------------------------------- how a form is written


def _dated(text: str, _language: Language) -> str:
    low = _plain(text).casefold()
    for wanted, order in ((_DAY_FIRST, (3, 2, 1)), (_YEAR_FIRST, (1, 2, 3))):
        found = wanted.fullmatch(low)
        if found:
            year, month, day = (int(found[part]) for part in order)
            return _day(year, month, day=day)
    named = _NAMED_MONTH.fullmatch(low)
    numbered = next((at for at, name in enumerate(_MONTHS, 1) if named and named[2].startswith(name)), 0)
    return _day(int(named[3]), numbered, day=int(named[1])) if named and numbered else ""


def _day(year: int, month: int, *, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _numbered(text: str, _language: Language) -> str:
    bare = _plain(text).replace(" ", "")
    return bare.zfill(_MUNICIPALITY) if bare.isascii() and bare.isdigit() and len(bare) == _MUNICIPALITY - 1 else bare


def _named(text: str, _language: Language) -> str:
    return slug(_plain(text))


def _tidied(text: str, language: Language) -> str:
    """Return a text with ordinary spaces, numbers in digits and no full stop; a capital first is kept."""
    words = _plain(text).rstrip(".,;").split(" ")
    counted = {name: str(at) for at, names in enumerate(_COUNTED[language], 1) for name in names.split()}
    put = " ".join(counted.get(word.casefold(), word) for word in words)
    return put.casefold() if put.isupper() else put


def _plain(text: str) -> str:
    shown = "".join(" " if char in ODD_SPACES else char for char in text if char not in HIDDEN)
    return " ".join(shown.split())


_WRITERS = {Form.DATE: _dated, Form.NUMBER: _numbered, Form.ID: _named}
