"""Looks after the key of a store, wherever the store is: where it lies, how it is kept there, and copies of it."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from engine.adapters.custody import Custody, Guard
from engine.adapters.keys import chance as random_bytes
from engine.adapters.private import file_at, told_as_store_errors, write_new
from engine.application.ports import Notice
from engine.application.upkeep import KEY_COPIED, KEY_MOVED, KeyPlace
from engine.errors import KeyDamaged, KeyMissing, KeyUncopied, StoreExists, StoreReadOnly
from engine.values import Struct

if TYPE_CHECKING:  # the server's library need not be installed
    from engine.adapters.postgres import PostgresStore
    from engine.adapters.sqlite import SqliteStore

_GUARDS = {"file": Guard.FILE, "phrase": Guard.PASS_PHRASE, "keyring": Guard.RING}
"""How a key is kept, as the application says it."""
_KINDS = {guard: kind for kind, guard in _GUARDS.items()}
_LONGEST_KEY_FILE = 4096
_COPY_NAME = "bti.nokkel"


def key_place(store: "SqliteStore | PostgresStore") -> KeyPlace:
    """Tell where the key of a store lies, and when it was copied and moved."""
    store_id, notices = store.identity.store_id, store.notices()
    last = {notice.kind: notice.at for notice in notices}
    return KeyPlace(
        path=str(store.custody.key_path(store_id)),
        store=str(store.place),
        kind=_KINDS[store.custody.guard(store_id)],
        copied_at=key_copied_at(notices, store_id),
        moved_at=last.get(KEY_MOVED),
    )


def copy_key(store: "SqliteStore | PostgresStore", file: Path, *, at: datetime) -> KeyPlace:
    """Write a copy of the key, and note that it was done."""
    _write_copy(file, store.custody.copy(store.identity.store_id))
    store.note(KEY_COPIED, at=at, store=store.identity.store_id, file=str(file))
    return key_place(store)


class KeyCopy(Struct, frozen=True):
    """When a copy of a key was written, and to which file; older programs have not noted that, and it is empty."""

    made_at: datetime
    file: str


def key_copies(notices: Iterable[Notice], store_id: str) -> tuple[KeyCopy, ...]:
    """Return the copies that were written of the key of a store, the last one last.

    A store that was copied to a server has the old one's notices too, and a key of its own that nobody has copied.
    """
    copied = (notice for notice in notices if notice.kind == KEY_COPIED)
    mine = (notice for notice in copied if notice.details.get("store", store_id) == store_id)
    return tuple(sorted((KeyCopy(one.at, one.details.get("file", "")) for one in mine), key=lambda copy: copy.made_at))


def key_copied_at(notices: Iterable[Notice], store_id: str) -> datetime | None:
    """Return when the key of a store was last copied; None where never."""
    return max((copy.made_at for copy in key_copies(notices, store_id)), default=None)


def move_key(store: "SqliteStore | PostgresStore", kind: str, *, phrase: str, at: datetime) -> KeyPlace:
    """Keep the key in another way, see that it can be read there, and note that it was done."""
    guard = _GUARDS[kind]
    store.custody.move(store.identity.store_id, guard, secret=phrase, chance=random_bytes)
    store.note(KEY_MOVED, at=at, to=guard.value)
    return key_place(store)


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


def _write_copy(file: Path, content: bytes) -> None:
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
