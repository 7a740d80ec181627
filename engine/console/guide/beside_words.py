"""What a guide has under each theme that guides are compared on, as short points in words."""

from collections.abc import Callable, Iterator, Mapping

from engine.console.guide.names import Names
from engine.guideline.beside import Point, Subject
from engine.guideline.element import Deadline, Demand, Participant
from engine.guideline.model import Level, Step, steps_of
from engine.guideline.registry import Ending
from engine.guideline.vocabulary import Requirement, StepKind, ToolStatus
from engine.i18n import plural

Parts = dict[str, tuple[Point, ...]]
"""What one guide has under a theme, part by part."""

ASKS, DEMANDS, CLOSED = "asks", "demands", "closed"
ROLES, SERVICES, BODIES = "roles", "services", "bodies"
WHEN, TO, KEPT_OUT = "when", "to", "kept-out"
ALL = "all"


def _levels(names: Names) -> Parts:
    return {ALL: tuple(Point(one.id, _level(one, names)) for one in names.guideline.levels)}


def _level(level: Level, names: Names) -> str:
    called = _capital(names.level(level.id))
    title = level.title if level.title and level.title != called else ""
    steps = len(steps_of(level))
    count = plural("beside.steps.count", names.language, count=steps) if steps else names.say("beside.no-steps")
    named = ": ".join(part for part in (called, title) if part)
    return f"{named} ({count})" if named else count


def _steps(names: Names) -> Parts:
    return {
        level.id: tuple(Point(step.id, _step(step, names)) for step in steps_of(level))
        for level in names.guideline.levels
    }


def _step(step: Step, names: Names) -> str:
    if step.kind is StepKind.STEP:
        return step.title
    return f"{step.title} ({names.say(f'guide-kind-{step.kind.value}')})"


def _people(names: Names) -> Parts:
    guideline = names.guideline
    return {
        ROLES: tuple(Point(one.id, one.title) for one in guideline.roles),
        SERVICES: tuple(Point(one.id, one.title) for one in guideline.services),
        BODIES: tuple(Point(one.id, one.title) for one in guideline.bodies),
    }


def _tools(names: Names) -> Parts:
    points = []
    for one in names.guideline.tools:
        unusual = one.status if one.status is not ToolStatus.IN_USE else None
        points.append(Point(one.id, f"{one.title} ({names.say(f'tool.{unusual.value}')})" if unusual else one.title))
    return {ALL: tuple(points)}


def _deadlines(names: Names) -> Parts:
    return {ALL: tuple(_all_deadlines(names))}


def _all_deadlines(names: Names) -> Iterator[Point]:
    guideline = names.guideline
    for meeting in guideline.meeting_types:
        if meeting.next_meeting:
            yield from _deadline(
                f"{meeting.id}/+", _next(meeting.title, names), deadline=meeting.next_meeting.within, names=names
            )
    for level in guideline.levels:
        yield from _deadline(level.id, _capital(names.level(level.id)), deadline=level.deadline, names=names)
        for step in steps_of(level):
            yield from _deadline(step.id, _at(step, level, names=names), deadline=step.deadline, names=names)
            if step.next_meeting:
                yield from _deadline(
                    f"{step.id}/+",
                    _next(_at(step, level, names=names), names),
                    deadline=step.next_meeting.within,
                    names=names,
                )
            for answer in step.answers:
                yield from _deadline(
                    f"{step.id}/{answer.id}", f"«{answer.title}»", deadline=answer.deadline, names=names
                )
    for consent in guideline.consent_types:
        yield from _deadline(consent.id, consent.title, deadline=consent.lasts, names=names)


def _deadline(name: str, about: str, *, deadline: Deadline | None, names: Names) -> Iterator[Point]:
    if deadline is not None:
        yield Point(name, f"{about}: {names.deadline(deadline)}")


def _next(title: str, names: Names) -> str:
    label = names.label("next-meeting")
    return f"{title}, {label[:1].lower()}{label[1:]}"


def _consent(names: Names) -> Parts:
    asks: list[Point] = []
    demands: list[Point] = []
    closed: list[Point] = []
    for level in names.guideline.levels:
        demands += _demand(level.id, _capital(names.level(level.id)), requires=level.requires)
        for step in steps_of(level):
            if step.kind is StepKind.CONSENT:
                asks.append(Point(step.id, _at(step, level, names=names)))
            if _is_closed(step, names):
                closed.append(Point(step.id, _at(step, level, names=names)))
            demands += _demand(step.id, step.title, requires=step.requires)
            for answer in step.answers:
                demands += _demand(f"{step.id}/{answer.id}", f"«{answer.title}»", requires=answer.requires)
    for ending in names.guideline.endings:
        demands += _demand(ending.id, ending.title, requires=ending.requires)
    return {ASKS: tuple(asks), DEMANDS: tuple(demands), CLOSED: tuple(closed)}


def _demand(name: str, text: str, *, requires: tuple[Demand, ...]) -> Iterator[Point]:
    if any(one.requirement is Requirement.CONSENT for one in requires):
        yield Point(name, text)


def _at(step: Step, level: Level, *, names: Names) -> str:
    called = names.level(level.id)
    return f"{step.title} ({called})" if called else step.title


def _is_closed(step: Step, names: Names) -> bool:
    """Tell whether a step is closed until somebody has consented: it sends, shares, or takes a service along."""
    return bool(step.sends or step.shares or any(_needs_consent(one, names) for one in step.involves))


def _needs_consent(person: Participant, names: Names) -> bool:
    guideline = names.guideline
    free = {one.id for one in guideline.bodies if not one.counts_as_service}
    return not person.optional and person.id not in free


def _reporting(names: Names) -> Parts:
    rules = [one for one in names.guideline.rules if one.report_to]
    return {
        WHEN: tuple(Point(one.id, one.when) for one in rules),
        TO: tuple(Point(one.id, "; ".join(names.recipient(to) for to in one.report_to)) for one in rules),
        KEPT_OUT: tuple(Point(one.id, names.people(one.kept_out)) for one in rules if one.kept_out),
    }


def _endings(names: Names) -> Parts:
    return {ALL: tuple(Point(one.id, _ending(one, names)) for one in names.guideline.endings)}


def _ending(ending: Ending, names: Names) -> str:
    demands = names.demands(ending.requires)
    return f"{ending.title} ({names.say('guide-ending-requires', what=demands)})" if demands else ending.title


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


PARTS: Mapping[Subject, Callable[[Names], Parts]] = {
    Subject.LEVELS: _levels,
    Subject.STEPS: _steps,
    Subject.PEOPLE: _people,
    Subject.TOOLS: _tools,
    Subject.DEADLINES: _deadlines,
    Subject.CONSENT: _consent,
    Subject.REPORTING: _reporting,
    Subject.ENDINGS: _endings,
}
"""What a guide has under each theme."""
