"""Who is to be reminded of what in a case on a day: a pure function of where the case stands, its guide and the day.

A deadline is told of when it comes near and when it has passed, a consent before it runs out and when it has, and an
offer of the baton at once, and again when nobody has answered. Each is told once: its key says which it is.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from engine.application.finding import Found
from engine.cases.consents import is_outlived
from engine.cases.deadlines import running
from engine.cases.state import CaseState, CaseStatus
from engine.cases.turns import TurnKind
from engine.guideline.process import Process
from engine.values import Struct


class Cause(StrEnum):
    """What somebody is reminded of."""

    DEADLINE_NEAR = "deadline-near"
    DEADLINE_PASSED = "deadline-passed"
    CONSENT_ENDS = "consent-ends"
    CONSENT_ENDED = "consent-ended"
    BATON_OFFERED = "baton-offered"
    BATON_WAITS = "baton-waits"


class Reminder(Struct, frozen=True, kw_only=True):
    """That an actor, `to`, is to be told of something in a case. `on` is the day it is about.

    Everything in it is an id, a day or one of our own words, so that it can be kept where nothing is sealed.
    """

    to: str
    cause: Cause
    case_id: str
    on: date

    @property
    def key(self) -> str:
        """What makes it the same reminder: told once, however often and by however many it is asked for."""
        return f"{self.cause.value} {self.case_id} {self.on.isoformat()} {self.to}"


def may_remind(found: Found, *, today: date, days: int) -> bool:
    """Tell by its row alone whether there can be anything to be reminded of in an open case."""
    last = today + timedelta(days=days)
    ends = (found.row.due, found.text.consent_ends)
    offered = any(turn.kind is TurnKind.OFFER for turn in found.text.turns or ())
    return offered or any(day is not None and day <= last for day in ends)


def reminders_of(state: CaseState, process: Process, *, today: date, days: int) -> Iterator[Reminder]:
    """Give what is to be told of a case, `days` ahead. In a case that rests no deadline runs, but a consent ends.

    Nobody who is kept out of a case is told that there is anything in it.
    """
    if state.status is CaseStatus.CLOSED or state.restricted:
        return
    told = recipients(state)
    for cause, on in dict.fromkeys((*_deadlines(state, process, today=today), *_consents(state, today=today))):
        if on <= today + timedelta(days=days):
            yield from (Reminder(to=actor, cause=cause, case_id=state.case_id, on=on) for actor in told)
    yield from _baton(state, today=today, days=days)


def recipients(state: CaseState) -> tuple[str, ...]:
    """Return who answers for what is due in a case: who has the baton, else everyone who takes part."""
    taking_part = state.participants
    return (state.coordinator,) if state.coordinator in taking_part else tuple(sorted(taking_part))


def _deadlines(state: CaseState, process: Process, *, today: date) -> Iterator[tuple[Cause, date]]:
    for _, due in running(state, process):
        yield Cause.DEADLINE_PASSED if due.due_on < today else Cause.DEADLINE_NEAR, due.due_on


def _consents(state: CaseState, *, today: date) -> Iterator[tuple[Cause, date]]:
    for consent in state.consents:
        if consent.expires_on is not None and not is_outlived(consent, state.consents):
            yield Cause.CONSENT_ENDED if consent.expires_on < today else Cause.CONSENT_ENDS, consent.expires_on


def _baton(state: CaseState, *, today: date, days: int) -> Iterator[Reminder]:
    """Give who is told of an offer that stands: whom it was made to, and after some days whoever made it as well."""
    offer = state.offer
    if offer is None:
        return
    causes = [(offer.to_actor, Cause.BATON_OFFERED)]
    if (today - offer.on).days >= max(days, 1):
        causes += [(offer.to_actor, Cause.BATON_WAITS), (offer.by_actor, Cause.BATON_WAITS)]
    for actor, cause in dict.fromkeys(causes):
        if actor in state.participants:
            yield Reminder(to=actor, cause=cause, case_id=state.case_id, on=offer.on)
