"""The finite words of a guideline, in English; the guide's own words for them are the language's business."""

from enum import StrEnum


class Language(StrEnum):
    """The written form of Norwegian that a guide uses."""

    BOKMAL = "nb"
    NYNORSK = "nn"


class Status(StrEnum):
    """How far a guideline has come. Only a draft needs a flag to be run."""

    DRAFT = "draft"
    TRIAL = "trial"
    CURRENT = "current"
    WITHDRAWN = "withdrawn"


class RoleKind(StrEnum):
    """What the engine must know about a role; everything else about it is text."""

    SUBJECT = "subject"
    CHILD = "child"
    GUARDIANS = "guardians"
    COORDINATOR = "coordinator"
    LEADER = "leader"
    EMPLOYEE = "employee"


class ToolType(StrEnum):
    """What sort of thing a tool is."""

    FORM = "form"
    TEMPLATE = "template"
    SYSTEM = "system"
    METHOD = "method"
    ROUTINE = "routine"
    LAW = "law"


class ToolStatus(StrEnum):
    """Whether a tool can be used today."""

    IN_USE = "in-use"
    COMING = "coming"
    INTERNAL = "internal"
    MISSING = "missing"


class StepKind(StrEnum):
    """The kind of a step; it decides when the step is done."""

    STEP = "step"
    MEETING = "meeting"
    CONSENT = "consent"
    MEASURES = "measures"
    EVALUATION = "evaluation"
    CONSULTATION = "consultation"
    DECISION = "decision"
    PARALLEL = "parallel"


class Requirement(StrEnum):
    """A word that may stand under `krever`."""

    CONSENT = "consent"
    COORDINATOR = "coordinator"
    EVALUATION = "evaluation"
    CHILD_TALK = "child-talk"
    NEXT_MEETING = "next-meeting"
    MINUTES = "minutes"
    REASON = "reason"
    NOTE = "note"
    CHECKLIST = "checklist"
    TRIED = "tried"
    AGREEMENT = "agreement"


class Urgency(StrEnum):
    """When a standing rule wants a recipient told."""

    ALWAYS = "always"
    WHEN_NEEDED = "when-needed"
    SERIOUS_CONCERN = "serious-concern"


class TargetKind(StrEnum):
    """Where an answer or a `gå_til` leads."""

    STEP = "step"
    LEVEL = "level"
    ENDING = "ending"
    NEXT = "next"


class Anchor(StrEnum):
    """What a deadline counts from."""

    STEP_OPENED = "step-opened"
    PREVIOUS_MEETING = "previous-meeting"
    CASE_OPENED = "case-opened"
    STEP = "step"
    LEVEL = "level"


class LogPart(StrEnum):
    """A part of the stafettlogg that a guide can ask for."""

    AGREEMENTS = "agreements"
    SERVICES = "services"
    PROFESSIONALS = "professionals"
    GOALS = "goals"
    MEASURES = "measures"
    EVALUATIONS = "evaluations"
    MEETINGS = "meetings"
    PARTICIPATION = "participation"


class Seriousness(StrEnum):
    """How much it weighs that a guide breaks one of its own rules: a warning can be accepted, an error cannot."""

    ERROR = "error"
    WARNING = "warning"


class SpotKind(StrEnum):
    """What an own rule can name: single steps, all steps of one sort, an answer, or an ending."""

    STEP = "step"
    STEP_KIND = "step-kind"
    LEVEL = "level"
    PERSON = "person"
    ANSWER = "answer"
    ENDING = "ending"
