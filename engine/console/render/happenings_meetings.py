"""What happened to the meetings of a case, in words: called, moved, called off and held."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from engine.cases import events as ev
from engine.cases.state import EVERYONE
from engine.console.render.called import person_text, when_text
from engine.console.render.page import Page, listed
from engine.console.render.story import Story, suffixed


def _called(body: ev.MeetingCalled, story: Story) -> str:
    page = story.page
    what = page.say("event.meeting-called", when=when_text(body.on, body.clock, page=page, place=body.place))
    what = suffixed("event.meeting-called.invited", what, story=story, names=_people(body.invited, page))
    what = suffixed("event.meeting-called.without", what, story=story, names=_people(body.without, page))
    return suffixed("event.meeting-called.agenda", what, story=story, lines="; ".join(body.agenda))


def _moved(body: ev.MeetingMoved, story: Story) -> str:
    page = story.page
    what = page.say("event.meeting-moved", when=when_text(body.on, body.clock, page=page, place=body.place))
    return suffixed("event.reason", what, story=story, reason=body.reason)


def _called_off(body: ev.MeetingCalledOff, story: Story) -> str:
    return suffixed("event.reason", story.page.say("event.meeting-called-off"), story=story, reason=body.reason)


def _held(body: ev.MeetingHeld, story: Story) -> str:
    page = story.page
    what = page.say("event.meeting-held")
    what = suffixed("event.meeting-held.present", what, story=story, present=listed(list(body.present), page.out))
    recipients = _people((one for one in body.minutes_to if one != EVERYONE), page)
    if body.minutes and not recipients:
        what = page.say("event.meeting-held.minutes", what=what)
    what = suffixed("event.meeting-held.to", what, story=story, names=recipients)
    if body.next_on:
        day = page.day_text(body.next_on)
        what = page.say("event.meeting-held.next", what=what, date=day)
    known = page.process.steps
    steps = listed([page.quoted(known[one].title if one in known else one) for one in body.covers], page.out)
    what = suffixed("event.meeting-held.covers", what, story=story, steps=steps)
    return suffixed("event.meeting-held.absent", what, story=story, absent=_people(body.absent, page))


def _people(names: Iterable[str], page: Page) -> str:
    return listed([person_text(name, page) for name in names], page.out)


MEETINGS: Mapping[type[ev.EventBody], Callable[[Any, Story], str]] = {
    ev.MeetingCalled: _called,
    ev.MeetingMoved: _moved,
    ev.MeetingCalledOff: _called_off,
    ev.MeetingHeld: _held,
}
