"""The sealer orders what was kept in PostgreSQL and chains it, and whatever somebody changes there is seen."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.adapters import postgres_sealer
from engine.adapters import postgres_tables as tables
from engine.adapters.chain import Head
from engine.adapters.postgres import PostgresStore
from engine.application.ports import Look, Notice, StoredGuideline
from engine.errors import StoreAltered, StoreRolledBack
from tests.adapters.examples import ANNE, MOMENT
from tests.adapters.postgres_server import create_store, open_store
from tests.adapters.store_contract import put

LOOK = Look(at=MOMENT, by="p1", ground="participant", cases=("a",), categories=("common",), channel="cli")
NOTICE = Notice(MOMENT, "other", {})


@pytest.fixture
def made(tmp_path: Path) -> Iterator[PostgresStore]:
    with create_store(tmp_path) as store:
        yield store


@pytest.fixture
def sealed(made: PostgresStore) -> PostgresStore:
    """A store with an entry in each of its tables, sealed."""
    for seq in (1, 2, 3):
        put(made, "a", seq=seq)
    put(made, "b")
    made.add(ANNE)
    made.log(LOOK)
    made.pin(StoredGuideline("d1", "os", "1.0", b"{}"))
    made.note("other", at=MOMENT)
    assert made.seal() == made.head()
    return made


def alter(store: PostgresStore, statement: str) -> None:
    with store.link.connection() as connection:
        assert connection.execute(statement).rowcount


def test_every_entry_is_sealed_once_and_in_order(sealed: PostgresStore) -> None:
    first = sealed.head()
    assert first.position == 8
    assert sealed.seal() == first, "nothing has come since"
    put(sealed, "b", seq=2)
    second = sealed.seal()
    assert second is not None
    assert second.position == 9
    assert sealed.sealer.follow() == sealed.sealer.follow(first) == second
    assert sealed.mark() == second.short


def test_a_store_without_entries_has_nothing_to_seal(made: PostgresStore) -> None:
    assert made.seal() == made.head() == made.vault.chain.start
    assert made.sealer.follow() == made.vault.chain.start


def test_a_writer_who_is_not_done_is_waited_for_and_comes_before_the_seal(made: PostgresStore) -> None:
    put(made, "a")
    late = made.bound("notices", made.sealing.notice_columns(NOTICE))
    with made.link.connection() as connection:
        with connection.transaction():
            connection.execute(tables.INSERT_NOTICE, late)  # it has its number, and nobody sees it yet
            put(made, "a", seq=2)  # which is higher, and is seen
            answers: list[Head | None] = []
            sealing = threading.Thread(target=lambda: answers.append(made.seal()))
            sealing.start()
            sealing.join(0.2)
            assert sealing.is_alive(), "it waits"
        sealing.join()
    assert [answer.position for answer in answers if answer] == [3]
    assert made.notices() == (NOTICE,)
    assert made.sealer.follow().position == 3


def test_a_writer_who_takes_long_is_left_alone(made: PostgresStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres_sealer, "_HOLD_MILLISECONDS", 50)
    put(made, "a")
    with made.link.connection() as connection, connection.transaction():
        connection.execute(tables.INSERT_NOTICE, made.bound("notices", made.sealing.notice_columns(NOTICE)))
        assert made.seal() is None
    head = made.seal()
    assert head is not None
    assert head.position == 2


def test_of_two_sealers_one_is_enough(made: PostgresStore) -> None:
    put(made, "a")
    with made.link.connection() as connection, connection.transaction():
        connection.execute(tables.HOLD_SEALS)
        assert made.seal() is None


def test_a_store_is_sealed_when_it_is_closed_and_nobody_has_for_a_minute(tmp_path: Path) -> None:
    store = create_store(tmp_path)
    put(store, "a")
    store.close()
    with open_store(tmp_path, store.place) as again:
        assert again.head().position == 1
        put(again, "a", seq=2)
    with open_store(tmp_path, store.place) as again:
        assert again.head().position == 1, "a minute has not passed"
        alter(again, "UPDATE seals SET at = at - interval '1 minute'")
        put(again, "a", seq=3)
    with open_store(tmp_path, store.place) as again:
        assert again.head().position == 3


def test_a_store_that_stays_open_is_sealed_each_minute(made: PostgresStore, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr("engine.adapters.postgres.time.monotonic", lambda: now[0])
    put(made, "a")
    assert made.head().position == 0
    now[0] += postgres_sealer.SECONDS
    put(made, "a", seq=2)
    assert made.head().position == 2
    now[0] += 1
    put(made, "a", seq=3)
    assert made.head().position == 2


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE records SET type = 'step-completed' WHERE case_id = 'a' AND seq = 2",
        "UPDATE records SET sealed = sealed || '\\x00' WHERE case_id = 'a' AND seq = 3",
        "UPDATE records SET mac = sha256(mac) WHERE case_id = 'b'",
        "DELETE FROM records WHERE case_id = 'a' AND seq = 3",
        "UPDATE records SET entry = entry + 1000 WHERE case_id = 'a' AND seq = 3",
        "UPDATE looks SET by = 'p2'",
        "DELETE FROM looks",
        "UPDATE people SET id = 'p2'",
        "UPDATE guidelines SET digest = 'd2'",
        "DELETE FROM notices",
        "UPDATE seals SET mac = sha256(mac)",
        "UPDATE seals SET position = position - 1",
    ],
)
def test_what_is_changed_after_it_was_sealed_is_seen(sealed: PostgresStore, change: str) -> None:
    alter(sealed, change)
    with pytest.raises(StoreAltered):
        sealed.sealer.follow()


@pytest.mark.parametrize(
    "change", ["UPDATE records SET by = 'p2' WHERE seq = 2", "UPDATE records SET seq = 5 WHERE seq = 2"]
)
def test_what_is_changed_before_it_is_sealed_is_never_sealed(made: PostgresStore, change: str) -> None:
    put(made, "a")
    put(made, "a", seq=2)
    alter(made, change)
    with pytest.raises(StoreAltered):
        made.seal()


def test_an_older_database_is_known_as_one(sealed: PostgresStore, tmp_path: Path) -> None:
    alter(sealed, "UPDATE seals SET position = 7")
    with pytest.raises(StoreRolledBack):
        open_store(tmp_path, sealed.place)
    with pytest.raises(StoreRolledBack):
        sealed.sealer.follow(Head(8, bytes(32)))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE cases SET status = 'closed' WHERE case_id = 'a'",
        "UPDATE cases SET holder = 'p2' WHERE case_id = 'a'",
        "UPDATE cases SET sealed = (SELECT sealed FROM cases WHERE case_id = 'b') WHERE case_id = 'a'",
        "DELETE FROM keys WHERE case_id = 'a'",
    ],
)
def test_a_row_that_was_changed_opens_for_nobody_and_is_not_sealed_anew(
    sealed: PostgresStore, tmp_path: Path, change: str
) -> None:
    alter(sealed, change)
    with open_store(tmp_path, sealed.place) as store:
        with pytest.raises(StoreAltered):
            store.row("a")
        with pytest.raises(StoreAltered):
            put(store, "a", seq=4)
        assert [(one.case_id, one.seq) for one in store.rows()] == [("a", 0), ("b", 1)]


def test_a_counter_that_was_turned_back_gives_no_number(sealed: PostgresStore) -> None:
    alter(sealed, "UPDATE counters SET last = 1")
    with pytest.raises(StoreAltered):
        put(sealed, "c")
    with pytest.raises(StoreAltered):
        sealed.rows()
