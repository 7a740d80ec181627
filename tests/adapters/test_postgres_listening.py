"""A server that stands still is told as one that is gone; one that works for long at an answer is waited for."""

import threading
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

from engine.adapters import postgres_link, postgres_listening
from engine.adapters.postgres import PostgresStore
from engine.adapters.postgres_place import place_at
from engine.errors import StoreUnreachable
from tests.adapters.examples import record, row
from tests.adapters.postgres_server import Server, create_store, take_away
from tests.adapters.store_contract import kept

SILENCE = 0.3
_COUNT = count(1)


@pytest.fixture(scope="module")
def own() -> Iterator[Server]:
    server = Server()
    try:
        yield server
    finally:
        server.thaw()
        take_away(server)


@pytest.fixture
def made(own: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PostgresStore]:
    """A store whose clocks go fast, with a case in it."""
    monkeypatch.setattr(postgres_listening, "SILENCE", SILENCE)
    monkeypatch.setattr(postgres_listening, "PROBE_SECONDS", 2)
    monkeypatch.setattr(postgres_link, "PATIENCE", -1)
    with create_store(tmp_path, place_at(own.address(kommune=f"k{next(_COUNT)}"))) as store:
        put(store, seq=1)
        yield store


def put(store: PostgresStore, *, seq: int, case_id: str = "a") -> None:
    records = [record(case_id, seq, command=f"k{seq}")]
    kept(store.append(case_id, seq - 1, command_id=f"k{seq}", records=records, row=row(case_id, seq)))


def probes(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Return what comes of each question whether the server is there, from now on."""
    found: list[bool] = []
    asked = postgres_listening._is_there  # noqa: SLF001 - to see that it is asked

    def spied(address: str) -> bool:
        found.append(asked(address))
        return found[-1]

    monkeypatch.setattr(postgres_listening, "_is_there", spied)
    return found


@pytest.mark.parametrize("case_id", ["a", "b"])
def test_a_postgres_server_that_stands_still_is_told_as_gone_and_what_was_kept_is_kept_once(
    made: PostgresStore, own: Server, monkeypatch: pytest.MonkeyPatch, case_id: str
) -> None:
    """An event in a case that is there is one statement; a new case is a transaction, which must not be waited for."""
    seq, asked = (2 if case_id == "a" else 1), probes(monkeypatch)
    own.freeze()
    with pytest.raises(StoreUnreachable) as refused:
        put(made, seq=seq, case_id=case_id)
    assert refused.value.arguments == {"reason": "server"}, "which says: see whether it was kept"
    assert asked == [False], "and it is asked on a connection that was there"
    own.thaw()
    put(made, seq=seq, case_id=case_id)
    assert [one.seq for one in made.records(case_id)] == list(range(1, seq + 1))


def test_a_postgres_server_that_stood_still_for_a_moment_is_heard(made: PostgresStore, own: Server) -> None:
    own.freeze()
    soon = threading.Timer(SILENCE / 2, own.thaw)
    soon.start()
    put(made, seq=2)
    soon.join()
    assert len(made.records("a")) == 2


def test_a_postgres_server_that_works_for_long_is_waited_for(
    made: PostgresStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, began = probes(monkeypatch), time.monotonic()
    assert made.link.all("SELECT pg_sleep(%s)::text, 'done'", 3 * SILENCE) == [("", "done")]
    assert time.monotonic() - began >= 3 * SILENCE
    assert len(asked) > 1
    assert all(asked)


def test_a_postgres_server_that_turns_away_is_there(
    made: PostgresStore, own: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever has a connection keeps it, also where no other is let in any more."""
    asked = probes(monkeypatch)
    rules = own.folder / "data" / "pg_hba.conf"
    before = rules.read_text("utf-8")
    rules.write_text("local all all reject\n", "utf-8")
    own.run("SELECT pg_reload_conf()")
    assert made.link.all("SELECT pg_sleep(%s)::text, 'done'", 2 * SILENCE) == [("", "done")]
    with pytest.raises(psycopg.OperationalError):
        own.run("SELECT 1")
    assert asked
    assert all(asked)
    rules.write_text(before, "utf-8")
    made.link.all("SELECT pg_reload_conf()")
