"""The list of what has been erased from a store: apart from the store, beside its key, and in every backup.

A backup from before an erasure holds the case. Who puts one back puts the list into effect again, so that what is
erased stays so. Each entry is bound by the master key: nobody else can have a case erased by writing here. It says
nothing of a case but its number.
"""

from collections.abc import Iterable
from contextlib import suppress
from hmac import compare_digest
from pathlib import Path

import msgspec
from msgspec.msgpack import encode

from engine.adapters.custody import Custody
from engine.adapters.private import write_private
from engine.adapters.vault import Vault
from engine.application.proofs import Proof
from engine.values import Struct

SUFFIX = ".slettet"
BACKUP_FILE = f"bti{SUFFIX}"
_MOST = 64 << 20  # bytes: more is not of our making


class Entry(Struct, frozen=True, kw_only=True):
    """One erasure. `finished` tells that nothing of the keys is left in the files of the store."""

    proof: Proof
    finished: bool = False


class _Written(Struct, frozen=True):
    entry: Entry
    mac: str


def list_path(custody: Custody, store_id: str) -> Path:
    """Return where the list of a store lies."""
    return custody.key_path(store_id).with_suffix(SUFFIX)


def read_list(path: Path, vault: Vault) -> tuple[Entry, ...]:
    """Return the entries of a list that are whole and of this store, the first of each case; of no file, none.

    Raises `OSError` for a list that is there and cannot be read: who goes on without it brings back what is erased.
    """
    found: dict[str, Entry] = {}
    for line in _lines(path):
        with suppress(msgspec.DecodeError, ValueError):
            written = msgspec.json.decode(line, type=_Written)
            if compare_digest(written.mac.encode(), _mac(written.entry, vault).encode()):
                found.setdefault(written.entry.proof.case_id, written.entry)
    return tuple(found.values())


def _lines(path: Path) -> list[bytes]:
    try:
        with path.open("rb") as file:
            return file.read(_MOST).splitlines()
    except FileNotFoundError:
        return []


def write_list(path: Path, entries: Iterable[Entry], *, vault: Vault) -> None:
    """Write a list whole, on the disk when this returns."""
    lines = (msgspec.json.encode(_Written(one, _mac(one, vault))) + b"\n" for one in entries)
    write_private(path, b"".join(lines))


def _mac(entry: Entry, vault: Vault) -> str:
    return vault.mark(b"erased " + encode(entry)).hex()
