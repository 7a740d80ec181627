"""Looks at everything that a store rests on, one thing at a time, and tells what is not well and what to run.

Nothing here raises: what one look cannot do because of another is left out.
"""

import platform
import shutil
import stat
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import apsw

from engine.adapters.connection import require_safe_sqlite, told
from engine.adapters.custody import Custody
from engine.adapters.leftovers import older_copies
from engine.adapters.master_key import key_copied_at
from engine.adapters.places import refuse_unsafe
from engine.adapters.post_settings import post_settings_path, read_post_settings, require_usable
from engine.adapters.private import told_as_store_errors
from engine.adapters.settings import read_settings, settings_path
from engine.adapters.sqlite import SqliteStore
from engine.adapters.verifying import verify
from engine.adapters.whereabouts import told_as_known
from engine.application.ports import Clock, Codec
from engine.application.shelf import Shelf
from engine.application.upkeep import BACKED_UP, RESTORED, Check, Finding, Verified
from engine.errors import EngineError, SettingsDamaged, StoreError, StoreMisplaced, StoreMissing
from engine.values import Struct

if TYPE_CHECKING:  # the server's library need not be installed
    from engine.adapters.postgres import PostgresStore

OLD_BACKUP = timedelta(days=7)
LITTLE_ROOM = 200 * 1000 * 1000  # bytes: a store that is in use for years is a tenth of this
WRITTEN_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH

ZONE = "Europe/Oslo"

SET_UP = "bti oppsett"
VERIFY = "bti lager verifiser"
BACK_UP = "bti lager sikkerhetskopi ~/bti-kopi"
COPY_KEY = "bti lager nokkel --kopi ~/bti.nokkel"
FETCH_KEY = "bti lager nokkel --hent ~/bti.nokkel"
MOVE = "bti --lager ~/bti/bti.lager lager gjenopprett"
ACCEPT = "bti lager gjenopprett --godta-eldre"
RESTORE = "bti lager gjenopprett ~/bti-kopi"

_REMEDIES = {
    "store-missing": SET_UP,
    "store-unwalled": SET_UP,
    "store-damaged": VERIFY,
    "store-altered": VERIFY,
    "case-keys-missing": RESTORE,
    "store-rolled-back-server": ACCEPT,
    "master-key-missing": FETCH_KEY,
    "master-key-damaged": FETCH_KEY,
    "master-key-refused": FETCH_KEY,
}


class Subject(Struct, frozen=True, kw_only=True):
    """What is looked at: the store at a path with its keys, and the guides on a shelf."""

    path: Path
    custody: Custody
    clock: Clock
    codec: Codec
    shelf: Shelf


def examine(subject: Subject) -> tuple[Check, ...]:
    """Look at everything."""
    return (*_around(subject), *_in_store(subject))


def around(shelf: Shelf) -> Iterator[Check]:
    """Look at what any store needs around it."""
    yield checked("program", _program)
    yield checked("settings", _settings)
    yield checked("time", _time)
    yield checked("guides", lambda: _guides(shelf))
    if post_settings_path().exists():
        yield checked("post", _post)


def _around(subject: Subject) -> Iterator[Check]:
    yield from around(subject.shelf)
    yield checked("place", lambda: _place(subject.path))
    yield checked("disk", lambda: _disk(subject.path))


def _in_store(subject: Subject) -> Iterator[Check]:
    try:
        store = SqliteStore.open(subject.path, custody=subject.custody)
    except StoreMissing as error:
        yield failed("store", told_as_known(error, subject.custody, place=subject.path))
        return
    except EngineError as error:
        yield failed("store", error)
        return
    with store:
        yield checked("store", lambda: store_check(store))
        yield checked("chain", lambda: chain_check(verify(store)))
        yield checked("pinned", lambda: _pinned(store, subject.codec))
        yield checked("key", lambda: _key(store))
        if _readable(store) and store.erased():
            yield checked("erased", lambda: _erased(store))
        if not store.is_practice:
            notices = store.notices() if _readable(store) else ()
            yield key_copy(key_copied_at(notices, store.identity.store_id))
            yield _backup(last_backup(store), now=subject.clock.now())


def checked(part: str, look: Callable[[], Check]) -> Check:
    """Look at one thing, and tell it as a finding where that fails."""
    try:
        with told(), told_as_store_errors():
            return look()
    except EngineError as error:
        return failed(part, error)


def failed(part: str, error: EngineError) -> Check:
    """Return what a failure of the world is as a finding, with what to run where there is something."""
    reason = error.arguments.get("reason")
    command = _REMEDIES.get(f"{error.message}-{reason}", None if reason else _REMEDIES.get(error.message))
    if isinstance(error, StoreMisplaced) and str(reason).endswith("-there"):
        command = f"{MOVE} {_quoted(Path(str(error.arguments['path'])))}"
    elif "backup" in error.arguments:
        command = f"bti lager gjenopprett {_quoted(Path(str(error.arguments['backup'])))}"
    return Check(part=part, finding=Finding(error.message, tuple(error.arguments.items())), fine=False, command=command)


def fine(part: str, code: str, **said: str | int) -> Check:
    """Return that a thing is well."""
    return Check(part=part, finding=Finding(f"doctor.{code}", tuple(said.items())))


def amiss(part: str, code: str, *, command: str | None = None, **said: str | int) -> Check:
    """Return that a thing is not well, and what to run."""
    return Check(part=part, finding=Finding(f"doctor.{code}", tuple(said.items())), fine=False, command=command)


def _program() -> Check:
    sqlite = apsw.sqlite_lib_version()
    require_safe_sqlite(sqlite)
    try:
        own = version("bti")
    except PackageNotFoundError:  # run from a folder, and never installed
        own = "?"
    return fine("program", "program", own=own, python=platform.python_version(), sqlite=sqlite)


def _settings() -> Check:
    path = settings_path()
    read_settings(path)
    return fine("settings", "settings" if path.exists() else "settings-none", path=str(path))


def _post() -> Check:
    """Look at what says how mail is sent; nobody is called."""
    settings = read_post_settings()
    if settings.server is None:
        return fine("post", "post-drafts", path=str(settings.folder))
    require_usable(settings)
    return fine("post", "post", server=settings.server, port=settings.port)


def _time() -> Check:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 - may itself be what is missing

    try:
        ZoneInfo(ZONE)
    except ZoneInfoNotFoundError:
        return amiss("time", "time-missing")
    return fine("time", "time")


def _guides(shelf: Shelf) -> Check:
    names = shelf.names()
    chosen = _chosen_guideline()
    for name in (*names, *([chosen] if chosen else ())):
        shelf.read(name)
    return fine("guides", "guides", count=len(names))


def _chosen_guideline() -> str | None:
    """Return the guide that the settings name; None where the settings cannot be read, which is told elsewhere."""
    try:
        return read_settings().guideline
    except SettingsDamaged:
        return None


def _place(path: Path) -> Check:
    refuse_unsafe(path)
    folder = path.parent
    if folder.is_dir() and folder.stat().st_mode & WRITTEN_BY_OTHERS:
        return amiss("place", "place-open", command=f"chmod 700 {_quoted(folder)}", path=str(folder))
    return fine("place", "place", path=str(path))


def _disk(path: Path) -> Check:
    there = next(folder for folder in path.parents if folder.is_dir())
    free = shutil.disk_usage(there).free
    megabytes = free // 1_000_000
    return (
        amiss("disk", "disk-full", megabytes=megabytes)
        if free < LITTLE_ROOM
        else fine("disk", "disk", gigabytes=free // 1_000_000_000)
    )


def store_check(store: "SqliteStore | PostgresStore") -> Check:
    """Tell what a store is for, how many cases are in it, and where its chain stands."""
    return fine("store", "practice" if store.is_practice else "store", cases=len(store.rows()), mark=store.mark())


def chain_check(found: Verified) -> Check:
    """Tell whether the chain of a store holds, by what was found when it was followed."""
    if found.findings:
        return amiss("chain", "chain-broken", command=VERIFY, count=len(found.findings))
    return fine("chain", "chain", entries=found.entries)


def _pinned(store: SqliteStore, codec: Codec) -> Check:
    copies: list[tuple[Any, ...]] = store.connection.execute("SELECT digest, sealed FROM guidelines").fetchall()
    for key, sealed in copies:
        codec.unpack(store.sealing.guideline_of(key, sealed).content)
    return fine("pinned", "pinned", count=len(copies))


def _erased(store: SqliteStore) -> Check:
    """Look for copies in which cases lie that were erased since."""
    copies = older_copies(store)
    if copies:
        return amiss("erased", "erased-copies", count=len(copies), path=str(copies[0]))
    return fine("erased", "erased", count=len(store.erased()))


def _key(store: SqliteStore) -> Check:
    store_id = store.identity.store_id
    path = store.custody.key_path(store_id)
    if store.place.parent in (path.parent, *path.parent.parents):
        return amiss("key", "key-beside", path=str(path))
    return fine("key", f"key-{store.custody.guard(store_id).value}", path=str(path))


def key_copy(copied: datetime | None) -> Check:
    """Tell when the key was last copied."""
    if copied is None:
        return amiss("key-copy", "key-copy-none", command=COPY_KEY)
    return fine("key-copy", "key-copy", day=copied.date().isoformat())


class LastBackup(Struct, frozen=True):
    """When the last backup was made, and where it was put; a store may have been put back from it since."""

    made_at: datetime
    folder: str


def last_backup(store: SqliteStore) -> LastBackup | None:
    """Return the last backup that a store knows of; None where there is none, or what it knows cannot be read."""
    last = None
    for notice in store.notices() if _readable(store) else ():
        folder = notice.details.get("folder", "")
        if notice.kind == BACKED_UP:
            last = LastBackup(notice.at, folder)
        elif notice.kind == RESTORED and folder:
            last = LastBackup(datetime.fromisoformat(notice.details["made_at"]), folder)
    return last


def _backup(last: LastBackup | None, *, now: datetime) -> Check:
    if last is None:
        return amiss("backup", "backup-none", command=BACK_UP)
    day, days = last.made_at.date().isoformat(), (now - last.made_at).days
    if now - last.made_at > OLD_BACKUP:
        return amiss("backup", "backup-old", command=BACK_UP, day=day, days=days, path=last.folder)
    return fine("backup", "backup", day=day, path=last.folder)


def _readable(store: SqliteStore) -> bool:
    try:
        store.notices()
    except StoreError:
        return False
    return True


def _quoted(folder: Path) -> str:
    from shlex import quote  # noqa: PLC0415 - needed where a folder is open to others alone

    return quote(str(folder))
