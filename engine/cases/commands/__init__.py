"""What a person wants done with a case. Time, ids and who is asking come in the `Context`, never from a clock."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from engine.cases.commands.course import (
    ChangeVersion,
    ChooseAnswer,
    CloseCase,
    CompleteStep,
    DescribeSubject,
    FollowRule,
    HandOver,
    MoveDeadline,
    MoveFromRest,
    OpenCase,
    Redo,
    RenameCase,
    ReopenCase,
    SetTrackAside,
    SkipStep,
    TakeUpAgain,
    TickChecklist,
    Undo,
)
from engine.cases.commands.life import (
    ArchiveCase,
    AskErasure,
    CallOffErasure,
    ConfirmErasure,
    LiftRestriction,
    RestrictCase,
)
from engine.cases.commands.people import (
    AcceptBaton,
    BindRole,
    DeclineBaton,
    EndService,
    EndShieldedAccess,
    GiveConsent,
    GiveShieldedAccess,
    InvolveService,
    OfferBaton,
    ProtectAddress,
    RefuseConsent,
    RenewConsent,
    ReviewEmergencyAccess,
    SetFact,
    TakeBackOffer,
    TakeEmergencyAccess,
    WithdrawConsent,
)
from engine.cases.commands.work import (
    AddNote,
    CallMeeting,
    CallOffMeeting,
    ChangeMeasure,
    ConsultBody,
    ContinueMeasure,
    EndMeasure,
    EvaluateMeasures,
    HoldMeeting,
    LiftShield,
    MoveMeeting,
    RecordAdvice,
    RecordReport,
    RecordSuspicion,
    StartMeasure,
)
from engine.values import Struct

__all__ = [
    "AcceptBaton",
    "AddNote",
    "ArchiveCase",
    "AskErasure",
    "BindRole",
    "CallMeeting",
    "CallOffErasure",
    "CallOffMeeting",
    "ChangeMeasure",
    "ChangeVersion",
    "ChooseAnswer",
    "CloseCase",
    "Command",
    "CompleteStep",
    "ConfirmErasure",
    "ConsultBody",
    "Context",
    "ContinueMeasure",
    "DeclineBaton",
    "DescribeSubject",
    "EndMeasure",
    "EndService",
    "EndShieldedAccess",
    "EvaluateMeasures",
    "FollowRule",
    "GiveConsent",
    "GiveShieldedAccess",
    "HandOver",
    "HoldMeeting",
    "InvolveService",
    "LiftRestriction",
    "LiftShield",
    "MoveDeadline",
    "MoveFromRest",
    "MoveMeeting",
    "OfferBaton",
    "OpenCase",
    "ProtectAddress",
    "RecordAdvice",
    "RecordReport",
    "RecordSuspicion",
    "Redo",
    "RefuseConsent",
    "RenameCase",
    "RenewConsent",
    "ReopenCase",
    "RestrictCase",
    "ReviewEmergencyAccess",
    "SetFact",
    "SetTrackAside",
    "SkipStep",
    "StartMeasure",
    "TakeBackOffer",
    "TakeEmergencyAccess",
    "TakeUpAgain",
    "TickChecklist",
    "Undo",
    "WithdrawConsent",
]


class Context(Struct, frozen=True, kw_only=True):
    """Who acts, when, and the ids to use.

    `event_ids` holds at least as many ids as the command has events: too few is a bug; they may be made as they are
    asked for, and one is always the same. `today` is the date in Norway
    at `recorded_at`. `track` is the track that the act is on, where somebody has said so. `new_case_ids` are for work
    that the command opens beside the case, one for each that an answer can open. `users` tells what everyone who uses
    the store is called there, where that is asked: whoever is named so is that one, and nobody with such a name.
    """

    case_id: str
    command_id: str
    event_ids: Sequence[str]
    recorded_at: datetime
    today: date
    happened_on: date
    by: str
    unit: str | None = None
    in_role: str | None = None
    on_behalf_of: str | None = None
    track: str | None = None
    new_case_ids: tuple[str, ...] = ()
    users: Callable[[], frozenset[str]] = frozenset


Command = (
    OpenCase
    | RenameCase
    | DescribeSubject
    | CompleteStep
    | SkipStep
    | SetTrackAside
    | FollowRule
    | TickChecklist
    | MoveDeadline
    | ChangeVersion
    | ChooseAnswer
    | MoveFromRest
    | GiveConsent
    | RenewConsent
    | RefuseConsent
    | WithdrawConsent
    | OfferBaton
    | AcceptBaton
    | DeclineBaton
    | TakeBackOffer
    | InvolveService
    | EndService
    | BindRole
    | SetFact
    | StartMeasure
    | ChangeMeasure
    | ContinueMeasure
    | EndMeasure
    | EvaluateMeasures
    | CallMeeting
    | MoveMeeting
    | CallOffMeeting
    | HoldMeeting
    | ConsultBody
    | RecordAdvice
    | RecordSuspicion
    | RecordReport
    | LiftShield
    | AddNote
    | GiveShieldedAccess
    | EndShieldedAccess
    | TakeEmergencyAccess
    | ReviewEmergencyAccess
    | ProtectAddress
    | Undo
    | Redo
    | CloseCase
    | ReopenCase
    | HandOver
    | TakeUpAgain
    | ArchiveCase
    | RestrictCase
    | LiftRestriction
    | AskErasure
    | ConfirmErasure
    | CallOffErasure
)
