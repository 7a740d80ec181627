"""What happens to the course of a case: it is opened, moves, runs in tracks, is closed, and an act is taken back."""

from datetime import date

from engine.cases.vocabulary import Aftermath, SubjectKind
from engine.values import Struct


class CaseOpened(Struct, frozen=True):
    """The case began at `state`, on a guideline pinned by `guideline_hash`.

    `entered_by` is the role of whoever started it, where the guide says who may. A stream of work beside a case has no
    subject, and `beside` is the case that it was opened from. `born` is the first day of the month of birth.
    """

    guideline: str
    guideline_version: str
    guideline_hash: str
    state: str
    alias: str
    subject: SubjectKind | None
    age: int | None = None
    variant: str | None = None
    entered_by: str | None = None
    beside: str | None = None
    born: date | None = None


class CaseRenamed(Struct, frozen=True):
    """The case was given another alias; the old one is shown nowhere any longer."""

    alias: str


class SubjectDescribed(Struct, frozen=True):
    """It was said anew whom the case is about, or how old. `born` is the first day of the month of birth."""

    subject: SubjectKind | None = None
    age: int | None = None
    born: date | None = None


class StepCompleted(Struct, frozen=True):
    """The step was done and the case moved on. `pass_after` counts the pass of the level, or track, moved to.

    `agreed` are the parties that agreed, `receivers` those that something was sent to or shared with.
    """

    trigger: str
    pass_after: int
    covered: tuple[str, ...] = ()
    reason: str | None = None
    agreed: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()


class AnswerChosen(Struct, frozen=True):
    """An answer was chosen; the record's `to` says where it led when the answer has several targets."""

    answer: str
    trigger: str
    pass_after: int
    covered: tuple[str, ...] = ()
    reason: str | None = None
    agreed: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()


class StepPassed(Struct, frozen=True):
    """A step was left out: by a fact about the case, the variant followed, choice where it is optional, or a shield."""

    step: str
    reason: str | None = None
    fact: str | None = None
    value: str | None = None
    variant: str | None = None
    shielded: bool = False


class TrackOpened(Struct, frozen=True):
    """A track began, at the record's `to`; it is the record's track. `pass_after` is the track's own pass."""

    pass_after: int


class TrackSetAside(Struct, frozen=True):
    """The record's track was set aside: what is left of it is not done in this pass."""

    reason: str


class ChecklistTicked(Struct, frozen=True):
    """Lines of the step's checklist were ticked."""

    items: tuple[str, ...]


class DeadlineMoved(Struct, frozen=True):
    """The deadline of a step or a level (`of`) was moved: from the day it was at, and another day than the guide's own.

    `own_on` is the day that the guide gives by itself; `decided_by` is who decided, where somebody had to.
    """

    of: str
    own_on: date
    from_on: date
    to_on: date
    reason: str
    decided_by: str | None = None


class SideWorkOpened(Struct, frozen=True):
    """An answer opened work beside the case: a stream of its own, with this case id."""

    side: str
    side_case: str


class VersionChanged(Struct, frozen=True):
    """The case follows another version of its guide; the record's `to` is where it stands in that, if elsewhere.

    `tracks` are pairs of a track and where it stands now, if elsewhere; `dropped` are tracks that are no more. `facts`
    are no longer set; `measures` belong to `level` from now on, for their own level is no more. `entries` are pairs of
    a level and the state in which it is entered now, where that is another than the one it was entered in.
    """

    from_version: str
    from_hash: str
    to_version: str
    to_hash: str
    pass_after: int
    level: str
    variant: str | None = None
    tracks: tuple[tuple[str, str], ...] = ()
    dropped: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    reason: str | None = None
    approved_by: str | None = None
    entries: tuple[tuple[str, str], ...] = ()


class ActUndone(Struct, frozen=True):
    """All events of the command named here no longer count."""

    undone_command: str


class ActRedone(Struct, frozen=True):
    """All events of the command named here count again."""

    redone_command: str


class CaseClosed(Struct, frozen=True):
    """The case ended in one of the guide's ways."""

    ending: str
    reason: str | None = None
    family_wish: bool = False


class CaseHandedOver(Struct, frozen=True):
    """The case was handed over: to a service or body by its id, or to a `Regime`, and what was sent.

    `coordinated_by` is who coordinates from now on; None where nobody but whoever does already.
    """

    handover_id: str
    to: str
    sent: str
    aftermath: Aftermath
    coordinated_by: str | None = None
    reason: str | None = None


class CaseTakenUp(Struct, frozen=True):
    """A case that rested was taken up again."""

    handover_id: str
    reason: str


class CaseReopened(Struct, frozen=True):
    """A closed case went on from the step it was closed at, in a new pass."""

    state: str
    pass_after: int
    reason: str
