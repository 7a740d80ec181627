"""Puts a backup in a store's place, in an order that leaves no half-restored store wherever it is broken off.

What is put in place is made ready in a folder beside it: copied, held against what the backup says of itself, looked
through, held against the store that is there, and given a notice of what it replaces. Then the old store is taken
away, the keys are put in place, and the store last: until then there is no store there, and whoever asks is told so.
What it replaces is kept.
"""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

import apsw
from msgspec import structs

from engine.adapters import schema
from engine.adapters.backup import looked_through
from engine.adapters.building import place_of, queue_path
from engine.adapters.case_keys import keys_path
from engine.adapters.chain import Head
from engine.adapters.clock import in_norway
from engine.adapters.connection import BUSY_MILLISECONDS, told
from engine.adapters.copies import KEYS_FILE, STORE_FILE, Copy
from engine.adapters.custody import Custody
from engine.adapters.keys import chance as random_bytes
from engine.adapters.ledger import Ledger
from engine.adapters.losing import lost_at
from engine.adapters.marks import Marks, names_of
from engine.adapters.places import refuse_unsafe
from engine.adapters.private import make_folder, passing_folder, sync_folder, told_as_store_errors
from engine.adapters.replaying import keep_list, known_erasures, lists_beside, replay
from engine.adapters.sealing import Sealing
from engine.adapters.shape import has_shape
from engine.adapters.sources import Source, bring, source_at
from engine.adapters.turns import Queue
from engine.adapters.vault import Vault
from engine.adapters.whereabouts import note_store
from engine.application.ports import Notice
from engine.application.upkeep import RESTORED, Lost, Restored
from engine.errors import BackupUnusable, EngineError, StoreExists, StoreLocked, StoreRolledBack
from engine.values import Struct

_WRITING = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_NOFOLLOW
_BESIDE = ("-wal", "-shm", "-journal")


class Wish(Struct, frozen=True, kw_only=True):
    """What whoever restores has said: that there is a store to replace, and that what came later may go."""

    replace: bool = False
    accept_older: bool = False


def restore(folder: Path, path: Path, *, custody: Custody, at: datetime, wish: Wish) -> Restored:
    """Put the backup in this folder, or the store that lies there, in the place of the store at this path.

    Raises `BackupUnusable` for one that does not hold, `StoreExists` where there is a store that is not to be
    replaced, `StoreRolledBack` where something that was entered here would be lost and that is not accepted,
    `StoreLocked` while somebody has the old one open, and errors about the key.
    """
    place = place_of(path)
    source = source_at(folder, place=place)
    with told(), told_as_store_errors():
        refuse_unsafe(path)
        make_folder(path.parent)
        if place.exists() and not wish.replace:
            raise StoreExists(path=str(place), reason="restore")
        with _turn(place), passing_folder(place.with_name(f".{place.name}-gjenoppretting")) as ready:
            found = _made_ready(ready, source, place=place, custody=custody, wish=wish)
            marks = Marks(custody, found.store_id, names=names_of(path))
            replaced = _head_at(place) or marks.here()
            erased = _erase_again(ready, found, place=place, custody=custody)
            head = _noted(ready, found, at=at, replaced=replaced)
            kept = _swap(ready, place, stamp=f"{in_norway(at):%Y-%m-%d-%H%M%S}")
            marks.keep(head, replace=True)
        if not found.practice:
            note_store(custody, found.store_id, place=place, at=at)
    return Restored(
        path=str(place),
        mark=head.short,
        cases=found.cases,
        kept=str(kept) if kept else None,
        replaced=replaced.short if replaced else None,
        made_at=source.contents.made_at if source.contents else None,
        from_store=source.contents is None,
        lost=found.lost,
        erased=erased,
    )


class _Found(Struct, frozen=True, kw_only=True):
    """What is put back when it holds: how many cases, its last entry, what writes the next one, and what is lost."""

    source: Source
    store_id: str
    practice: bool
    cases: int
    head: Head
    vault: Vault
    sealing: Sealing
    lost: Lost | None


def _made_ready(ready: Path, source: Source, *, place: Path, custody: Custody, wish: Wish) -> _Found:
    """Copy what is to be put back, look through it, and hold it against the store that is here and what was seen."""

    def vault_of(store_id: str) -> Vault:
        return Vault(custody.master(store_id), store_id, chance=random_bytes)

    bring(source, ready)
    contents = source.contents
    if contents is None:
        _settle(ready, source)
    with closing(Copy(ready, vault_of=vault_of)) as copy:
        cases, head = looked_through(copy, thorough=contents is None).cases, copy.ledger.head()
        store_id = copy.identity.store_id
        if contents is not None and (store_id, head) != (contents.store, contents.head):
            raise BackupUnusable(reason="contents")
        marks = Marks(custody, store_id, names=names_of(place))
        lost = lost_at(place, copy, seen=marks.seen(), vault_of=vault_of)
        if not wish.accept_older:
            _require_nothing_lost(copy, lost, marks=marks, place=place, source=source)
        return _Found(
            source=source,
            store_id=store_id,
            practice=copy.identity.practice,
            cases=cases,
            head=head,
            vault=copy.vault,
            sealing=copy.sealing,
            lost=lost,
        )


def _erase_again(ready: Path, found: _Found, *, place: Path, custody: Custody) -> int:
    """Put every known erasure into effect in what is to be put back, and see that it holds then; return how many."""
    proofs = known_erasures(
        custody,
        found.vault,
        store_id=found.store_id,
        lists=lists_beside(found.source.store),
        stores=(place, ready / STORE_FILE),
    )
    again = replay(ready, found.vault, sealing=found.sealing, proofs=proofs)
    if proofs:
        with closing(Copy(ready, vault_of=lambda _store_id: found.vault)) as copy:
            looked_through(copy)
    keep_list(custody, found.vault, store_id=found.store_id, proofs=proofs)
    return again


def _settle(ready: Path, source: Source) -> None:
    """Move what came with the files of a store in their logs into the files."""
    try:
        for name in (STORE_FILE, KEYS_FILE):
            _close_the_log(ready / name)
    except _Broken:
        raise BackupUnusable(path=str(source.store), reason="damaged") from None


def _require_nothing_lost(copy: Copy, lost: Lost | None, *, marks: Marks, place: Path, source: Source) -> None:
    """Raise `StoreRolledBack` where something that was entered would be lost, or where nobody can tell.

    It says what to name to have it all the same, and as far as anybody knows how much came later.
    """
    named = str(source.store if source.contents is None else source.store.parent)
    if lost is not None and lost.matters:
        raise StoreRolledBack(reason="lost", source=named, **structs.asdict(lost))
    seen = marks.seen()
    if lost is None and seen is not None and copy.ledger.mac_at(seen.position) != seen.mac:
        reason = "damaged" if place.exists() else "beside" if marks.here() is None else "gone"
        where, head = marks.first_place if reason == "beside" else str(place), copy.ledger.head()
        since = seen.position - head.position
        raise StoreRolledBack(reason=reason, seen=seen.short, found=head.short, since=since, path=where, source=named)


def _noted(ready: Path, found: _Found, *, at: datetime, replaced: Head | None) -> Head:
    """Let the copy say where it comes from and what it replaces; return its head then."""
    details = {"backup": found.head.short, "replaced": replaced.short if replaced else ""}
    contents = found.source.contents
    if contents is not None:  # a backup that was just looked through counts as one: where it lies, and from when
        details |= {"folder": str(found.source.store.parent), "made_at": contents.made_at.isoformat()}
    notice = Notice(at, RESTORED, details)
    connection = apsw.Connection(str(ready / STORE_FILE), flags=_WRITING)
    try:
        connection.pragma("synchronous", "full")
        with connection:
            head = Ledger(connection, found.vault.chain).add("notices", [found.sealing.notice_columns(notice)])
    finally:
        connection.close()
    return head


def _swap(ready: Path, place: Path, *, stamp: str) -> Path | None:
    """Take the old store away, and put the new one in its place, the store itself last. Return where the old one is.

    The old keys are never gone: they get a second name before the new ones take theirs.
    """
    keys, kept, there = keys_path(place), _free(place.with_name(f"{place.name}-erstattet-{stamp}")), place.exists()
    if there:
        place.rename(kept)
    for end in _BESIDE:
        _rename(place.with_name(place.name + end), kept.with_name(kept.name + end))
        _rename(keys.with_name(keys.name + end), keys_path(kept).with_name(keys_path(kept).name + end))
    if keys.exists():
        os.link(keys, keys_path(kept), follow_symlinks=False)
    sync_folder(place.parent)
    (ready / KEYS_FILE).replace(keys)
    sync_folder(place.parent)
    (ready / STORE_FILE).rename(place)
    sync_folder(place.parent)
    return kept if there else None


def _free(wanted: Path) -> Path:
    """Return a name that nothing has, neither a store nor its keys."""
    free, number = wanted, 2
    while free.exists() or keys_path(free).exists():
        free, number = wanted.with_name(f"{wanted.name}-{number}"), number + 1
    return free


def _rename(old: Path, new: Path) -> None:
    with suppress(FileNotFoundError):
        old.rename(new)


@contextmanager
def _turn(place: Path) -> Iterator[None]:
    """Hold the turn of the store's writers, and see to it that nobody has the old one open."""
    queue = Queue(queue_path(place))
    try:
        with queue.turn():
            for path in (place, keys_path(place)):
                if path.exists():
                    with suppress(_Broken):
                        _close_the_log(path)
            yield
    finally:
        queue.close()


class _Broken(Exception):
    """The old file cannot be opened, which is why it is replaced."""


def _close_the_log(path: Path) -> None:
    """Move what is in a file's log into it, and take the log away: that can be done by the only one who has it open."""
    try:
        with told():
            connection = apsw.Connection(str(path), flags=_WRITING)
            try:
                connection.set_busy_timeout(BUSY_MILLISECONDS)
                connection.pragma("journal_mode", "delete")
            finally:
                connection.close()
    except StoreLocked:
        raise
    except EngineError:
        raise _Broken from None


def _head_at(place: Path) -> Head | None:
    """Return the head that the old store says it has, if it says anything; nothing rests on it."""
    if not place.exists():
        return None
    with suppress(apsw.Error, EngineError, ValueError, TypeError):
        connection = apsw.Connection(str(place), flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_NOFOLLOW)
        try:
            if not has_shape(connection, schema.TABLES):  # what is called head may be a trap that never ends
                return None
            position, mac = connection.execute(schema.SELECT_HEAD).get
            return Head(position, mac) if isinstance(mac, bytes) else None
        finally:
            connection.close()
    return None
