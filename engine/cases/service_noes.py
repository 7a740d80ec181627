"""Whom the family has said no to working with: left out of a consent, refused, or withdrawn and not given anew."""

from datetime import date

from engine.cases import events as ev
from engine.cases.conditions import Asking
from engine.cases.consents import COOPERATION
from engine.cases.events import EventBody
from engine.cases.regimes import is_same_party
from engine.cases.state import Consent
from engine.cases.withdrawals import HowNo, ServiceNo
from engine.values import replace


def service_noes_after(
    noes: tuple[ServiceNo, ...], body: EventBody, *, on: date, known: tuple[Consent, ...]
) -> tuple[ServiceNo, ...]:
    """Return the noes to working with services after an event. `known` are the consents before it.

    A yes ends every no to what it names, and a no to all of them; who was left out or refused by name still is.
    """
    new: tuple[ServiceNo, ...]
    match body:
        case ev.ConsentGiven(given_by=by, services=services, left_out=left_out, scopes=scopes):
            kept = _not_given(noes, services) if COOPERATION in scopes else noes
            new = (ServiceNo(by, on, HowNo.LEFT_OUT, left_out),) if left_out else ()
        case ev.ConsentRefused(given_by=by, services=services, scopes=scopes) if _cooperates(scopes):
            kept, new = noes, (ServiceNo(by, on, HowNo.REFUSED, services, to_all=not services),)
        case ev.ConsentWithdrawn(scopes=scopes) if _cooperates(scopes):
            kept, new = noes, _withdrawn(body, on, known=known)
        case _:
            return noes
    return tuple(dict.fromkeys((*kept, *new)))


def said_no_to(name: str, asking: Asking, *, by_name: bool = False) -> ServiceNo | None:
    """Return the latest no to working with a service, body or regime; None where nobody said one, or a consent holds.

    With `by_name` a no to all of them does not count.
    """
    consents = (one for one in asking.state.valid_consents(asking.today) if COOPERATION in one.scopes)
    if any(is_same_party(name, service) for consent in consents for service in consent.services):
        return None
    noes = asking.state.service_noes
    found = [no for no in noes if any(is_same_party(name, one) for one in no.services) or (no.to_all and not by_name)]
    return found[-1] if found else None


def _cooperates(scopes: tuple[str, ...]) -> bool:
    return not scopes or COOPERATION in scopes


def _not_given(noes: tuple[ServiceNo, ...], services: tuple[str, ...]) -> tuple[ServiceNo, ...]:
    """Return what is left of noes after a yes for some services."""
    left = (replace(no, services=_but(no.services, services), to_all=False) for no in noes)
    return tuple(no for no in left if no.services)


def _but(names: tuple[str, ...], given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in names if not any(is_same_party(one, other) for other in given))


def _withdrawn(body: ev.ConsentWithdrawn, on: date, *, known: tuple[Consent, ...]) -> tuple[ServiceNo, ...]:
    """Return the no that a withdrawal is: to what the consent was for, and to all where no consent is left."""
    cooperating = [one for one in known if COOPERATION in one.scopes]
    gone = [name for one in cooperating if one.id == body.consent_id for name in one.services]
    if not gone:
        return ()
    still = body.services or any(one.id != body.consent_id and one.is_valid(on) for one in cooperating)
    services = body.services or tuple(dict.fromkeys(gone))
    return (ServiceNo(body.withdrawn_by, on, HowNo.WITHDRAWN, services, to_all=not still),)
