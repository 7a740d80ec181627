"""A document that was made: shown or saved, what to look at before it is handed on, and how to print it."""

import json
import os
from pathlib import PurePath

from engine.application.queries import CaseView
from engine.cases.calling import called
from engine.cases.consents import COOPERATION
from engine.cases.consents import LOG as STAFETTLOGG
from engine.cases.papers import FOR_FAMILY
from engine.console.render.called import untold_text
from engine.console.render.page import Page, capitalised, level_name
from engine.console.session import Session
from engine.guideline.vocabulary import Requirement
from engine.values import Struct

LOG, MINUTES, INVITATION, CITIZENS, PLAIN = "stafettlogg", "referat", "innkalling", "innsyn", "tekst"
FORMATS = {PLAIN: "text", "html": "html", "markdown": "markdown", "json": "json"}

_SUFFIXES = {PLAIN: ".html", "html": ".html", "markdown": ".md", "json": ".json"}
"""What a file's name is hinted to end with; a plain text is printed from a page."""
_FOR_COLLEAGUES = (LOG, MINUTES, INVITATION)


class Written(Struct, frozen=True, kw_only=True):
    """A document that was made, and how it was asked for; `meeting` is the earlier one that was asked for."""

    document: str
    kind: str
    template: str | None
    text: str
    file: str | None
    meeting: str | None = None

    @property
    def name(self) -> str:
        """What people call it, who ask for the copy with an option."""
        return LOG if self.is_copy else self.document

    @property
    def is_copy(self) -> bool:
        """Tell whether it is the family's copy of the log."""
        return self.document == FOR_FAMILY


def warn(view: CaseView, page: Page, *, document: str) -> None:
    """Tell what to look at before a document is handed on: to whom it must not go, and what it says of a child."""
    if document in (LOG, FOR_FAMILY):
        _warn_of_withdrawal(view, page)
    if document == INVITATION:
        _warn_of_uninvited(view, page)
    if view.state.kept_out and document in _FOR_COLLEAGUES:
        page.out.paragraph(page.say("done.not-for-them"), to_stderr=True)
    elif document == MINUTES:
        page.out.paragraph(page.say("done.read-through.minutes"), to_stderr=True)
    elif document == FOR_FAMILY:
        page.out.paragraph(page.say("done.read-through.copy"), to_stderr=True)
    elif document == CITIZENS:
        page.out.paragraph(page.say("done.read-through.insight"), to_stderr=True)


def _warn_of_uninvited(view: CaseView, page: Page) -> None:
    """Tell who stands in the invitation no more, for no consent lets them be told of the case."""
    meeting = next(iter(called(view.state)), None)
    text = untold_text(meeting, view.state, page=page) if meeting else None
    if text:
        page.out.paragraph(text, to_stderr=True)


def _warn_of_withdrawal(view: CaseView, page: Page) -> None:
    """Tell that all consents to share have been withdrawn, and what the guide asks for where the case stands."""
    state = view.state
    shared = {COOPERATION, STAFETTLOGG}
    if not state.withdrawals or any(shared & set(one.scopes) for one in state.valid_consents(view.today)):
        return
    last = state.withdrawals[-1]
    level = view.process.level((state.closed_at or state.standing).state)
    asked = any(one.requirement is Requirement.CONSENT for one in level.requires)
    said = page.say(
        "done.log-withdrawn.asked" if asked else "done.log-withdrawn.unsaid",
        who=last.by,
        date=page.day_text(last.on),
        place=level_name(level, page) or page.quoted(level.title or level.label),
    )
    page.out.paragraph(capitalised(said), to_stderr=True)


def show_written(made: Written, page: Page, *, number: str) -> None:
    """Write a document on the screen, or where it was saved."""
    out, file = page.out, made.file
    if out.json:
        told = {"document": made.name, "for_guardians": made.is_copy, "format": made.kind, "file": file}
        content = json.loads(made.text) if made.kind == "json" else None
        out.data({"case": number, **told, "text": None if file else made.text, "content": content})
    elif file is not None:
        out.note(page.say("done.written-to", file=file))
    else:
        for row in made.text.splitlines():
            out.line(row)
        out.hints((page.command("skriv", made.name, *_again(made)), page.say("hint.print")))


def _again(made: Written) -> tuple[str, ...]:
    """Return the words of a command that saves the same document."""
    copy = ("--til-foresatte",) if made.is_copy else ()
    meeting = ("--mote", made.meeting) if made.meeting else ()
    kind = "html" if made.kind == PLAIN else made.kind
    how = ("--mal", made.template) if made.template is not None else ("--format", kind)
    return (*copy, *meeting, *how, "--ut", f"{made.document}{_suffix(made)}")


def _suffix(made: Written) -> str:
    """Return what the name of a file ends with. It is made of the document's kind, never of what is in the case."""
    return PurePath(made.template).suffix.lower() if made.template is not None else _SUFFIXES[made.kind]


def save(session: Session, file: str, *, content: bytes) -> None:
    """Write a document about a case so that others on the machine cannot read it, never through a symbolic link."""
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "wb") as opened:
            os.fchmod(descriptor, 0o600)  # a file that was there already may have been open to others
            opened.write(content)
    except OSError:
        raise session.usage("cannot-write", file=file) from None
