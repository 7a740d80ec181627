"""A store is made whole with its keys or not at all, and one that is opened is the one that was made."""

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import apsw
import pytest

from engine.adapters import building, case_keys
from engine.adapters.building import identity_of, require_identity
from engine.adapters.case_keys import keys_path
from engine.adapters.custody import Custody
from engine.adapters.keys import chance
from engine.adapters.vault import Vault
from engine.errors import (
    CaseKeysMissing,
    EngineError,
    KeyDamaged,
    KeyExposed,
    KeyMissing,
    KeyRefused,
    StoreAltered,
    StoreDamaged,
    StoreExists,
    StoreExposed,
    StoreFull,
    StoreNewer,
    StoreOlder,
)
from tests.adapters.store_contract import put
from tests.adapters.stores import create_store, custody_of, open_store
from tests.house.tree import ROOT


@pytest.fixture
def made(path: Path) -> Path:
    with create_store(path) as store:
        put(store, "a")
    return path


def store_id(path: Path) -> str:
    connection = apsw.Connection(str(path))
    found = identity_of(connection)
    connection.close()
    return found


def change(path: Path, statement: str, *values: str) -> None:
    connection = apsw.Connection(str(path))
    connection.pragma("foreign_keys", "off")
    connection.execute(statement, values)
    connection.close()


def open_files() -> set[str]:
    return {file.name for file in Path("/proc/self/fd").iterdir()}


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_store_is_three_files_and_its_key_lies_elsewhere(made: Path) -> None:
    assert names(made.parent) == ["bti.lager", "bti.lager-nokler", "bti.lager-queue"]
    key = custody_of(made).key_path(store_id(made))
    assert names(key.parent) == [f"{key.stem}.hode", f"{key.stem}.nokkel"]
    assert key.parent != made.parent


def test_the_master_key_stands_in_no_file_of_the_store(made: Path) -> None:
    master = custody_of(made).master(store_id(made))
    with open_store(made) as store:
        put(store, "b")
        content = b"".join(file.read_bytes() for file in made.parent.iterdir())
    assert master not in content
    assert master.hex().encode() not in content


def test_of_two_who_make_a_store_at_once_one_gets_it(path: Path) -> None:
    def make(_: int) -> str:
        try:
            create_store(path).close()
        except StoreExists:
            return "exists"
        return "made"

    with ThreadPoolExecutor(6) as pool:
        answers = sorted(pool.map(make, range(6)))
    assert answers == ["exists"] * 5 + ["made"]
    assert names(path.parent) == ["bti.lager", "bti.lager-nokler", "bti.lager-queue"]
    assert [file.suffix for file in sorted(custody_of(path).key_path("ab").parent.iterdir())] == [".hode", ".nokkel"]
    with open_store(path) as store:
        put(store, "a")


BROKEN_OFF = """
import os, sys
from pathlib import Path
from engine.adapters import building
from tests.adapters.stores import create_store
steps, wanted = 0, int(sys.argv[2])
def dying(real):
    def act(*words, **more):
        global steps
        steps += 1
        if steps == wanted:
            os._exit(9)
        return real(*words, **more)
    return act
calls = (os, "link"), (os, "fsync"), (os, "open"), (os, "replace"), (building, "connect"), (Path, "unlink")
for module, name in calls:
    setattr(module, name, dying(getattr(module, name)))
create_store(Path(sys.argv[1])).close()
"""


@pytest.mark.slow
def test_a_making_that_is_broken_off_anywhere_can_be_done_again(tmp_path: Path) -> None:
    died = 0
    for step in range(1, 60):
        place = tmp_path / str(step) / "data" / "bti.lager"
        run = subprocess.run([sys.executable, "-c", BROKEN_OFF, str(place), str(step)], cwd=ROOT, check=False)
        assert run.returncode in {0, 9}
        if run.returncode == 0:
            break
        died += 1
        try:
            create_store(place).close()
        except StoreExists:
            assert place.exists()
        with open_store(place) as store:
            put(store, "a")
        assert [name for name in names(place.parent) if name.startswith(".")] == []
    assert died >= 10


def test_a_making_that_fails_leaves_no_key(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise StoreFull

    monkeypatch.setattr(building, "_build_store", full)
    with pytest.raises(StoreFull):
        create_store(path)
    assert names(custody_of(path).key_path("ab").parent) == []
    assert not path.exists()
    monkeypatch.undo()
    create_store(path).close()


def test_keys_of_no_case_are_made_anew(made: Path) -> None:
    made.unlink()
    change(keys_path(made), "DELETE FROM keys")
    create_store(made).close()


def test_keys_of_cases_are_never_taken_away(made: Path) -> None:
    before = keys_path(made).read_bytes()
    made.unlink()
    with pytest.raises(StoreExists) as exists:
        create_store(made)
    assert exists.value.arguments == {"path": str(keys_path(made)), "reason": "keys"}
    assert keys_path(made).read_bytes() == before


@pytest.mark.parametrize("name", ["bti.lager-wal", "bti.lager-nokler-wal"])
def test_a_log_without_its_file_is_never_read_into_another(path: Path, name: str) -> None:
    path.parent.mkdir()
    log = path.with_name(name)
    log.write_bytes(b"what was kept last")
    with pytest.raises(StoreExists) as exists:
        create_store(path)
    assert exists.value.arguments == {"path": str(log)}
    assert log.read_bytes() == b"what was kept last"


def test_something_else_in_the_place_of_the_keys_is_let_be(path: Path) -> None:
    path.parent.mkdir()
    keys_path(path).write_bytes(b"somebody's letter, longer than a header of a file of SQLite. " * 10)
    with pytest.raises(StoreDamaged):
        create_store(path)
    assert keys_path(path).read_bytes().startswith(b"somebody's letter")


def without_keys(path: Path) -> None:
    keys_path(path).unlink()


def open_to_all(path: Path) -> None:
    keys_path(path).chmod(0o644)


def behind_a_link(path: Path) -> None:
    keys_path(path).rename(path.with_name("keys"))
    keys_path(path).symlink_to(path.with_name("keys"))


def of_another_kind(path: Path) -> None:
    keys_path(path).write_bytes(path.read_bytes())


def from_later(path: Path) -> None:
    change(keys_path(path), "PRAGMA user_version = 9")


def from_before(path: Path) -> None:
    change(path, "PRAGMA user_version = 1")


def key_gone(path: Path) -> None:
    custody_of(path).forget(store_id(path))


def key_open(path: Path) -> None:
    custody_of(path).key_path(store_id(path)).chmod(0o644)


def key_damaged(path: Path) -> None:
    custody_of(path).key_path(store_id(path)).write_bytes(b"nonsense")


def key_of_another(path: Path) -> None:
    custody_of(path).keep(store_id(path), bytes(32))


def practice(path: Path) -> None:
    change(path, "UPDATE meta SET value = '1' WHERE name = 'practice'")


def no_name(path: Path) -> None:
    change(path, "DELETE FROM meta WHERE name = 'mac'")


def strange_signs(path: Path) -> None:
    change(path, "UPDATE meta SET value = 'æøå' WHERE name = 'key'")


def no_text(path: Path) -> None:
    change(path, "UPDATE meta SET value = CAST(x'ff' AS TEXT) WHERE name = 'mac'")


def path_for_a_name(path: Path) -> None:
    change(path, "UPDATE meta SET value = '../../elsewhere' WHERE name = 'store_id'")


@pytest.mark.parametrize(
    ("harm", "error"),
    [
        (without_keys, CaseKeysMissing),
        (open_to_all, StoreExposed),
        (behind_a_link, StoreExposed),
        (of_another_kind, StoreDamaged),
        (from_later, StoreNewer),
        (from_before, StoreOlder),
        (key_gone, KeyMissing),
        (key_open, KeyExposed),
        (key_damaged, KeyDamaged),
        (key_of_another, KeyRefused),
        (practice, StoreAltered),
        (no_name, StoreDamaged),
        (strange_signs, KeyRefused),
        (no_text, StoreDamaged),
        (path_for_a_name, StoreDamaged),
    ],
)
def test_what_is_not_as_it_was_made_is_not_opened_and_nothing_stays_open(
    made: Path, harm: Callable[[Path], None], error: type[EngineError]
) -> None:
    harm(made)
    descriptors = open_files()
    with pytest.raises(error):
        open_store(made)
    assert open_files() == descriptors


def test_a_forged_store_beside_its_own_key_is_not_taken_for_ours(made: Path, tmp_path: Path) -> None:
    """Whoever holds the store alone puts another in its place, with a key of his own beside it."""
    theirs = tmp_path / "stick" / "bti.lager"
    custody = Custody(tmp_path / "stick" / "keys")
    building.build(theirs, custody=custody, practice=False, chance=chance)
    elsewhere = custody.key_path(store_id(theirs)).with_suffix("")
    change(theirs, "UPDATE meta SET value = ? WHERE name = 'store_id'", str(elsewhere))
    made.write_bytes(theirs.read_bytes())
    with pytest.raises(StoreDamaged):
        open_store(made)


def test_the_identity_is_bound_to_the_key(made: Path) -> None:
    connection = apsw.Connection(str(made))
    found = identity_of(connection)
    vault = Vault(custody_of(made).master(found), found, chance=chance)
    assert require_identity(connection, vault).store_id == found
    with pytest.raises(KeyRefused):
        require_identity(connection, Vault(bytes(32), found, chance=chance))
    connection.close()


def test_the_keys_of_cases_say_in_their_header_what_they_are(made: Path) -> None:
    assert keys_path(made).read_bytes()[68:72] == b"BTIK" == case_keys.APPLICATION_ID.to_bytes(4, "big")
