"""How far it is from every state of a guide to a given one, by the moves that lead on in a case."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from engine.guideline.names import MAIN, is_ending, parallel_of, track_of
from engine.guideline.process import ENDING_TRIGGER, Need, Process

FAR = 10_000


class Distances:
    """The distances in one guide, each worked out the first time that somebody wants to go there."""

    def __init__(self, process: Process) -> None:
        self._before: dict[str, set[str]] = defaultdict(set)
        self._known: dict[frozenset[str], Mapping[str, int]] = {}
        for row in process.moves:
            if not row.trigger.startswith(ENDING_TRIGGER) or row.gates[0].need is Need.REASON:
                self._before[row.dest].add(row.source)
        for step in process.steps.values():
            for track in step.tracks:
                self._before[track.steps[0].id].add(step.id)
        self._ends = frozenset(row.dest for row in process.moves if is_ending(row.dest))

    def to_an_end(self) -> Mapping[str, int]:
        """Return how many moves it takes from each state to the nearest end of a case."""
        return self.to(self._ends)

    def to(self, wanted: Iterable[str]) -> Mapping[str, int]:
        """Return how many moves it takes to the nearest of these; a state in a track is reached by its step."""
        ends = frozenset(wanted)
        if ends not in self._known:
            self._known[ends] = self._from(ends)
        return self._known[ends]

    def _from(self, ends: frozenset[str]) -> Mapping[str, int]:
        found = dict.fromkeys(sorted(ends), 0)
        queue = list(found)
        for state in queue:
            nearer = set(self._before[state])
            if track_of(state) != MAIN and not is_ending(state):
                nearer.add(parallel_of(track_of(state)))
            for other in sorted(nearer - found.keys()):
                found[other] = found[state] + 1
                queue.append(other)
        return found
