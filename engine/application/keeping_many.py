"""Keeps what is added to many cases in one transaction: one that somebody changed meanwhile does not stop the others.

What belongs to one case, with what it opens beside itself, is always kept whole or not at all.
"""

from collections.abc import Mapping, Sequence
from itertools import chain

from engine.application.ports import Conflict, Look, Receipt, Stream
from engine.application.world import World

Answer = tuple[Receipt, ...] | Conflict
_Added = dict[str, tuple[Stream, ...]]


def keep_many(world: World, added: Mapping[str, tuple[Stream, ...]], *, looks: Sequence[Look]) -> dict[str, Answer]:
    """Keep what is added to each case, by its id, all of it by one command; and looks at them, with it or before.

    Where that is a conflict, nothing was kept. Then the case that it is of is tried alone, and the others again: a
    store may not know which case it is that cannot be written, and name another.
    """
    streams = dict(added)
    answer = _along(world, streams, looks=looks) if streams else ()
    if not streams or isinstance(answer, Conflict):
        for look in looks:
            world.log.log(look)
    kept: dict[str, Answer] = {}
    while isinstance(answer, Conflict):
        late = _meant(answer, streams)
        alone = {late: streams.pop(late)}
        kept |= _by_case(_together(world, alone), alone)
        answer = _together(world, streams)
    return kept | _by_case(answer, streams)


def _meant(answer: Conflict, streams: _Added) -> str:
    """Return the case that a conflict is of; the first where it is told of none of them."""
    found = (one for one, parts in streams.items() if any(part.case_id == answer.case_id for part in parts))
    return next(found, next(iter(streams)))


def _along(world: World, streams: _Added, *, looks: Sequence[Look]) -> Answer:
    """Keep it all, and each look with it, through the log: it may have kept one before, or know that it cannot."""

    def keep(rest: Sequence[Look], so_far: Sequence[Look]) -> Answer:
        if not rest:
            return _together(world, streams, looks=so_far)
        return world.log.along(rest[0], lambda these: keep(rest[1:], (*so_far, *these)))

    return keep(looks, ())


def _together(world: World, streams: _Added, *, looks: Sequence[Look] = ()) -> Answer:
    """Keep what is added to cases in one transaction; where there are none, nothing."""
    flat = tuple(chain.from_iterable(streams.values()))
    if not flat:
        return ()
    return world.store.append_together(flat, command_id=flat[0].records[0].command_id, looks=looks)


def _by_case(answer: Answer, streams: _Added) -> dict[str, Answer]:
    if isinstance(answer, Conflict):
        return dict.fromkeys(streams, answer)
    receipts = {receipt.case_id: receipt for receipt in answer}
    return {case_id: tuple(receipts[part.case_id] for part in parts) for case_id, parts in streams.items()}
