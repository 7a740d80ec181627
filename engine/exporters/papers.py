"""What each document says, as plain data: names, dates and the case's own texts, and no prose of the program's.

A template gets one of these and nothing else, so it cannot reach what was left out on the way here.
"""

from datetime import date

from engine.cases.vocabulary import SubjectKind
from engine.exporters.paper_lines import (
    BatonLine,
    BodyLine,
    CalledLine,
    CourseLine,
    DeniedLine,
    DoneLine,
    DueLine,
    EvaluationLine,
    FactLine,
    GivenLine,
    GiverLine,
    HandoverLine,
    HolderLine,
    LevelLine,
    LookLine,
    MeasureLine,
    MeetingLine,
    NoteLine,
    PartLine,
    PostponedLine,
    Recipients,
    ServiceLine,
    StandingLine,
    TalkLine,
    VersionLine,
)
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


class ConsentPaper(Struct, frozen=True, kw_only=True):
    """The consent form. `services` are those that take part or have been asked about; none is ticked beforehand.

    `givers` are who gives the consent at which ages; empty where the guide does not say.
    """

    head: Head
    subject: SubjectKind
    services: tuple[str, ...]
    givers: tuple[GiverLine, ...]


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


class LogPaper(Struct, frozen=True, kw_only=True):
    """The stafettlogg, for those who work with the case or, `for_guardians`, the copy that the family gets.

    `shows` are the parts that the guide wants in it; a guide that names none has them all, and the consents too. The
    copy holds those parts and nothing else: what is not shown is not in the paper, whatever form is made of it. It says
    nothing of where the case stands, which may rest on what they are not told; nor of what a body was asked, what the
    child said between meetings, or who has had the baton before.
    """

    head: Head
    for_guardians: bool
    alias: str
    opened_on: date
    standing: StandingLine | None
    coordinator: str | None
    coordinator_since: date | None
    offered_to: str | None
    holders: tuple[HolderLine, ...]
    next_meeting: date | None
    due: DueLine | None
    postponed: tuple[PostponedLine, ...]
    course: tuple[CourseLine, ...]
    services: tuple[ServiceLine, ...]
    parts: tuple[PartLine, ...]
    measures: tuple[MeasureLine, ...]
    evaluations: tuple[EvaluationLine, ...]
    talks: tuple[TalkLine, ...]
    consents: tuple[GivenLine | DeniedLine, ...]
    called: tuple[CalledLine, ...]
    meetings: tuple[MeetingLine, ...]
    handovers: tuple[HandoverLine, ...]
    bodies: tuple[BodyLine, ...]
    shows: frozenset[LogPart]
    entered_by: str | None = None
    levels: tuple[LevelLine, ...] = ()
    versions: tuple[VersionLine, ...] = ()
    goals: tuple[str, ...] = ()


class InsightPaper(Struct, frozen=True, kw_only=True):
    """The copy for whom the case is about: all that is kept in common, and who has looked at it and written in it.

    `log` has every part, whatever the guide wants in the log. `retention` is how long it is kept, in the guide's words.
    `holders` are all who have had the baton, the one who has it now last.
    """

    head: Head
    subject: SubjectKind | None
    age: str | None
    retention: str | None
    log: LogPaper
    holders: tuple[BatonLine, ...]
    facts: tuple[FactLine, ...]
    done: tuple[DoneLine, ...]
    notes: tuple[NoteLine, ...]
    looks: tuple[LookLine, ...]


Paper = ConsentPaper | InvitationPaper | MinutesPaper | LogPaper | InsightPaper
