"""The store in SQLite keeps the contract, is private and safe from the start, and opens nothing that it should not."""

import os
import stat
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path

import apsw
import pytest

from engine.adapters import building, schema, sqlite
from engine.adapters.connection import APPLICATION_ID, SETTINGS, require_safe_sqlite, secure
from engine.adapters.sqlite import SqliteStore
from engine.adapters.turns import Queue
from engine.application.ports import Conflict, Receipt
from engine.errors import (
    StoreDamaged,
    StoreExists,
    StoreExposed,
    StoreMissing,
    StoreNewer,
    StoreUnsafe,
)
from tests.adapters.examples import record, row
from tests.adapters.store_contract import FullStore, StoreContract, plain, put, race
from tests.adapters.stores import create_store, open_store


@pytest.fixture
def made(path: Path) -> Iterator[SqliteStore]:
    with create_store(path) as store:
        yield store


class TestSqliteStore(StoreContract):
    reads_all = True

    @pytest.fixture
    def store(self, made: SqliteStore) -> FullStore:
        return made


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_connection_sees_what_was_kept(path: Path) -> None:
    with create_store(path) as store:
        put(store, "a")
        before = (store.records("a"), store.rows())
    with open_store(path) as store:
        assert (store.records("a"), store.rows()) == before


def test_every_setting_holds_on_every_connection(path: Path) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "fullfsync": 1,
        "checkpoint_fullfsync": 1,
        "wal_autocheckpoint": 0,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "temp_store": 2,
    }
    with create_store(path) as made, open_store(path) as opened:
        for store in (made, opened):
            put(store, "a", seq=1 + len(store.records("a")))
            assert {name: store.connection.pragma(name) for name in wanted} == wanted
    assert wanted.keys() == {name for name, _, _ in SETTINGS}


def test_a_setting_that_does_not_hold_is_refused() -> None:
    in_memory = apsw.Connection(":memory:")
    with pytest.raises(StoreUnsafe) as refused:
        secure(in_memory)
    assert refused.value.arguments == {"setting": "journal_mode", "found": "memory", "wanted": "wal"}


@pytest.mark.parametrize("version", ["3.40.1", "3.51.2", "3.7.0"])
def test_a_sqlite_that_damages_files_is_refused(version: str) -> None:
    with pytest.raises(StoreUnsafe) as refused:
        require_safe_sqlite(version)
    assert refused.value.arguments == {"setting": "sqlite", "found": version, "wanted": "3.51.3"}


@pytest.mark.parametrize("version", ["3.51.3", "3.52.0", "4.0.0", apsw.sqlite_lib_version()])
def test_a_sqlite_with_the_mending_is_taken(version: str) -> None:
    require_safe_sqlite(version)


def test_an_old_library_opens_no_store(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create_store(path).close()
    monkeypatch.setattr(apsw, "sqlite_lib_version", lambda: "3.51.2")
    with pytest.raises(StoreUnsafe):
        open_store(path)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o277])
def test_every_file_is_the_owners_alone(tmp_path: Path, umask: int) -> None:
    folder = tmp_path / "new" / "data"
    before = os.umask(umask)
    try:
        made = create_store(folder / "bti.lager") if umask != 0o277 else _made_in(folder)
        with made as store:
            put(store, "a")
            files = {file.name: mode(file) for file in folder.iterdir()}
    finally:
        os.umask(before)
    assert files == {
        f"bti.lager{end}": 0o600 for end in ("", "-nokler", "-nokler-shm", "-nokler-wal", "-queue", "-shm", "-wal")
    }
    assert mode(folder) == 0o700


def _made_in(folder: Path) -> SqliteStore:
    folder.mkdir(parents=True)
    folder.parent.chmod(0o700)
    folder.chmod(0o700)
    return create_store(folder / "bti.lager")


def test_a_new_store_is_brought_to_the_disk_with_its_folder(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(building, "sync_folder", synced.append)
    create_store(path).close()
    open_store(path).close()
    assert synced == [path.parent] * 2, "once for the keys of the cases, and once for the store"


def test_a_store_is_never_made_over_another_file(path: Path) -> None:
    with create_store(path) as store:
        put(store, "a")
    with pytest.raises(StoreExists):
        create_store(path)
    with open_store(path) as store:
        assert len(store.records("a")) == 1
    assert sorted(file.name for file in path.parent.iterdir()) == ["bti.lager", "bti.lager-nokler", "bti.lager-queue"]


def test_half_a_store_is_never_met(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "TABLES", "CREATE TABLE meta (name); CREATE TABLE meta (name);")
    with pytest.raises(StoreDamaged):
        create_store(path)
    assert [file.name for file in path.parent.iterdir()] == ["bti.lager-nokler", "bti.lager-queue"]


@pytest.mark.parametrize("practice", [True, False])
def test_the_store_remembers_whether_it_is_for_practice(path: Path, *, practice: bool) -> None:
    with create_store(path, practice=practice) as store:
        assert store.is_practice is practice
    with open_store(path) as store:
        assert store.is_practice is practice


def test_a_store_that_is_not_there_is_missing(path: Path) -> None:
    with pytest.raises(StoreMissing) as missing:
        open_store(path)
    assert missing.value.arguments == {"path": str(path)}
    path.parent.mkdir()
    path.write_bytes(b"")
    with pytest.raises(StoreMissing):
        open_store(path / "inside a file")
    assert not list(path.parent.glob("*-queue"))


def test_a_symbolic_link_is_refused(path: Path) -> None:
    create_store(path).close()
    link = path.with_name("link")
    link.symlink_to(path)
    with pytest.raises(StoreExposed):
        open_store(link)


def test_a_folder_behind_a_symbolic_link_is_fine(path: Path, tmp_path: Path) -> None:
    create_store(path).close()
    (tmp_path / "link").symlink_to(path.parent)
    open_store(tmp_path / "link" / path.name).close()


@pytest.mark.parametrize("rights", [0o640, 0o604, 0o660, 0o610, 0o602])
def test_a_store_that_others_may_open_is_refused(path: Path, rights: int) -> None:
    create_store(path).close()
    path.chmod(rights)
    with pytest.raises(StoreExposed):
        open_store(path)


def foreign(path: Path) -> None:
    other = apsw.Connection(str(path))
    other.execute("CREATE TABLE theirs (x)")
    other.close()


def words(path: Path) -> None:
    path.write_bytes(b"this is no database, but a letter that is longer than a header is. " * 20)


def nothing(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("make", [foreign, words, nothing])
def test_a_file_that_is_no_store_is_refused_and_let_be(path: Path, make: object) -> None:
    assert callable(make)
    path.parent.mkdir()
    make(path)
    path.chmod(0o600)
    before = path.read_bytes()
    with pytest.raises(StoreDamaged):
        open_store(path)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_folder_is_no_store(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(StoreDamaged):
        open_store(path)


def test_a_store_from_a_newer_program_is_refused(path: Path) -> None:
    create_store(path).close()
    later = apsw.Connection(str(path))
    later.pragma("user_version", 3)
    later.close()
    with pytest.raises(StoreNewer) as newer:
        open_store(path)
    assert newer.value.arguments == {"what": "schema", "version": "3"}


def test_the_file_says_in_its_header_that_it_is_ours(path: Path) -> None:
    create_store(path).close()
    assert path.read_bytes()[68:72] == b"BTI1" == APPLICATION_ID.to_bytes(4, "big")


def test_of_connections_that_race_one_wins(path: Path) -> None:
    with create_store(path) as store:
        put(store, "a")
    stores = [open_store(path) for _ in range(6)]
    for one in stores:
        one.connection.set_busy_timeout(0)
    answers = race(list(stores), "a")
    assert sum(isinstance(answer, Receipt) for answer in answers) == 1
    assert answers.count(Conflict("a", 2)) == 5
    assert [len(one.records("a")) for one in stores] == [2] * 6
    for one in stores:
        one.close()


def test_a_writer_waits_for_its_turn(path: Path, made: SqliteStore) -> None:
    queue = Queue(path.with_name(f"{path.name}-queue"))
    answers: list[Receipt | Conflict] = []
    with queue.turn():
        other = threading.Thread(target=lambda: answers.append(put(made, "a")))
        other.start()
        other.join(0.2)
        assert other.is_alive()
        assert made.rows() == ()  # a reader waits for nobody
    other.join()
    queue.close()
    assert [plain(answer) for answer in answers] == [Receipt("a", "k1", "2026-001", 1)]


def test_writers_that_skip_the_queue_still_wait_for_each_other(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Queue, "turn", lambda _: nullcontext())
    create_store(path).close()
    stores = [open_store(path) for _ in range(4)]

    def open_cases(writer: int) -> int:
        return sum(isinstance(put(stores[writer], f"{writer}-{turn}"), Receipt) for turn in range(25))

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(open_cases, range(4))) == [25] * 4
    assert len(stores[0].rows()) == 100
    for one in stores:
        one.close()


def test_a_long_log_is_moved_into_the_file_after_the_answer(
    path: Path, made: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.stat().st_size
    put(made, "a")
    assert path.stat().st_size == before
    monkeypatch.setattr(sqlite, "CHECKPOINT_PAGES", 1)
    large = [record("b", 1, command="k1", payload=b"x" * 100_000)]
    made.append("b", 0, command_id="k1", records=large, row=row("b", 1))
    assert path.stat().st_size > before
