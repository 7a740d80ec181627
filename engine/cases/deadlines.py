"""When things are due: which of a guide's deadlines runs, from what it counts, and on what day it ends."""

from datetime import date

from engine.calendar import add
from engine.cases.state import CaseState, Mark, MovedDeadline, Standing, Trace
from engine.guideline.element import Deadline
from engine.guideline.names import MAIN, level_of
from engine.guideline.process import Process
from engine.guideline.vocabulary import Anchor, StepKind
from engine.values import Struct, replace


class Due(Struct, frozen=True):
    """A deadline in days: a soft one is recommended. A range reminds on `remind_on`.

    `of` is the step or the level that has it. One that was `moved` is due on the day it was moved to, and reminds then.
    """

    deadline: Deadline
    remind_on: date
    due_on: date
    of: str = ""
    moved: MovedDeadline | None = None

    @property
    def is_soft(self) -> bool:
        """Tell whether the guide only recommends it."""
        return self.deadline.soft


def due(state: CaseState, process: Process, *, track: str = MAIN) -> Due | None:
    """Return the deadline that runs now: the answer's that led here, the step's, or on the main track the level's.

    Where a deadline hangs on a fact that is not set, the shortest one runs. One that counts from a step or a level
    that has not been reached does not run yet, and in a case that rests none does.
    """
    return None if state.rests else resting(state, process, track=track)


def resting(state: CaseState, process: Process, *, track: str = MAIN) -> Due | None:
    """Return the deadline that runs now, or that would, did the case not rest."""
    standing = state.tracks[track]
    if standing.is_finished:
        return None
    step, level = process.steps.get(standing.state), process.levels.get(level_of(standing.state))
    opened, of = standing.since, standing.state
    deadline = _of_answer(standing, process) or (step and step.deadline)
    if not deadline and level and track == MAIN:
        deadline, arrival, of = level.deadline, state.entered.get(level.id), level.id
        opened = arrival.last_on if arrival else opened
    found = _shortest(deadline, state, process=process, opened=opened) if deadline else None
    return _as_moved(replace(found, of=of), state, track=track) if found else None


def running(state: CaseState, process: Process) -> tuple[tuple[str, Due], ...]:
    """Return each deadline that runs, with the track that it runs on."""
    found = ((track, due(state, process, track=track)) for track in (MAIN, *state.open_tracks()))
    return tuple((track, one) for track, one in found if one)


def earliest(state: CaseState, process: Process) -> Due | None:
    """Return the deadline that comes first, on whatever track it runs."""
    return min((one for _, one in running(state, process)), key=lambda one: one.due_on, default=None)


def _as_moved(own: Due, state: CaseState, *, track: str) -> Due:
    """Return a deadline on the day that it was moved to, in this pass and while the guide gives the same day."""
    here = (own.of, track, state.tracks[track].pass_, own.due_on)
    for one in state.moved_deadlines:
        if (one.of, one.track, one.pass_, one.own_on) == here:
            return replace(own, remind_on=one.to_on, due_on=one.to_on, moved=one)
    return own


def limits(deadline: Deadline, state: CaseState) -> tuple[Deadline, ...]:
    """Return the limits that may hold: the one for what a fact is, or all of them where it is not set."""
    if deadline.fact is None:
        return (deadline,)
    rows = (deadline, *deadline.others)
    value = state.facts.get(deadline.fact)
    if value is None:
        return rows
    return tuple(row for row in rows if row.fact and row.value == value) or tuple(row for row in rows if not row.fact)


def last_day(deadline: Deadline, state: CaseState, *, start: date) -> date | None:
    """Return the last day of a deadline that counts from `start`; None where none holds."""
    return min((add(start, row.high, unit=row.unit) for row in limits(deadline, state)), default=None)


def _shortest(deadline: Deadline, state: CaseState, *, process: Process, opened: date) -> Due | None:
    running = []
    for row in limits(deadline, state):
        start = _counted_from(row, state, process=process, opened=opened)
        if start:
            running.append(Due(row, add(start, row.low, unit=row.unit), add(start, row.high, unit=row.unit)))
    return min(running, key=lambda one: one.due_on, default=None)


def _of_answer(standing: Standing, process: Process) -> Deadline | None:
    """A deadline on an answer is the due date of the step that it led to."""
    if not standing.came_from or not standing.by_trigger:
        return None
    step = process.steps.get(standing.came_from)
    moves = process.candidates(standing.came_from, standing.by_trigger)
    chosen = {move.answer for move in moves}
    return next((answer.deadline for answer in (step.answers if step else ()) if answer.id in chosen), None)


def _counted_from(deadline: Deadline, state: CaseState, *, process: Process, opened: date) -> date | None:
    """Return the day that a deadline counts from; None where what it counts from has not been yet."""
    match deadline.anchor:
        case Anchor.CASE_OPENED:
            return state.opened_on
        case Anchor.PREVIOUS_MEETING:
            earlier = [meeting.at.on for meeting in state.meetings if meeting.at.on <= opened]
            return max(earlier, default=opened)
        case Anchor.STEP:
            done = [trace for trace in state.trail if trace.step == deadline.ref and trace.mark is Mark.DONE]
            return _finished(done[-1], state, process=process) if done else None
        case Anchor.LEVEL:
            arrival = state.entered.get(str(deadline.ref))
            return arrival.last_on if arrival else None
        case Anchor.STEP_OPENED:
            return opened


def _finished(done: Trace, state: CaseState, *, process: Process) -> date:
    """Return the day that a step was finished: for a consultation the day its advice came, else the day it was done."""
    step = process.steps.get(done.step)
    if step is None or step.kind is not StepKind.CONSULTATION:
        return done.on
    answered = (
        one.answered_on
        for one in state.consultations
        if one.answered_on
        and (one.body, one.at.level) == (step.body, level_of(step.id))
        and done.pass_ in (one.at.pass_, one.at.level_pass)
    )
    return max(answered, default=done.on)
