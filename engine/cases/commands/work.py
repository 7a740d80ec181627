"""What is asked about the work in a case: measures, meetings, advice, concerns and notes."""

from datetime import date, time

from engine.cases.events.work import View
from engine.cases.vocabulary import NoteKind, Outcome, ResponsibleKind
from engine.values import Struct


class StartMeasure(Struct, frozen=True, kw_only=True):
    """Start a measure. It runs from `starts_on`, which may lie ahead; without one, from the day it happened."""

    measure_id: str
    title: str
    goal: str
    responsible: str
    responsible_kind: ResponsibleKind = ResponsibleKind.EMPLOYEE
    until: date | None = None
    expected_effect: str | None = None
    starts_on: date | None = None


class ChangeMeasure(Struct, frozen=True, kw_only=True):
    """Change a running measure: what is set is new. `open_ended` takes its last day away."""

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


class ContinueMeasure(Struct, frozen=True, kw_only=True):
    """Let a running measure go on as it is, to a new last day or, with `open_ended`, without one.

    Without either it keeps the last day it has, which must lie ahead.
    """

    measure_id: str
    until: date | None = None
    open_ended: bool = False
    reason: str | None = None


class EndMeasure(Struct, frozen=True, kw_only=True):
    """End a measure outside an evaluation, with the reason."""

    measure_id: str
    reason: str | None = None


class EvaluateMeasures(Struct, frozen=True, kw_only=True):
    """Evaluate measures; without any named, those that are to be evaluated here, with `outcome` for each.

    `effect` is said of all of them, `effects` of single ones. With `afterwards` only the views are added, to the
    evaluation that was made last.
    """

    measures: tuple[tuple[str, Outcome], ...] = ()
    outcome: Outcome = Outcome.CONTINUED
    effect: str | None = None
    views: tuple[View, ...] = ()
    effects: tuple[tuple[str, str], ...] = ()
    afterwards: bool = False


class CallMeeting(Struct, frozen=True, kw_only=True):
    """Call a meeting at the step where the case stands: whom the guide invites there, and those named.

    Those who are known are named by their ids. `without` are left out, and `actors` those among them who are known.
    """

    meeting_id: str
    on: date
    clock: time | None = None
    place: str | None = None
    invited: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()


class MoveMeeting(Struct, frozen=True, kw_only=True):
    """Move the meeting that is called. Its clock and place stay as they are where none is given."""

    on: date
    reason: str
    clock: time | None = None
    place: str | None = None


class CallOffMeeting(Struct, frozen=True, kw_only=True):
    """Call off the meeting that is called."""

    reason: str


class HoldMeeting(Struct, frozen=True, kw_only=True):
    """Record a meeting that was held at the step where the case stands.

    `present` are those who were there, as they are called; `actors` are the ids of those who are known. `minutes_to`
    are those who get the minutes, where it is not left to the guide; `covers` the meetings next in the guide that
    this one was as well. `another` tells that it was not the one that is called.
    """

    present: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    minutes: str | None = None
    minutes_to: tuple[str, ...] = ()
    next_on: date | None = None
    covers: tuple[str, ...] = ()
    another: bool = False


class ConsultBody(Struct, frozen=True, kw_only=True):
    """Take the case to a body, or discuss it anonymously."""

    consultation_id: str
    body: str | None = None
    anonymous: bool = False
    question: str | None = None


class RecordAdvice(Struct, frozen=True, kw_only=True):
    """Record the advice that came back from the consultation that waits for it: the one named, or that of a body.

    Where several wait and none is named, it is that of the step where the case stands. `anonymous` is the one that was
    held with nobody in particular.
    """

    advice: str
    consultation_id: str | None = None
    body: str | None = None
    anonymous: bool = False


class RecordSuspicion(Struct, frozen=True, kw_only=True):
    """Record a suspicion that the guide's safety rule speaks of."""

    text: str | None = None


class RecordReport(Struct, frozen=True, kw_only=True):
    """Record that a report of concern has been sent, and to whom: if empty, the first whom the guide wants told."""

    to: tuple[str, ...] = ()
    text: str | None = None


class LiftShield(Struct, frozen=True, kw_only=True):
    """Record that somebody has cleared it: those who were kept out may be met again. `on_word` says on whose word.

    `roles` are those whom it is cleared for; they must be named where several are kept out.
    """

    by: str
    on_word: str | None = None
    roles: tuple[str, ...] = ()


class AddNote(Struct, frozen=True, kw_only=True):
    """Write a note. A talk is with the child, unless the `role` it was with is another."""

    text: str
    kind: NoteKind = NoteKind.NOTE
    role: str | None = None
