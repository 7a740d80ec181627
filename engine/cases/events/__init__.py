"""What has happened in a case: one frozen class for each kind of event, and the envelope around it.

The written name and version of a kind are what the store keeps; a class may be renamed, a name never. Ids of steps,
answers, endings, roles and services are stored, never titles or numbers.
"""

from datetime import date, datetime

from engine.cases.events.course import (
    ActRedone,
    ActUndone,
    AnswerChosen,
    CaseClosed,
    CaseHandedOver,
    CaseOpened,
    CaseRenamed,
    CaseReopened,
    CaseTakenUp,
    ChecklistTicked,
    DeadlineMoved,
    SideWorkOpened,
    StepCompleted,
    StepPassed,
    SubjectDescribed,
    TrackOpened,
    TrackSetAside,
    VersionChanged,
)
from engine.cases.events.life import (
    CaseArchived,
    CaseRestricted,
    ErasureAsked,
    ErasureCalledOff,
    ErasureConfirmed,
    RestrictionLifted,
)
from engine.cases.events.people import (
    AddressProtected,
    ConsentGiven,
    ConsentRefused,
    ConsentWithdrawn,
    CoordinatorAccepted,
    CoordinatorConfirmed,
    CoordinatorDeclined,
    CoordinatorOffered,
    CoordinatorOfferWithdrawn,
    EmergencyAccessReviewed,
    EmergencyAccessTaken,
    FactSet,
    RoleBound,
    ServiceEnded,
    ServiceInvolved,
    ShieldedAccessEnded,
    ShieldedAccessGiven,
)
from engine.cases.events.work import (
    AdviceReceived,
    BodyConsulted,
    ConcernReported,
    ConcernSuspected,
    MeasureChanged,
    MeasureContinued,
    MeasureEnded,
    MeasuresEvaluated,
    MeasureStarted,
    MeetingCalled,
    MeetingCalledOff,
    MeetingHeld,
    MeetingMoved,
    NoteAdded,
    ShieldLifted,
    View,
)
from engine.cases.vocabulary import Compartment
from engine.guideline.names import MAIN
from engine.values import Struct

__all__ = [
    "COMPARTMENTS",
    "NAMES",
    "ActRedone",
    "ActUndone",
    "AddressProtected",
    "AdviceReceived",
    "AnswerChosen",
    "BodyConsulted",
    "CaseArchived",
    "CaseClosed",
    "CaseHandedOver",
    "CaseOpened",
    "CaseRenamed",
    "CaseReopened",
    "CaseRestricted",
    "CaseTakenUp",
    "ChecklistTicked",
    "ConcernReported",
    "ConcernSuspected",
    "ConsentGiven",
    "ConsentRefused",
    "ConsentWithdrawn",
    "CoordinatorAccepted",
    "CoordinatorConfirmed",
    "CoordinatorDeclined",
    "CoordinatorOfferWithdrawn",
    "CoordinatorOffered",
    "DeadlineMoved",
    "EmergencyAccessReviewed",
    "EmergencyAccessTaken",
    "ErasureAsked",
    "ErasureCalledOff",
    "ErasureConfirmed",
    "Event",
    "EventBody",
    "FactSet",
    "MeasureChanged",
    "MeasureContinued",
    "MeasureEnded",
    "MeasureStarted",
    "MeasuresEvaluated",
    "MeetingCalled",
    "MeetingCalledOff",
    "MeetingHeld",
    "MeetingMoved",
    "NoteAdded",
    "RestrictionLifted",
    "RoleBound",
    "ServiceEnded",
    "ServiceInvolved",
    "ShieldLifted",
    "ShieldedAccessEnded",
    "ShieldedAccessGiven",
    "SideWorkOpened",
    "StepCompleted",
    "StepPassed",
    "SubjectDescribed",
    "TrackOpened",
    "TrackSetAside",
    "VersionChanged",
    "View",
    "compartment_of",
]


EventBody = (
    CaseOpened
    | CaseRenamed
    | SubjectDescribed
    | StepCompleted
    | AnswerChosen
    | StepPassed
    | TrackOpened
    | TrackSetAside
    | ChecklistTicked
    | DeadlineMoved
    | SideWorkOpened
    | VersionChanged
    | ConsentGiven
    | ConsentRefused
    | ConsentWithdrawn
    | CoordinatorOffered
    | CoordinatorAccepted
    | CoordinatorDeclined
    | CoordinatorOfferWithdrawn
    | CoordinatorConfirmed
    | ServiceInvolved
    | ServiceEnded
    | RoleBound
    | FactSet
    | MeasureStarted
    | MeasureChanged
    | MeasureContinued
    | MeasureEnded
    | MeasuresEvaluated
    | MeetingCalled
    | MeetingMoved
    | MeetingCalledOff
    | MeetingHeld
    | BodyConsulted
    | AdviceReceived
    | ConcernSuspected
    | ConcernReported
    | ShieldLifted
    | NoteAdded
    | ShieldedAccessGiven
    | ShieldedAccessEnded
    | EmergencyAccessTaken
    | EmergencyAccessReviewed
    | AddressProtected
    | ActUndone
    | ActRedone
    | CaseClosed
    | CaseReopened
    | CaseHandedOver
    | CaseTakenUp
    | CaseArchived
    | CaseRestricted
    | RestrictionLifted
    | ErasureAsked
    | ErasureConfirmed
    | ErasureCalledOff
)

NAMES: dict[type[EventBody], tuple[str, int]] = {
    CaseOpened: ("case-opened", 1),
    CaseRenamed: ("case-renamed", 1),
    SubjectDescribed: ("subject-described", 1),
    StepCompleted: ("step-completed", 1),
    AnswerChosen: ("answer-chosen", 1),
    StepPassed: ("step-passed", 1),
    TrackOpened: ("track-opened", 1),
    TrackSetAside: ("track-set-aside", 1),
    ChecklistTicked: ("checklist-ticked", 1),
    DeadlineMoved: ("deadline-moved", 1),
    SideWorkOpened: ("side-work-opened", 1),
    VersionChanged: ("version-changed", 1),
    ConsentGiven: ("consent-given", 2),
    ConsentRefused: ("consent-refused", 1),
    ConsentWithdrawn: ("consent-withdrawn", 1),
    CoordinatorOffered: ("coordinator-offered", 1),
    CoordinatorAccepted: ("coordinator-accepted", 1),
    CoordinatorDeclined: ("coordinator-declined", 1),
    CoordinatorOfferWithdrawn: ("coordinator-offer-withdrawn", 1),
    CoordinatorConfirmed: ("coordinator-confirmed", 1),
    ServiceInvolved: ("service-involved", 1),
    ServiceEnded: ("service-ended", 1),
    RoleBound: ("role-bound", 1),
    FactSet: ("fact-set", 1),
    MeasureStarted: ("measure-started", 1),
    MeasureChanged: ("measure-changed", 1),
    MeasureContinued: ("measure-continued", 1),
    MeasureEnded: ("measure-ended", 1),
    MeasuresEvaluated: ("measures-evaluated", 1),
    MeetingCalled: ("meeting-called", 1),
    MeetingMoved: ("meeting-moved", 1),
    MeetingCalledOff: ("meeting-called-off", 1),
    MeetingHeld: ("meeting-held", 1),
    BodyConsulted: ("body-consulted", 1),
    AdviceReceived: ("advice-received", 1),
    ConcernSuspected: ("concern-suspected", 1),
    ConcernReported: ("concern-reported", 1),
    ShieldLifted: ("shield-lifted", 1),
    NoteAdded: ("note-added", 1),
    ShieldedAccessGiven: ("shielded-access-given", 1),
    ShieldedAccessEnded: ("shielded-access-ended", 1),
    EmergencyAccessTaken: ("emergency-access-taken", 1),
    EmergencyAccessReviewed: ("emergency-access-reviewed", 1),
    AddressProtected: ("address-protected", 1),
    ActUndone: ("act-undone", 1),
    ActRedone: ("act-redone", 1),
    CaseClosed: ("case-closed", 1),
    CaseReopened: ("case-reopened", 1),
    CaseHandedOver: ("case-handed-over", 1),
    CaseTakenUp: ("case-taken-up", 1),
    CaseArchived: ("case-archived", 1),
    CaseRestricted: ("case-restricted", 1),
    RestrictionLifted: ("restriction-lifted", 1),
    ErasureAsked: ("erasure-asked", 1),
    ErasureConfirmed: ("erasure-confirmed", 1),
    ErasureCalledOff: ("erasure-called-off", 1),
}

# Which compartment a kind of event lies in; all that is not named here is common to the case.
COMPARTMENTS: dict[type[EventBody], Compartment] = {
    ConcernSuspected: Compartment.SHIELDED,
    ConcernReported: Compartment.SHIELDED,
    ShieldLifted: Compartment.SHIELDED,
    ShieldedAccessGiven: Compartment.SHIELDED,
    ShieldedAccessEnded: Compartment.SHIELDED,
    BodyConsulted: Compartment.SERVICE,
    AdviceReceived: Compartment.SERVICE,
}


def compartment_of(kind: type[EventBody]) -> Compartment:
    """Return the compartment that events of this kind lie in."""
    return COMPARTMENTS.get(kind, Compartment.COMMON)


class Event(Struct, frozen=True, kw_only=True, gc=False):  # none holds another
    """One entry in a case's record: what happened, and who, when and where.

    `recorded_at` is in UTC; `happened_on` is a date in Norway and may be earlier. `step` is the state the case stood
    in and `pass_` the pass of its level, or of its track; for a step that was left out on the way it is the pass that
    the step was left out of. `moved_from` and `moved_to` are set when the case, or the track, moved.
    """

    case_id: str
    event_id: str
    command_id: str
    seq: int
    recorded_at: datetime
    happened_on: date
    by: str
    in_role: str | None = None
    on_behalf_of: str | None = None
    unit: str | None = None
    track: str = MAIN
    step: str | None = None
    pass_: int = 1
    moved_from: str | None = None
    moved_to: str | None = None
    body: EventBody
