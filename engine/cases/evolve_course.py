"""How the course of a case folds: it is opened, moves, runs in tracks, and is closed."""

from collections.abc import Mapping
from typing import Protocol

from engine.cases import events as ev
from engine.cases.ages import told
from engine.cases.arrivals import Arrival, entered_after, entered_by
from engine.cases.counted import crossed
from engine.cases.events import Event, EventBody
from engine.cases.state import (
    ASIDE,
    CaseState,
    CaseStatus,
    HandedOver,
    Mark,
    Moment,
    MovedDeadline,
    SideStream,
    Standing,
    Trace,
)
from engine.guideline.names import MAIN, is_ending, level_of, resting_state
from engine.guideline.process import AFTER_TRIGGER, SKIP, WITHDRAWN_TRIGGER
from engine.values import replace

# These lead away from a step that was neither done nor left out.
_AWAY = (AFTER_TRIGGER, WITHDRAWN_TRIGGER)
_DONE, _LEFT_OUT = Mark.DONE, Mark.LEFT_OUT  # looked up once: a member of an enumeration is slow to find


class Applying(Protocol):
    """Applies what an event of a kind says besides its move; None where there is nothing to apply."""

    def __call__(self, state: CaseState, event: Event, *, body: EventBody) -> CaseState | None:
        """Apply it."""
        ...


def moment(event: Event, state: CaseState) -> Moment:
    """Return where an event happened, in a case as it stood then."""
    here = event.step or ""
    on_main = event.track == MAIN
    return Moment(
        state=here,
        level=level_of(here),
        pass_=event.pass_,
        on=event.happened_on,
        track=event.track,
        level_pass=event.pass_ if on_main else state.standing.pass_,
    )


def opened(event: Event, body: ev.CaseOpened) -> CaseState:
    """Return the state of a case that has just been opened."""
    level = level_of(body.state)
    return CaseState(
        case_id=event.case_id,
        guideline=body.guideline,
        guideline_version=body.guideline_version,
        guideline_hash=body.guideline_hash,
        alias=body.alias,
        subject=body.subject,
        born=told(None, event.happened_on, age=body.age, month=body.born),
        unit=event.unit,
        opened_on=event.happened_on,
        opened_by=event.by,
        variant=body.variant,
        entered_by=body.entered_by,
        beside=body.beside,
        tracks={MAIN: Standing(body.state, 1, event.happened_on)},
        passes={level: 1},
        entered={level: Arrival(1, event.happened_on, body.state, event.happened_on)},
        colleagues=frozenset({event.by}),
    )


def moved(state: CaseState, event: Event) -> CaseState:
    """Return the state after the move that an event makes, if it makes one.

    A track moves by itself. When the main track moves it leaves the step that holds the tracks, and they are gone.
    """
    if event.moved_to is None or event.moved_from is None:
        return state
    after, trigger = _after(event, event.body)
    standing = Standing(event.moved_to, after, event.happened_on, event.moved_from, trigger)
    if event.track != MAIN:
        return replace(
            state,
            tracks={**state.tracks, event.track: standing},
            passes={**state.passes, event.track: after},
        )
    if _goes_on(state, event, after=after):
        return replace(state, tracks={MAIN: standing})
    return replace(
        state,
        tracks={MAIN: standing},
        passes=_passes(state, event, after=after),
        entered=entered_after(state.entered, event, after=after),
        tried=state.tried | _completed(event, after=after),
        crossings=crossed(state.crossings, event),
    )


def _goes_on(state: CaseState, event: Event, *, after: int) -> bool:
    """Tell whether a move is to another step of the same pass of a level, as most are: nothing else changes by it."""
    landing = str(event.moved_to)
    level = level_of(landing)
    same = level == level_of(str(event.moved_from)) and after == event.pass_ == state.passes.get(level)
    return same and not is_ending(landing)


def _after(event: Event, body: EventBody) -> tuple[int, str | None]:
    """Return the pass after a move, and the trigger that made it."""
    match body:
        case ev.StepCompleted() | ev.AnswerChosen():
            return body.pass_after, body.trigger
        case ev.CaseReopened() | ev.TrackOpened() | ev.VersionChanged():
            return body.pass_after, None
        case ev.TrackSetAside():
            return event.pass_, ASIDE
        case _:
            return 1, None


def _passes(state: CaseState, event: Event, *, after: int) -> Mapping[str, int]:
    landing = str(event.moved_to)
    return state.passes if is_ending(landing) else {**state.passes, level_of(landing): after}


def _completed(event: Event, *, after: int) -> frozenset[str]:
    """Return the level of which a pass was completed by this move: it was left, begun anew, or ended by choice."""
    here = str(event.moved_from)
    match event.body:
        case ev.StepCompleted() | ev.AnswerChosen() if event.body.trigger.startswith(_AWAY):
            return frozenset()
        case ev.StepCompleted() | ev.AnswerChosen():
            landing = str(event.moved_to)
            whole = is_ending(landing) or level_of(landing) != level_of(here) or after > event.pass_
            return frozenset({level_of(here)}) if whole else frozenset()
        case ev.CaseClosed(family_wish=False) if here == resting_state(level_of(here)):
            return frozenset({level_of(here)})
        case _:
            return frozenset()


def _course(state: CaseState, event: Event, *, body: EventBody) -> CaseState | None:
    """Apply what an event says of the course besides its move; None where it says nothing of it."""
    match body:
        case ev.StepCompleted() | ev.AnswerChosen() | ev.StepPassed():
            return replace(state, trail=state.trail + traces(event, body))
        case ev.TrackOpened() | ev.TrackSetAside():
            return state
        case ev.CaseRenamed(alias=alias):
            return replace(state, alias=alias, earlier_aliases=state.earlier_aliases | {state.alias})
        case ev.ChecklistTicked(items=items):
            here = moment(event, state)
            return replace(state, ticked=state.ticked + tuple((here, item) for item in items))
        case ev.DeadlineMoved():
            return replace(state, moved_deadlines=_postponed(state, event, body=body))
        case ev.SideWorkOpened(side=side, side_case=side_case):
            return replace(state, side_work=(*state.side_work, SideStream(side, side_case)))
        case _:
            return None


def _left(state: CaseState, event: Event, *, body: EventBody) -> CaseState | None:
    """Apply that a case is closed, opened again, handed over, or taken up; None where it says nothing of that."""
    match body:
        case ev.CaseClosed(ending=ending):
            closed_at = Standing(event.step or "", event.pass_, state.standing.since)
            return replace(state, status=CaseStatus.CLOSED, ending=ending, closed_at=closed_at, called=())
        case ev.CaseReopened():
            return replace(
                state, status=CaseStatus.OPEN, ending=None, closed_at=None, archived=None, reopened_from=state.ending
            )
        case ev.CaseHandedOver() | ev.CaseTakenUp():
            return replace(state, handovers=_handed_over(state, event, body=body))
        case ev.VersionChanged():
            return _following(state, event, body=body)
        case _:
            return None


def _following(state: CaseState, event: Event, *, body: ev.VersionChanged) -> CaseState:
    """Apply that the case follows another version: where its tracks stand in that, and what it no longer has."""
    tracks = {track: standing for track, standing in state.tracks.items() if track not in body.dropped}
    for track, landing in body.tracks:
        here = tracks[track]
        tracks[track] = Standing(landing, here.pass_, event.happened_on, here.state)
    return replace(
        state,
        guideline_version=body.to_version,
        guideline_hash=body.to_hash,
        variant=body.variant,
        tracks=tracks,
        facts={fact: value for fact, value in state.facts.items() if fact not in body.facts},
        measures=tuple(replace(one, level=body.level) if one.id in body.measures else one for one in state.measures),
        entered=entered_by(state.entered, dict(body.entries)),
    )


def _handed_over(state: CaseState, event: Event, *, body: ev.CaseHandedOver | ev.CaseTakenUp) -> tuple[HandedOver, ...]:
    if isinstance(body, ev.CaseHandedOver):
        new = HandedOver(body.handover_id, body.to, event.happened_on, body.aftermath, body.coordinated_by)
        return (*state.handovers, new)
    day = event.happened_on
    return tuple(replace(one, taken_up_on=day) if one.id == body.handover_id else one for one in state.handovers)


def _postponed(state: CaseState, event: Event, *, body: ev.DeadlineMoved) -> tuple[MovedDeadline, ...]:
    """Return the deadlines that were moved, with this one in place of what it was moved to before."""
    moved_now = MovedDeadline(
        of=body.of,
        track=event.track,
        pass_=event.pass_,
        own_on=body.own_on,
        from_on=body.from_on,
        to_on=body.to_on,
        reason=body.reason,
        on=event.happened_on,
        decided_by=body.decided_by,
        by=event.by,
    )
    here = (moved_now.of, moved_now.track)
    return (*(one for one in state.moved_deadlines if (one.of, one.track) != here), moved_now)


def traces(event: Event, body: ev.StepCompleted | ev.AnswerChosen | ev.StepPassed) -> tuple[Trace, ...]:
    """Return what an event says of steps that were done or left out: all that it says besides its move."""
    here, pass_, day = event.step or "", event.pass_, event.happened_on
    match body:
        case ev.StepPassed(step=step) if step == here:
            return ()  # the move that follows tells it
        case ev.StepPassed(step=step):
            return (Trace(step, pass_, _LEFT_OUT, day),)
        case _ if body.trigger.startswith(_AWAY):
            return ()
        case _:
            own = (Trace(here, pass_, _LEFT_OUT if body.trigger == SKIP else _DONE, day),)
            return (*own, *(Trace(one, pass_, _DONE, day) for one in body.covered)) if body.covered else own


COURSE: Mapping[type[EventBody], Applying] = {
    **dict.fromkeys((ev.StepCompleted, ev.AnswerChosen, ev.StepPassed, ev.TrackOpened, ev.TrackSetAside), _course),
    **dict.fromkeys((ev.CaseRenamed, ev.ChecklistTicked, ev.DeadlineMoved, ev.SideWorkOpened), _course),
    **dict.fromkeys((ev.CaseClosed, ev.CaseReopened), _left),
    **dict.fromkeys((ev.CaseHandedOver, ev.CaseTakenUp, ev.VersionChanged), _left),
}
"""What applies each kind of event that says something of the course of a case."""

TRACED = (ev.StepCompleted, ev.AnswerChosen, ev.StepPassed)
"""What says, besides its move, only which steps were done or left out."""
