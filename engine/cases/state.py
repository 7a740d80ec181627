"""What is true of a case now: the state that events fold into and that `decide` asks.

Only what a decision needs is here; passes, minutes and notes are read from the events themselves. `passes` counts by
level id, and for tracks by track id; `tried` are the levels of which a pass has been completed.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from enum import StrEnum
from types import MappingProxyType

from engine.cases.ages import Born
from engine.cases.arrivals import Arrival
from engine.cases.bindings import Binding, Involvement
from engine.cases.counted import Crossing, Weighing
from engine.cases.ends import Archived, Erasure, Restricted
from engine.cases.events import Event
from engine.cases.vocabulary import Aftermath, Compartment, Outcome, ResponsibleKind, SubjectKind
from engine.cases.withdrawals import SaidNo, ServiceNo, Withdrawal
from engine.guideline.names import MAIN, is_finished
from engine.values import Struct, field

EVERYONE = "*"
ASIDE = "aside"
"""How a track came to its end when it was set aside: what `Standing.by_trigger` says then."""


class CaseStatus(StrEnum):
    """Whether work goes on."""

    OPEN = "open"
    CLOSED = "closed"


class Standing(Struct, frozen=True):
    """Where a track stands: a step, resting place or ending; in which pass of its level; since when; and how it came.

    The pass is that of the level for the main track, and the track's own for any other. `came_from` and `by_trigger`
    name the move that led here; None at the start.
    """

    state: str
    pass_: int
    since: date
    came_from: str | None = None
    by_trigger: str | None = None

    @property
    def is_finished(self) -> bool:
        """Tell whether this is the end of a track."""
        return is_finished(self.state)

    @property
    def is_set_aside(self) -> bool:
        """Tell whether this is a track that somebody set aside."""
        return self.by_trigger == ASIDE


class Moment(Struct, frozen=True):
    """Where something was done: the state its track stood in, that track's pass, and the pass of the level then."""

    state: str
    level: str
    pass_: int
    on: date
    track: str = MAIN
    level_pass: int = 1


class Consent(Struct, frozen=True):
    """A consent that has been given; `services` are those it still covers, `scopes` what it is still for.

    `for_whom` is on whose behalf it was given, where somebody said; `ended_on` when it ceased to stand as it is here.
    """

    id: str
    given_by: str
    services: tuple[str, ...]
    scopes: tuple[str, ...]
    expires_on: date | None
    consent_type: str | None = None
    given_as: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    for_whom: str | None = None
    given_on: date | None = None
    ended_on: date | None = None

    def is_valid(self, today: date) -> bool:
        """Tell whether it covers anything today; the day it expires is its last."""
        return bool(self.services) and (self.expires_on is None or today <= self.expires_on)

    def is_of(self, kind: str | None) -> bool:
        """Tell whether an answer of a kind is about it; where one of them has no kind, nothing tells them apart."""
        return kind is None or self.consent_type in (None, kind)


class Offer(Struct, frozen=True):
    """A baton that waits for an answer. `settled` and `weighed` are what held before it, and hold again after a no."""

    to_actor: str
    by_actor: str
    on: date
    settled: Moment | None = None
    weighed: Moment | None = None


class Measure(Struct, frozen=True):
    """A measure as it is now, and the pass in which it was last evaluated."""

    id: str
    title: str
    goal: str
    responsible: str
    responsible_kind: ResponsibleKind
    level: str
    started_on: date
    until: date | None = None
    running: bool = True
    outcome: Outcome | None = None
    evaluated: Moment | None = None
    expected_effect: str | None = None

    def has_begun(self, today: date) -> bool:
        """Tell whether it runs today: a measure may be agreed on before its first day."""
        return self.running and self.started_on <= today


class Meeting(Struct, frozen=True):
    """A meeting that was held: where, whether minutes were written, and when the next one is.

    `covered` tells that it was held at an earlier step, and answers for the one it is `at` as well. `is_off` tells that
    the next one was called for the day agreed on, and then moved or called off. `kept_out` are the roles that were kept
    out of the case then.
    """

    at: Moment
    minutes: bool
    next_on: date | None
    covered: bool = False
    is_off: bool = False
    kept_out: frozenset[str] = frozenset()

    @property
    def agreed(self) -> date | None:
        """The day that was agreed on for the next meeting, while it still is to be then."""
        return None if self.is_off else self.next_on


class CalledMeeting(Struct, frozen=True):
    """A called meeting that is to come: when it is, and who is invited, of whom some only `by_consent`."""

    id: str
    at: Moment
    on: date
    clock: time | None
    place: str | None
    invited: tuple[str, ...]
    by_consent: tuple[str, ...] = ()


class MovedDeadline(Struct, frozen=True):
    """A deadline that was moved: that of a step or a level (`of`), in one pass of its track.

    `own_on` is the day that the guide gave by itself, `from_on` the day it was at, `on` when it was moved, and `by` who
    moved it. Where the guide comes to give another day, for a new pass or another fact, this one no longer holds.
    """

    of: str
    track: str
    pass_: int
    own_on: date
    from_on: date
    to_on: date
    reason: str
    on: date
    decided_by: str | None = None
    by: str | None = None


class ConsentNo(Struct, frozen=True):
    """A no to a question of consent: where it was said, to which kind, and to what alone.

    No kind means that nobody said which, or that it is to a purpose of any kind; no `scopes` mean to all that the
    consent would have been for.
    """

    at: Moment
    consent_type: str | None = None
    scopes: tuple[str, ...] = ()


class Consultation(Struct, frozen=True):
    """A body that was asked, or an anonymous discussion, and the day that its advice came; None while it is awaited."""

    id: str
    body: str | None
    at: Moment
    answered_on: date | None = None
    anonymous: bool = False

    @property
    def answered(self) -> bool:
        """Tell whether the advice is back."""
        return self.answered_on is not None


class HandedOver(Struct, frozen=True):
    """That the case was handed over: to whom, who coordinates since, and when it was taken up again if it rested."""

    id: str
    to: str
    on: date
    aftermath: Aftermath
    coordinated_by: str | None = None
    taken_up_on: date | None = None


class Mark(StrEnum):
    """What became of a step in a pass."""

    DONE = "done"
    LEFT_OUT = "left-out"


class Trace(Struct, frozen=True):
    """What became of a step in one pass of its level."""

    step: str
    pass_: int
    mark: Mark
    on: date


class SideStream(Struct, frozen=True):
    """Work that runs beside the case: which of the guide's, and the id of its own stream."""

    side: str
    case_id: str


class Emergency(Struct, frozen=True):
    """An access to the whole case that somebody took in an emergency: from when until when, both in UTC.

    `event_id` is that of the event it was taken in. It is told of until it is reviewed, also when it has ended.
    """

    event_id: str
    by: str
    taken_at: datetime
    until: datetime
    reviewed: bool = False

    def is_open(self, now: datetime) -> bool:
        """Tell whether it holds at a moment; the last one does not count."""
        return now < self.until


class Act(Struct, frozen=True):
    """One command that took effect, with what it wrote: what undo and redo choose among."""

    command_id: str
    by: str
    seq: int
    track: str
    kinds: tuple[str, ...]
    compartment: Compartment
    undone: bool = False
    written: tuple[Event, ...] = ()


class CaseState(Struct, frozen=True):
    """A case as it stands after all its effective events.

    `earlier_aliases` are never shown: they are known so that nothing that stays tells them either. `reopened_from` is
    the ending that a case had the last time it was opened again. `born` is what is known of when
    whom the case is about was born, where anybody has said how old that is.
    """

    case_id: str
    guideline: str
    guideline_version: str
    guideline_hash: str
    alias: str
    subject: SubjectKind | None
    born: Born | None
    unit: str | None
    opened_on: date
    opened_by: str
    variant: str | None = None
    entered_by: str | None = None
    beside: str | None = None
    earlier_aliases: frozenset[str] = frozenset()
    status: CaseStatus = CaseStatus.OPEN
    ending: str | None = None
    closed_at: Standing | None = None
    reopened_from: str | None = None
    tracks: Mapping[str, Standing] = field(default_factory=lambda: MappingProxyType({}))
    passes: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    entered: Mapping[str, Arrival] = field(default_factory=lambda: MappingProxyType({}))
    tried: frozenset[str] = frozenset()
    side_work: tuple[SideStream, ...] = ()
    coordinator: str | None = None
    offer: Offer | None = None
    declined: Offer | None = None
    settled: Moment | None = None
    weighed: Moment | None = None
    consents: tuple[Consent, ...] = ()
    former_consents: tuple[Consent, ...] = ()
    consent_noes: tuple[ConsentNo, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    service_noes: tuple[ServiceNo, ...] = ()
    said_no: tuple[SaidNo, ...] = ()
    services: tuple[Involvement, ...] = ()
    roles: Mapping[str, Binding] = field(default_factory=lambda: MappingProxyType({}))
    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    moved_deadlines: tuple[MovedDeadline, ...] = ()
    measures: tuple[Measure, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    called: tuple[CalledMeeting, ...] = ()
    evaluations: tuple[tuple[Moment, frozenset[str]], ...] = ()
    weighings: tuple[Weighing, ...] = ()
    crossings: tuple[Crossing, ...] = ()
    child_talks: tuple[Moment, ...] = ()
    notes: tuple[Moment, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    handovers: tuple[HandedOver, ...] = ()
    ticked: tuple[tuple[Moment, str], ...] = ()
    suspected: bool = False
    reported: bool = False
    reported_to: frozenset[str] = frozenset()
    kept_out: frozenset[str] = frozenset()
    trail: tuple[Trace, ...] = ()
    colleagues: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    emergencies: tuple[Emergency, ...] = ()
    address_protected: bool = False
    archived: Archived | None = None
    restricted: Restricted | None = None
    erasure: Erasure | None = None
    acts: tuple[Act, ...] = ()
    redoable: tuple[tuple[str, str], ...] = ()
    seq: int = 0

    @property
    def standing(self) -> Standing:
        """Where the main track stands."""
        return self.tracks[MAIN]

    @property
    def shielded(self) -> bool:
        """Tell whether somebody is kept out of the case: `kept_out` are their roles."""
        return bool(self.kept_out)

    @property
    def rests(self) -> HandedOver | None:
        """What an open case rests for: the handing over since which it has not been taken up again."""
        if self.status is CaseStatus.CLOSED:
            return None
        waiting = (one for one in self.handovers if one.aftermath is Aftermath.RESTS and one.taken_up_on is None)
        return next(waiting, None)

    def open_tracks(self) -> tuple[str, ...]:
        """Return the ids of the tracks beside the main one that are neither finished nor set aside."""
        return tuple(track for track, standing in self.tracks.items() if track != MAIN and not standing.is_finished)

    @property
    def participants(self) -> frozenset[str]:
        """The actors who take part: who opened it, who has held or been offered the baton, who a role is bound to."""
        offered = {self.offer.to_actor} if self.offer else set()
        bound = {binding.actor for binding in self.roles.values() if binding.actor}
        return (self.colleagues | offered | bound) - self.actors_kept_out

    @property
    def actors_kept_out(self) -> frozenset[str]:
        """The actors who are kept out of the case, but for those who can open what is shielded all the same."""
        out = (one.actor for role, binding in self.roles.items() if role in self.kept_out for one in binding.each)
        return frozenset(actor for actor in out if actor and actor not in self.named)

    def valid_consents(self, today: date) -> tuple[Consent, ...]:
        """Return the consents that cover anything today."""
        return tuple(consent for consent in self.consents if consent.is_valid(today))

    def running(self) -> tuple[Measure, ...]:
        """Return the measures that run."""
        return tuple(measure for measure in self.measures if measure.running)
