"""The deadlines of the cases that a person may see: what they are, when, and how urgent that makes them today."""

from collections.abc import Iterator
from datetime import date, time
from enum import StrEnum

from engine.application.queries import CaseView
from engine.application.survey import survey
from engine.application.world import World
from engine.cases.consents import is_outlived
from engine.cases.deadlines import Due, resting
from engine.cases.state import CaseStatus, MovedDeadline, Standing
from engine.guideline.names import MAIN
from engine.values import Struct, replace

USUAL_DAYS = 7
"""How many days ahead a reminder comes where nobody has said. It is this program's own number, never a guide's."""


class Kind(StrEnum):
    """What has a deadline."""

    STEP = "step"
    MEETING = "meeting"
    CONSENT = "consent"
    MEASURE = "measure"


class Urgency(StrEnum):
    """How urgent a deadline is, most urgent first: its day is past, its time has come, it lies ahead, or it rests."""

    OVER = "over"
    NOW = "now"
    COMING = "coming"
    RESTING = "resting"


class Force(StrEnum):
    """Who set the day: the guide, which demands it or recommends it, or those who work with the case."""

    REQUIRED = "required"
    RECOMMENDED = "recommended"
    AGREED = "agreed"


class Term(Struct, frozen=True, kw_only=True):
    """A deadline in a case.

    `subject` says what it is about: the state that the case stands in, who consented, or a measure's title; `names`
    are the services of a consent. `text` is how the guide words it, and `moved` whence it was moved. `key` means the
    same deadline as long as it lasts, also when its day is moved. `clock` is when on the day it is, in Norway, where
    somebody has said so.
    """

    view: CaseView
    kind: Kind
    key: str
    on: date
    urgency: Urgency
    force: Force
    subject: str = ""
    names: tuple[str, ...] = ()
    text: str | None = None
    moved: MovedDeadline | None = None
    clock: time | None = None

    @property
    def days(self) -> int:
        """How many days are left; negative where it has passed."""
        return (self.on - self.view.today).days


class Awaited(Struct, frozen=True, kw_only=True):
    """That a case waits for advice: from which body, or none where it was asked anonymously, and since when."""

    view: CaseView
    body: str | None
    since: date


class Terms(Struct, frozen=True, kw_only=True):
    """All deadlines, most urgent first, and what has no deadline but is waited for, the longest first.

    `unread` and `complete` are as in `Survey`.
    """

    terms: tuple[Term, ...]
    unread: tuple[str, ...]
    complete: bool
    awaited: tuple[Awaited, ...] = ()


def terms(world: World) -> Terms:
    """Return the deadlines of the open cases that the person may see, most urgent first."""
    seen = survey(world, status=CaseStatus.OPEN.value)
    found = (one for view in seen.views for one in terms_of(view))
    awaited = (Awaited(view=view, body=one.body, since=one.at.on) for view in seen.views for one in view.agenda.waiting)
    return Terms(
        terms=tuple(sorted(found, key=_order)),
        unread=seen.unread,
        complete=seen.complete,
        awaited=tuple(sorted(awaited, key=lambda one: (one.since, one.view.number))),
    )


def without_resting(found: Terms) -> Terms:
    """Return, of some deadlines, those that run."""
    return replace(found, terms=tuple(term for term in found.terms if term.urgency is not Urgency.RESTING))


def reminders(found: Terms, *, days: int) -> Terms:
    """Return, of some deadlines, those to be reminded of: passed, begun, or due within so many days."""
    runs = without_resting(found)
    near = tuple(term for term in runs.terms if term.urgency is not Urgency.COMING or term.days <= days)
    return replace(found, terms=near)


def terms_of(view: CaseView) -> Iterator[Term]:
    """Return the deadlines of a case. In one that rests they do not run, but a consent runs out all the same."""
    for term in (*_steps(view), *_meeting(view), *_measures(view)):
        yield replace(term, urgency=Urgency.RESTING) if view.state.rests else term
    yield from _consents(view)


def _order(term: Term) -> tuple[int, date, str, str, str]:
    """The most urgent first. The same day it goes by what it is about: a key may be made of an id, which is chance."""
    return list(Urgency).index(term.urgency), term.on, term.view.number, term.kind.value, term.subject


def _urgency(on: date, today: date, *, begins: date | None = None) -> Urgency:
    """Return how urgent a day is. Where a guide gives a range («4–6 uker»), its time has come when the range begins."""
    if on < today:
        return Urgency.OVER
    return Urgency.NOW if (begins or on) <= today else Urgency.COMING


def _steps(view: CaseView) -> Iterator[Term]:
    """Return the deadlines of the step where the case stands, and of those where its tracks stand."""
    for here, due in _due(view):
        if due is None:
            continue
        yield Term(
            view=view,
            kind=Kind.STEP,
            key=f"{here.state} {here.pass_} {here.since.isoformat()}",
            on=due.due_on,
            urgency=_urgency(due.due_on, view.today, begins=due.remind_on),
            force=Force.RECOMMENDED if due.is_soft else Force.REQUIRED,
            subject=here.state,
            text=due.deadline.text,
            moved=due.moved,
        )


def _due(view: CaseView) -> Iterator[tuple[Standing, Due | None]]:
    """Give where each track stands, with its deadline, which may rest with the case."""
    running = ((track.standing, track.due) for track in view.agenda.tracks if not track.finished)
    if view.state.rests is None:
        yield from ((view.state.standing, view.agenda.due), *running)
        return
    for track in (MAIN, *view.state.open_tracks()):
        yield view.state.tracks[track], resting(view.state, view.process, track=track)


def _meeting(view: CaseView) -> Iterator[Term]:
    """Return the meetings that are called, else the one that was agreed on."""
    for one in view.agenda.called:
        yield Term(
            view=view,
            kind=Kind.MEETING,
            key=one.id,
            on=one.on,
            clock=one.clock,
            urgency=_urgency(one.on, view.today),
            force=Force.AGREED,
        )
    agreed = view.agenda.next_meeting
    if agreed is None or view.agenda.called:
        return
    latest = view.state.meetings[-1].at
    yield Term(
        view=view,
        kind=Kind.MEETING,
        key=f"{latest.state} {latest.pass_} {latest.on.isoformat()}",
        on=agreed,
        urgency=_urgency(agreed, view.today),
        force=Force.AGREED,
    )


def _consents(view: CaseView) -> Iterator[Term]:
    for consent in view.state.consents:
        if consent.expires_on is None or is_outlived(consent, view.state.consents):
            continue
        yield Term(
            view=view,
            kind=Kind.CONSENT,
            key=consent.id,
            on=consent.expires_on,
            urgency=_urgency(consent.expires_on, view.today),
            force=Force.AGREED,
            subject=consent.given_by,
            names=consent.services,
        )


def _measures(view: CaseView) -> Iterator[Term]:
    for measure in view.state.running():
        if measure.until is None:
            continue
        yield Term(
            view=view,
            kind=Kind.MEASURE,
            key=measure.id,
            on=measure.until,
            urgency=_urgency(measure.until, view.today),
            force=Force.AGREED,
            subject=measure.title,
        )
