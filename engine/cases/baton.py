"""The baton: exactly one stafettholder at a time, who keeps it until the next one has accepted."""

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.moves import Decision, Entry
from engine.cases.refusals import refuse
from engine.cases.state import CaseState

BatonCommand = cmd.OfferBaton | cmd.AcceptBaton | cmd.DeclineBaton | cmd.TakeBackOffer


def decide(command: BatonCommand, state: CaseState, *, by: str) -> Decision:
    """Offer, accept, decline or take back. Offering it to oneself is accepting it."""
    match command:
        case cmd.OfferBaton():
            return _offer(command, state, by=by)
        case cmd.AcceptBaton():
            return _accept(state, by)
        case cmd.DeclineBaton(reason=reason):
            offered = state.offer is not None and state.offer.to_actor == by
            return (Entry(ev.CoordinatorDeclined(by, reason)),) if offered else refuse("no-offer-to-you")
        case cmd.TakeBackOffer():
            return _take_back(state, by)


def _offer(command: cmd.OfferBaton, state: CaseState, *, by: str) -> Decision:
    if state.offer is not None:
        return refuse("baton-already-offered")
    if command.to_actor == state.coordinator:
        return (Entry(ev.CoordinatorConfirmed(command.to_actor, command.family_wish)),)
    offered = Entry(ev.CoordinatorOffered(command.to_actor, command.family_wish))
    if command.to_actor != by:
        return (offered,)
    return (offered, Entry(ev.CoordinatorAccepted(by, state.coordinator)))


def _accept(state: CaseState, by: str) -> Decision:
    if state.offer is None or state.offer.to_actor != by:
        return refuse("no-offer-to-you")
    return (Entry(ev.CoordinatorAccepted(by, state.coordinator)),)


def _take_back(state: CaseState, by: str) -> Decision:
    if state.offer is None:
        return refuse("no-offer")
    if by not in (state.offer.by_actor, state.coordinator):
        return refuse("offer-not-yours")
    return (Entry(ev.CoordinatorOfferWithdrawn(state.offer.to_actor)),)
