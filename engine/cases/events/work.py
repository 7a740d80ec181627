"""What happens in the work of a case: measures, meetings, advice, concerns and notes."""

from datetime import date

from engine.cases.vocabulary import NoteKind, Outcome, ResponsibleKind
from engine.values import Struct


class MeasureStarted(Struct, frozen=True):
    """A measure with its goal and who answers for it."""

    measure_id: str
    title: str
    goal: str
    responsible: str
    responsible_kind: ResponsibleKind
    level: str
    until: date | None = None
    expected_effect: str | None = None


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
    """The named measures were evaluated: what came of each, and the views of those concerned."""

    measures: tuple[tuple[str, Outcome], ...]
    effect: str | None = None
    views: tuple[View, ...] = ()


class MeetingHeld(Struct, frozen=True):
    """A meeting was held. `minutes_to` are role ids, or `*` for everyone involved."""

    present: tuple[str, ...] = ()
    minutes: str | None = None
    minutes_to: tuple[str, ...] = ()
    next_on: date | None = None
    meeting_type: str | None = None


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
    """Somebody the guide names cleared it: those who were kept out of the case may be met again."""

    by: str
    on_word: str | None = None


class NoteAdded(Struct, frozen=True):
    """A note, or that an adult has talked with the child."""

    text: str
    kind: NoteKind = NoteKind.NOTE
