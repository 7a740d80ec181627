"""`bti frister`: the deadlines in the cases that I may see, most urgent first, also for a calendar program."""

from engine.application.deadlines import Terms, terms
from engine.console.finish import mark_practice, short_number
from engine.console.incomplete import tell_unread
from engine.console.localised import command as make
from engine.console.localised import option
from engine.console.options import json_option
from engine.console.render.terms import show_terms, terms_data
from engine.console.session import Session, pass_session


@make("frister")
@option("--ics", "as_calendar", is_flag=True, help="opt.ics")
@json_option
@pass_session
def command(session: Session, /, *, as_calendar: bool, as_json: bool) -> int:
    """Show each deadline, what it is and how far off, or write them all as iCalendar."""
    if as_calendar and as_json:
        raise session.usage("one-form", first="--ics", second="--json")
    out = session.output
    out.json = as_json
    found = terms(session.world())
    mark_practice(session)
    if as_calendar:
        _write_calendar(session, found)
    elif as_json:
        content = {"deadlines": terms_data(found.terms, out), "unread": list(found.unread), "complete": found.complete}
        out.data(content)
    else:
        show_terms(found.terms, out=out)
    code = tell_unread(session, found.unread, complete=found.complete)
    if not as_json:
        _hint(session, found, as_calendar=as_calendar)
    return code


def _write_calendar(session: Session, found: Terms) -> None:
    """Write the calendar; without a deadline there is none, for the standard knows no empty one."""
    if not found.terms:
        return
    world = session.world()
    written = session.wiring.calendar(
        found.terms, language=session.language, now=world.clock.now(), practice=world.practice
    )
    session.output.raw(written)


def _hint(session: Session, found: Terms, *, as_calendar: bool) -> None:
    out = session.output
    if not found.terms:
        out.note(out.say("terms.none"))
        out.hints(("bti liste", out.say("hint.list")))
        return
    if as_calendar:
        return
    number = short_number(session, found.terms[0].view.number)
    out.hints((f"bti vis {number}", out.say("hint.show-urgent")), ("bti frister --ics", out.say("hint.calendar")))
