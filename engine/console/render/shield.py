"""Who is kept out of a case: what that means for whoever works with it, who can clear it, and what was set aside."""

from collections.abc import Iterable
from datetime import date

from engine.application.outcomes import Done
from engine.cases import events as ev
from engine.cases.agenda import title_of
from engine.cases.events import Event
from engine.cases.evolve import effective
from engine.cases.meetings import without
from engine.cases.shielding import clearers, kept_out
from engine.cases.state import CaseState
from engine.cases.whom import but_kept_out
from engine.console.output import Output
from engine.console.render.ground import Guide
from engine.console.render.page import Page, either, listed
from engine.i18n import knows


def show_shield(guide: Guide, events: tuple[Event, ...]) -> None:
    """Write who is kept out of the case and until when, and for those who may know, that a suspicion waits."""
    page = guide.page
    tell_shield(guide.state, page)
    if not_reported(events):
        page.out.paragraph(page.say("shield.not-reported", command=page.command("meld", "--sendt")), style="warning")
    tell_reports(events, page)
    passed = set_aside(events)
    if passed:
        steps = listed([page.quoted(title_of(step, page.process)) for step in passed], page.out)
        page.out.paragraph(page.say("shield.set-aside", steps=steps))
    if guide.state.shielded or passed or not_reported(events) or _reports(events):
        page.out.line()


def tell_reports(events: tuple[Event, ...], page: Page) -> None:
    """Write to whom a concern was reported and when, since it was cleared last, for those who may open that."""
    for event in _reports(events):
        to = [clearer(one, page) for one in event.body.to] if isinstance(event.body, ev.ConcernReported) else []
        who = listed(to, page.out) if to else page.say("report-to-somebody")
        page.out.paragraph(page.say("shield.reported", to=who, date=page.day_text(event.happened_on)))


def _reports(events: tuple[Event, ...]) -> tuple[Event, ...]:
    stream = effective(events)
    lifted = max((one.seq for one in stream if isinstance(one.body, ev.ShieldLifted)), default=0)
    return tuple(one for one in stream if isinstance(one.body, ev.ConcernReported) and one.seq > lifted)


def tell_shield(state: CaseState, page: Page) -> None:
    """Write who is kept out of the case, where somebody is."""
    if state.shielded:
        for row in page.out.folded(shield_text(state, page), rest="  "):
            page.out.line(page.out.paint(row, "warning"))


def tell_shields(cases: Iterable[tuple[str, Iterable[str]]], out: Output) -> None:
    """Write of each of these cases, beside a list, who is kept out of it, by its number and their titles."""
    for number, titles in cases:
        people = [out.say("quoted", text=title) for title in titles]
        if people:
            told = out.say("shield.case", number=number, people=listed(people, out))
            out.paragraph(told, to_stderr=not out.is_terminal, style="warning")


def warn_of_untold(done: Done, page: Page) -> None:
    """Warn that whoever is kept out was called to a meeting that was moved or called off, and does not know."""
    changed = [one.body for one in done.events if isinstance(one.body, ev.MeetingMoved | ev.MeetingCalledOff)]
    for meeting in done.before.called if done.before else ():
        if any(body.meeting_id == meeting.id for body in changed):
            out = done.after.kept_out
            still = but_kept_out(meeting.invited, out, state=done.after, process=done.process)
            untold = [page.name(one) for one in meeting.invited if one not in still]
            if untold:
                who = either([clearer(one, page) for one in clearers(page.process)], page.out)
                code = "shield.untold" if who else "shield.untold.forever"
                page.out.paragraph(page.say(code, people=listed(untold, page.out), who=who), style="warning")


def tell_beside(done: Done, page: Page) -> None:
    """Tell of a meeting that was held without those who are kept out, that it is not the one with them."""
    for event in done.events:
        if isinstance(event.body, ev.MeetingHeld):
            steps = (done.process.steps.get(one) for one in (event.step or "", *event.body.covers))
            out = without((step for step in steps if step), done.after, process=done.process)
            if out:
                names = listed([page.quoted(one) for one in out], page.out)
                page.out.paragraph(page.say("done.meeting-beside", names=names))


def shield_text(state: CaseState, page: Page) -> str:
    """Return who is kept out, what nobody must do, and who can clear it; how, for those who may record it."""
    people = listed([page.quoted(one.title) for one in kept_out(state, page.process)], page.out)
    clearing = clearers(page.process)
    if not clearing:
        return page.say("shield.forever", people=people)
    names = either([clearer(one, page) for one in clearing], page.out)
    if not may_clear(state, page):
        return page.say("shield.others", people=people, who=names)
    return page.say("shield", people=people, who=names, command=page.command("meld", "--klarert-av", clearing[0]))


def may_clear(state: CaseState, page: Page) -> bool:
    """Tell whether the reader is let in to what is shielded, and so may record that it is cleared."""
    return page.me in state.named and not page.reads_only


def clearer(name: str, page: Page) -> str:
    """Return what one who may clear it is called: a service or body by its title, else as a report is sent to."""
    known = name in page.process.services or name in page.process.bodies
    return page.name(name) if known or not knows(f"recipient-{name}") else page.say(f"recipient-{name}")


def not_reported(events: tuple[Event, ...]) -> bool:
    """Tell whether a suspicion was written after which no report was, and which nobody has cleared.

    It is asked of the events that the reader may open: those who are not named for the shielded part get no answer.
    """
    waiting = False
    for event in effective(events):
        match event.body:
            case ev.ConcernSuspected():
                waiting = True
            case ev.ConcernReported() | ev.ShieldLifted():
                waiting = False
            case _:
                continue
    return waiting


def last_report(events: tuple[Event, ...]) -> date | None:
    """Return when a concern was last reported, where nobody has cleared it since; asked as `not_reported` is."""
    on = None
    for event in effective(events):
        match event.body:
            case ev.ConcernReported():
                on = event.happened_on
            case ev.ShieldLifted():
                on = None
            case _:
                continue
    return on


def tells_of_concern(events: tuple[Event, ...]) -> bool:
    """Tell whether a reader who may open these events knows of a suspicion or a report."""
    return any(isinstance(one.body, ev.ConcernSuspected | ev.ConcernReported) for one in effective(events))


def set_aside(events: tuple[Event, ...]) -> tuple[str, ...]:
    """Return the steps that were set aside because somebody was kept out of the case."""
    passed = (one.body for one in effective(events))
    found = (body.step for body in passed if isinstance(body, ev.StepPassed) and body.shielded)
    return tuple(dict.fromkeys(found))
