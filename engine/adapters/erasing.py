"""Erases a case from a store: its keys are destroyed, and with them all that they sealed, here and in every copy.

What is left is a marker: a row that says that the case was erased, and records that nobody can open, so that the chain
holds. The order is such that it can be broken off anywhere. First, in one transaction, the row becomes a marker and a
notice with the proof enters the chain: from then on the case is gone for all who ask. Then the erasure is written in
the list beside the key. Then the keys are overwritten and taken away, and the logs of both files emptied. Whoever
opens the store next goes on from wherever that was broken off.
"""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import Protocol

import apsw

from engine.adapters import schema
from engine.adapters.case_keys import CaseKeys
from engine.adapters.chain import Head
from engine.adapters.connection import told
from engine.adapters.custody import Custody
from engine.adapters.erase_list import Entry, list_path, read_list, write_list
from engine.adapters.identity import Identity
from engine.adapters.ledger import Ledger
from engine.adapters.private import told_as_store_errors
from engine.adapters.sealing import Sealing
from engine.adapters.vault import Vault
from engine.application.ports import Conflict, Notice, Row
from engine.application.proofs import Proof
from engine.application.upkeep import ERASED
from engine.errors import EngineError, ErasureUnfinished, StoreAltered
from engine.values import Struct, replace

_COUNT = "SELECT count(*) FROM notices WHERE kind = ?"
_NOTED = "SELECT at, kind, sealed FROM notices WHERE kind = ? ORDER BY position"
_NEWEST = "SELECT seq, event_id FROM records WHERE case_id = ? ORDER BY seq DESC LIMIT 1"
_TO_MARKER = """
UPDATE cases SET status = ?, level = '', due = NULL, unit = NULL, holder = NULL, seq = ?, sealed = ? WHERE case_id = ?
"""


class Erasable(Protocol):
    """An open store, as far as an erasure needs it."""

    connection: apsw.Connection
    custody: Custody
    vault: Vault
    identity: Identity
    ledger: Ledger
    sealing: Sealing
    case_keys: CaseKeys

    def writing(self) -> AbstractContextManager[None]:
        """Hold the turn and a transaction."""
        ...

    def turn(self) -> AbstractContextManager[None]:
        """Hold the turn of the store's writers."""
        ...

    def leave_out_erased(self) -> None:
        """Take the cases that are erased off every list."""
        ...

    def row(self, case_id: str) -> Row | None:
        """Return a case's row."""
        ...


class Ground(Struct, frozen=True):
    """The open tables of a store, or of a copy that is to take its place: what an erasure is written in."""

    connection: apsw.Connection
    ledger: Ledger
    sealing: Sealing


def noted(connection: apsw.Connection, sealing: Sealing) -> tuple[Proof, ...]:
    """Return the proofs of the erasures that stand in the chain of a store, in order."""
    found = connection.execute(_NOTED, (ERASED,)).fetchall()
    return tuple(proof_in(sealing.notice_of(columns)) for columns in found)


def proof_in(notice: Notice) -> Proof:
    """Return the proof that a notice of an erasure holds. Raises `StoreAltered`."""
    try:
        return Proof.read(dict(notice.details))
    except (KeyError, ValueError):
        raise StoreAltered(where="erasure") from None


def leave_marker(ground: Ground, proof: Proof) -> Head:
    """Make a marker of a case, if there is one, and let the proof enter the chain. Asked inside a transaction."""
    found = ground.connection.execute(schema.ROW_BY_ID, (proof.case_id,)).fetchone()
    newest = ground.connection.execute(_NEWEST, (proof.case_id,)).fetchone()
    if found is not None and newest is not None:
        seq, event_id = newest
        sealed = ground.sealing.marker(found, seq=seq, newest=event_id, proof=proof)
        ground.connection.execute(_TO_MARKER, (schema.ERASED, seq, sealed, proof.case_id))
    notice = Notice(proof.at, ERASED, proof.written())
    return ground.ledger.add("notices", [ground.sealing.notice_columns(notice)])


def erase(store: Erasable, proof: Proof, *, expected_seq: int) -> Head | Conflict:
    """Erase a case that stands where it is expected to; the keys are gone when this returns.

    Raises `ErasureUnfinished` where the case is gone for all who ask, but the keys not yet from the disk: because
    somebody reads from the store just now. Then whoever opens it next goes on.
    """
    with store.writing():
        row = store.row(proof.case_id)
        if row is None or row.seq != expected_seq:
            return Conflict(proof.case_id, row.seq if row else 0)
        head = leave_marker(Ground(store.connection, store.ledger, store.sealing), proof)
    if not settle(store):
        raise ErasureUnfinished(number=proof.number)
    return head


def settle(store: Erasable) -> bool:
    """Go on with every erasure that was broken off, and with what an older copy of a file has brought back.

    Return whether nothing is left to do. It is asked at every opening, and keeps nobody out of the store for what it
    cannot read or do; where nothing was ever erased it costs a look for the list, and a count.
    """
    try:
        with told(), told_as_store_errors():
            return _settled(store)
    except (EngineError, ValueError, TypeError):  # the last two: a bit has turned, which the verifying tells of
        return False


def _settled(store: Erasable) -> bool:
    path = list_path(store.custody, store.identity.store_id)
    count = store.connection.execute(_COUNT, (ERASED,)).get
    if not count and not path.exists():
        return True
    listed = read_list(path, store.vault)
    if len(listed) == count and all(one.finished for one in listed) and not _has_keys(store.case_keys, listed):
        return True
    _go_on(store, listed)
    return True


def _go_on(store: Erasable, listed: tuple[Entry, ...]) -> None:
    """Do all of it once more: each part of it is the same however often it is done."""
    path = list_path(store.custody, store.identity.store_id)
    if _missing(store, listed):
        with store.writing():
            for proof in _missing(store, listed):  # asked again: another may have been quicker
                leave_marker(Ground(store.connection, store.ledger, store.sealing), proof)
    store.leave_out_erased()
    entries = [Entry(proof=proof) for proof in noted(store.connection, store.sealing)]
    with told(), told_as_store_errors(), store.turn():
        write_list(path, entries, vault=store.vault)
        wrapped = store.case_keys.wipe(entry.proof.case_id for entry in entries)
        for connection in (store.connection, store.case_keys.connection):
            connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
        _require_gone(store, wrapped)
        write_list(path, (replace(entry, finished=True) for entry in entries), vault=store.vault)


def _missing(store: Erasable, listed: tuple[Entry, ...]) -> tuple[Proof, ...]:
    """Return what the list tells of and the chain does not: an older copy of the store has brought it back."""
    known = {proof.case_id for proof in noted(store.connection, store.sealing)}
    return tuple(one.proof for one in listed if one.proof.case_id not in known)


def _has_keys(keys: CaseKeys, listed: Iterable[Entry]) -> bool:
    with told():
        return any(keys.has(entry.proof.case_id) for entry in listed)


def _require_gone(store: Erasable, wrapped: tuple[bytes, ...]) -> None:
    """Look for the keys in the bytes of their file. Raises `ErasureUnfinished` where one of them is there still.

    The bytes come by way of SQLite: to open and close the file here would drop the locks that are held on it (POSIX).
    The log is empty by now, so they are what lies on the disk.
    """
    content = store.case_keys.connection.serialize("main")
    if any(one in content for one in wrapped):
        raise ErasureUnfinished(number="")
