"""Owns the board of the token game: the places where the tokens of a case may stand, and where each way leads.

It is told by brute force and reads nothing but the model: the analyser of the proofs is tried against it, so the two
share no code. One board is for one variant of the guide.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from engine.guideline.element import Target
from engine.guideline.meetings import steps_covered
from engine.guideline.model import Answer, Guideline, Level, Step, steps_of
from engine.guideline.names import (
    ending_state,
    finished_state,
    is_ending,
    is_finished,
    level_of,
    resting_state,
    track_of,
)
from engine.guideline.vocabulary import StepKind, TargetKind

NEXT = Target(kind=TargetKind.NEXT)


@dataclass(frozen=True, slots=True)
class Way:
    """A way out of a step. `done` tells that it does what the step is for; `guarded`, that a fact decides on it."""

    target: Target
    answer: Answer | None = None
    done: bool = True
    covers: tuple[str, ...] = ()
    guarded: bool = False


class Coming(NamedTuple):
    """A token on its way to a place. `left` is the level that it leaves, at a start its own.

    `enters` tells that it is sent to a level, not to a step.
    """

    place: str
    left: str
    enters: bool = False


class Board:
    """The places of one guide in one of its variants, and where the ways from each lead."""

    def __init__(self, guideline: Guideline, variant: str | None) -> None:
        self.guideline = guideline
        self.variant = variant
        self.levels = {level.id: level for level in guideline.levels}
        self.steps = {step.id: step for level in guideline.levels for step in steps_of(level)}
        self.endings = {ending.id: ending for ending in guideline.endings}
        self._after = _behind_each(self.steps.values(), guideline)
        self._ways: dict[str, tuple[Way, ...]] = {}
        self._landings: dict[Coming, tuple[Coming, ...]] = {}

    # ------------------------------------------------------------ where a way leads

    def after(self, step: Step) -> tuple[Step, ...]:
        """Return the steps that stand behind a step in its list."""
        return self._after[step.id]

    def covered(self, step: Step) -> tuple[str, ...]:
        """Return the steps that a step answers for when the case goes on from it to the next."""
        return steps_covered(step, self.after(step)) if step.covers else ()

    def ways(self, step: Step) -> tuple[Way, ...]:
        """Return the ways out of a step that it names itself."""
        if step.id not in self._ways:
            self._ways[step.id] = tuple(self._ways_of(step))
        return self._ways[step.id]

    def _ways_of(self, step: Step) -> Iterator[Way]:
        covers = self.covered(step)
        onward = step.goto or NEXT
        if step.kind is StepKind.CONSENT and step.if_refused:
            yield Way(onward, covers=covers)
            yield Way(step.if_refused, done=False)
        elif not step.answers:
            yield Way(onward, covers=covers)
        counts = not (step.kind is StepKind.CONSENT and step.if_refused)
        for answer in step.answers:
            for target in answer.targets:
                yield Way(target, answer, done=counts, covers=covers, guarded=bool(answer.guards))

    def aim(self, step: Step, target: Target, *, covers: tuple[str, ...] = ()) -> Coming:
        """Return the place that a target means, seen from a step."""
        left = level_of(step.id)
        if target.kind is not TargetKind.NEXT:
            return self.place(target, left=left)
        for other in self.after(step):
            if other.id not in covers:
                return Coming(other.id, left)
        return Coming(finished_state(track_of(step.id)), left)

    def place(self, target: Target, *, left: str) -> Coming:
        """Return the place that a target means, seen from anywhere."""
        if target.kind is TargetKind.ENDING:
            return Coming(ending_state(str(target.ref)), left)
        if target.kind is TargetKind.STEP:
            return Coming(str(target.ref), left)
        level = self.levels[str(target.ref)]
        return Coming(level.steps[0].id if level.steps else resting_state(level.id), left, enters=True)

    def starts(self) -> tuple[Coming, ...]:
        """Return where a case may begin. Its level asks nothing of it there; one that it comes to from there does."""
        named = [entrance.start for entrance in self.guideline.entrances]
        first = Target(kind=TargetKind.LEVEL, ref=self.guideline.levels[0].id)
        places = [self.place(target, left="").place for target in named or [first]]
        return tuple(Coming(place, level_of(place)) for place in places if self.is_for(self.levels[level_of(place)]))

    # ------------------------------------------------------------ arriving

    def settled(self, coming: Coming) -> Coming | None:
        """Return where a token comes to be, past steps that the variant leaves out; nowhere where they lead in a ring.

        Nowhere, too, where it comes to a level that the variant may not enter.
        """
        seen = set()
        while self.left_out_by_variant(coming.place):
            if coming.place in seen:
                return None
            seen.add(coming.place)
            coming = self.past(coming)
        return coming if self.is_open(coming) or self.is_loose(coming.place) else None

    def left_out_by_variant(self, place: str) -> bool:
        """Tell whether a step is not there at all in this variant."""
        step = self.steps.get(place)
        return step is not None and not self.is_for(step)

    def is_for(self, part: Level | Step) -> bool:
        """Tell whether a level or a step is there in this variant."""
        return not part.variants or self.variant is None or self.variant in part.variants

    def is_loose(self, place: str) -> bool:
        """Tell whether who comes to a step may enter it or leave it out."""
        step = self.steps.get(place)
        return bool(step and (step.guards or step.optional))

    def past(self, coming: Coming) -> Coming:
        """Return where a token comes that leaves out the step it came to; what that step covers is then not met."""
        step = self.steps[coming.place]
        onward = self.aim(step, step.goto or NEXT)
        enters = onward.enters or coming.enters
        return Coming(onward.place, coming.left, enters=enters)

    def asks(self, coming: Coming) -> bool:
        """Tell whether a token that enters here is asked what the level asks."""
        if is_ending(coming.place) or is_finished(coming.place):
            return False
        return coming.enters or coming.left != level_of(coming.place)

    def is_open(self, coming: Coming) -> bool:
        """Tell whether a token may enter here: not a level that is for other variants."""
        if not self.asks(coming):
            return True
        return self.is_for(self.levels[level_of(coming.place)])

    def landings(self, coming: Coming) -> tuple[Coming, ...]:
        """Return every place that may at last be entered by a token on its way to one."""
        if coming not in self._landings:
            self._landings[coming] = self._landing(coming)
        return self._landings[coming]

    def _landing(self, coming: Coming) -> tuple[Coming, ...]:
        found, seen, waiting = dict[Coming, None](), set[Coming](), [coming]
        while waiting:
            here = self.settled(waiting.pop())
            if here is None or here in seen:
                continue
            seen.add(here)
            if self.is_open(here):
                found[here] = None
            if self.is_loose(here.place):
                waiting.append(self.past(here))
        return tuple(found)


def _behind_each(steps: Iterable[Step], guideline: Guideline) -> dict[str, tuple[Step, ...]]:
    """Return, for each step, those that stand behind it in its list."""
    rows = [level.steps for level in guideline.levels] + [track.steps for step in steps for track in step.tracks]
    return {step.id: row[place + 1 :] for row in rows for place, step in enumerate(row)}


def boards(guideline: Guideline) -> tuple[Board, ...]:
    """Return the boards of a guide: one for each variant, or the only one."""
    return tuple(Board(guideline, variant) for variant in guideline.head.variants or (None,))
