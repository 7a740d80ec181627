"""The queue of writers before a store: whoever wants to write waits for a turn, however many processes there are.

SQLite's own waiting sleeps and tries again, and one writer can starve all others. `flock` alone wakes those who wait,
but whoever lets go can take the turn again before they have woken; so each stands in a line, behind those who came.
"""

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.adapters import line
from engine.adapters.private import open_private
from engine.errors import StoreLocked

PATIENCE = 10.0  # seconds to wait for a turn


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
        try:
            fcntl.flock(self._handle, fcntl.LOCK_UN)
        except OSError:
            pass
        finally:
            line.leave(self._handle)

    def close(self) -> None:
        """Leave the queue."""
        os.close(self._handle)

    def _take_now(self) -> bool:
        """Take the turn where nobody has it and nobody waits for it."""
        try:
            if line.is_empty(self._handle):
                fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return True
        except BlockingIOError:
            line.leave(self._handle)  # else nobody could stand in it
        except OSError:
            line.leave(self._handle)
            raise
        return False

    def _wait(self) -> None:
        """Wait in a thread of its own, for a lock knows no time limit; one that comes too late closes its file."""
        waiter = _Waiter(self._handle)
        waiter.start()
        if waiter.came_within(self._patience):
            return
        self._handle = self._open()
        raise StoreLocked(seconds=int(self._patience))


class _Waiter(threading.Thread):
    def __init__(self, handle: int) -> None:
        super().__init__(daemon=True)
        self._handle = handle
        self._came = threading.Event()
        self._decided = threading.Lock()
        self._given_up = False

    def run(self) -> None:
        came = self._takes_turn()
        with self._decided:
            if came and not self._given_up:
                self._came.set()
            else:
                os.close(self._handle)

    def _takes_turn(self) -> bool:
        line.wait(self._handle, line.stand(self._handle))
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX)
        except OSError:
            return False
        return True

    def came_within(self, seconds: float) -> bool:
        self._came.wait(seconds)
        with self._decided:
            self._given_up = not self._came.is_set()
            return not self._given_up
