"""Turns what has happened in a case into the lines that documents are made of.

Documents face the family. So they are made from the common events alone, and the state they ask is folded anew from
those: what lies in another compartment cannot reach a template, whatever the template asks for.
"""

from collections.abc import Mapping
from datetime import date

from engine.application.queries import CaseView
from engine.cases import events as ev
from engine.cases.events import Event, compartment_of
from engine.cases.evolve import effective, fold
from engine.cases.state import EVERYONE, CaseState, Involvement, Measure
from engine.cases.vocabulary import Compartment
from engine.exporters.names import Names
from engine.exporters.papers import (
    DeniedLine,
    EvaluationLine,
    GivenLine,
    MeasureLine,
    MeetingLine,
    OutcomeLine,
    PartLine,
    Recipients,
    ServiceLine,
    ViewLine,
)
from engine.guideline.meetings import is_meeting, meeting_type
from engine.guideline.model import Step
from engine.guideline.process import Process
from engine.values import Struct


class Shared(Struct, frozen=True, kw_only=True):
    """The part of a case that is common to everyone in it: the events that count, and their state.

    `kept_out` are the roles that are kept out now, which the state does not know: no document says that they are.
    """

    state: CaseState
    events: tuple[Event, ...]
    process: Process
    names: Names
    today: date
    kept_out: frozenset[str] = frozenset()


def shared(view: CaseView, names: Names) -> Shared:
    """Return the common part of a case."""
    events = tuple(event for event in effective(view.events) if compartment_of(type(event.body)) is Compartment.COMMON)
    state = fold(events)
    if state is None:
        message = "a case begins by being opened"
        raise ValueError(message)
    return Shared(
        state=state,
        events=events,
        process=view.process,
        names=names,
        today=view.today,
        kept_out=view.state.kept_out,
    )


def measure_lines(case: Shared) -> dict[str, MeasureLine]:
    """Return every measure by its id, in the order they were started."""
    return {measure.id: _measure(measure, case.names) for measure in case.state.measures}


def _measure(measure: Measure, names: Names) -> MeasureLine:
    return MeasureLine(
        title=measure.title,
        goal=measure.goal,
        responsible=names.any(measure.responsible),
        started_on=measure.started_on,
        until=measure.until,
        expected_effect=measure.expected_effect,
        outcome=measure.outcome,
    )


def evaluation_lines(case: Shared, events: tuple[Event, ...]) -> tuple[EvaluationLine, ...]:
    """Return the evaluations among these events."""
    titles = {measure.id: measure.title for measure in case.state.measures}
    return tuple(
        EvaluationLine(
            on=event.happened_on,
            outcomes=_outcomes(event.body, titles),
            effect=event.body.effect,
            views=tuple(
                ViewLine(role=case.names.any(one.role), text=one.text, not_asked_because=one.not_asked_because)
                for one in event.body.views
            ),
        )
        for event in events
        if isinstance(event.body, ev.MeasuresEvaluated)
    )


def _outcomes(body: ev.MeasuresEvaluated, titles: Mapping[str, str]) -> tuple[OutcomeLine, ...]:
    effects = dict(body.effects)
    return tuple(
        OutcomeLine(measure=titles[measure_id], outcome=outcome, effect=effects.get(measure_id))
        for measure_id, outcome in body.measures
    )


def meeting_kind(step: Step | None, process: Process) -> str | None:
    """Return what the guide calls the meeting at a step; None where there is none."""
    if step is None or not is_meeting(step):
        return None
    kind = meeting_type(step, process.guideline)
    return kind.title if kind else step.title


def recipients_at(step: Step | None, names: Names) -> Recipients:
    """Return who the guide wants the minutes from a step sent to."""
    kind = meeting_type(step, names.process.guideline) if step else None
    wanted = (step.minutes if step else None) or (kind.minutes if kind else None)
    if wanted is None:
        return Recipients(everyone=False, roles=())
    return Recipients(everyone=wanted.to_all_involved, roles=names.all(wanted.to))


def meetings(case: Shared) -> tuple[tuple[Event, ev.MeetingHeld], ...]:
    """Return the meetings, each with its last event: what was recorded in parts at one step, pass and day is one."""
    found: dict[tuple[str | None, int, date], tuple[Event, ev.MeetingHeld]] = {}
    for event in case.events:
        if isinstance(event.body, ev.MeetingHeld):
            place = (event.step, event.pass_, event.happened_on)
            earlier = found.pop(place, None)
            found[place] = (event, _joined(earlier[1], event.body) if earlier else event.body)
    return tuple(found.values())


def _joined(first: ev.MeetingHeld, then: ev.MeetingHeld) -> ev.MeetingHeld:
    """Return one meeting of two parts; where both name the next meeting, the later holds."""
    minutes = tuple(dict.fromkeys(part for part in (first.minutes, then.minutes) if part))
    return ev.MeetingHeld(
        present=tuple(dict.fromkeys((*first.present, *then.present))),
        minutes="\n\n".join(minutes) or None,
        minutes_to=tuple(dict.fromkeys((*first.minutes_to, *then.minutes_to))),
        next_on=then.next_on or first.next_on,
        meeting_type=then.meeting_type or first.meeting_type,
    )


def meeting_line(event: Event, held: ev.MeetingHeld, *, case: Shared) -> MeetingLine:
    """Return a meeting that was held."""
    step = case.process.steps.get(event.step or "")
    kinds = {kind.id: kind.title for kind in case.process.guideline.meeting_types}
    told = Recipients(
        everyone=EVERYONE in held.minutes_to,
        roles=case.names.all(role for role in held.minutes_to if role != EVERYONE),
    )
    return MeetingLine(
        kind=kinds.get(held.meeting_type or "") or meeting_kind(step, case.process),
        on=event.happened_on,
        present=case.names.all(held.present),
        minutes=held.minutes,
        recipients=told if held.minutes_to else recipients_at(step, case.names),
        next_on=held.next_on,
    )


def consent_lines(case: Shared) -> tuple[GivenLine | DeniedLine, ...]:
    """Return the consents that were given, refused and withdrawn, in order."""
    lines = (_consent(event, case) for event in case.events)
    return tuple(line for line in lines if line is not None)


def _consent(event: Event, case: Shared) -> GivenLine | DeniedLine | None:
    match event.body:
        case ev.ConsentGiven() as given:
            return _given(given, case, on=event.happened_on)
        case ev.ConsentRefused(given_by=by) | ev.ConsentWithdrawn(withdrawn_by=by) as no:
            return DeniedLine(
                on=event.happened_on,
                by=case.names.any(by),
                withdrawn=isinstance(no, ev.ConsentWithdrawn),
                services=case.names.all(no.services),
                purposes=no.scopes,
                reason=no.reason if isinstance(no, ev.ConsentRefused) else None,
            )
        case _:
            return None


def _given(given: ev.ConsentGiven, case: Shared, *, on: date) -> GivenLine:
    valid = (one for one in case.state.valid_consents(case.today) if one.id == given.consent_id)
    return GivenLine(
        on=on,
        by=case.names.any(given.given_by),
        for_whom=given.for_whom,
        services=case.names.all(given.services),
        left_out=case.names.all(given.left_out),
        purposes=given.scopes,
        form=given.form,
        language=given.language,
        interpreter=given.interpreter,
        expires_on=given.expires_on,
        covers=case.names.all(dict.fromkeys(service for one in valid for service in one.services)),
        replaced_on=_replaced_on(given.consent_id, case),
    )


def _replaced_on(consent_id: str, case: Shared) -> date | None:
    """Return the day that another consent took the place of one."""
    given = ((event.happened_on, event.body) for event in case.events)
    return next((on for on, body in given if isinstance(body, ev.ConsentGiven) and consent_id in body.replaces), None)


def service_lines(case: Shared) -> tuple[ServiceLine, ...]:
    """Return the services that take part or have done so, with what each answers for."""
    spans: dict[Involvement, tuple[date, date | None]] = {}
    for event in case.events:
        match event.body:
            case ev.ServiceInvolved(service=service, name=name):
                spans[Involvement(service, name)] = (event.happened_on, None)
            case ev.ServiceEnded(service=service, name=name) if Involvement(service, name) in spans:
                one = Involvement(service, name)
                spans[one] = (spans[one][0], event.happened_on)
            case _:
                pass
    return tuple(
        ServiceLine(
            title=case.names.service(one),
            since=since,
            ended_on=ended,
            tasks=_tasks(case, case.names.service(one)),
        )
        for one, (since, ended) in spans.items()
    )


def part_lines(case: Shared) -> tuple[PartLine, ...]:
    """Return the people and roles that take part, the stafettholder first, with what each answers for."""
    lines: list[PartLine] = []
    if case.state.coordinator:
        who = case.names.actor(case.state.coordinator)
        role = case.names.coordinator
        lines.append(PartLine(role=role, who=who, tasks=_tasks(case, role, who)))
    for binding in case.state.roles.values():
        bound = case.names.bound(binding)
        role = case.names.any(binding.role)
        lines.append(PartLine(role=role, who=bound, tasks=_tasks(case, role, bound or role)))
    return tuple(lines)


def _tasks(case: Shared, *owners: str) -> tuple[str, ...]:
    """Return the running measures that one of these names answers for."""
    wanted = {owner.casefold() for owner in owners}
    return tuple(
        measure.title for measure in case.state.running() if case.names.any(measure.responsible).casefold() in wanted
    )
