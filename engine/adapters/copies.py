"""What a backup is: a folder with a copy of a store, one of its case keys, and a list of what is in them.

The copies are files of their own, without a write-ahead log, and nobody writes to them. The master key is not there.
"""

import hashlib
import os
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

import apsw
import msgspec

from engine.adapters import case_keys, schema
from engine.adapters.building import identity_of, practice_of, require_identity
from engine.adapters.case_keys import SUFFIX, CaseKeys
from engine.adapters.chain import Head
from engine.adapters.connection import APPLICATION_ID, recognise, require_safe_sqlite, told
from engine.adapters.ledger import Ledger
from engine.adapters.private import open_private, write_private
from engine.adapters.sealing import Sealing
from engine.adapters.shape import require_shape
from engine.adapters.vault import Vault
from engine.errors import BackupUnusable, EngineError
from engine.values import Struct

FORMAT = 1
STORE_FILE = "bti.lager"
KEYS_FILE = STORE_FILE + SUFFIX
CONTENTS_FILE = "innhold.json"
FOLDER_START = "bti-"

_PIECE = 1 << 20

VaultOf = Callable[[str], Vault]
"""Gives the keys of the store with this id. Raises `KeyRefused` where they are those of another."""


class Contents(Struct, frozen=True, kw_only=True):
    """What a backup says it holds. `mac` is that of its last entry, in hex; `files` the SHA-256 of each, in hex."""

    format: int
    made_at: datetime
    store: str
    position: int
    mac: str
    entries: int
    cases: int
    files: dict[str, str]

    @property
    def head(self) -> Head:
        """The last entry. Raises `ValueError` where it cannot be one."""
        return Head(self.position, bytes.fromhex(self.mac))


class Copy:
    """A backup's two files, opened to be read and never to be written to; closed by whoever opened it.

    `name` is that of the store, and its keys lie beside it: a store of which nothing is in a log is read as well.
    """

    def __init__(self, folder: Path, *, vault_of: VaultOf, name: str = STORE_FILE) -> None:
        require_safe_sqlite(apsw.sqlite_lib_version())
        with told():
            self.connection = _opened(folder / name, application_id=APPLICATION_ID, tables=schema.TABLES)
            try:
                self.vault = vault_of(identity_of(self.connection))
                self.identity = require_identity(self.connection, self.vault)
                keys = _opened(
                    folder / (name + SUFFIX), application_id=case_keys.APPLICATION_ID, tables=case_keys.TABLES
                )
                self.case_keys = CaseKeys(keys, self.vault)
            except BaseException:
                self.connection.close()
                raise
        self.ledger = Ledger(self.connection, self.vault.chain)
        self.sealing = Sealing(self.vault, self.case_keys)

    def close(self) -> None:
        """Close both files."""
        self.connection.close()
        self.case_keys.close()


def _opened(path: Path, *, application_id: int, tables: str) -> apsw.Connection:
    """Open a file that nobody changes: without locks and without a log beside it, also where nothing is writable.

    A file of another kind or version would be refused when it has been put in place: it is refused before.
    """
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI | apsw.SQLITE_OPEN_NOFOLLOW
    connection = apsw.Connection(f"file:{quote(str(path.resolve()))}?immutable=1", flags=flags)
    try:
        recognise(connection, application_id)
        require_shape(connection, tables)  # before anything is read: a column or a view may be a trap
    except BaseException:
        connection.close()
        raise
    connection.pragma("trusted_schema", "off")
    connection.pragma("cell_size_check", "on")
    return connection


def says_practice(place: Path) -> bool | None:
    """Tell whether a store says that it is for practice; None where nothing can be read there.

    No key is asked for, so that it may not be true: whoever acts on it opens the store.
    """
    try:
        with closing(_opened(place, application_id=APPLICATION_ID, tables=schema.TABLES)) as connection:
            return practice_of(connection)
    except (apsw.Error, EngineError, OSError, ValueError):
        return None


def read_contents(folder: Path) -> Contents:
    """Return what a backup says of itself. Raises `BackupUnusable`."""
    try:
        found = msgspec.json.decode((folder / CONTENTS_FILE).read_bytes(), type=Contents)
        found.head  # noqa: B018 - raises where it is no head
    except FileNotFoundError:
        within = backups_in(folder)
        if within:
            raise BackupUnusable(path=str(folder), reason="choose", name=within[-1].name) from None
        raise BackupUnusable(path=str(folder), reason="none") from None
    except (OSError, ValueError, msgspec.DecodeError):
        raise BackupUnusable(path=str(folder), reason="contents") from None
    if found.format != FORMAT:
        raise BackupUnusable(path=str(folder), reason="format")
    return found


def write_contents(folder: Path, contents: Contents) -> None:
    """Write down what a backup holds."""
    write_private(folder / CONTENTS_FILE, msgspec.json.format(msgspec.json.encode(contents), indent=2) + b"\n")


def backups_in(folder: Path) -> list[Path]:
    """Return the backups that lie in a folder, the oldest first."""
    try:
        return sorted(path.parent for path in folder.glob(f"{FOLDER_START}*/{CONTENTS_FILE}"))
    except OSError:
        return []


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def settle(path: Path) -> None:
    """Bring a file to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def copy_private(source: Path, target: Path) -> None:
    """Copy a file to a new one that is its owner's alone, on the disk when this returns."""
    with source.open("rb") as old, os.fdopen(open_private(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL), "wb") as new:
        while piece := old.read(_PIECE):
            new.write(piece)
        new.flush()
        os.fsync(new.fileno())
