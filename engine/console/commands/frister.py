"""`bti frister`: the deadlines in the cases that I may see, most urgent first, also for a calendar program."""

import shlex
from collections.abc import Mapping
from typing import Any

from engine.application.deadlines import Force, Terms, Urgency, reminders, terms, without_resting
from engine.application.life import kept_cases
from engine.cases.shielding import kept_out
from engine.console.finish import mark_practice
from engine.console.incomplete import tell_unread
from engine.console.localised import Number, option
from engine.console.localised import command as make
from engine.console.numbers import short_number
from engine.console.options import json_option
from engine.console.reminding import MOST_DAYS, days_ahead, told, write_reminders
from engine.console.render.shield import tell_shields
from engine.console.render.terms import awaited_data, show_awaited, show_terms, terms_data
from engine.console.render.written import save
from engine.console.session import Session, pass_session


@make("frister")
@option("--ics", "as_calendar", is_flag=True, help="opt.ics")
@option("--paminnelser", "to_remind", is_flag=True, help="opt.reminders")
@option("--ut", "file", metavar="FIL", help="opt.out")
@option("--dager", "days", metavar="ANTALL", type=Number(0, MOST_DAYS), help="opt.reminder-days")
@json_option
@pass_session
def command(session: Session, /, *, as_calendar: bool, file: str | None, as_json: bool, **reminding: Any) -> int:  # noqa: ANN401 - what Click gives
    """Show each deadline, what it is and how far off, or write them all as iCalendar, also to a file."""
    to_remind, days = reminding["to_remind"], reminding["days"]
    if file is not None and not as_calendar:
        raise session.usage("goes-with", flag="--ut", other="--ics")
    _refuse_two(session, {"--ics": as_calendar, "--json": as_json})
    to_remind = to_remind or days is not None
    _refuse_two(session, {"--ics": as_calendar, "--paminnelser": to_remind})
    session.output.json = as_json
    found = terms(session.world())
    mark_practice(session)
    ahead = days_ahead(session, days) if to_remind else None
    if ahead:
        found = reminders(found, days=ahead.days)
        write_reminders(session, found, ahead=ahead)
    elif as_calendar:
        found = without_resting(found)
        _write_calendar(session, found, file=file)
    else:
        _write_list(session, found, kept=tuple(one.number for one in kept_cases(session.world(), due=True)))
    code = tell_unread(session, found.unread, complete=found.complete)
    if not as_json:
        none = session.say("reminders.none", ahead=told(ahead, session.output)) if ahead else session.say("terms.none")
        _hint(session, found, none=none, as_calendar=as_calendar)
    return code


def _refuse_two(session: Session, chosen: Mapping[str, bool]) -> None:
    """Refuse two forms of the same answer."""
    if all(chosen.values()):
        first, second = chosen
        raise session.usage("one-form", first=first, second=second)


def _write_list(session: Session, found: Terms, *, kept: tuple[str, ...]) -> None:
    """Write the deadlines, what is waited for, and which closed cases something is to be done with."""
    out = session.output
    if out.json:
        content = {
            "deadlines": terms_data(found.terms, out),
            "awaited": awaited_data(found.awaited),
            "unread": list(found.unread),
            "complete": found.complete,
            "kept_due": list(kept),
        }
        out.data(content)
    else:
        show_terms(found.terms, out=out)
        tell_shields(_shielded(found).items(), out)
        show_awaited(found.awaited, out=out)
        if kept:
            out.paragraph(out.say("kept.due", numbers=", ".join(kept)))


def _shielded(found: Terms) -> dict[str, list[str]]:
    """Return who is kept out of each of the cases that have a deadline, by its number."""
    views = {term.view.number: term.view for term in found.terms}
    return {number: [one.title for one in kept_out(view.state, view.process)] for number, view in views.items()}


def _write_calendar(session: Session, found: Terms, *, file: str | None) -> None:
    """Write the calendar, on the screen or to a file; without a deadline there is none, as the standard asks."""
    if not found.terms:
        return
    world = session.world()
    written = session.wiring.calendar(
        found.terms, language=session.language, now=world.clock.now(), practice=world.practice
    )
    if file is None:
        session.output.raw(written)
        return
    save(session, file, content=written)
    session.output.note(session.say("done.written-to", file=file))


def _hint(session: Session, found: Terms, *, none: str, as_calendar: bool) -> None:
    out = session.output
    if not found.terms:
        out.note(none)
        out.hints(("bti liste", out.say("hint.list")))
        return
    if as_calendar:
        return
    number = short_number(session, found.terms[0].view.number)
    passed = next((one for one in found.terms if one.urgency is Urgency.OVER and one.force is not Force.AGREED), None)
    if passed is not None:
        command = shlex.join(("bti", "utsett", short_number(session, passed.view.number)))
        out.note(out.say("how.postpone", command=out.given.typed(command)))
    out.hints((f"bti vis {number}", out.say("hint.show-urgent")), ("bti frister --ics", out.say("hint.calendar")))
