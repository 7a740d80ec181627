"""Owns what the steps of a guide drawn by chance say: who takes part, what is shared, asked for and evaluated."""

from dataclasses import dataclass
from random import Random
from typing import Any

from engine.guideline.element import Demand, Minutes, Participant
from engine.guideline.model import Sharing
from engine.guideline.vocabulary import Requirement, StepKind

VARIANTS = ("kort", "lang")
FACTS = {"sakstype": ("ordinær", "skolemiljø"), "alvor": ("lite", "middels", "stort")}
ENDINGS = ("slutt", "overført")
SERVICES = ("ppt", "andre")
BODIES = ("team", "utvalg")
CHILD, SUBJECT, GUARDIANS, HOLDER, EMPLOYEE = "barn", "bruker", "foresatte", "stafettholder", "ansatt"
ROLES = (CHILD, SUBJECT, GUARDIANS, HOLDER, EMPLOYEE)
MEETING_TYPE = "evalueringsmøte"
CONSENT_TYPE = "samarbeid"
SIDE = "systemtiltak"
_WORDS = (Requirement.CONSENT, Requirement.COORDINATOR, Requirement.EVALUATION, Requirement.CHILD_TALK)
_OTHER_WORDS = (Requirement.REASON, Requirement.NOTE, Requirement.MINUTES)
_EVALUATED_BY = (StepKind.STEP, StepKind.MEETING)


@dataclass(frozen=True, slots=True)
class Lean:
    """How often, from 0 to 1, a step of one guide has each thing; drawn once for the guide."""

    onward: float
    ending: float
    plain: float
    trap: float
    back: float
    level: float
    jump: float
    guard: float
    unsure: float
    again: float
    optional: float
    variant: float
    covers: float
    answered: float
    beside: float
    involves: float
    asks: float
    names: float
    holds: float
    evaluates: float
    hears: float
    faces: float
    shuts: float


def leaning(chance: Random) -> Lean:
    """Draw how one guide leans."""
    seldom = (0.0, 0.03, 0.15)
    return Lean(
        onward=chance.choice((0.5, 0.8)),
        ending=chance.choice((0.2, 0.4, 0.7)),
        plain=chance.choice((0.0, 0.2, 1.0)),
        trap=chance.choice((0.0, 0.0, 0.5)),
        back=chance.choice((0.1, 0.3)),
        level=chance.choice((0.1, 0.6)),
        jump=chance.choice((0.0, 0.1)),
        guard=chance.choice((0.0, 0.1, 0.3)),
        unsure=chance.choice((0.0, 0.9, 1.0)),
        again=chance.choice((0.7, 1.0)),
        optional=chance.choice((0.0, 0.1)),
        variant=chance.choice((0.0, 0.0, 0.2)),
        covers=chance.choice((0.0, 0.3)),
        answered=chance.choice((0.0, 0.2)),
        beside=chance.choice((0.0, 0.1)),
        involves=chance.choice((0.0, 0.1, 0.3)),
        asks=chance.choice(seldom),
        names=chance.choice(seldom),
        holds=chance.choice(seldom),
        evaluates=chance.choice(seldom),
        hears=chance.choice((0.0, 0.1, 0.4)),
        faces=chance.choice((0.0, 0.2, 0.7)),
        shuts=chance.choice((0.0, 0.9, 0.9)),
    )


def words(chance: Random, lean: Lean, *, kind: StepKind) -> dict[str, Any]:
    """Draw what one step says, beside where it leads."""
    return {
        "who": who(chance, lean),
        "requires": demands(chance, lean),
        **_hearing(chance, lean, kind=kind),
        **_facing(chance, lean),
        **_sharing(chance, lean),
        **_working(chance, lean, kind=kind),
    }


def demands(chance: Random, lean: Lean) -> tuple[Demand, ...]:
    """Draw what stands under `krever` somewhere."""
    found = []
    if chance.random() < lean.asks:
        found.append(Demand(requirement=chance.choice(_WORDS)))
    if chance.random() < lean.asks:
        found.append(Demand(requirement=chance.choice(_OTHER_WORDS)))
    return tuple(found)


def person(role: str, *, optional: bool = False) -> Participant:
    """Return somebody in a list of people."""
    return Participant(id=role, title=role, optional=optional)


def _someone(chance: Random, names: tuple[str, ...]) -> tuple[Participant, ...]:
    """Draw one or two of these; now and then one who is only offered to take part."""
    drawn = chance.sample(names, chance.randint(1, min(2, len(names))))
    return tuple(person(name, optional=chance.random() < 0.2) for name in drawn)


def who(chance: Random, lean: Lean) -> tuple[Participant, ...]:
    """Draw who does something."""
    if chance.random() < lean.holds:
        return _someone(chance, (HOLDER,))
    return _someone(chance, (EMPLOYEE, GUARDIANS)) if chance.random() < lean.faces / 2 else (person(EMPLOYEE),)


def _hearing(chance: Random, lean: Lean, *, kind: StepKind) -> dict[str, Any]:
    often = lean.hears if kind is StepKind.EVALUATION else lean.hears / 2
    return {"hears": _someone(chance, (CHILD, SUBJECT, EMPLOYEE))} if chance.random() < often else {}


def _facing(chance: Random, lean: Lean) -> dict[str, Any]:
    if chance.random() >= lean.faces:
        return {}
    field = chance.choice(("invites", "contacts", "minutes"))
    return {field: Minutes(to=(GUARDIANS,)) if field == "minutes" else _someone(chance, (GUARDIANS, EMPLOYEE))}


def _sharing(chance: Random, lean: Lean) -> dict[str, Any]:
    if chance.random() >= lean.involves:
        return {}
    field = chance.choice(("involves", "involves", "sends", "shares"))
    others = _someone(chance, SERVICES + BODIES)
    if field == "involves":
        return {field: others}
    return {field: Sharing(what="notatet", to=others if chance.random() < 0.7 else ())}


def _working(chance: Random, lean: Lean, *, kind: StepKind) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if chance.random() < lean.names:
        found["names"] = chance.choice((HOLDER, HOLDER, EMPLOYEE))
    if kind in _EVALUATED_BY and chance.random() < lean.evaluates:
        found |= chance.choice(({"evaluates": True}, {"meeting_type": MEETING_TYPE}))
    if kind is StepKind.CONSULTATION:
        found["body"] = chance.choice(BODIES)
    return found
