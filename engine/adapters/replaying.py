"""Puts every known erasure into effect in a copy of a store that is to take its place: what is erased stays so.

They are known from the list beside the key, from the store that is replaced, and from the lists in the backups that
lie beside the one that is put back: whoever takes one of them away leaves the others.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import apsw

from engine.adapters import schema
from engine.adapters.case_keys import wipe
from engine.adapters.copies import FOLDER_START, KEYS_FILE, STORE_FILE, Copy, VaultOf
from engine.adapters.custody import Custody
from engine.adapters.erase_list import BACKUP_FILE, Entry, list_path, read_list, write_list
from engine.adapters.erasing import Ground, leave_marker, noted
from engine.adapters.ledger import Ledger
from engine.adapters.sealing import Sealing
from engine.adapters.vault import Vault
from engine.application.proofs import Proof
from engine.errors import EngineError

_WRITING = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_NOFOLLOW


def known_erasures(
    custody: Custody, vault: Vault, *, store_id: str, lists: Iterable[Path], stores: Iterable[Path]
) -> tuple[Proof, ...]:
    """Return every erasure of a store that its list, these other lists, and these stores tell of.

    Raises `OSError` where its own list cannot be read.
    """
    found = {entry.proof.case_id: entry.proof for entry in read_list(list_path(custody, store_id), vault)}
    for path in lists:
        with suppress(OSError):
            for entry in read_list(path, vault):
                found.setdefault(entry.proof.case_id, entry.proof)
    for place in stores:
        for proof in _noted_at(place, vault_of=lambda _store_id: vault):
            found.setdefault(proof.case_id, proof)
    return tuple(found.values())


def lists_beside(source: Path) -> Iterator[Path]:
    """Give the lists of the backups that lie beside this one, and its own."""
    with suppress(OSError):
        yield from sorted(source.parent.parent.glob(f"{FOLDER_START}*/{BACKUP_FILE}"))
        yield source.parent / BACKUP_FILE


def replay(ready: Path, vault: Vault, *, sealing: Sealing, proofs: tuple[Proof, ...]) -> int:
    """Erase these cases in a copy that nobody uses yet; return how many of them it brought, not erased."""
    if not proofs:
        return 0
    with closing(_opened(ready / STORE_FILE)) as store, closing(_opened(ready / KEYS_FILE)) as keys:
        known = {proof.case_id for proof in noted(store, sealing)}
        new = tuple(proof for proof in proofs if proof.case_id not in known)
        brought = sum(store.execute(schema.ROW_BY_ID, (one.case_id,)).fetchone() is not None for one in new)
        ground = Ground(store, Ledger(store, vault.chain), sealing)
        with store:
            for proof in new:
                leave_marker(ground, proof)
        wipe(keys, (proof.case_id for proof in proofs))
        return brought


def keep_list(custody: Custody, vault: Vault, *, store_id: str, proofs: tuple[Proof, ...]) -> None:
    """Write all that is known in the list, before the copy takes the store's place."""
    if proofs:
        write_list(list_path(custody, store_id), (Entry(proof=proof, finished=True) for proof in proofs), vault=vault)


def _opened(path: Path) -> apsw.Connection:
    """Open a file of a copy to be written to in place: no journal holds what is overwritten. A cut leaves no store."""
    connection = apsw.Connection(str(path), flags=_WRITING)
    for name, wanted in (("journal_mode", "memory"), ("synchronous", "full"), ("secure_delete", "on")):
        connection.pragma(name, wanted)
    return connection


def _noted_at(place: Path, *, vault_of: VaultOf) -> tuple[Proof, ...]:
    """Return the erasures that a store tells of; none where there is no store, or it cannot be read."""
    with (
        suppress(EngineError, apsw.Error, OSError, ValueError, TypeError),
        closing(Copy(place.parent, vault_of=vault_of, name=place.name)) as copy,
    ):
        return noted(copy.connection, copy.sealing)
    return ()
