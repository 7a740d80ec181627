"""The queue of writers: one turn at a time, in the order they came, and whoever gives up leaves no trace in it."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

import pytest

from engine.adapters.turns import Queue
from engine.errors import StoreLocked
from tests.in_line import have_stood

SECONDS = 10.0  # how long a test waits for what must come


def test_whoever_gives_up_first_in_line_leaves_the_queue_whole(tmp_path: Path) -> None:
    place = tmp_path / "queue"
    holder, waiter = Queue(place), Queue(place, patience=0.1)
    with holder.turn(), pytest.raises(StoreLocked), waiter.turn():
        pytest.fail("two held the turn at once")
    with waiter.turn(), pytest.raises(StoreLocked), Queue(place, patience=0.05).turn():
        pytest.fail("two held the turn at once")
    holder.close()
    waiter.close()


def test_whoever_gives_up_in_the_midst_of_the_line_does_not_keep_a_turn_that_comes_too_late(tmp_path: Path) -> None:
    place = tmp_path / "queue"
    taken: list[str] = []
    with ExitStack() as all_of_them:
        holder, first, second = (all_of_them.enter_context(queue_at(place, patience=one)) for one in (9, 9, 0.1))
        with holder.turn():
            others = [threading.Thread(target=takes, args=(first, "first", taken))]
            others[0].start()
            until(partial(so_many_came, place, 1))
            before = set(threading.enumerate())
            with pytest.raises(StoreLocked), second.turn():
                pytest.fail("two held the turn at once")
            late = set(threading.enumerate()) - before
            assert len(late) == 1  # it still stands in the line, gets its place in time, and must not keep it
        for one in (*others, *late):
            one.join(SECONDS)
            assert not one.is_alive()
        assert taken == ["first"]
        with second.turn(), pytest.raises(StoreLocked), Queue(place, patience=0.05).turn():
            pytest.fail("two held the turn at once")


def test_a_turn_goes_to_those_who_wait_in_the_order_they_came(tmp_path: Path) -> None:
    place = tmp_path / "queue"
    taken: list[str] = []
    with ExitStack() as all_of_them:
        queues = [all_of_them.enter_context(queue_at(place)) for _ in range(6)]
        others = [
            threading.Thread(target=takes, args=(queue, str(number), taken))
            for number, queue in enumerate(queues[1:], start=1)
        ]
        with queues[0].turn():
            for number, one in enumerate(others, start=1):
                one.start()
                until(partial(so_many_came, place, number))
        for one in others:
            one.join(SECONDS)
    assert taken == ["1", "2", "3", "4", "5"]


def test_whoever_comes_when_the_turn_is_free_does_not_pass_by_those_who_stand_in_line(tmp_path: Path) -> None:
    """The one in front is told that the turn is free a moment after it is: nobody may come between."""
    place = tmp_path / "queue"
    taken: list[str] = []
    with ExitStack() as all_of_them:
        holder, waiter = (all_of_them.enter_context(queue_at(place)) for _ in range(2))
        holder.take()
        other = threading.Thread(target=takes, args=(waiter, "waiter", taken))
        other.start()
        until(partial(so_many_came, place, 1))
        for _ in range(3):
            holder.give_back()
            holder.take()
            taken.append("holder")
        holder.give_back()
        other.join(SECONDS)
    assert taken[0] == "waiter"


# ---------------------------------------------------------------- what the tests ask


@contextmanager
def queue_at(place: Path, *, patience: float = SECONDS) -> Iterator[Queue]:
    """Return a place in the queue, which is left at the end."""
    queue = Queue(place, patience=patience)
    try:
        yield queue
    finally:
        queue.close()


def takes(queue: Queue, name: str, taken: list[str]) -> None:
    """Take the turn, and say so."""
    with queue.turn():
        taken.append(name)


def so_many_came(place: Path, wanted: int) -> bool:
    """Tell whether so many have stood in the line so far."""
    return have_stood(place) >= wanted


def until(so: Callable[[], bool]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + SECONDS
    while not so():
        assert time.monotonic() < end
        time.sleep(0.001)
