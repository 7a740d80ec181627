"""How what happens among the people of a case folds: consent, the baton, services, roles, facts, and who may see."""

from engine.cases import events as ev
from engine.cases.events import Event, EventBody
from engine.cases.evolve_course import moment
from engine.cases.state import Binding, CaseState, Consent, ConsentAnswer, Emergency, Involvement, Offer
from engine.cases.vocabulary import Compartment
from engine.values import replace


def apply_people(state: CaseState, event: Event, *, body: EventBody) -> CaseState | None:
    """Apply what an event says of the people of a case; None where it says nothing of them."""
    for apply in (_consent, _baton, _taking_part, _seeing):
        changed = apply(state, event, body=body)
        if changed is not None:
            return changed
    return None


def _consent(state: CaseState, event: Event, *, body: EventBody) -> CaseState | None:
    match body:
        case ev.ConsentGiven():
            given = Consent(
                id=body.consent_id,
                given_by=body.given_by,
                services=body.services,
                scopes=body.scopes,
                expires_on=body.expires_on,
                consent_type=body.consent_type,
                given_as=body.given_as,
            )
            age = state.age if body.age is None else body.age
            answer = ConsentAnswer(moment(event, state), given=True, consent_type=body.consent_type)
            return replace(state, consents=(*state.consents, given), consent_answer=answer, age=age)
        case ev.ConsentRefused(services=services, consent_type=kind):
            age = state.age if body.age is None else body.age
            answer = ConsentAnswer(moment(event, state), given=False, consent_type=kind)
            left = without(state.consents, services, kind=kind)
            return replace(state, consents=left, consent_answer=answer, age=age)
        case ev.ConsentWithdrawn(consent_id=consent_id, services=services):
            age = state.age if body.age is None else body.age
            return replace(state, consents=withdrawn(state.consents, consent_id, services=services), age=age)
        case _:
            return None


def withdrawn(consents: tuple[Consent, ...], consent_id: str, *, services: tuple[str, ...]) -> tuple[Consent, ...]:
    """Return the consents after one was withdrawn, for some services or for all."""
    return tuple(
        one
        for consent in consents
        for one in (without((consent,), services) if consent.id == consent_id else (consent,))
    )


def without(
    consents: tuple[Consent, ...], services: tuple[str, ...], *, kind: str | None = None
) -> tuple[Consent, ...]:
    """Take services out of consents, of one kind where it is named; without any service named, everything."""
    gone = {service.casefold() for service in services}
    kept = (
        replace(consent, services=tuple(one for one in consent.services if gone and one.casefold() not in gone))
        if consent.is_of(kind)
        else consent
        for consent in consents
    )
    return tuple(consent for consent in kept if consent.services)


def _baton(state: CaseState, event: Event, *, body: EventBody) -> CaseState | None:
    here = moment(event, state)
    match body:
        case ev.CoordinatorOffered(to_actor=actor, weighed=weighed):
            offer = Offer(actor, event.by, event.happened_on, state.settled, state.weighed)
            return replace(state, offer=offer, settled=here, weighed=here if weighed else state.weighed)
        case ev.CoordinatorAccepted(actor=actor):
            joined = state.colleagues | {actor}
            return replace(state, coordinator=actor, offer=None, settled=here, colleagues=joined)
        case ev.CoordinatorDeclined() | ev.CoordinatorOfferWithdrawn():
            before = state.offer
            settled, weighed_then = (before.settled, before.weighed) if before else (None, None)
            return replace(state, offer=None, settled=settled, weighed=weighed_then)
        case ev.CoordinatorConfirmed(weighed=weighed):
            return replace(state, settled=here, weighed=here if weighed else state.weighed)
        case _:
            return None


def _taking_part(state: CaseState, event: Event, *, body: EventBody) -> CaseState | None:
    del event
    match body:
        case ev.ServiceInvolved(service=service, name=name):
            return replace(state, services=(*state.services, Involvement(service, name)))
        case ev.ServiceEnded(service=service, name=name):
            gone = Involvement(service, name)
            return replace(state, services=tuple(one for one in state.services if one != gone))
        case ev.RoleBound(role=role, actor=actor, name=name, party=party):
            return replace(state, roles={**state.roles, role: Binding(role, actor, name, party)})
        case ev.FactSet(fact=fact, value=value):
            return replace(state, facts={**state.facts, fact: value})
        case _:
            return None


def writers_named(event: Event) -> frozenset[str]:
    """Return who may open the shielded part because of having written there; whoever is taken out of it may not."""
    is_shielded = ev.compartment_of(type(event.body)) is Compartment.SHIELDED
    return frozenset({event.by}) if is_shielded and not isinstance(event.body, ev.ShieldedAccessEnded) else frozenset()


def _seeing(state: CaseState, event: Event, *, body: EventBody) -> CaseState | None:
    match body:
        case ev.ShieldedAccessGiven(actor=actor):
            return replace(state, named=state.named | {actor})
        case ev.ShieldedAccessEnded(actor=actor):
            return replace(state, named=state.named - {actor})
        case ev.EmergencyAccessTaken(until=until):
            taken = Emergency(event.event_id, event.by, event.recorded_at, until)
            return replace(state, emergencies=(*state.emergencies, taken))
        case ev.EmergencyAccessReviewed(event_id=event_id):
            reviewed = tuple(
                replace(one, reviewed=True) if one.event_id == event_id else one for one in state.emergencies
            )
            return replace(state, emergencies=reviewed)
        case ev.AddressProtected(on=on):
            return replace(state, address_protected=on)
        case _:
            return None
