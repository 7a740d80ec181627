"""Who has had the baton in a case: from when to when, why it changed hands, and what was said each time."""

from collections.abc import Iterable
from datetime import date

from engine.cases import events as ev
from engine.cases.events import Event
from engine.cases.evolve import effective
from engine.values import Struct, replace


class Told(Struct, frozen=True):
    """What was said when somebody was asked to have the baton, or to go on: on which day, and at which step."""

    on: date
    step: str | None = None
    family_wish: str | None = None
    weighed: str | None = None
    decided_by: str | None = None
    reason: str | None = None


class Tenure(Struct, frozen=True):
    """One person's time with the baton. `until` is None while it lasts; `confirmed` is each time it was to go on."""

    actor: str
    since: date
    until: date | None
    asked: Told
    confirmed: tuple[Told, ...] = ()


class Unanswered(Struct, frozen=True):
    """An offer that led to no change: the answer was no, or it was taken back, with the reason that was given."""

    actor: str
    on: date
    taken_back: bool
    reason: str | None = None


class History(Struct, frozen=True):
    """All who have had the baton, in order, and the offers that came to nothing."""

    tenures: tuple[Tenure, ...] = ()
    unanswered: tuple[Unanswered, ...] = ()


class _Folded(Struct, frozen=True):
    """The history so far, and what was said with the offer that waits for an answer."""

    history: History = History()
    asked: Told | None = None


def history(events: Iterable[Event]) -> History:
    """Return who has had the baton, by the events that count. When a case closes, its stafettholder's time ends."""
    folded = _Folded()
    for event in effective(events):
        folded = _told(folded, event)
    return folded.history


def _told(before: _Folded, event: Event) -> _Folded:
    match event.body:
        case ev.CoordinatorOffered() as offered:
            return replace(before, asked=_said(offered, event))
        case ev.CoordinatorAccepted(actor=actor):
            started = Tenure(actor, event.happened_on, None, before.asked or Told(event.happened_on, event.step))
            tenures = (*_ended(before.history.tenures, event.happened_on), started)
            return _Folded(replace(before.history, tenures=tenures))
        case ev.CoordinatorDeclined(actor=actor, reason=reason):
            return _came_to_nothing(before, Unanswered(actor, event.happened_on, taken_back=False, reason=reason))
        case ev.CoordinatorOfferWithdrawn(to_actor=actor):
            return _came_to_nothing(before, Unanswered(actor, event.happened_on, taken_back=True))
        case ev.CoordinatorConfirmed() as confirmed:
            return _with_latest(before, confirmed=_said(confirmed, event))
        case ev.CaseClosed():
            tenures = _ended(before.history.tenures, event.happened_on)
            return replace(before, history=replace(before.history, tenures=tenures))
        case ev.CaseReopened():
            return _with_latest(before, reopened=True)
        case _:
            return before


def _said(body: ev.CoordinatorOffered | ev.CoordinatorConfirmed, event: Event) -> Told:
    return Told(event.happened_on, event.step, body.family_wish, body.weighed, body.decided_by, body.reason)


def _ended(tenures: tuple[Tenure, ...], on: date) -> tuple[Tenure, ...]:
    if not tenures or tenures[-1].until is not None:
        return tenures
    return (*tenures[:-1], replace(tenures[-1], until=on))


def _came_to_nothing(before: _Folded, one: Unanswered) -> _Folded:
    return _Folded(replace(before.history, unanswered=(*before.history.unanswered, one)))


def _with_latest(before: _Folded, *, confirmed: Told | None = None, reopened: bool = False) -> _Folded:
    """Change the tenure that came last: it was confirmed, or goes on because the case was opened again."""
    tenures = before.history.tenures
    if not tenures:
        return before
    latest = tenures[-1]
    until = None if reopened else latest.until
    told = (*latest.confirmed, confirmed) if confirmed else latest.confirmed
    tenures = (*tenures[:-1], replace(latest, until=until, confirmed=told))
    return replace(before, history=replace(before.history, tenures=tenures))
