"""The queue of writers before a store: whoever wants to write waits for a turn, however many processes there are.

SQLite's own waiting sleeps and tries again, and one writer can starve all others. `flock` alone wakes those who wait,
but whoever lets go can take the turn again before they have woken; so each stands in a line, behind those who came.
Whoever has the turn has left the line: the next in it is awake then, and tries for the turn itself until it comes.
"""

import fcntl
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.adapters import line
from engine.adapters.private import open_private
from engine.errors import StoreLocked

PATIENCE = 10.0  # seconds to wait for a turn
_NAP = (0.00003, 0.001)  # seconds between two tries, the shortest and the longest
_SHARE = 8  # a nap is this part of what has been waited: nobody waits much longer than the turn before takes


class Queue:
    """One writer's place in the queue. Each connection has its own; two places never hold the turn at once."""

    def __init__(self, path: Path, *, patience: float = PATIENCE) -> None:
        self._path = path
        self._patience = patience
        self._handle = self._open()

    def _open(self) -> int:
        return open_private(self._path, os.O_RDWR | os.O_CREAT)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Hold the turn. Raises `StoreLocked` when it does not come within `patience` seconds."""
        self.take()
        try:
            yield
        finally:
            self.give_back()

    def take(self) -> None:
        """Take the turn. Raises `StoreLocked` when it does not come within `patience` seconds."""
        if not self._take_now():
            self._wait()

    def give_back(self) -> None:
        """Let the next one have the turn. What was done in it is done; at the latest it ends with the file."""
        try:  # every append comes here: `suppress` takes longer than the call
            fcntl.flock(self._handle, fcntl.LOCK_UN)
        except OSError:
            return

    def close(self) -> None:
        """Leave the queue."""
        os.close(self._handle)

    def _take_now(self) -> bool:
        """Take the turn where nobody has it and nobody waits for it."""
        if not line.is_empty(self._handle):
            return False
        try:
            return self._try()
        finally:
            line.leave(self._handle)  # it was closed to all others meanwhile

    def _wait(self) -> None:
        """Wait for the place behind whoever has the turn, and then for the turn."""
        until = time.monotonic() + self._patience
        waiter = _Waiter(self._handle)
        waiter.start()
        if not waiter.came_within(self._patience):
            self._handle = self._open()
            raise StoreLocked(seconds=int(self._patience))
        try:
            self._take_until(until)
        finally:
            line.leave(self._handle)

    def _take_until(self, until: float) -> None:
        """Try for the turn until it comes: nobody else in the line does."""
        start = time.monotonic()
        while not self._try():
            now = time.monotonic()
            if now >= until:
                raise StoreLocked(seconds=int(self._patience))
            time.sleep(min(max((now - start) / _SHARE, _NAP[0]), _NAP[1]))

    def _try(self) -> bool:
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class _Waiter:
    """Waits for a place in a thread of its own, for a lock knows no time limit; who comes too late closes its file.

    It has a thread and is none: what is called so here could be called so in a Python to come, as `_handle` is in 3.13.
    """

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self._came = threading.Event()
        self._decided = threading.Lock()
        self._given_up = False

    def start(self) -> None:
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        line.wait(self._handle, line.stand(self._handle))
        with self._decided:
            if self._given_up:
                os.close(self._handle)
            else:
                self._came.set()

    def came_within(self, seconds: float) -> bool:
        self._came.wait(seconds)
        with self._decided:
            self._given_up = not self._came.is_set()
            return not self._given_up
