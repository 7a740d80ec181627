"""What a guide says of a step's meeting: which kind it is, what it answers for, and when the next one should be."""

from collections.abc import Iterable
from itertools import takewhile

from engine.guideline.element import Deadline, Minutes
from engine.guideline.model import Guideline, Step
from engine.guideline.registry import MeetingType
from engine.guideline.vocabulary import Requirement, StepKind, TargetKind

_ANSWERED_THERE = (StepKind.CONSENT, StepKind.PARALLEL)
_COMES_FIRST = (StepKind.CONSENT, StepKind.PARALLEL, StepKind.MEASURES, StepKind.CONSULTATION)


def meeting_type(step: Step, guideline: Guideline) -> MeetingType | None:
    """Return the kind of meeting that a step is, if it names one."""
    if step.meeting_type is None:
        return None
    return next((kind for kind in guideline.meeting_types if kind.id == step.meeting_type), None)


def next_meeting_within(step: Step | None, guideline: Guideline) -> Deadline | None:
    """Return when the guide wants the next meeting, counted from the one that is held at this step."""
    kind = meeting_type(step, guideline) if step else None
    agreed = (step.next_meeting if step else None) or (kind.next_meeting if kind else None)
    return agreed.within if agreed else None


def minutes_of(step: Step, guideline: Guideline) -> Minutes | None:
    """Return what the guide says of the minutes of a step: by itself, or by its kind of meeting."""
    kind = meeting_type(step, guideline)
    return step.minutes or (kind.minutes if kind else None)


def is_meeting(step: Step) -> bool:
    """Tell whether a meeting must be held at this step: it is one, or it names its kind of meeting."""
    return step.kind is StepKind.MEETING or step.meeting_type is not None


def can_be_covered(step: Step) -> bool:
    """Tell whether a meeting can answer for a step: not where the step itself still has something to say.

    A question is still answered, also one of consent; tracks are still gone through, a checklist is ticked and a fact
    is set. A step that may be left out, or has a way of its own, shows what the meeting cannot know.
    """
    leads = step.goto is not None and step.goto.kind is not TargetKind.NEXT
    ticks = any(demand.requirement is Requirement.CHECKLIST for demand in step.requires)
    may_be_left_out = bool(step.guards or step.variants)
    return not (step.answers or step.sets or leads or ticks or may_be_left_out or step.kind in _ANSWERED_THERE)


def steps_covered(step: Step, after: Iterable[Step]) -> tuple[str, ...]:
    """Return the steps that a meeting answers for, of those `after` it: up to the first that it cannot answer for."""
    if not step.covers:
        return ()
    return tuple(one.id for one in takewhile(lambda other: other.id in step.covers and can_be_covered(other), after))


def steps_answered(step: Step | None, after: Iterable[Step]) -> tuple[Step, ...]:
    """Return the steps, of those `after` one, at which a meeting must be held and that a meeting held here can be too.

    The row goes no further than where something else must come first: a choice, a consent, measures, advice, tracks.
    """
    found: list[Step] = []
    here = step
    for other in after:
        if here is None or here.answers or not _leads_on(here) or (here is not step and here.kind in _COMES_FIRST):
            break
        if is_meeting(other) and other.kind not in _COMES_FIRST:
            found.append(other)
        here = other
    return tuple(found)


def _leads_on(step: Step) -> bool:
    return step.goto is None or step.goto.kind is TargetKind.NEXT
