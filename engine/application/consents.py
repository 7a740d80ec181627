"""The consents of a case as a list: each that was given or refused, what has become of it, and which replaced it.

Also which of them end soon: when to warn is told by whoever asks, for no guide says it.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from engine.cases import events as ev
from engine.cases.consents import consents_after, is_outlived
from engine.cases.events import Event, EventBody
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


class Loss(Struct, frozen=True, kw_only=True):
    """What a withdrawal or a later no took from a consent: when, by whom, why, and which services and purposes.

    Of a consent that lost a purpose alone, `services` are those that lost it; `scopes` are empty where it lost all.
    """

    on: date
    by: str
    because: str | None
    services: tuple[str, ...]
    scopes: tuple[str, ...]


class Recorded(Struct, frozen=True, kw_only=True):
    """A consent that was given or refused, with all that was told of it, and what has become of it.

    `number` is its place in the order they were recorded. `covers` and `still_for` are the services and purposes it
    still has; of a refusal that names no services or no purposes, `services` and `scopes` are empty and it is to all.
    `ended_on`, `ended_by` and `ended_because` tell of a withdrawal, a later no, or a renewal that left nothing of it;
    `losses` are all that took something, that one too. `replaces` and `replaced_by` are numbers.
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
    losses: tuple[Loss, ...] = ()
    replaces: tuple[int, ...] = ()
    replaced_by: int | None = None


def recorded(events: Iterable[Event], today: date) -> tuple[Recorded, ...]:
    """Return every consent that was given or refused, in order; what was undone is not there."""
    found: list[Recorded] = []
    left: tuple[Consent, ...] = ()
    for event in effective(tuple(events)):
        after = consents_after(left, event.body)
        gone = {one.id for one in left} - {one.id for one in after}
        found = [_lost(one, event, left=left) for one in found]
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


def _lost(one: Recorded, event: Event, *, left: tuple[Consent, ...]) -> Recorded:
    """Return a consent with what an event took from it; `left` is what there was before."""
    body = event.body
    match body:
        case ev.ConsentRefused(given_by=by, reason=why) | ev.ConsentWithdrawn(withdrawn_by=by, reason=why):
            services, scopes = taken_from(one.id, body, left=left)
            loss = Loss(on=event.happened_on, by=by, because=why, services=services, scopes=scopes)
            return replace(one, losses=(*one.losses, loss)) if services else one
        case _:
            return one


def taken_from(
    consent_id: str | None, body: EventBody, *, left: tuple[Consent, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the services of a consent that an event takes something from, and which purposes; none means all."""
    own = tuple(part for part in left if part.id == consent_id)
    after = [part for part in consents_after(own, body) if part.id == consent_id]
    kept = {
        service: {scope for part in after if service in part.services for scope in part.scopes} for service in _of(own)
    }
    had = {service: {scope for part in own if service in part.services for scope in part.scopes} for service in kept}
    services = tuple(service for service in kept if kept[service] != had[service])
    some = any(kept[service] for service in services)
    scopes = dict.fromkeys(scope for part in own for scope in part.scopes if some)
    return services, tuple(scope for scope in scopes if any(scope in had[one] - kept[one] for one in services))


def _of(consents: Iterable[Consent]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(service for one in consents for service in one.services))


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
    """Return the services and purposes that a withdrawal names, or took: of several at once each has its own.

    Where the consents of others stand, the services are told as well: it was not all of them.
    """
    body = event.body
    if not isinstance(body, ev.ConsentWithdrawn):
        return (), ()
    stream = tuple(events)
    before = _before(event, stream)
    after = consents_after(before, body)
    at_once = [one.body for one in stream if one.command_id == event.command_id]
    several = sum(isinstance(one, ev.ConsentWithdrawn) for one in at_once) > 1
    if not several and not after:
        return body.services, body.scopes
    own = next((one for one in before if one.id == body.consent_id), None)
    took, _ = taken_from(body.consent_id, body, left=before)
    return took or body.services, body.scopes or (own.scopes if own and several else ())


def _before(event: Event, stream: tuple[Event, ...]) -> tuple[Consent, ...]:
    """Return the consents as they were before an event; one that is not among these came after them all."""
    left: tuple[Consent, ...] = ()
    for one in effective(stream):
        if one.event_id == event.event_id:
            break
        left = consents_after(left, one.body)
    return left
