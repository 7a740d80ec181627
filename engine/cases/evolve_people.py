"""How what happens among the people of a case folds: consent, the baton, services, roles, facts, and who may see."""

from collections.abc import Mapping

from engine.cases import events as ev
from engine.cases.ages import Born, kept_of, told
from engine.cases.bindings import Binding, Involvement
from engine.cases.consents import consents_after, former_after, noes_after
from engine.cases.events import Event, EventBody
from engine.cases.evolve_course import Applying, moment
from engine.cases.service_noes import service_noes_after
from engine.cases.state import CaseState, Emergency, Offer
from engine.cases.vocabulary import Compartment, SubjectKind
from engine.cases.withdrawals import said_after, withdrawals_after
from engine.values import replace


def _consent(state: CaseState, event: Event, *, body: EventBody) -> CaseState | None:
    match body:
        case ev.ConsentGiven(age=age) | ev.ConsentRefused(age=age) | ev.ConsentWithdrawn(age=age):
            left = consents_after(state.consents, body, on=event.happened_on)
            return replace(
                state,
                consents=left,
                former_consents=former_after(state, left, on=event.happened_on),
                consent_noes=noes_after(state.consent_noes, body, at=moment(event, state)),
                withdrawals=withdrawals_after(state.withdrawals, body, on=event.happened_on),
                service_noes=service_noes_after(state.service_noes, body, on=event.happened_on, known=state.consents),
                said_no=said_after(state.said_no, body, on=event.happened_on, covered=_covered(state)),
                born=_born(state, event, age=age),
            )
        case _:
            return None


def _covered(state: CaseState) -> dict[str, tuple[str, ...]]:
    """Return the services of each consent, by its id; one may be left in parts."""
    found: dict[str, tuple[str, ...]] = {}
    for one in state.consents:
        found[one.id] = (*found.get(one.id, ()), *one.services)
    return found


def _born(state: CaseState, event: Event, *, age: int | None) -> Born | None:
    """Return when whom the case is about was born, as far as is known; in a family the age was that of one of them."""
    if state.subject is SubjectKind.FAMILY:
        return state.born
    return told(state.born, event.happened_on, age=age)


def _baton(state: CaseState, event: Event, *, body: EventBody) -> CaseState | None:
    here = moment(event, state)
    match body:
        case ev.CoordinatorOffered(to_actor=actor, weighed=weighed):
            offer = Offer(actor, event.by, event.happened_on, state.settled, state.weighed)
            return replace(state, offer=offer, declined=None, settled=here, weighed=here if weighed else state.weighed)
        case ev.CoordinatorAccepted(actor=actor):
            joined = state.colleagues | {actor}
            return replace(state, coordinator=actor, offer=None, declined=None, settled=here, colleagues=joined)
        case ev.CoordinatorDeclined() | ev.CoordinatorOfferWithdrawn():
            before = state.offer
            settled, weighed_then = (before.settled, before.weighed) if before else (None, None)
            no = before if isinstance(body, ev.CoordinatorDeclined) else None
            return replace(state, offer=None, declined=no, settled=settled, weighed=weighed_then)
        case ev.CoordinatorConfirmed(weighed=weighed):
            return replace(state, declined=None, settled=here, weighed=here if weighed else state.weighed)
        case _:
            return None


def _taking_part(state: CaseState, event: Event, *, body: EventBody) -> CaseState | None:
    match body:
        case ev.ServiceInvolved(service=service, name=name):
            return replace(state, services=(*state.services, Involvement(service, name)))
        case ev.ServiceEnded(service=service, name=name):
            gone = Involvement(service, name)
            return replace(state, services=tuple(one for one in state.services if one != gone))
        case ev.RoleBound(role=role, actor=actor, name=name, party=party):
            before = state.roles.get(role) if role in state.kept_out else None
            bound = Binding(role, actor, name, party, earlier=before.each if before else ())
            return replace(state, roles={**state.roles, role: bound})
        case ev.SubjectDescribed(subject=subject, age=age, born=month):
            known = kept_of(state.born, state.subject, then=subject)
            born = told(known, event.happened_on, age=age, month=month)
            return replace(state, subject=subject or state.subject, born=born)
        case ev.FactSet(fact=fact, value=value):
            return replace(state, facts={**state.facts, fact: value})
        case _:
            return None


def named_after(named: frozenset[str], event: Event) -> frozenset[str]:
    """Return who may open the shielded part after an event: the first who writes there may, and lets others in.

    Whoever writes there later may not because of that: a report is everybody's to record, and opens nothing. It goes by
    what was written, whatever has been undone.
    """
    is_shielded = ev.compartment_of(type(event.body)) is Compartment.SHIELDED
    return frozenset({event.by}) if is_shielded and not named else named


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


PEOPLE: Mapping[type[EventBody], Applying] = {
    **dict.fromkeys((ev.ConsentGiven, ev.ConsentRefused, ev.ConsentWithdrawn), _consent),
    **dict.fromkeys((ev.CoordinatorOffered, ev.CoordinatorAccepted, ev.CoordinatorDeclined), _baton),
    **dict.fromkeys((ev.CoordinatorOfferWithdrawn, ev.CoordinatorConfirmed), _baton),
    **dict.fromkeys((ev.ServiceInvolved, ev.ServiceEnded, ev.RoleBound), _taking_part),
    **dict.fromkeys((ev.SubjectDescribed, ev.FactSet), _taking_part),
    **dict.fromkeys((ev.ShieldedAccessGiven, ev.ShieldedAccessEnded, ev.AddressProtected), _seeing),
    **dict.fromkeys((ev.EmergencyAccessTaken, ev.EmergencyAccessReviewed), _seeing),
}
"""What applies each kind of event that says something of the people of a case."""
