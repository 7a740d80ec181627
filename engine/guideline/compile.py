"""Compiles a guideline to the table of moves: every way on, with the gates that the guide puts before it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from engine.guideline.element import Target
from engine.guideline.gates import entry_gates, exit_gates, gates_of
from engine.guideline.model import Answer, Guideline, Level, Step
from engine.guideline.names import ending_state, is_ending, level_of, resting_state
from engine.guideline.process import COMPLETE, ENDING_TRIGGER, SKIP, Gate, Move, Need, Process, entry_of, index
from engine.guideline.registry import Ending
from engine.guideline.vocabulary import StepKind, TargetKind


def compile_process(guideline: Guideline, digest: str) -> Process:
    """Return the process of a checked guideline. `digest` identifies its content."""
    return index(guideline, _Table(guideline).moves(), digest=digest)


@dataclass(frozen=True, slots=True)
class _Way:
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
        self.levels = {level.id: level for level in guideline.levels}
        self.steps = {step.id: step for level in guideline.levels for step in level.steps}
        self.order = {step_id: place for place, step_id in enumerate(self.steps)}
        self.endings = {ending.id: ending for ending in guideline.endings}

    def moves(self) -> Iterator[Move]:
        for level in self.guideline.levels:
            if not level.steps:
                yield from self._from_resting(level)
            for step in level.steps:
                yield from self._from_step(step)

    def _from_resting(self, level: Level) -> Iterator[Move]:
        reason = Gate(need=Need.REASON, at=level.at)
        for other in self.guideline.levels:
            if other.id != level.id:
                target = Target(kind=TargetKind.LEVEL, ref=other.id)
                yield from self._moves(_Way(f"go:{other.id}", resting_state(level.id), (reason,)), target)
        for ending in self.guideline.endings:
            yield self._end(resting_state(level.id), ending, gates=(reason,))

    def _from_step(self, step: Step) -> Iterator[Move]:
        leave = exit_gates(step, self.guideline) + self._covered_gates(step)
        if step.kind is StepKind.CONSENT and step.if_refused:
            yes = Gate(need=Need.CONSENT_VALID, subject=step.id, at=step.at)
            no = Gate(need=Need.CONSENT_REFUSED, subject=step.id, at=step.at)
            yield from self._moves(_Way(COMPLETE, step.id, leave, (yes,), step.covers), self._onward(step))
            yield from self._moves(_Way(COMPLETE, step.id, (), (no,)), step.if_refused)
        elif not step.answers:
            yield from self._moves(_Way(COMPLETE, step.id, leave, covers=step.covers), self._onward(step))
        for answer in step.answers:
            yield from self._from_answer(step, answer, leave=leave)
        if step.optional:
            yield from self._moves(_Way(SKIP, step.id, ()), self._onward(step))
        for ending in self.guideline.endings:
            wish = Gate(need=Need.FAMILY_WISH, at=step.at)
            yield self._end(step.id, ending, gates=(wish, Gate(need=Need.REASON, at=step.at)))

    def _from_answer(self, step: Step, answer: Answer, *, leave: tuple[Gate, ...]) -> Iterator[Move]:
        gates = leave + gates_of(answer.requires)
        for target in answer.targets:
            trigger = answer_trigger(answer.id, target if len(answer.targets) > 1 else None)
            way = _Way(trigger, step.id, gates, covers=step.covers, answer=answer.id)
            yield from self._moves(way, target)

    def _covered_gates(self, step: Step) -> tuple[Gate, ...]:
        """What a meeting must hold for the steps it answers for, asked as if it were done at the meeting."""
        covered = (self.steps[name] for name in step.covers)
        return tuple(
            replace(gate, subject=step.id) if gate.subject == other.id else gate
            for other in covered
            if not other.answers
            for gate in exit_gates(other, self.guideline)
            if gate.need is not Need.MEETING_HELD
        )

    def _onward(self, step: Step) -> Target:
        return step.goto or Target(kind=TargetKind.NEXT, at=step.at)

    def _end(self, source: str, ending: Ending, *, gates: tuple[Gate, ...]) -> Move:
        return Move(
            trigger=f"{ENDING_TRIGGER}{ending.id}",
            source=source,
            dest=ending_state(ending.id),
            gates=gates + gates_of(ending.requires),
        )

    def _moves(self, way: _Way, target: Target) -> Iterator[Move]:
        """Lay one way on: a row for the target itself, and one for each run of guarded steps that facts leave out."""
        covers = way.covers if target.kind is TargetKind.NEXT else ()
        dest = self._land(way.source, target, covers=covers)
        guards = way.guards
        passed: tuple[str, ...] = ()
        while dest not in passed:
            landing = self.steps.get(dest)
            guard = landing.guards[0] if landing and landing.guards else None
            met = Gate(need=Need.FACT_IS, subject=guard.fact, values=guard.values, at=guard.at) if guard else None
            yield Move(
                trigger=way.trigger,
                source=way.source,
                dest=dest,
                guards=guards + ((met,) if met else ()),
                gates=way.gates + self._entering(way.source, target, dest=dest),
                passed=passed,
                covered=tuple(name for name in covers if name != dest),
                new_pass=self._is_new_pass(way.source, dest, target=target),
                answer=way.answer,
            )
            if not landing or not met:
                return
            guards = (*guards, Gate(need=Need.FACT_IS_NOT, subject=met.subject, values=met.values, at=met.at))
            passed = (*passed, dest)
            dest = self._land(dest, self._onward(landing), covers=())

    def _land(self, source: str, target: Target, *, covers: tuple[str, ...]) -> str:
        match target.kind:
            case TargetKind.STEP:
                return str(target.ref)
            case TargetKind.LEVEL:
                return entry_of(self.levels[str(target.ref)])
            case TargetKind.ENDING:
                return ending_state(str(target.ref))
            case TargetKind.NEXT:
                return self._next(source, covers)

    def _next(self, source: str, covered: tuple[str, ...]) -> str:
        """Return the next step of the level that is not answered for; a decision is never answered for."""
        steps = self.levels[level_of(source)].steps
        place = [step.id for step in steps].index(source)
        for step in steps[place + 1 :]:
            if step.id not in covered or step.answers:
                return step.id
        message = f"{source} has nowhere to go on"
        raise ValueError(message)

    def _entering(self, source: str, target: Target, *, dest: str) -> tuple[Gate, ...]:
        if is_ending(dest):
            return gates_of(self.endings[dest[1:]].requires)
        level = self.levels[level_of(dest)]
        enters_level = target.kind is TargetKind.LEVEL or level_of(source) != level.id
        asked = gates_of(level.requires) if enters_level else ()
        landing = self.steps.get(dest)
        return asked + (entry_gates(landing, self.guideline) if landing else ())

    def _is_new_pass(self, source: str, dest: str, *, target: Target) -> bool:
        if is_ending(dest):
            return False
        if target.kind is TargetKind.LEVEL or level_of(source) != level_of(dest):
            return True
        return self.order[dest] <= self.order[source]


def answer_trigger(answer: str, target: Target | None = None) -> str:
    """Return the trigger of an answer; one with several targets has a trigger for each."""
    return f"answer:{answer}" if target is None else f"answer:{answer}:{target.kind}:{target.ref or ''}"
