"""A server that stands by takes over with all that was acknowledged, and where it lagged, the store sees what is gone.

This is what the page for a municipality's IT promises of a region's servers.
"""

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from engine.adapters.postgres_place import Place, place_at
from engine.adapters.postgres_verifying import verify
from engine.errors import StoreRolledBack
from tests.adapters.postgres_server import STANDBY, Server, create_store, open_store, take_away
from tests.adapters.store_contract import kept, put

ACTS = 40
SECONDS = 30

pytestmark = pytest.mark.slow


@pytest.fixture
def first() -> Iterator[Server]:
    started = Server()
    yield started
    take_away(started)


@pytest.fixture
def second(first: Server) -> Iterator[Server]:
    started = Server(stands_by_for=first)
    yield started
    take_away(started)


def both(first: Server, second: Server) -> Place:
    """Return the address of the two, where whoever may be written to is meant."""
    hosts = f"{first.folder},{second.folder}"
    return place_at(f"postgresql://bti@/postgres?host={hosts}&target_session_attrs=read-write&kommune=os")


def wait_until(holds: Callable[[], bool]) -> None:
    last = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < last
        time.sleep(0.05)


def wait_for_each_other(first: Server) -> None:
    """Let the first acknowledge nothing before the other has it, as the page says."""
    first.run(f"ALTER SYSTEM SET synchronous_standby_names = '{STANDBY}'")
    first.run("SELECT pg_reload_conf()")
    wait_until(lambda: first.run("SELECT sync_state FROM pg_stat_replication") == [("sync",)])


def test_nothing_that_was_acknowledged_is_lost(first: Server, second: Server, tmp_path: Path) -> None:
    wait_for_each_other(first)
    place = both(first, second)
    with create_store(tmp_path, place) as store:
        marks = []
        for seq in range(1, ACTS + 1):
            marks.append(kept(put(store, "a", seq=seq)).mark)
            if seq == ACTS // 2:
                first.stop(signal.SIGKILL)
                second.promote()
        assert len(store.records("a")) == ACTS
        assert verify(store, thorough=True, against=marks[-1]).findings == ()
    with open_store(tmp_path, place) as again:
        assert len(again.records("a")) == ACTS


def test_what_a_server_that_lagged_has_not_got_is_seen(first: Server, second: Server, tmp_path: Path) -> None:
    place = both(first, second)
    with closing(create_store(tmp_path, place)) as store:
        wait_until(lambda: first.run("SELECT 1 FROM pg_stat_replication WHERE replay_lsn = pg_current_wal_lsn()") != [])
        second.stop()
        kept(put(store, "a"))
    first.stop(signal.SIGKILL)
    second.start()
    second.promote()
    with pytest.raises(StoreRolledBack):
        open_store(tmp_path, place)
    assert second.run("SELECT count(*) FROM bti_os.records") == [(0,)]
