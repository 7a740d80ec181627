"""Lays the flow of a guideline as a graph, in each of its variants."""

from collections.abc import Iterator

from engine.guideline.element import Demand, Target
from engine.guideline.graph import Block, Edge, Graph, Kind, Place, Track
from engine.guideline.model import Guideline, Level, Step, steps_of
from engine.guideline.names import ending_state, finished_state, level_of, resting_state
from engine.guideline.process import entry_of
from engine.guideline.vocabulary import Requirement, TargetKind
from engine.guideline.ways import Left, Way, Ways


def graphs_of(guideline: Guideline, *, past: frozenset[str] = frozenset()) -> Iterator[Graph]:
    """Lay the graph of each variant of a guideline, or the one of a guideline without any.

    `past` are steps of which it shall tell where a case comes that goes past them.
    """
    ways = Ways(guideline)
    for variant in guideline.head.variants or (None,):
        yield _Layer(ways, variant).graph(past)


class _Layer:
    """Lays one graph; alive only while it does."""

    def __init__(self, ways: Ways, variant: str | None) -> None:
        self.ways, self.guideline, self.variant = ways, ways.guideline, variant
        self.places: list[Place] = []
        self.out: list[tuple[Edge, ...]] = []
        self.named: dict[object, int] = {}
        self.waiting: list[tuple[int, Step, str | None]] = []
        self.endings = {ending_state(ending.id): ending for ending in self.guideline.endings}
        self.asked = {level.id: _words(level.requires) for level in self.guideline.levels}
        self.shut = {level.id for level in self.guideline.levels if not self._is_for(level)}
        self.level_at: dict[str, str] = {}
        self.numbers: dict[str, int] = {}
        self.track_numbers: dict[str, int] = {}

    def _is_for(self, one: Level | Step) -> bool:
        return not one.variants or self.variant is None or self.variant in one.variants

    def graph(self, passed: frozenset[str]) -> Graph:
        self._number()
        for level in self.guideline.levels:
            for step in steps_of(level):
                self._lay(step, level.id)
            if not level.steps:
                self.out[self.named[resting_state(level.id)]] = tuple(self._rest(level))
        blocks, tracks = self._blocks()
        starts = tuple(dict.fromkeys(self._starts()))
        anytime = {level.id: self._anytime(level.id) for level in self.guideline.levels} if self._is_ever_open() else {}
        past = {self.named[name]: dest for name in sorted(passed) if (dest := self._behind(name)) is not None}
        self._lay_arrivals()
        return Graph(
            tuple(self.places),
            tuple(self.out),
            starts,
            blocks,
            tracks,
            anytime,
            numbers=self.numbers,
            block_at={block.step: block for block in blocks},
            past=past,
        )

    def _place(self, name: object, place: Place) -> int:
        self.named[name] = number = self._add(place)
        return number

    def _add(self, place: Place) -> int:
        self.places.append(place)
        self.out.append(())
        return len(self.places) - 1

    def _number(self) -> None:
        """Give every place that does not depend on a way its number, the steps first."""
        for level in self.guideline.levels:
            for step in level.steps:
                self.places.append(Place(Kind.STEP, step.id, step))
                if step.tracks:
                    self._number_tracks(step)
            self.level_at.update([(step.id, level.id) for step in steps_of(level)])
        self.out += [()] * len(self.places)
        self.numbers = {place.at: number for number, place in enumerate(self.places)}
        self.named.update(self.numbers)
        for level in self.guideline.levels:
            if not level.steps:
                state = resting_state(level.id)
                self.level_at[state] = level.id
                self._place(state, Place(Kind.RESTING, level.id))
        for state, ending in self.endings.items():
            self._place(state, Place(Kind.ENDING, ending.id))
        for name, number in self.track_numbers.items():
            self._place(finished_state(name), Place(Kind.FINISHED, name, None, number))

    def _number_tracks(self, parallel: Step) -> None:
        for track in parallel.tracks:
            number = self.track_numbers[track.id] = len(self.track_numbers)
            self.places += [Place(Kind.STEP, step.id, step, number) for step in track.steps]

    def _track(self, step: Step) -> int:
        return self.places[self.named[step.id]].track

    # ------------------------------------------------------------ the ways of each place

    def _lay(self, step: Step, level: str) -> None:
        here, following = self.numbers[step.id], self.ways.straight_on(step)
        if following is not None and not (following.variants or following.guards or following.optional):
            self.out[here] = (Edge(self.numbers[following.id], done=True),)  # as most steps are left
            return
        found = tuple([edge for way in self.ways.out_of(step) if (edge := self._way(step, way, level=level))])
        if not step.tracks:
            self.out[here] = found
            return
        joined = self._place(("joined", step.id), Place(Kind.JOINED, step.id, step, -1))
        self.out[joined] = found
        firsts = (self._arrive(track.steps[0].id, level) for track in step.tracks)
        self.out[here] = tuple(Edge(first[0]) for first in firsts if first)

    def _way(self, step: Step, way: Way, *, level: str) -> Edge | None:
        met, answer = self.ways.met_on(way) if way.covers else (), way.answer
        origin = None if way.target.kind is TargetKind.LEVEL else level
        landed = self._arrive(self.ways.land(step.id, way.target, covers=met), origin)
        if not landed:
            return None
        dest, asks = landed
        if answer and answer.requires:
            asks = _words(answer.requires) + asks
        done = way.left is not Left.REFUSED and not (answer and step.if_refused is not None)
        for name in reversed(met) if met else ():
            dest, asks = self._met(self.ways.steps[name], onward=Edge(dest, done=True, asks=asks)), ()
        return Edge(dest, done, asks, answer, guarded=bool(answer and answer.guards))

    def _met(self, step: Step, *, onward: Edge) -> int:
        """Return the place of a step that is met as another is left; one for each way that leads on from it."""
        number = self._add(Place(Kind.MET, step.id, step, self._track(step)))
        self.out[number] = (onward,)
        return number

    def _rest(self, level: Level) -> Iterator[Edge]:
        for other in self.guideline.levels:
            landed = self._arrive(entry_of(other), None) if other.id != level.id else None
            if landed:
                yield Edge(landed[0], asks=landed[1])
        for ending in self.guideline.endings:
            yield Edge(self.named[ending_state(ending.id)], asks=_words(ending.requires))

    def _starts(self) -> Iterator[int]:
        targets = [one.start for one in self.guideline.entrances]
        levels = self.ways.levels
        first = [Target(kind=TargetKind.LEVEL, ref=self.guideline.levels[0].id)]
        for target in targets or first:
            state = entry_of(levels[str(target.ref)]) if target.kind is TargetKind.LEVEL else str(target.ref)
            landed = self._arrive(state, level_of(state)) if level_of(state) not in self.shut else None
            if landed:
                yield self._begun(state, Edge(landed[0], asks=landed[1], left_out=True))

    def _begun(self, state: str, onward: Edge) -> int:
        """Return where a case begins. A variant may leave out all before an ending: then at what the guide names."""
        if self.places[onward.dest].kind is not Kind.ENDING:
            return onward.dest
        name = ("begun", state)
        if name not in self.named:
            self.out[self._place(name, Place(Kind.ARRIVING, state, self.ways.steps[state]))] = (onward,)
        return self.named[name]

    # ------------------------------------------------------------ what is open everywhere

    def _opened(self) -> Iterator[Target]:
        yield from (rule.afterwards for rule in self.guideline.rules if rule.afterwards)
        yield from (kind.on_withdrawal for kind in self.guideline.consent_types if kind.on_withdrawal)

    def _is_ever_open(self) -> bool:
        return any(True for _ in self._opened())

    def _anytime(self, level: str) -> int:
        here = self._place(("anytime", level), Place(Kind.ANYTIME, level))
        edges = []
        for target in self._opened():
            origin = None if target.kind is TargetKind.LEVEL else level
            landed = self._arrive(self.ways.land("", target, covers=()), origin)
            if landed:
                edges.append(Edge(landed[0], asks=landed[1]))
        self.out[here] = tuple(edges)
        return here

    # ------------------------------------------------------------ arriving

    def _arrive(self, state: str, origin: str | None) -> tuple[int, tuple[Requirement, ...]] | None:
        """Return the place that a case comes to at a state, and what is asked of it there.

        `origin` is the level that the case left, or None where the guide sends it to a level. None where there is no
        such way in this variant.
        """
        step = self.ways.steps.get(state)
        if step is None or not (step.variants or step.guards or step.optional):
            return self._enter(state, origin)
        seen: set[str] = set()
        while step is not None and not self._is_for(step):
            if state in seen:
                return None
            seen.add(state)
            state, origin = self._past(step, origin)
            step = self.ways.steps.get(state)
        if step is not None and (step.guards or step.optional):
            return self._arriving(step, origin), ()
        return self._enter(state, origin)

    def _enter(self, state: str, origin: str | None) -> tuple[int, tuple[Requirement, ...]] | None:
        """Return the place of a state that is entered: of the end of a track nothing is asked."""
        level = self.level_at.get(state)
        if level is None and state in self.endings:
            return self.named[state], _words(self.endings[state].requires)
        if level is None or level == origin:
            return self.named[state], ()
        return None if level in self.shut else (self.named[state], self.asked[level])

    def _past(self, step: Step, origin: str | None) -> tuple[str, str | None]:
        onward = self.ways.onward(step)
        return self.ways.land(step.id, onward, covers=()), None if onward.kind is TargetKind.LEVEL else origin

    def _behind(self, name: str) -> int | None:
        landed = self._arrive(*self._past(self.ways.steps[name], level_of(name)))
        return landed[0] if landed else None

    def _arriving(self, step: Step, origin: str | None) -> int:
        name = ("arriving", step.id, origin)
        if name not in self.named:
            self._place(name, Place(Kind.ARRIVING, step.id, step, self._track(step)))
            self.waiting.append((self.named[name], step, origin))
        return self.named[name]

    def _lay_arrivals(self) -> None:
        for number, step, origin in self.waiting:  # which grows meanwhile
            entered = self._enter(step.id, origin)
            past = self._arrive(*self._past(step, origin))
            edges = [Edge(entered[0], asks=entered[1])] if entered else []
            if past:
                edges.append(Edge(past[0], asks=past[1], left_out=True))
            self.out[number] = tuple(edges)

    def _blocks(self) -> tuple[tuple[Block, ...], tuple[Track, ...]]:
        blocks: list[Block] = []
        tracks: list[Track] = []
        for step in (step for level in self.guideline.levels for step in level.steps if step.tracks):
            numbers = tuple(self.track_numbers[track.id] for track in step.tracks)
            for track in step.tracks:
                first = self._arrive(track.steps[0].id, level_of(step.id))
                tracks.append(Track(first[0] if first else None, self.named[finished_state(track.id)], len(blocks)))
            blocks.append(Block(self.named[step.id], self.named["joined", step.id], numbers))
        return tuple(blocks), tuple(tracks)


def _words(demands: tuple[Demand, ...]) -> tuple[Requirement, ...]:
    return tuple(demand.requirement for demand in demands) if demands else ()
