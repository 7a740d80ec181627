"""Undo and redo: which act may be taken back, and by whom."""

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.commands import Context
from engine.cases.envelope import Decision, Entry
from engine.cases.evolve import NEVER_UNDONE, OUTSIDE_UNDO
from engine.cases.refusals import refuse
from engine.cases.state import Act, CaseState
from engine.guideline.names import MAIN

_NEVER = frozenset(ev.NAMES[kind][0] for kind in NEVER_UNDONE)
_OUTSIDE = frozenset(ev.NAMES[kind][0] for kind in OUTSIDE_UNDO)
_UNDOING = frozenset(ev.NAMES[kind][0] for kind in (ev.ActUndone, ev.ActRedone))
_BESIDE = ev.NAMES[ev.SideWorkOpened][0]

# What is done on a track and seen on that track alone: nothing on another track can rest on it.
_OF_A_TRACK = frozenset(
    ev.NAMES[kind][0]
    for kind in (
        ev.StepCompleted,
        ev.AnswerChosen,
        ev.StepPassed,
        ev.ChecklistTicked,
        ev.DeadlineMoved,
        ev.NoteAdded,
        ev.TrackSetAside,
    )
)


def decide(command: cmd.Undo | cmd.Redo, state: CaseState, *, context: Context) -> Decision:
    """Take back what somebody did last, or do it again."""
    return undo(state, context) if isinstance(command, cmd.Undo) else redo(state, context)


def undo(state: CaseState, context: Context) -> Decision:
    """Undo the last act of the same person that counts, unless somebody's later act may rest on it."""
    act = undoable(state, context.by)
    if act is None:
        others = any(_counts(one) and not _NEVER & set(one.kinds) for one in state.acts)
        return refuse("undo-not-yours" if others else "nothing-to-undo")
    if _NEVER & set(act.kinds):
        return refuse("nothing-to-undo")
    if _BESIDE in act.kinds:
        return refuse("side-work-begun")
    if any(_may_rest_on(later, act) for later in state.acts if later.seq > act.seq and _counts(later)):
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


def redoable(state: CaseState) -> Act | None:
    """Return the act that a redo would do again now; None where there is none."""
    wanted = state.redoable[-1][0] if state.redoable else None
    return next((act for act in state.acts if act.command_id == wanted), None)


def undoable(state: CaseState, by: str | None = None) -> Act | None:
    """Return the last act that counts, of one person or of anybody.

    Reports of concern stand outside, and so does the undoing itself.
    """
    return next((act for act in reversed(state.acts) if _counts(act) and by in (None, act.by)), None)


def _counts(act: Act) -> bool:
    return not act.undone and not (_OUTSIDE | _UNDOING) & set(act.kinds)


def _may_rest_on(later: Act, act: Act) -> bool:
    """Tell whether a later act may rest on one: always, but for what was done on two tracks side by side."""
    apart = MAIN not in (later.track, act.track) and later.track != act.track
    return not (apart and set(act.kinds) <= _OF_A_TRACK)
