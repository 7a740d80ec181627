"""Where a case that stands in one version of a guide would land in another: on the same place, or on none."""

from enum import StrEnum

from engine.guideline.names import is_finished, level_of, parallel_of, resting_state, track_of
from engine.guideline.process import Gate, Need, Process
from engine.values import Struct, replace


class Footing(StrEnum):
    """What becomes of the place where a case stands; `AROUND` is that only what holds there is another."""

    GONE = "gone"
    GATED = "gated"
    CHANGED = "changed"
    AROUND = "around"
    SAME = "same"


class Landing(Struct, frozen=True, kw_only=True):
    """What a newer version has in the place where a case stands. `gates` are those that were not asked for before."""

    state: str
    footing: Footing
    gates: tuple[Gate, ...] = ()


def landing(state: str, old: Process, *, new: Process) -> Landing:
    """Return where a track that stands in this state of the older version would be in the newer one.

    One that has come to its end is done, whatever the newer version has in its place.
    """
    if is_finished(state):
        return Landing(state=state, footing=Footing.SAME)
    if not has_place(state, new):
        return Landing(state=state, footing=Footing.GONE)
    gates = _new_gates(state, old, new=new)
    if gates:
        return Landing(state=state, footing=Footing.GATED, gates=gates)
    is_same = _said(state, old) == _said(state, new)
    return Landing(state=state, footing=Footing.SAME if is_same else Footing.CHANGED)


def has_place(state: str, process: Process) -> bool:
    """Tell whether a case, or a track, can stand in a state in a version of a guide."""
    if is_finished(state):
        step = process.steps.get(parallel_of(track_of(state)))
        return step is not None and any(one.id == track_of(state) for one in step.tracks)
    if state in process.steps:
        return True
    level = process.levels.get(level_of(state))
    return level is not None and not level.steps and state == resting_state(level.id)


def _said(state: str, process: Process) -> tuple[object, ...]:
    """Return what a guide says of a place and of every way out of it; of a level only what holds while one rests."""
    level = process.levels.get(level_of(state))
    place = process.steps.get(state) or (replace(level, steps=()) if level else None)
    return place, process.outgoing.get(state)


def _new_gates(state: str, old: Process, *, new: Process) -> tuple[Gate, ...]:
    """Return what the newer version asks for on a way that both have, and the older one did not ask for there."""
    found: dict[Gate, None] = {}
    for trigger in new.triggers(state):
        before = {gate for move in old.candidates(state, trigger) for gate in move.gates}
        if old.candidates(state, trigger):
            now = dict.fromkeys(gate for move in new.candidates(state, trigger) for gate in move.gates)
            found.update((gate, None) for gate in now if gate not in before)
    return tuple(gate for gate in found if gate.need is not Need.NOT_SHIELDED)  # which holds unless there is a shield
