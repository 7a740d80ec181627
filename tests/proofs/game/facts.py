"""Owns the token game of the policy rules: every marking of the board with each fact missing, and what is hit.

All facts are played at once, each as a bit of a number; a set bit tells that the fact is missing.
"""

from collections.abc import Iterable, Iterator
from itertools import count
from typing import NamedTuple

from tests.proofs.game.moves import COUNTED, Act, Event, Happens
from tests.proofs.game.reach import FAR, Move, Reach
from tests.proofs.game.words import ADVICE, ERROR, WARNING, Fact

_WORST = (ERROR, WARNING, ADVICE)

Found = dict[tuple[str, str], tuple[str, int]]
"""What is hit: by rule and place, how bad it is and how many places the shortest way enters."""


class Struck(NamedTuple):
    """A place where facts are needed: how many places the act has entered by then, and whom it hits.

    `before` are the facts that are hit where they were missing before the act, `taken` those that it took itself.
    """

    at: str
    entered: int
    before: int
    taken: int


class Effect(NamedTuple):
    """What an act does to the facts: which stay missing where they were, which are missing after it in any case."""

    keeps: int
    takes: int
    hits: tuple[Struck, ...]


class Table:
    """The facts of a guide as bits: each has one for a case that no place without steps is left in, and one for any."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.facts = tuple(facts)
        self.size = len(self.facts)
        self.sure = (1 << self.size) - 1
        self.missing = self._bits(fact.missing for fact in self.facts)
        self.freed = self._bits(fact.free for fact in self.facts)

    def _bits(self, which: Iterable[bool]) -> int:
        found = sum(1 << number for number, one in enumerate(which) if one)
        return found | found << self.size

    def of_rule(self, rule: str, *, past_rest: bool) -> int:
        """Return the facts of one rule."""
        both = self._bits(fact.rule == rule for fact in self.facts)
        return both & ~self.sure if past_rest else both & self.sure

    def effect(self, act: Act) -> Effect:
        """Play what happens in an act, in order. After a hit a fact is not looked at until it is taken again."""
        keeps, takes, entered = self.sure | self.sure << self.size, 0, 0
        hits: list[Struck] = []
        for event in act.events:
            entered += event.what in COUNTED
            gives, needs = self._gives(event), self._needs(event)
            keeps, takes = keeps & ~gives, takes & ~gives
            if (keeps | takes) & needs:
                hits.append(Struck(event.of, entered, keeps & needs, takes & needs))
            keeps, takes = keeps & ~needs, takes & ~needs | self._takes(event)
        return Effect(keeps, takes, tuple(hits))

    def _gives(self, event: Event) -> int:
        match event.what:
            case Happens.DONE:
                return self._bits(event.of in fact.gives for fact in self.facts)
            case Happens.CHOSEN:
                return self._bits(event.of in fact.answers for fact in self.facts)
            case Happens.ASKED:
                return self._bits(event.of == fact.word for fact in self.facts)
            case Happens.FREED:
                return self.freed
            case Happens.ENTERED | Happens.ENDED:
                return 0

    def _needs(self, event: Event) -> int:
        if event.what is Happens.ENDED:
            return self._bits(event.to in fact.ends for fact in self.facts)
        return self._bits(event.of in fact.needs for fact in self.facts) if event.what is Happens.ENTERED else 0

    def _takes(self, event: Event) -> int:
        return self._bits(event.of in fact.takes for fact in self.facts) if event.what is Happens.ENTERED else 0


class Sweep:
    """Visits every marking of one board with every fact missing that can be, the nearest first, and keeps what is hit.

    A case whose fact is missing goes on until it is hit, and leaves a place without steps only with the second bit of
    the fact. One whose fact nobody looks at does whatever it likes: how far it comes is known.
    """

    def __init__(self, reach: Reach, table: Table) -> None:
        self.reach = reach
        self.table = table
        self.effects = [table.effect(act) for act in reach.acts.all]
        self.hits = dict[tuple[int, str], int]()
        self._waiting: list[dict[int, int]] = []
        self._play()

    def of(self, number: int) -> Iterator[tuple[str, str, int]]:
        """Give every place where one fact is hit, with how bad that is and the length of the shortest way.

        What is hit only past a place without steps, from which a case may go anywhere, is not proved either way.
        """
        for (bit, at), length in self.hits.items():
            if bit == number + self.table.size:
                sure = self.hits.get((number, at))
                yield (at, ADVICE, length) if sure is None else (at, self.table.facts[number].severity, sure)

    def _play(self) -> None:
        for move in self.reach.begun:
            self._go(move, 0, missing=self.table.missing)
        taking = {
            act for act, effect in enumerate(self.effects) if effect.takes or any(hit.taken for hit in effect.hits)
        }
        for far, moves in zip(self.reach.far, self.reach.moves, strict=True):
            for move in moves:
                if move.act in taking:
                    self._go(move, far, missing=0)
        self._walk()

    def _walk(self) -> None:
        seen = [0] * len(self.reach.markings)
        for far in count():
            if far >= len(self._waiting):
                return
            while self._waiting[far]:
                here, missing = self._waiting[far].popitem()
                new = missing & ~seen[here]
                seen[here] |= new
                if new:
                    for move in self.reach.moves[here]:
                        self._go(move, far, missing=new & ~self.table.sure if move.from_rest else new)

    def _go(self, move: Move, far: int, *, missing: int) -> None:
        keeps, takes, hits = self.effects[move.act]
        for at, entered, before, taken in hits:
            for bit in _bits_of(missing & before | taken):
                self.hits[bit, at] = min(far + entered, self.hits.get((bit, at), FAR))
        missing = missing & keeps | takes
        if missing:
            far += len(self.reach.acts.all[move.act].enters)
            while len(self._waiting) <= far:
                self._waiting.append({})
            self._waiting[far][move.after] = self._waiting[far].get(move.after, 0) | missing


def _bits_of(number: int) -> Iterator[int]:
    while number:
        bit = number & -number
        yield bit.bit_length() - 1
        number ^= bit


def keep(found: Found, key: tuple[str, str], hit: tuple[str, int]) -> None:
    """Keep the worse of two hits at one place, and of two as bad the one with the shorter way."""
    before = found.get(key)
    if before is None or (_WORST.index(hit[0]), hit[1]) < (_WORST.index(before[0]), before[1]):
        found[key] = hit
