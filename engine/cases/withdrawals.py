"""What was withdrawn and nobody has asked about anew, which is to be dealt with, and each no that was ever said."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from engine.cases import events as ev
from engine.cases.events import EventBody
from engine.values import Struct


class Withdrawal(Struct, frozen=True):
    """That somebody withdrew a consent of a kind on a day; it is dealt with once a new answer is recorded."""

    by: str
    on: date
    consent_type: str | None = None


class SaidNo(Struct, frozen=True, kw_only=True):
    """That somebody said no, or withdrew, on a day: to some services, a kind and some purposes; empty means to all."""

    by: str
    on: date
    services: tuple[str, ...] = ()
    consent_type: str | None = None
    scopes: tuple[str, ...] = ()

    def is_about(self, services: tuple[str, ...], kind: str | None, *, scopes: tuple[str, ...]) -> bool:
        """Tell whether it was said to something of a consent for these services, of a kind, and for these purposes."""
        named = {one.casefold() for one in self.services}
        return (
            (not named or not named.isdisjoint(one.casefold() for one in services))
            and (None in (kind, self.consent_type) or kind == self.consent_type)
            and (not self.scopes or not set(self.scopes).isdisjoint(scopes))
        )


def said_after(
    said: tuple[SaidNo, ...], body: EventBody, *, on: date, covered: Mapping[str, tuple[str, ...]]
) -> tuple[SaidNo, ...]:
    """Return each no that has been said after an event, whatever was answered since.

    `covered` are the services of each consent until then, by its id: what is withdrawn whole is withdrawn for them.
    """
    match body:
        case ev.ConsentRefused(given_by=by, services=services):
            pass
        case ev.ConsentWithdrawn(withdrawn_by=by, consent_id=of):
            services = body.services or covered.get(of, ())
        case _:
            return said
    no = SaidNo(by=by, on=on, services=services, consent_type=body.consent_type, scopes=body.scopes)
    return tuple(dict.fromkeys((*said, no)))


class HowNo(StrEnum):
    """How somebody said no to a service: by leaving it out of a yes, by a no, or by withdrawing what it had."""

    LEFT_OUT = "left-out"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class ServiceNo(Struct, frozen=True):
    """A no to working with some services that no yes has come after; with `to_all` it is a no to all of them."""

    by: str
    on: date
    how: HowNo
    services: tuple[str, ...] = ()
    to_all: bool = False


def withdrawals_after(found: tuple[Withdrawal, ...], body: EventBody, *, on: date) -> tuple[Withdrawal, ...]:
    """Return the withdrawals that nobody has dealt with after an event: a yes or a no of the kind deals with them."""
    match body:
        case ev.ConsentGiven(consent_type=kind) | ev.ConsentRefused(consent_type=kind):
            return tuple(one for one in found if None not in (kind, one.consent_type) and one.consent_type != kind)
        case ev.ConsentWithdrawn(withdrawn_by=by, consent_type=kind):
            return tuple(dict.fromkeys((*found, Withdrawal(by, on, kind))))
        case _:
            return found
