"""`bti skriv`: make a document of the case: consent form, invitation, minutes, stafettlogg."""

import os
from pathlib import PurePath

import click

from engine.application.own_template import Order, OwnTemplate, TemplateFault
from engine.application.queries import CaseView
from engine.cases.papers import hindrance
from engine.console import codes
from engine.console.finish import guide_of, page_of, stopped, view_of
from engine.console.localised import argument, option
from engine.console.options import Call, reading
from engine.console.own_template import read_template, tell_faults
from engine.console.render.hints import after_refusal
from engine.console.render.page import Page, either
from engine.console.session import Session, session_of
from engine.values import Struct

DOCUMENTS = ("samtykke", "innkalling", "referat", "stafettlogg")
PLAIN = "tekst"
FORMATS = {PLAIN: "text", "html": "html"}


class _Document(click.Choice[str]):
    """The name of a document; another name is answered in a sentence."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name. Raises a usage error that says which there are."""
        if value in DOCUMENTS or ctx is None:
            return super().convert(value, param, ctx)
        session = session_of(ctx)
        raise session.usage("no-such-document", name=value, names=either(list(DOCUMENTS), session.output))


@reading("skriv")
@argument("document", metavar="DOKUMENT", type=_Document(DOCUMENTS))
@option("--format", "kind", type=click.Choice(list(FORMATS)), help="opt.format")
@option("--mal", "template", metavar="FIL", help="opt.template")
@option("--ut", "file", metavar="FIL", help="opt.out")
def command(call: Call, *, document: str, kind: str | None, template: str | None, file: str | None) -> int:
    """Write a document on the screen or to a file that only I can read, where the guide lets it be written now."""
    session = call.session
    if kind is not None and template is not None:
        raise session.usage("one-form", first="--mal", second="--format")
    own = read_template(session, template) if template is not None else None
    faults = session.wiring.documents().faults(own, document) if own is not None else ()
    if faults:
        return tell_faults(session, faults, file=own.name if own else "")
    view = view_of(call)
    if isinstance(view, int):
        return view
    page = page_of(session, view)
    stop = hindrance(document, view.state, process=view.process, today=view.today)
    if stop is not None:
        hints = after_refusal(stop, guide_of(view, page), again=())
        return stopped(session, stop, page=page, agenda=view.agenda, hints=hints)
    text = _written(session, view, document=document, kind=kind or PLAIN, own=own)
    if isinstance(text, TemplateFault):
        return tell_faults(session, (text,), file=own.name if own else "")
    paper = _Paper(document=document, kind=_kind(kind, own), template=template, text=text, file=file)
    if file is not None:
        _save(session, file, text=text)
    _show(paper, page, number=view.number)
    return codes.DONE


class _Paper(Struct, frozen=True, kw_only=True):
    """A document that was made, and how it was asked for."""

    document: str
    kind: str
    template: str | None
    text: str
    file: str | None


def _kind(kind: str | None, own: OwnTemplate | None) -> str:
    """Return the form of a document: that of its template, the one asked for, else plain text."""
    if own is not None:
        return "html" if own.name.lower().endswith(".html") else PLAIN
    return kind or PLAIN


def _written(
    session: Session, view: CaseView, *, document: str, kind: str, own: OwnTemplate | None
) -> str | TemplateFault:
    documents = session.wiring.documents()
    language = view.process.guideline.head.language.value
    practice = session.world().practice
    if own is not None:
        return documents.fill(view, Order(document=document, language=language, practice=practice, template=own))
    return documents.render(view, document, format=FORMATS[kind], language=language, practice=practice)


def _show(paper: _Paper, page: Page, *, number: str) -> None:
    out, file = page.out, paper.file
    if out.json:
        said = {"document": paper.document, "format": paper.kind, "file": file, "text": None if file else paper.text}
        out.data({"case": number, **said})
    elif file is not None:
        out.note(page.say("done.written-to", file=file))
    else:
        for row in paper.text.splitlines():
            out.line(row)
        to_file = ("--ut", f"{paper.document}{_suffix(paper)}")
        how = ("--mal", paper.template) if paper.template is not None else ("--format", "html")
        out.hints((page.command("skriv", paper.document, *how, *to_file), page.say("hint.print")))


def _suffix(paper: _Paper) -> str:
    """Return what the name of a file ends with. It is made of the document's kind, never of what is in the case."""
    return PurePath(paper.template).suffix.lower() if paper.template is not None else ".html"


def _save(session: Session, file: str, *, text: str) -> None:
    """Write a document about a case so that others on the machine cannot read it, never through a symbolic link."""
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as opened:
            os.fchmod(descriptor, 0o600)  # a file that was there already may have been open to others
            opened.write(text)
    except OSError:
        raise session.usage("cannot-write", file=file) from None
