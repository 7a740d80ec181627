"""Meetings that are called, in words: when and where each is, and who is invited to it now."""

from collections.abc import Iterator
from datetime import date, time

from engine.cases.calling import still_invited
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
    """Return when a called meeting is, how far off, and who is invited; nobody who is kept out of the case now."""
    when = when_text(one.on, one.clock, page=page, place=one.place)
    distance = distance_text(one.on, page.today, language=page.out.language)
    names = [person_text(name, page) for name in still_invited(one, state, process=page.process)]
    code = "meeting.waits" if names else "meeting.waits.none"
    return page.say(code, when=when, distance=distance, names=listed(names, page.out))


def called_data(state: CaseState, page: Page) -> Iterator[Data]:
    """Return the called meetings for `--json`."""
    for one in state.called:
        yield {
            "on": one.on,
            "clock": one.clock.strftime("%H:%M") if one.clock else None,
            "place": one.place,
            "invited": [person_text(name, page) for name in still_invited(one, state, process=page.process)],
        }
