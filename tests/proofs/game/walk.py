"""Owns the walking of a told way on the board: whether a case gets there, and meets the fault."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.guideline.model import Guideline
from engine.guideline.names import ending_of, is_ending, level_of
from tests.proofs.game.board import Board, Happens, Marking, Move, boards
from tests.proofs.game.facts import play
from tests.proofs.game.words import ADVICE, Fact, facts

_COUNTED = (Happens.ENTERED, Happens.ENDED)


class Walker(NamedTuple):
    """How far along the way a case is, and how it stands; the fact is only looked at while it is missing."""

    far: int
    marking: Marking
    missing: bool


def called(place: str, board: Board) -> str:
    """Return what a place is called in a told way: its step, its level where it is a resting place, or its ending."""
    if is_ending(place):
        return ending_of(place)
    return place if place in board.steps else level_of(place)


def is_walkable(guideline: Guideline, told: Sequence[str], *, rule: str, at: str, severity: str) -> bool:
    """Tell whether a case can walk the told way in some variant, and meets at its end what the rule says."""
    of_rule: list[Fact | None] = [fact for fact in facts(guideline) if fact.rule == rule]
    past_rest = severity == ADVICE
    return any(
        Walk(board, fact, told=tuple(told), at=at, past_rest=past_rest).arrives()
        for board in boards(guideline)
        for fact in of_rule or [None]
    )


class Walk:
    """One way, walked in every manner that enters its places in their order and no others."""

    def __init__(self, board: Board, fact: Fact | None, *, told: tuple[str, ...], at: str, past_rest: bool) -> None:
        self.board = board
        self.fact = fact
        self.told = told
        self.at = at
        self.past_rest = past_rest

    def arrives(self) -> bool:
        """Tell whether some manner ends with the last of the places, and with the fault there."""
        seen = set[Walker]()
        waiting = list(self._starts())
        while waiting:
            walker = waiting.pop()
            if walker in seen:
                continue
            seen.add(walker)
            for move in self.board.moves(walker.marking):
                if walker.missing and move.from_rest and not self.past_rest:
                    continue
                if self._is_end(move, walker.far, missing=walker.missing):
                    return True
                waiting += self._on(move, walker.far, missing=walker.missing)
        return any(self._is_end(move, 0, missing=missing) for move, missing in self._first())

    def _first(self) -> Iterator[tuple[Move, bool]]:
        for move in self.board.begun():
            yield from ((move, missing) for missing in {False, bool(self.fact and self.fact.missing)})

    def _starts(self) -> Iterator[Walker]:
        for move, missing in self._first():
            yield from self._on(move, 0, missing=missing)

    def _entered(self, move: Move) -> tuple[str, ...]:
        dest = move.after.main
        steps = (of if what is Happens.ENTERED else dest for what, of in move.events if what in _COUNTED)
        return tuple(called(place, self.board) for place in steps)

    def _is_end(self, move: Move, far: int, *, missing: bool) -> bool:
        entered, left = self._entered(move), self.told[far:]
        if not left or entered[: len(left)] != left:
            return False
        if self.fact is None:
            return left[-1] == self.at
        hits = play(move.events, self.fact, missing=missing).hits
        return any(called(of, self.board) == self.at and count == len(left) for of, count in hits)

    def _on(self, move: Move, far: int, *, missing: bool) -> Iterator[Walker]:
        entered = self._entered(move)
        if self.told[far : far + len(entered)] != entered:
            return
        if not missing:
            yield Walker(far + len(entered), move.after, missing=False)
        if self.fact and play(move.events, self.fact, missing=missing).missing:
            yield Walker(far + len(entered), move.after, missing=True)
