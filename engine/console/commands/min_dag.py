"""`bti` alone: my day, most urgent first."""

from collections.abc import Sequence
from datetime import date, timedelta

from engine.application import queries
from engine.application.emergencies import to_be_told
from engine.application.finding import Found
from engine.console import codes
from engine.console.finish import mark_practice
from engine.console.localised import command as make
from engine.console.numbers import short_number
from engine.console.options import json_option
from engine.console.reminding import days_ahead, told
from engine.console.render.broken import tell_broken
from engine.console.render.lists import kept_out_of, list_data, show_day, where_to_begin
from engine.console.render.page import listed
from engine.console.render.shield import tell_shields
from engine.console.session import Session, pass_session
from engine.i18n import distance_text


@make("min-dag", code="bti")
@json_option
@pass_session
def command(session: Session, /, *, as_json: bool = False) -> int:
    """Show the cases that I take part in, and what to look at first."""
    out = session.output
    out.json = as_json
    world = session.world()
    found = queries.my_day(world)
    people = queries.people(world)
    told = to_be_told(world)
    if as_json:
        tell_broken(told, session)
        out.data(list_data(found, people, me=world.person))
        return codes.DONE
    mark_practice(session)
    today = world.clock.today()
    show_day(found, out=out, people=people, today=today, me=world.person)
    tell_shields(kept_out_of(found), out)
    _remind(session, found, today=today)
    _tell_consents(session, found, today=today)
    _tell_unheld(session)
    tell_broken(told, session)
    waits = next((one for one in told if one.mine_to_review), None)
    if waits:
        command = out.given.typed(f"bti tilgang {waits.number} --gjennomgatt")
        out.hints((command, out.say("hint.reviewed")))
    elif found:
        first = found[0]
        is_late = first.row.due is not None and first.row.due < today
        why = "hint.show-oldest" if is_late else "hint.show-first"
        out.hints((f"bti vis {short_number(session, str(first.row.number))}", out.say(why)))
    else:
        out.hints(*where_to_begin(out, world.person.roles))
    return codes.DONE


def _tell_unheld(session: Session) -> None:
    """Tell whoever leads a unit that it has open cases that nobody coordinates: that they exist, and no more."""
    out = session.output
    unheld = queries.unheld_cases(session.world()) if out.is_terminal else ()
    if unheld:
        numbers = ", ".join(str(row.number) for row in unheld)
        out.paragraph(out.count("day.unheld", len(unheld), numbers=numbers))


def _tell_consents(session: Session, found: Sequence[Found], *, today: date) -> None:
    """Write in which cases a consent has run out or soon does, and whose number of days that is."""
    out = session.output
    if not out.is_terminal or not any(one.text.consent_ends for one in found):
        return
    ahead = days_ahead(session)
    last = today + timedelta(days=ahead.days)
    ends = [(one.row.number, one.text.consent_ends) for one in found]
    cases = [
        out.say("day.consent", number=str(number), distance=distance_text(on, today, language=out.language))
        for number, on in ends
        if on and on <= last
    ]
    if cases:
        out.paragraph(out.say("day.consents", ahead=told(ahead, out), cases=listed(cases, out)))


def _remind(session: Session, found: Sequence[Found], *, today: date) -> None:
    """Write in how many cases a deadline comes soon, and whose number of days that is."""
    out = session.output
    if not out.is_terminal or not any(one.row.due for one in found):
        return
    ahead = days_ahead(session)
    last = today + timedelta(days=ahead.days)
    soon = sum(one.row.due is not None and today <= one.row.due <= last for one in found)
    if soon:
        out.paragraph(out.count("day.soon", soon, ahead=told(ahead, out)))
