"""How a case moves: a trigger is fired through the live machine, and where it lands becomes events.

The machine's conditions are the guide's gates, and its landing is the truth. What the table adds is only what to
write beside it: which steps were passed, and whether the level, or the track, begins a new pass.
"""

from engine.cases import events as ev
from engine.cases.conditions import Asking, holds
from engine.cases.envelope import Decision, Entry, Spot
from engine.cases.events import EventBody
from engine.cases.naming import title_of
from engine.cases.reasons import hindrances, not_begun, pick
from engine.cases.refusals import Refused
from engine.cases.tracks import openings, step_at
from engine.guideline.machine import Traveller, fire
from engine.guideline.model import Step
from engine.guideline.names import MAIN, ending_of, finished_state, is_ending, is_finished, level_of, track_of
from engine.guideline.process import COMPLETE, ENDING_TRIGGER, SKIP, Move, Need, Process
from engine.values import Struct, replace

_WAYS_OUT = (Need.FAMILY_WISH, Need.WISH_OR_SHIELD)


class _Landing(Struct, frozen=True):
    """Where the machine landed, and the row of the table that it belongs to."""

    state: str
    row: Move


def move(trigger: str, asking: Asking, *, process: Process, beside: tuple[Entry, ...] = ()) -> Decision:
    """Fire a trigger and return what is to be written, or what stands in the way. `beside` comes with what was done."""
    here = asking.standing.state
    traveller = Traveller(here, lambda gate: holds(gate, asking))
    fired = fire(process, trigger, traveller=traveller)
    if not fired or not_begun(traveller.state, asking, process=process):
        return _refused(trigger, asking, process=process)
    landing = _Landing(traveller.state, _row(trigger, traveller.state, asking=asking, process=process))
    closing = _closing(landing.state, asking)
    if closing and trigger.startswith(ENDING_TRIGGER):
        return tuple(replace(entry, moved_to=landing.state) for entry in closing)  # nothing was done but to end
    return (
        *_passed(landing, asking, process=process),
        Entry(_done(landing, asking, process=process), moved_to=landing.state),
        *beside,
        *begun(landing.state, asking, process=process),
        *closing,
    )


def begun(landing: str, asking: Asking, *, process: Process) -> tuple[Entry, ...]:
    """Return what is to be written of the tracks that begin where a case lands."""
    found: list[Entry] = []
    for track, beginning in openings(landing, asking, process=process):
        after = asking.state.passes.get(track, 0) + 1
        spot = Spot(landing, after, track)
        found += (Entry(left_out(step, asking, process=process), at=spot) for step in beginning.passed)
        found.append(Entry(ev.TrackOpened(after), moved_to=beginning.state, at=spot))
    return tuple(found)


def set_aside(asking: Asking, reason: str) -> tuple[Entry, ...]:
    """Return what is to be written when the track that is asked about is set aside."""
    return (Entry(ev.TrackSetAside(reason), moved_to=finished_state(asking.track)),)


def left_out(step: str, asking: Asking, *, process: Process) -> EventBody:
    """Return what is to be written of a step that a fact, or the variant followed, leaves out."""
    for guard in process.steps[step].guards:
        value = asking.state.facts.get(guard.fact)
        if value is not None and value not in guard.values:
            return ev.StepPassed(step, fact=guard.fact, value=value)
    return ev.StepPassed(step, variant=asking.state.variant)


def pass_after(landing: str, asking: Asking, *, new: bool) -> int:
    """Return the pass of the landing's level, or track, after the move."""
    if is_ending(landing):
        return 1
    if is_finished(landing):
        return asking.standing.pass_
    counted = level_of(landing) if track_of(landing) == MAIN else track_of(landing)
    now = asking.state.passes.get(counted, 0)
    return now + 1 if new else max(now, 1)


def _row(trigger: str, landing: str, *, asking: Asking, process: Process) -> Move:
    """Return the row of the table that the machine's landing belongs to."""
    candidates = process.candidates(asking.standing.state, trigger)
    applies = pick(candidates, asking)
    return next((one for one in candidates if one.dest == landing), applies or candidates[0])


def _passed(landing: _Landing, asking: Asking, *, process: Process) -> tuple[Entry, ...]:
    """Return what is to be written of the steps that a move goes past, the one it leaves included under a shield.

    Those on the level that the case comes to are passed in the pass that begins there.
    """
    row, here = landing.row, asking.standing
    after = pass_after(landing.state, asking, new=row.new_pass)
    own: tuple[Entry, ...] = ()
    if row.trigger == SKIP and any(guard.need is Need.SHIELDED for guard in row.guards):
        own = (Entry(ev.StepPassed(row.source, reason=asking.reason, shielded=True)),)
    there = None if is_ending(landing.state) else level_of(landing.state)
    return own + tuple(
        Entry(
            left_out(step, asking, process=process),
            at=Spot(here.state, after if level_of(step) == there else here.pass_, asking.track),
        )
        for step in row.passed
    )


def _done(landing: _Landing, asking: Asking, *, process: Process) -> EventBody:
    row = landing.row
    after = pass_after(landing.state, asking, new=row.new_pass)
    if row.answer is None and row.trigger != COMPLETE:
        return ev.StepCompleted(row.trigger, after, row.covered, asking.reason)
    receivers = _receivers(step_at(asking, process), asking)
    if row.answer is not None:
        return ev.AnswerChosen(row.answer, row.trigger, after, row.covered, asking.reason, asking.agreed, receivers)
    return ev.StepCompleted(row.trigger, after, row.covered, asking.reason, asking.agreed, receivers)


def _receivers(step: Step | None, asking: Asking) -> tuple[str, ...]:
    """Return who was sent something: those the command names, and those the guide names or the case has chosen."""
    return tuple(dict.fromkeys((*asking.receivers, *sent_to(step, asking))))


def sent_to(step: Step | None, asking: Asking) -> tuple[str, ...]:
    """Return whom a step sends or shares something with without a word: those the guide names, as the case has them."""
    sharings = (step.sends, step.shares) if step else ()
    named = [one.id for sharing in sharings if sharing for one in sharing.to if not one.optional]
    chosen = {one.service: one.key for one in asking.state.services}
    return tuple(chosen.get(name, name) for name in named)


def _closing(landing: str, asking: Asking) -> tuple[Entry, ...]:
    if not is_ending(landing):
        return ()
    return (Entry(ev.CaseClosed(ending_of(landing), asking.reason, family_wish=asking.family_wish)),)


def _refused(trigger: str, asking: Asking, *, process: Process) -> Refused:
    candidates = process.candidates(asking.standing.state, trigger)
    reasons = hindrances(candidates, asking, process=process)
    wanted = pick(candidates, asking) or candidates[0]
    step = step_at(asking, process)
    answers = step.answers if step else ()
    title = next((answer.title for answer in answers if answer.id == wanted.answer), step.title if step else None)
    leaves = is_ending(wanted.dest) or level_of(wanted.dest) == level_of(asking.standing.state)
    return Refused(
        reasons,
        wanted=title,
        leads_to=None if leaves else process.level(wanted.dest).label,
    )


def way_to_ending(ending: str, start: str, *, process: Process) -> tuple[str, ...]:
    """Return the titles of the steps on the shortest way to an answer that ends like this; empty where none is.

    Gates are not asked: it is the way, not whether it is open today.
    """
    came: dict[str, str | None] = {start: None}
    queue = [start]
    for state in queue:
        for row in (row for rows in process.outgoing.get(state, {}).values() for row in rows):
            if row.trigger.startswith(ENDING_TRIGGER) or any(gate.need in _WAYS_OUT for gate in row.gates):
                continue
            if is_ending(row.dest) and ending_of(row.dest) == ending:
                return _titles(state, came, process=process)
            if row.dest not in came and not is_ending(row.dest):
                came[row.dest] = state
                queue.append(row.dest)
    return ()


def _titles(state: str | None, came: dict[str, str | None], *, process: Process) -> tuple[str, ...]:
    titles: list[str] = []
    while state is not None:
        titles.append(title_of(state, process))
        state = came[state]
    return tuple(reversed(titles))
