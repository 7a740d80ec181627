"""Gathers what stands on every document, and what the consent form and the minutes say, from a case as it stands."""

from collections.abc import Iterable

from engine.application.queries import CaseView
from engine.cases import events as ev
from engine.cases.answering import ages_then, answers_alone, who_may
from engine.cases.conditions import Asking
from engine.cases.consents import COOPERATION
from engine.cases.events import Event
from engine.cases.purposes import kind_holding
from engine.cases.services import kept_from
from engine.cases.vocabulary import SubjectKind
from engine.cases.whom import but_kept_out
from engine.exporters.lines import Shared, evaluation_lines, measure_lines
from engine.exporters.meeting_lines import meeting_kind, meeting_line, meetings, minutes_for, recipients_at
from engine.exporters.paper_lines import GiverLine, MeasureLine
from engine.exporters.papers import ConsentPaper, Head, MinutesPaper
from engine.exporters.taking_part import part_lines
from engine.guideline.gates import kept_out
from engine.guideline.meetings import is_meeting
from engine.guideline.model import Step
from engine.guideline.names import level_of
from engine.guideline.vocabulary import RoleKind
from engine.i18n import text
from engine.values import replace


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
    """Return who gives a consent of the kind that is asked for where the case stands, else of the one to cooperation.

    Of its age rules only those are told that may hold for whom the case is about. A grown-up answers without guardians.
    """
    kinds = case.process.guideline.consent_types
    step = case.process.steps.get(case.state.standing.state)
    asked = next((kind for kind in kinds if step and kind.id == step.consent_type), None)
    kind = asked or (kinds[0] if len(kinds) == 1 else kind_holding((COOPERATION,), case.process))
    state, old = case.state, ages_then(case.state, case.today)
    found = tuple(
        GiverLine(who=tuple(one.title for one in may), from_age=rule.from_age, to_age=rule.to_age)
        for rule in (kind.given_by if kind else ())
        if any(rule.covers(age) for age in range(old.lowest, old.highest + 1))
        and (may := who_may(rule, state, process=case.process, old=old))
    )
    if found or not answers_alone(state, old):
        return found
    language = case.process.guideline.head.language.value
    return (GiverLine(who=(text(f"document.subject.{state.subject}", language),), from_age=None, to_age=None),)


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


def for_minutes(whole: Shared, family: Shared, *, untold: frozenset[str]) -> Shared:
    """Return the part of a case that the minutes of its last meeting may tell of; `untold` is what no copy tells of.

    Minutes that somebody gets who may be kept out tell what the family's copy does, and so do those of which nobody
    says who gets them. Those of a meeting that was held while somebody was kept out go to none of them, also later.
    """
    held = meetings(whole)
    if not untold or whole.kept_out:
        return whole
    apart = replace(whole, kept_out=kept_out(whole.process.guideline) | _guardians(whole))
    if not held:
        return family
    event, body = held[-1]
    if event.event_id in untold:
        return apart
    asked, told = (minutes_for(event, body, case=case) for case in (whole, apart))
    were_there = but_kept_out(body.present, apart.kept_out, state=whole.state, process=whole.process) != body.present
    return family if told != asked or were_there or not asked.roles else whole


def _guardians(case: Shared) -> frozenset[str]:
    return frozenset(role.id for role in case.process.guideline.roles if role.kind is RoleKind.GUARDIANS)


def minutes_paper(case: Shared, top: Head) -> MinutesPaper:
    """Return the minutes of the meeting recorded last, or a blank form where none has been held."""
    held = meetings(case)
    step = case.process.steps.get(case.state.standing.state)
    last, meeting = (held[-1][0], meeting_line(*held[-1], case=case)) if held else (None, None)
    return MinutesPaper(
        head=top,
        kind=meeting.kind if meeting else meeting_kind(step, case.process),
        meeting=meeting,
        recipients=minutes_for(*held[-1], case=case) if held else recipients_at(step, case),
        coordinator=case.names.actor(case.now.coordinator) if case.now.coordinator else None,
        invited=_invited(step, case) if step and is_meeting(step) else (),
        parts=part_lines(case),
        services=tuple(case.names.service(one) for one in case.state.services),
        measures=_measures_at(last, case),
        evaluations=evaluation_lines(case, _at_the_meeting(last, case)) if last else (),
    )


def _invited(step: Step, case: Shared) -> tuple[str, ...]:
    """Return whom the guide invites to a meeting, without those who are kept out of the case, or said no to, now."""
    shut = kept_from((one.id for one in step.invites), Asking(case.state, case.today))
    return tuple(one.title for one in step.invites if one.id not in {*case.kept_out, *shut})


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
    lines = (line for name, line in measure_lines(case).items() if name in running | evaluated)
    return tuple(replace(line, happened=()) for line in lines)  # how they came to be so is for the log
