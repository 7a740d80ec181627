"""`bti notat`: write a note, or tell of a talk with the child."""

import click

from engine.cases.commands import AddNote
from engine.cases.vocabulary import NoteKind
from engine.console.doing import do
from engine.console.localised import argument, option
from engine.console.options import Call, changing
from engine.console.prompts import asked_text


@changing("notat")
@argument("text", metavar="[TEKST|-]", required=False)
@option("--samtale", "talk", type=click.Choice(["barn"]), help="opt.talk")
def command(call: Call, *, text: str | None, talk: str | None) -> int:
    """Write a note in the case."""
    written = asked_text(call.session, "TEKST", question="ask.note", value=text)
    return do(call, AddNote(text=written, kind=NoteKind.CHILD_TALK if talk else NoteKind.NOTE))
