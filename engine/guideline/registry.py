"""What a guide declares once and its steps name: roles, services, tools, bodies, kinds of meeting and of consent.

Beside them stand what holds for every step: who has the baton, what the log shows, and the standing rules.
"""

from datetime import date

from engine.guideline.element import Deadline, Demand, Element, Minutes, NextMeeting, Participant, Target
from engine.guideline.vocabulary import LogPart, RoleKind, ToolStatus, ToolType, Urgency


class Role(Element, frozen=True, kw_only=True):
    """A role by the guide's own name; `kind` is what the engine must know about it."""

    id: str
    title: str
    explanation: str | None = None
    kind: RoleKind | None = None


class Service(Element, frozen=True, kw_only=True):
    """A service. One that is `chosen_in_case` stands for others, which each case names."""

    id: str
    title: str
    explanation: str | None = None
    chosen_in_case: bool = False


class Tool(Element, frozen=True, kw_only=True):
    """A form, template, system, method, routine or law that a step points to.

    `checked_on` is when somebody last saw that it is still so; a law may have been changed since.
    """

    id: str
    title: str
    type: ToolType | None = None
    link: str | None = None
    also_called: tuple[str, ...] = ()
    audience: str | None = None
    access_through: str | None = None
    status: ToolStatus | None = None
    checked_on: date | None = None


class Body(Element, frozen=True, kw_only=True):
    """A body outside the levels (BUT, habilitation team): a case is taken to it and advice comes back."""

    id: str
    title: str
    explanation: str | None = None
    tools: tuple[str, ...] = ()
    form: str | None = None
    schedule: str | None = None
    recipient: str | None = None
    via: str | None = None
    members: tuple[str, ...] = ()
    counts_as_service: bool = False


class MeetingType(Element, frozen=True, kw_only=True):
    """What a kind of meeting always does. `evaluates` means that every running measure is evaluated there."""

    id: str
    title: str
    evaluates: bool = False
    next_meeting: NextMeeting | None = None
    minutes: Minutes | None = None
    tools: tuple[str, ...] = ()


class Fact(Element, frozen=True, kw_only=True):
    """A declared fact about a case, with its finite values in written order."""

    id: str
    title: str
    values: tuple[str, ...]


class AgeRule(Element, frozen=True, kw_only=True):
    """Who gives a consent at these ages, in whole years; None is an open end. Every one of `who` is needed."""

    who: tuple[Participant, ...]
    from_age: int | None = None
    to_age: int | None = None

    @property
    def is_for_all(self) -> bool:
        """Tell whether the rule holds whatever the age."""
        return self.from_age is None and self.to_age is None

    def covers(self, age: int) -> bool:
        """Tell whether the rule speaks of this age."""
        return (self.from_age is None or age >= self.from_age) and (self.to_age is None or age <= self.to_age)


class ConsentType(Element, frozen=True, kw_only=True):
    """A kind of consent: for what it holds (`scopes`), who gives it, for how long, and what its withdrawal leads to.

    Without `given_by` the guide does not say by whom. `lasts` counts from the day it was given. `per_service` means
    that every service has a consent of its own.
    """

    id: str
    title: str
    tools: tuple[str, ...] = ()
    given_by: tuple[AgeRule, ...] = ()
    per_service: bool = False
    lasts: Deadline | None = None
    scopes: tuple[str, ...] = ()
    on_withdrawal: Target | None = None


class HolderRule(Element, frozen=True, kw_only=True):
    """Who should have the baton on some levels: preferably these, or as decided by those named, and why."""

    levels: tuple[str, ...] = ()
    preferred: tuple[Participant, ...] = ()
    decided_by: tuple[Participant, ...] = ()
    why: str | None = None


class BetweenMeetings(Element, frozen=True, kw_only=True):
    """What happens between the meetings: somebody talks with those named."""

    talk_with: tuple[Participant, ...] = ()
    what: str | None = None


class Baton(Element, frozen=True, kw_only=True):
    """What a guide says of its stafettholder: from when, who, by whose wish, and what is weighed at a new level.

    Empty `levels` means all. `from_first_measure` is `senest: første tiltak`; `by_acceptance` that the baton passes
    only when the new holder has accepted it.
    """

    levels: tuple[str, ...] = ()
    from_first_measure: bool = False
    holders: tuple[HolderRule, ...] = ()
    influenced_by: tuple[Participant, ...] = ()
    by_acceptance: bool = False
    weighed: tuple[str, ...] = ()
    between: BetweenMeetings | None = None
    duties: tuple[str, ...] = ()


class Log(Element, frozen=True, kw_only=True):
    """What a guide says of its stafettlogg. Empty `levels` means all; empty `parts` means everything."""

    levels: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    parts: tuple[LogPart, ...] = ()
    consent: str | None = None


class Entrance(Element, frozen=True, kw_only=True):
    """Where a case may start, and by whom; without `who` anybody may."""

    start: Target
    who: tuple[Participant, ...] = ()
    what: str | None = None


class SideWork(Element, frozen=True, kw_only=True):
    """Work that an answer opens beside the case: a stream of its own without a subject, which may outlive the case."""

    id: str
    title: str
    who: tuple[Participant, ...] = ()
    tools: tuple[str, ...] = ()
    what: str | None = None


class Ending(Element, frozen=True, kw_only=True):
    """A way to end a case, what it demands, who takes the case over, and what to remember afterwards."""

    id: str
    title: str
    requires: tuple[Demand, ...] = ()
    taken_over_by: str | None = None
    remember: str | None = None


class Recipient(Element, frozen=True, kw_only=True):
    """Somebody whom a standing rule wants told (`barnevern`, `politi`), and how strongly."""

    id: str
    urgency: Urgency


class StandingRule(Element, frozen=True, kw_only=True):
    """A rule that holds at every step. With recipients it is a safety rule: what `bti meld` says.

    `kept_out` are the roles that the case is kept from once there is suspicion, until one of `cleared_by` has cleared
    it. `doubt_body` is the body to ask anonymously, where `in_doubt` names one. `afterwards` is offered once the
    report is recorded as sent.
    """

    id: str
    when: str
    do: str
    who: tuple[Participant, ...] = ()
    tools: tuple[str, ...] = ()
    report_to: tuple[Recipient, ...] = ()
    kept_out: tuple[Participant, ...] = ()
    cleared_by: tuple[str, ...] = ()
    in_doubt: str | None = None
    doubt_body: str | None = None
    afterwards: Target | None = None
    locked: bool = False
