"""What the family may be told of a case: all that is common to it, but nothing that rests on what is shielded.

A copy for the family must not tell of what is shielded by a gap, a number, a count or a date either. So whatever was
done while somebody was kept out of the case, or happened on such a day, stays out of it for good, as does what a report
of concern led to, and all that refers to one of those. But a no of their own, which they know of, stands in it.
"""

from collections.abc import Iterable
from datetime import date

from engine.cases import events as ev
from engine.cases.events import Event, EventBody, compartment_of
from engine.cases.evolve import effective, evolve, fold
from engine.cases.shielding import told_of_concern
from engine.cases.state import CaseState
from engine.cases.vocabulary import Compartment
from engine.cases.whom import is_meant
from engine.guideline.gates import kept_out
from engine.guideline.process import AFTER_TRIGGER, Process
from engine.guideline.vocabulary import RoleKind
from engine.values import Struct, replace

_COURSE = (ev.StepCompleted, ev.AnswerChosen, ev.TrackOpened, ev.TrackSetAside)
"""What moves a case. It counts when a copy is folded, so that the rest hangs together, and is told by none."""


_CLOSING = "closing"
"""Stands among the ids of what is unknown for a closing: what opens again is what was closed."""

_EVALUATION = "evaluation"
"""Stands there for an evaluation that is not told, until one is: what is added later is added to the last one."""


class Told(Struct, frozen=True):
    """What is left of a case for the family: all that it folds from, and of that what may be told."""

    folded: tuple[Event, ...]
    events: tuple[Event, ...]


class _Spans(Struct, frozen=True):
    """The days on which somebody was kept out: from a day until, not with, another; `since` while it lasts."""

    over: tuple[tuple[date, date], ...] = ()
    since: date | None = None

    def after(self, event: Event, *, shielded: bool) -> "_Spans":
        """Return the spans after an event that left the case shielded or not."""
        if shielded and self.since is None:
            return replace(self, since=event.happened_on)
        if not shielded and self.since is not None:
            return _Spans((*self.over, (self.since, event.happened_on)))
        return self

    def hold(self, day: date) -> bool:
        """Tell whether a day lies in one that is over."""
        return any(first <= day < last for first, last in self.over)


class _Reporting(Struct, frozen=True):
    """What comes of a report of concern, by every version that a case has followed.

    `told` are those who are told of one, `answers` the step and id of each answer that one was sent before, and
    `endings` those by which somebody who is told of one takes over.
    """

    told: frozenset[str]
    answers: frozenset[tuple[str, str]]
    endings: frozenset[str]


def resting(events: Iterable[Event], *, process: Process, earlier: Iterable[Process] = ()) -> frozenset[str]:
    """Return the ids of the events that rest on what is shielded, from all that has happened in a case.

    `earlier` are the versions of its guide that it followed before.
    """
    stream = effective(events)
    if not any(_is_shielded(event) for event in stream):
        return frozenset()
    reporting = _reporting((process, *earlier))
    state: CaseState | None = None
    spans, found, commands = _Spans(), set[str](), set[str]()
    for event in stream:
        before, state = state, evolve(state, event)
        during = state.shielded or (before is not None and before.shielded)
        late = spans.hold(event.happened_on)
        if _is_shielded(event) or during or late or _led_to(event, state, reporting=reporting):
            found.add(event.event_id)
            commands.add(event.command_id)
        spans = spans.after(event, shielded=state.shielded)
    return frozenset(found | {event.event_id for event in stream if event.command_id in commands})


def _is_shielded(event: Event) -> bool:
    return compartment_of(type(event.body)) is Compartment.SHIELDED


def _led_to(event: Event, state: CaseState, *, reporting: _Reporting) -> bool:
    """Tell whether something was done because a concern was reported, where nobody need be kept out."""
    if not state.suspected:
        return False
    match event.body:
        case ev.AnswerChosen(answer=answer, trigger=trigger):
            return trigger.startswith(AFTER_TRIGGER) or (str(event.step), answer) in reporting.answers
        case ev.StepCompleted(trigger=trigger):
            return trigger.startswith(AFTER_TRIGGER)
        case ev.CaseHandedOver(to=to) | ev.ServiceInvolved(service=to) | ev.RoleBound(party=to):
            return to in reporting.told
        case ev.CaseClosed(ending=ending):
            return ending in reporting.endings
        case _:
            return False


def _reporting(followed: tuple[Process, ...]) -> _Reporting:
    told = frozenset(one for process in followed for one in told_of_concern(process))
    steps = [step for process in followed for step in process.steps.values()]
    endings = [one for process in followed for one in process.endings.values()]
    return _Reporting(
        told=told,
        answers=frozenset((step.id, one.id) for step in steps for one in step.answers if one.report_to),
        endings=frozenset(one.id for one in endings if one.taken_over_by in told),
    )


def told(events: Iterable[Event], *, without: frozenset[str], process: Process) -> Told:
    """Return what the family may be told, of the events that a reader may open. `without` is what `resting` gave."""
    reached: set[str] = set()
    folded: list[Event] = []
    said: list[Event] = []
    stream = effective(events)
    state = fold(stream) if without else None
    for event in stream:
        if compartment_of(type(event.body)) is not Compartment.COMMON:
            continue
        body = event.body if event.event_id not in without else _own_no(event.body, state, process=process)
        kept = _without(body, frozenset(reached)) if body else None
        if kept is not None:
            folded.append(replace(event, body=kept))
            said.append(folded[-1])
            reached -= {_EVALUATION} & _made(event.body)
            continue
        if isinstance(event.body, _COURSE):
            folded.append(event)
        reached |= _made(event.body)
    return Told(tuple(folded), tuple(said))


def _own_no(body: EventBody, state: CaseState | None, *, process: Process) -> EventBody | None:
    """Return a no or a withdrawal of their own, which they know of, without what others wrote of it; else None."""
    match body:
        case ev.ConsentWithdrawn(withdrawn_by=by) | ev.ConsentRefused(given_by=by):
            theirs = {role.id for role in process.guideline.roles if role.kind is RoleKind.GUARDIANS}
            own = state is not None and any(
                is_meant(by, role, state=state, process=process) for role in theirs | kept_out(process.guideline)
            )
            return replace(body, reason=None) if own else None
        case _:
            return None


def _made(body: EventBody) -> set[str]:
    """Return the ids of what an event made, which others refer to. A case that was closed is what opens again."""
    match body:
        case (
            ev.MeasureStarted(measure_id=made)
            | ev.MeetingCalled(meeting_id=made)
            | ev.ConsentGiven(consent_id=made)
            | ev.CaseHandedOver(handover_id=made)
        ):
            return {made}
        case ev.CaseClosed():
            return {_CLOSING}
        case ev.MeasuresEvaluated(afterwards=False):
            return {_EVALUATION}
        case _:
            return set()


def _without(body: EventBody, unknown: frozenset[str]) -> EventBody | None:
    """Return what an event says without what refers to something unknown; None where nothing is left."""
    if _is_about(body, unknown):
        return None
    match body:
        case ev.MeasuresEvaluated():
            return _evaluated(body, unknown)
        case ev.MeetingHeld(meeting_id=of) if of in unknown:
            return replace(body, meeting_id=None, absent=())
        case ev.ConsentGiven(replaces=replaces) if unknown & set(replaces):
            return replace(body, replaces=tuple(one for one in replaces if one not in unknown))
        case _:
            return body


def _is_about(body: EventBody, unknown: frozenset[str]) -> bool:
    """Tell whether an event is about something unknown alone."""
    match body:
        case (
            ev.MeasureChanged(measure_id=of)
            | ev.MeasureContinued(measure_id=of)
            | ev.MeasureEnded(measure_id=of)
            | ev.MeetingMoved(meeting_id=of)
            | ev.MeetingCalledOff(meeting_id=of)
            | ev.ConsentWithdrawn(consent_id=of)
            | ev.CaseTakenUp(handover_id=of)
        ):
            return of in unknown
        case ev.CaseReopened():
            return _CLOSING in unknown
        case ev.MeasuresEvaluated(afterwards=True):
            return _EVALUATION in unknown
        case _:
            return False


def _evaluated(body: ev.MeasuresEvaluated, unknown: frozenset[str]) -> ev.MeasuresEvaluated | None:
    """Return an evaluation of the measures that are known; one of unknown measures alone is not told."""
    measures = tuple(one for one in body.measures if one[0] not in unknown)
    if body.measures and not measures:
        return None
    return replace(body, measures=measures, effects=tuple(one for one in body.effects if one[0] not in unknown))
