"""Looks after a store in PostgreSQL: verification, its key and the look at everything, as one port.

Copies of it are the server's: whoever runs that takes them of the whole database, and puts them back.
"""

from collections.abc import Iterator
from pathlib import Path

from engine.adapters.custody import Custody
from engine.adapters.findings import amiss, fine
from engine.adapters.health import (
    SET_UP,
    access,
    around,
    chain_check,
    checked,
    exposed_around,
    key_check,
    store_check,
    unopened,
)
from engine.adapters.identity import believed, store_id_in
from engine.adapters.keys import chance as random_bytes
from engine.adapters.master_key import copy_key, key_place, move_key, read_copy
from engine.adapters.places import service_at
from engine.adapters.postgres import PostgresStore
from engine.adapters.postgres_log import PART as LOG
from engine.adapters.postgres_log import log_check
from engine.adapters.postgres_place import Place
from engine.adapters.postgres_standing import has_old_walls, reach
from engine.adapters.postgres_verifying import verify
from engine.adapters.spare_copies import key_copy_check
from engine.adapters.vault import Vault
from engine.application.ports import Clock, Codec, Notice
from engine.application.shelf import Shelf
from engine.application.upkeep import (
    ERASED,
    RESTORED,
    BackedUp,
    Check,
    KeyPlace,
    Restored,
    Verified,
)
from engine.application.verifying import refolded
from engine.errors import BackupUnusable, EngineError, KeyRefused, PracticeOnly, StoreError, StoreMissing, StoreOnServer
from engine.values import Struct, replace


class PostgresKeeper(Struct, frozen=True, kw_only=True):
    """Looks after the store at a place, which need not be there. `for_practice`: the clock is a made-up one."""

    place: Place
    custody: Custody
    clock: Clock
    codec: Codec
    for_practice: bool = False

    def is_there(self) -> bool:
        """Tell whether there is a store."""
        return PostgresStore.said_at(self.place) is not None

    def verify(self, *, thorough: bool = False, against: str | None = None) -> Verified:
        """Look through the store, as `Keeper.verify` tells."""
        with self._open() as store:
            refold = (lambda: refolded(store, self.codec)) if thorough else None
            return verify(store, thorough=thorough, against=against, refold=refold)

    def back_up(self, folder: Path) -> BackedUp:  # noqa: ARG002 - as the port has it
        """Raise `StoreOnServer`: copies are taken of the whole database, by whoever runs the server."""
        raise StoreOnServer(reason="backup")

    def restore(
        self,
        folder: Path,  # noqa: ARG002 - as the port has it
        *,
        replace: bool = False,  # noqa: ARG002 - as above
        accept_older: bool = False,  # noqa: ARG002 - as above
    ) -> Restored:
        """Raise `StoreOnServer`, as `back_up` does."""
        raise StoreOnServer(reason="restore")

    def take_up(self) -> Restored:
        """Take the store as it is on the server now, as `Keeper.take_up` tells, and remember where its chain stands."""
        with self._open(accept_older=True) as store:
            if verify(store, thorough=True, refold=lambda: refolded(store, self.codec)).findings:
                raise BackupUnusable(reason="findings")
            replaced, last_at = store.marks.here(), store.last_kept_at()
            store.note(RESTORED, at=self.clock.now())
            store.marks.keep(store.sealer.seal() or store.sealer.head(), replace=True)
            return Restored(
                path=str(self.place),
                mark=store.mark(),
                cases=len(store.rows()),
                replaced=replaced.short if replaced else None,
                on_server=True,
                last_at=last_at,
            )

    def copy_to(self, address: str) -> Verified:  # noqa: ARG002 - as the port has it
        """Raise `StoreOnServer`: it is where it would be copied to."""
        raise StoreOnServer(reason="copy")

    def key(self) -> KeyPlace:
        """Tell where the key lies, and when it was copied and moved."""
        with self._open() as store:
            return key_place(store)

    def copy_key(self, file: Path) -> KeyPlace:
        """Write a copy of the key, and note that it was done."""
        with self._open() as store:
            return replace(copy_key(store, file, at=self.clock.now()), service=service_at(file) or "")

    def fetch_key(self, file: Path) -> str:
        """Put a copy of the key back, if it opens the store; return where it lies now."""
        copy, store_id, master = read_copy(file, self.custody)
        said = PostgresStore.said_at(self.place)
        if said is None:
            raise StoreMissing(path=str(self.place), reason="server")
        if store_id_in(said) != store_id:
            raise KeyRefused(reason="other")
        believed(said, Vault(master, store_id, chance=random_bytes))
        self.custody.take(copy)
        return str(self.custody.key_path(store_id))

    def move_key(self, kind: str, *, phrase: str = "") -> KeyPlace:
        """Keep the key in another way, see that it can be read there, and note that it was done."""
        with self._open() as store:
            return move_key(store, kind, phrase=phrase, at=self.clock.now())

    def reach(self) -> Check | None:
        """Tell whether whoever logs on reaches more than the store; None for practice, where nothing is anybody's."""
        with self._open() as store:
            return None if store.is_practice else _reach(store)

    def examine(self, shelf: Shelf) -> tuple[Check, ...]:
        """Look at everything, whatever is missing or damaged."""
        exposed = exposed_around(self.custody)
        return (*around(shelf), *access(exposed), *self._in_store(exposed))

    def _in_store(self, exposed: tuple[Path, ...]) -> Iterator[Check]:
        try:
            store = PostgresStore.open(self.place, custody=self.custody)
        except EngineError as error:
            yield from unopened(error, exposed=exposed)
            return
        with store:
            yield checked("place", lambda: fine("place", "server", path=str(self.place), version=store.link.version()))
            yield checked(LOG, lambda: log_check(store.link))
            yield checked("store", lambda: store_check(store))
            if has_old_walls(store.link):
                yield amiss("walls", "walls-old", command=SET_UP)
            yield checked("chain", lambda: chain_check(verify(store)))
            yield checked("pinned", lambda: self._pinned(store))
            yield checked("key", lambda: self._key(store))
            notices = _readable(store)
            if any(notice.kind == ERASED for notice in notices):
                yield checked("erased", lambda: fine("erased", "erased", count=len(store.erased())))
            if not store.is_practice:
                yield checked("key-copy", lambda: self._key_copy(store, notices))
                yield fine("backup", "backup-server")
                yield checked("reach", lambda: _reach(store))

    def _pinned(self, store: PostgresStore) -> Check:
        copies = store.copies()
        for copy in copies:
            self.codec.unpack(copy.content).states()  # which reads every move
        return fine("pinned", "pinned", count=len(copies))

    def _key_copy(self, store: PostgresStore, notices: tuple[Notice, ...]) -> Check:
        store_id = store.identity.store_id
        return key_copy_check(notices, store_id, key=self.custody.key_path(store_id))

    def _key(self, store: PostgresStore) -> Check:
        return key_check(self.custody, store.identity.store_id)

    def _open(self, *, accept_older: bool = False) -> PostgresStore:
        store = PostgresStore.open(self.place, custody=self.custody, accept_older=accept_older)
        if self.for_practice and not store.is_practice:
            store.close()
            raise PracticeOnly
        return store


def _reach(store: PostgresStore) -> Check:
    found = reach(store.whole().link)
    if found.everything:
        return amiss("reach", "reach-everything", user=found.user)
    if found.others:
        return amiss("reach", "reach-others", user=found.user, others=", ".join(found.others))
    return fine("reach", "reach", user=found.user)


def _readable(store: PostgresStore) -> tuple[Notice, ...]:
    """Return the notices of a store; none where they cannot be read, which is told elsewhere."""
    try:
        return store.notices()
    except StoreError:
        return ()
