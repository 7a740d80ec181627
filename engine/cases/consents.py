"""How consents come and go: one takes the place of others, a no or a withdrawal takes services or purposes from them.

A purpose is what a consent is for (`gjelder`): cooperation, the log, and what else a guide names.
"""

from collections.abc import Iterable
from datetime import date

from engine.cases import events as ev
from engine.cases.events import EventBody
from engine.cases.state import CaseState, Consent, ConsentNo, Moment
from engine.values import Struct, replace

COOPERATION = "samarbeid"
"""What a consent is for where nothing else is said, and what `krever: samtykke` asks for."""
LOG = "stafettlogg"
"""That a log is kept and read. A no to it stops nothing but the log."""


class Taken(Struct, frozen=True):
    """What a no takes from consents: some services, kinds and purposes; each of them empty means all."""

    services: tuple[str, ...] = ()
    kind: str | None = None
    scopes: tuple[str, ...] = ()

    def touches(self, consent: Consent) -> bool:
        """Tell whether it takes something from a consent."""
        named = {service.casefold() for service in self.services}
        return (
            consent.is_of(self.kind)
            and (not named or not named.isdisjoint(service.casefold() for service in consent.services))
            and (not self.scopes or not set(self.scopes).isdisjoint(consent.scopes))
        )


def consents_after(consents: tuple[Consent, ...], body: EventBody, *, on: date | None = None) -> tuple[Consent, ...]:
    """Return the consents that still cover something, by day or not, after an event that happened on a day."""
    match body:
        case ev.ConsentGiven(replaces=replaced):
            return (*(one for one in consents if one.id not in replaced), _new(body, on))
        case ev.ConsentRefused(services=services, consent_type=kind, scopes=scopes):
            return without(consents, Taken(services, kind, scopes))
        case ev.ConsentWithdrawn(consent_id=consent_id, services=services, scopes=scopes):
            return withdrawn(consents, consent_id, taken=Taken(services, scopes=scopes))
        case _:
            return consents


def former_after(state: CaseState, consents: tuple[Consent, ...], *, on: date) -> tuple[Consent, ...]:
    """Return the consents that stood before, as they stood, when these are those left on a day."""
    return (*state.former_consents, *(replace(one, ended_on=on) for one in state.consents if one not in consents))


def held_on(state: CaseState, day: date) -> tuple[Consent, ...]:
    """Return the consents that held on a day that has been, as they stood then.

    They were given by that day, had not run out, and nothing was taken from them on it or before.
    """
    return tuple(
        one
        for one in (*state.former_consents, *state.consents)
        if one.is_valid(day)
        and (one.given_on is None or one.given_on <= day)
        and (one.ended_on is None or day < one.ended_on)
    )


def withdrawn(consents: tuple[Consent, ...], consent_id: str, *, taken: Taken) -> tuple[Consent, ...]:
    """Return the consents after one was withdrawn, as a whole or in part."""
    return tuple(
        one for consent in consents for one in (without((consent,), taken) if consent.id == consent_id else (consent,))
    )


def without(consents: Iterable[Consent], taken: Taken) -> tuple[Consent, ...]:
    """Return what is left of consents after a no."""
    return tuple(part for one in consents for part in (_parts(one, taken) if taken.touches(one) else (one,)))


def _parts(consent: Consent, taken: Taken) -> tuple[Consent, ...]:
    """Return a consent in the part that a no is not about, and the part that is left with fewer purposes."""
    named = {service.casefold() for service in taken.services}
    hit = tuple(one for one in consent.services if not named or one.casefold() in named)
    rest = tuple(one for one in consent.services if one not in hit)
    left = tuple(one for one in consent.scopes if taken.scopes and one not in taken.scopes)
    parts = (replace(consent, services=rest), replace(consent, services=hit, scopes=left))
    return tuple(one for one in parts if one.services and one.scopes)


def is_outlived(consent: Consent, consents: Iterable[Consent]) -> bool:
    """Tell whether others that last longer cover all that a consent covers, of its kind and for all it is for."""
    longer = [
        {service.casefold() for service in one.services}
        for one in consents
        if one is not consent
        and one.consent_type == consent.consent_type
        and set(consent.scopes) <= set(one.scopes)
        and _lasts_longer(one, consent)
    ]
    return {service.casefold() for service in consent.services} <= set().union(*longer)


def noes_after(noes: tuple[ConsentNo, ...], body: EventBody, *, at: Moment) -> tuple[ConsentNo, ...]:
    """Return what has been said no to, and not yes to since, after an event.

    A withdrawal is a no to a purpose where it names one; else it answers no question that a step asks.
    """
    match body:
        case ev.ConsentGiven(consent_type=kind, scopes=scopes):
            return tuple(left for one in noes if (left := _overruled(one, kind, scopes=scopes)) is not None)
        case ev.ConsentRefused(consent_type=kind, scopes=scopes):
            return (*_but(noes, kind, scopes=scopes), ConsentNo(at, kind, scopes))
        case ev.ConsentWithdrawn(consent_type=kind, scopes=scopes) if scopes:
            return (*_but(noes, kind, scopes=scopes), ConsentNo(at, kind, scopes))
        case _:
            return noes


def declined(noes: Iterable[ConsentNo]) -> frozenset[str]:
    """Return the purposes that were said no to by name, and not yes to since. Cooperation is not one of them."""
    return frozenset(scope for one in noes for scope in one.scopes) - {COOPERATION}


def _but(noes: tuple[ConsentNo, ...], kind: str | None, *, scopes: tuple[str, ...]) -> tuple[ConsentNo, ...]:
    return tuple(one for one in noes if (one.consent_type, one.scopes) != (kind, scopes))


def _overruled(no: ConsentNo, kind: str | None, *, scopes: tuple[str, ...]) -> ConsentNo | None:
    """Return what is left of a no after a yes of a kind for some purposes; None where that is nothing."""
    if no.scopes:
        left = tuple(scope for scope in no.scopes if scope not in scopes)
        return replace(no, scopes=left) if left else None
    return no if no.consent_type not in (None, kind) and kind is not None else None


def _lasts_longer(one: Consent, other: Consent) -> bool:
    return one.expires_on is None or (other.expires_on is not None and one.expires_on > other.expires_on)


def _new(body: ev.ConsentGiven, on: date | None) -> Consent:
    return Consent(
        id=body.consent_id,
        given_by=body.given_by,
        services=body.services,
        scopes=body.scopes,
        expires_on=body.expires_on,
        consent_type=body.consent_type,
        given_as=body.given_as,
        left_out=body.left_out,
        for_whom=body.for_whom,
        given_on=on,
    )
