"""A backup holds all that was acknowledged, is looked through before it counts, and is made while others write."""

import errno
import json
import os
import shutil
import threading
from contextlib import closing
from datetime import timedelta
from itertools import count
from pathlib import Path

import apsw
import pytest

from engine.adapters.backup import back_up, looked_through
from engine.adapters.chain import Head
from engine.adapters.copies import CONTENTS_FILE, KEYS_FILE, STORE_FILE, Copy, backups_in
from engine.adapters.custody import Custody
from engine.adapters.keys import chance
from engine.adapters.sqlite import SqliteStore
from engine.adapters.turns import PATIENCE
from engine.adapters.vault import Vault
from engine.adapters.verifying import verify
from engine.application.upkeep import BackedUp
from engine.errors import (
    BackupUnusable,
    StoreError,
)
from tests.adapters.backups import LATER, cases_of, killed_at, restored
from tests.adapters.examples import MOMENT
from tests.adapters.store_contract import put
from tests.adapters.stores import create_store, custody_of, open_store


def test_a_backup_is_a_folder_of_its_own_with_two_files_and_a_list_of_them(backed_up: BackedUp, folder: Path) -> None:
    (place,) = folder.iterdir()
    assert str(place) == backed_up.folder
    assert place.name == "bti-2026-09-08-121530"
    assert {file.name for file in place.iterdir()} == {STORE_FILE, KEYS_FILE, CONTENTS_FILE}
    said = json.loads((place / CONTENTS_FILE).read_bytes())
    assert (said["entries"], said["cases"], said["position"]) == (2, 1, 2)
    assert backed_up.mark == f"2-{said['mac'][:8]}"
    assert backed_up.size == sum(file.stat().st_size for file in place.iterdir())
    assert backed_up.same_disk


def test_a_backup_is_its_owners_alone_and_holds_no_master_key(backed_up: BackedUp, path: Path) -> None:
    place = Path(backed_up.folder)
    assert place.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in place.iterdir()} == {0o600}
    with open_store(path) as store:
        master = custody_of(path).master(store.identity.store_id)
    assert not any(master in file.read_bytes() for file in place.iterdir())


def test_a_backup_is_noted_in_the_store(backed_up: BackedUp, path: Path) -> None:
    with open_store(path) as store:
        (notice,) = store.notices()
    assert (notice.at, notice.kind, notice.details["mark"]) == (MOMENT, "backed-up", backed_up.mark)


def test_two_backups_of_one_second_do_not_meet(backed_up: BackedUp, path: Path, folder: Path) -> None:
    with open_store(path) as store:
        again = back_up(store, folder, at=MOMENT)
    assert again.folder == f"{backed_up.folder}-2"
    assert [one.name for one in backups_in(folder)] == [Path(backed_up.folder).name, Path(again.folder).name]


def test_what_a_killed_backup_has_left_is_taken_away_the_day_after(
    backed_up: BackedUp, path: Path, folder: Path
) -> None:
    fresh, old = folder / ".bti-1.ny", folder / ".bti-2.ny"
    for left, age in ((fresh, timedelta(hours=1)), (old, timedelta(days=2))):
        left.mkdir()
        moment = (LATER - age).timestamp()
        os.utime(left, (moment, moment))
    with open_store(path) as store:
        back_up(store, folder, at=LATER)
    assert (fresh.exists(), old.exists()) == (True, False)


def test_a_backup_is_made_while_others_write(path: Path, folder: Path) -> None:
    """Each backup waits for the writer: on a busy machine all could else be made before it has written anything."""
    with create_store(path) as store:
        put(store, "a")
    stop, written = threading.Event(), threading.Event()

    def write() -> None:
        with open_store(path) as mine:
            for number in count():
                put(mine, f"c{number}")
                written.set()
                if stop.is_set():
                    return

    writer, backups = threading.Thread(target=write), list[BackedUp]()
    writer.start()
    try:
        with open_store(path) as store:
            for second in range(5):
                written.clear()
                assert written.wait(PATIENCE)
                backups.append(back_up(store, folder, at=MOMENT + timedelta(seconds=second)))
    finally:
        stop.set()
        writer.join()
    assert backups[0].cases < backups[-1].cases
    for backup in backups:
        restored(backup, path)
        assert len(cases_of(path)) == backup.cases


def test_a_store_that_is_not_well_is_not_backed_up_and_nothing_is_left(
    backed_up: BackedUp, path: Path, folder: Path
) -> None:
    with open_store(path) as store:
        store.connection.execute("UPDATE records SET by = 'p9'")
        with pytest.raises(BackupUnusable) as refused:
            back_up(store, folder, at=LATER)
        assert len(store.notices()) == 1
    assert refused.value.arguments["reason"] == "store"
    assert [one.name for one in folder.iterdir()] == [Path(backed_up.folder).name]


def test_a_backup_from_before_what_was_seen_here_is_not_made(backed_up: BackedUp, path: Path, folder: Path) -> None:
    with open_store(path) as store:
        custody_of(path).remember(store.identity.store_id, Head(900, bytes(32)), replace=True)
        with pytest.raises(BackupUnusable):
            back_up(store, folder, at=LATER)


@pytest.mark.parametrize(
    ("met", "reason"), [(errno.EROFS, "refused"), (errno.EACCES, "refused"), (errno.ENOSPC, "full")]
)
def test_a_folder_that_cannot_be_written_to_is_named_and_not_the_store(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, *, met: int, reason: str
) -> None:
    def refuse(_source: object, target: Path) -> None:
        raise OSError(met, "", str(target))

    with create_store(path) as store:
        put(store, "a")
        monkeypatch.setattr("engine.adapters.backup._copy", refuse)
        with pytest.raises(BackupUnusable) as refused:
            back_up(store, folder, at=MOMENT)
        assert refused.value.arguments == {"path": str(folder), "reason": reason}
        assert list(folder.iterdir()) == []
        assert store.notices() == ()


def test_the_files_copied_by_hand_are_no_backup(path: Path, tmp_path: Path) -> None:
    """The store first and its log after it, as a person copies: stale without the log, and damaged with it."""
    by_hand = tmp_path / "copied" / "bti.lager"
    by_hand.parent.mkdir(mode=0o700)
    store, keeper = create_store(path), open_store(path)
    for number in range(300):
        put(store, f"c{number}")
    for name in ("", "-nokler", "-nokler-wal"):
        shutil.copy(f"{path}{name}", f"{by_hand}{name}")
    store.connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
    for number in range(300):
        put(store, f"d{number}")
    shutil.copy(f"{path}-wal", f"{by_hand}-wal")
    store.close()
    keeper.close()
    by_hand.with_name("bti.lager").chmod(0o600)
    with pytest.raises(StoreError) as refused:  # what is wrong with it depends on which pages the log holds
        cases_of_a_copy(by_hand, custody_of(path))
    assert refused.value.message in {"store-damaged", "store-altered", "store-rolled-back"}


def cases_of_a_copy(path: Path, custody: Custody) -> None:
    with SqliteStore.open(path, custody=custody) as store:
        if verify(store).findings:
            raise StoreError


def test_a_backup_that_is_killed_anywhere_is_a_whole_one_or_none(backed_up: BackedUp, path: Path, folder: Path) -> None:
    custody, step = custody_of(path), 0

    def vault_of(store_id: str) -> Vault:
        return Vault(custody.master(store_id), store_id, chance=chance)

    while killed_at(step, lambda: _another(path, folder)):
        for backup in backups_in(folder):
            with closing(Copy(backup, vault_of=vault_of)) as copy:
                assert looked_through(copy).cases in {1, 2}
        step += 1
    assert step > 10


def _another(path: Path, folder: Path) -> None:
    with open_store(path) as store:
        back_up(store, folder, at=LATER)
