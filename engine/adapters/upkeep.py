"""Looks after one store: joins verification, backups, its key and the look at everything, as one port."""

from pathlib import Path

from engine.adapters.backup import back_up
from engine.adapters.building import identity_of, inspect, place_of, require_identity
from engine.adapters.connection import connect, told
from engine.adapters.custody import Custody
from engine.adapters.health import Subject, examine
from engine.adapters.keys import chance as random_bytes
from engine.adapters.master_key import copy_key, key_place, move_key, read_copy
from engine.adapters.places import service_at
from engine.adapters.postgres_place import place_at
from engine.adapters.private import told_as_store_errors
from engine.adapters.restoring import Wish, restore
from engine.adapters.spare_copies import last_backup
from engine.adapters.sqlite import SqliteStore
from engine.adapters.vault import Vault
from engine.adapters.verifying import verify
from engine.adapters.whereabouts import note_store, told_as_known
from engine.application.ports import Clock, Codec
from engine.application.shelf import Shelf
from engine.application.upkeep import BackedUp, Check, KeyPlace, Restored, Verified
from engine.application.verifying import refolded
from engine.errors import BackupUnusable, KeyRefused, PracticeOnly, StoreError, StoreMissing, StoreServerless
from engine.values import Struct, replace


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
            return replace(found, backup=last.folder) if last and Path(last.folder).is_dir() else found

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
            return key_place(store)

    def copy_key(self, file: Path) -> KeyPlace:
        """Write a copy of the key, and note that it was done."""
        with self._open() as store:
            copied = copy_key(store, file, at=self.clock.now())
            return replace(copied, beside=_lies_beside(file, store), service=service_at(file) or "")

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
            return move_key(store, kind, phrase=phrase, at=self.clock.now())

    def reach(self) -> Check | None:
        """Return None: nobody logs on to a file."""
        return None

    def examine(self, shelf: Shelf) -> tuple[Check, ...]:
        """Look at everything, whatever is missing or damaged."""
        return examine(Subject(path=self.path, custody=self.custody, clock=self.clock, codec=self.codec, shelf=shelf))

    def _open(self) -> SqliteStore:
        try:
            store = SqliteStore.open(self.path, custody=self.custody)
        except StoreError as error:
            raise told_as_known(error, self.custody, place=self.path) from None
        if self.for_practice and not store.is_practice:
            store.close()
            raise PracticeOnly
        return store

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


def _lies_beside(file: Path, store: SqliteStore) -> bool:
    """Tell whether a file lies in the folder of a store, of its last backup, or of that one's folder."""
    last = last_backup(store)
    backups = (Path(last.folder), Path(last.folder).parent) if last else ()
    return file.parent.resolve() in {folder.resolve() for folder in (store.place.parent, *backups)}
