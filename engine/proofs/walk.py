"""The search: every place that can be reached, or reached with a fact missing, each by a shortest way.

Tracks of a parallel step go on in any order, a move at a time: to be done with a step and to enter the next is one.
They share nothing but the fact, so one track at a time is enough: what another can do to the fact is that it has taken
it when one of its moves ends, or that it is the last to take it.
"""

from collections.abc import Iterator
from functools import cached_property
from heapq import heappop, heappush

from engine.guideline.graph import STANDS, Kind
from engine.guideline.names import level_of
from engine.proofs.facts import Fact, Sight
from engine.values import Struct


class Came(Struct, frozen=True):
    """How a place was come to: from another by one of its ways, -1 for one that is open everywhere.

    In a seed `place` is where the other walk stood, and `meanwhile` where another track has gone before this one went
    on. Behind a parallel step `place` is that step, and `last` the end of the track that was gone through last.
    """

    place: int
    way: int = -1
    seed: "Walk | None" = None
    meanwhile: "tuple[Walk, int] | None" = None
    last: int = -1


class Walk:
    """One search over a graph. A place plus `late` is that place of a track, after that track took the fact.

    `track` is the only track that a walk goes in, when it does not go everywhere.
    """

    track = -1

    def __init__(self, sight: Sight, *, rests: bool, fact: Fact | None = None, reach: "Walk | None" = None) -> None:
        self.sight, self.graph, self.fact, self.rests = sight, sight.graph, fact, rests
        self._costs, self._marks, self._flow, self._places = sight.costs, sight.marks, sight.flow, sight.graph.places
        self._special = sight.special
        self.jumps = False
        self.reach = reach or self
        self.gives, self.needs = (fact.gives, fact.needs) if fact else (0, 0)
        self.everywhere = bool(self.graph.anytime) and (fact is None or fact.everywhere)
        self.late = len(self.graph.places)
        self.dist: dict[int, int] = {}
        self.came: dict[int, Came] = {}
        self.hits: dict[int, tuple[int, Came]] = {}
        self._ended: dict[int, int] = {}
        self._through: dict[int, int] = {}
        self._waiting: dict[int, list[int]] = {}
        self._order: list[int] = []

    @cached_property
    def marked(self) -> tuple[int, ...]:
        """The places that were come to and carry a mark, once the walk is at its end."""
        return tuple([place for place in self.dist if self._marks[place]])

    @cached_property
    def everything(self) -> frozenset[int]:
        """Every place that was come to, once the walk is at its end."""
        return frozenset(self.dist)

    def plain(self, place: int) -> int:
        """Return the place itself, also of one that is late."""
        return place - self.late if place >= self.late else place

    # ------------------------------------------------------------ going

    def start(self) -> "Walk":
        """Begin where a case begins."""
        for place in self.graph.starts:
            self._come(place, 0, came=Came(-1))
        return self

    def seed(self, place: int, far: int, *, came: Came) -> None:
        """Begin as well at a place where another walk stands: the fact has just been taken there, or elsewhere."""
        known = self.dist.get(place)
        if known is None or far < known:
            self._wait(place, far, came=came)

    def go(self) -> "Walk":
        """Go everywhere."""
        while self._order:
            far = heappop(self._order)
            for here in self._waiting.pop(far):
                if self.dist[here] == far:
                    self._leave(here, far)
        return self

    def _wait(self, place: int, far: int, *, came: Came) -> None:
        self.dist[place], self.came[place] = far, came
        there = self._waiting.get(far)
        if there is None:
            self._waiting[far] = [place]
            heappush(self._order, far)
        else:
            there.append(place)

    def _come(self, place: int, far: int, *, came: Came, late: int = 0) -> None:
        if self.track >= 0 and self._places[place].track != self.track:
            return
        far += self._costs[place]
        if self._marks[place] & self.needs:
            if place not in self.hits or far < self.hits[place][0]:
                self.hits[place] = far, came
        else:
            place += late
            known = self.dist.get(place)
            if known is None or far < known:
                self._wait(place, far, came=came)

    def _leave(self, here: int, far: int) -> None:
        late = self.late if here >= self.late else 0
        number = here - late
        special = number in self._special
        if not special or self.rests or self._places[number].kind is not Kind.RESTING:
            for way, (dest, given) in enumerate(self._flow[number]):
                if not given & self.gives:
                    self._come(dest, far, came=Came(here, way), late=late)
        if special or self.everywhere:
            self._leave_otherwise(here, far, number=number)

    def _leave_otherwise(self, here: int, far: int, *, number: int) -> None:
        """Leave a place in another way than one of its own."""
        place = self._places[number]
        if self.jumps and number in self.graph.block_at:
            self._come(self.graph.block_at[number].joined, far, came=Came(here))
        if place.kind is Kind.FINISHED and self.track < 0:
            self._finish(number, here=here, far=far)
        if self.everywhere and place.kind in STANDS:
            self._come(self.graph.anytime[level_of(place.at)], far, came=Came(here))

    def _finish(self, number: int, *, here: int, far: int) -> None:
        """Go on behind a parallel step, if all its tracks can have come to their ends: the last to come there goes on.

        A track that took the fact is the last to go, wherever the others went before it.
        """
        block = self.graph.tracks[self.graph.places[number].track].block
        if here == number:
            self._ended[block] = self._ended.get(block, 0) + 1
        gone = self.reach if here != number else self
        through = gone.through(block)
        if through is not None:
            joined, begun = self.graph.blocks[block].joined, gone.dist[self.graph.blocks[block].step]
            others = through - (gone.dist[number] - begun)
            self._come(joined, far + others, came=Came(self.graph.blocks[block].step, last=here))

    def through(self, block: int) -> int | None:
        """Return how far it is through all the tracks of a parallel step; None where some track has no end."""
        if self._ended.get(block, 0) < len(self.graph.blocks[block].tracks):
            return None
        if block not in self._through:
            begun = self.dist[self.graph.blocks[block].step]
            ends = (self.graph.tracks[track].ends for track in self.graph.blocks[block].tracks)
            self._through[block] = sum(self.dist[end] - begun for end in ends)
        return self._through[block]


def reached(sight: Sight) -> Walk:
    """Go everywhere that a case can come, whatever the facts."""
    return Walk(sight, rests=True).start().go()


def alive(sight: Sight, *, reach: Walk) -> frozenset[int]:
    """Return what is reached, and what would be if every track came to its end: that one does not is a fault enough."""
    if all(block.joined in reach.dist for block in sight.graph.blocks if block.step in reach.dist):
        return frozenset(reach.dist)
    walk = Walk(sight, rests=True)
    walk.jumps = True
    return frozenset(walk.start().go().dist)


def missing(sight: Sight, fact: Fact, *, reach: Walk, rests: bool) -> Walk:
    """Go everywhere that a case can come with the fact missing, and no further than where it is needed.

    Where it takes the fact is looked up in `reach`. With `rests` also out of the places without steps.
    """
    walk = Walk(sight, rests=rests, fact=fact, reach=reach)
    if not fact.held:
        walk.start()
    if fact.takes:
        for place in reach.marked:
            if sight.marks[place] & fact.takes:
                late = walk.late if sight.graph.places[place].track >= 0 else 0
                walk.seed(place + late, reach.dist[place], came=Came(place, seed=reach))
    return walk.go()


def swayed(walk: Walk) -> Iterator[Walk]:
    """Go on in each track from wherever it can stand while another has taken the fact, with the fact missing."""
    taken = _taken(walk)
    standing = _standing(walk) if taken else {}
    for block in walk.graph.blocks if taken else ():
        nearest = sorted((*taken[track], track) for track in block.tracks if track in taken)[:2]
        for track in block.tracks:
            for far, other, by in nearest:
                if by != track:
                    yield _swayed(walk, track, standing=standing.get(track, []), meanwhile=(far, other))
                    break


def _taken(walk: Walk) -> dict[int, tuple[int, int]]:
    """Return, for each track that has taken the fact when a move of it ends, how far the nearest such place is."""
    nearest: dict[int, tuple[int, int]] = {}
    for here, far in walk.dist.items():
        place = walk.graph.places[walk.plain(here)]
        if here >= walk.late and place.kind in STANDS:
            nearest[place.track] = min(nearest.get(place.track, (far, here)), (far, here))
    return nearest


def _standing(walk: Walk) -> dict[int, list[int]]:
    """Return the places of each track where a case can stand."""
    found: dict[int, list[int]] = {}
    for here in walk.reach.dist:
        place = walk.graph.places[here]
        if place.track >= 0 and place.kind in STANDS:
            found.setdefault(place.track, []).append(here)
    return found


def _swayed(walk: Walk, track: int, *, standing: list[int], meanwhile: tuple[int, int]) -> Walk:
    far, other = meanwhile
    reach, step = walk.reach, walk.graph.blocks[walk.graph.tracks[track].block].step
    found = Walk(walk.sight, rests=False, fact=walk.fact, reach=reach)
    found.track, found.everywhere = track, False
    for place in (step, *standing):
        came = Came(place, seed=reach, meanwhile=(walk, other))
        found.seed(place, reach.dist[place] + far - reach.dist[step], came=came)
    return found.go()
