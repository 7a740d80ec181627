"""Owns what the parts of a guide mean to the token game: which steps give, take and need a fact, by each rule."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.guideline.element import Demand, Participant
from engine.guideline.meetings import meeting_type, minutes_of
from engine.guideline.model import Guideline, Level, Step, steps_of
from engine.guideline.names import level_of
from engine.guideline.vocabulary import Requirement, RoleKind, StepKind

ERROR, WARNING, ADVICE = "error", "warning", "advice"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that must hold when some steps are entered: what it starts as, and what changes it.

    Steps give it as they are done, `answers` as they are chosen, and `word` where a guide asks for it. Steps and places
    without steps take it and need it as they are entered; `ends` are the endings that need it. With `free` it holds
    again after a way that is open at any time.
    """

    rule: str
    severity: str
    missing: bool
    word: Requirement | None
    gives: frozenset[str]
    needs: frozenset[str]
    takes: frozenset[str] = frozenset()
    answers: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    free: bool = False


def facts(guideline: Guideline) -> tuple[Fact, ...]:
    """Return every fact that the rules ask about in a guide; a rule that it gives no ground for is not there."""
    found = [_consent(guideline)]
    if guideline.baton:
        found.append(_holder(guideline))
    found += _evaluation(guideline)
    heard = _roles(guideline, RoleKind.CHILD, RoleKind.SUBJECT)
    if heard:
        found.append(_voice(guideline, heard))
    return tuple(found)


def every_step(guideline: Guideline) -> Iterator[Step]:
    """Give every step of a guide, in its order."""
    for level in guideline.levels:
        yield from steps_of(level)


def _roles(guideline: Guideline, *kinds: RoleKind) -> frozenset[str]:
    return frozenset(role.id for role in guideline.roles if role.kind in kinds)


def _asks(demands: tuple[Demand, ...], word: Requirement) -> bool:
    return any(demand.requirement is word for demand in demands)


# ---------------------------------------------------------------- P01


def _consent(guideline: Guideline) -> Fact:
    others = {service.id for service in guideline.services}
    others |= {body.id for body in guideline.bodies if body.counts_as_service}
    steps = tuple(every_step(guideline))
    return Fact(
        rule="P01",
        severity=ERROR if _asks_for_consent(guideline) else WARNING,
        missing=True,
        word=Requirement.CONSENT,
        gives=frozenset(
            step.id for step in steps if step.kind is StepKind.CONSENT or _asks(step.requires, Requirement.CONSENT)
        ),
        needs=frozenset(step.id for step in steps if _brings_in(step, others)),
    )


def _brings_in(step: Step, others: set[str]) -> bool:
    if any(other.id in others and not other.optional for other in step.involves):
        return True
    for sharing in (step.sends, step.shares):
        if sharing and not sharing.to:
            return True
        if sharing and any(other.id in others and not other.optional for other in sharing.to):
            return True
    return False


def _asks_for_consent(guideline: Guideline) -> bool:
    steps = tuple(every_step(guideline))
    written = [level.requires for level in guideline.levels] + [ending.requires for ending in guideline.endings]
    written += [step.requires for step in steps]
    written += [answer.requires for step in steps for answer in step.answers]
    if guideline.consent_types or any(step.kind is StepKind.CONSENT for step in steps):
        return True
    return any(_asks(demands, Requirement.CONSENT) for demands in written)


# ---------------------------------------------------------------- P02


def _holder(guideline: Guideline) -> Fact:
    holders = _roles(guideline, RoleKind.COORDINATOR)
    steps = list(every_step(guideline))
    namings = [place for place, step in enumerate(steps) if step.names in holders]
    behind = steps[namings[0] + 1 :] if namings else steps
    return Fact(
        rule="P02",
        severity=ERROR,
        missing=True,
        word=Requirement.COORDINATOR,
        gives=frozenset(
            step.id for step in steps if step.names in holders or _asks(step.requires, Requirement.COORDINATOR)
        ),
        needs=frozenset(step.id for step in behind if _needs_holder(step, guideline, holders=holders)),
    )


def _needs_holder(step: Step, guideline: Guideline, *, holders: frozenset[str]) -> bool:
    if any(person.id in holders and not person.optional for person in step.who):
        return True
    baton = guideline.baton
    if baton is None or (baton.levels and level_of(step.id) not in baton.levels):
        return False
    return step.kind is StepKind.EVALUATION or (step.kind is StepKind.MEASURES and baton.from_first_measure)


# ---------------------------------------------------------------- P03


def _evaluation(guideline: Guideline) -> tuple[Fact, Fact]:
    """One fact for the measures of levels that evaluate, and one for those of levels that never do."""
    evaluating = [level for level in guideline.levels if any(_evaluates(one, guideline) for one in steps_of(level))]
    silent = [level for level in guideline.levels if level not in evaluating]
    return (
        _evaluated(guideline, evaluating, severity=ERROR),
        _evaluated(guideline, silent, severity=WARNING),
    )


def _evaluated(guideline: Guideline, levels: list[Level], *, severity: str) -> Fact:
    steps = tuple(every_step(guideline))
    return Fact(
        rule="P03",
        severity=severity,
        missing=False,
        word=Requirement.EVALUATION,
        gives=frozenset(step.id for step in steps if _evaluates(step, guideline)),
        takes=frozenset(step.id for level in levels for step in steps_of(level) if step.kind is StepKind.MEASURES),
        needs=frozenset(step.id for step in steps if step.kind is StepKind.DECISION),
        free=True,
        ends=frozenset(ending.id for ending in guideline.endings),
    )


def _evaluates(step: Step, guideline: Guideline) -> bool:
    kind = meeting_type(step, guideline)
    return (
        step.kind is StepKind.EVALUATION
        or step.evaluates
        or bool(kind and kind.evaluates)
        or _asks(step.requires, Requirement.EVALUATION)
    )


# ---------------------------------------------------------------- P04


def _voice(guideline: Guideline, heard: frozenset[str]) -> Fact:
    steps = tuple(every_step(guideline))
    return Fact(
        rule="P04",
        severity=WARNING,
        missing=False,
        word=Requirement.CHILD_TALK,
        gives=frozenset(
            step.id
            for step in steps
            if any(person.id in heard and not person.optional for person in step.hears)
            or _asks(step.requires, Requirement.CHILD_TALK)
        ),
        takes=frozenset(step.id for step in steps if step.kind is StepKind.MEASURES),
        needs=frozenset(step.id for step in steps if step.kind is StepKind.DECISION),
        free=True,
    )


# ---------------------------------------------------------------- P05


def shut_out(guideline: Guideline) -> frozenset[str]:
    """Return the roles that some rule keeps out; where it names guardians, every role of theirs."""
    guardians = _roles(guideline, RoleKind.GUARDIANS)
    found = set[str]()
    for rule in guideline.rules:
        named = {person.id for person in rule.kept_out}
        found |= named | (guardians if named & guardians else set())
    return frozenset(found)


def faces(step: Step, out: frozenset[str], guideline: Guideline) -> bool:
    """Tell whether a step has to do with somebody who is kept out of the case."""
    met: list[Participant] = [*step.invites, *step.who, *step.hears, *step.contacts]
    minutes = minutes_of(step, guideline)
    if any(person.id in out for person in met) or (minutes and out & set(minutes.to)):
        return True
    return step.kind is StepKind.CONSENT and _asks_only(step, out, guideline)


def _asks_only(step: Step, out: frozenset[str], guideline: Guideline) -> bool:
    """Tell whether the consent of a step is given by nobody but those who are kept out."""
    kinds = [kind for kind in guideline.consent_types if step.consent_type in (None, kind.id)]
    givers = {who.id for kind in kinds for rule in kind.given_by for who in rule.who if not who.optional}
    return bool(givers) and givers <= out
