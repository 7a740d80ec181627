"""What a guideline says: frozen data with every name resolved, free of YAML and of any running case.

Two kinds of absence are kept apart. A field named in `silent` was written as `ikke oppgitt`: the printed guide does
not say. An empty field that is not in `silent` was never written. A field named in `inferred` was read between the
lines by whoever encoded the guide; `WHOLE` in it stands for the whole element.
"""

from dataclasses import dataclass, field
from datetime import date

from engine.calendar import Unit
from engine.guideline.vocabulary import (
    Anchor,
    Language,
    Requirement,
    RoleKind,
    Status,
    StepKind,
    TargetKind,
    ToolStatus,
    ToolType,
    Urgency,
)

WHOLE = "*"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a guideline file something is written; line and column count from 1."""

    file: str
    line: int
    column: int = 1


NOWHERE = Place("", 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """What every written thing shares: its place, where its guide is silent, and what a reader inferred."""

    at: Place = field(default=NOWHERE, compare=False)
    silent: frozenset[str] = frozenset()
    inferred: frozenset[str] = frozenset()

    def is_inferred(self, name: str) -> bool:
        """Tell whether the field was inferred by a reader, alone or with the whole element."""
        return name in self.inferred or WHOLE in self.inferred


@dataclass(frozen=True, slots=True, kw_only=True)
class Head(Element):
    """The document head. Dates are plain dates; texts are as the guide writes them."""

    id: str
    title: str
    language: Language
    version: str
    status: Status
    municipality: str | None = None
    municipality_number: str | None = None
    updated: date | None = None
    valid_from: date | None = None
    next_review: date | None = None
    owner: str | None = None
    approved_by: str | None = None
    contacts: tuple[tuple[str, str], ...] = ()
    audience: str | None = None
    source: str | None = None
    retention: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage(Element):
    """A frame text: what every employee should know before any case."""

    title: str
    audience: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Element):
    """A role by the guide's own name; `kind` is what the engine must know about it."""

    id: str
    title: str
    explanation: str | None = None
    kind: RoleKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Service(Element):
    """A service. One that is `chosen_in_case` stands for others, which each case names."""

    id: str
    title: str
    explanation: str | None = None
    chosen_in_case: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool(Element):
    """A form, template, system, method, routine or law that a step points to."""

    id: str
    title: str
    type: ToolType | None = None
    link: str | None = None
    also_called: tuple[str, ...] = ()
    audience: str | None = None
    access_through: str | None = None
    status: ToolStatus | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Element):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(Element):
    """A time limit: from `low` to `high` units after its anchor. A range reminds at `low` and is due at `high`."""

    text: str
    low: int
    high: int
    unit: Unit
    soft: bool = False
    anchor: Anchor = Anchor.STEP_OPENED


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMeeting(Element):
    """The next meeting must be agreed before this one is closed; `within` is when the guide wants it."""

    within: Deadline | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes(Element):
    """Minutes must be written; `to` names roles, and `to_all_involved` everyone who takes part."""

    to: tuple[str, ...] = ()
    to_all_involved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingType(Element):
    """What a kind of meeting always does. `evaluates` means that every running measure is evaluated there."""

    id: str
    title: str
    evaluates: bool = False
    next_meeting: NextMeeting | None = None
    minutes: Minutes | None = None
    tools: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Element):
    """A declared fact about a case, with its finite values in written order."""

    id: str
    title: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Element):
    """One name in a list of people. `id` is a role, service or body; an `optional` one is offered, never demanded."""

    id: str
    title: str
    optional: bool = False
    does: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand(Element):
    """One requirement, with the place where the guide writes it."""

    requirement: Requirement


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Element):
    """Where the work goes: `ref` is a step id, a level id or an ending id, and None for `videre`."""

    kind: TargetKind
    ref: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Element):
    """One answer to a decision. Several targets mean a second question."""

    id: str
    title: str
    targets: tuple[Target, ...]
    requires: tuple[Demand, ...] = ()
    deadline: Deadline | None = None
    who: tuple[Participant, ...] = ()
    tools: tuple[str, ...] = ()
    sets: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard(Element):
    """A step with a guard is done only while the fact has one of the values."""

    fact: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Element):
    """One step. `id` is `level/slug`; role, service, body and tool names are ids."""

    id: str
    kind: StepKind
    title: str
    what: str | None = None
    how: str | None = None
    why: str | None = None
    when: str | None = None
    who: tuple[Participant, ...] = ()
    tools: tuple[str, ...] = ()
    deadline: Deadline | None = None
    requires: tuple[Demand, ...] = ()
    names: str | None = None
    involves: tuple[Participant, ...] = ()
    invites: tuple[Participant, ...] = ()
    without: tuple[Participant, ...] = ()
    hears: tuple[Participant, ...] = ()
    contacts: tuple[Participant, ...] = ()
    minutes: Minutes | None = None
    next_meeting: NextMeeting | None = None
    meeting_type: str | None = None
    evaluates: bool = False
    covers: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    goto: Target | None = None
    if_refused: Target | None = None
    guard: Guard | None = None
    optional: bool = False
    responsible: tuple[str, ...] = ()
    body: str | None = None
    anonymous: bool = False
    form: str | None = None
    documented_in: str | None = None
    more: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Level(Element):
    """A level by its label. One without steps is a resting place that shows its purpose."""

    id: str
    label: str
    title: str | None = None
    purpose: str | None = None
    who: tuple[Participant, ...] = ()
    hears: tuple[Participant, ...] = ()
    requires: tuple[Demand, ...] = ()
    deadline: Deadline | None = None
    tools: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending(Element):
    """A way to end a case, what it demands, and what to remember afterwards."""

    id: str
    title: str
    requires: tuple[Demand, ...] = ()
    remember: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient(Element):
    """Somebody whom a standing rule wants told (`barnevern`, `politi`), and how strongly."""

    id: str
    urgency: Urgency


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingRule(Element):
    """A rule that holds at every step. With recipients it is a safety rule: what `bti meld` says."""

    id: str
    when: str
    do: str
    who: tuple[Participant, ...] = ()
    tools: tuple[str, ...] = ()
    report_to: tuple[Recipient, ...] = ()
    in_doubt: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Guideline:
    """A whole guideline, checked and resolved: names in it exist."""

    head: Head
    about: tuple[Passage, ...] = ()
    glossary: tuple[tuple[str, str], ...] = ()
    roles: tuple[Role, ...] = ()
    services: tuple[Service, ...] = ()
    bodies: tuple[Body, ...] = ()
    tools: tuple[Tool, ...] = ()
    meeting_types: tuple[MeetingType, ...] = ()
    facts: tuple[Fact, ...] = ()
    rules: tuple[StandingRule, ...] = ()
    levels: tuple[Level, ...] = ()
    endings: tuple[Ending, ...] = ()
