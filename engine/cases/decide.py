"""What a command leads to: new events, or a refusal that says which rule stands in the way. Pure.

`decide` answers for every command. A case begins in `opening`; its moves are chosen in `ways` and made by the live
machine (`moves`); what does not move the case is in `acts`; who may see it in `seeing`; undo and redo in `undo`.
"""

from datetime import UTC, date, datetime

from engine.cases import (
    acts,
    changing,
    describing,
    handing,
    life,
    meeting_kept_out,
    redoing,
    seeing,
    shielding,
    undo,
    ways,
)
from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.commands import Command, Context
from engine.cases.conditions import Asking
from engine.cases.envelope import Decision, Entry, Spot, enveloped
from engine.cases.events import Event
from engine.cases.moves import begun
from engine.cases.opening import open_case
from engine.cases.refusals import Refused, refuse
from engine.cases.state import CaseState, CaseStatus
from engine.cases.tracks import track_for
from engine.guideline.names import level_of
from engine.guideline.process import Process
from engine.values import replace

REPORTS = (cmd.RecordSuspicion, cmd.RecordReport)
_SEEING = (
    cmd.GiveShieldedAccess,
    cmd.EndShieldedAccess,
    cmd.TakeEmergencyAccess,
    cmd.ReviewEmergencyAccess,
    cmd.ProtectAddress,
)
IN_A_CLOSED_CASE = (
    *REPORTS,
    *_SEEING,
    cmd.WithdrawConsent,
    cmd.RenameCase,
    cmd.LiftShield,
    cmd.Undo,
    cmd.Redo,
    cmd.ReopenCase,
    cmd.ArchiveCase,
    cmd.RestrictCase,
    cmd.LiftRestriction,
    cmd.AskErasure,
    cmd.ConfirmErasure,
    cmd.CallOffErasure,
)


def decide(
    state: CaseState | None, command: Command, *, process: Process, context: Context
) -> tuple[Event, ...] | Refused:
    """Return the events that a command leads to, or why it is refused. Folding the events gives the next state."""
    if isinstance(command, cmd.OpenCase):
        return _opened(state, command, process=process, context=context)
    if state is None:
        return refuse("no-case")
    asking = _asking(state, command, process=process, context=context)
    if isinstance(asking, Refused):
        return asking
    decision = _decide(asking, command, process=process, context=context)
    if isinstance(decision, Refused):
        return decision
    stopped = meeting_kept_out.stopped_by_shield(decision, state, process=process, users=context.users)
    if stopped:
        return stopped
    spot = Spot(asking.standing.state, asking.standing.pass_, asking.track)
    return enveloped(decision, spot, seq=state.seq, context=context)


def _opened(
    state: CaseState | None, command: cmd.OpenCase, *, process: Process, context: Context
) -> tuple[Event, ...] | Refused:
    decision = refuse("already-open") if state else open_case(command, process, context=context)
    if isinstance(decision, Refused):
        return decision
    first = decision[0].body
    spot = Spot(first.state if isinstance(first, ev.CaseOpened) else process.entry)
    return enveloped(decision, spot, seq=0, context=context)


def _asking(state: CaseState, command: Command, *, process: Process, context: Context) -> Asking | Refused:
    """Return what asks: the case on the track that the command is on, or why the command is too late or too early."""
    misdated = _misdated(command, state, context=context)
    if misdated:
        return misdated
    if state.status is CaseStatus.CLOSED and not isinstance(command, IN_A_CLOSED_CASE):
        return refuse("case-closed")
    stopped = life.stopped_by_life(command, state) or handing.stopped_by_rest(command, state)
    if stopped:
        return stopped
    track = track_for(state, command, named=context.track, process=process)
    return track if isinstance(track, Refused) else Asking(state, context.today, track)


def _misdated(command: Command, state: CaseState, *, context: Context) -> Refused | None:
    """A day to come is refused, and so is one before the case; but a report may well have been sent before it."""
    if context.happened_on > context.today:
        return refuse("date-in-future", date=context.happened_on.isoformat())
    if context.happened_on < state.opened_on and not isinstance(command, REPORTS):
        return refuse("date-before-case", date=context.happened_on.isoformat(), opened=state.opened_on.isoformat())
    return None


def _decide(asking: Asking, command: Command, *, process: Process, context: Context) -> Decision:
    match command:
        case cmd.RecordSuspicion() | cmd.RecordReport() | cmd.LiftShield():
            return shielding.decide(command, asking.state, process=process)
        case (
            cmd.GiveShieldedAccess()
            | cmd.EndShieldedAccess()
            | cmd.TakeEmergencyAccess()
            | cmd.ReviewEmergencyAccess()
            | cmd.ProtectAddress()
        ):
            return seeing.decide(command, asking.state, context=context)
        case cmd.RenameCase() | cmd.DescribeSubject():
            return describing.decide(command, asking.state, context=context)
        case cmd.Undo() | cmd.Redo() | cmd.ReopenCase():
            return _go_back(asking, command, process=process, context=context)
        case (
            cmd.ArchiveCase()
            | cmd.RestrictCase()
            | cmd.LiftRestriction()
            | cmd.AskErasure()
            | cmd.ConfirmErasure()
            | cmd.CallOffErasure()
        ):
            return life.decide(command, asking.state, process=process, context=context)
        case cmd.CompleteStep() | cmd.SkipStep() | cmd.ChooseAnswer() | cmd.MoveFromRest() | cmd.FollowRule():
            return ways.take(command, asking, process=process, context=context)
        case cmd.ChangeVersion() | cmd.SetTrackAside() | cmd.CloseCase() | cmd.HandOver() | cmd.TakeUpAgain():
            return _leave(asking, command, process=process, context=context)
        case _:
            return acts.act(command, asking, process=process, context=context)


def _leave(
    asking: Asking,
    command: cmd.ChangeVersion | ways.Leaving | handing.Handing,
    *,
    process: Process,
    context: Context,
) -> Decision:
    if isinstance(command, cmd.ChangeVersion):
        return changing.change_version(command, asking, process=process)
    if isinstance(command, cmd.HandOver | cmd.TakeUpAgain):
        return handing.decide(command, asking, process=process, context=context)
    return ways.leave(command, asking, process=process, context=context)


def _go_back(
    asking: Asking, command: cmd.Undo | cmd.Redo | cmd.ReopenCase, *, process: Process, context: Context
) -> Decision:
    undone = undo.undoable(asking.state, context.by)
    match command:
        case cmd.Undo() if stopped := meeting_kept_out.undo_stopped(undone, asking.state, process=process):
            return stopped
        case cmd.Redo() if stopped := redo_stopped(asking, process=process, context=context):
            return stopped
        case cmd.Undo() | cmd.Redo():
            return undo.decide(command, asking.state, context=context)
        case cmd.ReopenCase(reason=reason):
            return _reopen(asking, reason, process=process)


def redo_stopped(asking: Asking, *, process: Process, context: Context) -> Refused | None:
    """Return why what was undone cannot be done again now; None where it can, or there is nothing of one's own.

    It asks what the command that it was asks, of the day it was said to have happened on.
    """
    state, act = asking.state, undo.redoable(asking.state)
    stopped = meeting_kept_out.redo_stopped(state, process=process)
    if stopped or act is None or act.by != context.by:
        return stopped
    event = redoing.main_event(act)
    there = replace(asking, track=event.track)
    command = redoing.command_of(act, there, process=process)
    if command is None:
        return redoing.stopped_by_days(act, there, process=process)
    then = replace(context, happened_on=event.happened_on, track=event.track)
    asked = _asking(state, command, process=process, context=then)
    decision = asked if isinstance(asked, Refused) else _decide(asked, command, process=process, context=then)
    return decision if isinstance(decision, Refused) else None


def may_redo(state: CaseState, *, process: Process, by: str, today: date) -> bool:
    """Tell whether somebody could do again today what was undone last."""
    context = Context(
        case_id=state.case_id,
        command_id="",
        event_ids=(),
        recorded_at=datetime.min.replace(tzinfo=UTC),
        today=today,
        happened_on=today,
        by=by,
        new_case_ids=tuple("" for _ in process.guideline.side_work),
    )
    return not isinstance(_go_back(Asking(state, today), cmd.Redo(), process=process, context=context), Refused)


def _reopen(asking: Asking, reason: str, *, process: Process) -> Decision:
    state = asking.state
    if state.closed_at is None:
        return refuse("case-is-open")
    if not reason.strip():
        return refuse("reason")
    back = state.closed_at.state
    after = state.passes.get(level_of(back), 0) + 1
    opened = Entry(ev.CaseReopened(back, after, reason), moved_to=back)
    return (opened, *begun(back, asking, process=process))
