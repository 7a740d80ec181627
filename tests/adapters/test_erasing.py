"""An erased case is gone from every file, from every question, and from every backup that is put back; the rest stays.

And it is never half gone: wherever an erasure is broken off, whoever opens the store next goes on with it.
"""

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import apsw
import pytest

from engine.adapters.backup import back_up
from engine.adapters.case_keys import SELECT_WRAPPED, keys_path
from engine.adapters.copies import KEYS_FILE, STORE_FILE, digest_of
from engine.adapters.custody import Custody
from engine.adapters.erase_list import BACKUP_FILE, list_path
from engine.adapters.sealing import Sealing
from engine.adapters.sqlite import SqliteStore
from engine.adapters.vault import Vault
from engine.adapters.verifying import verify
from engine.application.ports import Conflict, Look
from engine.application.proofs import Proof
from engine.cases.vocabulary import Compartment
from engine.errors import ErasureUnfinished, StoreAltered, StoreError
from tests.adapters.backups import ANYWAY, LATER, killed_at, restored
from tests.adapters.examples import MOMENT
from tests.adapters.proofs import proof_of
from tests.adapters.stores import create_store, custody_of, open_store
from tests.safety.writing import stream

GONE, KEPT = "gone", "kept"
REASON = "Barnet ringte selv og ba om hjelp."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with two cases of three events, and a look with a reason at the one that is to be erased."""
    place = tmp_path / "store" / "bti.lager"
    with create_store(place) as store:
        for case_id in (GONE, KEPT):
            for seq in range(1, 4):
                store.append_together([stream(case_id, seq, command=f"{case_id}-{seq}")], command_id=f"{case_id}-{seq}")
        store.log(look(reason=REASON))
    return place


def look(*, reason: str | None = None) -> Look:
    return Look(
        at=MOMENT, by="p1", ground="emergency-role", cases=(GONE,), categories=("access",), channel="x", reason=reason
    )


def proof(case_id: str = GONE, number: str = "2026-001") -> Proof:
    return proof_of(case_id, number, events=3)


def wrapped_keys(place: Path) -> list[bytes]:
    with closing(apsw.Connection(str(keys_path(place)))) as connection:
        found: list[tuple[Any, ...]] = connection.execute(SELECT_WRAPPED, (GONE,)).fetchall()
    return [bytes(row[0]) for row in found]


def every_byte(*folders: Path) -> Iterator[tuple[Path, bytes]]:
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file():
                yield path, path.read_bytes()


def erased(place: Path) -> None:
    with open_store(place) as store:
        assert not isinstance(store.erase(proof(), expected_seq=3), Conflict)


def is_gone(place: Path) -> bool:
    """Tell whether the case is gone, and the store whole, and the other case as it was; or all is as before."""
    with open_store(place) as store:
        assert verify(store, thorough=True).findings == ()
        assert len(store.records(KEPT)) == 3
        gone = store.row(GONE) is None
        assert (store.records(GONE) == ()) is gone
        assert bool(store.erased()) is gone
        assert store.case_keys.has(GONE) is not gone
    return gone


def test_nothing_finds_an_erased_case_and_the_other_is_as_it_was(path: Path) -> None:
    with open_store(path) as store:
        store.erase(proof(), expected_seq=3)
        assert [row.case_id for row in store.rows()] == [KEPT]
        assert store.numbered("1") == ()
        assert store.records(GONE) == ()
        assert store.erased() == (proof(),)
        assert [notice.kind for notice in store.notices()] == ["erased"]
    assert is_gone(path)


def test_no_file_holds_a_key_of_it_and_the_master_key_opens_nothing_of_it(path: Path) -> None:
    before = wrapped_keys(path)
    with open_store(path) as store:
        texts = [b'"alias":"gone', *(record.payload for record in store.records(GONE))]
        plain = [store.case_keys.seal(GONE, one) for one in Compartment]
        sealed = [row[0] for row in store.connection.execute("SELECT sealed FROM cases WHERE case_id = ?", (GONE,))]
    assert len(before) == len(plain) == len(Compartment)
    erased(path)
    found = list(every_byte(path.parent, custody_of(path).key_path("").parent))
    assert {file.suffix for file, _ in found} >= {".nokkel", ".slettet", ".hode", ".lager"}
    for file, content in found:
        assert not any(one in content for one in (*before, *sealed, *texts, REASON.encode())), file
    with open_store(path) as store, pytest.raises(StoreAltered):
        store.case_keys.seal(GONE, Compartment.COMMON)


def test_the_look_stays_without_what_somebody_typed(path: Path) -> None:
    with open_store(path) as store:
        assert [one.reason for one in store.looks(GONE)] == [REASON]
    erased(path)
    with open_store(path) as store:
        assert store.looks(GONE) == (look(),)


def test_nor_is_it_shown_where_an_earlier_version_of_the_program_kept_it_beside_the_case(path: Path) -> None:
    with open_store(path) as store:
        store.sealing.look_columns = partial(_as_before, store.sealing)  # type: ignore[method-assign]  # as it was
        store.log(look(reason="Politiet ringte."))
    with open_store(path) as store:
        assert [one.reason for one in store.looks(GONE)] == [REASON, "Politiet ringte."]
        store.erase(proof(), expected_seq=3)
        assert [one.reason for one in store.looks(GONE)] == [None, None]


def _as_before(sealing: Sealing, one: Look) -> tuple[Any, ...]:
    """A look as it was kept before what somebody typed was sealed with the key of the case."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Sealing, "_reason_sealed", lambda *_: b"")
        return Sealing.look_columns(sealing, one)


def test_its_number_is_never_given_out_again_and_a_late_writer_is_told(path: Path) -> None:
    erased(path)
    with open_store(path) as store:
        late = store.append_together([stream(GONE, 4, command="late")], command_id="late")
        assert late == Conflict(GONE, -1)
        new = store.append_together([stream("new", 1, command="new-1")], command_id="new-1")
        assert not isinstance(new, Conflict)
        assert new[0].number.endswith("-003")


def test_a_case_that_has_moved_on_is_not_erased(path: Path) -> None:
    with open_store(path) as store:
        assert store.erase(proof(), expected_seq=2) == Conflict(GONE, 3)
        assert store.erase(proof("nobody"), expected_seq=1) == Conflict("nobody", 0)
    assert not is_gone(path)


def test_killed_at_any_step_it_is_whole_or_gone_at_the_next_opening(path: Path, tmp_path: Path) -> None:
    step, ends = 0, set()
    while True:
        again = tmp_path / f"again-{step}" / "bti.lager"
        shutil.copytree(path.parent, again.parent)
        shutil.copytree(custody_of(path).key_path("").parent, custody_of(again).key_path("").parent)
        before = wrapped_keys(again)
        killed = killed_at(step, partial(erased, again))
        gone = is_gone(again)
        ends.add((killed, gone))
        if gone:
            assert not any(key in content for _, content in every_byte(again.parent) for key in before)
        if not killed:
            break
        step += 1
    assert {(True, True), (False, True)} <= ends


def test_while_somebody_reads_it_is_told_and_the_next_opening_goes_on(path: Path) -> None:
    before = wrapped_keys(path)
    with closing(apsw.Connection(str(keys_path(path)))) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM keys").fetchall()
        with open_store(path, patience=50) as store, pytest.raises(ErasureUnfinished):
            store.erase(proof(), expected_seq=3)
        with open_store(path, patience=50) as store:
            assert store.row(GONE) is None
    assert is_gone(path)
    assert not any(key in content for _, content in every_byte(path.parent) for key in before)


def test_a_backup_from_before_does_not_bring_it_back(path: Path, tmp_path: Path) -> None:
    with open_store(path) as store:
        made = back_up(store, tmp_path / "backups", at=MOMENT)
    erased(path)
    put_back = restored(made, path)
    assert put_back.erased == 1
    assert is_gone(path)
    again = restored(made, path)
    assert (again.erased, is_gone(path)) == (1, True)


def test_one_that_the_backup_never_had_is_not_told_to_have_come_with_it(path: Path, tmp_path: Path) -> None:
    with open_store(path) as store:
        made = back_up(store, tmp_path / "backups", at=MOMENT)
        store.append_together([stream("later", 1, command="later-1")], command_id="later-1")
        store.erase(proof("later", "2026-003"), expected_seq=1)
    assert restored(made, path).erased == 0
    with open_store(path) as store:
        assert [one.number for one in store.erased()] == ["2026-003"]
        assert verify(store).findings == ()


@pytest.mark.parametrize("lost", ["list", "store", "both"])
def test_nor_does_it_where_the_list_or_the_store_is_gone(path: Path, tmp_path: Path, lost: str) -> None:
    with open_store(path) as store:
        made = back_up(store, tmp_path / "backups", at=MOMENT)
    erased(path)
    with open_store(path) as store:
        back_up(store, tmp_path / "backups", at=LATER)
        told = list_path(store.custody, store.identity.store_id)
    if lost in {"list", "both"}:
        told.unlink()
    if lost in {"store", "both"}:
        shutil.rmtree(path.parent)
    assert restored(made, path).erased == 1
    assert is_gone(path)
    assert told.exists()


def test_where_the_list_cannot_be_read_nothing_is_put_back_without_it(path: Path, tmp_path: Path) -> None:
    with open_store(path) as store:
        made = back_up(store, tmp_path / "backups", at=MOMENT)
        told = list_path(store.custody, store.identity.store_id)
    erased(path)
    told.rename(tmp_path / "kept")
    told.mkdir()  # no file, and none that is missing
    with pytest.raises(StoreError):
        restored(made, path)
    with open_store(path) as store:
        assert [row.case_id for row in store.rows()] == [KEPT]
        with pytest.raises(StoreError):
            back_up(store, tmp_path / "more", at=MOMENT)
    told.rmdir()
    (tmp_path / "kept").rename(told)
    assert restored(made, path).erased == 1


def test_a_list_that_is_taken_away_is_made_anew(path: Path) -> None:
    erased(path)
    with open_store(path) as store:
        told = list_path(store.custody, store.identity.store_id)
    before = told.read_bytes()
    told.unlink()
    assert is_gone(path)
    assert told.read_bytes() == before


def test_an_erasure_that_cannot_be_gone_on_with_keeps_nobody_out_of_the_store(path: Path) -> None:
    with open_store(path) as store:
        store.erase(proof(), expected_seq=3)
        list_path(store.custody, store.identity.store_id).unlink()
    with closing(apsw.Connection(str(path))) as connection:
        connection.execute("UPDATE notices SET at = CAST(x'ff' AS TEXT)")
    with open_store(path) as store:
        assert len(store.records(KEPT)) == 3
        assert verify(store).findings


def test_older_keys_put_back_by_hand_are_wiped_at_the_next_opening(path: Path, tmp_path: Path) -> None:
    older = tmp_path / "older"
    shutil.copy(keys_path(path), older)
    erased(path)
    shutil.copy(older, keys_path(path))
    assert is_gone(path)


def test_a_list_that_somebody_forges_erases_nothing(path: Path) -> None:
    with open_store(path) as store:
        told = list_path(store.custody, store.identity.store_id)
        other = Vault(b"\1" * 32, store.identity.store_id, chance=bytes)
    erased(path)
    line = json.loads(told.read_text("utf-8"))
    line["entry"]["proof"]["case_id"] = KEPT
    for mac in (line["mac"], other.mark(b"erased").hex(), ""):
        told.write_text(json.dumps(line | {"mac": mac}) + "\n", "utf-8")
        with open_store(path) as store:
            assert [row.case_id for row in store.rows()] == [KEPT]
            assert verify(store).findings == ()


def test_a_row_that_is_called_erased_is_told(path: Path) -> None:
    with closing(apsw.Connection(str(path))) as connection:
        connection.execute("UPDATE cases SET status = 'erased' WHERE case_id = ?", (KEPT,))
    with open_store(path) as store:
        assert [row.number for row in store.rows()] == ["2026-001", None]
        assert [one.code for one in verify(store).findings] == ["verify.row"]


def test_a_marker_without_its_proof_is_told(path: Path, tmp_path: Path) -> None:
    """The marker of another copy of the same store, in a store where nobody erased anything."""
    shutil.copytree(path.parent, tmp_path / "other" / "store")
    shutil.copytree(custody_of(path).key_path("").parent, tmp_path / "other" / "store-keys")
    other = tmp_path / "other" / "store" / "bti.lager"
    erased(other)
    with closing(apsw.Connection(str(other))) as source, closing(apsw.Connection(str(path))) as target:
        status, level, sealed = source.execute(
            "SELECT status, level, sealed FROM cases WHERE case_id = ?", (GONE,)
        ).fetchall()[0]
        target.execute(
            "UPDATE cases SET status = ?, level = ?, sealed = ?, due = NULL, unit = NULL, holder = NULL "
            "WHERE case_id = ?",
            (status, level, sealed, GONE),
        )
    with open_store(path) as store:
        assert {one.code for one in verify(store).findings} == {"verify.erasure-unproven", "verify.erasure-half-done"}


def test_a_backup_made_afterwards_tells_what_was_erased_and_holds(path: Path, tmp_path: Path) -> None:
    erased(path)
    with open_store(path) as store:
        made = back_up(store, tmp_path / "backups", at=MOMENT)
    folder = Path(made.folder)
    assert made.cases == 1
    assert (folder / BACKUP_FILE).stat().st_mode & 0o077 == 0
    assert all(digest_of(folder / name) for name in (STORE_FILE, KEYS_FILE))
    assert restored(made, path, wish=ANYWAY).erased == 0
    assert is_gone(path)


def test_a_store_where_nothing_was_erased_has_no_list(path: Path) -> None:
    with SqliteStore.open(path, custody=Custody(custody_of(path).key_path("").parent)) as store:
        assert not list_path(store.custody, store.identity.store_id).exists()
        assert store.erased() == ()
