"""Owns how far the token game comes: every marking there is, numbered, with each move from it and how far it is."""

from collections.abc import Iterator
from heapq import heappop, heappush
from typing import NamedTuple

from engine.guideline.model import Step
from engine.guideline.names import is_finished
from tests.proofs.game.board import Board
from tests.proofs.game.moves import Acts, Happens

NOT_BEGUN = ""
FAR = 1_000_000  # farther than any way


class Marking(NamedTuple):
    """Where the tokens stand: on the main line, and in each track of the step there, if it has any.

    In a track it has not begun, is on a step, or at the end.
    """

    main: str
    tracks: tuple[str, ...] = ()


class Move(NamedTuple):
    """One move: its act and the marking after it, by number. `from_rest` is a way of a resting place itself."""

    act: int
    after: int
    from_rest: bool = False


class Reach:
    """What one board lets a case come to, whatever the facts, over every way there is.

    `far` is how many places the shortest way to each marking enters, and `stood` the same for each place. With
    `waits_for_none` a step with tracks is left whenever one likes: to see what hangs on their being finished.
    """

    def __init__(self, board: Board, *, waits_for_none: bool = False) -> None:
        self.board = board
        self.waits_for_none = waits_for_none
        self.acts = Acts(board)
        self.stood = dict[str, int]()
        self.markings: list[Marking] = []
        self.moves: list[tuple[Move, ...]] = []
        self.far: list[int] = []
        self._number: dict[Marking, int] = {}
        self.begun = tuple(Move(act, self._numbered(self._standing(to))) for act, to in self.acts.begun())
        while len(self.moves) < len(self.markings):
            self.moves.append(tuple(self._from(self.markings[len(self.moves)])))
        self._measure()

    def _numbered(self, marking: Marking) -> int:
        if marking not in self._number:
            self._number[marking] = len(self.markings)
            self.markings.append(marking)
        return self._number[marking]

    def _standing(self, place: str) -> Marking:
        """Return how the tokens stand when the main line has come to a place."""
        step = self.board.steps.get(place)
        return Marking(place, tuple(NOT_BEGUN for _ in step.tracks) if step else ())

    def _from(self, marking: Marking) -> Iterator[Move]:
        main, tracks = marking
        step = self.board.steps.get(main)
        if tracks and step:
            yield from self._beside(marking, step)
        if self.waits_for_none or all(map(is_finished, tracks)):
            for act, to in self.acts.on(main):
                yield Move(act, self._numbered(self._standing(to)), from_rest=step is None)
        for act, to in self.acts.at_any_time(main):
            yield Move(act, self._numbered(self._standing(to)))

    def _beside(self, marking: Marking, step: Step) -> Iterator[Move]:
        main, tracks = marking
        for number, place in enumerate(tracks):
            goings = self.acts.into(step.tracks[number]) if place == NOT_BEGUN else self.acts.on(place)
            for act, to in goings:
                yield Move(act, self._numbered(Marking(main, (*tracks[:number], to, *tracks[number + 1 :]))))

    # ------------------------------------------------------------ how far each is

    def _measure(self) -> None:
        """Go through the markings from the nearest to the farthest."""
        self.far = [FAR] * len(self.markings)
        waiting = list[tuple[int, int]]()
        for move in self.begun:
            self._come(move, 0, waiting)
        while waiting:
            far, here = heappop(waiting)
            if far == self.far[here]:
                for move in self.moves[here]:
                    self._come(move, far, waiting)

    def _come(self, move: Move, far: int, waiting: list[tuple[int, int]]) -> None:
        far += len(self.acts.all[move.act].enters)
        if far < self.far[move.after]:
            self.far[move.after] = far
            heappush(waiting, (far, move.after))
            main, tracks = self.markings[move.after]
            for place in (main, *tracks):
                self.stood[place] = min(far, self.stood.get(place, far))

    @property
    def places(self) -> frozenset[str]:
        """Every place on which some token stands at some time."""
        return frozenset(place for place in self.stood if place)

    @property
    def entered(self) -> frozenset[str]:
        """Every place that some token enters at some time, also those that are answered for in passing."""
        return frozenset(one.of for act in self.acts.all for one in act.events if one.what is Happens.ENTERED)
