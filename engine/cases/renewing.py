"""Renewing a consent: a new one takes the place of the old, with what nobody says anew as it was."""

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.commands import Context
from engine.cases.conditions import Asking
from engine.cases.consenting import Terms, for_each, kind_for, made
from engine.cases.consents import Taken, is_outlived
from engine.cases.envelope import Decision, Entry
from engine.cases.naming import name_of, quoted
from engine.cases.refusals import Refused, refuse
from engine.cases.services import resolve_services
from engine.cases.state import Consent
from engine.guideline.process import Process
from engine.guideline.registry import ConsentType
from engine.values import replace


def decide(command: cmd.RenewConsent, asking: Asking, *, process: Process, context: Context) -> Decision:
    """Record a consent that takes the place of one that holds or has run out, or of those given together."""
    if not command.given_by.strip():
        return refuse("blank", field="from")
    services = resolve_services(command.services, process, state=asking.state)
    old = _to_renew(replace(command, services=services), asking, process=process)
    if isinstance(old, Refused):
        return old
    kind = _kind(old, process)
    if command.expires_on is None and _wants_end(old, kind):
        return refuse("renewal-without-end")
    terms = Terms(kind=kind, scopes=_scopes(old), replaces=tuple(dict.fromkeys(one.id for one in old)))
    told = _told(command, services, old=old)
    given = made(told, terms, asking=asking, process=process, context=context)
    if isinstance(given, Refused):
        return given
    return tuple(Entry(one) for one in (_for_each(given, old) if kind and kind.per_service else (given,)))


def kind_renewed(command: cmd.RenewConsent, asking: Asking, *, process: Process) -> ConsentType | None:
    """Return the kind of the consent that would be renewed; None where it has none, or nothing can be renewed."""
    services = resolve_services(command.services, process, state=asking.state)
    old = _to_renew(replace(command, services=services), asking, process=process)
    return None if isinstance(old, Refused) else _kind(old, process)


def wants_end(command: cmd.RenewConsent, asking: Asking, *, process: Process) -> bool:
    """Tell whether somebody must say how long the new consent lasts: the old one ends, and no guide says when."""
    services = resolve_services(command.services, process, state=asking.state)
    old = _to_renew(replace(command, services=services), asking, process=process)
    return not isinstance(old, Refused) and _wants_end(old, _kind(old, process))


def _wants_end(old: tuple[Consent, ...], kind: ConsentType | None) -> bool:
    return not (kind and kind.lasts) and any(one.expires_on for one in old)


def _to_renew(command: cmd.RenewConsent, asking: Asking, *, process: Process) -> tuple[Consent, ...] | Refused:
    """Return the consent that is meant, in the parts it is left in, or those of a kind that has one for each service.

    Where none is named it is the only one that no other has made needless; one with a last day goes before the rest.
    """
    kind = kind_for(command.consent_type, asking, process=process) if command.consent_type is not None else None
    if isinstance(kind, Refused):
        return kind
    named = kind.id if kind else None
    found = [one for one in asking.state.consents if named in (None, one.consent_type)]
    if command.renews is not None:
        found = [one for one in found if one.id == command.renews]
    else:
        found = [one for one in found if not is_outlived(one, asking.state.consents)]
        found = [one for one in found if one.expires_on] or found
    together = _together(found, process)
    if together:
        found = [one for one in found if Taken(command.services).touches(one)]
    if not found:
        return refuse("no-consent-to-renew", **_withdrawn(command, asking, kind=named))
    if not together and len({one.id for one in found}) > 1:
        return refuse("renew-which", names=quoted(_name(one, process) for one in found))
    return tuple(found)


def _withdrawn(command: cmd.RenewConsent, asking: Asking, *, kind: str | None) -> dict[str, str]:
    """Return who withdrew the consent that may be meant, and when; nothing where others are left."""
    gone = [one for one in asking.state.withdrawals if kind in (None, one.consent_type)]
    left = [one for one in asking.state.consents if kind in (None, one.consent_type)]
    if command.renews is not None or left or not gone:
        return {}
    return {"by": gone[-1].by, "date": gone[-1].on.isoformat()}


def _together(found: list[Consent], process: Process) -> bool:
    """Tell whether consents are all of a kind that has one for each service."""
    kinds = {one.id for one in process.guideline.consent_types if one.per_service}
    return len({one.consent_type for one in found}) == 1 and found[0].consent_type in kinds


def _name(consent: Consent, process: Process) -> str:
    return f"{consent.given_by}: {', '.join(name_of(one, process) for one in consent.services)}"


def _kind(old: tuple[Consent, ...], process: Process) -> ConsentType | None:
    return next((kind for kind in process.guideline.consent_types if kind.id == old[0].consent_type), None)


def _scopes(old: tuple[Consent, ...]) -> tuple[str, ...]:
    """Return what every part of the old consent is still for; what was taken from some of it is not given back."""
    common = tuple(scope for scope in old[0].scopes if all(scope in one.scopes for one in old))
    return common or old[0].scopes


def _told(command: cmd.RenewConsent, services: tuple[str, ...], *, old: tuple[Consent, ...]) -> cmd.GiveConsent:
    """Return what was said of the new consent, and for the rest what was said of the old."""
    kept = tuple(dict.fromkeys(service for one in old for service in one.services))
    left_out = tuple(dict.fromkeys(service for one in old for service in one.left_out))
    chosen = services or kept
    return cmd.GiveConsent(
        consent_id=command.consent_id,
        given_by=command.given_by,
        services=chosen,
        left_out=command.left_out or tuple(one for one in left_out if one not in chosen),
        form=command.form,
        expires_on=command.expires_on,
        given_as=command.given_as,
        age=command.age,
        for_whom=command.for_whom or old[0].for_whom,
        language=command.language,
        interpreter=command.interpreter,
    )


def _for_each(given: ev.ConsentGiven, old: tuple[Consent, ...]) -> tuple[ev.ConsentGiven, ...]:
    """Return a consent of its own for every service, each in the place of the old one for that service."""
    return tuple(
        replace(new, replaces=tuple(one.id for one in old if Taken(new.services).touches(one)))
        for new in for_each(given)
    )
