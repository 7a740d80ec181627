"""What can be different between two versions of a guide, and how much each difference weighs."""

from enum import StrEnum

from engine.guideline.element import Element
from engine.values import Struct


class Importance(StrEnum):
    """What a reader must see first: where the work goes and by which rules, then who and by when, then texts."""

    FLOW = "flow"
    PEOPLE = "people"
    TEXT = "text"


class ChangeKind(StrEnum):
    """What has happened to a part, or to one field of it."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


class Part(StrEnum):
    """What sort of thing has changed. `GUIDE` is the guide as a whole."""

    HEAD = "head"
    GUIDE = "guide"
    RULE = "rule"
    OWN_RULE = "own-rule"
    CONSENT_TYPE = "consent-type"
    BATON = "baton"
    LOG = "log"
    LEVEL = "level"
    STEP = "step"
    TRACK = "track"
    ANSWER = "answer"
    ENDING = "ending"
    SIDE_WORK = "side-work"
    FACT = "fact"
    MEETING_TYPE = "meeting-type"
    ROLE = "role"
    SERVICE = "service"
    BODY = "body"
    TOOL = "tool"
    PASSAGE = "passage"


class Said(Struct, frozen=True):
    """What a guide says in a field: its value, that the guide is silent there, that a reader inferred it."""

    value: object = None
    silent: bool = False
    inferred: bool = False


NOTHING = Said()


class Change(Struct, frozen=True, kw_only=True):
    """One difference. `id` and `owner` are those of the newer version, or of the older for what is gone.

    `owner` is the id of the step, track or level that holds the part; `old_id` is the id that the part had before,
    where it has gone from one list to another, or has a new title and an id of that. Of one that was added or moved,
    `follows` is the id of the part that it now stands after, and `element` what the newer version says of it; of one
    that is gone, what the older one said.
    Of a `field` that has changed, `before` and `after` are what it said and says.
    """

    kind: ChangeKind
    importance: Importance
    part: Part
    id: str = ""
    owner: str = ""
    old_id: str = ""
    follows: str = ""
    element: Element | None = None
    field: str = ""
    before: Said = NOTHING
    after: Said = NOTHING


MARKS = frozenset({"at", "silent", "inferred"})
"""The fields of every element that say something of its other fields."""

_OF_WHOLE_PARTS = {
    Part.ROLE: Importance.PEOPLE,
    Part.SERVICE: Importance.PEOPLE,
    Part.BODY: Importance.PEOPLE,
    Part.TOOL: Importance.PEOPLE,
    Part.PASSAGE: Importance.TEXT,
}

_FLOW: dict[Part, frozenset[str]] = {
    Part.HEAD: frozenset({"id", "status", "variants", "builds_on", "retention", "archived_within", "kept_for"}),
    Part.GUIDE: frozenset({"entrances"}),
    Part.RULE: frozenset(
        {"when", "do", "report_to", "kept_out", "cleared_by", "in_doubt", "doubt_body", "afterwards", "locked"}
    ),
    Part.OWN_RULE: frozenset({"at_start", "gives", "takes", "needed_at", "severity"}),
    Part.CONSENT_TYPE: frozenset({"given_by", "per_service", "lasts", "scopes", "on_withdrawal"}),
    Part.BATON: frozenset({"levels", "from_first_measure", "by_acceptance", "weighed", "between"}),
    Part.LOG: frozenset({"levels", "consent", "parts"}),
    Part.LEVEL: frozenset({"requires", "least_services", "variants"}),
    Part.STEP: frozenset(
        {"kind", "requires", "names", "involves", "hears", "least_services", "minutes", "next_meeting", "meeting_type"}
        | {"consent_type", "consent_for", "evaluates", "evaluates_from", "covers", "sends", "shares", "checklist"}
        | {"sets", "goto", "if_refused", "guards", "variants", "optional", "body", "anonymous"}
    ),
    Part.ANSWER: frozenset({"targets", "opens", "requires", "sets", "report_to", "guards"}),
    Part.ENDING: frozenset({"requires", "taken_over_by"}),
    Part.FACT: frozenset({"values"}),
    Part.MEETING_TYPE: frozenset({"evaluates", "next_meeting", "minutes"}),
    Part.ROLE: frozenset({"kind"}),
    Part.SERVICE: frozenset({"chosen_in_case"}),
    Part.BODY: frozenset({"counts_as_service"}),
}

_PEOPLE = frozenset(
    {"who", "invites", "without", "contacts", "attendance_by", "hears", "responsible", "deadline", "tools", "form"}
    | {"holders", "influenced_by", "duties", "members", "recipient", "via", "schedule", "owner", "approved_by"}
    | {"link", "status", "type", "access_through"}
)


def weight_of(part: Part, name: str = "") -> Importance:
    """Return how much a change weighs: of a field, or without one of the whole part."""
    if not name:
        return _OF_WHOLE_PARTS.get(part, Importance.FLOW)
    if name in _FLOW.get(part, frozenset()):
        return Importance.FLOW
    return Importance.PEOPLE if name in _PEOPLE else Importance.TEXT
