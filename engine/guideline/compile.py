"""Compiles a guideline to the table of moves: every way on, with the gates that the guide puts before it."""

from collections.abc import Iterator

from engine.guideline.element import Target
from engine.guideline.gates import Gates, gates_of, guards_of, kept_out, left_out
from engine.guideline.model import Guideline, Level, Step, steps_of
from engine.guideline.names import (
    MAIN,
    ending_state,
    is_ending,
    is_finished,
    level_of,
    resting_state,
    side_level,
    track_of,
)
from engine.guideline.process import (
    AFTER_TRIGGER,
    COMPLETE,
    ENDING_TRIGGER,
    SKIP,
    WITHDRAWN_TRIGGER,
    Gate,
    Move,
    Need,
    Process,
    index,
)
from engine.guideline.registry import Ending, SideWork
from engine.guideline.vocabulary import TargetKind
from engine.guideline.ways import Left, Way, Ways
from engine.values import Struct, replace

PLAIN_END = "slutt"
MOST_WEIGHT = 2_000_000
"""A table heavier than this takes more than seconds to lay and hundreds of megabytes to keep."""
_OF_A_ROW = 20  # what a row weighs beside its conditions and the steps it goes past


def compile_process(guideline: Guideline, digest: str, *, moves: tuple[Move, ...] | None = None) -> Process:
    """Return the process of a checked guideline. `digest` identifies its content, `moves` are its table once laid."""
    return index(guideline, _Table(guideline).moves() if moves is None else moves, digest=digest)


def laid(guideline: Guideline, *, most: int = MOST_WEIGHT) -> tuple[Move, ...] | None:
    """Return the table of moves, or None where it is heavier than the program can carry; it is laid no further."""
    weight, found = 0, []
    for row in _Table(guideline).moves():
        weight += _OF_A_ROW + len(row.guards) + len(row.gates) + len(row.passed) + len(row.covered)
        if weight > most:
            return None
        found.append(row)
    return tuple(found)


class _Way(Struct, frozen=True):
    """A way out of a state, before it is known where it lands."""

    trigger: str
    source: str
    gates: tuple[Gate, ...]
    guards: tuple[Gate, ...] = ()
    covers: tuple[str, ...] = ()
    answer: str | None = None


class _Table:
    """Lays out the moves of one guideline; alive only while it compiles."""

    def __init__(self, guideline: Guideline) -> None:
        self.guideline = guideline
        self.gates = Gates(guideline)
        self.ways = Ways(guideline)
        self.levels, self.steps = self.ways.levels, self.ways.steps
        self.order = {step_id: place for place, step_id in enumerate(self.steps)}
        self.asked = {ending_state(ending.id): gates_of(ending.requires) for ending in guideline.endings}
        self.shields = bool(kept_out(guideline))
        self.offers = tuple(self._opened())

    def moves(self) -> Iterator[Move]:
        for level in self.guideline.levels:
            if not level.steps:
                yield from self._from_resting(level)
            for step in steps_of(level):
                yield from self._from_step(step)
        for side in self.guideline.side_work:
            yield from self._from_side(side)

    # ------------------------------------------------------------ from a place without steps

    def _from_resting(self, level: Level) -> Iterator[Move]:
        here, reason = resting_state(level.id), Gate(need=Need.REASON, at=level.at)
        for other in self.guideline.levels:
            if other.id != level.id:
                target = Target(kind=TargetKind.LEVEL, ref=other.id)
                yield from self._moves(_Way(f"go:{other.id}", here, (reason,)), target)
        for ending in self.guideline.endings:
            yield self._end(here, ending, gates=(reason,))
        yield from self._offered(here)

    def _from_side(self, side: SideWork) -> Iterator[Move]:
        """Work beside a case has no steps: it goes on until somebody ends it, and says why."""
        here = resting_state(side_level(side.id))
        plain = [ending for ending in self.guideline.endings if ending.id == PLAIN_END]
        for ending in plain or self.guideline.endings:
            yield self._end(here, ending, gates=(Gate(need=Need.REASON, at=side.at),))

    # ------------------------------------------------------------ from a step

    def _from_step(self, step: Step) -> Iterator[Move]:
        leave = self.gates.exit(step)
        for way in self.ways.out_of(step):
            yield from self._moves(self._gated(step, way, leave=leave), way.target)
        yield from self._past(step)
        if track_of(step.id) == MAIN:
            yield from self._out(step)
            yield from self._offered(step.id)

    def _gated(self, step: Step, way: Way, *, leave: tuple[Gate, ...]) -> _Way:
        """Put before a way out of a step what the guide asks for there."""
        match way.left:
            case Left.DONE:
                return _Way(COMPLETE, step.id, leave, covers=way.covers)
            case Left.CONSENTED:
                return _Way(COMPLETE, step.id, leave, (_asked(step),), way.covers)
            case Left.REFUSED:
                return _Way(COMPLETE, step.id, (), (replace(_asked(step), need=Need.CONSENT_REFUSED),))
            case Left.ANSWERED:
                return self._answered(step, way, leave=leave)

    def _answered(self, step: Step, way: Way, *, leave: tuple[Gate, ...]) -> _Way:
        answer = way.answer
        if answer is None:  # a way that is no answer never comes here
            raise TypeError(way)
        trigger = answer_trigger(answer.id, way.target if len(answer.targets) > 1 else None)
        gates = leave + self.gates.answer(answer, step)
        return _Way(trigger, step.id, gates, covers=way.covers, answer=answer.id)

    def _past(self, step: Step) -> Iterator[Move]:
        """A step is passed where it is optional, or where it faces somebody who is kept out of the case.

        So is a meeting that answers for such a step; what it answers for is then met by itself.
        """
        if step.optional:
            yield from self._moves(_Way(SKIP, step.id, ()), self.ways.onward(step))
        elif self.shields and any(map(self.gates.faces_kept_out, self._held(step))) and self.ways.goes_on(step):
            shielded = Gate(need=Need.SHIELDED, subject=step.id, at=step.at)
            yield from self._moves(_Way(SKIP, step.id, (), (shielded,)), self.ways.onward(step))

    def _out(self, step: Step) -> Iterator[Move]:
        """Every step lets the family end the case, and under a shield anybody."""
        need = Need.WISH_OR_SHIELD if self.shields else Need.FAMILY_WISH
        gates = (Gate(need=need, at=step.at), Gate(need=Need.REASON, at=step.at))
        for ending in self.guideline.endings:
            yield self._end(step.id, ending, gates=gates)

    def _offered(self, here: str) -> Iterator[Move]:
        """Lay the ways that a rule or a consent opens from wherever the case stands."""
        for trigger, guards, target in self.offers:
            yield from self._moves(_Way(trigger, here, (), guards), target)

    def _opened(self) -> Iterator[tuple[str, tuple[Gate, ...], Target]]:
        for rule in self.guideline.rules:
            if rule.afterwards:
                sent = Gate(need=Need.REPORTED, at=rule.afterwards.at)
                yield f"{AFTER_TRIGGER}{rule.id}", (sent,), rule.afterwards
        for kind in self.guideline.consent_types:
            if kind.on_withdrawal:
                yield f"{WITHDRAWN_TRIGGER}{kind.id}", (), kind.on_withdrawal

    def _covered_gates(self, source: str, covers: tuple[str, ...]) -> tuple[Gate, ...]:
        """What a meeting must hold for the steps it answers for: what is before them and behind them, asked there."""
        if not covers:
            return ()
        return tuple(
            replace(gate, subject=source) if gate.subject == other.id else gate
            for other in (self.steps[name] for name in covers)
            for gate in (*self.gates.entry(other), *self.gates.exit(other))
            if gate.need is not Need.MEETING_HELD or gate.values
        )

    def _held(self, step: Step) -> tuple[Step, ...]:
        return (step, *(self.steps[name] for name in self.ways.covered(step)))

    def _end(self, source: str, ending: Ending, *, gates: tuple[Gate, ...]) -> Move:
        dest = ending_state(ending.id)
        return Move(trigger=f"{ENDING_TRIGGER}{ending.id}", source=source, dest=dest, gates=gates + self.asked[dest])

    # ------------------------------------------------------------ where a way lands

    def _moves(self, way: _Way, target: Target) -> Iterator[Move]:
        """Lay one way on: a row for the target itself, and one for each run of guarded steps that are left out."""
        covers = way.covers if target.kind is TargetKind.NEXT else ()
        dest = self.ways.land(way.source, target, covers=covers)
        guards, gates = way.guards, way.gates + self._covered_gates(way.source, covers)
        passed: tuple[str, ...] = ()
        enters = target.kind is TargetKind.LEVEL
        while dest not in passed:
            landing = self.steps.get(dest)
            met = guards_of(landing) if landing else ()
            move = Move(
                trigger=way.trigger,
                source=way.source,
                dest=dest,
                guards=guards + met,
                gates=gates + self._entering(way.source, dest, enters=enters),
                passed=passed,
                covered=covers,
                new_pass=self._is_new_pass(way.source, dest, enters=enters),
                answer=way.answer,
            )
            yield _without_what_it_meets(move)
            if not landing or not met:
                return
            guards = (*guards, left_out(met))
            passed = (*passed, dest)
            onward = self.ways.onward(landing)
            enters = enters or onward.kind is TargetKind.LEVEL
            dest = self.ways.land(dest, onward, covers=())

    def _entering(self, source: str, dest: str, *, enters: bool) -> tuple[Gate, ...]:
        if dest in self.asked:
            return self.asked[dest]
        if is_finished(dest):
            return ()
        level = self.levels[level_of(dest)]
        asked = self.gates.level(level) if enters or level_of(source) != level.id else ()
        landing = self.steps.get(dest)
        return asked + (self.gates.entry(landing) if landing else ())

    def _is_new_pass(self, source: str, dest: str, *, enters: bool) -> bool:
        if is_ending(dest) or is_finished(dest):
            return False
        if enters or level_of(source) != level_of(dest):
            return True
        return self.order.get(dest, 0) <= self.order.get(source, 0)


def _without_what_it_meets(move: Move) -> Move:
    """Ask of a move that completes a pass of a level for no earlier one: whoever leaves the level has tried it."""
    met = move.completes
    if met is None or not any(gate.need is Need.TRIED and gate.subject == met for gate in move.gates):
        return move
    return replace(move, gates=tuple(gate for gate in move.gates if gate.need is not Need.TRIED or gate.subject != met))


def _asked(step: Step) -> Gate:
    """Return the guard that holds where the consent of a step was answered with yes."""
    return Gate(need=Need.CONSENT_VALID, subject=step.id, about=step.consent_type, values=step.consent_for, at=step.at)


def answer_trigger(answer: str, target: Target | None = None) -> str:
    """Return the trigger of an answer; one with several targets has a trigger for each."""
    return f"answer:{answer}" if target is None else f"answer:{answer}:{target.kind}:{target.ref or ''}"
