"""Looks after one store: joins verification, backups, its key and the look at everything, as one port."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from engine.adapters.backup import back_up
from engine.adapters.building import identity_of, inspect, place_of, require_identity
from engine.adapters.connection import connect, told
from engine.adapters.custody import Custody, Guard
from engine.adapters.health import Subject, examine, last_backup
from engine.adapters.keys import chance as random_bytes
from engine.adapters.places import service_at
from engine.adapters.postgres_place import place_at
from engine.adapters.private import file_at, told_as_store_errors, write_new
from engine.adapters.restoring import Wish, restore
from engine.adapters.sqlite import SqliteStore
from engine.adapters.vault import Vault
from engine.adapters.verifying import verify
from engine.adapters.whereabouts import note_store, told_as_known
from engine.application.ports import Clock, Codec
from engine.application.shelf import Shelf
from engine.application.upkeep import KEY_COPIED, KEY_MOVED, BackedUp, Check, KeyPlace, Restored, Verified
from engine.application.verifying import refolded
from engine.errors import (
    BackupUnusable,
    KeyDamaged,
    KeyMissing,
    KeyRefused,
    KeyUncopied,
    PracticeOnly,
    StoreExists,
    StoreMissing,
    StoreReadOnly,
    StoreServerless,
)
from engine.values import Struct, replace

GUARDS = {"file": Guard.FILE, "phrase": Guard.PASS_PHRASE, "keyring": Guard.RING}
"""How a key is kept, as the application says it."""
_KINDS = {guard: kind for kind, guard in GUARDS.items()}
_LONGEST_KEY_FILE = 4096
_COPY_NAME = "bti.nokkel"


class SqliteKeeper(Struct, frozen=True, kw_only=True):
    """Looks after the store at a path, which need not be there. `for_practice`: the clock is a made-up one."""

    path: Path
    custody: Custody
    clock: Clock
    codec: Codec
    for_practice: bool = False

    def is_there(self) -> bool:
        """Tell whether there is a store."""
        return self.path.exists()

    def verify(self, *, thorough: bool = False, against: str | None = None) -> Verified:
        """Look through the store, as `Keeper.verify` tells."""
        with self._open() as store:
            refold = (lambda: refolded(store, self.codec)) if thorough else None
            found = verify(store, thorough=thorough, against=against, refold=refold)
            last = last_backup(store) if found.findings else None
            return replace(found, backup=last.folder) if last else found

    def back_up(self, folder: Path) -> BackedUp:
        """Make a backup, as `Keeper.back_up` tells."""
        with self._open() as store:
            return back_up(store, folder, at=self.clock.now())

    def restore(self, folder: Path, *, replace: bool = False, accept_older: bool = False) -> Restored:
        """Put a backup in the store's place, as `Keeper.restore` tells."""
        wish = Wish(replace=replace, accept_older=accept_older)
        return restore(folder, self.path, custody=self.custody, at=self.clock.now(), wish=wish)

    def take_up(self) -> Restored:
        """Raise `BackupUnusable`: a store in a file is put back from a folder, which must be named."""
        raise BackupUnusable(reason="unnamed")

    def copy_to(self, address: str) -> Verified:
        """Copy the store to a new one on a server, as `Keeper.copy_to` tells."""
        place = place_at(address)
        try:
            from engine.adapters.postgres_copying import copy_store  # noqa: PLC0415 - need not be installed
        except ImportError:
            raise StoreServerless from None
        with self._open() as store:
            return copy_store(store, place, custody=self.custody)

    def key(self) -> KeyPlace:
        """Tell where the key lies, and when it was copied and moved."""
        with self._open() as store:
            return self._told(store)

    def copy_key(self, file: Path) -> KeyPlace:
        """Write a copy of the key, and note that it was done."""
        with self._open() as store:
            write_copy(file, self.custody.copy(store.identity.store_id))
            store.note(KEY_COPIED, at=self.clock.now())
            return replace(self._told(store), beside=_lies_beside(file, store), service=service_at(file) or "")

    def fetch_key(self, file: Path) -> str:
        """Put a copy of the key back, if it opens the store; return where it lies now."""
        copy, store_id, master = read_copy(file, self.custody)
        self._require_fit(store_id, master)
        self.custody.take(copy)
        note_store(self.custody, store_id, place=self.path, at=self.clock.now())
        return str(self.custody.key_path(store_id))

    def move_key(self, kind: str, *, phrase: str = "") -> KeyPlace:
        """Keep the key in another way, see that it can be read there, and note that it was done."""
        with self._open() as store:
            store_id, guard = store.identity.store_id, GUARDS[kind]
            self.custody.move(store_id, guard, secret=phrase, chance=random_bytes)
            store.note(KEY_MOVED, at=self.clock.now(), to=guard.value)
            return self._told(store)

    def examine(self, shelf: Shelf) -> tuple[Check, ...]:
        """Look at everything, whatever is missing or damaged."""
        return examine(Subject(path=self.path, custody=self.custody, clock=self.clock, codec=self.codec, shelf=shelf))

    def _open(self) -> SqliteStore:
        try:
            store = SqliteStore.open(self.path, custody=self.custody)
        except StoreMissing as error:
            raise told_as_known(error, self.custody, place=self.path) from None
        if self.for_practice and not store.is_practice:
            store.close()
            raise PracticeOnly
        return store

    def _told(self, store: SqliteStore) -> KeyPlace:
        store_id, last = store.identity.store_id, _last_of(store)
        return KeyPlace(
            path=str(self.custody.key_path(store_id)),
            store=str(store.place),
            kind=kind_of(self.custody.guard(store_id)),
            copied_at=last(KEY_COPIED),
            moved_at=last(KEY_MOVED),
        )

    def _require_fit(self, store_id: str, master: bytes) -> None:
        """Raise `KeyRefused` for a key that does not open the store that is there; where none is, any key will do."""
        with told(), told_as_store_errors():
            try:
                inspect(place_of(self.path))
            except StoreMissing:
                return
            connection = connect(place_of(self.path))
            try:
                if identity_of(connection) != store_id:
                    raise KeyRefused(reason="other")
                require_identity(connection, Vault(master, store_id, chance=random_bytes))
            finally:
                connection.close()


def kind_of(guard: Guard) -> str:
    """Return how a key is kept, as the application says it."""
    return _KINDS[guard]


def read_copy(file: Path, custody: Custody) -> tuple[bytes, str, bytes]:
    """Return a copy of a key file, the id of the store that it is for, and the master key in it."""
    try:
        with file.open("rb") as opened:
            copy = opened.read(_LONGEST_KEY_FILE)
    except OSError:
        raise KeyMissing(path=str(file), reason="copy-folder" if file.is_dir() else "copy") from None
    try:
        store_id, master = custody.opened(copy, path=str(file))
    except KeyDamaged:
        raise KeyDamaged(path=str(file), reason="copy") from None
    return copy, store_id, master


def write_copy(file: Path, content: bytes) -> None:
    """Write a copy of a key to a new file in a folder that is there; nothing is left where that is refused."""
    try:
        with told_as_store_errors():
            _require_place(file)
            write_new(file, content)
    except StoreReadOnly:
        with suppress(OSError):  # it was made, and could not be made private: so it is on a stick without owners
            file.unlink()
        raise KeyUncopied(path=str(file.parent), reason="refused") from None


def _require_place(file: Path) -> None:
    """Raise `KeyUncopied` or `StoreExists` where no new file can come to be."""
    if file.is_dir():
        raise KeyUncopied(path=str(file), reason="folder", file=str(file / _COPY_NAME))
    if not file.parent.is_dir():
        raise KeyUncopied(path=str(file.parent), reason="missing")
    if file_at(file) is not None:
        raise StoreExists(path=str(file), reason="copy")


def _lies_beside(file: Path, store: SqliteStore) -> bool:
    """Tell whether a file lies in the folder of a store, of its last backup, or of that one's folder."""
    last = last_backup(store)
    backups = (Path(last.folder), Path(last.folder).parent) if last else ()
    return file.parent.resolve() in {folder.resolve() for folder in (store.place.parent, *backups)}


def _last_of(store: SqliteStore) -> Callable[[str], datetime | None]:
    """Return what tells when something was last done with a store."""
    times = {notice.kind: notice.at for notice in store.notices()}
    return times.get
