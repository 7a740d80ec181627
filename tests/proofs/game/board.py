"""Owns the board of the token game: where the tokens of a case may stand in a guide, and every move from there.

It is told by brute force and reads nothing but the model: the analyser of the proofs is tried against it, so the two
share no code. One board is for one variant of the guide. A marking is the token of the main line, and while that is
on a step with tracks one in each: not begun, on a step, between two, or at the end. A move is what happens, in order.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from engine.guideline.element import Demand, Target
from engine.guideline.meetings import steps_covered
from engine.guideline.model import Answer, Guideline, Step, steps_of
from engine.guideline.names import (
    MAIN,
    ending_state,
    finished_state,
    is_ending,
    is_finished,
    level_of,
    resting_state,
    track_of,
)
from engine.guideline.vocabulary import StepKind, TargetKind

NOT_BEGUN = ""
BETWEEN = "→ "  # before the step that a track is about to enter
NEXT = Target(kind=TargetKind.NEXT)


class Marking(NamedTuple):
    """Where the tokens stand: on the main line, and in each track of the step there, if it has any."""

    main: str
    tracks: tuple[str, ...] = ()


class Happens(Enum):
    """What can happen in a move, with what it happens to."""

    DONE = "a step is done"
    ASKED = "a word under `krever` is asked for"
    ENTERED = "a place is entered"
    ENDED = "the case ends, from this place"
    FREED = "a way that is open at any time is taken"


class Event(NamedTuple):
    """One thing that happens."""

    what: Happens
    of: str


@dataclass(frozen=True, slots=True)
class Move:
    """What happens in one move, and how the tokens stand then. `from_rest` is a way of a resting place itself."""

    events: tuple[Event, ...]
    after: Marking
    from_rest: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """A way out of a step. `done` tells that it does what the step is for; `guarded`, that a fact decides on it."""

    target: Target
    answer: Answer | None = None
    done: bool = True
    covers: tuple[str, ...] = ()
    guarded: bool = False


@dataclass(frozen=True, slots=True)
class Coming:
    """A token on its way to a place. `left` is the level that it leaves, none at a start; `enters`, that a level is."""

    place: str
    left: str | None
    enters: bool = False


class Board:
    """The places of one guide in one of its variants, and the moves between them.

    With `waits_for_none` a step with tracks is left whenever one likes: to see what hangs on their being finished.
    """

    def __init__(self, guideline: Guideline, variant: str | None, *, waits_for_none: bool = False) -> None:
        self.waits_for_none = waits_for_none
        self.guideline = guideline
        self.variant = variant
        self.levels = {level.id: level for level in guideline.levels}
        self.steps = {step.id: step for level in guideline.levels for step in steps_of(level)}
        self.endings = {ending.id: ending for ending in guideline.endings}
        self.rows = {level.id: level.steps for level in guideline.levels}
        for step in self.steps.values():
            self.rows.update({track.id: track.steps for track in step.tracks})
        self._moves: dict[Marking, tuple[Move, ...]] = {}

    # ------------------------------------------------------------ where a way leads

    def after(self, step: Step) -> tuple[Step, ...]:
        """Return the steps that stand behind a step in its list."""
        track = track_of(step.id)
        row = self.rows[level_of(step.id) if track == MAIN else track]
        return row[[one.id for one in row].index(step.id) + 1 :]

    def covered(self, step: Step) -> tuple[str, ...]:
        """Return the steps that a step answers for when the case goes on from it to the next."""
        return steps_covered(step, self.after(step)) if step.covers else ()

    def ways(self, step: Step) -> Iterator[Way]:
        """Give the ways out of a step that it names itself."""
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

    def place(self, target: Target, *, left: str | None) -> Coming:
        """Return the place that a target means, seen from anywhere."""
        if target.kind is TargetKind.ENDING:
            return Coming(ending_state(str(target.ref)), left)
        if target.kind is TargetKind.STEP:
            return Coming(str(target.ref), left)
        level = self.levels[str(target.ref)]
        return Coming(level.steps[0].id if level.steps else resting_state(level.id), left, enters=True)

    def starts(self) -> tuple[Coming, ...]:
        """Return where a case may begin."""
        named = [entrance.start for entrance in self.guideline.entrances]
        first = Target(kind=TargetKind.LEVEL, ref=self.guideline.levels[0].id)
        return tuple(self.place(target, left=None) for target in named or [first])

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
        return bool(step and step.variants and self.variant and self.variant not in step.variants)

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
        if is_ending(coming.place) or is_finished(coming.place) or coming.left is None:
            return False
        return coming.enters or coming.left != level_of(coming.place)

    def is_open(self, coming: Coming) -> bool:
        """Tell whether a token may enter here: not a level that is for other variants."""
        if not self.asks(coming):
            return True
        variants = self.levels[level_of(coming.place)].variants
        return not variants or self.variant is None or self.variant in variants

    def landings(self, coming: Coming) -> tuple[Coming, ...]:
        """Return every place that may at last be entered by a token on its way to one."""
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

    # ------------------------------------------------------------ what happens in a move

    def standing(self, place: str) -> Marking:
        """Return how the tokens stand when the main line has come to a place."""
        step = self.steps.get(place)
        return Marking(place, tuple(NOT_BEGUN for _ in step.tracks) if step else ())

    def begun(self) -> tuple[Move, ...]:
        """Return the first moves of a case."""
        landed = (landing for start in self.starts() for landing in self.landings(start))
        return tuple(Move(self._arrival(landing, "", ()), self.standing(landing.place)) for landing in landed)

    def moves(self, marking: Marking) -> tuple[Move, ...]:
        """Return every move from a marking."""
        if marking not in self._moves:
            self._moves[marking] = tuple(self._from(marking))
        return self._moves[marking]

    def _from(self, marking: Marking) -> Iterator[Move]:
        if is_ending(marking.main):
            return
        step = self.steps.get(marking.main)
        if step is None:
            yield from self._from_rest(marking.main)
        else:
            for number, place in enumerate(marking.tracks):
                for events, dest in self._in_track(step, number, place=place):
                    yield Move(events, Marking(marking.main, _put(marking.tracks, number, dest)))
            if self.waits_for_none or all(map(is_finished, marking.tracks)):
                for events, landing in self._leaving(step):
                    yield Move(events, self.standing(landing))
        yield from self._at_any_time(marking.main)

    def _in_track(self, step: Step, number: int, *, place: str) -> Iterator[tuple[tuple[Event, ...], str]]:
        """Give what one track can do. Others may move between its being done with a step and entering the next."""
        if place == NOT_BEGUN:
            first = Coming(step.tracks[number].steps[0].id, level_of(step.id))
            for landing in self.landings(first):
                yield self._arrival(landing, "", ()), landing.place
        elif place.startswith(BETWEEN):
            dest = place.removeprefix(BETWEEN)
            yield (Event(Happens.ENTERED, dest),), dest
        elif not is_finished(place):
            for events, dest in self._leaving(self.steps[place]):
                waits = not is_finished(dest) and len(step.tracks) > 1
                yield (events[:-1], f"{BETWEEN}{dest}") if waits else (events, dest)

    def _leaving(self, step: Step) -> Iterator[tuple[tuple[Event, ...], str]]:
        for way in self.ways(step):
            covers = way.covers if way.target.kind is TargetKind.NEXT else ()
            last = covers[-1] if covers else step.id
            done = [Event(Happens.DONE, step.id)] if way.done else []
            for name in covers:
                done += [Event(Happens.ENTERED, name), Event(Happens.DONE, name)]
            asked = _asked(way.answer.requires if way.answer else ())
            for landing in self.landings(self.aim(step, way.target, covers=covers)):
                yield (*done, *asked, *self._arrival(landing, last, ())), landing.place

    def _from_rest(self, place: str) -> Iterator[Move]:
        here = level_of(place)
        others = [Target(kind=TargetKind.LEVEL, ref=level) for level in self.levels if level != here]
        ends = [Target(kind=TargetKind.ENDING, ref=ending) for ending in self.endings]
        for target in (*others, *ends):
            for landing in self.landings(self.place(target, left=here)):
                yield Move(self._arrival(landing, here, ()), self.standing(landing.place), from_rest=True)

    def _at_any_time(self, place: str) -> Iterator[Move]:
        rules = (rule.afterwards for rule in self.guideline.rules if rule.afterwards)
        kinds = (kind.on_withdrawal for kind in self.guideline.consent_types if kind.on_withdrawal)
        freed = (Event(Happens.FREED, place),)
        for target in (*rules, *kinds):
            for landing in self.landings(self.place(target, left=level_of(place))):
                yield Move(self._arrival(landing, place, freed), self.standing(landing.place))

    def _arrival(self, landing: Coming, left: str, before: tuple[Event, ...]) -> tuple[Event, ...]:
        if is_finished(landing.place):
            return before
        if is_ending(landing.place):
            asked = _asked(self.endings[landing.place[1:]].requires)
            return (*before, *asked, Event(Happens.ENDED, left))
        asked = _asked(self.levels[level_of(landing.place)].requires) if self.asks(landing) else ()
        return (*before, *asked, Event(Happens.ENTERED, landing.place))


def _asked(demands: tuple[Demand, ...]) -> tuple[Event, ...]:
    return tuple(Event(Happens.ASKED, demand.requirement) for demand in demands)


def _put(places: tuple[str, ...], number: int, place: str) -> tuple[str, ...]:
    return (*places[:number], place, *places[number + 1 :])


def boards(guideline: Guideline) -> tuple[Board, ...]:
    """Return the boards of a guide: one for each variant, or the only one."""
    return tuple(Board(guideline, variant) for variant in guideline.head.variants or (None,))
