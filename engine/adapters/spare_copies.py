"""Looks at what is left if a store is lost, its last backup and the copies of its key: whether they are lost with it.

A copy of the key that lies with the store or with the key is none. One on the same disk is one for as long as the disk
lasts, and that is told as a remark: where a disk ends no program can tell for sure.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from engine.adapters.clock import date_in_norway
from engine.adapters.findings import amiss, fine
from engine.adapters.master_key import KeyCopy, key_copies
from engine.adapters.sqlite import SqliteStore
from engine.application.ports import Notice
from engine.application.upkeep import BACKED_UP, RESTORED, Check
from engine.errors import StoreError
from engine.values import Struct

OLD_BACKUP = timedelta(days=7)
BACK_UP = "bti lager sikkerhetskopi ~/bti-kopi"
COPY_KEY = "bti lager nokkel --kopi ~/bti.nokkel"


class LastBackup(Struct, frozen=True):
    """When the last backup was made, and where it was put; a store may have been put back from it since."""

    made_at: datetime
    folder: str


def readable_notices(store: SqliteStore) -> tuple[Notice, ...]:
    """Return the notices of a store; none where they cannot be read, which is told elsewhere."""
    try:
        return store.notices()
    except StoreError:
        return ()


def last_backup(store: SqliteStore) -> LastBackup | None:
    """Return the last backup that a store knows of; None where there is none, or what it knows cannot be read."""
    last = None
    for notice in readable_notices(store):
        folder = notice.details.get("folder", "")
        if notice.kind == BACKED_UP:
            last = LastBackup(notice.at, folder)
        elif notice.kind == RESTORED and folder:
            last = LastBackup(datetime.fromisoformat(notice.details["made_at"]), folder)
    return last


def backup_check(last: LastBackup | None, *, store: Path, now: datetime) -> Check:
    """Tell when the last backup was made, and whether it still lies on the disk of the store."""
    if last is None:
        return amiss("backup", "backup-none", command=BACK_UP)
    day, days = date_in_norway(last.made_at).isoformat(), (now - last.made_at).days
    if now - last.made_at > OLD_BACKUP:
        return amiss("backup", "backup-old", command=BACK_UP, day=day, days=days, path=last.folder)
    code = "backup-same-disk" if on_one_disk(Path(last.folder), store) else "backup"
    return fine("backup", code, day=day, path=last.folder)


def key_copy_check(notices: Iterable[Notice], store_id: str, *, key: Path, store: Path | None = None) -> Check:
    """Tell when the key was last copied to where the copy is not lost with it; `store` is None for one on a server."""
    copies = key_copies(notices, store_id)
    if not copies:
        return amiss("key-copy", "key-copy-none", command=COPY_KEY)
    folders = (key.parent, *((store.parent,) if store is not None else ()))
    apart = [copy for copy in copies if not any(_is_below(copy, folder) for folder in folders)]
    if not apart:
        return amiss("key-copy", "key-copy-beside", path=copies[-1].file)
    last, kept = apart[-1], store or key
    code = "key-copy-same-disk" if on_one_disk(Path(last.file), kept) else "key-copy"
    return fine("key-copy", code, day=date_in_norway(last.made_at).isoformat(), path=last.file)


def on_one_disk(one: Path, other: Path) -> bool:
    """Tell whether two paths lie on one disk, as far as can be seen; not where one of them is gone."""
    try:
        return one.is_absolute() and one.stat().st_dev == other.stat().st_dev
    except OSError:
        return False


def _is_below(copy: KeyCopy, folder: Path) -> bool:
    """Tell whether a copy of the key still lies in a folder or below it, on one disk with it."""
    file = Path(copy.file)
    return (
        file.is_absolute()
        and file.is_file()
        and folder.resolve() in file.resolve().parents
        and on_one_disk(file, folder)
    )
