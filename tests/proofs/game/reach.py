"""Owns how far the token game comes: every marking there is, every place that is entered, and which tracks close."""

from heapq import heappop, heappush

from tests.proofs.game.board import BETWEEN, Board, Happens, Marking, Move


class Reach:
    """What one board lets a case come to, whatever the facts, over every way there is."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.entered = dict[str, int]()
        self.stood = dict[str, int]()
        self.markings = dict[Marking, int]()
        self._waiting = list[tuple[int, Marking]]()
        self._play()

    def _play(self) -> None:
        for move in self.board.begun():
            self._go(move, 0)
        while self._waiting:
            distance, marking = heappop(self._waiting)
            if distance == self.markings[marking]:
                for move in self.board.moves(marking):
                    self._go(move, distance)

    def _go(self, move: Move, distance: int) -> None:
        for what, of in move.events:
            if what in (Happens.ENTERED, Happens.ENDED):
                distance += 1
            if what is Happens.ENTERED:
                self.entered[of] = min(distance, self.entered.get(of, distance))
        for place in (move.after.main, *move.after.tracks):
            self.stood[place] = min(distance, self.stood.get(place, distance))
        if move.after not in self.markings or distance < self.markings[move.after]:
            self.markings[move.after] = distance
            heappush(self._waiting, (distance, move.after))

    @property
    def places(self) -> frozenset[str]:
        """Every place on which some token stands at some time."""
        return frozenset(
            place
            for main, tracks in self.markings
            for place in (main, *tracks)
            if place and not place.startswith(BETWEEN)
        )
