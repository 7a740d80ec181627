"""Gathers what each document says from a case as it stands."""

from collections.abc import Iterable
from datetime import date

from engine.application.queries import CaseView
from engine.cases import events as ev
from engine.cases.agenda import due
from engine.cases.events import Event
from engine.cases.state import CaseStatus
from engine.cases.vocabulary import SubjectKind
from engine.exporters.holders import holder_lines
from engine.exporters.lines import (
    Shared,
    consent_lines,
    evaluation_lines,
    measure_lines,
    meeting_kind,
    meeting_line,
    meetings,
    part_lines,
    recipients_at,
    service_lines,
)
from engine.exporters.papers import (
    ConsentPaper,
    DueLine,
    GiverLine,
    Head,
    LogPaper,
    MeasureLine,
    MeetingLine,
    MinutesPaper,
    StandingLine,
)
from engine.guideline.labels import level_name
from engine.guideline.meetings import is_meeting
from engine.guideline.names import level_of
from engine.guideline.vocabulary import LogPart
from engine.i18n import text


def head(case: Shared, view: CaseView, *, practice: bool) -> Head:
    """Return what stands on every document of a case."""
    guide = case.process.guideline.head
    return Head(
        number=view.number,
        guide=guide.title,
        version=guide.version,
        municipality=guide.municipality,
        coordinator_role=case.names.coordinator,
        written_on=case.today,
        practice=practice,
        receipt=view.mark,
    )


def consent_paper(case: Shared, top: Head) -> ConsentPaper:
    """Return the consent form.

    It lists the services that take part, those that an earlier consent named, and those that the guide involves on
    the level where the case stands. A service that each case names for itself is left for the pen.
    """
    taking_part = [case.names.service(one) for one in case.state.services]
    asked = case.names.all((*_named_in_consents(case.events), *_involved_here(case)))
    return ConsentPaper(
        head=top,
        subject=case.state.subject or SubjectKind.CHILD,
        services=tuple(dict.fromkeys((*taking_part, *asked))),
        givers=_givers(case),
    )


def _givers(case: Shared) -> tuple[GiverLine, ...]:
    """Return who gives a consent of the kind that is asked for where the case stands, else of the guide's only one."""
    kinds = case.process.guideline.consent_types
    step = case.process.steps.get(case.state.standing.state)
    asked = [kind for kind in kinds if step and kind.id == step.consent_type]
    (kind,) = asked or (kinds if len(kinds) == 1 else (None,))
    return tuple(
        GiverLine(who=tuple(who.title for who in rule.who), from_age=rule.from_age, to_age=rule.to_age)
        for rule in (kind.given_by if kind else ())
    )


def _named_in_consents(events: Iterable[Event]) -> tuple[str, ...]:
    names: list[str] = []
    for event in events:
        match event.body:
            case ev.ConsentGiven(services=services, left_out=left_out):
                names += [*services, *left_out]
            case ev.ConsentRefused(services=services) | ev.ConsentWithdrawn(services=services):
                names += services
            case _:
                pass
    return tuple(names)


def _involved_here(case: Shared) -> tuple[str, ...]:
    level = case.process.levels.get(level_of(case.state.standing.state))
    open_choice = {service.id for service in case.process.guideline.services if service.chosen_in_case}
    named = {*case.process.services, *case.process.bodies} - open_choice
    steps = level.steps if level else ()
    return tuple(other.id for step in steps for other in step.involves if other.id in named)


def minutes_paper(case: Shared, top: Head) -> MinutesPaper:
    """Return the minutes of the meeting recorded last, or a blank form where none has been held."""
    held = meetings(case)
    step = case.process.steps.get(case.state.standing.state)
    last, meeting = (held[-1][0], meeting_line(*held[-1], case=case)) if held else (None, None)
    return MinutesPaper(
        head=top,
        kind=meeting.kind if meeting else meeting_kind(step, case.process),
        meeting=meeting,
        recipients=meeting.recipients if meeting else recipients_at(step, case.names),
        coordinator=case.names.actor(case.state.coordinator) if case.state.coordinator else None,
        invited=tuple(other.title for other in step.invites) if step and is_meeting(step) else (),
        parts=part_lines(case),
        services=tuple(case.names.service(one) for one in case.state.services),
        measures=_measures_at(last, case),
        evaluations=evaluation_lines(case, _at_the_meeting(last, case)) if last else (),
    )


def _at_the_meeting(meeting: Event, case: Shared) -> tuple[Event, ...]:
    """Return what was recorded on the meeting's day, at its step, in its pass."""
    place = (meeting.happened_on, meeting.step, meeting.pass_)
    return tuple(event for event in case.events if (event.happened_on, event.step, event.pass_) == place)


def _measures_at(meeting: Event | None, case: Shared) -> tuple[MeasureLine, ...]:
    """Return the measures that run, and those that were evaluated at the meeting."""
    evaluated = {
        measure_id
        for event in (_at_the_meeting(meeting, case) if meeting else ())
        if isinstance(event.body, ev.MeasuresEvaluated)
        for measure_id, _ in event.body.measures
    }
    running = {measure.id for measure in case.state.running()}
    return tuple(line for name, line in measure_lines(case).items() if name in running | evaluated)


def log_paper(case: Shared, top: Head) -> LogPaper:
    """Return the stafettlogg: agreements, services and people with tasks, goals and measures, evaluations, consents.

    These contents are what Sortland's and Os's guides and the logs in use there hold.
    """
    state = case.state
    held = tuple(meeting_line(event, body, case=case) for event, body in meetings(case))
    accepted = [event.happened_on for event in case.events if isinstance(event.body, ev.CoordinatorAccepted)]
    return LogPaper(
        head=top,
        alias=state.alias,
        opened_on=state.opened_on,
        standing=_standing(case),
        coordinator=case.names.actor(state.coordinator) if state.coordinator else None,
        coordinator_since=accepted[-1] if accepted else None,
        offered_to=case.names.actor(state.offer.to_actor) if state.offer else None,
        holders=holder_lines(case),
        next_meeting=_next_meeting(held, case),
        due=_due(case),
        services=service_lines(case),
        parts=part_lines(case),
        measures=tuple(measure_lines(case).values()),
        evaluations=evaluation_lines(case, case.events),
        consents=consent_lines(case),
        meetings=held,
        shows=_shown_parts(case),
    )


def _shown_parts(case: Shared) -> frozenset[LogPart]:
    log = case.process.guideline.log
    return frozenset(log.parts if log else ())


def _standing(case: Shared) -> StandingLine:
    here = (case.state.closed_at or case.state.standing).state
    guideline = case.process.guideline
    level = case.process.level(here)
    step = case.process.steps.get(here)
    ending = case.process.endings[case.state.ending] if case.state.ending else None
    return StandingLine(
        level=level_name(level, guideline, say=lambda code: text(code, guideline.head.language)),
        level_title=level.title,
        step=step.title if step else None,
        ending=ending.title if ending else None,
        taken_over_by=case.names.any(ending.taken_over_by) if ending and ending.taken_over_by else None,
    )


def _next_meeting(held: tuple[MeetingLine, ...], case: Shared) -> date | None:
    if case.state.called:
        return min(one.on for one in case.state.called)
    is_open = case.state.status is CaseStatus.OPEN
    return held[-1].next_on if held and is_open else None


def _due(case: Shared) -> DueLine | None:
    running = due(case.state, case.process) if case.state.status is CaseStatus.OPEN else None
    return DueLine(text=running.deadline.text, on=running.due_on, soft=running.is_soft) if running else None
