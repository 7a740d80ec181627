"""A full disk, a damaged file, a folder that may not be written to: told as what they are, and nothing is lost."""

import errno
import json
import os
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from itertools import takewhile
from pathlib import Path
from tempfile import gettempdir

import apsw
import pytest

from engine.adapters import private, turns
from engine.adapters.connection import told
from engine.adapters.sqlite import SqliteStore
from engine.application.ports import Person, StoredGuideline, unreadable_row
from engine.errors import (
    EngineError,
    StoreAltered,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreLocked,
    StoreReadOnly,
    StoreUnreachable,
)
from tests.adapters.examples import record, row
from tests.adapters.store_contract import kept, put
from tests.adapters.stores import create_store, open_store
from tests.house.tree import ROOT

CASE_TEXT = "gutten som ingen skal vite om"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bti.lager"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    with create_store(path) as made:
        yield made


def test_a_full_disk_is_told_and_what_was_kept_stays(path: Path, store: SqliteStore) -> None:
    put(store, "a")
    pages = store.connection.pragma("page_count")
    store.connection.pragma("max_page_count", pages)
    big = [record("a", 2, command="k2", payload=CASE_TEXT.encode() * 4000)]
    with pytest.raises(StoreFull) as full:
        store.append("a", 1, command_id="k2", records=big, row=row("a", 2))
    assert CASE_TEXT not in "".join(traceback.format_exception(full.value))
    assert full.value.__suppress_context__
    assert [one.seq for one in store.records("a")] == [1]
    store.connection.pragma("max_page_count", pages + 100)
    assert not kept(store.append("a", 1, command_id="k2", records=big, row=row("a", 2))).repeated
    with open_store(path) as other:
        assert [one.seq for one in other.records("a")] == [1, 2]


@pytest.mark.parametrize(
    "write",
    [
        lambda store: store.pin(StoredGuideline("d", "os", "1", b"x" * 100_000)),
        lambda store: [store.add(Person(f"p{count}", f"h{count}" * 500, "t")) for count in range(100)],
    ],
)
def test_every_write_tells_of_a_full_disk(store: SqliteStore, write: Callable[[SqliteStore], None]) -> None:
    store.connection.pragma("max_page_count", store.connection.pragma("page_count"))
    with pytest.raises(StoreFull):
        write(store)


def test_a_failed_checkpoint_is_no_news(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.adapters.sqlite.CHECKPOINT_PAGES", 0)
    other = apsw.Connection(store.connection.filename)
    other.execute("BEGIN; SELECT count(*) FROM cases")  # holds back the log

    class Refusing:
        def wal_checkpoint(self, **_: object) -> None:
            raise apsw.IOError

        def __getattr__(self, name: str) -> object:
            return getattr(real, name)

    real = store.connection
    monkeypatch.setattr(store, "connection", Refusing())
    assert kept(put(store, "a")).seq == 1
    monkeypatch.undo()
    other.close()
    assert len(store.records("a")) == 1


def test_a_store_that_another_program_locks_is_told(path: Path, store: SqliteStore) -> None:
    put(store, "a")
    other = apsw.Connection(str(path))
    other.execute("BEGIN IMMEDIATE")
    store.connection.set_busy_timeout(20)
    with pytest.raises(StoreLocked):
        put(store, "a", seq=2)
    other.execute("ROLLBACK")
    other.close()
    assert kept(put(store, "a", seq=2)).seq == 2


def test_a_turn_held_by_another_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns.Queue.__init__, "__kwdefaults__", {"patience": 0.05})
    create_store(path).close()
    holder = turns.Queue(path.with_name(f"{path.name}-queue"))
    with open_store(path) as store, holder.turn(), pytest.raises(StoreLocked):
        put(store, "a")
    holder.close()


def scribble(path: Path, *, start: int) -> None:
    content = bytearray(path.read_bytes())
    content[start:] = b"\xa5" * (len(content) - start)
    path.write_bytes(content)


@pytest.mark.parametrize("start", [0, 16, 100, 4096])
def test_a_damaged_file_is_told(path: Path, start: int) -> None:
    with create_store(path) as store:
        for seq in range(1, 40):
            put(store, "a", seq=seq)
    scribble(path, start=start)
    with pytest.raises(StoreDamaged), open_store(path) as store:
        store.records("a")


def test_a_file_that_was_cut_short_is_told(path: Path) -> None:
    with create_store(path) as store:
        for seq in range(1, 200):
            put(store, "a", seq=seq)
    os.truncate(path, 8192)
    with pytest.raises(StoreDamaged), open_store(path) as store:
        store.records("a")


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE records SET recorded_at = 'yesterday'",
        "UPDATE records SET happened_on = '2026-02-31'",
        "UPDATE records SET compartment = 'hemmelig'",
        "UPDATE records SET sealed = x''",
        "UPDATE records SET seq = 2",
        "DELETE FROM records",
        "UPDATE cases SET due = 'soon'",
        "UPDATE cases SET seq = 0",
    ],
)
def test_a_value_that_was_not_kept_so_is_told(store: SqliteStore, harm: str) -> None:
    put(store, "a")
    store.connection.execute(harm)
    with pytest.raises(StoreAltered) as altered:
        _ = (store.records("a"), store.row("a"))
    assert set(altered.value.arguments) <= {"where"}
    assert altered.value.__context__ is None or altered.value.__suppress_context__


def test_in_a_list_a_row_that_was_altered_does_not_hide_the_others(store: SqliteStore) -> None:
    put(store, "a")
    put(store, "b")
    store.connection.execute("UPDATE cases SET holder = 'somebody' WHERE case_id = 'a'")
    altered, whole = sorted(store.rows(), key=lambda row: row.case_id)
    assert altered == unreadable_row("a")
    assert list(store.each_row()) == list(store.each_row(status="open")) == [altered, whole]
    assert (whole.case_id, whole.sealed) == ("b", row("b", 1).sealed)


@pytest.mark.parametrize(
    "harm", ["UPDATE records SET by = CAST(x'ff' AS TEXT)", "DROP TABLE records; DROP TABLE cases"]
)
def test_what_cannot_even_be_read_is_told(store: SqliteStore, harm: str) -> None:
    put(store, "a")
    store.connection.pragma("foreign_keys", "off")
    store.connection.execute(harm)
    with pytest.raises(StoreDamaged) as damaged:
        _ = (store.records("a"), store.rows())
    assert damaged.value.arguments == {}


READ_ONLY = """
import json, os, sys
from pathlib import Path
from engine.errors import EngineError
from tests.adapters.store_contract import put
from tests.adapters.stores import create_store, open_store
found, path = {}, Path(sys.argv[1])
if os.geteuid() == 0:
    keys = path.parent.with_name("locked-keys")
    for one in (path.parent, *path.parent.iterdir(), keys, *keys.iterdir()):
        os.chown(one, 65534, 65534)
    os.setuid(65534)
path.parent.chmod(0o500)
def attempt(name, act):
    try:
        act()
    except EngineError as error:
        found[name] = error.message
attempt("open", lambda: put(open_store(path), "a"))
attempt("create", lambda: create_store(path.with_name("new")))
attempt("folder", lambda: create_store(path.parent / "deeper" / "new"))
path.parent.chmod(0o700)
print(json.dumps(found))
"""


def test_a_folder_that_may_not_be_written_to_is_told(tmp_path: Path) -> None:
    place = tmp_path / "locked" / "bti.lager"
    create_store(place).close()
    place.with_name("bti.lager-queue").unlink()
    for folder in takewhile(lambda folder: folder != Path(gettempdir()).resolve(), (tmp_path, *tmp_path.parents)):
        folder.chmod(0o755)
    run = subprocess.run(
        [sys.executable, "-c", READ_ONLY, str(place)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    found = json.loads(run.stdout)
    assert found["create"] == found["folder"] == StoreReadOnly.message
    assert found["open"] in {StoreReadOnly.message, StoreUnreachable.message}


@pytest.mark.parametrize(
    ("number", "meaning"),
    [
        (errno.ENOSPC, StoreFull),
        (errno.EDQUOT, StoreFull),
        (errno.EACCES, StoreReadOnly),
        (errno.EROFS, StoreReadOnly),
        (errno.EIO, StoreUnreachable),
        (errno.ELOOP, StoreUnreachable),
    ],
)
def test_what_the_system_refuses_has_a_meaning(number: int, meaning: type[EngineError]) -> None:
    with pytest.raises(meaning) as refused, private.told_as_store_errors():
        raise OSError(number, CASE_TEXT, CASE_TEXT)
    assert CASE_TEXT not in "".join(traceback.format_exception(refused.value))


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (apsw.FullError, StoreFull),
        (apsw.BusyError, StoreLocked),
        (apsw.LockedError, StoreLocked),
        (apsw.CorruptError, StoreDamaged),
        (apsw.NotADBError, StoreDamaged),
        (apsw.ReadOnlyError, StoreReadOnly),
        (apsw.IOError, StoreUnreachable),
        (apsw.CantOpenError, StoreUnreachable),
    ],
)
def test_what_sqlite_says_has_a_meaning(error: type[apsw.Error], meaning: type[StoreError]) -> None:
    with pytest.raises(meaning) as refused, told():
        raise error(CASE_TEXT)
    assert CASE_TEXT not in "".join(traceback.format_exception(refused.value))


def test_a_bug_stays_a_bug() -> None:
    with pytest.raises(apsw.BindingsError), told():
        raise apsw.BindingsError


def test_a_private_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "new" / "file"
    private.write_private(place, b"first")
    assert place.read_bytes() == b"first"
    assert place.stat().st_mode & 0o777 == 0o600

    def failing(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(OSError, match="full"):
        private.write_private(place, b"second")
    assert place.read_bytes() == b"first"
    assert [file.name for file in place.parent.iterdir()] == ["file"]


@pytest.mark.parametrize(
    ("error", "number", "meaning"),
    [
        (apsw.IOError, errno.ENOSPC, StoreFull),
        (apsw.IOError, errno.EDQUOT, StoreFull),
        (apsw.CantOpenError, errno.ENOSPC, StoreFull),
        (apsw.CantOpenError, errno.EROFS, StoreReadOnly),
        (apsw.IOError, errno.EIO, StoreUnreachable),
        (apsw.IOError, 0, StoreUnreachable),
        (apsw.BusyError, errno.ENOSPC, StoreLocked),  # the number is of something else that came before
    ],
)
def test_the_system_tells_why_sqlite_could_not(error: type[apsw.Error], number: int, meaning: type[StoreError]) -> None:
    class Connection(apsw.Connection):
        system_errno = number

    with pytest.raises(meaning) as refused, told(Connection(":memory:")):
        raise error(CASE_TEXT)
    assert CASE_TEXT not in "".join(traceback.format_exception(refused.value))


NO_ROOM = """
import errno, resource, signal, sys
from pathlib import Path
import apsw
from engine.adapters.connection import connect
from engine.errors import EngineError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a file that may not grow: SQLite meets EFBIG where a disk has ENOSPC
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
try:
    connect(Path(sys.argv[1]))
except EngineError as error:
    sys.stderr.write(error.message)
"""


def test_no_room_for_what_sqlite_shares_between_programs_is_a_full_disk(path: Path) -> None:
    create_store(path).close()
    assert not path.with_name(f"{path.name}-shm").exists()
    run = subprocess.run(
        [sys.executable, "-c", NO_ROOM, str(path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stderr == StoreFull.message
