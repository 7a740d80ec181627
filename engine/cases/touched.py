"""What of a new version of its guide touches a case: the changes that it meets where it stands, on all its tracks."""

from collections.abc import Sequence

from engine.cases.state import CaseState
from engine.guideline.changes import Change
from engine.guideline.process import Process
from engine.guideline.touching import touching, words_of


def touched_by(state: CaseState, changes: Sequence[Change], *, old: Process, new: Process) -> tuple[Change, ...]:
    """Return those of the changes between two versions that this case meets, in the same order."""
    states = [one.state for one in state.tracks.values()]
    return touching(changes, states, old=old, new=new, named=words_of(state))
