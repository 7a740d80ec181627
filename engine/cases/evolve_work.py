"""How the work in a case folds: measures, meetings, advice, notes, and reports of concern."""

from collections.abc import Mapping
from datetime import date

from engine.cases import events as ev
from engine.cases import vocabulary as voc
from engine.cases.counted import heard, weighed
from engine.cases.events import Event, EventBody
from engine.cases.evolve_course import Applying, moment
from engine.cases.state import CalledMeeting, CaseState, Consultation, Measure, Meeting, Moment
from engine.values import replace


def _measures(state: CaseState, event: Event, *, body: EventBody) -> CaseState | None:
    match body:
        case ev.MeasureStarted():
            return replace(state, measures=(*state.measures, _measure(event, body)))
        case ev.MeasureChanged() | ev.MeasureContinued():
            return replace(state, measures=tuple(_redrawn(one, body) for one in state.measures))
        case ev.MeasureEnded(measure_id=measure_id):
            ended: Mapping[str, voc.Outcome] = {measure_id: voc.Outcome.ENDED}
            return replace(state, measures=tuple(_judged(one, ended, when=None) for one in state.measures))
        case ev.MeasuresEvaluated(views=views, afterwards=True):
            added = frozenset(view.role for view in views)
            last = tuple((when, roles | added) for when, roles in state.evaluations[-1:])
            later = tuple(heard(one, views) for one in state.weighings[-1:])
            return replace(
                state,
                evaluations=(*state.evaluations[:-1], *last),
                weighings=(*state.weighings[:-1], *later),
            )
        case ev.MeasuresEvaluated(measures=measures, views=views):
            roles, here = frozenset(view.role for view in views), moment(event, state)
            judged = tuple(_judged(one, dict(measures), when=here) for one in state.measures)
            now = weighed(event.happened_on, since=_waiting_since(state, dict(measures)), views=views)
            return replace(
                state,
                measures=judged,
                evaluations=(*state.evaluations, (here, roles)),
                weighings=(*state.weighings, now),
            )
        case _:
            return None


def _waiting_since(state: CaseState, evaluated: Mapping[str, voc.Outcome]) -> date:
    """Return since when an evaluation was waited for: the longest of its measures, else the last evaluation."""
    waited = [one.evaluated.on if one.evaluated else one.started_on for one in state.measures if one.id in evaluated]
    return min(waited, default=state.weighings[-1].on if state.weighings else state.opened_on)


def _meetings(state: CaseState, event: Event, *, body: EventBody) -> CaseState | None:
    match body:
        case ev.MeetingHeld():
            return _held(state, event, body=body)
        case ev.MeetingCalled():
            return replace(state, called=(*state.called, _called(body, moment(event, state))))
        case ev.MeetingMoved(meeting_id=meeting_id, on=on, clock=clock, place=place):
            moved = (replace(one, on=on, clock=clock, place=place) for one in state.called if one.id == meeting_id)
            return replace(
                state, called=(*_others(state, meeting_id), *moved), meetings=_not_as_agreed(state, meeting_id)
            )
        case ev.MeetingCalledOff(meeting_id=meeting_id):
            return replace(state, called=_others(state, meeting_id), meetings=_not_as_agreed(state, meeting_id))
        case ev.BodyConsulted(consultation_id=consultation_id, body=consulted, anonymous=anonymous):
            asked = Consultation(consultation_id, consulted, moment(event, state), anonymous=anonymous)
            return replace(state, consultations=(*state.consultations, asked))
        case ev.AdviceReceived(consultation_id=consultation_id):
            return replace(state, consultations=_answered(state.consultations, consultation_id, on=event.happened_on))
        case _:
            return None


def _held(state: CaseState, event: Event, *, body: ev.MeetingHeld) -> CaseState:
    """Keep a meeting at its step, and at every later step that it answers for."""
    here = moment(event, state)
    held = Meeting(here, minutes=bool(body.minutes), next_on=body.next_on, kept_out=state.kept_out)
    later = tuple(replace(held, at=replace(here, state=step), covered=True) for step in body.covers)
    return replace(state, meetings=(*state.meetings, held, *later), called=_others(state, body.meeting_id))


def _called(body: ev.MeetingCalled, here: Moment) -> CalledMeeting:
    return CalledMeeting(body.meeting_id, here, body.on, body.clock, body.place, body.invited, body.by_consent)


def _others(state: CaseState, meeting_id: str | None) -> tuple[CalledMeeting, ...]:
    return tuple(one for one in state.called if one.id != meeting_id)


def _not_as_agreed(state: CaseState, meeting_id: str) -> tuple[Meeting, ...]:
    """Return the meetings that were held, where the next one is not to be on the day that a called one was for."""
    days = {one.on for one in state.called if one.id == meeting_id}
    return tuple(replace(one, is_off=True) if one.next_on in days else one for one in state.meetings)


def _told(state: CaseState, event: Event, *, body: EventBody) -> CaseState | None:
    match body:
        case ev.NoteAdded(kind=voc.NoteKind.CHILD_TALK):
            return replace(state, child_talks=(*state.child_talks, moment(event, state)))
        case ev.NoteAdded():
            return replace(state, notes=(*state.notes, moment(event, state)))
        case ev.ConcernSuspected(kept_out=kept_out):
            return replace(state, suspected=True, kept_out=state.kept_out.union(kept_out), erasure=None)
        case ev.ConcernReported(to=to, kept_out=kept_out):
            return replace(
                state,
                suspected=True,
                reported=True,
                reported_to=state.reported_to.union(to),
                kept_out=state.kept_out.union(kept_out),
                erasure=None,
            )
        case ev.ShieldLifted(roles=roles):
            return replace(state, kept_out=state.kept_out.difference(roles) if roles else frozenset())
        case _:
            return None


def _measure(event: Event, body: ev.MeasureStarted) -> Measure:
    return Measure(
        id=body.measure_id,
        title=body.title,
        goal=body.goal,
        responsible=body.responsible,
        responsible_kind=body.responsible_kind,
        level=body.level,
        started_on=body.starts_on or event.happened_on,
        until=body.until,
        expected_effect=body.expected_effect,
    )


def _redrawn(measure: Measure, body: ev.MeasureChanged | ev.MeasureContinued) -> Measure:
    """Return the measure as it is after a change; one that is continued is as it was, but for its last day."""
    if measure.id != body.measure_id:
        return measure
    if isinstance(body, ev.MeasureContinued):
        return replace(measure, until=body.until)
    return replace(
        measure,
        title=body.title or measure.title,
        goal=body.goal or measure.goal,
        responsible=body.responsible or measure.responsible,
        responsible_kind=body.responsible_kind or measure.responsible_kind,
        started_on=body.starts_on or measure.started_on,
        until=None if body.open_ended else body.until or measure.until,
        expected_effect=body.expected_effect or measure.expected_effect,
    )


def _judged(measure: Measure, outcomes: Mapping[str, voc.Outcome], *, when: Moment | None) -> Measure:
    outcome = outcomes.get(measure.id)
    if outcome is None:
        return measure
    running = outcome is not voc.Outcome.ENDED
    return replace(measure, running=running, outcome=outcome, evaluated=when or measure.evaluated)


def _answered(consultations: tuple[Consultation, ...], consultation_id: str, *, on: date) -> tuple[Consultation, ...]:
    return tuple(replace(one, answered_on=on) if one.id == consultation_id else one for one in consultations)


WORK: Mapping[type[EventBody], Applying] = {
    **dict.fromkeys((ev.MeasureStarted, ev.MeasureChanged, ev.MeasureContinued), _measures),
    **dict.fromkeys((ev.MeasureEnded, ev.MeasuresEvaluated), _measures),
    **dict.fromkeys((ev.MeetingHeld, ev.MeetingCalled, ev.MeetingMoved, ev.MeetingCalledOff), _meetings),
    **dict.fromkeys((ev.BodyConsulted, ev.AdviceReceived), _meetings),
    **dict.fromkeys((ev.NoteAdded, ev.ConcernSuspected, ev.ConcernReported, ev.ShieldLifted), _told),
}
"""What applies each kind of event that says something of the work."""
