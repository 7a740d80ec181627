"""A case that is erased from a store in PostgreSQL is gone for all who ask, and its keys are in no file of a table."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from engine.adapters import postgres_keys, postgres_link
from engine.adapters.erase_list import list_path, read_list
from engine.adapters.postgres import PostgresStore
from engine.application.ports import Conflict, Look
from engine.application.proofs import Proof
from engine.application.upkeep import ERASED
from engine.cases.vocabulary import Compartment
from engine.errors import ErasureUnfinished, StoreAltered
from tests.adapters.examples import MOMENT
from tests.adapters.postgres_server import create_store, open_store, server
from tests.adapters.store_contract import kept, put
from tests.safety.writing import stream

GONE, KEPT = "gone", "kept"
REASON = "Barnet ringte selv og ba om hjelp."
PROOF = Proof(
    case_id=GONE,
    number="2026-001",
    at=MOMENT,
    ground="mistake",
    basis="arkivplanen",
    asked_by="p1",
    asked_on=date(2026, 8, 1),
    confirmed_by="p2",
    confirmed_on=date(2026, 8, 2),
    carried_out_by="p1",
    events=3,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[PostgresStore]:
    """A store with two cases of three events, and a look with a reason at the one that is to be erased."""
    with create_store(tmp_path) as made:
        for case_id in (GONE, KEPT):
            for seq in range(1, 4):
                made.append_together([stream(case_id, seq, command=f"{case_id}-{seq}")], command_id=f"{case_id}-{seq}")
        made.log(
            Look(
                at=MOMENT,
                by="p1",
                ground="emergency-role",
                cases=(GONE,),
                categories=("access",),
                channel="x",
                reason=REASON,
            )
        )
        yield made


def wrapped_keys(store: PostgresStore) -> list[bytes]:
    with store.link.connection() as connection:
        found = connection.execute("SELECT wrapped FROM keys WHERE case_id = %s", (GONE,)).fetchall()
    return [wrapped for (wrapped,) in found]


def in_the_files_of_tables(one: bytes) -> list[Path]:
    """Return the files of the database that some bytes lie in, once all is on the disk."""
    server().run("CHECKPOINT")
    folder = server().folder / "data" / "base"
    return [path for path in folder.rglob("*") if path.is_file() and one in path.read_bytes()]


def is_gone(store: PostgresStore) -> bool:
    asked = (store.row(GONE), store.records(GONE), store.numbered("2026-001"))
    return asked == (None, (), ()) and [one.case_id for one in store.rows()] == [KEPT] and not wrapped_keys(store)


def test_an_erased_case_is_gone_and_the_rest_stays(store: PostgresStore, tmp_path: Path) -> None:
    assert store.looks(GONE)[0].reason == REASON
    before = store.records(KEPT)
    assert store.erase(PROOF, expected_seq=3) == store.mark()
    with open_store(tmp_path, store.place) as other:
        for one in (store, other):
            assert is_gone(one)
            assert one.erased() == (PROOF,)
            assert [notice.kind for notice in one.notices()] == [ERASED]
            assert one.looks(GONE)[0].reason is None
            assert one.records(KEPT) == before
            one.sealer.seal()
            assert one.sealer.follow() == one.head()
    assert kept(put(store, "next")).number == "2026-003", "its number is not given out again"


def test_its_keys_are_in_no_table(store: PostgresStore) -> None:
    keys = wrapped_keys(store)
    assert len(keys) == len(Compartment)
    assert all(map(in_the_files_of_tables, keys)), "they are found where they are"
    store.erase(PROOF, expected_seq=3)
    assert [place for key in keys for place in in_the_files_of_tables(key)] == []


def test_only_a_case_that_stands_where_it_is_expected_is_erased(store: PostgresStore, tmp_path: Path) -> None:
    assert store.erase(PROOF, expected_seq=2) == Conflict(GONE, 3)
    with open_store(tmp_path, store.place) as other:
        store.erase(PROOF, expected_seq=3)
        assert other.erase(PROOF, expected_seq=3) == Conflict(GONE, 0)
        late = stream(GONE, 4, command="late")
        assert other.append_together([late], command_id="late") == Conflict(GONE, -1)
    assert len(store.erased()) == 1


def test_an_erasure_that_is_broken_off_is_gone_on_with(
    store: PostgresStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = wrapped_keys(store)
    monkeypatch.setattr(postgres_link, "LOCK_MILLISECONDS", 50)
    with open_store(tmp_path, store.place) as hurried, store.link.connection() as connection:
        with connection.transaction():
            connection.execute("SELECT count(*) FROM keys")  # somebody reads from the table just now
            with pytest.raises(ErasureUnfinished):
                hurried.erase(PROOF, expected_seq=3)
        assert is_gone(hurried)
        path = list_path(store.custody, store.identity.store_id)
        assert [one.finished for one in read_list(path, store.vault)] == [False]
    with open_store(tmp_path, store.place):
        assert [one.finished for one in read_list(path, store.vault)] == [True]
    assert [place for key in keys for place in in_the_files_of_tables(key)] == []


def test_what_an_older_copy_brings_back_is_erased_again(store: PostgresStore, tmp_path: Path) -> None:
    schema = store.place.schema
    for name in ("cases", "keys", "notices"):
        server().run(f'CREATE TABLE "{schema}".old_{name} AS TABLE "{schema}".{name}')
    store.erase(PROOF, expected_seq=3)
    with store.link.connection() as connection:
        connection.execute("DELETE FROM notices")
        connection.execute("INSERT INTO keys SELECT * FROM old_keys WHERE case_id = 'gone'")
        connection.execute(
            "UPDATE cases SET (status, level, due, unit, holder, sealed) = "
            "(SELECT status, level, due, unit, holder, sealed FROM old_cases WHERE case_id = 'gone') "
            "WHERE case_id = 'gone'"
        )
    with open_store(tmp_path, store.place) as opened:
        assert is_gone(opened)
        assert opened.erased() == (PROOF,)


def test_a_marker_that_somebody_has_made_hides_no_case(store: PostgresStore, tmp_path: Path) -> None:
    with store.link.connection() as connection:
        connection.execute("UPDATE cases SET status = 'erased' WHERE case_id = 'gone'")
    with open_store(tmp_path, store.place) as opened:
        with pytest.raises(StoreAltered):
            opened.row(GONE)
        with pytest.raises(StoreAltered):
            opened.records(GONE)


def test_a_wiped_key_is_remembered_by_nobody(store: PostgresStore) -> None:
    keys = postgres_keys.PostgresKeys(store.link, store.vault)
    keys.seal(KEPT, Compartment.COMMON)
    assert keys.has(KEPT)
    with store.link.connection() as connection:
        keys.wipe(connection, [KEPT])
    assert not keys.has(KEPT)
    with pytest.raises(StoreAltered):
        keys.seal(KEPT, Compartment.COMMON)
