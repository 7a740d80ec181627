"""What a guideline says: frozen data with every name resolved, free of YAML and of any running case."""

from datetime import date

from engine.guideline.element import Deadline, Demand, Element, Minutes, NextMeeting, Participant, Target
from engine.guideline.own_rules import OwnRule
from engine.guideline.registry import (
    Baton,
    Body,
    ConsentType,
    Ending,
    Entrance,
    Fact,
    Log,
    MeetingType,
    Recipient,
    Role,
    Service,
    SideWork,
    StandingRule,
    Tool,
)
from engine.guideline.vocabulary import Language, Status, StepKind
from engine.values import Struct


class Head(Element, frozen=True, kw_only=True):
    """The document head. Dates are plain dates; texts are as the guide writes them.

    `variants` are those the guide is for, where it tells them apart. `labels` are the guide's own words for keys, by
    the key's English name (`level` → «fase»). `builds_on` is the id of its base. `retention` says in words how long
    cases are kept; `archived_within` and `kept_for` are what of it can be counted, from the day a case was closed.
    """

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
    variants: tuple[str, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    builds_on: str | None = None
    source: str | None = None
    retention: str | None = None
    archived_within: Deadline | None = None
    kept_for: Deadline | None = None


class Passage(Element, frozen=True, kw_only=True):
    """A frame text: what every employee should know before any case."""

    title: str
    audience: str | None = None
    text: str | None = None


class Guard(Element, frozen=True, kw_only=True):
    """What has a guard is there only while the fact has one of the values."""

    fact: str
    values: tuple[str, ...]


class Sharing(Element, frozen=True, kw_only=True):
    """Something that is sent or shared: what, and with whom. Where `to` is silent the case names the receivers."""

    what: str
    to: tuple[Participant, ...] = ()


class CheckItem(Element, frozen=True, kw_only=True):
    """One line of a checklist."""

    id: str
    title: str


class Answer(Element, frozen=True, kw_only=True):
    """One answer to a decision. Several targets mean a second question. `opens` names side work."""

    id: str
    title: str
    targets: tuple[Target, ...]
    opens: tuple[str, ...] = ()
    requires: tuple[Demand, ...] = ()
    deadline: Deadline | None = None
    who: tuple[Participant, ...] = ()
    tools: tuple[str, ...] = ()
    sets: tuple[tuple[str, str], ...] = ()
    report_to: tuple[Recipient, ...] = ()
    guards: tuple[Guard, ...] = ()


class Track(Element, frozen=True, kw_only=True):
    """One of the tracks that run side by side. `id` is `level/parallel-step/track`."""

    id: str
    title: str
    steps: "tuple[Step, ...]"


class Step(Element, frozen=True, kw_only=True):
    """One step. `id` is `level/slug`, in a track `level/parallel-step/track/slug`; names of others are ids.

    `evaluates_from` are levels whose measures an evaluation covers beside those of its own level. `least_services`
    counts the case's own service.
    """

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
    attendance_by: tuple[Participant, ...] = ()
    least_services: int | None = None
    minutes: Minutes | None = None
    next_meeting: NextMeeting | None = None
    meeting_type: str | None = None
    consent_type: str | None = None
    consent_for: tuple[str, ...] = ()
    evaluates: bool = False
    evaluates_from: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    sends: Sharing | None = None
    shares: Sharing | None = None
    checklist: tuple[CheckItem, ...] = ()
    sets: tuple[tuple[str, str], ...] = ()
    answers: tuple[Answer, ...] = ()
    goto: Target | None = None
    if_refused: Target | None = None
    guards: tuple[Guard, ...] = ()
    variants: tuple[str, ...] = ()
    optional: bool = False
    responsible: tuple[str, ...] = ()
    body: str | None = None
    anonymous: bool = False
    form: str | None = None
    documented_in: str | None = None
    tracks: tuple[Track, ...] = ()
    more: tuple[tuple[str, str], ...] = ()


class Level(Element, frozen=True, kw_only=True):
    """A level by its label. One without steps is a resting place that shows its purpose.

    `least_services` counts the case's own service.
    """

    id: str
    label: str
    title: str | None = None
    purpose: str | None = None
    who: tuple[Participant, ...] = ()
    hears: tuple[Participant, ...] = ()
    without: tuple[Participant, ...] = ()
    least_services: int | None = None
    requires: tuple[Demand, ...] = ()
    deadline: Deadline | None = None
    tools: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()


class Guideline(Struct, frozen=True, kw_only=True, omit_defaults=True):
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
    consent_types: tuple[ConsentType, ...] = ()
    log: Log | None = None
    baton: Baton | None = None
    entrances: tuple[Entrance, ...] = ()
    rules: tuple[StandingRule, ...] = ()
    own_rules: tuple[OwnRule, ...] = ()
    levels: tuple[Level, ...] = ()
    side_work: tuple[SideWork, ...] = ()
    endings: tuple[Ending, ...] = ()


def steps_of(level: Level) -> tuple[Step, ...]:
    """Return every step of a level in the order of the guide; those of tracks follow the step that holds them."""
    if not [step for step in level.steps if step.tracks]:  # as on most levels, and each pass over a guide asks
        return level.steps
    found: list[Step] = []
    for step in level.steps:
        found.append(step)
        for track in step.tracks:
            found += track.steps
    return tuple(found)
