"""Owns the token game of the policy rules: every state of the board with the fact known or missing, and what is hit."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import NamedTuple

from engine.guideline.model import Guideline
from tests.proofs.game.board import Board, Event, Happens, Marking, Move, boards
from tests.proofs.game.words import ADVICE, ERROR, WARNING, Fact, facts

_WORST = (ERROR, WARNING, ADVICE)

Found = dict[tuple[str, str], tuple[str, int]]
"""What is hit: by rule and place, how bad it is and how many places the shortest way enters."""


class State(NamedTuple):
    """How the tokens stand, and whether the fact is missing; not missing means that nobody looks at it."""

    marking: Marking
    missing: bool


@dataclass(frozen=True, slots=True)
class Played:
    """What one move does to the fact: whether it is missing afterwards, how many places it enters, what it hits."""

    missing: bool
    entered: int
    hits: tuple[tuple[str, int], ...]


def play(events: Iterable[Event], fact: Fact, *, missing: bool) -> Played:
    """Play what happens in a move, in order. After a hit the fact is not looked at until it is taken again."""
    entered = 0
    hits: list[tuple[str, int]] = []
    for what, of in events:
        if what in (Happens.ENTERED, Happens.ENDED):
            entered += 1
        if _gives(what, of, fact):
            missing = False
        if missing and _needs(what, of, fact):
            hits.append((of, entered))
            missing = False
        if what is Happens.ENTERED and of in fact.takes:
            missing = True
    return Played(missing, entered, tuple(hits))


def _gives(what: Happens, of: str, fact: Fact) -> bool:
    match what:
        case Happens.DONE:
            return of in fact.gives
        case Happens.ASKED:
            return of == fact.word
        case Happens.FREED:
            return fact.free
        case Happens.ENTERED | Happens.ENDED:
            return False


def _needs(what: Happens, of: str, fact: Fact) -> bool:
    return (what is Happens.ENTERED and of in fact.needs) or (what is Happens.ENDED and fact.ends)


class Search:
    """Visits every state of one board, nearest first, and keeps what is hit.

    A case whose fact nobody looks at may do anything; one whose fact is missing goes on until it is hit, and leaves a
    resting place by itself only with `past_rest`.
    """

    def __init__(self, board: Board, fact: Fact, *, past_rest: bool) -> None:
        self.board = board
        self.fact = fact
        self.past_rest = past_rest
        self.hits = dict[str, int]()
        self._best = dict[State, int]()
        self._waiting = list[tuple[int, State]]()

    def run(self) -> dict[str, int]:
        """Return what is hit, each with how many places the shortest way to it enters."""
        for move in self.board.begun():
            if self.fact.missing:
                self._go(move, 0, missing=True)
            if self.fact.takes:
                self._go(move, 0, missing=False)
        while self._waiting:
            distance, state = heappop(self._waiting)
            if distance == self._best[state]:
                for move in self._moves(state):
                    self._go(move, distance, missing=state.missing)
        return self.hits

    def _moves(self, state: State) -> Iterator[Move]:
        for move in self.board.moves(state.marking):
            if self.past_rest or not (state.missing and move.from_rest):
                yield move

    def _go(self, move: Move, distance: int, *, missing: bool) -> None:
        played = play(move.events, self.fact, missing=missing)
        for at, entered in played.hits:
            self.hits[at] = min(distance + entered, self.hits.get(at, distance + entered))
        if not missing:
            self._visit(State(move.after, missing=False), distance + played.entered)
        if played.missing:
            self._visit(State(move.after, missing=True), distance + played.entered)

    def _visit(self, state: State, distance: int) -> None:
        if state not in self._best or distance < self._best[state]:
            self._best[state] = distance
            heappush(self._waiting, (distance, state))


def hits_of(fact: Fact, board: Board) -> Iterator[tuple[str, str, int]]:
    """Give every place that is hit in one variant, with how bad that is and the length of the shortest way.

    What is hit only past a resting place, from which a case may go anywhere, is not proved either way.
    """
    sure = Search(board, fact, past_rest=False).run()
    for at, length in Search(board, fact, past_rest=True).run().items():
        yield (at, fact.severity, sure[at]) if at in sure else (at, ADVICE, length)


def play_facts(guideline: Guideline, only: Iterable[Fact] = ()) -> Found:
    """Play every fact of a guide in each of its variants: the worst of each place, and of those the shortest way."""
    found: Found = {}
    for board in boards(guideline):
        for fact in only or facts(guideline):
            for at, severity, length in hits_of(fact, board):
                keep(found, (fact.rule, at), (severity, length))
    return found


def keep(found: Found, key: tuple[str, str], hit: tuple[str, int]) -> None:
    """Keep the worse of two hits at one place, and of two as bad the one with the shorter way."""
    before = found.get(key)
    if before is None or (_WORST.index(hit[0]), hit[1]) < (_WORST.index(before[0]), before[1]):
        found[key] = hit
