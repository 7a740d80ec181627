"""Makes backups of a store while others use it, and puts them back; each is looked through before it counts.

Copying the files by hand is no backup: what is copied first belongs to another moment than what is copied last.
"""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import apsw

from engine.adapters.chain import Head
from engine.adapters.clock import in_norway
from engine.adapters.connection import told
from engine.adapters.copies import (
    CONTENTS_FILE,
    FOLDER_START,
    FORMAT,
    KEYS_FILE,
    STORE_FILE,
    Contents,
    Copy,
    digest_of,
    settle,
    write_contents,
)
from engine.adapters.erase_list import BACKUP_FILE, list_path, read_list, write_list
from engine.adapters.private import (
    clear_abandoned,
    make_folder,
    open_private,
    passing_folder,
    put_in_place,
    told_as_store_errors,
)
from engine.adapters.sqlite import SqliteStore
from engine.adapters.verifying import verify
from engine.adapters.whereabouts import note_backup
from engine.application.upkeep import BACKED_UP, BackedUp, Verified
from engine.errors import BackupUnusable, StoreFull, StoreReadOnly

ALL_PAGES = -1
_DRAFT = ".ny"


def back_up(store: SqliteStore, folder: Path, *, at: datetime) -> BackedUp:
    """Make a backup of an open store in a new folder below this one, look through it, and note it in the store.

    The store is copied as it stands at one moment, and its keys after it: whatever the copy holds, the keys are there.
    Raises `BackupUnusable` for a copy that does not hold, and where it cannot be written; then nothing is left of it.
    """
    seen = store.marks.seen()
    with _told_of(folder), told(), told_as_store_errors(), _draft(folder, at=at) as draft:
        _copy(store.connection, draft / STORE_FILE)
        _copy(store.case_keys.connection, draft / KEYS_FILE)
        with closing(Copy(draft, vault_of=lambda _store_id: store.vault)) as copy:
            looked, head = _whole(store, copy, seen=seen), copy.ledger.head()
        _copy_erase_list(store, draft)
        contents = Contents(
            format=FORMAT,
            made_at=at,
            store=store.identity.store_id,
            position=head.position,
            mac=head.mac.hex(),
            entries=looked.entries,
            cases=looked.cases,
            files={name: digest_of(draft / name) for name in (STORE_FILE, KEYS_FILE)},
        )
        write_contents(draft, contents)
        size = sum((draft / name).stat().st_size for name in (STORE_FILE, KEYS_FILE, CONTENTS_FILE))
        place = put_in_place(draft, folder / f"{FOLDER_START}{in_norway(at):%Y-%m-%d-%H%M%S}")
    store.note(BACKED_UP, at=at, mark=head.short, folder=str(place))
    if not store.is_practice:
        note_backup(store.custody, store.identity.store_id, place=store.place, folder=str(place), at=at)
    return BackedUp(
        folder=str(place),
        mark=head.short,
        entries=looked.entries,
        cases=looked.cases,
        size=size,
        same_disk=place.stat().st_dev == store.place.stat().st_dev,
    )


def _whole(store: SqliteStore, copy: Copy, *, seen: Head | None) -> Verified:
    """Look through a copy that was just made. Raises `BackupUnusable`, which tells whether the store is no better."""
    against = seen.short if seen else None
    try:
        return looked_through(copy, against=against)
    except BackupUnusable:
        if verify(store, against=against).findings:
            raise BackupUnusable(reason="store") from None
        raise


@contextmanager
def _told_of(folder: Path) -> Iterator[None]:
    """Tell that it is the folder of the backup that cannot be written to: the store itself is only read meanwhile."""
    try:
        yield
    except (StoreFull, StoreReadOnly) as error:
        reason = "full" if isinstance(error, StoreFull) else "refused"
        raise BackupUnusable(path=str(folder), reason=reason) from None


def _copy_erase_list(store: SqliteStore, draft: Path) -> None:
    """Let the backup tell what has been erased: an older one beside it must not bring it back."""
    entries = read_list(list_path(store.custody, store.identity.store_id), store.vault)
    if entries:
        write_list(draft / BACKUP_FILE, entries, vault=store.vault)


def looked_through(copy: Copy, *, against: str | None = None, thorough: bool = False) -> Verified:
    """Look through a backup. Raises `BackupUnusable` where anything is wrong."""
    found = verify(copy, against=against, thorough=thorough)
    if found.findings:
        raise BackupUnusable(reason="findings", count=len(found.findings))
    return found


def _copy(source: apsw.Connection, target: Path) -> None:
    """Copy a database in one step, so that no writer makes it begin anew, to a file without a log beside it."""
    os.close(open_private(target, os.O_RDWR | os.O_CREAT | os.O_EXCL))
    with closing(apsw.Connection(str(target), flags=apsw.SQLITE_OPEN_READWRITE)) as copy, told(copy):
        with copy.backup("main", source, "main") as backup:
            while not backup.done:
                backup.step(ALL_PAGES)
        copy.pragma("journal_mode", "delete")
    settle(target)


@contextmanager
def _draft(folder: Path, *, at: datetime) -> Iterator[Path]:
    """Make a folder that nobody takes for a backup; whatever is left of it at the end is taken away.

    So is what one that was killed has left here, once it is so old that nobody can be at it still.
    """
    make_folder(folder)
    clear_abandoned(folder, f".{FOLDER_START}*{_DRAFT}", at=at)
    with passing_folder(folder / f".{FOLDER_START}{os.getpid()}{_DRAFT}") as draft:
        yield draft
