"""Measures: started with a goal and somebody responsible, evaluated together, ended."""

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.conditions import Asking
from engine.cases.envelope import Decision, Entry
from engine.cases.refusals import Refused, refuse
from engine.cases.state import CaseState
from engine.guideline.model import steps_of
from engine.guideline.process import Process
from engine.guideline.vocabulary import StepKind

MeasureCommand = cmd.StartMeasure | cmd.EndMeasure | cmd.EvaluateMeasures


def decide(command: MeasureCommand, asking: Asking, *, process: Process) -> Decision:
    """Start, end or evaluate."""
    state = asking.state
    match command:
        case cmd.StartMeasure():
            return _start(command, asking, process=process)
        case cmd.EndMeasure(measure_id=measure_id, reason=reason):
            runs = any(measure.id == measure_id for measure in state.running())
            return (Entry(ev.MeasureEnded(measure_id, reason)),) if runs else refuse("no-such-measure")
        case cmd.EvaluateMeasures():
            return _evaluate(command, state)


def may_answer_for(state: CaseState, process: Process) -> tuple[str, ...]:
    """Return who the guide lets answer for a measure on this level; empty where it does not say."""
    level = process.level(state.standing.state)
    return tuple(kind for step in steps_of(level) if step.kind is StepKind.MEASURES for kind in step.responsible)


def _start(command: cmd.StartMeasure, asking: Asking, *, process: Process) -> Decision:
    for field in ("title", "goal", "responsible"):
        if not getattr(command, field).strip():
            return refuse("blank", field=field)
    allowed = may_answer_for(asking.state, process)
    if allowed and command.responsible_kind not in allowed:
        return refuse("responsible-not-allowed", kind=command.responsible_kind.value, names=", ".join(allowed))
    started = ev.MeasureStarted(
        measure_id=command.measure_id,
        title=command.title,
        goal=command.goal,
        responsible=command.responsible,
        responsible_kind=command.responsible_kind,
        level=asking.level,
        until=command.until,
        expected_effect=command.expected_effect,
    )
    return (Entry(started),)


def _evaluate(command: cmd.EvaluateMeasures, state: CaseState) -> Decision:
    running = {measure.id for measure in state.running()}
    named = command.measures or tuple((measure.id, command.outcome) for measure in state.running())
    if any(measure_id not in running for measure_id, _ in named):
        return refuse("no-such-measure")
    return _bare_view(command) or (Entry(ev.MeasuresEvaluated(named, command.effect, command.views)),)


def _bare_view(command: cmd.EvaluateMeasures) -> Refused | None:
    bare = [
        view for view in command.views if not (view.text or "").strip() and not (view.not_asked_because or "").strip()
    ]
    return refuse("view-needs-text", role=bare[0].role) if bare else None
