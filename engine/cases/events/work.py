"""What happens in the work of a case: measures, meetings, advice, concerns and notes."""

from datetime import date, time

from engine.cases.vocabulary import NoteKind, Outcome, ResponsibleKind
from engine.values import Struct


class MeasureStarted(Struct, frozen=True):
    """A measure with its goal and who answers for it. `starts_on` is its first day where it is another than this."""

    measure_id: str
    title: str
    goal: str
    responsible: str
    responsible_kind: ResponsibleKind
    level: str
    until: date | None = None
    expected_effect: str | None = None
    starts_on: date | None = None


class MeasureChanged(Struct, frozen=True):
    """A running measure was changed: what is set is new, and with `open_ended` it has no last day any more."""

    measure_id: str
    title: str | None = None
    goal: str | None = None
    responsible: str | None = None
    responsible_kind: ResponsibleKind | None = None
    starts_on: date | None = None
    until: date | None = None
    open_ended: bool = False
    expected_effect: str | None = None
    reason: str | None = None


class MeasureContinued(Struct, frozen=True):
    """Somebody decided that a running measure goes on as it is; `until` is its last day from now on, if it has one."""

    measure_id: str
    until: date | None = None
    reason: str | None = None


class MeasureEnded(Struct, frozen=True):
    """A measure ended outside an evaluation."""

    measure_id: str
    reason: str | None = None


class View(Struct, frozen=True):
    """One role's own experience of the measures, or why it was not asked."""

    role: str
    text: str | None = None
    not_asked_because: str | None = None


class MeasuresEvaluated(Struct, frozen=True):
    """The named measures were evaluated: what came of each, and the views of those concerned.

    `effect` is what is said of all of them, `effects` of single ones. With `afterwards` nothing was evaluated: the
    views were written down later, and belong to the evaluation before.
    """

    measures: tuple[tuple[str, Outcome], ...]
    effect: str | None = None
    views: tuple[View, ...] = ()
    effects: tuple[tuple[str, str], ...] = ()
    afterwards: bool = False


class MeetingCalled(Struct, frozen=True):
    """A meeting was called. `invited` are ids of the guide where it knows them, else names.

    `without` are those somebody chose to leave out; nobody is in it whom the guide or a shield keeps away already.
    `by_consent` are those of the invited whom only a consent let be told.
    """

    meeting_id: str
    on: date
    clock: time | None = None
    place: str | None = None
    invited: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    meeting_type: str | None = None
    by_consent: tuple[str, ...] = ()


class MeetingMoved(Struct, frozen=True):
    """A called meeting was moved: to which day, clock and place it is now, and why."""

    meeting_id: str
    on: date
    reason: str
    clock: time | None = None
    place: str | None = None


class MeetingCalledOff(Struct, frozen=True):
    """A called meeting will not be held."""

    meeting_id: str
    reason: str


class MeetingHeld(Struct, frozen=True):
    """A meeting was held. `minutes_to` are role ids, or `*` for everyone involved.

    `meeting_id` is that of the meeting that was called, if one was; `absent` are those invited to it who were not
    among those present. `covers` are the later steps that it was held for as well.
    """

    present: tuple[str, ...] = ()
    minutes: str | None = None
    minutes_to: tuple[str, ...] = ()
    next_on: date | None = None
    meeting_type: str | None = None
    meeting_id: str | None = None
    absent: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()


class BodyConsulted(Struct, frozen=True):
    """The case was taken to a body; without a body it was discussed anonymously."""

    consultation_id: str
    body: str | None
    anonymous: bool = False
    question: str | None = None


class AdviceReceived(Struct, frozen=True):
    """A body's advice came back."""

    consultation_id: str
    advice: str


class ConcernSuspected(Struct, frozen=True):
    """Somebody suspects what the guide's safety rule speaks of. `kept_out` are the roles it keeps out from now on."""

    rule: str
    text: str | None = None
    kept_out: tuple[str, ...] = ()


class ConcernReported(Struct, frozen=True):
    """A person recorded that a report has been sent. The program itself sends nothing.

    `kept_out` are the roles that the rule keeps out of the case from now on.
    """

    rule: str
    to: tuple[str, ...] = ()
    text: str | None = None
    kept_out: tuple[str, ...] = ()


class ShieldLifted(Struct, frozen=True):
    """Somebody the guide names cleared it: those who were kept out of the case may be met again.

    `roles` are those whom it is cleared for; none means all who were kept out.
    """

    by: str
    on_word: str | None = None
    roles: tuple[str, ...] = ()


class NoteAdded(Struct, frozen=True):
    """A note, that an adult has talked with the child, or that somebody has talked with another `role`."""

    text: str
    kind: NoteKind = NoteKind.NOTE
    role: str | None = None
