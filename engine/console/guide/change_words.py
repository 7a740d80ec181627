"""What a field of a guide says, in words: for the sentences about what has changed in it."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from typing import Any, TypeGuard

from engine.console.guide.frame import age_words, entrance_line, holder_line
from engine.console.guide.names import Names
from engine.console.guide.own_rules import spots
from engine.guideline.changes import Part, Said
from engine.guideline.compare import with_titles
from engine.guideline.element import Deadline, Demand, Element, Minutes, NextMeeting, Participant, Target
from engine.guideline.model import CheckItem, Guard, Sharing
from engine.guideline.own_rules import Spot
from engine.guideline.registry import AgeRule, BetweenMeetings, Entrance, HolderRule, Recipient
from engine.guideline.vocabulary import (
    Language,
    LogPart,
    RoleKind,
    Seriousness,
    Status,
    StepKind,
    ToolStatus,
    ToolType,
)
from engine.i18n import date_text, knows
from engine.values import Struct

_LABELS: Mapping[str, str] = {
    "access_through": "access",
    "approved_by": "approved",
    "archived_within": "archived-within",
    "builds_on": "builds-on",
    "by_acceptance": "takeover",
    "checked_on": "checked",
    "cleared_by": "cleared-by",
    "consent": "consent-kind",
    "consent_for": "scopes",
    "consent_type": "consent-kind",
    "documented_in": "documented",
    "evaluates": "evaluated",
    "from_first_measure": "latest",
    "given_by": "given-by",
    "kept_for": "kept-for",
    "goto": "goto",
    "guards": "only-when",
    "holders": "who",
    "if_refused": "refused",
    "influenced_by": "influenced-by",
    "kept_out": "kept-out",
    "levels": "on-levels",
    "meeting_type": "meeting",
    "next_meeting": "next-meeting",
    "next_review": "review",
    "on_withdrawal": "withdrawn",
    "parts": "shows",
    "per_service": "per-service",
    "report_to": "report-to",
    "valid_from": "valid-from",
}
"""What labels are called in `bti veileder vis`, where that is not the name of the field."""

_TRUE: Mapping[str, str] = {
    "by_acceptance": "guide-by-acceptance",
    "from_first_measure": "guide-first-measure",
    "locked": "guide-is-locked",
}
"""What is said of a field that is only yes or no, where more is said than yes."""

_ENUMS: Mapping[type[Enum], str] = {
    Status: "status-{}",
    StepKind: "guide-kind-{}",
    ToolType: "tool-type-{}",
    Language: "language-{}",
    LogPart: "log-part-{}",
    RoleKind: "responsible.{}",
    ToolStatus: "tool.{}",
    Seriousness: "own-severity-{}",
}

_NAMED: Mapping[str, Callable[[Names, str], str]] = {
    "attendance_by": Names.person,
    "body": Names.body,
    "cleared_by": Names.authority,
    "consent": Names.consent,
    "consent_type": Names.consent,
    "covers": lambda names, one: names.say("target-step", title=names.step(one)),
    "doubt_body": Names.person,
    "evaluates_from": Names.level,
    "levels": Names.level,
    "meeting_type": Names.titled,
    "members": Names.person,
    "names": Names.person,
    "opens": lambda names, one: names.say("target-step", title=names.beside(one)),
    "recipient": Names.person,
    "responsible": Names.responsible,
    "taken_over_by": Names.authority,
    "tools": lambda names, one: names.tools([one]),
    "form": lambda names, one: names.tools([one]),
    "via": Names.person,
}
"""The fields that name something else by its id."""


def label(part: Part, field: str, *, names: Names) -> str:
    """Return what a field is called on the page of a guide: the guide's own word where it has one."""
    for code in (f"change.label.{part.value}.{field}", f"change.label.{field}"):
        if knows(code):
            return names.say(code)
    return names.label(_LABELS.get(field, field))


def told(field: str, said: Said, *, names: Names) -> str:
    """Return what a field says; that the guide is silent there is something to say, an empty field is nothing."""
    words = " ".join(_words(field, with_titles(said.value, names.person), names=names).split())
    return words or (names.say("silent") if said.silent else "")


def _words(field: str, value: object, *, names: Names) -> str:
    match value:
        case None | False | "":
            return ""
        case True:
            return names.say(_TRUE.get(field, "guide-yes"))
        case frozenset():
            return names.listed(sorted(str(one) for one in value))
        case tuple():
            return _listed(field, value, names=names) if value else ""
        case Element():
            return _listed(field, (value,), names=names)
        case _:
            return _plain(field, value, names=names)


def _plain(field: str, value: object, *, names: Names) -> str:
    if isinstance(value, Enum):
        return _enum(value, names)
    if isinstance(value, date):
        return date_text(value, names.language)
    if isinstance(value, int) and field == "least_services":
        return names.services(value)
    name = _NAMED.get(field)
    return name(names, str(value)) if name else str(value)


def _enum(value: Enum, names: Names) -> str:
    code = _ENUMS[type(value)].format(value.value) if type(value) in _ENUMS else ""
    return names.say(code) if code and knows(code) else str(value.value)


def _listed(field: str, values: tuple[Any, ...], *, names: Names) -> str:
    """Return a list in words: each kind of value has its own way of being listed."""
    if _are(values, Participant):
        return names.people(values)
    if _are(values, Demand):
        return names.demands(values)
    if _are(values, Target):
        return names.targets(values)
    if _are(values, Guard):
        return names.guards(values)
    if all(isinstance(one, tuple) for one in values):
        return "; ".join(_pair(field, one, names=names) for one in values)
    return "; ".join(_one(field, one, names=names) for one in values)


def _are(values: tuple[Any, ...], kind: type[Any]) -> TypeGuard[tuple[Any, ...]]:
    return all(isinstance(one, kind) for one in values)


def _pair(field: str, pair: tuple[str, ...], *, names: Names) -> str:
    first, rest = pair[0], ", ".join(pair[1:])
    if field == "sets":
        return names.facts([(first, rest)], "guide-fact-set")
    return f"{first}: {names.person(rest) if field == 'contacts' else rest}"


def _one(field: str, value: object, *, names: Names) -> str:
    for kind, say in _SAYING.items():
        if isinstance(value, kind):
            return say(value, _Asked(field, names))
    return _words(field, value, names=names)


class _Asked(Struct, frozen=True):
    """In which field a value stands, and what things are called."""

    field: str
    names: Names


def _sharing(sharing: Sharing, asked: _Asked) -> str:
    return asked.names.sharing(sharing, "guide-shares-with" if asked.field == "shares" else "guide-sends-to")


def _between(between: BetweenMeetings, asked: _Asked) -> str:
    names = asked.names
    return names.say("guide-talk", who=names.people(between.talk_with), what=between.what or "").strip()


def _entrance(entrance: Entrance, asked: _Asked) -> str:
    line = entrance_line(entrance, asked.names)
    return f"{line.label}: {line.text}"


_SAYING: Mapping[type[Element], Callable[[Any, _Asked], str]] = {
    AgeRule: lambda one, asked: age_words(one, asked.names),
    BetweenMeetings: _between,
    CheckItem: lambda one, _: str(one.title),
    Deadline: lambda one, asked: asked.names.deadline(one),
    Entrance: _entrance,
    HolderRule: lambda one, asked: holder_line(one, asked.names).text,
    Minutes: lambda one, asked: asked.names.minutes(one),
    NextMeeting: lambda one, asked: asked.names.next_meeting(one),
    Recipient: lambda one, asked: asked.names.recipient(one),
    Sharing: _sharing,
    Spot: lambda one, asked: spots([one], asked.names),
}
