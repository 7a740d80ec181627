"""Which ways lead on from each step and where each lands: what the table of moves and the flow graph both lay.

It knows no gates: a way is there or not, whatever has to be done before it may be taken.
"""

from collections.abc import Iterator
from enum import Enum

from engine.guideline.element import Target
from engine.guideline.meetings import steps_covered
from engine.guideline.model import Answer, Guideline, Step, steps_of
from engine.guideline.names import MAIN, ending_state, finished_state, track_of
from engine.guideline.process import entry_of
from engine.guideline.vocabulary import StepKind, TargetKind
from engine.values import Struct


class Left(Enum):
    """How a step is left."""

    DONE = "done"
    CONSENTED = "consented"
    REFUSED = "refused"
    ANSWERED = "answered"


class Way(Struct, frozen=True, gc=False):
    """A way out of a step, with the steps that are met on it where the step is a meeting that answers for others."""

    left: Left
    target: Target
    covers: tuple[str, ...] = ()
    answer: Answer | None = None


class Ways:
    """The ways of one guideline, with what they all look up laid ready."""

    def __init__(self, guideline: Guideline) -> None:
        self.guideline = guideline
        self.levels = {level.id: level for level in guideline.levels}
        self.steps = {step.id: step for level in guideline.levels for step in steps_of(level)}
        self._follows = {step.id: (row, place) for row in self._rows() for place, step in enumerate(row)}

    def _rows(self) -> Iterator[tuple[Step, ...]]:
        """Give the steps that follow each other: those of a level, and those of each track."""
        for level in self.guideline.levels:
            yield level.steps
            for step in level.steps:
                yield from (track.steps for track in step.tracks)

    def out_of(self, step: Step) -> Iterator[Way]:
        """Give each way out of a step, in the order of the guide. Passing it by is none of them."""
        covers = self.covered(step) if step.covers else ()
        if step.kind is StepKind.CONSENT and step.if_refused:
            yield Way(Left.CONSENTED, self.onward(step), covers)
            yield Way(Left.REFUSED, step.if_refused)
        elif not step.answers:
            yield Way(Left.DONE, self.onward(step), covers)
        for answer in step.answers:
            for target in answer.targets:
                yield Way(Left.ANSWERED, target, covers, answer)

    def straight_on(self, step: Step) -> Step | None:
        """Return the next step, where to be done with this one and come to it is the only way out of it; else None."""
        if step.answers or step.covers or step.goto or step.if_refused or step.tracks:
            return None
        row, place = self._follows[step.id]
        return row[place + 1] if place + 1 < len(row) else None

    def covered(self, step: Step) -> tuple[str, ...]:
        """Return the steps after this one that it answers for."""
        if not step.covers:
            return ()
        row, place = self._follows[step.id]
        return steps_covered(step, row[place + 1 :])

    def met_on(self, way: Way) -> tuple[str, ...]:
        """Return the steps that are answered for on a way: none, where it leads elsewhere than straight on."""
        return way.covers if way.target.kind is TargetKind.NEXT else ()

    def onward(self, step: Step) -> Target:
        """Return where a step goes on by itself, also where it is left out."""
        return step.goto or Target(kind=TargetKind.NEXT, at=step.at)

    def goes_on(self, step: Step) -> bool:
        """Tell whether there is anywhere to go past a step: a way of its own, a next step, or the end of its track."""
        row, place = self._follows[step.id]
        return step.goto is not None or place + 1 < len(row) or track_of(step.id) != MAIN

    def land(self, source: str, target: Target, *, covers: tuple[str, ...]) -> str:
        """Return the state that a target means, as seen from a state; `covers` are gone past."""
        match target.kind:
            case TargetKind.NEXT:
                return self._next(source, covers)
            case TargetKind.STEP:
                return str(target.ref)
            case TargetKind.LEVEL:
                return entry_of(self.levels[str(target.ref)])
            case TargetKind.ENDING:
                return ending_state(str(target.ref))

    def _next(self, source: str, covered: tuple[str, ...]) -> str:
        """Return the next step that is not answered for, or the end of the track."""
        row, place = self._follows[source]
        while (place := place + 1) < len(row):
            if row[place].id not in covered:
                return row[place].id
        if track_of(source) != MAIN:
            return finished_state(track_of(source))
        message = f"{source} has nowhere to go on"
        raise ValueError(message)
