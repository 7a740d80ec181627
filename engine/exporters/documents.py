"""Writes the documents of a case as plain text or as one HTML file: consent form, invitation, minutes, stafettlogg.

A document carries «Unntatt offentlighet» and no paragraph of law: which one applies is the archive's to say. Where a
guide is silent, as on the age from which a child consents alone, the document says that it is, and adds nothing.
"""

import re
from collections.abc import Callable, Mapping
from functools import partial

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from engine.application.queries import CaseView
from engine.exporters import FOR_FAMILY, formats_of
from engine.exporters.as_data import as_json
from engine.exporters.citizen import insight_paper
from engine.exporters.citizen_sections import insight_sections
from engine.exporters.gathering import consent_paper, for_minutes, head, minutes_paper
from engine.exporters.harmless import in_markdown, paragraphs, visible, wrapped
from engine.exporters.inviting import invitation_paper
from engine.exporters.lines import Shared, for_family, shared
from engine.exporters.log import family_paper, log_paper
from engine.exporters.log_sections import log_sections
from engine.exporters.log_work import gathered, measures
from engine.exporters.names import Names
from engine.exporters.papers import Head, InsightPaper, LogPaper, MinutesPaper, Paper
from engine.exporters.phrases import Phrases
from engine.exporters.sections import Section
from engine.i18n import text
from engine.values import fields, replace

WIDTH = 80

_GATHER: Mapping[str, Callable[[Shared, Head, CaseView], Paper]] = {
    "samtykke": lambda case, top, _: consent_paper(case, top),
    "innkalling": lambda case, top, _: invitation_paper(case, top),
    "referat": lambda case, top, _: minutes_paper(case, top),
    "stafettlogg": lambda case, top, view: log_paper(case, top, view=view),
    FOR_FAMILY: lambda case, top, _: family_paper(case, top),
    "innsyn": lambda case, top, view: insight_paper(case, top, view=view),
}
_OF_THE_FAMILY = (FOR_FAMILY, "innsyn")
_TEMPLATES = {
    "samtykke": "consent",
    "innkalling": "invitation",
    "referat": "minutes",
    "stafettlogg": "log",
    FOR_FAMILY: "log",
    "innsyn": "insight",
}
_SUFFIXES = {"text": "txt", "html": "html", "markdown": "md"}

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

    `document` is one of `engine.exporters.DOCUMENTS` and `format` one of those it has; another is a bug and raises
    `KeyError`.
    """
    if format not in formats_of(document):
        raise KeyError(format)
    paper = gather(view, document, language=language, practice=practice)
    if format == "json":
        return as_json(paper)
    phrases = Phrases(language)
    suffix = _SUFFIXES[format]
    made = environment(language, finish=_escaped if suffix == "md" else _finished)
    said = {one.name: getattr(paper, one.name) for one in fields(paper)}
    template = made.get_template(f"{_TEMPLATES[document]}.{suffix}.j2")
    written = template.render({**said, "sections": _sections(paper, phrases)})
    return BLANK_LINES.sub("\n\n", written).strip() + "\n"


def _sections(paper: Paper, phrases: Phrases) -> tuple[Section, ...]:
    """Return what of a document is laid out alike in every format."""
    match paper:
        case LogPaper():
            return log_sections(paper, phrases)
        case InsightPaper():
            return insight_sections(paper, phrases)
        case MinutesPaper(meeting=meeting):
            work = measures(paper.measures, phrases, written_on=paper.head.written_on)
            return (work, gathered(meeting, phrases)) if meeting else (work,)
        case _:
            return ()


def gather(view: CaseView, document: str, *, language: str, practice: bool) -> Paper:
    """Return what a document says, before it is written."""
    names = Names(
        process=view.process,
        people=view.people,
        unknown=text("document.unknown-person", language),
        holder=text("document.coordinator", language),
        employee=text("title-employee", language),
        by_handle=document == "innsyn",
    )
    case = _told(view, names, document=document)
    top = head(case, view, practice=practice)
    if document in _OF_THE_FAMILY:
        top = replace(top, receipt="")  # it counts all that is written, also what they are not told
    return _GATHER[document](case, top, view)


def _told(view: CaseView, names: Names, *, document: str) -> Shared:
    """Return the part of a case that a document may tell of: the family gets the consent form too, and some minutes."""
    match document:
        case "referat":
            return for_minutes(shared(view, names), for_family(view, names), untold=view.untold)
        case "innkalling" | "stafettlogg":
            return shared(view, names)
        case _:
            return for_family(view, names)


def environment(language: str, *, finish: Callable[[object], object] | None = None) -> Environment:
    """Return what templates are read and filled in with. A field that is missing stops the document."""
    made = Environment(
        loader=PackageLoader("engine.exporters"),
        undefined=StrictUndefined,
        autoescape=select_autoescape(enabled_extensions=("html.j2", "css.j2", "md.j2")),
        finalize=finish or _finished,
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


def _escaped(value: object) -> Markup:
    """Make every sign of a value mean itself in Markdown; what a macro has written is so already."""
    return value if isinstance(value, Markup) else Markup(in_markdown(str(value)))  # noqa: S704 - it is no HTML
