"""Several processes on one store lose nothing, and one that is killed loses nothing that it had acknowledged."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from engine.adapters.case_keys import keys_path
from engine.application.ports import Receipt
from tests.adapters.store_contract import put
from tests.adapters.stores import create_store, open_store
from tests.house.tree import ROOT

HOLDER = """
import sys, time, apsw
held = apsw.Connection(sys.argv[1])
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
time.sleep(0.3)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "bti.lager"
    with create_store(place) as store:
        put(store, "a")
    return place


def writer(path: Path, name: str, *, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.adapters.writer", str(path), "a", name, str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def event_ids(path: Path) -> list[str]:
    with open_store(path) as store:
        records = store.records("a")
        found = store.row("a")
        assert found is not None
        assert found.seq == len(records)
        assert [one.seq for one in records] == list(range(1, len(records) + 1))
        assert store.connection.pragma("integrity_check") == "ok"
    return [one.event_id for one in records]


def test_two_processes_on_one_case_lose_nothing(path: Path) -> None:
    writers = [writer(path, name, count=50) for name in ("x", "y")]
    outputs = [one.communicate(timeout=60)[0] for one in writers]
    assert [one.returncode for one in writers] == [0, 0]
    acknowledged = [line for output in outputs for line in output.splitlines()]
    assert len(acknowledged) == 100
    assert sorted(event_ids(path)) == sorted(["k1-1", *acknowledged])


def test_two_processes_may_open_cases_at_once(path: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-m", "tests.adapters.writer", str(path), case_id, case_id, "1"], cwd=ROOT)
        for case_id in ("b", "c")
    ]
    assert [one.wait(timeout=60) for one in writers] == [0, 0]
    with open_store(path) as store:
        assert [one.number for one in store.rows()] == ["2026-001", "2026-002", "2026-003"]


def test_a_case_is_opened_though_the_file_of_keys_is_held_a_moment_longer_than_the_turn(path: Path) -> None:
    """As by a writer who was killed: the turn can be free before the lock on the file is."""
    with (
        open_store(path) as store,
        subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(keys_path(path))], stdout=subprocess.PIPE, text=True
        ) as holder,
    ):
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        assert isinstance(put(store, "b"), Receipt)


def killed_after(path: Path, name: str, *, lines: int) -> list[str]:
    """Run a writer, kill it without warning once it has acknowledged some, and return all it acknowledged."""
    process = writer(path, name, count=1_000_000)
    assert process.stdout is not None
    seen = [process.stdout.readline().strip() for _ in range(lines)]
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read().splitlines(keepends=True)
    process.stdout.close()
    assert process.wait(timeout=60) == -signal.SIGKILL
    return seen + [line.strip() for line in rest if line.endswith("\n")]


def test_what_a_killed_process_acknowledged_is_there(path: Path) -> None:
    acknowledged: list[str] = []
    for turn in range(20):
        acknowledged += killed_after(path, f"w{turn}", lines=1 + turn * 3)
        kept = event_ids(path)
        assert set(acknowledged) <= set(kept)
        assert len(kept) - len(acknowledged) <= 2 + turn  # at most one kept but not told, for each death
    assert len(acknowledged) >= 20
