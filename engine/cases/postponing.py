"""Deadlines that are moved: which of those that run is meant, and what must be said to move it."""

from collections.abc import Sequence

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.commands import Context
from engine.cases.conditions import Asking
from engine.cases.deadlines import Due, running
from engine.cases.envelope import Decision, Entry, Spot
from engine.cases.naming import meant, quoted, title_of
from engine.cases.refusals import Reason, Refused, refuse
from engine.guideline.process import Process
from engine.values import Struct


class _Meant(Struct, frozen=True):
    """A deadline that runs, and the track that it runs on."""

    track: str
    due: Due


def move_deadline(command: cmd.MoveDeadline, asking: Asking, *, process: Process, context: Context) -> Decision:
    """Move a deadline that the guide has; one that must be kept past the guide's own day only with who decided."""
    found = _meant(command, asking, process=process)
    if isinstance(found, Refused):
        return found
    due = found.due
    refused = _unmoved(command, due, context=context) or _unsaid(command, due)
    if refused:
        return refused
    own_on = due.moved.own_on if due.moved else due.due_on
    moved = ev.DeadlineMoved(
        of=due.of,
        own_on=own_on,
        from_on=due.due_on,
        to_on=command.to_on,
        reason=command.reason,
        decided_by=(command.decided_by or "").strip() or None,
    )
    standing = asking.state.tracks[found.track]
    return (Entry(moved, at=Spot(standing.state, standing.pass_, found.track)),)


def _meant(command: cmd.MoveDeadline, asking: Asking, *, process: Process) -> _Meant | Refused:
    """Return the deadline that is named, or the only one that runs."""
    runs = [_Meant(track, due) for track, due in running(asking.state, process)]
    if not runs:
        return refuse("no-deadline")
    if command.of is None:
        return runs[0] if len(runs) == 1 else refuse("which-deadline", names=_names(runs, process))
    wanted = meant(command.of, [(one.due.of, title_of(one.due.of, process)) for one in runs])
    if wanted is None:
        return refuse("no-such-deadline", name=command.of, names=_names(runs, process))
    return next(one for one in runs if one.due.of == wanted)


def _names(runs: Sequence[_Meant], process: Process) -> str:
    return quoted(title_of(one.due.of, process) for one in runs)


def _unmoved(command: cmd.MoveDeadline, due: Due, *, context: Context) -> Refused | None:
    """Refuse a day that has been, and the day that the deadline is at, with who moved it there and when."""
    if command.to_on < context.happened_on:
        return refuse("deadline-moved-back", date=command.to_on.isoformat())
    if command.to_on != due.due_on:
        return None
    moved = due.moved
    known = {"by": moved.by, "start": moved.on.isoformat()} if moved and moved.by else {}
    return refuse("deadline-unmoved", date=due.due_on.isoformat(), **known)


def _unsaid(command: cmd.MoveDeadline, due: Due) -> Refused | None:
    """Refuse a move without a reason, and past the guide's day without who decided, unless it only recommends it."""
    if not command.reason.strip():
        return refuse("reason")
    own_on = due.moved.own_on if due.moved else due.due_on
    if due.is_soft or command.to_on <= own_on or (command.decided_by or "").strip():
        return None
    said = (("text", due.deadline.text), ("date", own_on.isoformat()))
    return Refused((Reason("deadline-must-be-kept", said, at=due.deadline.at),))
