"""Owns where the steps of a guide drawn by chance lead, so that every name exists and every list leads somewhere."""

from collections.abc import Sequence
from random import Random
from typing import Any

from engine.guideline.element import Target
from engine.guideline.meetings import steps_covered
from engine.guideline.model import Answer, Guard, Step, Track
from engine.guideline.vocabulary import StepKind, TargetKind
from tests.proofs.drawing.places import Plan, Spot, called
from tests.proofs.drawing.words import ENDINGS, FACTS, GUARDIANS, SIDE, VARIANTS, Lean, demands, person, who, words

NEXT = Target(kind=TargetKind.NEXT)
_ANSWERED = (StepKind.MEETING, StepKind.EVALUATION, StepKind.CONSULTATION)
_MOST_COVERED = 2


class Wiring:
    """Makes the steps of one guide from its plan."""

    def __init__(self, chance: Random, plan: Plan, lean: Lean) -> None:
        self._chance = chance
        self._plan = plan
        self._lean = lean
        self._main = plan.steps()
        spots = [spot for row in plan.levels.values() for spot in row]
        self._questions = [spot.id for spot in spots if spot.kind is StepKind.DECISION]
        self._first = next((spots[0].id for spots in plan.levels.values() if spots), "")

    def row(self, spots: Sequence[Spot], *, in_track: bool = False) -> tuple[Step, ...]:
        """Make the steps of one list, from the last to the first: what a meeting covers is known before it."""
        made: tuple[Step, ...] = ()
        for place in reversed(range(len(spots))):
            made = (self._step(spots, place, after=made, in_track=in_track), *made)
        return made

    def _step(self, spots: Sequence[Spot], place: int, *, after: tuple[Step, ...], in_track: bool) -> Step:
        spot = spots[place]
        fields: dict[str, Any] = words(self._chance, self._lean, kind=spot.kind)
        fields |= {"id": spot.id, "kind": spot.kind, "title": called(spot.id)}
        fields["tracks"] = tuple(
            Track(id=track, title=called(track), steps=self.row(row, in_track=True))
            for track, row in spot.tracks.items()
        )
        fields["covers"] = self._covers(spot, after)
        left_out = self._left_out_by(spot)
        onward = bool(after[len(fields["covers"]) :]) or in_track
        ways = self._ways(spots, place, left_out=left_out, onward=onward, in_track=in_track)
        return Step(**(fields | left_out | ways))

    def _covers(self, spot: Spot, after: tuple[Step, ...]) -> tuple[str, ...]:
        """A meeting answers for the steps right after it; not for so many that it answers for some in part."""
        if spot.kind is not StepKind.MEETING or not self._happens(self._lean.covers):
            return ()
        named = tuple(step.id for step in after[: self._chance.randint(1, _MOST_COVERED)])
        return named if steps_covered(Step(**_bare(spot), covers=named), after) == named else ()

    def _left_out_by(self, spot: Spot) -> dict[str, Any]:
        """Draw what leaves a step out; not the first of the guide, where a case begins before any fact is known."""
        if spot.id == self._first:
            return {}
        found: dict[str, Any] = {"optional": self._happens(self._lean.optional)}
        if self._happens(self._lean.guard):
            found["guards"] = (self._guard(),)
        if self._happens(self._lean.variant):
            found["variants"] = (self._chance.choice(VARIANTS),)
        return found

    def _guard(self) -> Guard:
        fact = self._chance.choice(list(FACTS))
        return Guard(fact=fact, values=tuple(self._chance.sample(FACTS[fact], self._chance.randint(1, 2))))

    # ------------------------------------------------------------ the ways on

    def _ways(
        self, spots: Sequence[Spot], place: int, *, left_out: dict[str, Any], onward: bool, in_track: bool
    ) -> dict[str, Any]:
        """Draw where a step leads. One that nothing follows has a way of its own, also for when it is left out."""
        spot = spots[place]
        found: dict[str, Any] = {}
        answered = spot.kind is StepKind.DECISION or (spot.kind in _ANSWERED and self._happens(self._lean.answered))
        if answered:
            found["answers"] = self._answers(spots, place, onward=onward, in_track=in_track)
        loose = bool(left_out.get("optional") or left_out.get("guards") or left_out.get("variants"))
        if (not onward and (loose or not answered)) or self._happens(self._lean.jump):
            found["goto"] = self._target(spots, place, onward=False, in_track=in_track)
        if answered and "goto" not in found and not onward and self._happens(self._lean.shuts):
            found["invites"] = (person(GUARDIANS),)
        if spot.kind is StepKind.CONSENT:
            found["if_refused"] = self._target(spots, place, onward=onward, in_track=in_track)
        return found

    def _answers(self, spots: Sequence[Spot], place: int, *, onward: bool, in_track: bool) -> tuple[Answer, ...]:
        """Draw the answers to a question. Where facts alone decide, one of them often leads back to the question."""
        all_guarded = self._happens(self._lean.unsure)
        count = self._chance.randint(1, 3)
        loops = all_guarded and count > 1 and self._happens(self._lean.again)
        again = self._chance.randrange(count) if loops else count
        shut = self._happens(self._lean.shuts * 0.8)
        itself = (Target(kind=TargetKind.STEP, ref=spots[place].id),)
        ways = (self._targets(spots, place, onward=onward, in_track=in_track) for _ in range(count))
        return tuple(
            self._answer(number, itself if number == again else targets, all_guarded=all_guarded, shut=shut)
            for number, targets in enumerate(ways)
        )

    def _answer(self, number: int, targets: tuple[Target, ...], *, all_guarded: bool, shut: bool) -> Answer:
        ends = any(target.kind is TargetKind.ENDING for target in targets)
        shut = shut or (ends and self._happens(self._lean.shuts))
        return Answer(
            id=f"svar{number}",
            title=f"svar{number}",
            targets=targets,
            opens=(SIDE,) if self._happens(self._lean.beside) else (),
            requires=demands(self._chance, self._lean),
            guards=(self._guard(),) if all_guarded or self._happens(self._lean.guard) else (),
            who=(person(GUARDIANS),) if shut else who(self._chance, self._lean),
        )

    def _targets(self, spots: Sequence[Spot], place: int, *, onward: bool, in_track: bool) -> tuple[Target, ...]:
        count = 2 if self._happens(self._lean.jump) else 1
        drawn = (self._target(spots, place, onward=onward, in_track=in_track, asked=True) for _ in range(count))
        return tuple(dict.fromkeys(drawn))

    def _target(
        self, spots: Sequence[Spot], place: int, *, onward: bool, in_track: bool, asked: bool = False
    ) -> Target:
        """Draw one target: the next step, a step here, one elsewhere, a level, or an ending; in a track only here."""
        if onward and self._happens(self._lean.onward):
            return NEXT
        if in_track:
            return NEXT if onward else Target(kind=TargetKind.STEP, ref=self._chance.choice(spots).id)
        if self._happens(self._lean.ending if asked else self._lean.ending * self._lean.plain):
            return Target(kind=TargetKind.ENDING, ref=self._chance.choice(ENDINGS))
        if not asked and not self._happens(self._lean.trap):
            return self._forward(spots[place].id)
        if self._happens(self._lean.back):
            return Target(kind=TargetKind.STEP, ref=self._chance.choice(spots).id)
        if self._happens(self._lean.level):
            return Target(kind=TargetKind.LEVEL, ref=self._chance.choice(list(self._plan.levels)))
        return Target(kind=TargetKind.STEP, ref=self._chance.choice(self._main))

    def _forward(self, here: str) -> Target:
        """Draw a step that stands later in the guide; where none does, some question, or an ending."""
        later = self._main[self._main.index(here) + 1 :] or self._questions
        if not later:
            return Target(kind=TargetKind.ENDING, ref=self._chance.choice(ENDINGS))
        return Target(kind=TargetKind.STEP, ref=self._chance.choice(later))

    def _happens(self, how_often: float) -> bool:
        return self._chance.random() < how_often


def _bare(spot: Spot) -> dict[str, Any]:
    return {"id": spot.id, "kind": spot.kind, "title": called(spot.id)}
