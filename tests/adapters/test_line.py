"""The line before a turn: in the order they came, behind nobody who is gone, and never a reason to be turned away."""

import errno
import fcntl
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

import pytest

from engine.adapters import line
from engine.adapters.turns import Queue
from engine.errors import StoreLocked

Opener = Callable[[], int]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opener]:
    """Open the file of the line once more, as another process would."""
    handles: list[int] = []

    def once_more() -> int:
        handles.append(os.open(tmp_path / "queue", os.O_RDWR | os.O_CREAT, 0o600))
        return handles[-1]

    yield once_more
    for handle in handles:
        os.close(handle)


class _Waiting:
    """Somebody who waits at a place in the line, until they may go on or their file is closed."""

    def __init__(self, handle: int, place: int) -> None:
        self._gone_on = threading.Event()
        threading.Thread(target=self._wait, args=(handle, place), daemon=True).start()

    def _wait(self, handle: int, place: int) -> None:
        line.wait(handle, place)
        self._gone_on.set()

    @property
    def still(self) -> bool:
        """Whether they have not gone on, after a moment in which they could have."""
        return not self._gone_on.wait(0.05)

    @property
    def has_gone_on(self) -> bool:
        """Whether they go on within ten seconds."""
        return self._gone_on.wait(10)


def test_each_waits_for_the_one_before_and_for_nobody_else(opened: Opener) -> None:
    handles = [opened() for _ in range(3)]
    places = [line.stand(handle) for handle in handles]
    assert places == [1, 2, 3]
    first, second, third = map(_Waiting, handles, places)
    assert first.has_gone_on
    assert second.still
    assert third.still
    line.leave(handles[0])
    assert second.has_gone_on
    assert third.still
    assert line.stand(handles[0]) == 4  # whoever comes again stands at the end
    line.leave(handles[1])
    assert third.has_gone_on


def test_nobody_waits_for_one_whose_file_is_closed(opened: Opener, tmp_path: Path) -> None:
    gone = os.open(tmp_path / "queue", os.O_RDWR | os.O_CREAT, 0o600)
    line.stand(gone)
    handle = opened()
    waiting = _Waiting(handle, line.stand(handle))
    assert waiting.still
    os.close(gone)
    assert waiting.has_gone_on


def test_a_line_is_empty_while_nobody_stands_in_it_and_closed_by_whoever_found_it_so(opened: Opener) -> None:
    one, other = opened(), opened()
    line.stand(one)
    assert not line.is_empty(other)
    line.leave(one)
    assert line.is_empty(other)
    assert not line.is_empty(one)
    standing = threading.Thread(target=line.stand, args=(one,), daemon=True)
    standing.start()
    standing.join(0.05)
    assert standing.is_alive()
    line.leave(other)
    standing.join(10)
    assert not standing.is_alive()


@pytest.mark.parametrize("content", [b"\xff" * 8, b"abc", b"\xff" * 100])
def test_a_count_that_somebody_has_spoilt_stops_nobody(opened: Opener, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "queue").write_bytes(content)
    handles = [opened(), opened(), opened()]
    first, _, third = map(_Waiting, handles, [line.stand(handle) for handle in handles])
    assert first.has_gone_on
    assert third.still  # the order may be lost once, where the count begins anew
    for handle in handles[:2]:
        line.leave(handle)
    assert third.has_gone_on


@pytest.mark.parametrize(("module", "call"), [(os, "pread"), (os, "pwrite"), (fcntl, "fcntl")])
def test_one_who_cannot_stand_in_line_still_takes_the_turn(tmp_path: Path, module: object, call: str) -> None:
    queue = Queue(tmp_path / "queue")
    with mock.patch.object(module, call, side_effect=OSError(errno.ENOLCK, "no locks")), queue.turn():
        _nobody_else_has_it(tmp_path / "queue")
    with queue.turn():
        _nobody_else_has_it(tmp_path / "queue")
    queue.close()


def test_where_a_system_has_no_such_locks_the_turn_is_taken_without_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line, "can_stand", lambda: False)
    queue = Queue(tmp_path / "queue")
    with queue.turn():
        _nobody_else_has_it(tmp_path / "queue")
    assert (tmp_path / "queue").read_bytes() == b""
    queue.close()


def test_a_turn_that_cannot_be_had_is_told_and_keeps_nobody_waiting(tmp_path: Path) -> None:
    failing, after = Queue(tmp_path / "queue"), Queue(tmp_path / "queue", patience=5)
    with (
        mock.patch.object(fcntl, "flock", side_effect=OSError(errno.ENOLCK, "no locks")),
        pytest.raises(OSError, match="no locks"),
        failing.turn(),
    ):
        pytest.fail("there was no lock to be had")
    with after.turn():
        _nobody_else_has_it(tmp_path / "queue")
    failing.close()
    after.close()


def test_a_wait_that_fails_ends_as_a_turn_that_never_came(tmp_path: Path) -> None:
    holder, failing, after = (
        Queue(tmp_path / "queue"),
        Queue(tmp_path / "queue", patience=0.2),
        Queue(tmp_path / "queue"),
    )
    flock = fcntl.flock

    def refusing(handle: int, how: int) -> None:
        if threading.current_thread() is not threading.main_thread():
            raise OSError(errno.ENOLCK, "no locks")
        flock(handle, how)

    with mock.patch.object(fcntl, "flock", refusing):
        with holder.turn(), pytest.raises(StoreLocked), failing.turn():
            pytest.fail("two held the turn at once")
        for thread in set(threading.enumerate()) - {threading.main_thread()}:
            thread.join(1)
    with after.turn():
        _nobody_else_has_it(tmp_path / "queue")
    for queue in (holder, failing, after):
        queue.close()


def _nobody_else_has_it(place: Path) -> None:
    """Try to take the turn from a place of its own; whoever still waits there is gone when the turn is given back."""
    other = Queue(place, patience=0.05)
    with pytest.raises(StoreLocked), other.turn():
        pytest.fail("two held the turn at once")
    other.close()
