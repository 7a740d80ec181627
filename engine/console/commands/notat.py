"""`bti notat`: write a note, or tell of a talk with the child or with another role."""

from engine.application.queries import CaseView, case
from engine.cases.commands import AddNote
from engine.cases.naming import role_meant
from engine.cases.vocabulary import NoteKind
from engine.console.doing import do
from engine.console.localised import argument, option
from engine.console.options import Call, on_a_track
from engine.console.prompts import asked_text
from engine.console.render.about import WORDS


@on_a_track("notat")
@argument("text", metavar="[TEKST|-]", required=False)
@option("--samtale", "talk", metavar="HVEM", help="opt.talk")
def command(call: Call, *, text: str | None, talk: str | None) -> int:
    """Write a note in the case."""
    if talk is not None and not _is_somebody(call, talk):
        raise call.session.usage("bad-talk", who=talk)
    written = asked_text(call.session, "TEKST", question="ask.note", value=text)
    kind = NoteKind.CHILD_TALK if talk else NoteKind.NOTE
    return do(
        call, AddNote(text=written, kind=kind, role=_role(call, talk) if talk else None), again=("notat", *call.typed)
    )


def _role(call: Call, talk: str) -> str | None:
    """Return the role of the guide that is meant, if it is one; else it is a word for whom the case is about."""
    found = case(call.session.world(), call.number)
    return role_meant(talk, found.process) if isinstance(found, CaseView) else None


def _is_somebody(call: Call, talk: str) -> bool:
    """Tell whether a talk is with whom the case is about, or with a role; an unknown case answers for itself."""
    if talk.strip().casefold() in WORDS:
        return True
    found = case(call.session.world(), call.number)
    return not isinstance(found, CaseView) or role_meant(talk, found.process) is not None
