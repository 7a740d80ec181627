"""The consents of a case as a list: each that was given or refused, what has become of it, and which replaced it.

Also which of them end soon: when to warn is told by whoever asks, for no guide says it.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from engine.cases import events as ev
from engine.cases.consents import consents_after, is_outlived
from engine.cases.events import Event
from engine.cases.evolve import effective
from engine.cases.state import CaseState, Consent
from engine.cases.vocabulary import ConsentForm
from engine.values import Struct, replace


class Fate(StrEnum):
    """What has become of a consent; `REFUSED` is one that was asked for and not given."""

    VALID = "valid"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    REFUSED = "refused"


class Recorded(Struct, frozen=True, kw_only=True):
    """A consent that was given or refused, with all that was told of it, and what has become of it.

    `number` is its place in the order they were recorded. `covers` and `still_for` are the services and purposes it
    still has; of a refusal that names no services or no purposes, `services` and `scopes` are empty and it is to all.
    `ended_on`, `ended_by` and `ended_because` tell of a withdrawal, a later no, or a renewal; `replaces` and
    `replaced_by` are numbers.
    """

    number: int
    id: str | None
    by: str
    on: date
    fate: Fate
    services: tuple[str, ...]
    scopes: tuple[str, ...]
    given_as: tuple[str, ...] = ()
    consent_type: str | None = None
    for_whom: str | None = None
    left_out: tuple[str, ...] = ()
    form: ConsentForm | None = None
    language: str | None = None
    interpreter: str | None = None
    expires_on: date | None = None
    reason: str | None = None
    covers: tuple[str, ...] = ()
    still_for: tuple[str, ...] = ()
    ended_on: date | None = None
    ended_by: str | None = None
    ended_because: str | None = None
    replaces: tuple[int, ...] = ()
    replaced_by: int | None = None


def recorded(events: Iterable[Event], today: date) -> tuple[Recorded, ...]:
    """Return every consent that was given or refused, in order; what was undone is not there."""
    found: list[Recorded] = []
    left: tuple[Consent, ...] = ()
    for event in effective(tuple(events)):
        after = consents_after(left, event.body)
        gone = {one.id for one in left} - {one.id for one in after}
        left = after
        new = _new(event, len(found) + 1, earlier=found)
        found = [_ended(one, event, new=new) if one.id in gone else one for one in found]
        found += [new] if new else []
    return tuple(_standing(one, left, today=today) for one in found)


def ending(state: CaseState, *, today: date, days: int) -> tuple[Consent, ...]:
    """Return the consents that have run out, or do within so many days, and that no other has made needless."""
    last = today + timedelta(days=days)
    return tuple(one for one in _to_renew(state) if one.expires_on and one.expires_on <= last)


def first_end(state: CaseState) -> date | None:
    """Return the first day on which a consent ends that no other has made needless; it may have passed."""
    return min((one.expires_on for one in _to_renew(state) if one.expires_on), default=None)


def _to_renew(state: CaseState) -> tuple[Consent, ...]:
    return tuple(one for one in state.consents if not is_outlived(one, state.consents))


def _new(event: Event, number: int, *, earlier: list[Recorded]) -> Recorded | None:
    match event.body:
        case ev.ConsentGiven() as body:
            return _given(body, event.happened_on, number=number, earlier=earlier)
        case ev.ConsentRefused() as body:
            return Recorded(
                number=number,
                id=None,
                by=body.given_by,
                on=event.happened_on,
                fate=Fate.REFUSED,
                services=body.services,
                scopes=body.scopes,
                given_as=body.given_as,
                consent_type=body.consent_type,
                reason=body.reason,
            )
        case _:
            return None


def _given(body: ev.ConsentGiven, on: date, *, number: int, earlier: list[Recorded]) -> Recorded:
    return Recorded(
        number=number,
        id=body.consent_id,
        by=body.given_by,
        on=on,
        fate=Fate.VALID,
        services=body.services,
        scopes=body.scopes,
        given_as=body.given_as,
        consent_type=body.consent_type,
        for_whom=body.for_whom,
        left_out=body.left_out,
        form=body.form,
        language=body.language,
        interpreter=body.interpreter,
        expires_on=body.expires_on,
        replaces=tuple(one.number for one in earlier if one.id in body.replaces),
    )


def _ended(one: Recorded, event: Event, *, new: Recorded | None) -> Recorded:
    """Return a consent of which an event left nothing."""
    body = event.body
    match body:
        case ev.ConsentGiven(given_by=by):
            number = new.number if new else None
            return replace(one, fate=Fate.REPLACED, ended_on=event.happened_on, ended_by=by, replaced_by=number)
        case ev.ConsentRefused(given_by=by, reason=why) | ev.ConsentWithdrawn(withdrawn_by=by, reason=why):
            return replace(one, fate=Fate.WITHDRAWN, ended_on=event.happened_on, ended_by=by, ended_because=why)
        case _:
            return one


def _standing(one: Recorded, left: tuple[Consent, ...], *, today: date) -> Recorded:
    """Return a consent with what it still covers; one that has run out covers nothing."""
    parts = [part for part in left if part.id == one.id]
    if not parts:
        return one
    if not any(part.is_valid(today) for part in parts):
        return replace(one, fate=Fate.EXPIRED)
    return replace(
        one,
        covers=tuple(dict.fromkeys(service for part in parts for service in part.services)),
        still_for=tuple(dict.fromkeys(scope for part in parts for scope in part.scopes)),
    )


def withdrawn_by(event: Event, events: Iterable[Event]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the services and purposes that a withdrawal names; of several at once that name none, each has its own.

    Else they would be told as the same thing several times.
    """
    body = event.body
    if not isinstance(body, ev.ConsentWithdrawn):
        return (), ()
    stream = tuple(events)
    at_once = [one.body for one in stream if one.command_id == event.command_id]
    several = sum(isinstance(one, ev.ConsentWithdrawn) for one in at_once) > 1
    given = (one.body for one in stream if isinstance(one.body, ev.ConsentGiven))
    own = next((one for one in given if one.consent_id == body.consent_id), None) if several else None
    return body.services or (own.services if own else ()), body.scopes or (own.scopes if own else ())
