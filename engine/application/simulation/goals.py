"""What of a guide can be met by walking it: its steps, its answers, its ends, and the ways beside its course."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from engine.cases import events as ev
from engine.cases.events import Event
from engine.guideline.names import SLASH, ending_of, is_ending, is_side, resting_state, track_of
from engine.guideline.process import (
    AFTER_TRIGGER,
    COMPLETE,
    ENDING_TRIGGER,
    SKIP,
    WITHDRAWN_TRIGGER,
    Move,
    Need,
    Process,
)
from engine.values import Struct


class Kind(StrEnum):
    """What sort of thing is to be met. The first three are the guide's own course; the others lead beside it."""

    STEP = "step"
    ANSWER = "answer"
    ENDING = "ending"
    NO = "no"
    SKIPPED = "skipped"
    SHIELDED = "shielded"
    RULE = "rule"
    WITHDRAWAL = "withdrawal"
    BESIDE = "beside"


COURSE = (Kind.STEP, Kind.ANSWER, Kind.ENDING)


class Goal(Struct, frozen=True):
    """One thing to be met: by what a step, level, ending, rule, kind of consent or work beside is called in the guide.

    An answer has its trigger too, for one that leads to several places is met once for each.
    """

    kind: Kind
    name: str
    trigger: str = ""


def goals_of(process: Process) -> tuple[Goal, ...]:
    """Return all there is to be met in a guide, in its order."""
    found = dict.fromkeys(Goal(Kind.STEP, state) for state in _places(process))
    for row in process.moves:
        if not is_side(row.source):
            found.update(dict.fromkeys(_of_row(row)))
    found.update(dict.fromkeys(Goal(Kind.ENDING, one.id) for one in process.guideline.endings))
    found.update(dict.fromkeys(Goal(Kind.BESIDE, one.id) for one in process.guideline.side_work))
    return tuple(found)


def _places(process: Process) -> Iterator[str]:
    for level in process.guideline.levels:
        if not level.steps:
            yield resting_state(level.id)
    yield from process.steps


def _of_row(row: Move) -> Iterator[Goal]:
    needs = {guard.need for guard in row.guards}
    if row.answer is not None:
        yield Goal(Kind.ANSWER, row.source, row.trigger)
    elif row.trigger == COMPLETE and Need.CONSENT_REFUSED in needs:
        yield Goal(Kind.NO, row.source)
    elif row.trigger == SKIP:
        yield Goal(Kind.SHIELDED if Need.SHIELDED in needs else Kind.SKIPPED, row.source)
    elif row.trigger.startswith(AFTER_TRIGGER):
        yield Goal(Kind.RULE, row.trigger.removeprefix(AFTER_TRIGGER))
    elif row.trigger.startswith(WITHDRAWN_TRIGGER):
        yield Goal(Kind.WITHDRAWAL, row.trigger.removeprefix(WITHDRAWN_TRIGGER))


def rows_to(goal: Goal, process: Process) -> tuple[Move, ...]:
    """Return the rows of the table by which a thing can be met."""
    if goal.kind is Kind.STEP:
        parallel = {track.id: step.id for step in process.steps.values() for track in step.tracks}
        home = parallel.get(track_of(goal.name))
        own = tuple(row for row in process.moves if row.dest == goal.name and row.source != goal.name)
        return own or tuple(row for row in process.moves if row.dest == home)
    if goal.kind is Kind.ENDING:
        return tuple(row for row in process.moves if is_ending(row.dest) and ending_of(row.dest) == goal.name)
    if goal.kind is Kind.BESIDE:
        return tuple(row for row in process.moves if row.answer and goal.name in _opens(row, process))
    return tuple(row for row in process.moves if goal in _of_row(row))


def _opens(row: Move, process: Process) -> tuple[str, ...]:
    answers = process.steps[row.source].answers
    return next((answer.opens for answer in answers if answer.id == row.answer), ())


def met_in(events: Iterable[Event], process: Process) -> Iterator[Goal]:
    """Give all that was met in what happened in a case, told by what is written of it and by nothing else."""
    noes: set[str] = set()
    for event in events:
        if isinstance(event.body, ev.ConsentRefused):
            noes.add(str(event.step))
        yield from (goal for goal in _met(event, process) if goal.kind is not Kind.NO or goal.name in noes)


def edges_in(events: Iterable[Event]) -> Iterator[tuple[str, str, str]]:
    """Give every move that was made: from where, by which trigger, and to where."""
    for event in events:
        if event.moved_from is not None and event.moved_to is not None:
            yield event.moved_from, _trigger(event), event.moved_to


def _trigger(event: Event) -> str:
    match event.body:
        case ev.AnswerChosen(trigger=trigger) | ev.StepCompleted(trigger=trigger):
            return trigger
        case ev.CaseClosed(ending=ending):
            return f"{ENDING_TRIGGER}{ending}"
        case _:
            return ""


def _met(event: Event, process: Process) -> Iterator[Goal]:
    body = event.body
    landed = body.state if isinstance(body, ev.CaseOpened) else event.moved_to
    if landed and (landed in process.steps or _is_resting(landed)):
        yield Goal(Kind.STEP, landed)
    match body:
        case ev.SideWorkOpened(side=side):
            yield Goal(Kind.BESIDE, side)
        case ev.CaseClosed(ending=ending):
            yield Goal(Kind.ENDING, ending)
        case ev.AnswerChosen(trigger=trigger) | ev.StepCompleted(trigger=trigger):
            rows = process.candidates(str(event.moved_from), trigger)
            yield from dict.fromkeys(goal for row in rows if row.dest == landed for goal in _of_row(row))
        case _:
            pass


def _is_resting(state: str) -> bool:
    return state.endswith(SLASH) and not is_side(state)
