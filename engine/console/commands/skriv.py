"""`bti skriv`: make a document of the case: consent form, minutes, stafettlogg."""

import os
from pathlib import Path

import click

from engine.cases.papers import hindrance
from engine.console import codes
from engine.console.finish import guide_of, page_of, stopped, view_of
from engine.console.localised import argument, option
from engine.console.options import Call, reading
from engine.console.render.hints import after_refusal
from engine.console.render.page import either
from engine.console.session import session_of

DOCUMENTS = ("samtykke", "referat", "stafettlogg")
FORMATS = {"tekst": "text", "html": "html"}


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
@option("--format", "kind", type=click.Choice(list(FORMATS)), default="tekst", help="opt.format")
@option("--ut", "file", metavar="FIL", help="opt.out")
def command(call: Call, *, document: str, kind: str, file: str | None) -> int:
    """Write a document on the screen or to a file that only I can read, where the guide lets it be written now."""
    view = view_of(call)
    if isinstance(view, int):
        return view
    session = call.session
    page = page_of(session, view)
    stop = hindrance(document, view.state, process=view.process, today=view.today)
    if stop is not None:
        hints = after_refusal(stop, guide_of(view, page), again=())
        return stopped(session, stop, page=page, agenda=view.agenda, hints=hints)
    language = view.process.guideline.head.language.value
    practice = session.world().practice
    documents = session.wiring.documents()
    text = documents.render(view, document, format=FORMATS[kind], language=language, practice=practice)
    if file is not None:
        try:
            _write(Path(file), text)
        except OSError:
            raise session.usage("cannot-write", file=file) from None
    if page.out.json:
        said = {"document": document, "format": kind, "file": file, "text": None if file else text}
        page.out.data({"case": view.number, **said})
    elif file is not None:
        page.out.note(page.say("done.written-to", file=file))
    else:
        for row in text.splitlines():
            page.out.line(row)
        to_print = page.command("skriv", document, "--format", "html", "--ut", f"{document}.html")
        page.out.hints((to_print, page.say("hint.print")))
    return codes.DONE


def _write(file: Path, text: str) -> None:
    """Write a document about a case so that others on the machine cannot read it."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as opened:
        opened.write(text)
