"""Makes practice cases in several processes, and gives them back in the order in which they were asked for."""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.pool import AsyncResult

from msgspec.msgpack import decode, encode

from engine.adapters.codec import JsonCodec
from engine.application.filling.making import Place, Stock, made
from engine.application.ports import Whole

_AHEAD = 3  # parts that are made while one is kept: more of them would only fill the memory

_STOCK: list[Stock] = []  # what a process makes cases from; given once, for it is large


def made_by_many(stock: Stock, parts: Iterable[Sequence[Place]]) -> Iterator[Sequence[Whole]]:
    """Give the cases of each part; this process is left to keep them."""
    hands = max(1, (os.cpu_count() or 2) - 1)
    with get_context("spawn").Pool(hands, _take, (stock,)) as pool:
        waiting: deque[AsyncResult[bytes]] = deque()
        for part in parts:
            waiting.append(pool.apply_async(_make, (part,)))
            if len(waiting) >= hands + _AHEAD:
                yield _given(waiting.popleft())
        while waiting:
            yield _given(waiting.popleft())


def _take(stock: Stock) -> None:
    _STOCK.append(stock)


def _make(part: Sequence[Place]) -> bytes:
    return encode(made(_STOCK[0], part, codec=JsonCodec()))


def _given(waiting: "AsyncResult[bytes]") -> Sequence[Whole]:
    return decode(waiting.get(), type=tuple[Whole, ...])
