"""What a guide says of a step's meeting: which kind it is, and when the next one should be."""

from engine.guideline.element import Deadline
from engine.guideline.model import Guideline, Step
from engine.guideline.registry import MeetingType
from engine.guideline.vocabulary import StepKind


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
