"""Which gates a guide puts before a step and which it puts behind it: those it writes and those it means."""

from engine.guideline.element import Deadline, Demand, Place
from engine.guideline.model import Guideline, Step
from engine.guideline.process import Gate, Need
from engine.guideline.registry import MeetingType
from engine.guideline.vocabulary import Requirement, RoleKind, StepKind

_NEEDS = {
    Requirement.CONSENT: Need.CONSENT,
    Requirement.COORDINATOR: Need.COORDINATOR,
    Requirement.EVALUATION: Need.EVALUATED,
    Requirement.CHILD_TALK: Need.CHILD_TALK,
    Requirement.NEXT_MEETING: Need.NEXT_MEETING,
    Requirement.MINUTES: Need.MINUTES,
    Requirement.REASON: Need.REASON,
    Requirement.NOTE: Need.NOTE,
}


def gates_of(demands: tuple[Demand, ...]) -> tuple[Gate, ...]:
    """Return the gates behind the words of a `krever` list."""
    return tuple(
        Gate(need=_NEEDS[demand.requirement], at=demand.at, inferred=bool(demand.inferred)) for demand in demands
    )


def entry_gates(step: Step, guideline: Guideline) -> tuple[Gate, ...]:
    """Return what must hold when a step is entered: consent for whom it involves, and a baton where one is needed."""
    return _involving(step, guideline) + _holding(step, guideline)


def exit_gates(step: Step, guideline: Guideline) -> tuple[Gate, ...]:
    """Return what makes a step done, by its kind and by the words it carries."""
    return _done(step, guideline) + _settling(step, guideline) + gates_of(step.requires)


def _involving(step: Step, guideline: Guideline) -> tuple[Gate, ...]:
    chosen = {service.id for service in guideline.services if service.chosen_in_case}
    services = {service.id for service in guideline.services}
    services |= {body.id for body in guideline.bodies if body.counts_as_service}
    gates: list[Gate] = []
    for other in step.involves:
        if other.optional or other.id not in services:
            continue
        if other.id in chosen:
            gates.append(Gate(need=Need.SERVICE_NAMED, subject=other.id, at=other.at))
        gates.append(Gate(need=Need.SERVICE_CONSENT, subject=other.id, at=other.at))
    return tuple(gates)


def _holding(step: Step, guideline: Guideline) -> tuple[Gate, ...]:
    """The baton is asked for where the stafettholder acts, but never before the first step that names one."""
    order = [other for level in guideline.levels for other in level.steps]
    holders = coordinator_roles(guideline)
    naming = [place for place, other in enumerate(order) if other.names in holders]
    if naming and order.index(step) <= naming[0]:
        return ()
    if any(person.id in holders and not person.optional for person in step.who):
        return (Gate(need=Need.COORDINATOR, at=step.at),)
    return ()


def coordinator_roles(guideline: Guideline) -> frozenset[str]:
    """Return the ids of the roles that are the stafettholder in this guide."""
    return frozenset(role.id for role in guideline.roles if role.kind is RoleKind.COORDINATOR)


def meeting_type(step: Step, guideline: Guideline) -> MeetingType | None:
    """Return the kind of meeting that a step is, if it names one."""
    return next((kind for kind in guideline.meeting_types if kind.id == step.meeting_type), None)


def next_meeting_within(step: Step | None, guideline: Guideline) -> Deadline | None:
    """Return when the guide wants the next meeting, counted from the one that is held at this step."""
    kind = meeting_type(step, guideline) if step else None
    agreed = (step.next_meeting if step else None) or (kind.next_meeting if kind else None)
    return agreed.within if agreed else None


def is_meeting(step: Step) -> bool:
    """Tell whether a meeting must be held at this step: it is one, or it names its kind of meeting."""
    return step.kind is StepKind.MEETING or step.meeting_type is not None


def _done(step: Step, guideline: Guideline) -> tuple[Gate, ...]:
    kind = meeting_type(step, guideline)
    gates: list[Gate] = []
    if is_meeting(step):
        gates.append(Gate(need=Need.MEETING_HELD, subject=step.id, at=step.at))
    if step.kind is StepKind.MEASURES:
        gates.append(Gate(need=Need.MEASURE_RUNNING, at=step.at))
    if step.kind is StepKind.EVALUATION:
        gates.append(Gate(need=Need.EVALUATED, subject=step.id, at=step.at))
        gates += [_view(person.id, person.at) for person in step.hears if not person.optional]
    elif step.evaluates or (kind and kind.evaluates):
        at = kind.at if kind and kind.evaluates else step.at
        gates.append(Gate(need=Need.MEASURES_EVALUATED, subject=step.id, at=at))
    if step.kind is StepKind.CONSULTATION:
        gates.append(Gate(need=Need.ADVICE, subject=step.body, at=step.at))
    return tuple(gates)


def _view(role: str, at: Place) -> Gate:
    return Gate(need=Need.VIEW_RECORDED, subject=role, at=at)


def _settling(step: Step, guideline: Guideline) -> tuple[Gate, ...]:
    kind = meeting_type(step, guideline)
    gates: list[Gate] = []
    if step.names in coordinator_roles(guideline):
        gates.append(Gate(need=Need.COORDINATOR_SETTLED, at=step.at))
    elif step.names:
        gates.append(Gate(need=Need.ROLE_NAMED, subject=step.names, at=step.at))
    for minutes in (step.minutes, kind.minutes if kind else None):
        if minutes:
            gates.append(Gate(need=Need.MINUTES, subject=step.id, at=minutes.at))
            break
    for agreed in (step.next_meeting, kind.next_meeting if kind else None):
        if agreed:
            gates.append(Gate(need=Need.NEXT_MEETING, subject=step.id, at=agreed.at))
            break
    return tuple(gates)
