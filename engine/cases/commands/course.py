"""What is asked of the course of a case: to open it, to go on, to set aside, to take back, to close and reopen."""

from datetime import date

from engine.cases.vocabulary import Aftermath, SubjectKind
from engine.guideline.process import Process
from engine.values import Struct


class OpenCase(Struct, frozen=True, kw_only=True):
    """Open a case on the process at hand. A draft guideline needs `allow_draft`.

    `entry` is the state to begin in, where the guide has several; `by_role` is who starts it: a role or a `RoleKind`,
    or a service or body that the guide lets start one. `variant` is the variant of the guide to follow, and
    `address_protected` is as in `ProtectAddress`. Without a `subject` it is the one that the guide is usually about.
    `age` and `born` are as in `DescribeSubject`.
    """

    alias: str
    entry: str | None = None
    by_role: str | None = None
    variant: str | None = None
    subject: SubjectKind | None = None
    age: int | None = None
    born: date | None = None
    allow_draft: bool = False
    address_protected: bool = False


class RenameCase(Struct, frozen=True, kw_only=True):
    """Give the case another alias. The old one is shown nowhere from then on, and no undo brings it back."""

    alias: str


class DescribeSubject(Struct, frozen=True, kw_only=True):
    """Say whom the case is about, now that it is another sort of person than was said, or how old.

    `age` is in whole years on the day that it is said of; `born` is the first day of the month of birth. What is None
    stays as it was.
    """

    subject: SubjectKind | None = None
    age: int | None = None
    born: date | None = None


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


class MoveDeadline(Struct, frozen=True, kw_only=True):
    """Move a deadline that runs to another day, for a reason.

    `of` is the step or the level whose deadline it is, where more than one runs. `decided_by` is who decided, as they
    are called: what must be kept is moved past the guide's own day only with that.
    """

    to_on: date
    reason: str
    of: str | None = None
    decided_by: str | None = None


class ChangeVersion(Struct, frozen=True, kw_only=True):
    """Follow another version of the same guide from now on.

    `landings` are pairs of a place that is gone, by its id or title, and the place in the new version that stands for
    it; an empty one sets a track aside. `variant` is the variant to follow, where the case's own is gone.
    `approved_by` is who approved the version.
    """

    to: Process
    landings: tuple[tuple[str, str], ...] = ()
    variant: str | None = None
    reason: str | None = None
    approved_by: str | None = None


class Undo(Struct, frozen=True, kw_only=True):
    """Undo the last effective act of the same person."""


class Redo(Struct, frozen=True, kw_only=True):
    """Redo the act that the same person last undid, if nothing has happened since."""


class CloseCase(Struct, frozen=True, kw_only=True):
    """Close the case in one of the guide's ways; away from an answer that ends it only at the family's wish."""

    ending: str
    reason: str | None = None
    family_wish: bool = False


class HandOver(Struct, frozen=True, kw_only=True):
    """Hand the case over to another regime: what was sent, who coordinates now, and what becomes of this case.

    `to` is a service or body of the guide, or a `Regime`. `ending` is how a case ends that ends by it; without one it
    is the one that the guide has for this receiver.
    """

    handover_id: str
    to: str
    sent: str
    aftermath: Aftermath
    coordinated_by: str | None = None
    ending: str | None = None
    reason: str | None = None
    family_wish: bool = False


class TakeUpAgain(Struct, frozen=True, kw_only=True):
    """Take up a case again that rests while another regime has it."""

    reason: str


class ReopenCase(Struct, frozen=True, kw_only=True):
    """Open a closed case again, at the step where it was closed, in a new pass."""

    reason: str
