"""How a case moves: a trigger is fired through the live machine, and where it lands becomes events.

The machine's conditions are the guide's gates, and its landing is the truth. What the table adds is only what to
write beside it: which steps were passed, and whether the level begins a new pass.
"""

from dataclasses import dataclass, replace

from engine.cases import events as ev
from engine.cases.agenda import hindrances, pick, title_of
from engine.cases.conditions import Asking, holds
from engine.cases.events import EventBody
from engine.cases.refusals import Refused
from engine.guideline.machine import Traveller, fire
from engine.guideline.names import ending_of, is_ending, level_of
from engine.guideline.process import ENDING_TRIGGER, Move, Need, Process


@dataclass(frozen=True, slots=True)
class Entry:
    """An event to be written: its body, and the move it makes, if any."""

    body: EventBody
    moved_to: str | None = None


Decision = tuple[Entry, ...] | Refused


def move(trigger: str, asking: Asking, *, process: Process) -> tuple[Entry, ...] | Refused:
    """Fire a trigger and return what is to be written, or what stands in the way."""
    here = asking.standing.state
    traveller = Traveller(here, lambda gate: holds(gate, asking))
    if not fire(process, trigger, traveller=traveller):
        return _refused(trigger, asking, process=process)
    chosen = _row(trigger, traveller.state, asking=asking, process=process)
    left_out = tuple(Entry(_left_out(step, asking, process=process)) for step in chosen.passed)
    closing = _closing(traveller.state, asking)
    if closing and trigger.startswith(ENDING_TRIGGER):
        return tuple(replace(entry, moved_to=traveller.state) for entry in closing)  # nothing was done but to end
    return (*left_out, Entry(_done(chosen, traveller.state, asking=asking), moved_to=traveller.state), *closing)


def _row(trigger: str, landing: str, *, asking: Asking, process: Process) -> Move:
    """Return the row of the table that the machine's landing belongs to."""
    candidates = process.candidates(asking.standing.state, trigger)
    applies = pick(candidates, asking)
    return next((one for one in candidates if one.dest == landing), applies or candidates[0])


def _done(chosen: Move, landing: str, *, asking: Asking) -> EventBody:
    after = pass_after(landing, asking, new=chosen.new_pass)
    if chosen.answer is not None:
        return ev.AnswerChosen(chosen.answer, chosen.trigger, after, chosen.covered, asking.reason)
    return ev.StepCompleted(chosen.trigger, after, chosen.covered, asking.reason)


def pass_after(landing: str, asking: Asking, *, new: bool) -> int:
    """Return the pass of the landing's level after the move."""
    if is_ending(landing):
        return 1
    now = asking.state.passes.get(level_of(landing), 0)
    return now + 1 if new else max(now, 1)


def _left_out(step: str, asking: Asking, *, process: Process) -> EventBody:
    guards = process.steps[step].guards
    fact = guards[0].fact if guards else None
    value = asking.state.facts.get(fact) if fact else None
    return ev.StepPassed(step, fact=fact, value=value)


def _closing(landing: str, asking: Asking) -> tuple[Entry, ...]:
    if not is_ending(landing):
        return ()
    return (Entry(ev.CaseClosed(ending_of(landing), asking.reason, family_wish=asking.family_wish)),)


def _refused(trigger: str, asking: Asking, *, process: Process) -> Refused:
    candidates = process.candidates(asking.standing.state, trigger)
    reasons = hindrances(candidates, asking, process=process)
    wanted = candidates[0]
    step = process.steps.get(asking.standing.state)
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
            if row.trigger.startswith(ENDING_TRIGGER) or any(gate.need is Need.FAMILY_WISH for gate in row.gates):
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
