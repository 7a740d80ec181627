"""The baton: exactly one stafettholder at a time, who keeps it until the next one has accepted."""

import re

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.conditions import Asking, is_weighed
from engine.cases.envelope import Decision, Entry
from engine.cases.naming import meant, quoted
from engine.cases.refusals import Reason, Refused, refuse
from engine.cases.shielding import kept_out
from engine.cases.state import CaseState
from engine.cases.whom import is_meant
from engine.guideline.element import Participant
from engine.guideline.process import Process
from engine.guideline.registry import Baton

_SENTENCE = r"[.!?]\s"
_NOT_ASKED = r"(?i)\b(?:ikke|ikkje|ingen|not|nobody)\b.*\b(?:spurt|spurte|spurde|asked)\b"
BatonCommand = cmd.OfferBaton | cmd.AcceptBaton | cmd.DeclineBaton | cmd.TakeBackOffer


def decide(command: BatonCommand, asking: Asking, *, process: Process, by: str) -> Decision:
    """Offer, accept, decline or take back. Offering it to oneself is accepting it."""
    state = asking.state
    match command:
        case cmd.OfferBaton():
            return _offer(command, asking, process=process, by=by)
        case cmd.AcceptBaton():
            return _accept(state, by)
        case cmd.DeclineBaton(reason=reason):
            offered = state.offer is not None and state.offer.to_actor == by
            return (Entry(ev.CoordinatorDeclined(by, reason)),) if offered else refuse("no-offer-to-you")
        case cmd.TakeBackOffer():
            return _take_back(state, by)


def wanted(asking: Asking, process: Process) -> tuple[Reason, ...]:
    """Return what an offer must bring along here: the family's wish, what was weighed, and who decided.

    Nobody who is kept out of the case is asked.
    """
    baton = process.guideline.baton
    if baton is None or (baton.levels and asking.level not in baton.levels):
        return ()
    found: list[Reason] = []
    asked = [one for one in baton.influenced_by if one.id not in asking.state.kept_out]
    if asked:
        found.append(Reason("family-wish-missing", (("names", quoted(one.title for one in asked)),)))
    if baton.weighed and not is_weighed(asking):
        found.append(Reason("weighing-missing", (("names", quoted(baton.weighed)),)))
    deciders = deciding(baton, asking.level, kept_out=asking.state.kept_out)
    if deciders:
        found.append(Reason("decided-by-missing", (("names", quoted(one.title for one in deciders)),)))
    return tuple(found)


def deciding(baton: Baton, level: str, *, kept_out: frozenset[str]) -> tuple[Participant, ...]:
    """Return who decides, by the guide, who has the baton on a level; empty where it does not say.

    Nobody who is kept out of the case does.
    """
    rules = (rule for rule in baton.holders if not rule.levels or level in rule.levels)
    return tuple(dict.fromkeys(one for rule in rules for one in rule.decided_by if one.id not in kept_out))


def _offer(command: cmd.OfferBaton, asking: Asking, *, process: Process, by: str) -> Decision:
    state = asking.state
    if state.offer is not None:
        return refuse("baton-already-offered")
    baton = process.guideline.baton
    able = deciding(baton, asking.level, kept_out=state.kept_out) if baton else ()
    deciders = [(one.id, one.title) for one in able]
    decided_by = meant(command.decided_by, deciders) if command.decided_by else None
    brought = {
        "family-wish-missing": _said(command.family_wish),
        "weighing-missing": _said(command.weighed),
        "decided-by-missing": decided_by is not None,
    }
    missing = tuple(reason for reason in wanted(asking, process) if not brought[reason.code])
    if missing:
        return Refused(missing)
    if command.family_wish and _is_of_kept_out(command.family_wish, asking, process=process):
        return refuse("wish-of-kept-out", names=quoted(one.title for one in kept_out(state, process)))
    told = (command.family_wish, command.weighed, decided_by or command.decided_by, command.reason)
    if command.to_actor == state.coordinator:
        return (Entry(ev.CoordinatorConfirmed(command.to_actor, *told)),)
    offered = Entry(ev.CoordinatorOffered(command.to_actor, *told))
    if command.to_actor != by:
        return (offered,)
    return (offered, Entry(ev.CoordinatorAccepted(by, state.coordinator)))


def _is_of_kept_out(wish: str, asking: Asking, *, process: Process) -> bool:
    """Tell whether a wish is that of somebody who is kept out: nobody can have asked them, but that may be said.

    It is theirs where nobody else is to be asked, and where it is told as theirs: «Mor vil helst ha læreren».
    """
    state, baton = asking.state, process.guideline.baton
    if not state.shielded or re.search(_NOT_ASKED, wish):
        return False
    asked = {one.id for one in (baton.influenced_by if baton else ())}
    told = (sentence for sentence in re.split(_SENTENCE, wish) if sentence.strip())
    return bool(asked and asked <= state.kept_out) or any(
        is_meant(sentence, role, state=state, process=process) for sentence in told for role in state.kept_out
    )


def _said(text: str | None) -> bool:
    return bool(text and text.strip())


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
