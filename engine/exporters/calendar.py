"""Deadlines as an iCalendar file (RFC 5545): a case number and neutral words on a day, and nothing more.

A meeting that is called to a time of day stands at it; all else lasts all day.

A calendar is seen by others: over a shoulder, on a phone, by whoever it is shared with. So nothing that was written in
a case stands in it, neither in a text nor in an id.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256

import icalendar

from engine.application.deadlines import Kind, Term
from engine.i18n import from_norway, text

_MAKER = "-//bti//frister//NO"


def write_calendar(terms: Iterable[Term], *, language: str, now: datetime, practice: bool) -> bytes:
    """Return the deadlines as a calendar in UTF-8, its lines folded and ended as the standard has it."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    for term in terms:
        calendar.add_component(_event(term, language=language, now=now, practice=practice))
    written: bytes = calendar.to_ical()
    return written


def _event(term: Term, *, language: str, now: datetime, practice: bool) -> icalendar.Event:
    summary = text(_code(term), language, number=term.view.number)
    event = icalendar.Event()
    event.add("uid", uid_of(term))
    event.add("dtstamp", now)
    if term.clock is None:
        event.add("dtstart", term.on)
        event.add("dtend", term.on + timedelta(days=1))
    else:
        event.add("dtstart", from_norway(term.on, term.clock))
    event.add("summary", f"{text('practice-mark', language)}: {summary}" if practice else summary)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event


def uid_of(term: Term) -> str:
    """Return an id that is the same each time, for everybody, also when the day has been moved."""
    named = f"{term.view.state.case_id}\n{term.kind.value}\n{term.key}"
    return f"{sha256(named.encode()).hexdigest()[:32]}@bti"


def _code(term: Term) -> str:
    return f"calendar.step-{term.force.value}" if term.kind is Kind.STEP else f"calendar.{term.kind.value}"
