"""A copy of a store that is tried elsewhere has a mark of its own, and the store itself is refused as ever."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.adapters.chain import Head
from engine.adapters.custody import Custody
from engine.adapters.daily import is_doubtful, noted_at
from engine.adapters.marks import Marks
from engine.adapters.restoring import Wish, restore
from engine.adapters.sqlite import SqliteStore
from engine.adapters.whereabouts import known_at
from engine.application.upkeep import BackedUp
from engine.errors import StoreRolledBack
from tests.adapters.backups import LATER
from tests.adapters.examples import MOMENT
from tests.adapters.store_contract import put
from tests.adapters.stores import STORE_ID, custody_of, open_store

ACCEPTED = Wish(accept_older=True)
HERE, THERE = "/data/bti.lager", "/trial/bti.lager"


@pytest.fixture
def trial(path: Path, tmp_path: Path) -> Path:
    """Where a backup is put to be tried: beside the store, with the same keys."""
    del path
    return tmp_path / "trial" / "bti.lager"


def tried(backup: BackedUp, path: Path, *, trial: Path, wish: Wish = ACCEPTED) -> None:
    restore(Path(backup.folder), trial, custody=custody_of(path), at=LATER, wish=wish)


def opened(path: Path, *, at: Path) -> SqliteStore:
    return SqliteStore.open(at, custody=custody_of(path))


def files_of(place: Path) -> Path:
    """Return a copy of the folder of a store, as somebody takes who means to put it back."""
    return shutil.copytree(place.parent, place.parent.with_name(f"{place.parent.name}-before"))


def put_files(before: Path, place: Path) -> None:
    shutil.rmtree(place.parent)
    shutil.copytree(before, place.parent)


def test_a_backup_that_is_tried_leaves_the_store_as_it_is(backed_up: BackedUp, path: Path, trial: Path) -> None:
    tried(backed_up, path, trial=trial)
    with opened(path, at=trial) as copy:
        put(copy, "c")
        put(copy, "d")
    with open_store(path) as store:
        put(store, "e")
        assert {row.case_id for row in store.rows()} == {"a", "b", "e"}
    with opened(path, at=trial) as copy:
        assert {row.case_id for row in copy.rows()} == {"a", "c", "d"}


def test_the_store_is_refused_in_its_place_if_it_goes_back_while_a_backup_is_tried(
    backed_up: BackedUp, path: Path, trial: Path
) -> None:
    before = files_of(path)
    with open_store(path) as store:
        put(store, "c")
    tried(backed_up, path, trial=trial)
    put_files(before, path)
    with pytest.raises(StoreRolledBack):
        open_store(path)


def test_the_copy_is_refused_in_its_place_if_it_goes_back(backed_up: BackedUp, path: Path, trial: Path) -> None:
    tried(backed_up, path, trial=trial)
    before = files_of(trial)
    with opened(path, at=trial) as copy:
        put(copy, "c")
    put_files(before, trial)
    with pytest.raises(StoreRolledBack):
        opened(path, at=trial)


def test_the_copy_is_refused_in_the_place_of_the_store(backed_up: BackedUp, path: Path, trial: Path) -> None:
    tried(backed_up, path, trial=trial)
    put_files(trial.parent, path)
    with pytest.raises(StoreRolledBack):
        open_store(path)


def test_a_link_to_the_copy_where_the_folder_of_the_store_was_is_refused(
    backed_up: BackedUp, path: Path, trial: Path
) -> None:
    tried(backed_up, path, trial=trial)
    path.parent.rename(path.parent.with_name("away"))
    path.parent.symlink_to(trial.parent)
    with pytest.raises(StoreRolledBack):
        SqliteStore.open(path, custody=Custody(path.parent.with_name("data-keys")))


def test_an_older_file_is_refused_where_the_store_has_never_been(path: Path, backed_up: BackedUp, trial: Path) -> None:
    del backed_up
    before = files_of(path)
    with open_store(path) as store:
        put(store, "c")
    shutil.copytree(before, trial.parent)
    with pytest.raises(StoreRolledBack):
        opened(path, at=trial)


def test_a_copy_that_was_made_by_hand_and_goes_on_is_the_store_from_then_on(
    backed_up: BackedUp, path: Path, trial: Path
) -> None:
    del backed_up
    shutil.copytree(path.parent, trial.parent)
    with opened(path, at=trial) as copy:
        put(copy, "c")
    with pytest.raises(StoreRolledBack):
        open_store(path)


def test_a_store_that_is_moved_twice_is_held_against_all_that_was_seen(
    backed_up: BackedUp, path: Path, trial: Path
) -> None:
    del backed_up
    path.parent.rename(trial.parent)
    before = files_of(trial)
    with opened(path, at=trial) as store:
        put(store, "c")
    with pytest.raises(StoreRolledBack):
        opened(path, at=before / trial.name)


def test_a_store_that_is_moved_is_still_looked_after(backed_up: BackedUp, path: Path, trial: Path) -> None:
    del backed_up
    path.parent.rename(trial.parent)
    with opened(path, at=trial) as store:
        put(store, "c")
    before = files_of(trial)
    with opened(path, at=trial) as store:
        put(store, "d")
    put_files(before, trial)
    with pytest.raises(StoreRolledBack):
        opened(path, at=trial)


def test_a_backup_that_is_older_is_tried_only_when_that_is_said(backed_up: BackedUp, path: Path, trial: Path) -> None:
    with pytest.raises(StoreRolledBack) as refused:
        tried(backed_up, path, trial=trial, wish=Wish())
    assert (refused.value.arguments["reason"], refused.value.arguments["path"]) == ("beside", str(path))
    assert not trial.exists()


def test_what_is_known_of_the_store_stays_when_a_backup_is_tried(backed_up: BackedUp, path: Path, trial: Path) -> None:
    custody = custody_of(path)
    with open_store(path) as store:
        assert not is_doubtful(store, today=MOMENT.date())
    tried(backed_up, path, trial=trial)
    with opened(path, at=trial) as copy:
        assert not noted_at(copy.marks).exists()
    assert known_at(custody, trial) is not None
    restore(Path(backed_up.folder), path, custody=custody, at=LATER, wish=Wish(replace=True, accept_older=True))
    known = known_at(custody, path)
    assert known is not None
    assert known.store == str(path)


def _remember_as_before(custody: Custody) -> None:
    """Remember a head as the program did that did not know of places."""
    custody.remember(STORE_ID, Head(7, bytes(32)))


@pytest.mark.parametrize("first", [_remember_as_before, lambda _custody: None])
def test_a_mark_without_a_place_is_of_where_the_store_is_opened(
    first: Callable[[Custody], None], tmp_path: Path
) -> None:
    custody = Custody(tmp_path)
    first(custody)
    assert not Marks(custody, STORE_ID, names=[HERE]).first_place
    Marks(custody, STORE_ID, names=[HERE]).keep(Head(8, b"\x01" * 32))
    assert custody.remembered_at(STORE_ID) == HERE
    assert Marks(custody, STORE_ID, names=[THERE]).first_place == HERE
    assert Marks(custody, STORE_ID, names=[THERE]).here() is None


def test_a_restoring_never_takes_a_mark_of_which_nobody_knows_the_place(tmp_path: Path) -> None:
    custody = Custody(tmp_path)
    _remember_as_before(custody)
    Marks(custody, STORE_ID, names=[THERE]).keep(Head(5, b"\x01" * 32), replace=True)
    assert Marks(custody, STORE_ID, names=[THERE]).seen() == Head(5, b"\x01" * 32)
    assert Marks(custody, STORE_ID, names=[HERE]).seen() == Head(7, bytes(32))
