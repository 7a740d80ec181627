"""Every case is folded anew from its events and held against its row: what lists show is what has happened."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.adapters import schema
from engine.adapters.codec import JsonCodec
from engine.adapters.custody import Custody
from engine.adapters.sqlite import SqliteStore
from engine.adapters.verifying import verify
from engine.application.ports import Row
from engine.application.upkeep import Finding
from engine.application.verifying import refolded
from engine.values import replace
from tests.walks.line import Line

NUMBER = "2026-001"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    """A store with a case that has come some way, and one beside it."""
    line = Line(tmp_path)
    line.ok("ny", "os", "--alias", "gutt, 6 år")
    line.ok("neste", "1")
    line.ok("rolle", "1", "ansvarlig", "--er", "meg")
    line.ok("notat", "1", "Et notat.")
    line.ok("ny", "sortland", "--alias", "jente")
    (path,) = tmp_path.rglob("*.lager")
    with SqliteStore.open(path, custody=Custody(tmp_path / "config" / "nokler")) as opened:
        yield opened


def found(store: SqliteStore) -> list[Finding]:
    return list(refolded(store, JsonCodec()))


def put(store: SqliteStore, row: Row) -> None:
    """Write a row as a program with a fault in it does: sealed with the right key, and saying something else."""
    year, serial = map(int, str(row.number).split("-"))
    newest = store.records(row.case_id)[-1].event_id
    columns = store.sealing.row_columns(row, numbered=(year, serial, str(row.number)), newest=newest)
    store.connection.execute(schema.UPDATE_CASE, columns)


def the_row(store: SqliteStore) -> Row:
    (row,) = store.numbered(NUMBER)
    return row


def test_rows_that_say_what_has_happened_are_well(store: SqliteStore) -> None:
    assert len(store.rows()) == 2
    assert found(store) == []


@pytest.mark.parametrize("change", [{"level": "3"}, {"status": "closed"}, {"holder": "p9"}, {"unit": "x"}])
def test_a_row_that_says_something_else_is_told(store: SqliteStore, change: dict[str, str]) -> None:
    put(store, replace(the_row(store), **change))
    assert found(store) == [Finding("verify.folded-otherwise", (("number", NUMBER),))]
    assert verify(store).findings == ()  # which the chain cannot see


def test_a_row_whose_text_says_something_else_is_told(store: SqliteStore) -> None:
    codec, row = JsonCodec(), the_row(store)
    text = codec.unseal(row.sealed)
    put(store, replace(row, sealed=codec.seal(replace(text, participants=()))))
    assert [one.code for one in found(store)] == ["verify.folded-otherwise"]


def test_a_row_from_before_it_was_kept_whose_turn_it_is_is_well_and_one_with_another_turn_is_not(
    store: SqliteStore,
) -> None:
    codec, row = JsonCodec(), the_row(store)
    text = codec.unseal(row.sealed)
    assert text.turns
    put(store, replace(row, sealed=codec.seal(replace(text, turns=None))))
    assert found(store) == []
    put(store, replace(row, sealed=codec.seal(replace(text, turns=()))))
    assert [one.code for one in found(store)] == ["verify.folded-otherwise"]


def test_a_row_from_before_it_was_kept_who_is_kept_out_is_well_and_one_that_names_another_is_not(
    store: SqliteStore,
) -> None:
    codec, row = JsonCodec(), the_row(store)
    text = codec.unseal(row.sealed)
    assert text.kept_out == ()
    put(store, replace(row, sealed=codec.seal(replace(text, kept_out=None))))
    assert found(store) == []
    put(store, replace(row, sealed=codec.seal(replace(text, kept_out=("De foresatte",)))))
    assert [one.code for one in found(store)] == ["verify.folded-otherwise"]


def test_a_case_that_comes_to_nothing_is_told_and_the_others_are_looked_at(store: SqliteStore) -> None:
    row = the_row(store)
    store.connection.pragma("foreign_keys", "off")
    store.connection.execute("DELETE FROM guidelines WHERE position = (SELECT min(position) FROM guidelines)")
    assert found(store) == [Finding("verify.unfolded", (("number", str(row.number)),))]


def test_the_thorough_look_refolds_where_all_else_is_well(store: SqliteStore) -> None:
    put(store, replace(the_row(store), level="3"))
    seen = verify(store, thorough=True, refold=lambda: refolded(store, JsonCodec()))
    assert [one.code for one in seen.findings] == ["verify.folded-otherwise"]
