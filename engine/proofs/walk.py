"""The search: every place that can be reached, or reached with a fact missing, each by a shortest way.

Tracks of a parallel step go on in any order. They share nothing but the fact, so one track at a time is enough: what
another track can do to the fact is that it takes it, just before, or that it is the last to take it.
"""

from itertools import count

from engine.guideline.graph import Kind
from engine.guideline.names import level_of
from engine.proofs.facts import Fact, Mark, Sight, bits
from engine.values import Struct

ENTERED = frozenset({Kind.STEP, Kind.MET, Kind.RESTING, Kind.ENDING})
_ENDS = bits(Mark.ENDS)


class Came(Struct, frozen=True):
    """How a place was come to: from another by one of its ways, -1 for one that is open everywhere.

    In a seed `place` is where the other walk stood. Behind a parallel step `tracks` are the ends of its tracks, each
    with the walk that came there.
    """

    place: int
    way: int = -1
    seed: "Walk | None" = None
    tracks: "tuple[tuple[Walk, int], ...]" = ()


class Walk:
    """One search over a graph. A place plus `late` is that place of a track, after that track took the fact."""

    def __init__(self, sight: Sight, *, rests: bool, fact: Fact | None = None, reach: "Walk | None" = None) -> None:
        self.sight, self.graph, self.fact, self.rests = sight, sight.graph, fact, rests
        self.jumps = False
        self.reach = reach or self
        self.gives, self.needs = (fact.gives, fact.needs & ~_ENDS) if fact else (0, 0)
        self.everywhere = bool(self.graph.anytime) and (fact is None or fact.everywhere)
        self.late = len(self.graph.places)
        self.cost = [int(place.kind in ENTERED) for place in self.graph.places]
        self.dist: dict[int, int] = {}
        self.came: dict[int, Came] = {}
        self.hits: dict[int, tuple[int, Came]] = {}
        self._waiting: dict[int, list[int]] = {}
        self._last = 0

    def plain(self, place: int) -> int:
        """Return the place itself, also of one that is late."""
        return place - self.late if place >= self.late else place

    # ------------------------------------------------------------ going

    def start(self) -> "Walk":
        """Begin where a case begins."""
        for place in self.graph.starts:
            self._come(place, 0, came=Came(-1))
        return self

    def seed(self, place: int, other: "Walk", *, late: bool = False) -> None:
        """Begin as well at a place where another walk stands: a step that has just been entered and takes the fact."""
        self._wait(place + self.late if late else place, other.dist[place], came=Came(place, seed=other))

    def go(self) -> "Walk":
        """Go everywhere."""
        for far in count():
            if far > self._last:
                return self
            waiting = self._waiting.setdefault(far, [])
            for here in waiting:  # which grows meanwhile
                if self.dist[here] == far:
                    self._leave(here, far)
        return self

    def _wait(self, place: int, far: int, *, came: Came) -> None:
        if far < self.dist.get(place, far + 1):
            self.dist[place], self.came[place] = far, came
            self._waiting.setdefault(far, []).append(place)
            self._last = max(self._last, far)

    def _come(self, place: int, far: int, *, came: Came, late: int = 0) -> None:
        far += self.cost[place]
        if self.needs and self.sight.marks[place] & self.needs:
            if place not in self.hits or far < self.hits[place][0]:
                self.hits[place] = far, came
        else:
            self._wait(place + late, far, came=came)

    def _leave(self, here: int, far: int) -> None:
        number = self.plain(here)
        late = here - number
        place = self.graph.places[number]
        if place.kind is not Kind.RESTING or self.rests:
            for way, (dest, given) in enumerate(self.sight.flow[number]):
                if not given & self.gives:
                    self._come(dest, far, came=Came(here, way), late=late)
        if self.jumps and number in self.graph.block_at:
            self._come(self.graph.block_at[number].joined, far, came=Came(here))
        if place.kind is Kind.FINISHED:
            self._finish(number, here=here, far=far)
        if self.everywhere and place.kind in ENTERED and place.kind is not Kind.ENDING and place.kind is not Kind.MET:
            self._come(self.graph.anytime[level_of(place.at)], far, came=Came(here))

    def _finish(self, number: int, *, here: int, far: int) -> None:
        """Go on behind a parallel step, if all its tracks can have come to their ends."""
        block = self.graph.blocks[self.graph.tracks[self.graph.places[number].track].block]
        ends = [self.graph.tracks[track].ends for track in block.tracks]
        by = self if here == number else self.reach
        if not all(end in by.dist for end in ends):
            return
        begun = by.dist[block.step]
        rest = sum(by.dist[end] - begun for end in ends if end != number)
        tracks = tuple((self, here) if end == number else (by, end) for end in ends)
        if here != number:  # the track that took the fact is the last to go
            tracks = (*(pair for pair in tracks if pair != (self, here)), (self, here))
        self._come(block.joined, far + rest, came=Came(block.step, tracks=tracks))


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
    takers = [place for place in reach.dist if sight.marks[place] & fact.takes]
    for place in takers:
        walk.seed(place, reach, late=sight.graph.places[place].track >= 0)
    walk.go()
    _disturb(walk, [place for place in takers if sight.graph.places[place].track >= 0])
    return walk


def _disturb(walk: Walk, takers: list[int]) -> None:
    """Tell what is needed in one track and can be taken by another just before."""
    reach, graph = walk.reach, walk.graph
    first: dict[int, int] = {}
    for taker in sorted(takers, key=lambda place: (reach.dist[place], place)):
        first.setdefault(graph.places[taker].track, taker)
    if not first:
        return
    for place in reach.dist:
        track = graph.places[place].track
        if track < 0 or not walk.sight.marks[place] & walk.needs:
            continue
        block = graph.blocks[graph.tracks[track].block]
        for other in block.tracks:
            if other != track and other in first:
                far = reach.dist[place] + reach.dist[first[other]] - reach.dist[block.step]
                came = Came(place, seed=reach, tracks=((reach, first[other]),))
                if place not in walk.hits or far < walk.hits[place][0]:
                    walk.hits[place] = far, came
