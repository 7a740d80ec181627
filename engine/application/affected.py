"""Which open cases a new version of a guide would touch, among those that the person may see.

A case keeps the version that it was opened on. What is told here is what would meet it if it were moved.
"""

from collections.abc import Iterator

from engine.application.queries import CaseView
from engine.application.survey import survey
from engine.application.world import World
from engine.cases.state import CaseStatus
from engine.guideline.landing import Footing, Landing, landing
from engine.guideline.process import Process
from engine.values import Struct


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
    found = tuple(one for view in mine for one in _of_case(view, new))
    return Affected(touched=found, looked_at=len(mine), unread=seen.unread, complete=seen.complete)


def _of_case(view: CaseView, new: Process) -> Iterator[Touched]:
    if view.process.digest == new.digest:
        return
    for track, standing in view.state.tracks.items():
        found = landing(standing.state, view.process, new=new)
        if found.footing is not Footing.SAME:
            yield Touched(view=view, track=track, landing=found)
