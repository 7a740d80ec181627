"""Meetings that are called, in words: when and where each is, and who is invited to it now."""

from collections.abc import Iterator
from datetime import date, time

from engine.application.outcomes import Done
from engine.cases import events as ev
from engine.cases.calling import no_longer_told, still_invited
from engine.cases.conditions import Asking
from engine.cases.state import CalledMeeting, CaseState
from engine.console.render.page import Page, listed
from engine.i18n import date_short, distance_text, time_text

Data = dict[str, object]


def when_text(on: date, clock: time | None, *, page: Page, place: str | None = None) -> str:
    """Return the day of a meeting, and its clock and place where they are said."""
    language = page.out.language
    when = date_short(on, language, year=True)
    if clock is not None:
        when = page.say("meeting.day-clock", date=when, clock=time_text(clock, language))
    return page.say("meeting.place", when=when, place=place) if place else when


def person_text(name: str, page: Page) -> str:
    """Return what is shown for somebody who was invited: a handle, a title, or the name as it was typed."""
    return page.handle(name) if name in page.people else page.name(name)


def called_text(one: CalledMeeting, state: CaseState, *, page: Page) -> str:
    """Return when a called meeting is, how far off, who is invited, and who is not any more for want of a consent.

    Nobody is named who is kept out of the case now.
    """
    when = when_text(one.on, one.clock, page=page, place=one.place)
    distance = distance_text(one.on, page.today, language=page.out.language)
    names = _invited(one, state, page=page)
    code = "meeting.waits" if names else "meeting.waits.none"
    text = page.say(code, when=when, distance=distance, names=listed(names, page.out))
    untold = untold_names(one, state, page=page)
    return page.say("meeting.untold", text=text, names=untold) if untold else text


def untold_names(one: CalledMeeting, state: CaseState, *, page: Page) -> str:
    """Return those who were invited to a meeting, and whom no consent lets be told of it any more."""
    found = no_longer_told(one, Asking(state, page.today), process=page.process)
    return listed([person_text(name, page) for name in found], page.out)


def untold_text(one: CalledMeeting, state: CaseState, *, page: Page) -> str | None:
    """Return in a sentence who is invited to a meeting no more for want of a consent; None where everybody still is."""
    names = untold_names(one, state, page=page)
    when = when_text(one.on, None, page=page)
    return page.say("meeting.untold-since", names=names, when=when) if names else None


def warn_of_uninvited(done: Done, page: Page) -> None:
    """Warn of those who by this command are invited no more, or do not hear that their meeting was moved."""
    moved = {event.body.meeting_id for event in done.events if isinstance(event.body, ev.MeetingMoved)}
    before = {one.id: one for one in done.before.called} if done.before else {}
    for one in done.after.called:
        told = untold_text(one, done.after, page=page)
        was = before.get(one.id)
        if told and done.before and was and (one.id in moved or untold_text(was, done.before, page=page) != told):
            page.out.paragraph(told, style="warning")


def _invited(one: CalledMeeting, state: CaseState, *, page: Page) -> list[str]:
    found = still_invited(one, Asking(state, page.today), process=page.process)
    return [person_text(name, page) for name in found]


def called_data(state: CaseState, page: Page) -> Iterator[Data]:
    """Return the called meetings for `--json`."""
    for one in state.called:
        untold = no_longer_told(one, Asking(state, page.today), process=page.process)
        yield {
            "on": one.on,
            "clock": one.clock.strftime("%H:%M") if one.clock else None,
            "place": one.place,
            "invited": _invited(one, state, page=page),
            "without_consent": [person_text(name, page) for name in untold],
        }
