"""Tells the way that a walk took to a place, as the steps that are entered and the answers that lead on."""

from collections.abc import Iterator

from engine.proofs.facts import ENTERED
from engine.proofs.hits import Hop
from engine.proofs.walk import Came, Walk

_NOWHERE = -1


def path_to(walk: Walk, place: int) -> tuple[Hop, ...]:
    """Return the way to a place that the walk stands on."""
    return _hops(walk, place)


def hops_on(walk: Walk, place: int, *, way: int) -> tuple[Hop, ...]:
    """Return the way to a place, its last step with the answer that one of its ways is."""
    return _hops(walk, place, answer=_answer(walk, Came(place, way)))


def path_of_hit(walk: Walk, place: int) -> tuple[Hop, ...]:
    """Return the way to a place where the fact is needed and missing."""
    came = walk.hits[place][1]
    return (*_hops(walk, came.place, answer=_answer(walk, came)), Hop(walk.graph.places[place].at))


def _hops(walk: Walk, place: int, *, until: int = _NOWHERE, answer: str | None = None) -> tuple[Hop, ...]:
    """Return what is entered on the way to a place, after the place `until`; `answer` is what led on from it."""
    found: list[Hop] = []
    while place not in (_NOWHERE, until):
        came = walk.came[place]
        if came.seed is not None:
            found += _gone_meanwhile(walk, came)
            walk, place = came.seed, came.place
            continue
        spot = walk.graph.places[walk.plain(place)]
        if spot.kind in ENTERED:
            found.append(Hop(spot.at, answer))
            answer = None
        if came.last >= 0:
            found += _gone_through(walk, came)
            walk = walk if came.last < walk.late else walk.reach
        answer = _answer(walk, came) or answer
        place = came.place
    return tuple(reversed(found))


def _gone_meanwhile(walk: Walk, came: Came) -> Iterator[Hop]:
    """Give, from the last to the first, what another track enters before this one goes on."""
    if came.meanwhile:
        other, end = came.meanwhile
        block = walk.graph.blocks[walk.graph.tracks[walk.track].block]
        yield from reversed(_hops(other, end, until=block.step))


def _gone_through(walk: Walk, came: Came) -> Iterator[Hop]:
    """Give, from the last to the first, what all the tracks of a parallel step enter."""
    yield from reversed(_hops(walk, came.last, until=came.place))
    others = walk if came.last < walk.late else walk.reach
    for track in reversed(walk.graph.block_at[came.place].tracks):
        end = walk.graph.tracks[track].ends
        if end != walk.plain(came.last):
            yield from reversed(_hops(others, end, until=came.place))


def _answer(walk: Walk, came: Came) -> str | None:
    """Return the title of the answer that was a way, where it was one."""
    if came.place == _NOWHERE or came.way < 0:
        return None
    answer = walk.graph.out[walk.plain(came.place)][came.way].answer
    return answer.title if answer else None
