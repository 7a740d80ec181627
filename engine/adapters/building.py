"""Makes the files of a new store, so that nobody ever meets half of one, and looks at those of an old one."""

import os
import stat
from collections.abc import Callable, Iterable
from pathlib import Path

import apsw

from engine.adapters import case_keys, schema
from engine.adapters.case_keys import keys_path
from engine.adapters.connection import connect, told
from engine.adapters.custody import Custody
from engine.adapters.identity import ID_BYTES, Identity, believed, store_id_in, written
from engine.adapters.private import OTHERS, make_folder, open_private, sync_folder
from engine.adapters.turns import Queue
from engine.adapters.vault import Chance, Vault
from engine.errors import (
    CaseKeysMissing,
    StoreDamaged,
    StoreExists,
    StoreExposed,
    StoreMissing,
)


def place_of(path: Path) -> Path:
    """Return the path with its folder resolved, so that only the file itself can be a symbolic link."""
    return path.parent.resolve() / path.name


def inspect(place: Path) -> None:
    """Look at a store's file without opening it.

    To open and close it here would drop the locks that another connection of this process holds on it (POSIX).
    """
    _inspect(place, missing=StoreMissing(path=str(place), **({"reason": "keys"} if keys_path(place).exists() else {})))
    _inspect_companions(place)


def inspect_keys(place: Path) -> None:
    """Look at the keys of a store's cases in the same way. Raises `CaseKeysMissing`."""
    keys = keys_path(place)
    _inspect(keys, missing=CaseKeysMissing(path=str(keys)))
    _inspect_companions(keys)


def _inspect_companions(place: Path) -> None:
    """Refuse what SQLite would open beside a store and what is none of ours: it writes into these files unasked.

    A log or an index of it that is a second name of another file would have that file written over; a journal would be
    played back, and the store never has one.
    """
    for suffix in ("-wal", "-shm", "-journal"):
        companion = place.with_name(place.name + suffix)
        try:
            found = companion.lstat()
        except FileNotFoundError:
            continue
        if not found.st_nlink:  # whoever closed the store just now is taking it away
            continue
        if suffix == "-journal" or not stat.S_ISREG(found.st_mode) or found.st_nlink > 1:
            raise StoreExposed(path=str(companion))


def _inspect(place: Path, *, missing: Exception) -> None:
    try:
        found = place.lstat()
    except (FileNotFoundError, NotADirectoryError):
        raise missing from None
    if stat.S_ISLNK(found.st_mode) or (stat.S_ISREG(found.st_mode) and found.st_mode & OTHERS):
        raise StoreExposed(path=str(place))
    if not stat.S_ISREG(found.st_mode):
        raise StoreDamaged


def build(place: Path, *, custody: Custody, practice: bool, chance: Chance) -> None:
    """Make a store and its keys. Raises `StoreExists` where there is one already.

    The master key is on the disk before anything it opens, and the keys of the cases before the store that needs them.
    """
    make_folder(place.parent)
    queue = Queue(queue_path(place))
    try:
        with queue.turn():
            for one in (place, keys_path(place)):
                _take_away(_drafts(one))
            _clear_the_way(place)
            store_id = chance(ID_BYTES).hex()
            vault = Vault(custody.make(store_id, chance=chance), store_id, chance=chance)
            try:
                lay(keys_path(place), _build_keys)
                lay(place, lambda draft: _build_store(draft, Identity(store_id, practice), vault=vault))
            except BaseException:
                if not place.exists():  # else it is whole, and lacks nothing but that the disk took note of its name
                    custody.forget(store_id)
                raise
    finally:
        queue.close()


def queue_path(place: Path) -> Path:
    """Return where the writers of a store queue."""
    return place.with_name(f"{place.name}-queue")


def identity_of(connection: apsw.Connection) -> str:
    """Return the id that a store says it has. Whether it is true is for `require_identity` to tell."""
    return store_id_in(_meta(connection))


def practice_of(connection: apsw.Connection) -> bool:
    """Return whether a store says that it is for practice; as with its id, that is for `require_identity` to tell."""
    return _meta(connection)["practice"] == "1"


def require_identity(connection: apsw.Connection, vault: Vault) -> Identity:
    """Return what a store is. Raises `KeyRefused` for a key of another, and `StoreAltered` for what was changed."""
    return believed(_meta(connection), vault)


def _meta(connection: apsw.Connection) -> dict[str, str]:
    found = {name: str(value) for name, value in connection.execute(schema.SELECT_META)}
    if not {"store_id", "practice", "key", "mac"} <= found.keys():
        raise StoreDamaged
    return found


def _clear_the_way(place: Path) -> None:
    """Take away what a making that was broken off has left: keys of no case. Keys of cases are never taken away.

    A log without its file holds what was kept in that file, and would be read into a new one of the same name.
    """
    keys = keys_path(place)
    there = [place, log_path(place)] if keys.exists() else [place, log_path(place), log_path(keys)]
    for path in there:
        if path.exists():
            raise StoreExists(path=str(path))
    if not keys.exists():
        return
    connection = connect(keys, application_id=case_keys.APPLICATION_ID)
    try:
        with told():
            empty = connection.execute("SELECT 1 FROM keys LIMIT 1").fetchone() is None
    finally:
        connection.close()
    if not empty:
        raise StoreExists(path=str(keys), reason="keys")
    keys.unlink()


def log_path(place: Path) -> Path:
    """Return where SQLite keeps what is not yet moved into a file."""
    return place.with_name(f"{place.name}-wal")


def lay(place: Path, make: Callable[[Path], None]) -> None:
    """Make a whole file under another name, and give it its own: nobody ever meets half of it.

    The turn is held meanwhile, so that a draft that was there before was of a making that was broken off.
    """
    draft, *_ = leavings = _drafts(place)
    try:
        os.close(open_private(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL))
        make(draft)
        try:
            os.link(draft, place, follow_symlinks=False)
        except FileExistsError:
            raise StoreExists(path=str(place)) from None
        draft.unlink()
        sync_folder(place.parent)
    finally:
        _take_away(leavings)


def _drafts(place: Path) -> tuple[Path, ...]:
    """Return the name that a file is made under, and those that SQLite may make beside it."""
    draft = place.with_name(f".{place.name}.new")
    return draft, log_path(draft), draft.with_name(f"{draft.name}-shm")


def _take_away(files: Iterable[Path]) -> None:
    for file in files:
        file.unlink(missing_ok=True)


def _build_store(draft: Path, identity: Identity, *, vault: Vault) -> None:
    connection = connect(draft, new=True)
    try:
        with told(), connection:
            connection.execute(schema.TABLES)
            connection.executemany(schema.INSERT_META, written(identity, vault).items())
            connection.execute(schema.INSERT_HEAD, (0, vault.chain.start.mac))
        move_log(connection)
    finally:
        connection.close()


def _build_keys(draft: Path) -> None:
    connection = connect(draft, new=True, application_id=case_keys.APPLICATION_ID)
    try:
        with told(), connection:
            connection.execute(case_keys.TABLES)
        move_log(connection)
    finally:
        connection.close()


def build_beside(draft: Path, tables: str, *, application_id: int) -> None:
    """Make a file that lies beside a store in an empty file, with these tables and nothing in them."""
    connection = connect(draft, new=True, application_id=application_id)
    try:
        with told(), connection:
            connection.execute(tables)
        move_log(connection)
    finally:
        connection.close()


def move_log(connection: apsw.Connection) -> None:
    """Bring all of a draft into its one file: the log does not follow it to its name, and closing hides a failure."""
    with told():
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
