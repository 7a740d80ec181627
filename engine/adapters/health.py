"""Looks at everything that a store rests on, one thing at a time, and tells what is not well and what to run.

Nothing here raises: what one look cannot do because of another is left out.
"""

import platform
import shutil
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import apsw

from engine.adapters.connection import require_safe_sqlite, told
from engine.adapters.custody import Custody
from engine.adapters.findings import amiss, fine
from engine.adapters.leftovers import older_copies
from engine.adapters.modes import closing, open_to_others
from engine.adapters.places import refuse_unsafe
from engine.adapters.post_settings import post_settings_path, read_post_settings, require_usable
from engine.adapters.private import told_as_store_errors
from engine.adapters.settings import read_settings, settings_path
from engine.adapters.spare_copies import backup_check, key_copy_check, last_backup, readable_notices
from engine.adapters.sqlite import SqliteStore
from engine.adapters.verifying import verify
from engine.adapters.whereabouts import put_back, told_as_known
from engine.application.ports import Clock, Codec
from engine.application.shelf import Shelf
from engine.application.upkeep import Check, Finding, Verified
from engine.errors import EngineError, KeyExposed, SettingsDamaged, StoreExposed, StoreMisplaced, StoreMissing
from engine.values import Struct

if TYPE_CHECKING:  # the server's library need not be installed
    from engine.adapters.postgres import PostgresStore

LITTLE_ROOM = 200 * 1000 * 1000  # bytes: a store that is in use for years is a tenth of this

ZONE = "Europe/Oslo"

SET_UP = "bti oppsett"
VERIFY = "bti lager verifiser"
FETCH_KEY = "bti lager nokkel --hent ~/bti.nokkel"
MOVE = "bti --lager ~/bti/bti.lager lager gjenopprett"
ACCEPT = "bti lager gjenopprett --godta-eldre"

_REMEDIES = {
    "store-missing": SET_UP,
    "store-unwalled": SET_UP,
    "store-damaged": VERIFY,
    "store-altered": VERIFY,
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
    exposed = exposed_around(subject.custody, store=subject.path)
    return (*_around(subject), *access(exposed), *_in_store(subject, exposed=exposed))


def exposed_around(custody: Custody, *, store: Path | None = None) -> tuple[Path, ...]:
    """Return what is open to others of what a store rests on; nothing where nobody can tell where the settings are."""
    try:
        settings = settings_path().parent
    except SettingsDamaged:
        return ()
    return open_to_others(settings=settings, keys=custody.key_path("").parent, store=store)


def access(exposed: tuple[Path, ...]) -> Iterator[Check]:
    """Tell all that is open to others on the machine, with the one command that closes it; nothing where nothing is."""
    if exposed:
        yield amiss("access", "access-open", command=closing(exposed))


def unopened(error: EngineError, *, exposed: tuple[Path, ...]) -> Iterator[Check]:
    """Tell why a store cannot be opened, where it was not told already as something that is open to others."""
    if not isinstance(error, (StoreExposed, KeyExposed)):
        yield failed("store", error)
    elif Path(str(error.arguments["path"])) not in exposed:
        yield failed("key" if isinstance(error, KeyExposed) else "store", error)


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


def _in_store(subject: Subject, *, exposed: tuple[Path, ...]) -> Iterator[Check]:
    try:
        store = SqliteStore.open(subject.path, custody=subject.custody)
    except EngineError as error:
        yield from unopened(told_as_known(error, subject.custody, place=subject.path), exposed=exposed)
        return
    with store:
        yield checked("store", lambda: store_check(store))
        yield checked("chain", lambda: chain_check(verify(store)))
        yield checked("pinned", lambda: _pinned(store, subject.codec))
        yield checked("key", lambda: _key(store))
        notices = readable_notices(store)
        if notices and store.erased():
            yield checked("erased", lambda: _erased(store))
        if not store.is_practice:
            store_id = store.identity.store_id
            key = subject.custody.key_path(store_id)
            yield checked("key-copy", lambda: key_copy_check(notices, store_id, key=key, store=store.place))
            yield backup_check(last_backup(store), store=store.place, now=subject.clock.now())


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
    elif reason == "exposed":
        command = closing((Path(str(error.arguments["path"])),))
    elif "backup" in error.arguments:
        command = put_back(str(error.arguments["backup"]), over=not isinstance(error, StoreMissing))
    return Check(part=part, finding=Finding(error.message, tuple(error.arguments.items())), fine=False, command=command)


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
        codec.unpack(store.sealing.guideline_of(key, sealed).content).states()  # which reads every move
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
    return key_check(store.custody, store_id)


def key_check(custody: Custody, store_id: str) -> Check:
    """Tell how the key of a store is kept."""
    return fine("key", f"key-{custody.guard(store_id).value}", path=str(custody.key_path(store_id)))


def _quoted(folder: Path) -> str:
    from shlex import quote  # noqa: PLC0415 - needed where a folder is open to others alone

    return quote(str(folder))
