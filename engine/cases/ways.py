"""Which way a person takes: done with the step, past it, by an answer, out of a resting place, or to an end."""

from collections.abc import Iterable

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.agenda import facts_set
from engine.cases.commands import Context
from engine.cases.conditions import Asking
from engine.cases.envelope import Decision, Entry
from engine.cases.moves import move, set_aside, way_to_ending
from engine.cases.naming import SERVICE, meant, name_of, quoted
from engine.cases.reasons import pick
from engine.cases.refusals import Refused, refuse
from engine.cases.services import resolve_services, uncovered
from engine.cases.tracks import step_at
from engine.guideline.model import Answer, Step
from engine.guideline.names import MAIN, ending_of, ending_state
from engine.guideline.process import AFTER_TRIGGER, COMPLETE, ENDING_TRIGGER, SKIP, Move, Need, Process
from engine.values import Struct, replace

Taking = cmd.CompleteStep | cmd.SkipStep | cmd.ChooseAnswer | cmd.MoveFromRest | cmd.FollowRule
Leaving = cmd.SetTrackAside | cmd.CloseCase


class _Done(Struct, frozen=True):
    """What is done by a way on: the step, the answer chosen there, and what that opens beside the case."""

    step: Step | None
    answer: Answer | None = None
    beside: tuple[Entry, ...] = ()


def take(command: Taking, asking: Asking, *, process: Process, context: Context) -> Decision:
    """Decide a way on from where the track stands."""
    brings = _bringing(command, replace(asking, done_on=context.happened_on), process=process)
    if isinstance(brings, Refused):
        return brings
    match command:
        case cmd.CompleteStep():
            return _complete(brings, process)
        case cmd.SkipStep():
            return _skip(brings, process)
        case cmd.ChooseAnswer():
            return _choose(command, brings, process=process, context=context)
        case cmd.MoveFromRest(level=level):
            return _fire(f"go:{level}", brings, process=process, otherwise="not-resting")
        case cmd.FollowRule(rule=rule):
            return _follow(f"{AFTER_TRIGGER}{rule}", brings, process=process)


def leave(command: Leaving, asking: Asking, *, process: Process, context: Context) -> Decision:
    """Decide the end of a track, or of the case."""
    match command:
        case cmd.SetTrackAside(reason=reason):
            if asking.track == MAIN:
                return refuse("no-tracks")
            return set_aside(asking, reason) if reason.strip() else refuse("reason")
        case cmd.CloseCase():
            day = context.happened_on
            brings = replace(asking, reason=command.reason, family_wish=command.family_wish, done_on=day)
            return _close(command.ending, brings, process=process, context=context)


def _bringing(command: Taking, asking: Asking, *, process: Process) -> Asking | Refused:
    """Return the question with what the command brings along: its reason, who agrees, and who receives something."""
    asking = replace(asking, reason=command.reason)
    if not isinstance(command, cmd.CompleteStep | cmd.ChooseAnswer):
        return asking
    receivers = resolve_services(command.receivers, process, state=asking.state)
    refused = uncovered(receivers, asking, process=process, then=True)
    if refused:
        return refused
    if not command.agreed:
        return replace(asking, receivers=receivers)
    parties = [(role.id, role.title) for role in process.guideline.roles]
    parties.append((SERVICE, name_of(SERVICE, process)))
    agreed = []
    for typed in command.agreed:
        party = meant(typed, parties)
        if party is None:
            return refuse("unknown-party", party=typed, names=quoted(title for _, title in parties))
        agreed.append(party)
    return replace(asking, agreed=tuple(dict.fromkeys(agreed)), receivers=receivers)


def _complete(asking: Asking, process: Process) -> Decision:
    step = step_at(asking, process)
    if step is None:
        return refuse("resting-place")
    if step.answers:
        return refuse("answer-needed", step=step.title)
    return _move(COMPLETE, asking, process=process, done=_Done(step))


def _skip(asking: Asking, process: Process) -> Decision:
    """Go past an optional step, or one that faces somebody who is kept out of the case."""
    candidates = process.candidates(asking.standing.state, SKIP)
    if not candidates or (not asking.state.shielded and all(map(_only_shielded, candidates))):
        return refuse("step-not-optional")
    if asking.state.shielded and all(map(_only_shielded, candidates)) and not (asking.reason or "").strip():
        return refuse("reason")
    return move(SKIP, asking, process=process)


def _only_shielded(row: Move) -> bool:
    return any(guard.need is Need.SHIELDED for guard in row.guards)


def _fire(trigger: str, asking: Asking, *, process: Process, otherwise: str) -> Decision:
    if not process.candidates(asking.standing.state, trigger):
        return refuse(otherwise)
    return move(trigger, asking, process=process)


def _follow(trigger: str, asking: Asking, *, process: Process) -> Decision:
    """Go where a rule leads; from there it leads nowhere else."""
    row = pick(process.candidates(asking.standing.state, trigger), asking)
    if row and row.dest == asking.standing.state:
        return refuse("already-there")
    return _fire(trigger, asking, process=process, otherwise="rule-leads-nowhere")


def _choose(command: cmd.ChooseAnswer, asking: Asking, *, process: Process, context: Context) -> Decision:
    step = step_at(asking, process)
    answer = next((one for one in (step.answers if step else ()) if one.id == command.answer), None)
    if answer is None:
        return refuse("no-such-answer")
    trigger = _trigger(asking, answer, to=command.to, process=process)
    if trigger is None:
        return refuse("answer-needs-target", answer=answer.title)
    opened = tuple(Entry(one) for one in _side_work(answer, context))
    return _move(trigger, asking, process=process, done=_Done(step, answer, opened))


def _side_work(answer: Answer, context: Context) -> Iterable[ev.SideWorkOpened]:
    if len(answer.opens) > len(context.new_case_ids):
        raise ValueError("every stream that a command opens has an id of its own")
    return map(ev.SideWorkOpened, answer.opens, context.new_case_ids)


def _move(trigger: str, asking: Asking, *, process: Process, done: _Done) -> Decision:
    """Move, and first write the facts that the way sets: what lies ahead may hang on them."""
    sets = facts_set(trigger, done.step, answer=done.answer)
    decision = move(trigger, asking.told(sets), process=process, beside=done.beside)
    if isinstance(decision, Refused):
        return decision
    return (*(Entry(ev.FactSet(fact, value)) for fact, value in sets), *decision)


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


def _close(ending: str, asking: Asking, *, process: Process, context: Context) -> Decision:
    """Close the case: by the answer that ends it so, else from a resting place, under a shield, or by family wish."""
    here, trigger = asking.standing.state, f"{ENDING_TRIGGER}{ending}"
    if not process.candidates(here, trigger):
        ends = (process.endings[ending_of(row.dest)].title for row in _ends(here, process))
        return refuse("unknown-ending", names=quoted(dict.fromkeys(ends)))
    freely = asking.family_wish or asking.state.shielded or here not in process.steps
    chosen = _ending_answer(ending, here, process=process)
    if chosen:
        answered = _choose(chosen, asking, process=process, context=context)
        if not (isinstance(answered, Refused) and freely):
            return answered
    if not freely:
        way = " → ".join(f"«{title}»" for title in way_to_ending(ending, here, process=process))
        return refuse("not-at-an-ending", ending=process.endings[ending].title, way=way)
    moved = move(trigger, asking, process=process)
    # what stands in the way is what the ending demands, not the step where the case is left
    return replace(moved, wanted=process.endings[ending].title) if isinstance(moved, Refused) else moved


def _ends(here: str, process: Process) -> Iterable[Move]:
    return (
        row
        for trigger in process.triggers(here)
        if trigger.startswith(ENDING_TRIGGER)
        for row in process.candidates(here, trigger)
    )


def _ending_answer(ending: str, here: str, *, process: Process) -> cmd.ChooseAnswer | None:
    """Return the choice of the answer here that ends the case like this."""
    state = ending_state(ending)
    for trigger in process.triggers(here):
        for row in process.candidates(here, trigger):
            if row.answer and row.dest == state:
                return cmd.ChooseAnswer(answer=row.answer, to=state)
    return None
