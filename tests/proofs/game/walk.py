"""Owns the walking of a told way on the board: whether a case gets there, and meets the fault."""

from collections.abc import Iterator
from typing import NamedTuple

from tests.proofs.game.facts import Sweep
from tests.proofs.game.reach import Move


class Walker(NamedTuple):
    """How far along the way a case is, at which marking, and which facts are missing; of the others nobody asks."""

    far: int
    here: int
    missing: int


class Walk:
    """One told way, walked on one board in every manner that enters its places in their order and no others.

    `facts` are those that are looked at, as bits; with none it is enough to come to the last place.
    """

    def __init__(self, sweep: Sweep, told: tuple[str, ...], *, at: str, facts: int) -> None:
        self.acts = sweep.reach.acts
        self.reach = sweep.reach
        self.table = sweep.table
        self.effects = sweep.effects
        self.told = told
        self.at = at
        self.facts = facts

    def arrives(self) -> bool:
        """Tell whether some manner ends with the last of the places, and with the fault there."""
        seen = set[Walker]()
        waiting = [Walker(0, -1, self.table.missing & self.facts)]
        while waiting:
            walker = waiting.pop()
            if walker in seen:
                continue
            seen.add(walker)
            for move in self.reach.begun if walker.here < 0 else self.reach.moves[walker.here]:
                missing = walker.missing & ~self.table.sure if move.from_rest else walker.missing
                if self._is_end(move, walker.far, missing=missing):
                    return True
                waiting += self._on(move, walker.far, missing=missing)
        return False

    def _is_end(self, move: Move, far: int, *, missing: int) -> bool:
        entered, left = self.acts.all[move.act].enters, self.told[far:]
        if not left or entered[: len(left)] != left:
            return False
        if not self.facts:
            return left[-1] == self.at
        return any(
            self.acts.called(at) == self.at and count == len(left) and (missing & before | taken) & self.facts
            for at, count, before, taken in self.effects[move.act].hits
        )

    def _on(self, move: Move, far: int, *, missing: int) -> Iterator[Walker]:
        entered = self.acts.all[move.act].enters
        if self.told[far : far + len(entered)] == entered:
            keeps, takes, _ = self.effects[move.act]
            yield Walker(far + len(entered), move.after, (missing & keeps | takes) & self.facts)
