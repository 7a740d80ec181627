"""What is asked about the work in a case: measures, meetings, advice, concerns and notes."""

from datetime import date

from engine.cases.events.work import View
from engine.cases.vocabulary import NoteKind, Outcome, ResponsibleKind
from engine.values import Struct


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
