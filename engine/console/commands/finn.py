"""`bti finn`: search in what is written in the cases that I may see."""

from engine.application.searching import FoundCases, search
from engine.application.words import words_of
from engine.console.finish import mark_practice
from engine.console.incomplete import tell_unread
from engine.console.likeness import looks_like_a_person
from engine.console.localised import argument
from engine.console.localised import command as make
from engine.console.numbers import short_number
from engine.console.options import json_option
from engine.console.prompts import free_text
from engine.console.render.hits import found_data, show_found
from engine.console.session import Session, pass_session


@make("finn")
@argument("text", metavar="TEKST|-", nargs=-1, required=True)
@json_option
@pass_session
def command(session: Session, /, text: tuple[str, ...], *, as_json: bool) -> int:
    """Show each place where every word stands: in which case, in what kind of text, and from which day."""
    out = session.output
    out.json = as_json
    typed = " ".join(text)
    if looks_like_a_person(typed):
        out.paragraph(session.say("find.person"), to_stderr=True)
    words = words_of(free_text(session, typed))
    found = search(session.world(), words)
    if as_json:
        out.data(found_data(found, words))
        return tell_unread(session, found.unread, complete=found.complete)
    mark_practice(session)
    show_found(found, words, out=out)
    code = tell_unread(session, found.unread, complete=found.complete)
    _hint(session, found)
    return code


def _hint(session: Session, found: FoundCases) -> None:
    """Say what to run next: the case that was found, or the list where there was none."""
    if not found.cases:
        session.output.note(session.say("find.none"))
        session.output.hints(("bti liste --lukkede", session.say("hint.list-all")))
        return
    number = short_number(session, found.cases[0].view.number)
    session.output.hints(
        (f"bti vis {number}", session.say("hint.show-first")),
        (f"bti logg {number}", session.say("hint.log")),
    )
