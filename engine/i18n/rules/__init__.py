"""Reads the pages about the rules: what is wrong, why it matters, a wrong and a right example, and what to do.

A page is `R06.nb.md` beside this module. Every page has the same form, so that people read it as it lies and the
program needs no library for it: a title, a paragraph, then three headings with the wrong example, the right one, and
what to do.
"""

import re
from functools import cache
from pathlib import Path

from engine.values import Struct

__all__ = ["FAMILIES", "OF_GUIDES", "RulePage", "is_own", "rule_ids", "rule_page", "rule_title"]

FAMILIES = "TYSRGPV"
"""The letters of the rules, in the order in which a guide is checked."""

OF_GUIDES = "K"
"""The letter of the rules that a guide has itself: two guides may mean different things by `K01`."""

_SUFFIX = ".nb.md"  # bokmål is the language that every page has first
_FORM = re.compile(
    r"# (?P<title>[^\n]+)\n\n(?P<why>[^\n#`](?:[^\n]+\n)+)\n"
    r"## (?P<wrong_heading>[^\n]+)\n\n```yaml galt[^\n]*\n(?P<wrong>.*?)```\n\n"
    r"## (?P<right_heading>[^\n]+)\n\n```yaml riktig[^\n]*\n(?P<right>.*?)```\n\n"
    r"## (?P<advice_heading>[^\n]+)\n\n(?P<advice>(?:[^\n]+\n)+)",
    re.DOTALL,
)


class RulePage(Struct, frozen=True, kw_only=True):
    """A page in one language. Paragraphs are one line each; examples keep their lines, without the last line break."""

    rule: str
    language: str
    title: str
    why: str
    wrong_heading: str
    wrong: str
    right_heading: str
    right: str
    advice_heading: str
    advice: str


@cache
def rule_ids() -> tuple[str, ...]:
    """Return the ids of the rules that have a page, in the order in which a guide is checked."""
    found = (path.name.removesuffix(_SUFFIX) for path in _folder().glob(f"*{_SUFFIX}"))
    return tuple(sorted(found, key=lambda rule: (FAMILIES.find(rule[0]), rule)))


def rule_page(rule: str, language: str) -> RulePage:
    """Return the page about a rule. Raises KeyError where there is none, ValueError where it has another form."""
    written = _written(rule, language)
    form = _FORM.fullmatch(written)
    if form is None:
        raise ValueError(f"{rule}.{language}.md is not written as the other pages are")
    parts = {name: _one_line(part) for name, part in form.groupdict().items()}
    parts |= {name: form[name].rstrip("\n") for name in ("wrong", "right")}
    return RulePage(rule=rule, language=language, **parts)


def rule_title(rule: str, language: str) -> str:
    """Return the sentence that says what is wrong. Raises KeyError where there is no such page."""
    return _written(rule, language).partition("\n")[0].removeprefix("# ")


def is_own(rule: str) -> bool:
    """Tell whether a rule is one that a guide has itself; such a one has no page here."""
    return rule.startswith(OF_GUIDES)


def _folder() -> Path:
    return Path(__file__).parent


def _written(rule: str, language: str) -> str:
    try:
        return (_folder() / f"{rule}.{language}.md").read_text("utf-8")
    except FileNotFoundError:
        raise KeyError(rule, language) from None


def _one_line(paragraph: str) -> str:
    return " ".join(paragraph.split())
