"""What closing a case leads to and what it leaves, and what a case that is opened again was to remember."""

from collections.abc import Iterator
from datetime import date

from engine.cases.agenda import agenda
from engine.cases.deadlines import running
from engine.cases.events import Event
from engine.cases.naming import title_of, track_title
from engine.cases.state import CaseState
from engine.console.render.change import consents, side_work
from engine.console.render.page import Page, capitalised, listed
from engine.console.render.shield import clearer, last_report, not_reported
from engine.guideline.labels import holder_title, lowered
from engine.values import Struct, replace

Row = tuple[str, str]


class Closing(Struct, frozen=True, kw_only=True):
    """A case before it is closed, in which of the guide's ways that is, and the events that the reader may open."""

    state: CaseState
    ending: str
    events: tuple[Event, ...] = ()


def show_consequences(closing: Closing, *, page: Page, tried: bool) -> None:
    """Write what closing a case leads to, before anything else is said of it.

    Where it is only `tried`, it also says what is to be remembered: else that stands with the ending itself.
    """
    page.out.line(page.say("close.will" if tried else "close.does"))
    for text in _consequences(closing, page=page):
        page.out.paragraph(text, indent=2)
    known = page.process.endings.get(closing.ending)
    if tried and known and known.remember:
        page.out.paragraph(page.say("close.remember", text=known.remember), indent=2)
    page.out.line()


def remembered(state: CaseState, page: Page) -> Iterator[Row]:
    """Return how a case that is open again was last closed, and what the guide then wanted remembered."""
    ending = page.process.endings.get(str(state.reopened_from))
    if ending is None:
        return
    yield page.say("label.reopened-from"), ending.title
    if ending.remember:
        yield page.say("label.remember-again"), ending.remember


def show_reopened(closed: CaseState, state: CaseState, *, page: Page) -> None:
    """Write what a case that has just been opened again was to remember, and which consents ran out meanwhile."""
    rows = list(remembered(state, page))
    if rows:
        page.out.fields(rows)
    lapsed = _lapsed(closed, page)
    if lapsed:
        page.out.paragraph(page.say("reopen.consents-lapsed", names=lapsed))


def remembered_text(state: CaseState, page: Page) -> str | None:
    """Return what the guide wants remembered of a closed case, or of one that is open again; None where nothing."""
    ending = page.process.endings.get(str(state.ending or state.reopened_from))
    return ending.remember if ending else None


def _consequences(closing: Closing, *, page: Page) -> Iterator[str]:
    state = closing.state
    yield page.say("close.work-ends")
    yield from _concern(closing.events, page)
    yield from _work_left(state, page)
    yield from _taken_over(closing.ending, page)
    yield from _beside(state, page)
    yield from _people_left(state, page)
    yield from _unanswered(state, page)


def _concern(events: tuple[Event, ...], page: Page) -> Iterator[str]:
    """Return that a suspicion was never reported, or that nobody has written what came of the report."""
    if not_reported(events):
        yield page.say("close.not-reported")
    elif reported_on := last_report(events):
        yield page.say("close.reported", date=page.day_text(reported_on))


def _work_left(state: CaseState, page: Page) -> Iterator[str]:
    """Return what is under way: measures, meetings that are agreed, and deadlines that lapse."""
    measures = [page.quoted(measure.title) for measure in state.running()]
    if measures:
        yield page.say("close.measures-run", names=listed(measures, page.out))
    for code, day in _meetings(state, page):
        yield page.say(code, date=page.day_text(day))
    deadlines = [
        page.say("close.deadline", of=title_of(due.of, page.process), date=page.day_text(due.due_on))
        for _, due in running(state, page.process)
    ]
    if deadlines:
        yield page.say("close.deadlines", names=listed(deadlines, page.out))


def _taken_over(ending: str, page: Page) -> Iterator[str]:
    known = page.process.endings.get(ending)
    if known and known.taken_over_by:
        yield page.say("close.taken-over", who=capitalised(clearer(known.taken_over_by, page)))


def _beside(state: CaseState, page: Page) -> Iterator[str]:
    tracks = [page.quoted(track_title(track, page.process)) for track in state.open_tracks()]
    if tracks:
        yield page.say("close.tracks-run", names=listed(tracks, page.out))
    if state.side_work:
        yield page.say("close.beside", names="; ".join(side_work(state, page)))


def _people_left(state: CaseState, page: Page) -> Iterator[str]:
    """Return which services take part, which consents still hold, and who had the baton."""
    if state.services:
        yield page.say("close.services", names=page.names(one.key for one in state.services))
    valid = consents(replace(state, consents=state.valid_consents(page.today)), page)
    if valid:
        yield page.say("close.consents", names="; ".join(valid))
    if state.coordinator:
        role = holder_title(page.process.guideline) or page.say("aspect.coordinator")
        code = "close.baton-mine" if state.coordinator == page.me else "close.baton"
        yield page.say(code, who=page.handle(state.coordinator), role=lowered(role))


def _unanswered(state: CaseState, page: Page) -> Iterator[str]:
    if state.offer:
        yield page.say("close.offer-ends", who=page.handle(state.offer.to_actor))
    if any(not one.answered for one in state.consultations):
        yield page.say("close.advice-waits")


def _lapsed(closed: CaseState, page: Page) -> str:
    """Return the consents that held on the day a case was closed, and have run out since."""
    gone = tuple(one for one in closed.valid_consents(closed.standing.since) if not one.is_valid(page.today))
    return "; ".join(consents(replace(closed, consents=gone), page))


def _meetings(state: CaseState, page: Page) -> list[tuple[str, date]]:
    """Return the days of the meetings to come: those that are called, and the next one that was merely agreed."""
    agreed = agenda(state, page.process, today=page.today).next_meeting
    called = {one.on for one in state.called}
    days = called | ({agreed} if agreed else set())
    return [
        ("close.meeting" if day in called else "close.meeting-agreed", day) for day in sorted(days) if day >= page.today
    ]
