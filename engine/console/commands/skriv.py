"""`bti skriv`: make a document of the case: consent form, invitation, minutes, stafettlogg, the citizen's copy."""

from typing import TypedDict, Unpack

import click

from engine.application.citizen import CitizensCopy, citizens_copy
from engine.application.minutes import at_meeting, days_held
from engine.application.own_template import Order, OwnTemplate, TemplateFault
from engine.application.queries import CaseView
from engine.cases.papers import FOR_FAMILY, hindrance
from engine.console import codes
from engine.console.finish import guide_of, not_found, page_of, stopped, view_of
from engine.console.localised import argument, option
from engine.console.options import Call, reading
from engine.console.own_template import read_template, tell_faults
from engine.console.render.hints import after_refusal
from engine.console.render.page import either, listed
from engine.console.render.written import CITIZENS, FORMATS, LOG, MINUTES, PLAIN, Written, save, show_written, warn
from engine.console.session import Session, session_of
from engine.i18n import date_text

DOCUMENTS = ("samtykke", "innkalling", MINUTES, LOG, CITIZENS)


class _Document(click.Choice[str]):
    """The name of a document; another name is answered in a sentence."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name. Raises a usage error that says which there are."""
        if value in DOCUMENTS or ctx is None:
            return super().convert(value, param, ctx)
        session = session_of(ctx)
        raise session.usage("no-such-document", name=value, names=either(list(DOCUMENTS), session.output))


class Said(TypedDict):
    """What was written on the command line."""

    document: str
    kind: str | None
    template: str | None
    for_family: bool
    meeting: str | None
    file: str | None


@reading("skriv")
@argument("document", metavar="DOKUMENT", type=_Document(DOCUMENTS))
@option("--format", "kind", type=click.Choice(list(FORMATS)), help="opt.format")
@option("--mal", "template", metavar="FIL", help="opt.template")
@option("--til-foresatte", "for_family", is_flag=True, help="opt.for-family")
@option("--mote", "meeting", metavar="N|DATO", help="opt.meeting-held")
@option("--ut", "file", metavar="FIL", help="opt.out")
def command(call: Call, /, **said: Unpack[Said]) -> int:
    """Write a document on the screen or to a file that only I can read, where the guide lets it be written now."""
    session = call.session
    document = _whole_name(session, said)
    _require_form(session, document, said=said)
    template = said["template"]
    own = read_template(session, template) if template is not None else None
    faults = session.wiring.documents().faults(own, document) if own is not None else ()
    if faults:
        return tell_faults(session, faults, file=own.name if own else "")
    found = _found(call, document)
    if isinstance(found, int):
        return found
    view, page = found.view, page_of(session, found.view)
    stop = found.refused or hindrance(document, view.state, process=view.process, today=view.today)
    if stop is not None:
        guide = guide_of(view, page)
        return stopped(session, stop, page=page, guide=guide, hints=after_refusal(stop, guide, again=()))
    view = _at(call, view, wanted=said["meeting"])
    text = _text(session, view, document=document, kind=said["kind"] or PLAIN, own=own)
    if isinstance(text, TemplateFault):
        return tell_faults(session, (text,), file=own.name if own else "")
    kind = _kind(said["kind"], own)
    made = Written(
        document=document, kind=kind, template=template, text=text, file=said["file"], meeting=said["meeting"]
    )
    if made.file is not None:
        save(session, made.file, content=text.encode())
    warn(view, page, document=document)
    show_written(made, page, number=view.number)
    return codes.DONE


def _whole_name(session: Session, said: Said) -> str:
    """Return what a document is called inside the program. Raises a usage error for a copy that there is not."""
    if said["meeting"] is not None and said["document"] != MINUTES:
        raise session.usage("goes-with", flag="--mote", other=MINUTES)
    if said["for_family"] and said["document"] != LOG:
        raise session.usage("goes-with", flag="--til-foresatte", other=LOG)
    return FOR_FAMILY if said["for_family"] else said["document"]


def _require_form(session: Session, document: str, *, said: Said) -> None:
    """Raise a usage error for two forms at once, and for one that a document has not."""
    kind = said["kind"]
    if kind is None:
        return
    if said["template"] is not None:
        raise session.usage("one-form", first="--mal", second="--format")
    able = session.wiring.documents().formats(document)
    if FORMATS[kind] not in able:
        words = [word for word, name in FORMATS.items() if name in able]
        raise session.usage("no-such-format", name=kind, document=document, names=either(words, session.output))


def _at(call: Call, view: CaseView, *, wanted: str | None) -> CaseView:
    """Return the case as it was at an earlier meeting, where one is asked for by its number or its day.

    Raises a usage error that names those that were held.
    """
    if wanted is None:
        return view
    session, days = call.session, days_held(view)
    written = wanted.strip()
    if written.isdecimal() and 0 < int(written) <= len(days):
        return at_meeting(view, int(written) - 1)
    day = None if written.isdecimal() else call.day(written)
    if day in days:
        return at_meeting(view, len(days) - 1 - days[::-1].index(day))
    shown = [f"{place} ({date_text(one, session.language)})" for place, one in enumerate(days, start=1)]
    if not shown:
        raise session.usage("no-meeting-held")
    raise session.usage("which-meeting-held", value=written, names=listed(shown, session.output))


def _found(call: Call, document: str) -> CitizensCopy | int:
    """Return the case as a document needs it, or the exit code where it cannot be had."""
    if document != CITIZENS:
        view = view_of(call)
        return view if isinstance(view, int) else CitizensCopy(view)
    found = citizens_copy(call.session.world(), call.number)
    return found if isinstance(found, CitizensCopy) else not_found(call.session, found)


def _kind(kind: str | None, own: OwnTemplate | None) -> str:
    """Return the form of a document: that of its template, the one asked for, else plain text."""
    if own is not None:
        return "html" if own.name.lower().endswith(".html") else PLAIN
    return kind or PLAIN


def _text(
    session: Session, view: CaseView, *, document: str, kind: str, own: OwnTemplate | None
) -> str | TemplateFault:
    documents = session.wiring.documents()
    language = view.process.guideline.head.language.value
    practice = session.world().practice
    if own is not None:
        return documents.fill(view, Order(document=document, language=language, practice=practice, template=own))
    return documents.render(view, document, format=FORMATS[kind], language=language, practice=practice)
