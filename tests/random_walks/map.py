"""How far it is from every state of a guide to a given one, by the moves that a case can make."""

from collections import defaultdict
from collections.abc import Mapping

from engine.guideline.names import MAIN, is_ending, parallel_of, track_of
from engine.guideline.process import ENDING_TRIGGER, Need, Process

FAR = 10_000


class Map:
    """The distances in one guide, each worked out the first time that somebody wants to go there."""

    def __init__(self, process: Process) -> None:
        self._before: dict[str, set[str]] = defaultdict(set)
        self._away: dict[str, Mapping[str, int]] = {}
        for row in process.moves:
            if not row.trigger.startswith(ENDING_TRIGGER) or row.gates[0].need is Need.REASON:
                self._before[row.dest].add(row.source)
        for step in process.steps.values():
            for track in step.tracks:
                self._before[track.steps[0].id].add(step.id)

    def away(self, wanted: str) -> Mapping[str, int]:
        """Return how many moves it takes from each state; a state in a track is reached by the step that holds it."""
        if wanted not in self._away:
            self._away[wanted] = self._distances(wanted)
        return self._away[wanted]

    def _distances(self, wanted: str) -> Mapping[str, int]:
        found = {wanted: 0}
        queue = [wanted]
        for state in queue:
            nearer = set(self._before[state])
            if track_of(state) != MAIN and not is_ending(state):
                nearer.add(parallel_of(track_of(state)))
            for other in nearer - found.keys():
                found[other] = found[state] + 1
                queue.append(other)
        return found
