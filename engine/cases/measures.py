"""Measures: started with a goal and somebody responsible, changed, continued, evaluated together, ended."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.commands import Context
from engine.cases.conditions import Asking, asked_of_evaluation, begun_measures
from engine.cases.envelope import Decision, Entry
from engine.cases.refusals import Refused, refuse
from engine.cases.services import kept_from, resolve_services, uncovered
from engine.cases.state import CaseState, Measure
from engine.cases.vocabulary import Outcome, ResponsibleKind
from engine.guideline.model import steps_of
from engine.guideline.process import Gate, Need, Process
from engine.guideline.vocabulary import StepKind

MeasureCommand = cmd.StartMeasure | cmd.ChangeMeasure | cmd.ContinueMeasure | cmd.EndMeasure | cmd.EvaluateMeasures
EVALUATIONS = (Need.EVALUATED, Need.MEASURES_EVALUATED)
_TEXTS = ("title", "goal", "responsible", "expected_effect")
_Said = TypeVar("_Said")


def decide(command: MeasureCommand, asking: Asking, *, process: Process, context: Context) -> Decision:
    """Start, change, continue, end or evaluate."""
    match command:
        case cmd.StartMeasure():
            refused = _start_refused(command, asking, process=process, on=context.happened_on)
            refused = refused or _by_no_service(command.responsible, asking, process=process)
            return refused or (Entry(_started(command, asking)),)
        case cmd.EvaluateMeasures():
            return _evaluate(command, asking, process=process)
        case cmd.ChangeMeasure() | cmd.ContinueMeasure() | cmd.EndMeasure():
            measure = next((one for one in asking.state.running() if one.id == command.measure_id), None)
            if measure is None:
                return refuse("no-such-measure")
            who = _goes_on_by(command, measure)
            stopped = _by_no_service(who, asking, process=process) if who is not None else None
            return stopped or _go_on(
                command, measure, allowed=may_answer_for(asking.state, process), on=context.happened_on
            )


def _goes_on_by(command: cmd.ChangeMeasure | cmd.ContinueMeasure | cmd.EndMeasure, measure: Measure) -> str | None:
    """Return who is to answer for a measure that goes on, or is given to somebody new; None where neither is so."""
    match command:
        case cmd.ContinueMeasure():
            return measure.responsible
        case cmd.ChangeMeasure(responsible=who):
            return who
        case cmd.EndMeasure():
            return None


def _by_no_service(who: str, asking: Asking, *, process: Process) -> Refused | None:
    """Refuse to leave a measure to a service that takes part without a consent, or that the family left out."""
    return uncovered(kept_from(resolve_services([who], process, state=asking.state), asking), asking, process=process)


def _go_on(
    command: cmd.ChangeMeasure | cmd.ContinueMeasure | cmd.EndMeasure,
    measure: Measure,
    *,
    allowed: tuple[str, ...],
    on: date,
) -> Decision:
    match command:
        case cmd.ChangeMeasure():
            return _change(command, measure, allowed=allowed)
        case cmd.ContinueMeasure():
            return _continue(command, measure, on=on)
        case cmd.EndMeasure(reason=reason):
            return (Entry(ev.MeasureEnded(measure.id, reason)),) if (reason or "").strip() else refuse("reason")


def may_answer_for(state: CaseState, process: Process) -> tuple[str, ...]:
    """Return who the guide lets answer for a measure on this level; empty where it does not say."""
    level = process.level(state.standing.state)
    return tuple(kind for step in steps_of(level) if step.kind is StepKind.MEASURES for kind in step.responsible)


def to_evaluate(asking: Asking, process: Process) -> tuple[Measure, ...]:
    """Return the measures that an evaluation covers where none is named.

    They are those that the guide asks for at the step; where it asks for none, those begun on this level; and where
    there are none of these, all that run.
    """
    begun = begun_measures(asking)
    gates = tuple(_evaluating(asking, process)) or (Gate(need=Need.EVALUATED, at=process.level(asking.level).at),)
    wanted = {one.id for gate in gates for one in asked_of_evaluation(gate, asking)}
    return tuple(one for one in begun if one.id in wanted) or begun


def _evaluating(asking: Asking, process: Process) -> Iterable[Gate]:
    """Give what the guide demands evaluated before the step is left."""
    for rows in process.outgoing.get(asking.standing.state, {}).values():
        yield from (gate for row in rows for gate in row.gates if gate.need in EVALUATIONS)


def _start_refused(command: cmd.StartMeasure, asking: Asking, *, process: Process, on: date) -> Refused | None:
    for field in ("title", "goal", "responsible"):
        if not getattr(command, field).strip():
            return refuse("blank", field=field)
    return _not_allowed(command.responsible_kind, may_answer_for(asking.state, process)) or _ends_first(
        command.until, command.starts_on or on
    )


def _started(command: cmd.StartMeasure, asking: Asking) -> ev.MeasureStarted:
    return ev.MeasureStarted(
        measure_id=command.measure_id,
        title=command.title,
        goal=command.goal,
        responsible=command.responsible,
        responsible_kind=command.responsible_kind,
        level=asking.level,
        until=command.until,
        expected_effect=command.expected_effect,
        starts_on=command.starts_on,
    )


def _not_allowed(kind: ResponsibleKind | None, allowed: tuple[str, ...]) -> Refused | None:
    if kind is None or not allowed or kind in allowed:
        return None
    return refuse("responsible-not-allowed", kind=kind.value, names=", ".join(allowed))


def _ends_first(until: date | None, start: date) -> Refused | None:
    if until is None or until >= start:
        return None
    return refuse("measure-ends-first", date=until.isoformat(), start=start.isoformat())


def _change(command: cmd.ChangeMeasure, measure: Measure, *, allowed: tuple[str, ...]) -> Decision:
    """Write what is new, and nothing of what is as it was."""
    told = {name: getattr(command, name) for name in _TEXTS}
    blank = next((name for name, text in told.items() if text is not None and not text.strip()), None)
    if blank is not None:
        return refuse("blank", field=blank)
    new = ev.MeasureChanged(
        measure.id,
        title=_new(command.title, measure.title),
        goal=_new(command.goal, measure.goal),
        responsible=_new(command.responsible, measure.responsible),
        responsible_kind=_new(command.responsible_kind, measure.responsible_kind),
        starts_on=_new(command.starts_on, measure.started_on),
        until=None if command.open_ended else _new(command.until, measure.until),
        open_ended=command.open_ended and measure.until is not None,
        expected_effect=_new(command.expected_effect, measure.expected_effect),
        reason=command.reason,
    )
    if new == ev.MeasureChanged(measure.id, reason=command.reason):
        return refuse("nothing-changes", measure=measure.title)
    until = None if command.open_ended else command.until or measure.until
    refused = _not_allowed(new.responsible_kind, allowed) or _ends_first(until, new.starts_on or measure.started_on)
    return refused or (Entry(new),)


def _new(said: _Said | None, now: _Said | None) -> _Said | None:
    return None if said == now else said


def _continue(command: cmd.ContinueMeasure, measure: Measure, *, on: date) -> Decision:
    """A measure that goes on has its last day ahead, or none."""
    until = None if command.open_ended else command.until or measure.until
    if until is not None and until < on:
        return refuse("measure-is-past", date=until.isoformat())
    refused = _ends_first(until, measure.started_on)
    return refused or (Entry(ev.MeasureContinued(measure.id, until, command.reason)),)


def _evaluate(command: cmd.EvaluateMeasures, asking: Asking, *, process: Process) -> Decision:
    if command.afterwards:
        return _add_views(command, asking.state)
    covered = to_evaluate(asking, process) if not command.measures else ()
    named = command.measures or tuple((one.id, command.outcome) for one in covered)
    refused = _misnamed(named, command.effects, state=asking.state) or _bare_view(command)
    return refused or (Entry(ev.MeasuresEvaluated(named, command.effect, command.views, command.effects)),)


def _add_views(command: cmd.EvaluateMeasures, state: CaseState) -> Decision:
    """Write down what somebody said of the last evaluation, or why they were not asked, after it was recorded."""
    if not state.evaluations:
        return refuse("no-evaluation")
    if not command.views:
        return refuse("blank", field="views")
    return _bare_view(command) or (Entry(ev.MeasuresEvaluated((), views=command.views, afterwards=True)),)


def _misnamed(
    named: tuple[tuple[str, Outcome], ...], effects: tuple[tuple[str, str], ...], *, state: CaseState
) -> Refused | None:
    """A measure that runs is evaluated once, and what is said of a single one is said of one that is evaluated."""
    ids, running = [one for one, _ in named], {one.id: one.title for one in state.running()}
    if any(one not in running for one in ids):
        return refuse("no-such-measure")
    twice = next((one for one in ids if ids.count(one) > 1), None)
    if twice is not None:
        return refuse("measure-named-twice", measure=running[twice])
    if any(one not in ids for one, _ in effects):
        return refuse("effect-of-another")
    return refuse("blank", field="effect") if any(not text.strip() for _, text in effects) else None


def _bare_view(command: cmd.EvaluateMeasures) -> Refused | None:
    bare = [
        view for view in command.views if not (view.text or "").strip() and not (view.not_asked_because or "").strip()
    ]
    return refuse("view-needs-text", role=bare[0].role) if bare else None
