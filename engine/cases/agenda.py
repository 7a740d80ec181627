"""What a case can do now: its step, its options with what stands in their way, and its deadline.

Nothing that the agenda offers as open is refused, and nothing it shows as closed is accepted: both ask the same gates.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from engine.calendar import add
from engine.cases.conditions import Asking, holds, left_out_measures, missing_services
from engine.cases.refusals import Reason
from engine.cases.state import CaseState, CaseStatus, Standing
from engine.guideline.element import Deadline
from engine.guideline.model import Answer, Level, Step
from engine.guideline.names import ending_of, is_ending, level_of
from engine.guideline.process import COMPLETE, SKIP, Gate, Move, Need, Process
from engine.guideline.vocabulary import Anchor

GUARDS = (Need.FACT_IS, Need.FACT_IS_NOT, Need.CONSENT_VALID, Need.CONSENT_REFUSED)


class OptionKind(StrEnum):
    """How an option is taken."""

    COMPLETE = "complete"
    ANSWER = "answer"
    SKIP = "skip"
    GO = "go"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One way on. `number` is the answer's place in the file, from 1; `missing` is empty where the way is open.

    `target` names the step, level or ending that it leads to; of an answer with several targets there is an option
    for each, all with the same number.
    """

    kind: OptionKind
    trigger: str
    title: str
    dest: str
    number: int | None = None
    answer: Answer | None = None
    target: str | None = None
    missing: tuple[Reason, ...] = ()

    @property
    def is_open(self) -> bool:
        """Tell whether nothing stands in the way."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline in days: a soft one is recommended. A range reminds on `remind_on`."""

    deadline: Deadline
    remind_on: date
    due_on: date

    @property
    def is_soft(self) -> bool:
        """Tell whether the guide only recommends it."""
        return self.deadline.soft


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """Where a case stands and what can be done. `step` is None on a resting place and in a closed case.

    `next_meeting` is what the latest meeting agreed on; it may have passed.
    """

    level: Level | None
    step: Step | None
    place: int
    count: int
    options: tuple[Option, ...]
    due: Due | None = None
    next_meeting: date | None = None
    waits_for_advice: tuple[str, ...] = ()


def agenda(state: CaseState, process: Process, *, today: date) -> Agenda:
    """Return what the case can do now."""
    if state.status is CaseStatus.CLOSED:
        return Agenda(level=None, step=None, place=0, count=0, options=())
    here = state.standing.state
    level = process.level(here)
    step = process.steps.get(here)
    waits = tuple(one.body or "" for one in state.consultations if not one.answered)
    return Agenda(
        level=level,
        step=step,
        place=level.steps.index(step) + 1 if step else 0,
        count=len(level.steps),
        options=_options(Asking(state, today), process),
        due=due(state, process),
        next_meeting=_agreed(state),
        waits_for_advice=waits,
    )


def due(state: CaseState, process: Process) -> Due | None:
    """Return the deadline that runs now: the answer's that led here, else the step's, else the level's."""
    standing = state.standing
    step = process.steps.get(standing.state)
    level = process.levels.get(level_of(standing.state))
    deadline = _answer_deadline(standing, process) or (step and step.deadline) or (level and level.deadline)
    if not deadline:
        return None
    start = _counted_from(deadline, state)
    return Due(deadline, add(start, deadline.low, unit=deadline.unit), add(start, deadline.high, unit=deadline.unit))


def pick(candidates: Iterable[Move], asking: Asking) -> Move | None:
    """Return the move whose guards hold; gates do not matter."""
    return next((move for move in candidates if all(holds(guard, asking) for guard in move.guards)), None)


def hindrances(candidates: tuple[Move, ...], asking: Asking, *, process: Process) -> tuple[Reason, ...]:
    """Return what stands in the way of a trigger: the failing gates, or the fact nobody has set yet."""
    move = pick(candidates, asking)
    if move is None:
        undecided = next(guard for guard in candidates[0].guards if not holds(guard, asking))
        return (_reason(undecided, asking, process=process),)
    return unmet(move.gates, asking, process=process)


def unmet(gates: tuple[Gate, ...], asking: Asking, *, process: Process) -> tuple[Reason, ...]:
    """Return a reason for every gate that does not hold."""
    return tuple(_reason(gate, asking, process=process) for gate in dict.fromkeys(gates) if not holds(gate, asking))


def title_of(state: str, process: Process) -> str:
    """Return the title of a step, the label of a resting level, or the title of an ending."""
    if is_ending(state):
        return process.endings[ending_of(state)].title
    step = process.steps.get(state)
    return step.title if step else process.level(state).label


def name_of(name: str, process: Process) -> str:
    """Return the title of a role, service, body or fact; a name that the case chose is its own title."""
    for registry in (process.roles, process.services, process.bodies):
        if name in registry:
            return registry[name].title
    return next((fact.title for fact in process.guideline.facts if fact.id == name), name)


def _options(asking: Asking, process: Process) -> tuple[Option, ...]:
    here = asking.standing.state
    found = [_option(trigger, asking, process=process) for trigger in process.triggers(here)]
    offered = [option for option in found if option and _is_offered(option, asking, process=process)]
    return tuple(offered)


def _is_offered(option: Option, asking: Asking, *, process: Process) -> bool:
    """An ending away from an answer is the family's way out, not an item of the agenda."""
    return option.kind is not OptionKind.END or asking.standing.state not in process.steps


def _option(trigger: str, asking: Asking, *, process: Process) -> Option | None:
    here = asking.standing.state
    candidates = process.candidates(here, trigger)
    move = pick(candidates, asking) or candidates[0]
    missing = tuple(
        reason
        for reason in hindrances(candidates, asking, process=process)
        if not (reason.gate and reason.gate.need is Need.REASON)
    )
    step = process.steps.get(here)
    answers = step.answers if step else ()
    chosen = next((answer for answer in answers if answer.id == move.answer), None)
    return Option(
        kind=_kind(trigger),
        trigger=trigger,
        title=chosen.title if chosen else title_of(move.dest, process),
        dest=move.dest,
        number=answers.index(chosen) + 1 if chosen else None,
        answer=chosen,
        target=title_of(move.dest, process),
        missing=missing,
    )


def _kind(trigger: str) -> OptionKind:
    kinds = {COMPLETE: OptionKind.COMPLETE, SKIP: OptionKind.SKIP}
    heads = {"answer": OptionKind.ANSWER, "go": OptionKind.GO, "end": OptionKind.END}
    return kinds.get(trigger) or heads[trigger.split(":", 1)[0]]


def _reason(gate: Gate, asking: Asking, *, process: Process) -> Reason:
    arguments: list[tuple[str, str | int]] = []
    if gate.subject:
        arguments.append(("subject", _subject(gate, process)))
    if gate.need is Need.SERVICE_CONSENT:
        names = [name_of(name, process) for name in missing_services(gate, asking)]
        arguments.append(("names", ", ".join(names)))
    if gate.need in (Need.EVALUATED, Need.MEASURES_EVALUATED):
        arguments.append(("names", ", ".join(f"«{title}»" for title in left_out_measures(gate, asking))))
    if gate.need in (Need.FACT_IS, Need.FACT_IS_NOT):
        fact = next(fact for fact in process.guideline.facts if fact.id == gate.subject)
        arguments.append(("names", ", ".join(fact.values)))
    return Reason(gate.need.value, tuple(arguments), gate)


def _subject(gate: Gate, process: Process) -> str:
    subject = str(gate.subject)
    return process.steps[subject].title if subject in process.steps else name_of(subject, process)


def _answer_deadline(standing: Standing, process: Process) -> Deadline | None:
    """A deadline on an answer is the due date of the step that it led to."""
    if not standing.came_from or not standing.by_trigger:
        return None
    step = process.steps.get(standing.came_from)
    moves = process.candidates(standing.came_from, standing.by_trigger)
    chosen = {move.answer for move in moves}
    return next((answer.deadline for answer in (step.answers if step else ()) if answer.id in chosen), None)


def _agreed(state: CaseState) -> date | None:
    """Return the date that the latest meeting agreed on; a meeting may be recorded in parts."""
    if not state.meetings:
        return None
    latest = state.meetings[-1].at
    parts = (one for one in reversed(state.meetings) if (one.at.state, one.at.pass_) == (latest.state, latest.pass_))
    return next((one.next_on for one in parts if one.next_on), None)


def _counted_from(deadline: Deadline, state: CaseState) -> date:
    match deadline.anchor:
        case Anchor.CASE_OPENED:
            return state.opened_on
        case Anchor.PREVIOUS_MEETING:
            earlier = [meeting.at.on for meeting in state.meetings if meeting.at.on <= state.standing.since]
            return max(earlier, default=state.standing.since)
        case Anchor.STEP_OPENED | Anchor.STEP | Anchor.LEVEL:
            return state.standing.since
