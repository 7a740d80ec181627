"""A backup is held against what it says of itself and what was seen here, and is put back whole or not at all."""

import json
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import apsw
import pytest

from engine.adapters import restoring
from engine.adapters.backup import back_up
from engine.adapters.copies import CONTENTS_FILE, KEYS_FILE, STORE_FILE, digest_of
from engine.adapters.restoring import Wish, restore
from engine.application.upkeep import BackedUp, Lost
from engine.application.versions import PUBLISHED
from engine.errors import (
    BackupUnusable,
    EngineError,
    KeyMissing,
    KeyRefused,
    StoreAltered,
    StoreExists,
    StoreLocked,
    StoreMisplaced,
    StoreMissing,
    StoreRolledBack,
)
from tests.adapters.backups import ANYWAY, LATER, cases_of, killed_at, restored
from tests.adapters.examples import ANNE, MOMENT
from tests.adapters.store_contract import put
from tests.adapters.stores import create_store, custody_of, open_store


def test_a_backup_is_put_back_where_there_is_nothing(backed_up: BackedUp, path: Path) -> None:
    shutil.rmtree(path.parent)
    put_back = restored(backed_up, path, wish=Wish(accept_older=True))
    assert (put_back.cases, put_back.kept) == (1, None)
    assert cases_of(path) == {"a"}


def test_on_another_machine_with_the_key_there_is_nothing_to_accept(
    backed_up: BackedUp, path: Path, tmp_path: Path
) -> None:
    with open_store(path) as store:
        store_id = store.identity.store_id
    elsewhere = tmp_path / "other" / "bti.lager"
    with pytest.raises(KeyMissing):
        restore(Path(backed_up.folder), elsewhere, custody=custody_of(elsewhere), at=LATER, wish=Wish())
    custody_of(elsewhere).take(custody_of(path).copy(store_id))
    put_back = restore(Path(backed_up.folder), elsewhere, custody=custody_of(elsewhere), at=LATER, wish=Wish())
    assert cases_of(elsewhere) == {"a"}
    assert put_back.replaced is None


def test_what_is_put_back_says_what_it_replaced_and_is_the_head_from_now_on(backed_up: BackedUp, path: Path) -> None:
    with open_store(path) as store:
        old, store_id = store.head(), store.identity.store_id
    put_back = restored(backed_up, path)
    with open_store(path) as store:
        (notice,) = store.notices()
        assert custody_of(path).remembered(store_id) == store.head()
    assert (notice.at, notice.kind) == (LATER, "restored")
    from_where = {"folder": backed_up.folder, "made_at": MOMENT.isoformat()}
    assert notice.details == {"backup": backed_up.mark, "replaced": old.short, **from_where}
    assert (put_back.replaced, put_back.mark[:2]) == (old.short, "3-")


def test_a_restored_store_is_written_to_like_any_other(backed_up: BackedUp, path: Path) -> None:
    restored(backed_up, path)
    with open_store(path) as store:
        put(store, "a", seq=2)
        put(store, "c")
    assert cases_of(path) == {"a", "c"}


def test_what_was_replaced_lies_beside_it_and_can_be_opened(backed_up: BackedUp, path: Path) -> None:
    put_back = restored(backed_up, path)
    kept = Path(put_back.kept or "")
    assert kept.name == "bti.lager-erstattet-2026-09-09-121530"
    custody_of(kept).head_path(_id_of(path)).unlink()
    assert cases_of(kept) == {"a", "b"}


def _id_of(path: Path) -> str:
    with open_store(path) as store:
        return store.identity.store_id


def test_two_restorings_of_one_second_keep_both(backed_up: BackedUp, path: Path) -> None:
    first, second = restored(backed_up, path), restored(backed_up, path)
    assert second.kept == f"{first.kept}-2"


def test_a_store_is_not_replaced_unless_that_is_said(backed_up: BackedUp, path: Path) -> None:
    with pytest.raises(StoreExists) as refused:
        restored(backed_up, path, wish=Wish(accept_older=True))
    assert refused.value.arguments["reason"] == "restore"
    assert cases_of(path) == {"a", "b"}


def test_a_backup_that_lacks_what_was_seen_is_refused_unless_that_is_accepted(backed_up: BackedUp, path: Path) -> None:
    with pytest.raises(StoreRolledBack) as refused:
        restored(backed_up, path, wish=Wish(replace=True))
    said = refused.value.arguments
    assert (said["reason"], said["events"], said["cases"], said["first"], said["last"]) == (
        "lost",
        1,
        1,
        "2026-09-07",
        "2026-09-07",
    )
    assert said["source"] == backed_up.folder
    assert cases_of(path) == {"a", "b"}


def test_a_person_who_was_added_since_is_told_as_lost(path: Path, folder: Path) -> None:
    with create_store(path) as store:
        put(store, "a")
        backed_up = back_up(store, folder, at=MOMENT)
        store.add(ANNE)
    with pytest.raises(StoreRolledBack) as refused:
        restored(backed_up, path, wish=Wish(replace=True))
    assert (refused.value.arguments["reason"], refused.value.arguments["people"]) == ("lost", 1)


def test_a_version_of_a_guide_that_was_published_since_is_told_as_lost(path: Path, folder: Path) -> None:
    with create_store(path) as store:
        put(store, "a")
        backed_up = back_up(store, folder, at=MOMENT)
        store.note(PUBLISHED, at=LATER, version="1.1")
    with pytest.raises(StoreRolledBack) as refused:
        restored(backed_up, path, wish=Wish(replace=True))
    assert (refused.value.arguments["reason"], refused.value.arguments["versions"]) == ("lost", 1)
    lost = restored(backed_up, path).lost
    assert lost is not None
    assert (lost.versions, lost.events, lost.matters) == (1, 0, True)


def test_where_the_store_is_gone_nobody_can_tell_what_is_lost(backed_up: BackedUp, path: Path) -> None:
    path.unlink()
    with pytest.raises(StoreRolledBack) as refused:
        restored(backed_up, path, wish=Wish())
    assert (refused.value.arguments["reason"], refused.value.arguments["found"]) == ("gone", backed_up.mark)


def test_a_store_that_was_altered_does_not_vouch_for_what_is_lost(path: Path, folder: Path) -> None:
    with create_store(path) as store:
        put(store, "a")
        backed_up = back_up(store, folder, at=MOMENT)
        put(store, "b")
    with closing(apsw.Connection(str(path))) as connection:
        connection.execute("DELETE FROM records WHERE case_id = 'b'")
    with pytest.raises(StoreRolledBack) as refused:
        restored(backed_up, path, wish=Wish(replace=True))
    assert refused.value.arguments["reason"] == "damaged"


def test_where_nothing_was_entered_since_there_is_nothing_to_accept(path: Path, folder: Path) -> None:
    with create_store(path) as store:
        put(store, "a")
        backed_up = back_up(store, folder, at=MOMENT)
    put_back = restored(backed_up, path, wish=Wish(replace=True))
    assert put_back.lost == Lost()
    assert cases_of(path) == {"a"}


def test_what_was_replaced_is_put_back_without_anything_to_accept(backed_up: BackedUp, path: Path) -> None:
    first = restored(backed_up, path)
    assert first.lost == Lost(events=1, cases=1, first="2026-09-07", last="2026-09-07")
    back = restore(Path(first.kept or ""), path, custody=custody_of(path), at=LATER, wish=Wish(replace=True))
    assert (back.from_store, back.cases, back.lost) == (True, 2, Lost())
    assert cases_of(path) == {"a", "b"}


def test_a_backup_that_is_newer_than_the_store_here_loses_nothing(
    backed_up: BackedUp, path: Path, folder: Path
) -> None:
    with open_store(path) as store:
        newer = back_up(store, folder, at=LATER)
    restored(backed_up, path)
    put_back = restored(newer, path, wish=Wish(replace=True))
    assert put_back.lost == Lost()
    assert cases_of(path) == {"a", "b"}


@pytest.mark.parametrize("named", [".", "bti.lager", "bti.lager-nokler"])
def test_files_that_were_copied_by_hand_are_looked_through_and_put_back(
    backed_up: BackedUp, path: Path, named: str
) -> None:
    by_hand = path.parent.parent / "hand"
    store = open_store(path)
    put(store, "c")
    shutil.copytree(path.parent, by_hand)  # as it stands, with what is in its log
    store.close()
    for name in ("bti.lager-queue", "bti.lager-shm", "bti.lager-nokler-shm"):
        (by_hand / name).unlink(missing_ok=True)
    shutil.rmtree(path.parent)
    put_back = restore(by_hand / named, path, custody=custody_of(path), at=LATER, wish=Wish())
    assert (put_back.from_store, put_back.cases) == (True, 3)
    assert cases_of(path) == {"a", "b", "c"}


def _lone(folder: Path) -> Path:
    (folder / "bti.lager-nokler").unlink()
    return folder / "bti.lager"


def _two(folder: Path) -> Path:
    for end in ("", "-nokler"):
        shutil.copy(folder / f"bti.lager{end}", folder / f"annet{end}")
    return folder


def _garbled(folder: Path) -> Path:
    (folder / "bti.lager").write_bytes(b"x" * 8192)
    return folder


@pytest.mark.parametrize(("spoil", "reason"), [(_lone, "alone"), (_two, "several"), (_garbled, "damaged")])
def test_files_that_make_no_store_say_why(
    backed_up: BackedUp, path: Path, spoil: Callable[[Path], Path], reason: str
) -> None:
    by_hand = path.parent.parent / "hand"
    shutil.copytree(path.parent, by_hand)
    with pytest.raises(BackupUnusable) as refused:
        restore(spoil(by_hand), path, custody=custody_of(path), at=LATER, wish=ANYWAY)
    assert refused.value.arguments["reason"] == reason
    assert cases_of(path) == {"a", "b"}


def test_files_copied_by_hand_that_were_altered_are_refused(backed_up: BackedUp, path: Path) -> None:
    by_hand = path.parent.parent / "hand"
    shutil.copytree(path.parent, by_hand)
    with closing(apsw.Connection(str(by_hand / "bti.lager"))) as connection:
        connection.execute("UPDATE records SET by = 'p9'")
    with pytest.raises(BackupUnusable) as refused:
        restore(by_hand, path, custody=custody_of(path), at=LATER, wish=ANYWAY)
    assert refused.value.arguments["reason"] == "findings"
    assert cases_of(path) == {"a", "b"}


def test_the_store_that_is_in_use_is_not_put_back_on_itself(backed_up: BackedUp, path: Path) -> None:
    for named in (path, path.parent):
        with pytest.raises(BackupUnusable) as refused:
            restore(named, path, custody=custody_of(path), at=LATER, wish=ANYWAY)
        assert refused.value.arguments["reason"] == "same"


def test_a_store_that_somebody_has_open_is_not_replaced(
    backed_up: BackedUp, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring, "BUSY_MILLISECONDS", 10)
    with open_store(path), pytest.raises(StoreLocked):
        restored(backed_up, path)
    assert cases_of(path) == {"a", "b"}


def test_whoever_opened_the_old_store_just_before_writes_nothing_into_it(backed_up: BackedUp, path: Path) -> None:
    store = open_store(path)
    for name in ("bti.lager", "bti.lager-wal", "bti.lager-shm"):  # what the swap does, without the wait
        (path.parent / name).rename(path.parent / f"old-{name}")
    shutil.copy(Path(backed_up.folder) / STORE_FILE, path)
    with pytest.raises(StoreLocked):
        put(store, "c")
    with pytest.raises(EngineError):
        store.add(ANNE)


def test_a_damaged_store_can_be_replaced(backed_up: BackedUp, path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[:4096] = b"\xff" * 4096
    path.write_bytes(content)
    restored(backed_up, path)
    assert cases_of(path) == {"a"}


def test_a_store_is_not_put_where_it_is_copied(backed_up: BackedUp, path: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreMisplaced):
        restore(
            Path(backed_up.folder), tmp_path / "Dropbox" / "bti.lager", custody=custody_of(path), at=LATER, wish=ANYWAY
        )


# ------------------------------------------------------------- one that does not hold


def _unlink(*names: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        for name in names:
            (folder / name).unlink()

    return change


def _write(name: str, content: bytes) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        (folder / name).write_bytes(content)

    return change


def _say(**fields: Any) -> Callable[[Path], None]:  # noqa: ANN401 - JSON is anything
    def change(folder: Path) -> None:
        file = folder / CONTENTS_FILE
        file.write_text(json.dumps({**json.loads(file.read_bytes()), **fields}), "utf-8")

    return change


def _turn_a_bit(folder: Path) -> None:
    content = bytearray((folder / STORE_FILE).read_bytes())
    content[-100] ^= 1
    (folder / STORE_FILE).write_bytes(content)


def _alter_and_hide(folder: Path) -> None:
    """Alter the store, and write down the new checksum: what anybody can do who has the folder."""
    connection = apsw.Connection(str(folder / STORE_FILE))
    connection.execute("UPDATE records SET by = 'p9'")
    connection.close()
    said = json.loads((folder / CONTENTS_FILE).read_bytes())
    _say(files={**said["files"], STORE_FILE: digest_of(folder / STORE_FILE)})(folder)


FAULTS: dict[str, tuple[Callable[[Path], None], str]] = {
    "neither list nor keys": (_unlink(CONTENTS_FILE, KEYS_FILE), "none"),
    "an empty list": (_write(CONTENTS_FILE, b""), "contents"),
    "no JSON": (_write(CONTENTS_FILE, b"\xff\xfe"), "contents"),
    "another shape": (_write(CONTENTS_FILE, b"[]"), "contents"),
    "no hex": (_say(mac="xyz"), "contents"),
    "another format": (_say(format=2), "format"),
    "another head": (_say(position=3), "contents"),
    "another store": (_say(store="5a" * 16), "contents"),
    "no store file": (_unlink(STORE_FILE), "bytes"),
    "no keys": (_unlink(KEYS_FILE), "bytes"),
    "an empty store file": (_write(STORE_FILE, b""), "bytes"),
    "a bit turned": (_turn_a_bit, "bytes"),
    "no checksum": (_say(files={}), "bytes"),
    "altered, with a new checksum": (_alter_and_hide, "findings"),
}


@pytest.mark.parametrize("what", FAULTS)
def test_a_backup_that_does_not_hold_is_refused_and_the_store_stays(backed_up: BackedUp, path: Path, what: str) -> None:
    break_it, reason = FAULTS[what]
    break_it(Path(backed_up.folder))
    with pytest.raises(BackupUnusable) as refused:
        restored(backed_up, path)
    assert refused.value.arguments["reason"] == reason
    assert cases_of(path) == {"a", "b"}


def test_the_folder_around_backups_is_told_from_one(backed_up: BackedUp, path: Path, folder: Path) -> None:
    with pytest.raises(BackupUnusable) as refused:
        restore(folder, path, custody=custody_of(path), at=LATER, wish=ANYWAY)
    assert refused.value.arguments == {"path": str(folder), "reason": "choose", "name": Path(backed_up.folder).name}


def test_a_backup_of_another_store_does_not_open_with_this_ones_key(
    backed_up: BackedUp, path: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other" / "bti.lager"
    create_store(other).close()
    keys = custody_of(other)
    shutil.copy(keys.key_path(_id_of(other)), custody_of(path).key_path(_id_of(path)))
    text = custody_of(path).key_path(store_id := _other_id(backed_up)).read_text("utf-8")
    custody_of(path).key_path(store_id).write_text(text.replace(_id_of(other), store_id), "utf-8")
    with pytest.raises(KeyRefused):
        restored(backed_up, path)


def _other_id(backed_up: BackedUp) -> str:
    return str(json.loads((Path(backed_up.folder) / CONTENTS_FILE).read_bytes())["store"])


# ------------------------------------------------------------- broken off anywhere


def test_a_restoring_that_is_killed_anywhere_leaves_the_old_store_or_none_and_is_done_by_the_next(
    backed_up: BackedUp, path: Path, tmp_path: Path
) -> None:
    untouched, keys = tmp_path / "untouched", custody_of(path).key_path("x").parent
    shutil.copytree(path.parent, untouched / "data")
    shutil.copytree(keys, untouched / "keys")
    step, met = 0, set()
    while True:
        for name, place in (("data", path.parent), ("keys", keys)):
            shutil.rmtree(place)
            shutil.copytree(untouched / name, place)
        if not killed_at(step, lambda: restored(backed_up, path)):
            break
        met.add(_what_is_there(path))
        restored(backed_up, path)
        assert cases_of(path) == {"a"}
        kept = [one for one in path.parent.glob("bti.lager-erstattet-*") if not one.name.endswith("-nokler")]
        assert any(_holds_both(one) for one in kept)
        step += 1
    assert step > 15
    assert met == {"old", "missing, but for its keys", "new", "rolled back"}
    assert cases_of(path) == {"a"}


def _what_is_there(path: Path) -> str:
    """Return which store somebody meets after the power came back; anything but a whole one or none is a fault."""
    try:
        return {frozenset("ab"): "old", frozenset("a"): "new"}[frozenset(cases_of(path))]
    except StoreMissing as error:
        return f"missing, but for its {error.arguments.get('reason')}"  # so nobody is told to make a new one
    except StoreRolledBack:
        return "rolled back"


def _holds_both(kept: Path) -> bool:
    with closing(apsw.Connection(str(kept))) as connection:
        return bool(connection.execute("SELECT count(*) FROM cases").get == 2)


TRAP = """
PRAGMA writable_schema = on;
DROP TABLE head;
CREATE VIEW head AS WITH RECURSIVE n(position, mac) AS (SELECT 1, x'00' UNION ALL SELECT position + 1, mac FROM n)
    SELECT * FROM n;
"""


def test_a_trap_in_the_place_of_a_table_is_not_walked_into(backed_up: BackedUp, path: Path) -> None:
    connection = apsw.Connection(str(path))
    connection.execute(TRAP)
    connection.close()
    put_back = restore(Path(backed_up.folder), path, custody=custody_of(path), at=LATER, wish=ANYWAY)
    assert put_back.replaced is not None
    with open_store(path) as store:
        assert not store.is_broken


def test_a_backup_with_a_trap_in_it_is_refused_before_it_is_read(backed_up: BackedUp, path: Path) -> None:
    connection = apsw.Connection(str(Path(backed_up.folder) / STORE_FILE))
    connection.execute(TRAP)
    connection.close()
    digest = digest_of(Path(backed_up.folder) / STORE_FILE)
    said = json.loads((Path(backed_up.folder) / CONTENTS_FILE).read_bytes())
    _say(files={**said["files"], STORE_FILE: digest})(Path(backed_up.folder))
    with pytest.raises((StoreAltered, BackupUnusable)):
        restore(Path(backed_up.folder), path, custody=custody_of(path), at=LATER, wish=ANYWAY)
