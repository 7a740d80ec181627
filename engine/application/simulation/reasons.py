"""Why something of a guide was not met: no way leads there, the way is closed, or nobody came to it."""

from enum import StrEnum

from engine.application.simulation.driving import edge
from engine.application.simulation.exploring import Explored
from engine.application.simulation.goals import Goal, Kind, rows_to
from engine.cases.opening import entrances
from engine.cases.refusals import Reason
from engine.guideline.process import Move, Process
from engine.values import Struct


class Cause(StrEnum):
    """What sort of reason it is."""

    NO_WAY = "no-way"
    UNOPENED = "unopened"
    CLOSED = "closed"
    BEHIND = "behind"
    BROKEN_OFF = "broken-off"


class Because(Struct, frozen=True):
    """Why a thing was not met: at which place the way is closed, or which was not reached, and what is asked for."""

    goal: Goal
    cause: Cause
    place: str | None = None
    reasons: tuple[Reason, ...] = ()


def reasons_why(found: Explored) -> tuple[Because, ...]:
    """Return why each thing that is missing was not met, in the order of the guide."""
    reachable = _reachable(found.process)
    return tuple(_because(goal, found, reachable=reachable) for goal in found.missing)


def _because(goal: Goal, found: Explored, *, reachable: frozenset[str]) -> Because:
    rows = rows_to(goal, found.process)
    if goal.name in found.unopened:
        return Because(goal, Cause.UNOPENED, reasons=found.unopened[goal.name])
    if not any(row.source in reachable for row in rows):
        return Because(goal, Cause.NO_WAY)
    live = [row for row in rows if Goal(Kind.STEP, row.source) in found.met]
    if not live:
        return Because(goal, Cause.BEHIND, next(row.source for row in rows if row.source in reachable))
    for row in live:
        if edge(row) in found.blocked:
            return Because(goal, Cause.CLOSED, row.source, found.blocked[edge(row)].reasons)
    if not found.is_whole:
        return Because(goal, Cause.BROKEN_OFF, live[0].source)
    return Because(goal, Cause.CLOSED, live[0].source, _asked(live[0]))


def _asked(row: Move) -> tuple[Reason, ...]:
    """Return what a row hangs on that was never so when the case came there."""
    return tuple(Reason(gate.need.value, (), gate) for gate in row.conditions)


def _reachable(process: Process) -> frozenset[str]:
    """Return the places that some row of the table leads to from where a case may begin, whatever it asks for."""
    queue = [state for state, _ in entrances(process)]
    found = set(queue)
    for state in queue:
        step = process.steps.get(state)
        begun = [track.steps[0].id for track in (step.tracks if step else ())]
        rows = (row for of_trigger in process.outgoing.get(state, {}).values() for row in of_trigger)
        for other in (*begun, *(place for row in rows for place in (row.dest, *row.passed))):
            if other not in found:
                found.add(other)
                queue.append(other)
    return frozenset(found)
