"""Owns the moves of the token game: what happens, in order, when a token on the board goes on.

What one token can do hangs on where it stands alone, so that is found out once a place. To be done with a step and to
enter the next is one move, as it is one act in a case: nothing of another track comes between.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from engine.guideline.element import Demand, Target
from engine.guideline.model import Step, Track
from engine.guideline.names import ending_of, is_ending, is_finished, level_of
from engine.guideline.vocabulary import TargetKind
from tests.proofs.game.board import Board, Coming


class Happens(Enum):
    """What can happen in a move, with what it happens to."""

    DONE = "a step is done"
    CHOSEN = "an answer is chosen"
    ASKED = "a word under `krever` is asked for"
    ENTERED = "a place is entered"
    ENDED = "the case ends, from this place"
    FREED = "a way that is open at any time is taken"


COUNTED = (Happens.ENTERED, Happens.ENDED)


class Event(NamedTuple):
    """One thing that happens; `to` is the ending, where the case ends."""

    what: Happens
    of: str
    to: str = ""


Happening = tuple[tuple[Event, ...], str]
"""What happens in order, and the place where the token then stands."""


@dataclass(frozen=True, slots=True, eq=False)
class Act:
    """What happens in one move, in order, and which places it enters, called as a told way calls them."""

    events: tuple[Event, ...]
    enters: tuple[str, ...]


class Going(NamedTuple):
    """An act, by its number, and the place where the token that does it then stands."""

    act: int
    to: str


class Acts:
    """Every act that a token can do on one board, and from where."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.all: list[Act] = []
        self._known: dict[tuple[str, str], tuple[Going, ...]] = {}

    def begun(self) -> tuple[Going, ...]:
        """Return the first moves of a case; one that leaves out its first step may end by that, from that step."""
        landed = ((start, landing) for start in self.board.starts() for landing in self.board.landings(start))
        return tuple(
            self._going(self._arrival(landing, self._first(start), ()), landing.place) for start, landing in landed
        )

    def _first(self, start: Coming) -> str:
        """Return the first step that the variant has; where an ending comes before any, the one that is named."""
        settled = self.board.settled(start)
        return start.place if settled is None or is_ending(settled.place) else settled.place

    def on(self, place: str) -> tuple[Going, ...]:
        """Return what a token can do by the ways that its place has of its own."""
        return self._once(("on", place), self._on(place))

    def at_any_time(self, place: str) -> tuple[Going, ...]:
        """Return the ways that are open from wherever the token of the main line stands."""
        return self._once(("any time", place), self._at_any_time(place))

    def into(self, track: Track) -> tuple[Going, ...]:
        """Return how the token of a track begins."""
        return self._once(("into", track.id), self._into(track))

    def _once(self, key: tuple[str, str], happenings: Iterator[Happening]) -> tuple[Going, ...]:
        if key not in self._known:
            self._known[key] = tuple(self._going(events, dest) for events, dest in happenings)
        return self._known[key]

    def _going(self, events: tuple[Event, ...], dest: str) -> Going:
        entered = (one.of if one.what is Happens.ENTERED else dest for one in events if one.what in COUNTED)
        self.all.append(Act(events, tuple(self.called(place) for place in entered)))
        return Going(len(self.all) - 1, dest)

    def called(self, place: str) -> str:
        """Return what a told way calls a place: its step, its level where it is a resting place, or its ending."""
        if is_ending(place):
            return ending_of(place)
        return place if place in self.board.steps else level_of(place)

    # ------------------------------------------------------------ what happens

    def _on(self, place: str) -> Iterator[Happening]:
        step = self.board.steps.get(place)
        if step:
            yield from self._leaving(step)
        elif not is_ending(place) and not is_finished(place):
            yield from self._from_rest(place)

    def _into(self, track: Track) -> Iterator[Happening]:
        for landing in self.board.landings(Coming(track.steps[0].id, level_of(track.id))):
            yield self._arrival(landing, "", ()), landing.place

    def _leaving(self, step: Step) -> Iterator[Happening]:
        for way in self.board.ways(step):
            covers = way.covers if way.target.kind is TargetKind.NEXT else ()
            last = covers[-1] if covers else step.id
            done = [Event(Happens.DONE, step.id)] if way.done else []
            if way.answer:
                done.append(Event(Happens.CHOSEN, answer_called(step.id, way.answer.id)))
            for name in covers:
                done += [Event(Happens.ENTERED, name), Event(Happens.DONE, name)]
            asked = _asked(way.answer.requires) if way.answer else ()
            for landing in self.board.landings(self.board.aim(step, way.target, covers=covers)):
                yield (*done, *asked, *self._arrival(landing, last, ())), landing.place

    def _from_rest(self, place: str) -> Iterator[Happening]:
        here = level_of(place)
        others = [Target(kind=TargetKind.LEVEL, ref=level) for level in self.board.levels if level != here]
        ends = [Target(kind=TargetKind.ENDING, ref=ending) for ending in self.board.endings]
        for target in (*others, *ends):
            for landing in self.board.landings(self.board.place(target, left=here)):
                yield self._arrival(landing, here, ()), landing.place

    def _at_any_time(self, place: str) -> Iterator[Happening]:
        if is_ending(place):
            return
        guideline = self.board.guideline
        rules = (rule.afterwards for rule in guideline.rules if rule.afterwards)
        kinds = (kind.on_withdrawal for kind in guideline.consent_types if kind.on_withdrawal)
        freed = (Event(Happens.FREED, place),)
        for target in (*rules, *kinds):
            for landing in self.board.landings(self.board.place(target, left=level_of(place))):
                yield self._arrival(landing, level_of(place), freed), landing.place

    def _arrival(self, landing: Coming, left: str, before: tuple[Event, ...]) -> tuple[Event, ...]:
        """Return what happens where a token comes to be; `before` is that it took a way that is open at any time."""
        if is_finished(landing.place):
            return before
        if is_ending(landing.place):
            ending = self.board.endings[ending_of(landing.place)]
            return (*before, *_asked(ending.requires), Event(Happens.ENDED, left, ending.id))
        asked = _asked(self.board.levels[level_of(landing.place)].requires) if self.board.asks(landing) else ()
        return (*before, *asked, Event(Happens.ENTERED, landing.place))


def answer_called(step: str, answer: str) -> str:
    """Return what the game calls an answer: by its step, and its own name there."""
    return f"{step}:{answer}"


def _asked(demands: tuple[Demand, ...]) -> tuple[Event, ...]:
    return tuple(Event(Happens.ASKED, demand.requirement) for demand in demands)
