"""A connection that does not wait for ever for an answer: it asks now and then whether the server is still there.

A machine that is gone is found gone by the network. A server that stands still is not: its machine takes what is sent,
and on a socket there is no network. A question that takes long is no silence, so what is asked is a new connection.
"""

import time
from collections.abc import Generator
from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen
from psycopg.waiting import Ready, Wait

SILENCE = 10.0
"""Seconds without an answer after which it is asked whether the server is there, and again after as many."""
PROBE_SECONDS = 5

_Answer = TypeVar("_Answer")


class Listening(psycopg.Connection[tuple[Any, ...]]):
    """A connection to a server. Its errors of a server that stands still are those of one that is gone."""

    def wait(self, gen: PQGen[_Answer], *said: Any, **named: Any) -> _Answer:  # noqa: ANN401 - as its library has it
        """Wait for an answer as the library does, as long as the server is there."""
        return super().wait(self._listened(gen), *said, **named)

    def _listened(self, gen: PQGen[_Answer]) -> Generator[Wait, Ready | int, _Answer]:
        """Ask the server for something, and look at the clock as often as the library says that nothing came."""
        try:
            wanted = next(gen)
            while True:
                ready, began = (yield wanted), 0.0
                while not ready:  # the first look comes after the interval: an answer at once costs no clock
                    began = self._heard(began or time.monotonic())
                    ready = yield wanted
                wanted = gen.send(ready)
        except StopIteration as end:
            answer: _Answer = end.value
            return answer

    def _heard(self, since: float) -> float:
        """Return since when nothing was heard. Raises `psycopg.OperationalError` where nobody is there to be heard."""
        if time.monotonic() - since < SILENCE:
            return since
        if not _is_there(self.info.dsn):
            self.close()  # else it would wait for a silent server again, to take back what was begun
            raise psycopg.OperationalError("the server is silent")
        return time.monotonic()


def _is_there(address: str) -> bool:
    """Tell whether a server answers at all; to be turned away is an answer."""
    try:
        psycopg.connect(address, connect_timeout=PROBE_SECONDS).close()
    except psycopg.errors.ConnectionTimeout:
        return False
    except psycopg.Error:
        return True
    return True
