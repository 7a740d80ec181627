"""Writes the documents of a case as plain text or as one HTML file: consent form, invitation, minutes, stafettlogg.

A document carries «Unntatt offentlighet» and no paragraph of law: which one applies is the archive's to say. Where a
guide is silent, as on the age from which a child consents alone, the document says that it is, and adds nothing.
"""

import re
from collections.abc import Callable, Mapping
from functools import partial

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from engine.application.queries import CaseView
from engine.exporters.gathering import consent_paper, head, log_paper, minutes_paper
from engine.exporters.harmless import paragraphs, visible, wrapped
from engine.exporters.inviting import invitation_paper
from engine.exporters.lines import Shared, shared
from engine.exporters.names import Names
from engine.exporters.papers import Head, Paper
from engine.exporters.phrases import Phrases
from engine.i18n import text
from engine.values import fields

WIDTH = 80

_GATHER: Mapping[str, Callable[[Shared, Head], Paper]] = {
    "samtykke": consent_paper,
    "innkalling": invitation_paper,
    "referat": minutes_paper,
    "stafettlogg": log_paper,
}
_TEMPLATES = {"samtykke": "consent", "innkalling": "invitation", "referat": "minutes", "stafettlogg": "log"}
_SUFFIXES = {"text": "txt", "html": "html"}

BLANK_LINES = re.compile(r"\n{3,}")
"""What an empty part of a document leaves behind."""


def render(
    view: CaseView,
    document: str,
    *,
    format: str,  # noqa: A002 - the word that people type
    language: str,
    practice: bool,
) -> str:
    """Return a document of a case, in the language of its guide.

    `document` is one of `engine.exporters.DOCUMENTS` and `format` one of `FORMATS` there; another is a bug and raises
    `KeyError`.
    """
    paper = gather(view, document, language=language, practice=practice)
    template = environment(language).get_template(f"{_TEMPLATES[document]}.{_SUFFIXES[format]}.j2")
    written = template.render({one.name: getattr(paper, one.name) for one in fields(paper)})
    return BLANK_LINES.sub("\n\n", written).strip() + "\n"


def gather(view: CaseView, document: str, *, language: str, practice: bool) -> Paper:
    """Return what a document says, before it is written."""
    names = Names(
        process=view.process,
        people=view.people,
        unknown=text("document.unknown-person", language),
        holder=text("document.coordinator", language),
        employee=text("title-employee", language),
    )
    case = shared(view, names)
    return _GATHER[document](case, head(case, view, practice=practice))


def environment(language: str) -> Environment:
    """Return what templates are read and filled in with. A field that is missing stops the document."""
    made = Environment(
        loader=PackageLoader("engine.exporters"),
        undefined=StrictUndefined,
        autoescape=select_autoescape(enabled_extensions=("html.j2", "css.j2")),
        finalize=_finished,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    phrases = Phrases(language)
    made.globals |= {"language": language, "phrases": phrases, "t": phrases.say, "day": phrases.day}
    made.filters |= {
        "paragraphs": paragraphs,
        "wrapped": partial(wrapped, width=WIDTH),
        "underlined": underlined,
        "capital": capital,
    }
    return made


def underlined(title: str, sign: str) -> str:
    """Return a heading of a plain text: the title, broken to the width, over a line of signs."""
    lines = wrapped(title, width=WIDTH)
    return f"{lines}\n{sign * max(len(line) for line in lines.split(chr(10)))}"


def capital(phrase: str) -> str:
    """Return the phrase with a capital first letter and the rest as it is."""
    return phrase[:1].upper() + phrase[1:]


def _finished(value: object) -> object:
    """Make every value that a template writes harmless; markup, such as a joined list, stays markup."""
    shown = visible(str(value))
    return type(value)(shown) if isinstance(value, str) else shown
