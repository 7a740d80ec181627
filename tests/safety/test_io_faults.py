"""The harness of failing disks: that a call which is chosen fails as it would, and its run for every commit.

That it finds what it should is tried on bugs planted for it (`planted/io_faults`).
"""

import errno
import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from engine.adapters.private import write_private
from tests.safety.console_script import COMMANDS
from tests.safety.failing_disk import LOCK_CALLS, SQLITE_CODES, SYSTEM_CALLS, FailingDisk, Fault, Kind, ways
from tests.safety.io_faults import PER_COMMIT, run


@pytest.fixture
def disk(tmp_path: Path) -> FailingDisk:
    return FailingDisk(tmp_path.resolve())


def keep(disk: FailingDisk) -> None:
    connection = apsw.Connection(str(disk.root / "file"))
    try:
        connection.pragma("journal_mode", "wal")
        connection.execute("CREATE TABLE IF NOT EXISTS t (x); INSERT INTO t VALUES (zeroblob(9000))")
    finally:
        connection.close()


def calls_of(disk: FailingDisk) -> list[str]:
    with disk.failing(None):
        keep(disk)
    for path in disk.root.iterdir():
        path.unlink()
    return list(disk.calls)


def test_every_call_that_sqlite_makes_is_counted(disk: FailingDisk) -> None:
    assert set(calls_of(disk)) == SQLITE_CODES.keys()
    before = len(disk.calls)
    keep(disk)
    assert len(disk.calls) == before, "and none outside"


@pytest.mark.parametrize(
    ("call", "kind", "error"),
    [
        ("sqlite write", Kind.ERROR, apsw.IOError),
        ("sqlite write", Kind.FULL, apsw.FullError),
        ("sqlite write", Kind.HALF, apsw.FullError),
        ("sqlite read", Kind.ERROR, apsw.IOError),
        ("sqlite sync", Kind.ERROR, apsw.IOError),
        ("sqlite open", Kind.ERROR, apsw.CantOpenError),
    ],
)
def test_a_call_that_is_chosen_fails(disk: FailingDisk, call: str, kind: Kind, error: type[Exception]) -> None:
    place = calls_of(disk).index(call)
    with disk.failing(Fault(place, kind)), pytest.raises(error):
        keep(disk)
    assert disk.struck == 1
    with disk.failing(None):
        keep(disk)
    assert disk.struck == 0


def test_sqlite_passes_over_what_fails_when_it_closes(disk: FailingDisk) -> None:
    last = len(calls_of(disk)) - 1 - calls_of(disk)[::-1].index("sqlite delete")
    with disk.failing(Fault(last, Kind.ERROR)):
        keep(disk)
    assert disk.struck == 1


def test_a_short_read_is_read_on(disk: FailingDisk) -> None:
    place = calls_of(disk).index("sqlite read")
    with disk.failing(Fault(place, Kind.SHORT, sticky=True)):
        keep(disk)
        keep(disk)
    assert disk.struck > 1


def test_what_fails_for_good_fails_from_there_on(disk: FailingDisk) -> None:
    with disk.failing(Fault(1, Kind.ERROR, sticky=True)):
        assert [disk.strikes(call) for call in ("open", "open", "sqlite read", "unlink")] == [None, *[Kind.ERROR] * 3]
    with disk.failing(Fault(1, Kind.FULL, sticky=True)):
        assert [disk.strikes(call) for call in ("open", "open", "unlink", "write")] == [
            None,
            Kind.FULL,
            None,
            Kind.FULL,
        ]
    with disk.failing(Fault(1, Kind.ERROR)):
        assert [disk.strikes("open") for _ in range(3)] == [None, Kind.ERROR, None]


@pytest.mark.parametrize("kind", [Kind.ERROR, Kind.FULL])
@pytest.mark.parametrize("call", ["mkdir", "open", "write", "fsync", "replace"])
def test_a_call_of_python_that_is_chosen_fails(disk: FailingDisk, call: str, kind: Kind) -> None:
    with disk.failing(None):
        write_private(disk.root / "one" / "file", b"content")
    with disk.failing(Fault(disk.calls.index(call), kind)), pytest.raises(OSError, match=r"\[Errno") as failed:
        write_private(disk.root / "two" / "file", b"content")
    assert failed.value.errno == {Kind.ERROR: errno.EIO, Kind.FULL: errno.ENOSPC}[kind]
    assert not (disk.root / "two" / "file").exists()


def test_a_lock_that_is_chosen_fails(disk: FailingDisk) -> None:
    with disk.failing(None):
        handle = os.open(disk.root / "file", os.O_RDWR | os.O_CREAT, 0o600)
    with disk.failing(Fault(0, Kind.ERROR)), pytest.raises(OSError, match="Errno"):
        fcntl.flock(handle, fcntl.LOCK_EX)
    fcntl.flock(handle, fcntl.LOCK_EX)
    os.close(handle)


def test_what_lies_elsewhere_is_let_be(disk: FailingDisk, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    with disk.failing(Fault(0, Kind.ERROR, sticky=True)):
        write_private(elsewhere / "file", b"content")
    assert disk.calls == []


def test_every_call_can_fail_in_some_way() -> None:
    assert all(ways(call) for call in (*SQLITE_CODES, *SYSTEM_CALLS, *LOCK_CALLS))
    assert len(COMMANDS) == 50


@pytest.mark.slow
def test_the_faults_of_every_commit_find_nothing_wrong(aloud: Callable[[str], None]) -> None:
    report = run(PER_COMMIT, 1)
    aloud(report.line())
    assert report.passed, report.told()
