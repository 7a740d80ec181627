"""The queue of writers: one turn at a time, and whoever gives up leaves no trace in it."""

import threading
from pathlib import Path

import pytest

from engine.adapters.turns import Queue
from engine.errors import StoreLocked


def test_a_turn_that_never_comes_is_told_and_leaves_the_queue_whole(tmp_path: Path) -> None:
    place = tmp_path / "queue"
    holder, waiter = Queue(place), Queue(place, patience=0.1)
    before = set(threading.enumerate())
    with holder.turn():
        with pytest.raises(StoreLocked), waiter.turn():
            pytest.fail("two held the turn at once")
        late = set(threading.enumerate()) - before
    assert len(late) == 1  # it still stands in the queue, gets its turn now, and must not keep it
    for thread in late:
        thread.join(10)
    with waiter.turn(), pytest.raises(StoreLocked), Queue(place, patience=0.05).turn():
        pytest.fail("two held the turn at once")
    holder.close()
    waiter.close()
