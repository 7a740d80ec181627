"""The lines that documents are made of, as plain data: one thing each that happened, or that holds."""

from datetime import date

from engine.cases.measure_history import Part, Turn
from engine.cases.vocabulary import Aftermath, ConsentForm, Outcome
from engine.values import Struct


class GiverLine(Struct, frozen=True, kw_only=True):
    """Who gives a consent at these ages, in whole years; None is an open end, and both ends open is at any age."""

    who: tuple[str, ...]
    from_age: int | None
    to_age: int | None


class ChangeLine(Struct, frozen=True, kw_only=True):
    """What a part of a measure was and became; None is that it had none."""

    part: Part
    was: str | None
    became: str | None


class TurnLine(Struct, frozen=True, kw_only=True):
    """Something that happened with a measure after it was started, save evaluations, which have lines of their own."""

    on: date
    turn: Turn
    changes: tuple[ChangeLine, ...]
    until: date | None
    reason: str | None


class MeasureLine(Struct, frozen=True, kw_only=True):
    """A measure. `outcome` is what the last evaluation decided; None before any."""

    title: str
    goal: str
    responsible: str
    started_on: date
    until: date | None
    expected_effect: str | None
    outcome: Outcome | None
    happened: tuple[TurnLine, ...] = ()


class ViewLine(Struct, frozen=True, kw_only=True):
    """One role's own experience, or why it was not asked; with neither, nobody has recorded anything.

    `added_on` is when it was written down after the evaluation.
    """

    role: str
    text: str | None
    not_asked_because: str | None
    added_on: date | None = None


class OutcomeLine(Struct, frozen=True, kw_only=True):
    """What an evaluation decided about one measure, which is named by its title, and what was said of its effect."""

    measure: str
    outcome: Outcome
    effect: str | None = None


class EvaluationLine(Struct, frozen=True, kw_only=True):
    """One evaluation: what came of each measure, the views of those concerned, and the guide's answer, if one."""

    on: date
    outcomes: tuple[OutcomeLine, ...]
    effect: str | None
    views: tuple[ViewLine, ...]
    chosen: str | None = None


class Recipients(Struct, frozen=True, kw_only=True):
    """Who gets the minutes; neither everyone nor any role means that the guide does not say."""

    everyone: bool
    roles: tuple[str, ...]


class ShiftLine(Struct, frozen=True, kw_only=True):
    """That a called meeting was moved: from which day and to which, and why."""

    was_on: date
    next_on: date
    reason: str


class MeetingLine(Struct, frozen=True, kw_only=True):
    """A meeting that was held. `kind` is the guide's name for it, None on a resting place.

    `invited` were called to it, and `shifts` are when it was moved. `absent` were called and are not among those
    present, `uncalled` somebody chose not to call; `also` are the other steps of the guide that it answered for.
    """

    kind: str | None
    on: date
    present: tuple[str, ...]
    minutes: str | None
    recipients: Recipients
    next_on: date | None
    absent: tuple[str, ...] = ()
    uncalled: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    invited: tuple[str, ...] = ()
    shifts: tuple[ShiftLine, ...] = ()


class CalledLine(Struct, frozen=True, kw_only=True):
    """A meeting that is called and not held yet, or that was called off, and then why."""

    kind: str | None
    on: date
    clock: str | None
    place: str | None
    invited: tuple[str, ...]
    uncalled: tuple[str, ...]
    agenda: tuple[str, ...]
    shifts: tuple[ShiftLine, ...]
    called_off_because: str | None


class HandoverLine(Struct, frozen=True, kw_only=True):
    """That the case was handed over: to whom, what was sent, who coordinates since, and what became of the case."""

    on: date
    receiver: str
    sent: str
    aftermath: Aftermath
    coordinated_by: str | None
    reason: str | None
    taken_up_on: date | None
    taken_up_because: str | None


class BodyLine(Struct, frozen=True, kw_only=True):
    """That a body was asked, and when its advice came; None while it is waited for. What was said is not told."""

    title: str
    on: date
    answered_on: date | None


class PostponedLine(Struct, frozen=True, kw_only=True):
    """A deadline that was moved: `own_on` is the day that the guide gives, `until` the one it was moved to."""

    on: date
    step: str
    own_on: date
    was_on: date
    until: date
    reason: str
    decided_by: str | None


class TalkLine(Struct, frozen=True, kw_only=True):
    """That an adult has talked with the child, and what was written of it."""

    on: date
    text: str


class CourseLine(Struct, frozen=True, kw_only=True):
    """That the case was closed, by an ending of the guide's, or opened again: then `ending` is None."""

    on: date
    ending: str | None
    reason: str | None
    family_asked: bool = False


class LevelLine(Struct, frozen=True, kw_only=True):
    """That the case came to another level. `was` is None in a copy for the family, who may not be told all of them."""

    on: date
    was: str | None
    level: str
    reason: str | None


class VersionLine(Struct, frozen=True, kw_only=True):
    """That the case was moved to another version of its guide; `was` is None as in `LevelLine`."""

    on: date
    was: str | None
    version: str
    reason: str | None
    approved_by: str | None


class PartLine(Struct, frozen=True, kw_only=True):
    """Somebody who takes part, and what they do there. `who` is None where it is decided later."""

    role: str
    who: str | None
    tasks: tuple[str, ...]


class ServiceLine(Struct, frozen=True, kw_only=True):
    """A service that takes part, since when, and with which tasks. `ended_on` is set when its part is over."""

    title: str
    since: date
    ended_on: date | None
    tasks: tuple[str, ...]


class GivenLine(Struct, frozen=True, kw_only=True):
    """A consent that was given. `covers` is what it still covers on the day the document is written.

    `for_whom` is on whose behalf it was given, `purposes` what it was for, `language` what it was explained in.
    `replaced_on` is set when another took its place.
    """

    on: date
    by: str
    for_whom: str | None
    services: tuple[str, ...]
    left_out: tuple[str, ...]
    purposes: tuple[str, ...]
    form: ConsentForm | None
    language: str | None
    interpreter: str | None
    expires_on: date | None
    covers: tuple[str, ...]
    replaced_on: date | None


class DeniedLine(Struct, frozen=True, kw_only=True):
    """A consent that was refused or withdrawn; empty `services` and empty `purposes` mean all of them."""

    on: date
    by: str
    withdrawn: bool
    services: tuple[str, ...]
    purposes: tuple[str, ...]
    reason: str | None


class DueLine(Struct, frozen=True, kw_only=True):
    """The deadline that runs now, in the guide's own words, and its last day."""

    text: str
    on: date
    soft: bool


class StandingLine(Struct, frozen=True, kw_only=True):
    """Where the case stands. `ending` is set in a closed case; `step` is None on a level without steps.

    `level` is what the guide calls its level («nivå 2», «fase 2»). `taken_over_by` is who has the case from now on.
    """

    level: str
    level_title: str | None
    step: str | None
    ending: str | None
    taken_over_by: str | None


class HolderWord(Struct, frozen=True, kw_only=True):
    """What was said on a day when somebody got the baton, or was to keep it."""

    on: date
    reason: str | None
    family_wish: str | None
    weighed: str | None
    decided_by: str | None


class HolderLine(Struct, frozen=True, kw_only=True):
    """One who has had the baton. The first of `words` is from when it was offered, the others from going on."""

    who: str
    since: date
    until: date | None
    words: tuple[HolderWord, ...]


class BatonLine(Struct, frozen=True, kw_only=True):
    """One who has had the baton, as the citizen is told it. Who has it now has no day that it began.

    When somebody let go of it is not told: that may rest on what they are not told.
    """

    who: str
    since: date | None
    words: tuple[HolderWord, ...]


class FactLine(Struct, frozen=True, kw_only=True):
    """A fact about the case that the guide asks for, and what it is here."""

    title: str
    text: str


class DoneLine(Struct, frozen=True, kw_only=True):
    """A step that was done, and the answer that was chosen there, if one was."""

    on: date
    step: str
    chosen: str | None


class NoteLine(Struct, frozen=True, kw_only=True):
    """A note, or what was written of a talk with the child, or with another role (`talk_with`)."""

    on: date
    text: str
    with_child: bool
    talk_with: str | None = None


class LookLine(Struct, frozen=True, kw_only=True):
    """That somebody looked at the case (on a `ground`) or wrote in it: when, and in which parts of it."""

    on: date
    clock: str
    who: str
    wrote: bool
    ground: str | None
    areas: tuple[str, ...]
