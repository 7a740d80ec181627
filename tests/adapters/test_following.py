"""What is remembered of a store is only what a chain leads to: an end that somebody has written in is not."""

import os
import stat
from pathlib import Path

import pytest

from engine.adapters.building import inspect
from engine.adapters.sqlite import SqliteStore
from engine.errors import StoreAltered, StoreExposed, StoreRolledBack
from tests.adapters.examples import record, row
from tests.adapters.stores import create_store, custody_of, open_store

MADE_UP = 200_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "bti.lager"
    with create_store(place) as store:
        store.append("a", 0, command_id="k1", records=[record("a", 1, command="k1")], row=row("a", 1))
    return place


def write_an_end(store: SqliteStore, position: int, mac: bytes) -> None:
    """Do what somebody can who holds the file alone: add a last entry, and say that the chain ends there."""
    store.connection.execute("INSERT INTO looks VALUES (?, '', '', '', x'', ?)", (position, mac))
    store.connection.execute("UPDATE head SET position = ?, mac = ?", (position, mac))
    os.sync()


def test_an_end_that_nothing_leads_to_is_told_and_never_remembered(path: Path) -> None:
    store = open_store(path)
    before = custody_of(path).remembered(store.identity.store_id)
    write_an_end(store, MADE_UP, bytes(32))
    store._files.close()  # noqa: SLF001 - as if the store had never been open
    with open_store(path) as again:
        assert again.is_broken
        assert again.records("a")
    assert custody_of(path).remembered(again.identity.store_id) == before


def test_what_was_put_in_while_the_store_was_open_is_not_remembered_either(path: Path) -> None:
    store = open_store(path)
    before = custody_of(path).remembered(store.identity.store_id)
    write_an_end(store, MADE_UP, bytes(32))
    store.close()
    assert custody_of(path).remembered(store.identity.store_id) == before


@pytest.mark.parametrize(("position", "mac"), [((1 << 63) - 1, bytes(32)), (7, b"x"), (7, bytes(33))])
def test_a_head_that_cannot_be_one_is_refused(path: Path, position: int, mac: bytes) -> None:
    store = open_store(path)
    write_an_end(store, position, mac)
    store._files.close()  # noqa: SLF001 - as above
    with pytest.raises(StoreAltered):
        open_store(path)


def test_the_old_store_is_still_seen_after_it(path: Path, tmp_path: Path) -> None:
    older = path.read_bytes()
    with open_store(path) as store:
        store.append("a", 1, command_id="k2", records=[record("a", 2, command="k2")], row=row("a", 2))
    made_up = open_store(path)
    write_an_end(made_up, MADE_UP, bytes(32))
    made_up._files.close()  # noqa: SLF001 - as above
    open_store(path).close()
    path.write_bytes(older)
    with pytest.raises(StoreRolledBack):
        open_store(path)


@pytest.mark.parametrize("suffix", ["-wal", "-shm"])
def test_a_log_that_is_another_name_of_a_file_is_refused_before_it_is_written_over(path: Path, suffix: str) -> None:
    precious = path.with_name("precious")
    precious.write_bytes(b"a key")
    os.link(precious, f"{path}{suffix}")
    with pytest.raises(StoreExposed):
        open_store(path)
    assert precious.read_bytes() == b"a key"


def test_a_journal_is_never_played_back_and_a_pipe_never_waited_for(path: Path) -> None:
    os.mkfifo(f"{path}-journal")
    with pytest.raises(StoreExposed):
        open_store(path)


def test_the_keys_are_looked_after_in_the_same_way(path: Path) -> None:
    os.mkfifo(f"{path}-nokler-journal")
    with pytest.raises(StoreExposed):
        open_store(path)


def test_a_log_that_another_is_just_taking_away_is_no_second_name(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between finding a name and looking at the file behind it, the system may let go of the last name it had."""
    going = Path(f"{path}-wal")
    going.touch()
    looked_at = Path.lstat

    def just_gone(self: Path) -> os.stat_result:
        seen = looked_at(self)
        if self != going:
            return seen
        going.unlink()
        return os.stat_result((*seen[: stat.ST_NLINK], 0, *seen[stat.ST_NLINK + 1 :]))

    monkeypatch.setattr(Path, "lstat", just_gone)
    inspect(path)
    assert not going.exists()
