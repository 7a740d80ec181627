"""Undo and redo: which act may be taken back, and by whom."""

from engine.cases import events as ev
from engine.cases.commands import Context
from engine.cases.evolve import NEVER_UNDONE, OUTSIDE_UNDO
from engine.cases.moves import Decision, Entry
from engine.cases.refusals import refuse
from engine.cases.state import Act, CaseState

_NEVER = frozenset(ev.NAMES[kind][0] for kind in NEVER_UNDONE)
_OUTSIDE = frozenset(ev.NAMES[kind][0] for kind in OUTSIDE_UNDO)
_UNDOING = frozenset(ev.NAMES[kind][0] for kind in (ev.ActUndone, ev.ActRedone))


def undo(state: CaseState, context: Context) -> Decision:
    """Undo the last act that counts, if it is the same person's."""
    act = undoable(state)
    if act is None or _NEVER & set(act.kinds):
        return refuse("nothing-to-undo")
    if act.by != context.by:
        return refuse("undo-not-yours")
    return (Entry(ev.ActUndone(act.command_id)),)


def redo(state: CaseState, context: Context) -> Decision:
    """Redo what the same person last undid, if nothing has been done since."""
    if not state.redoable:
        return refuse("nothing-to-redo")
    command, by = state.redoable[-1]
    if by != context.by:
        return refuse("undo-not-yours")
    return (Entry(ev.ActRedone(command)),)


def undoable(state: CaseState) -> Act | None:
    """Return the last act that counts; reports of concern stand outside, and so does the undoing itself."""
    outside = _OUTSIDE | _UNDOING
    return next((act for act in reversed(state.acts) if not act.undone and not outside & set(act.kinds)), None)
