"""The look through a store on the first use of a day: what no reading of one case can see is told there."""

from datetime import date
from pathlib import Path

import pytest

from engine.adapters import verifying
from engine.adapters.daily import is_doubtful, noted_at
from engine.adapters.sqlite import SqliteStore
from tests.adapters.examples import record, row
from tests.adapters.stores import create_store, open_store

TODAY, TOMORROW = date(2026, 9, 8), date(2026, 9, 9)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with one look that somebody will want gone."""
    place = tmp_path / "bti.lager"
    with create_store(place) as store:
        store.append("a", 0, command_id="k1", records=[record("a", 1, command="k1")], row=row("a", 1))
        store.append("a", 1, command_id="k2", records=[record("a", 2, command="k2")], row=row("a", 2))
    return place


def take_a_hole(store: SqliteStore) -> None:
    """Alter a link: no case is read any differently."""
    store.connection.execute("UPDATE records SET mac = zeroblob(32) WHERE position = 1")


def test_a_store_that_is_as_it_was_kept_is_looked_through_once_a_day(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(path) as store:
        assert not is_doubtful(store, today=TODAY)
        assert noted_at(store.marks).read_text("utf-8") == "2026-09-08"
        monkeypatch.setattr(verifying, "verify", None)
        assert not is_doubtful(store, today=TODAY)
        with pytest.raises(TypeError):
            is_doubtful(store, today=TOMORROW)


def test_what_no_reading_sees_is_told_every_time_until_it_is_well(path: Path) -> None:
    with open_store(path) as store:
        assert not is_doubtful(store, today=TODAY)
        before = store.connection.execute("SELECT mac FROM records WHERE position = 1").get
        take_a_hole(store)
        assert store.records("a")
        assert is_doubtful(store, today=TOMORROW)
        assert is_doubtful(store, today=TOMORROW)
        store.connection.execute("UPDATE records SET mac = ? WHERE position = 1", (before,))
        assert not is_doubtful(store, today=TOMORROW)


def test_a_long_chain_is_left_to_a_timer(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.adapters.daily.MOST_ENTRIES", 1)
    with open_store(path) as store:
        take_a_hole(store)
        assert not is_doubtful(store, today=TODAY)
        assert not noted_at(store.marks).exists()


def test_a_note_that_cannot_be_written_only_costs_another_look(path: Path) -> None:
    with open_store(path) as store:
        noted_at(store.marks).mkdir()
        assert not is_doubtful(store, today=TODAY)
        take_a_hole(store)
        assert is_doubtful(store, today=TODAY)
