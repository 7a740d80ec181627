"""Whose turn it is in a case: whom its steps wait for, who is offered the baton, whose a measure or a consent is."""

from collections.abc import Iterator
from enum import StrEnum

from engine.cases.naming import role_meant
from engine.cases.state import CaseState, CaseStatus, Measure
from engine.guideline.model import Step
from engine.guideline.names import MAIN
from engine.guideline.process import Process
from engine.guideline.vocabulary import RoleKind
from engine.values import Struct


class TurnKind(StrEnum):
    """What waits: an answer to an offer of the baton, a no to one, a withdrawn consent, a step, or a measure."""

    OFFER = "offer"
    DECLINED = "declined"
    CONSENT = "consent"
    STEP = "step"
    MEASURE = "measure"


class Turn(Struct, frozen=True):
    """What waits for whom: `who` is an actor, or a handle or name as it was typed; `what` is a title.

    An offer has none; of a no it is the actor who said it, and of a consent who withdrew it. Whoever reads it shows it
    to `who` alone, who takes part in the case.
    """

    kind: TurnKind
    who: str
    what: str = ""


def turns(state: CaseState, process: Process) -> tuple[Turn, ...]:
    """Return what waits in an open case; nothing waits in one that is closed or rests."""
    if state.status is CaseStatus.CLOSED or state.rests:
        return ()
    offered = (Turn(TurnKind.OFFER, state.offer.to_actor),) if state.offer else ()
    no = state.declined
    declined = (Turn(TurnKind.DECLINED, no.by_actor, no.to_actor),) if no else ()
    consents = (Turn(TurnKind.CONSENT, state.coordinator or state.opened_by, one.by) for one in state.withdrawals)
    measures = (Turn(TurnKind.MEASURE, _answering(one, state, process=process), one.title) for one in state.running())
    return tuple(dict.fromkeys((*offered, *declined, *consents, *_steps(state, process), *measures)))


def _steps(state: CaseState, process: Process) -> Iterator[Turn]:
    """Give the steps that the case stands on: those of its open tracks, else that of the main track."""
    for track in state.open_tracks() or (MAIN,):
        step = process.steps.get(state.tracks[track].state)
        if step is not None:
            yield from (Turn(TurnKind.STEP, actor, step.title) for actor in _doing(step, state, process=process))


def _doing(step: Step, state: CaseState, *, process: Process) -> tuple[str, ...]:
    """Return whom a step waits for: those its `hvem` are here, else the stafettholder, else whoever opened the case."""
    named = step.who or process.level(step.id).who
    found = (_actor(one.id, state, process=process) for one in named if not one.optional)
    bound = tuple(dict.fromkeys(actor for actor in found if actor))
    return bound or (state.coordinator or state.opened_by,)


def _answering(measure: Measure, state: CaseState, *, process: Process) -> str:
    """Return who answers for a measure: where that is a role, whom it is bound to."""
    role = role_meant(measure.responsible, process)
    return (_actor(role, state, process=process) if role else None) or measure.responsible


def _actor(name: str, state: CaseState, *, process: Process) -> str | None:
    """Return the person who a role is in this case: the stafettholder, or whom it is bound to; None where nobody is.

    Nothing waits for somebody who is kept out of the case: it would be seen by nobody.
    """
    found = process.roles.get(name)
    if found is not None and found.kind is RoleKind.COORDINATOR:
        return state.coordinator
    bound = state.roles.get(name)
    return bound.actor if bound and bound.actor not in state.actors_kept_out else None
