"""What a person wants done with a case. Time, ids and who is asking come in the `Context`, never from a clock."""

from datetime import date, datetime

from engine.cases.events import View
from engine.cases.vocabulary import ConsentForm, NoteKind, Outcome, ResponsibleKind, SubjectKind
from engine.values import Struct


class Context(Struct, frozen=True, kw_only=True):
    """Who acts, when, and the ids to use.

    `event_ids` holds at least as many ids as the command has events: too few is a bug. `today` is the date in Norway
    at `recorded_at`. `track` is the track that the act is on, where somebody has said so. `new_case_ids` are for work
    that the command opens beside the case, one for each that an answer can open.
    """

    case_id: str
    command_id: str
    event_ids: tuple[str, ...]
    recorded_at: datetime
    today: date
    happened_on: date
    by: str
    unit: str | None = None
    in_role: str | None = None
    on_behalf_of: str | None = None
    track: str | None = None
    new_case_ids: tuple[str, ...] = ()


class OpenCase(Struct, frozen=True, kw_only=True):
    """Open a case on the process at hand. A draft guideline needs `allow_draft`.

    `entry` is the state to begin in, where the guide has several; `by_role` is who starts it (a role, or a service or
    body that the guide lets start one), where the guide says who may; `variant` is the variant of the guide to follow;
    `address_protected` is as in `ProtectAddress`.
    """

    alias: str
    entry: str | None = None
    by_role: str | None = None
    variant: str | None = None
    subject: SubjectKind = SubjectKind.CHILD
    age: int | None = None
    allow_draft: bool = False
    address_protected: bool = False


class CompleteStep(Struct, frozen=True, kw_only=True):
    """Say that the step where the case stands is done.

    `agreed` are the parties that agree (role ids, or `service`), `receivers` the services and bodies that something
    was sent to or shared with, where the guide leaves it open.
    """

    reason: str | None = None
    agreed: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()


class SkipStep(Struct, frozen=True, kw_only=True):
    """Go past an optional step."""

    reason: str


class ChooseAnswer(Struct, frozen=True, kw_only=True):
    """Choose an answer by its id; `to` picks one of several targets by step, level or ending id."""

    answer: str
    to: str | None = None
    reason: str | None = None
    agreed: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()


class MoveFromRest(Struct, frozen=True, kw_only=True):
    """Leave a resting place for a level (by id)."""

    level: str
    reason: str


class SetTrackAside(Struct, frozen=True, kw_only=True):
    """Set the track in the context aside, for a reason; the others go on."""

    reason: str


class FollowRule(Struct, frozen=True, kw_only=True):
    """Go where a standing rule leads once the report is sent."""

    rule: str
    reason: str | None = None


class TickChecklist(Struct, frozen=True, kw_only=True):
    """Tick lines of the checklist of the step where the case stands, by their ids."""

    items: tuple[str, ...]


class GiveConsent(Struct, frozen=True, kw_only=True):
    """Record a consent. `services` are service ids, or names chosen in the case; without a `form` nobody said how.

    `consent_type` is its kind, where the guide has several; `given_as` are the roles of those who gave it, and `age`
    the age of whom the case is about, in whole years, where the guide's age rules ask.
    """

    consent_id: str
    given_by: str
    services: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    form: ConsentForm | None = None
    expires_on: date | None = None
    consent_type: str | None = None
    given_as: tuple[str, ...] = ()
    age: int | None = None


class RefuseConsent(Struct, frozen=True, kw_only=True):
    """Record that consent was asked for and refused: the kind that is named, else the one that is asked for there.

    `given_as` are the roles of those who said no, and `age` is as in `GiveConsent`.
    """

    given_by: str
    services: tuple[str, ...] = ()
    reason: str | None = None
    consent_type: str | None = None
    given_as: tuple[str, ...] = ()
    age: int | None = None


class WithdrawConsent(Struct, frozen=True, kw_only=True):
    """Withdraw consent: the one named, or else every one, of a kind where it is named; for some services or for all.

    `given_as` are the roles of those who withdraw it, and `age` is as in `GiveConsent`.
    """

    withdrawn_by: str
    consent_id: str | None = None
    services: tuple[str, ...] = ()
    consent_type: str | None = None
    given_as: tuple[str, ...] = ()
    age: int | None = None


class OfferBaton(Struct, frozen=True, kw_only=True):
    """Offer the baton to an actor. Offered to its holder, it confirms that the holder goes on.

    `weighed` is what came of weighing what the guide names at a new level; `decided_by` is who decided (a role, service
    or body of the guide), where the guide says who does.
    """

    to_actor: str
    family_wish: str | None = None
    weighed: str | None = None
    decided_by: str | None = None


class AcceptBaton(Struct, frozen=True, kw_only=True):
    """Accept the baton that was offered to whoever asks."""


class DeclineBaton(Struct, frozen=True, kw_only=True):
    """Decline the baton that was offered to whoever asks."""

    reason: str | None = None


class TakeBackOffer(Struct, frozen=True, kw_only=True):
    """Take back an offer that has not been answered."""


class InvolveService(Struct, frozen=True, kw_only=True):
    """Involve a service of the guide; `name` says which, where the guide lets the case choose."""

    service: str
    name: str | None = None


class EndService(Struct, frozen=True, kw_only=True):
    """End a service's part in the case."""

    service: str
    name: str | None = None


class BindRole(Struct, frozen=True, kw_only=True):
    """Bind a role to an actor or a name; neither means that it is decided later."""

    role: str
    actor: str | None = None
    name: str | None = None


class SetFact(Struct, frozen=True, kw_only=True):
    """Set a declared fact to one of its declared values."""

    fact: str
    value: str


class StartMeasure(Struct, frozen=True, kw_only=True):
    """Start a measure. It runs from the day it happened."""

    measure_id: str
    title: str
    goal: str
    responsible: str
    responsible_kind: ResponsibleKind = ResponsibleKind.EMPLOYEE
    until: date | None = None
    expected_effect: str | None = None


class EndMeasure(Struct, frozen=True, kw_only=True):
    """End a measure outside an evaluation."""

    measure_id: str
    reason: str | None = None


class EvaluateMeasures(Struct, frozen=True, kw_only=True):
    """Evaluate measures; without any named, all running ones, with `outcome` for each."""

    measures: tuple[tuple[str, Outcome], ...] = ()
    outcome: Outcome = Outcome.CONTINUED
    effect: str | None = None
    views: tuple[View, ...] = ()


class HoldMeeting(Struct, frozen=True, kw_only=True):
    """Record a meeting that was held at the step where the case stands.

    `present` are those who were there, as they are called; `actors` are the ids of those who are known.
    """

    present: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    minutes: str | None = None
    next_on: date | None = None


class ConsultBody(Struct, frozen=True, kw_only=True):
    """Take the case to a body, or discuss it anonymously."""

    consultation_id: str
    body: str | None = None
    anonymous: bool = False
    question: str | None = None


class RecordAdvice(Struct, frozen=True, kw_only=True):
    """Record the advice that came back from the consultation that is open (or from the one named)."""

    advice: str
    consultation_id: str | None = None


class RecordSuspicion(Struct, frozen=True, kw_only=True):
    """Record a suspicion that the guide's safety rule speaks of."""

    text: str | None = None


class RecordReport(Struct, frozen=True, kw_only=True):
    """Record that a report of concern has been sent, and to whom (recipients in the guide's rule; all if empty)."""

    to: tuple[str, ...] = ()
    text: str | None = None


class LiftShield(Struct, frozen=True, kw_only=True):
    """Record that somebody has cleared it: those who were kept out may be met again. `on_word` says on whose word."""

    by: str
    on_word: str | None = None


class AddNote(Struct, frozen=True, kw_only=True):
    """Write a note."""

    text: str
    kind: NoteKind = NoteKind.NOTE


class GiveShieldedAccess(Struct, frozen=True, kw_only=True):
    """Name an actor for the shielded part of the case."""

    actor: str


class EndShieldedAccess(Struct, frozen=True, kw_only=True):
    """Take the shielded part of the case from an actor again."""

    actor: str


class TakeEmergencyAccess(Struct, frozen=True, kw_only=True):
    """Open the whole case in an emergency, to read it for some hours."""


class ReviewEmergencyAccess(Struct, frozen=True, kw_only=True):
    """Record that one has looked at every emergency access of others that nobody has looked at."""


class ProtectAddress(Struct, frozen=True, kw_only=True):
    """Hide where whom the case is about lives, and what tells it; with `on` False no longer."""

    on: bool = True


class Undo(Struct, frozen=True, kw_only=True):
    """Undo the last effective act of the same person."""


class Redo(Struct, frozen=True, kw_only=True):
    """Redo the act that the same person last undid, if nothing has happened since."""


class CloseCase(Struct, frozen=True, kw_only=True):
    """Close the case in one of the guide's ways; away from an answer that ends it only at the family's wish."""

    ending: str
    reason: str | None = None
    family_wish: bool = False


class ReopenCase(Struct, frozen=True, kw_only=True):
    """Open a closed case again, at the step where it was closed, in a new pass."""

    reason: str


Command = (
    OpenCase
    | CompleteStep
    | SkipStep
    | SetTrackAside
    | FollowRule
    | TickChecklist
    | ChooseAnswer
    | MoveFromRest
    | GiveConsent
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
    | EndMeasure
    | EvaluateMeasures
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
)
