"""Tracks that run side by side: which one an act is on, and how they begin when the case comes to their step."""

from functools import lru_cache

from engine.cases import commands as cmd
from engine.cases.commands import Command
from engine.cases.conditions import Asking, holds, is_undecided
from engine.cases.naming import meant, quoted, track_title
from engine.cases.refusals import Refused, refuse
from engine.cases.state import CaseState
from engine.guideline.gates import Gates, guards_of
from engine.guideline.model import Step
from engine.guideline.names import MAIN, finished_state
from engine.guideline.process import Gate, Process
from engine.values import Struct

_AT_A_STEP = (
    cmd.CompleteStep,
    cmd.SkipStep,
    cmd.ChooseAnswer,
    cmd.TickChecklist,
    cmd.CallMeeting,
    cmd.MoveMeeting,
    cmd.CallOffMeeting,
    cmd.HoldMeeting,
    cmd.EvaluateMeasures,
    cmd.ConsultBody,
    cmd.SetTrackAside,
)
_OF_THE_CASE = (
    cmd.ChangeVersion,
    cmd.CloseCase,
    cmd.ReopenCase,
    cmd.HandOver,
    cmd.TakeUpAgain,
    cmd.MoveDeadline,
    cmd.MoveFromRest,
    cmd.FollowRule,
    cmd.RecordSuspicion,
    cmd.RecordReport,
    cmd.LiftShield,
    cmd.GiveShieldedAccess,
    cmd.EndShieldedAccess,
    cmd.TakeEmergencyAccess,
    cmd.ReviewEmergencyAccess,
    cmd.ProtectAddress,
    cmd.ArchiveCase,
    cmd.RestrictCase,
    cmd.LiftRestriction,
    cmd.AskErasure,
    cmd.ConfirmErasure,
    cmd.CallOffErasure,
    cmd.Undo,
    cmd.Redo,
)


class Beginning(Struct, frozen=True):
    """Where a row of steps begins: at which state, past which steps, and what is asked of a case that begins it."""

    state: str
    passed: tuple[str, ...] = ()
    undecided: Gate | None = None
    gates: tuple[Gate, ...] = ()


def track_for(state: CaseState, command: Command, *, named: str | None, process: Process) -> str | Refused:
    """Return the track that a command is on: the one that is named, or else the only one that is open."""
    if isinstance(command, _OF_THE_CASE):
        return MAIN
    if named is not None:
        return _named(state, named, process=process)
    running = state.open_tracks()
    if len(running) == 1:
        return running[0]
    if running and isinstance(command, _AT_A_STEP):
        return refuse("which-track", names=quoted(track_title(track, process) for track in running))
    return MAIN


def _named(state: CaseState, named: str, *, process: Process) -> str | Refused:
    if named == MAIN:
        return MAIN
    titles = [(track, track_title(track, process)) for track in state.tracks if track != MAIN]
    track = meant(named, titles)
    if track is None:
        return refuse("unknown-track", track=named, names=quoted(title for _, title in titles))
    if state.tracks[track].is_finished:
        return refuse("track-finished", track=track_title(track, process))
    return track


def openings(landing: str, asking: Asking, *, process: Process) -> tuple[tuple[str, Beginning], ...]:
    """Return how each track of the step begins that a case lands on, by its id; none where it holds no tracks."""
    step = process.steps.get(landing)
    return tuple(
        (track.id, beginning(track.steps, asking, gates=gates_for(process), end=finished_state(track.id)))
        for track in (step.tracks if step else ())
    )


def beginning(steps: tuple[Step, ...], asking: Asking, *, gates: Gates, end: str) -> Beginning:
    """Return the first of these steps that no fact and no variant leaves out, or `end` where all are left out."""
    places = {step.id: place for place, step in enumerate(steps)}
    passed: tuple[str, ...] = ()
    place = 0
    while place < len(steps) and steps[place].id not in passed:
        step = steps[place]
        failing = tuple(guard for guard in guards_of(step) if not holds(guard, asking))
        if not failing:
            return Beginning(step.id, passed, gates=gates.entry(step))
        if all(is_undecided(guard, asking) for guard in failing):
            return Beginning(step.id, passed, undecided=failing[0])
        passed += (step.id,)
        place = places.get(str(step.goto.ref) if step.goto else "", place + 1)
    return Beginning(end, passed)


@lru_cache(maxsize=16)
def gates_for(process: Process) -> Gates:
    """Return the gates of a process's guide, made once."""
    return Gates(process.guideline)


def step_at(asking: Asking, process: Process) -> Step | None:
    """Return the step where the track stands that is asked about; None at a resting place."""
    return process.steps.get(asking.standing.state)
