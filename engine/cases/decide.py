"""What a command leads to: new events, or a refusal that says which rule stands in the way. Pure.

`decide` answers for every command. Moves are made by the live machine (`moves`); what does not move the case is in
`acts`; undo and redo in `undo`.
"""

from dataclasses import replace

from engine.cases import acts, undo
from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.agenda import unmet
from engine.cases.commands import Command, Context
from engine.cases.conditions import Asking
from engine.cases.events import Event
from engine.cases.evolve import fold
from engine.cases.moves import Decision, Entry, move, way_to_ending
from engine.cases.refusals import Refused, refuse
from engine.cases.state import CaseState, CaseStatus
from engine.guideline.gates import Gates
from engine.guideline.model import Answer
from engine.guideline.names import MAIN, ending_state, level_of
from engine.guideline.process import COMPLETE, ENDING_TRIGGER, SKIP, Process
from engine.guideline.vocabulary import Status


def decide(
    state: CaseState | None, command: Command, *, process: Process, context: Context
) -> tuple[Event, ...] | Refused:
    """Return the events that a command leads to, or why it is refused. Folding the events gives the next state."""
    if isinstance(command, cmd.OpenCase):
        decision = _open(command, process, context=context) if state is None else refuse("already-open")
    elif state is None:
        decision = refuse("no-case")
    else:
        decision = _misdated(command, state, context=context) or _decide(
            state, command, process=process, context=context
        )
    return decision if isinstance(decision, Refused) else _events(decision, state, process=process, context=context)


def _misdated(command: Command, state: CaseState, *, context: Context) -> Refused | None:
    """A day to come is refused, and so is one before the case; but a report may well have been sent before it."""
    if context.happened_on > context.today:
        return refuse("date-in-future", date=context.happened_on.isoformat())
    if context.happened_on < state.opened_on and not isinstance(command, cmd.RecordSuspicion | cmd.RecordReport):
        return refuse("date-before-case", date=context.happened_on.isoformat(), opened=state.opened_on.isoformat())
    return None


def _decide(state: CaseState, command: Command, *, process: Process, context: Context) -> Decision:
    match command:
        case cmd.RecordSuspicion() | cmd.RecordReport():
            return acts.report(command, process)
        case cmd.Undo():
            return undo.undo(state, context)
        case cmd.Redo():
            return undo.redo(state, context)
        case cmd.ReopenCase(reason=reason):
            return _reopen(state, reason)
        case _ if state.status is CaseStatus.CLOSED:
            return refuse("case-closed")
        case _:
            return _work(Asking(state, context.today), command, process=process, context=context)


def _work(asking: Asking, command: Command, *, process: Process, context: Context) -> Decision:
    match command:
        case cmd.CompleteStep(reason=reason):
            return _complete(replace(asking, reason=reason), process)
        case cmd.SkipStep(reason=reason):
            return _fire(SKIP, replace(asking, reason=reason), process=process, otherwise="step-not-optional")
        case cmd.ChooseAnswer():
            return _choose(replace(asking, reason=command.reason), command, process=process)
        case cmd.MoveFromRest(level=level, reason=reason):
            return _fire(f"go:{level}", replace(asking, reason=reason), process=process, otherwise="not-resting")
        case cmd.CloseCase():
            brings = replace(asking, reason=command.reason, family_wish=command.family_wish)
            return _close(brings, command.ending, process=process)
        case _:
            return acts.act(command, asking, process=process, context=context)


def _open(command: cmd.OpenCase, process: Process, *, context: Context) -> Decision:
    head = process.guideline.head
    if head.status is Status.DRAFT and not command.allow_draft:
        return refuse("guideline-is-draft", title=head.title)
    if head.status is Status.WITHDRAWN:
        return refuse("guideline-is-withdrawn", title=head.title)
    if context.happened_on > context.today:
        return refuse("date-in-future", date=context.happened_on.isoformat())
    if not command.alias.strip():
        return refuse("blank", field="alias")
    opened = Entry(
        ev.CaseOpened(
            guideline=head.id,
            guideline_version=head.version,
            guideline_hash=process.digest,
            state=process.entry,
            alias=command.alias,
            subject=command.subject,
            age=command.age,
        )
    )
    return _entered((opened,), process, context=context)


def _entered(entries: tuple[Entry, ...], process: Process, *, context: Context) -> Decision:
    """Ask what the first level and its first step ask of a case that enters them."""
    step = process.steps.get(process.entry)
    gates = Gates(process.guideline)
    asked = gates.level(process.level(process.entry)) + (gates.entry(step) if step else ())
    state = fold(_events(entries, None, process=process, context=context))
    missing = unmet(asked, Asking(state, context.today), process=process) if state else ()
    return Refused(missing, wanted=process.guideline.head.title) if missing else entries


def _complete(asking: Asking, process: Process) -> Decision:
    step = process.steps.get(asking.standing.state)
    if step is None:
        return refuse("resting-place")
    if step.answers:
        return refuse("answer-needed", step=step.title)
    return move(COMPLETE, asking, process=process)


def _fire(trigger: str, asking: Asking, *, process: Process, otherwise: str) -> Decision:
    if not process.candidates(asking.standing.state, trigger):
        return refuse(otherwise)
    return move(trigger, asking, process=process)


def _choose(asking: Asking, command: cmd.ChooseAnswer, *, process: Process) -> Decision:
    step = process.steps.get(asking.standing.state)
    answer = next((one for one in (step.answers if step else ()) if one.id == command.answer), None)
    if answer is None:
        return refuse("no-such-answer")
    trigger = _trigger(asking, answer, to=command.to, process=process)
    if trigger is None:
        return refuse("answer-needs-target", answer=answer.title)
    facts = tuple(Entry(ev.FactSet(fact, value)) for fact, value in answer.sets)
    known = replace(asking, state=replace(asking.state, facts={**asking.state.facts, **dict(answer.sets)}))
    decision = move(trigger, known, process=process)
    return decision if isinstance(decision, Refused) else facts + decision


def _trigger(asking: Asking, answer: Answer, *, to: str | None, process: Process) -> str | None:
    """Return the trigger of an answer; with several targets, the one that leads to the step, level or ending named."""
    here = asking.standing.state
    found = {
        trigger: {move.dest for move in process.candidates(here, trigger)}
        for trigger in process.triggers(here)
        if any(move.answer == answer.id for move in process.candidates(here, trigger))
    }
    if len(found) == 1:
        return next(iter(found))
    return next((trigger for trigger in found if to and (trigger.endswith(f":{to}") or to in found[trigger])), None)


def _close(asking: Asking, ending: str, *, process: Process) -> Decision:
    here = asking.standing.state
    if ending not in process.endings:
        return refuse("unknown-ending", names=", ".join(f"«{one.title}»" for one in process.guideline.endings))
    for trigger in process.triggers(here):
        leads = {move.dest for move in process.candidates(here, trigger) if move.answer}
        if ending_state(ending) in leads:
            return move(trigger, asking, process=process)
    if here in process.steps and not asking.family_wish:
        way = " → ".join(f"«{title}»" for title in way_to_ending(ending, here, process=process))
        return refuse("not-at-an-ending", ending=process.endings[ending].title, way=way)
    return move(f"{ENDING_TRIGGER}{ending}", asking, process=process)


def _reopen(state: CaseState, reason: str) -> Decision:
    if state.closed_at is None:
        return refuse("case-is-open")
    if not reason.strip():
        return refuse("reason")
    back = state.closed_at.state
    after = state.passes.get(level_of(back), 0) + 1
    return (Entry(ev.CaseReopened(back, after, reason), moved_to=back),)


def _events(
    entries: tuple[Entry, ...], state: CaseState | None, *, process: Process, context: Context
) -> tuple[Event, ...]:
    """Put the envelope around what happened: all of it at the step where the case stood."""
    here, pass_ = (state.standing.state, state.standing.pass_) if state else (process.entry, 1)
    seq = state.seq if state else 0
    if len(entries) > len(context.event_ids):
        raise ValueError("every event of a command has an id of its own")  # else the last of them would be lost
    return tuple(
        Event(
            case_id=context.case_id,
            event_id=event_id,
            command_id=context.command_id,
            seq=seq + place,
            recorded_at=context.recorded_at,
            happened_on=context.happened_on,
            by=context.by,
            in_role=context.in_role,
            on_behalf_of=context.on_behalf_of,
            unit=context.unit,
            track=MAIN,
            step=here,
            pass_=pass_,
            moved_from=here if entry.moved_to is not None else None,
            moved_to=entry.moved_to,
            body=entry.body,
        )
        for place, (entry, event_id) in enumerate(zip(entries, context.event_ids, strict=False), start=1)
    )
