"""Colleagues who are given something to do in a case, or called in to a meeting, and cannot see it: that is said."""

from collections.abc import Iterable, Iterator

from engine.application.outcomes import Done
from engine.cases import events as ev
from engine.cases.events import EventBody
from engine.console.render.page import Page, listed


def show_outsiders(done: Done, page: Page) -> None:
    """Say of users who are named in what was recorded, and are not in the case, that they are not, and the way in."""
    named = {name.casefold() for event in done.events for name in _named(event.body)}
    found = _outside(named, done, page=page)
    if found:
        told = page.say("done.outsiders", who=listed(found, page.out), command=page.command("rolle"))
        page.out.paragraph(told, to_stderr=True)


def _named(body: EventBody) -> Iterator[str]:
    match body:
        case ev.MeasureStarted(responsible=who) | ev.MeasureChanged(responsible=str(who)):
            yield who
        case ev.MeetingCalled(invited=invited):
            yield from invited
        case _:
            pass


def _outside(named: Iterable[str], done: Done, *, page: Page) -> list[str]:
    wanted, inside = set(named), done.after.participants
    return [
        one.handle
        for one in page.people.values()
        if one.id not in inside and wanted & {one.id.casefold(), one.handle.casefold()}
    ]
