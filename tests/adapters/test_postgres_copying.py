"""A store in a file is copied to PostgreSQL whole: every case, look, person and guide, in the order they came."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.adapters import postgres_copying
from engine.adapters.custody import Custody
from engine.adapters.master_key import copy_key, key_copied_at, key_place
from engine.adapters.postgres_copying import copy_store
from engine.adapters.postgres_place import Place
from engine.adapters.sealing import Column
from engine.adapters.sqlite import SqliteStore
from engine.application.ports import Look, Notice, StoredGuideline
from engine.errors import CopyDiffers, StoreAltered, StoreError, StoreExists, StoreMissing
from tests.adapters.backups import LATER
from tests.adapters.examples import ANNE, BODIL, MOMENT
from tests.adapters.postgres_server import new_place, open_store
from tests.adapters.proofs import proof_of
from tests.adapters.store_contract import kept, put
from tests.adapters.stores import create_store, custody_of
from tests.safety.writing import stream


@pytest.fixture
def source(tmp_path: Path) -> Iterator[SqliteStore]:
    """A store with something of everything, and a case that is erased."""
    with create_store(tmp_path / "lager", practice=True) as made:
        for case_id in ("a", "gone", "b"):
            for seq in (1, 2, 3):
                made.append_together([stream(case_id, seq, command=f"{case_id}-{seq}")], command_id=f"{case_id}-{seq}")
        for person in (ANNE, BODIL, ANNE):
            made.add(person)
        for case_id in ("a", "gone"):
            look = Look(at=MOMENT, by="p1", ground="x", cases=(case_id,), categories=("y",), channel="z", reason="sagt")
            made.log(look)
        made.pin(StoredGuideline("d1", "os", "1.0", b"{}"))
        made.note("other", at=MOMENT, text="Ø")
        made.erase(proof_of("gone", "2026-002", events=3), expected_seq=3)
        yield made


@pytest.fixture
def place() -> Place:
    return new_place()


def test_a_copying_that_is_cut_off_leaves_no_key_behind(
    source: SqliteStore, place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    custody = custody_of(tmp_path / "lager")
    folder = custody.key_path("").parent
    before = sorted(folder.glob("*.nokkel"))
    monkeypatch.setattr(postgres_copying._Filling, "all", lambda _self: os._exit(9))  # noqa: SLF001 - as if it were killed
    child = os.fork()
    if not child:
        copy_store(source, place, custody=custody)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert sorted(folder.glob("*.nokkel")) == before
    monkeypatch.undo()
    copy_store(source, place, custody=custody)
    assert len(list(folder.glob("*.nokkel"))) == len(before) + 1


def test_where_no_key_can_be_kept_nothing_is_copied(source: SqliteStore, place: Place, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(StoreError):
        copy_store(source, place, custody=Custody(tmp_path / "file"))
    with pytest.raises(StoreMissing):
        open_store(tmp_path, place)


def test_a_copy_holds_the_same_and_goes_on(source: SqliteStore, place: Place, tmp_path: Path) -> None:
    found = copy_store(source, place, custody=custody_of(tmp_path / "lager"))
    assert (found.cases, found.entries, found.findings) == (2, source.head().position, ())
    with open_store(tmp_path, place) as copy:
        assert copy.is_practice
        assert copy.mark() == found.mark
        assert copy.identity != source.identity
        assert [one.seq for one in copy.records("a")] == [1, 2, 3]
        assert (copy.records("a"), copy.rows()) == (source.records("a"), source.rows())
        assert (copy.row("gone"), copy.records("gone")) == (None, ())
        assert [look.reason for look in copy.looks()] == ["sagt", None]
        assert copy.append_together([stream("a", 3, command="a-3")], command_id="a-3") is not None
        assert kept(put(copy, "c")).number == "2026-004"
        assert kept(put(copy, "a", seq=4)).seq == 4
        copy.seal()
        assert copy.sealer.follow() == copy.head()
    assert kept(put(source, "a", seq=4)).seq == 4, "and the old one is as it was"


def test_a_store_that_was_changed_is_not_copied(source: SqliteStore, place: Place, tmp_path: Path) -> None:
    with source.connection:
        source.connection.execute("UPDATE records SET by = 'p9' WHERE case_id = 'b' AND seq = 2")
    with pytest.raises(StoreAltered):
        copy_store(source, place, custody=custody_of(tmp_path / "lager"))
    with pytest.raises(StoreMissing):
        open_store(tmp_path, place)


def test_a_copy_that_differs_is_taken_away(
    source: SqliteStore, place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    custody = custody_of(tmp_path / "lager")
    keys = sorted(custody.key_path("").parent.glob("*.nokkel"))
    add = postgres_copying._Filling._add  # noqa: SLF001 - to lose something on the way

    def losing(filling: postgres_copying._Filling, table: str, columns: tuple[Column, ...]) -> None:
        if table != "looks":
            add(filling, table, columns)

    monkeypatch.setattr(postgres_copying._Filling, "_add", losing)  # noqa: SLF001 - as above
    with pytest.raises(CopyDiffers):
        copy_store(source, place, custody=custody)
    with pytest.raises(StoreMissing):
        open_store(tmp_path, place)
    assert sorted(custody.key_path("").parent.glob("*.nokkel")) == keys


def test_a_store_is_never_copied_over_another(source: SqliteStore, place: Place, tmp_path: Path) -> None:
    copy_store(source, place, custody=custody_of(tmp_path / "lager"))
    with pytest.raises(StoreExists):
        copy_store(source, place, custody=custody_of(tmp_path / "lager"))


def test_a_copy_of_the_old_key_is_no_copy_of_the_new_one(source: SqliteStore, place: Place, tmp_path: Path) -> None:
    copy_key(source, tmp_path / "old.nokkel", at=MOMENT)
    assert key_place(source).copied_at == MOMENT
    copy_store(source, place, custody=custody_of(tmp_path / "lager"))
    with open_store(tmp_path, place) as copy:
        assert (copy.notices(), key_place(copy).copied_at) == (source.notices(), None)
        copy_key(copy, tmp_path / "new.nokkel", at=LATER)
        assert key_place(copy).copied_at == LATER


def test_a_copy_of_a_key_from_before_its_store_was_noted_counts() -> None:
    assert key_copied_at([Notice(MOMENT, "key-copied", {})], "a") == MOMENT
    assert key_copied_at([Notice(MOMENT, "key-copied", {"store": "b"}), Notice(MOMENT, "key-moved", {})], "a") is None
