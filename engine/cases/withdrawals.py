"""The consents that were withdrawn, and that nobody has asked about anew: what the stafettholder has to deal with."""

from datetime import date

from engine.cases import events as ev
from engine.cases.events import EventBody
from engine.values import Struct


class Withdrawal(Struct, frozen=True):
    """That somebody withdrew a consent of a kind on a day; it is dealt with once a new answer is recorded."""

    by: str
    on: date
    consent_type: str | None = None


def withdrawals_after(found: tuple[Withdrawal, ...], body: EventBody, *, on: date) -> tuple[Withdrawal, ...]:
    """Return the withdrawals that nobody has dealt with after an event: a yes or a no of the kind deals with them."""
    match body:
        case ev.ConsentGiven(consent_type=kind) | ev.ConsentRefused(consent_type=kind):
            return tuple(one for one in found if None not in (kind, one.consent_type) and one.consent_type != kind)
        case ev.ConsentWithdrawn(withdrawn_by=by, consent_type=kind):
            return tuple(dict.fromkeys((*found, Withdrawal(by, on, kind))))
        case _:
            return found
