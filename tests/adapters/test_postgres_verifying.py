"""A look through a store in PostgreSQL finds what somebody changed in it, and nothing wrong with one that is whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.adapters.postgres import PostgresStore
from engine.adapters.postgres_verifying import verify
from engine.application.ports import Look, StoredGuideline
from engine.application.upkeep import Finding
from tests.adapters.examples import ANNE, MOMENT
from tests.adapters.postgres_server import create_store, open_store
from tests.adapters.proofs import proof_of
from tests.adapters.store_contract import kept, put

LOOK = Look(at=MOMENT, by="p1", ground="participant", cases=("a",), categories=("common",), channel="cli")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[PostgresStore]:
    """A store with an entry in each of its tables and an erased case, all sealed but the last record of `b`."""
    with create_store(tmp_path) as made:
        for seq in (1, 2, 3):
            put(made, "a", seq=seq)
        for case_id in ("b", "gone"):
            put(made, case_id)
        made.add(ANNE)
        made.log(LOOK)
        made.pin(StoredGuideline("d1", "os", "1.0", b"{}"))
        made.note("other", at=MOMENT)
        made.erase(proof_of("gone", "2026-003"), expected_seq=1)
        assert made.seal() is not None
        put(made, "b", seq=2)
        yield made


def alter(store: PostgresStore, statement: str) -> None:
    with store.link.connection() as connection:
        assert connection.execute(statement).rowcount


@pytest.mark.parametrize(("thorough", "opened"), [(False, 2), (True, 10)])
def test_a_whole_store_is_found_whole(store: PostgresStore, *, thorough: bool, opened: int) -> None:
    found = verify(store, thorough=thorough, refold=list)
    assert (found.findings, found.cases, found.entries, found.opened) == ((), 2, 11, opened)
    assert found.mark == store.mark()
    assert found.thorough is thorough


def test_what_refolding_finds_is_told_where_all_else_is_well(store: PostgresStore) -> None:
    assert verify(store, refold=lambda: [Finding("verify.row")]).findings == (Finding("verify.row"),)


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ("UPDATE records SET type = 'step-completed' WHERE case_id = 'a' AND seq = 1", {"entry", "sealed"}),
        ("UPDATE records SET sealed = sealed || '\\x00' WHERE case_id = 'a' AND seq = 3", {"entry"}),
        ("UPDATE records SET mac = sha256(mac) WHERE case_id = 'b' AND seq = 2", {"entry"}),
        ("UPDATE records SET mac = sha256(mac) WHERE case_id = 'b' AND seq = 1", {"entry", "head"}),
        ("DELETE FROM records WHERE case_id = 'a' AND seq = 2", {"entry", "head", "hole"}),
        ("DELETE FROM records WHERE case_id = 'a' AND seq = 3", {"head", "row"}),
        ("DELETE FROM looks", {"head"}),
        ("UPDATE looks SET by = 'p2'", {"entry"}),
        ("UPDATE people SET sealed = sealed || '\\x00'", {"entry"}),
        ("UPDATE seals SET mac = sha256(mac)", {"head"}),
        ("UPDATE cases SET holder = 'p2' WHERE case_id = 'a'", {"row"}),
        ("UPDATE cases SET status = 'erased' WHERE case_id = 'a'", {"row"}),
        ("UPDATE cases SET year = 2025 WHERE case_id = 'a'", {"row", "counter"}),
        ("UPDATE counters SET last = 2", {"counter"}),
        ("DELETE FROM counters", {"counter"}),
        ("DELETE FROM keys WHERE case_id = 'b' AND compartment = 'skjermet'", {"row"}),
        ("INSERT INTO keys VALUES ('gone', 'felles', '\\x00')", {"erasure-half-done"}),
        ("DELETE FROM notices WHERE kind = 'erased'", {"head", "erasure-unproven"}),
        ("DELETE FROM cases WHERE case_id = 'b'", None),
    ],
)
def test_what_somebody_changed_is_told(
    store: PostgresStore, tmp_path: Path, change: str, codes: set[str] | None
) -> None:
    alter(store, change)
    store.keys.forget(["a", "b"])
    found = verify(store)
    told = {finding.code.removeprefix("verify.") for finding in found.findings}
    assert told == ({"rowless", "counter"} if codes is None else codes)


def test_what_only_a_thorough_look_opens_is_told_by_it(store: PostgresStore) -> None:
    alter(store, "UPDATE people SET sealed = sealed || '\\x00'")
    assert "verify.sealed" in {one.code for one in verify(store, thorough=True).findings}


def test_a_head_that_was_noted_down_is_met_again(store: PostgresStore) -> None:
    receipt = kept(put(store, "b", seq=3))
    for mark in (store.mark(), receipt.mark):
        assert verify(store, against=mark).findings == ()
    number = int(receipt.mark.partition("-")[0])
    for mark, code in ((f"{number}-00000000", "mark-other"), (f"{number + 50}-00000000", "mark-ahead")):
        (found,) = verify(store, against=mark).findings
        assert found.code == f"verify.{code}"


def test_many_findings_say_no_more_than_some(store: PostgresStore, tmp_path: Path) -> None:
    for seq in range(4, 40):
        put(store, "a", seq=seq)
    alter(store, "UPDATE records SET mac = sha256(mac)")
    assert len(verify(store).findings) == 20
    with open_store(tmp_path, store.place) as other:
        assert len(other.records("a")) == 39, "what is sealed opens still"
