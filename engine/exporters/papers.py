"""What each document says, as plain data: names, dates and the case's own texts, and no prose of the program's.

A template gets one of these and nothing else, so it cannot reach what was left out on the way here.
"""

from datetime import date

from engine.cases.vocabulary import ConsentForm, Outcome, SubjectKind
from engine.guideline.vocabulary import LogPart
from engine.values import Struct


class Head(Struct, frozen=True, kw_only=True):
    """What stands on every document. `municipality` is None where the guide does not say.

    `coordinator_role` is what the guide calls the stafettholder. `receipt` is the short head of the store, by which
    somebody can see later that nothing from before it has been changed; empty where there is none.
    """

    number: str
    guide: str
    version: str
    municipality: str | None
    coordinator_role: str
    written_on: date
    practice: bool
    receipt: str = ""


class GiverLine(Struct, frozen=True, kw_only=True):
    """Who gives a consent at these ages, in whole years; None is an open end, and both ends open is at any age."""

    who: tuple[str, ...]
    from_age: int | None
    to_age: int | None


class ConsentPaper(Struct, frozen=True, kw_only=True):
    """The consent form. `services` are those that take part or have been asked about; none is ticked beforehand.

    `givers` are who gives the consent at which ages; empty where the guide does not say.
    """

    head: Head
    subject: SubjectKind
    services: tuple[str, ...]
    givers: tuple[GiverLine, ...]


class MeasureLine(Struct, frozen=True, kw_only=True):
    """A measure. `outcome` is what the last evaluation decided; None before any."""

    title: str
    goal: str
    responsible: str
    started_on: date
    until: date | None
    expected_effect: str | None
    outcome: Outcome | None


class ViewLine(Struct, frozen=True, kw_only=True):
    """One role's own experience, or why it was not asked."""

    role: str
    text: str | None
    not_asked_because: str | None


class OutcomeLine(Struct, frozen=True, kw_only=True):
    """What an evaluation decided about one measure, which is named by its title, and what was said of its effect."""

    measure: str
    outcome: Outcome
    effect: str | None = None


class EvaluationLine(Struct, frozen=True, kw_only=True):
    """One evaluation: what came of each measure, and the views of those concerned."""

    on: date
    outcomes: tuple[OutcomeLine, ...]
    effect: str | None
    views: tuple[ViewLine, ...]


class Recipients(Struct, frozen=True, kw_only=True):
    """Who gets the minutes; neither everyone nor any role means that the guide does not say."""

    everyone: bool
    roles: tuple[str, ...]


class MeetingLine(Struct, frozen=True, kw_only=True):
    """A meeting that was held. `kind` is the guide's name for it, None on a resting place."""

    kind: str | None
    on: date
    present: tuple[str, ...]
    minutes: str | None
    recipients: Recipients
    next_on: date | None


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


class MinutesPaper(Struct, frozen=True, kw_only=True):
    """The minutes of a meeting. Without a `meeting` it is a blank form, for a meeting of the `kind` that is next."""

    head: Head
    kind: str | None
    meeting: MeetingLine | None
    recipients: Recipients
    coordinator: str | None
    invited: tuple[str, ...]
    parts: tuple[PartLine, ...]
    services: tuple[str, ...]
    measures: tuple[MeasureLine, ...]
    evaluations: tuple[EvaluationLine, ...]


class InvitationPaper(Struct, frozen=True, kw_only=True):
    """The invitation to a meeting; where none is called it has no day, and is a blank form.

    `invited` are never those who are kept out of the case. `clock` and `place` are None where nobody has said.
    """

    head: Head
    kind: str | None
    on: date | None
    clock: str | None
    place: str | None
    invited: tuple[str, ...]
    agenda: tuple[str, ...]
    coordinator: str | None


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


class LogPaper(Struct, frozen=True, kw_only=True):
    """The stafettlogg as the family and everyone in the case may read it.

    `shows` are the parts that the guide wants in it; a guide that names none has them all, and the consents too.
    """

    head: Head
    alias: str
    opened_on: date
    standing: StandingLine
    coordinator: str | None
    coordinator_since: date | None
    offered_to: str | None
    holders: tuple[HolderLine, ...]
    next_meeting: date | None
    due: DueLine | None
    services: tuple[ServiceLine, ...]
    parts: tuple[PartLine, ...]
    measures: tuple[MeasureLine, ...]
    evaluations: tuple[EvaluationLine, ...]
    consents: tuple[GivenLine | DeniedLine, ...]
    meetings: tuple[MeetingLine, ...]
    shows: frozenset[LogPart]


Paper = ConsentPaper | InvitationPaper | MinutesPaper | LogPaper
