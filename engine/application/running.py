"""How many open cases follow another version of a guide than one that is published, and how many lose their place.

They are counted in the whole store: whoever publishes answers for all of them, and a number tells of no case.
"""

from collections.abc import Iterator, Sequence

from engine.application.finding import UNREADABLE, Found, history_of
from engine.application.world import World
from engine.cases.state import CaseStatus
from engine.guideline.landing import Footing, landing
from engine.guideline.process import Process
from engine.values import Struct, replace


class Running(Struct, frozen=True, kw_only=True):
    """The open cases that follow another version: how many, and how many of them stand where the new one has nothing.

    `unread` are the open cases in the store that cannot be read, whatever guide they follow.
    """

    others: int = 0
    stranded: int = 0
    unread: int = 0


def running(world: World, new: Process, *, landings: Sequence[tuple[str, str]] = ()) -> Running:
    """Count the open cases on a guide that follow another version of it; `landings` are where some shall stand."""
    said = frozenset(place for place, _ in landings)
    found = tuple(_each(world, new, said=said))
    return Running(
        others=sum(one is not None for one in found),
        stranded=sum(one is True for one in found),
        unread=sum(one is None for one in found),
    )


def _each(world: World, new: Process, *, said: frozenset[str]) -> Iterator[bool | None]:
    """Give of each case that follows another version whether it loses its place, and None where it cannot be read."""
    everywhere = replace(world, store=world.store.whole())
    for row in everywhere.store.each_row(status=CaseStatus.OPEN.value):
        try:
            history = history_of(everywhere, Found(row, world.codec.unseal(row.sealed)))
        except UNREADABLE:
            yield None
            continue
        if history is None or history.process.guideline.head.id != new.guideline.head.id:
            continue
        process = history.process
        if process.digest != new.digest:
            places = (standing.state for standing in history.state.tracks.values() if standing.state not in said)
            yield any(landing(place, process, new=new).footing is Footing.GONE for place in places)
