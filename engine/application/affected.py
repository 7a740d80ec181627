"""Which open cases a new version of a guide would touch, among those that the person may see.

A case keeps the version that it was opened on. What is told here is what would meet it if it were moved.
"""

from collections.abc import Iterator

from engine.application.queries import CaseView
from engine.application.survey import survey
from engine.application.world import World
from engine.cases.state import CaseStatus
from engine.cases.touched import touched_by
from engine.guideline.changes import Change
from engine.guideline.compare import compare
from engine.guideline.landing import Footing, Landing, landing
from engine.guideline.names import MAIN
from engine.guideline.process import Process
from engine.values import Struct, replace


class Touched(Struct, frozen=True, kw_only=True):
    """A case that a new version touches, by its track: where that stands, and what becomes of the place."""

    view: CaseView
    track: str
    landing: Landing


class Affected(Struct, frozen=True, kw_only=True):
    """The cases that a new version touches, by number, among `looked_at` open ones on the guide.

    `unread` and `complete` are as in `Survey`.
    """

    touched: tuple[Touched, ...]
    looked_at: int
    unread: tuple[str, ...] = ()
    complete: bool = True

    @property
    def strands(self) -> bool:
        """Whether a case stands where the new version has nothing."""
        return any(one.landing.footing is Footing.GONE for one in self.touched)


def affected(world: World, guideline: str, *, new: Process) -> Affected:
    """Return the open cases on a guide, whatever version they run on, that another version of it touches."""
    seen = survey(world, status=CaseStatus.OPEN.value)
    mine = [view for view in seen.views if view.process.guideline.head.id == guideline]
    between = Between(new)
    found = tuple(one for view in mine for one in _of_case(view, between))
    return Affected(touched=found, looked_at=len(mine), unread=seen.unread, complete=seen.complete)


class Between:
    """What is different in a version from each older one that a case follows, compared once for each."""

    def __init__(self, new: Process) -> None:
        self.new = new
        self._found: dict[str, tuple[Change, ...]] = {}

    def changes(self, old: Process) -> tuple[Change, ...]:
        """Return the changes from an older version."""
        if old.digest not in self._found:
            self._found[old.digest] = compare(old.guideline, self.new.guideline)
        return self._found[old.digest]


def _of_case(view: CaseView, between: Between) -> Iterator[Touched]:
    """Give the places of a case that are other than they were; the whole case where only what holds for it is."""
    new = between.new
    if view.process.digest == new.digest:
        return
    found = {track: landing(one.state, view.process, new=new) for track, one in view.state.tracks.items()}
    moved = {track: one for track, one in found.items() if one.footing is not Footing.SAME}
    if not moved and touched_by(view.state, between.changes(view.process), old=view.process, new=new):
        moved = {MAIN: replace(found[MAIN], footing=Footing.AROUND)}
    for track, one in moved.items():
        yield Touched(view=view, track=track, landing=one)
