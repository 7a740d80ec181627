"""How events fold into the state of a case. Pure, and without any guideline: an event says all that a fold needs."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from engine.cases import events as ev
from engine.cases import vocabulary as voc
from engine.cases.events import Event, EventBody
from engine.cases.state import (
    Act,
    Binding,
    CaseState,
    CaseStatus,
    Consent,
    ConsentAnswer,
    Consultation,
    Involvement,
    Mark,
    Measure,
    Meeting,
    Moment,
    Offer,
    Standing,
    Trace,
)
from engine.guideline.names import MAIN, level_of

# Undoing these would hide that a child was worried about, or rewrite what undo itself did.
NEVER_UNDONE = (ev.CaseOpened, ev.ConcernSuspected, ev.ConcernReported, ev.ActUndone, ev.ActRedone)
# These change nothing that other acts build on, so they neither stop an undo nor empty redo.
OUTSIDE_UNDO = (ev.ConcernSuspected, ev.ConcernReported)


def fold(events: Iterable[Event]) -> CaseState | None:
    """Return the state after all effective events; None where there are none. Undone acts do not count."""
    stream = tuple(events)
    undone = undone_commands(stream)
    state: CaseState | None = None
    for event in stream:
        counts = event.command_id not in undone
        changed = evolve(state, event) if counts or state is None else state
        state = _remember(changed, event, undone=not counts)
    return state


def undone_commands(events: Iterable[Event]) -> frozenset[str]:
    """Return the ids of the commands that have been undone and not redone."""
    undone: set[str] = set()
    for event in events:
        match event.body:
            case ev.ActUndone(undone_command=command):
                undone.add(command)
            case ev.ActRedone(redone_command=command):
                undone.discard(command)
            case _:
                pass
    return frozenset(undone)


def effective(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events that count: those of no undone command, without the undoing itself."""
    stream = tuple(events)
    undone = undone_commands(stream)
    return tuple(
        event
        for event in stream
        if event.command_id not in undone and not isinstance(event.body, ev.ActUndone | ev.ActRedone)
    )


def evolve(state: CaseState | None, event: Event) -> CaseState:
    """Return the state after one event that counts."""
    if isinstance(event.body, ev.CaseOpened):
        return _open(event, event.body)
    if state is None:
        message = "a case begins by being opened"
        raise ValueError(message)
    moved = _move(state, event)
    return _apply(moved, event, body=event.body)


def moment(event: Event) -> Moment:
    """Return where an event happened."""
    here = event.step or ""
    return Moment(state=here, level=level_of(here), pass_=event.pass_, on=event.happened_on)


def _open(event: Event, body: ev.CaseOpened) -> CaseState:
    return CaseState(
        case_id=event.case_id,
        guideline=body.guideline,
        guideline_version=body.guideline_version,
        guideline_hash=body.guideline_hash,
        alias=body.alias,
        subject=body.subject,
        age=body.age,
        unit=event.unit,
        opened_on=event.happened_on,
        opened_by=event.by,
        tracks={MAIN: Standing(body.state, 1, event.happened_on)},
        passes={level_of(body.state): 1},
        colleagues=frozenset({event.by}),
    )


def _remember(state: CaseState, event: Event, *, undone: bool) -> CaseState:
    """Keep track of acts, for undo and redo."""
    known = any(act.command_id == event.command_id for act in state.acts)
    kind = ev.NAMES[type(event.body)][0]
    acts = tuple(
        replace(act, kinds=(*act.kinds, kind)) if act.command_id == event.command_id else act for act in state.acts
    )
    if not known:
        act = Act(
            command_id=event.command_id,
            by=event.by,
            seq=event.seq,
            track=event.track,
            kinds=(kind,),
            compartment=ev.compartment_of(type(event.body)),
            undone=undone,
        )
        acts = (*acts, act)
    return replace(state, acts=acts, redoable=_redoable(state, event), seq=event.seq)


def _redoable(state: CaseState, event: Event) -> tuple[tuple[str, str], ...]:
    match event.body:
        case ev.ActUndone(undone_command=command):
            return (*state.redoable, (command, event.by))
        case ev.ActRedone():
            return state.redoable[:-1]
        case ev.ConcernSuspected() | ev.ConcernReported():
            return state.redoable
        case _:
            undone = any(act.undone for act in state.acts if act.command_id == event.command_id)
            return state.redoable if undone else ()


def _move(state: CaseState, event: Event) -> CaseState:
    if event.moved_to is None or event.moved_from is None:
        return state
    body = event.body
    after = body.pass_after if isinstance(body, ev.StepCompleted | ev.AnswerChosen | ev.CaseReopened) else 1
    trigger = body.trigger if isinstance(body, ev.StepCompleted | ev.AnswerChosen) else None
    standing = Standing(event.moved_to, after, event.happened_on, event.moved_from, trigger)
    return replace(
        state,
        tracks={**state.tracks, event.track: standing},
        passes={**state.passes, level_of(event.moved_to): after},
    )


def _apply(state: CaseState, event: Event, *, body: EventBody) -> CaseState:
    """Apply what the event says besides any move; the groups follow `cases.events`."""
    for apply in (_apply_work, _apply_told, _apply_consent, _apply_people, _apply_measures, _apply_meetings):
        changed = apply(state, event, body=body)
        if changed is not None:
            return changed
    return state


def _apply_work(state: CaseState, event: Event, *, body: EventBody) -> CaseState | None:
    match body:
        case ev.StepCompleted(covered=covered) | ev.AnswerChosen(covered=covered):
            done = tuple(Trace(step, event.pass_, Mark.DONE) for step in (event.step or "", *covered))
            return replace(state, trail=state.trail + done)
        case ev.StepPassed(step=step):
            return replace(state, trail=(*state.trail, Trace(step, event.pass_, Mark.LEFT_OUT)))
        case ev.CaseClosed(ending=ending):
            closed_at = _standing_before(state, event)
            return replace(state, status=CaseStatus.CLOSED, ending=ending, closed_at=closed_at)
        case ev.CaseReopened():
            return replace(state, status=CaseStatus.OPEN, ending=None, closed_at=None)
        case _:
            return None


def _apply_told(state: CaseState, event: Event, *, body: EventBody) -> CaseState | None:
    match body:
        case ev.FactSet(fact=fact, value=value):
            return replace(state, facts={**state.facts, fact: value})
        case ev.NoteAdded(kind=voc.NoteKind.CHILD_TALK):
            return replace(state, child_talks=(*state.child_talks, moment(event)))
        case ev.NoteAdded():
            return replace(state, notes=(*state.notes, moment(event)))
        case ev.ConcernSuspected():
            return replace(state, suspected=True)
        case ev.ConcernReported():
            return replace(state, suspected=True, reported=True)
        case _:
            return None


def _standing_before(state: CaseState, event: Event) -> Standing:
    return Standing(event.step or "", event.pass_, state.standing.since)


def _apply_consent(state: CaseState, event: Event, *, body: EventBody) -> CaseState | None:
    match body:
        case ev.ConsentGiven():
            given = Consent(body.consent_id, body.given_by, body.services, body.scopes, body.expires_on, body.consent_type)
            answer = ConsentAnswer(moment(event), given=True)
            return replace(state, consents=(*state.consents, given), consent_answer=answer)
        case ev.ConsentRefused(services=services):
            answer = ConsentAnswer(moment(event), given=False)
            return replace(state, consents=_without(state.consents, services), consent_answer=answer)
        case ev.ConsentWithdrawn(consent_id=consent_id, services=services):
            kept = tuple(
                one for consent in state.consents for one in _withdrawn(consent, consent_id, services=services)
            )
            return replace(state, consents=kept)
        case _:
            return None


def _withdrawn(consent: Consent, consent_id: str, *, services: tuple[str, ...]) -> tuple[Consent, ...]:
    return _without((consent,), services) if consent.id == consent_id else (consent,)


def _without(consents: tuple[Consent, ...], services: tuple[str, ...]) -> tuple[Consent, ...]:
    """Take services out of consents; without any named, everything."""
    gone = {service.casefold() for service in services}
    kept = (
        replace(consent, services=tuple(one for one in consent.services if gone and one.casefold() not in gone))
        for consent in consents
    )
    return tuple(consent for consent in kept if consent.services)


def _apply_people(state: CaseState, event: Event, *, body: EventBody) -> CaseState | None:
    here = moment(event)
    match body:
        case ev.CoordinatorOffered(to_actor=actor):
            return replace(state, offer=Offer(actor, event.by, event.happened_on), settled=here)
        case ev.CoordinatorAccepted(actor=actor):
            joined = state.colleagues | {actor}
            return replace(state, coordinator=actor, offer=None, settled=here, colleagues=joined)
        case ev.CoordinatorDeclined() | ev.CoordinatorOfferWithdrawn():
            return replace(state, offer=None, settled=None)
        case ev.CoordinatorConfirmed():
            return replace(state, settled=here)
        case ev.ServiceInvolved(service=service, name=name):
            return replace(state, services=(*state.services, Involvement(service, name)))
        case ev.ServiceEnded(service=service, name=name):
            gone = Involvement(service, name)
            return replace(state, services=tuple(one for one in state.services if one != gone))
        case ev.RoleBound(role=role, actor=actor, name=name):
            return replace(state, roles={**state.roles, role: Binding(role, actor, name)})
        case _:
            return None


def _apply_measures(state: CaseState, event: Event, *, body: EventBody) -> CaseState | None:
    match body:
        case ev.MeasureStarted():
            return replace(state, measures=(*state.measures, _measure(event, body)))
        case ev.MeasureEnded(measure_id=measure_id):
            ended: Mapping[str, voc.Outcome] = {measure_id: voc.Outcome.ENDED}
            return replace(state, measures=tuple(_judged(one, ended, when=None) for one in state.measures))
        case ev.MeasuresEvaluated(measures=measures, views=views):
            roles = frozenset(view.role for view in views)
            judged = tuple(_judged(one, dict(measures), when=moment(event)) for one in state.measures)
            return replace(state, measures=judged, evaluations=(*state.evaluations, (moment(event), roles)))
        case _:
            return None


def _apply_meetings(state: CaseState, event: Event, *, body: EventBody) -> CaseState | None:
    match body:
        case ev.MeetingHeld(minutes=minutes, next_on=next_on):
            held = Meeting(moment(event), minutes=bool(minutes), next_on=next_on)
            return replace(state, meetings=(*state.meetings, held))
        case ev.BodyConsulted(consultation_id=consultation_id, body=consulted):
            asked = Consultation(consultation_id, consulted, moment(event))
            return replace(state, consultations=(*state.consultations, asked))
        case ev.AdviceReceived(consultation_id=consultation_id):
            return replace(state, consultations=_answered(state.consultations, consultation_id))
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
        started_on=event.happened_on,
        until=body.until,
    )


def _judged(measure: Measure, outcomes: Mapping[str, voc.Outcome], *, when: Moment | None) -> Measure:
    outcome = outcomes.get(measure.id)
    if outcome is None:
        return measure
    running = outcome is not voc.Outcome.ENDED
    return replace(measure, running=running, outcome=outcome, evaluated=when or measure.evaluated)


def _answered(consultations: tuple[Consultation, ...], consultation_id: str) -> tuple[Consultation, ...]:
    return tuple(replace(one, answered=True) if one.id == consultation_id else one for one in consultations)
