"""Erases a case from a store in PostgreSQL: its keys are destroyed, and with them all that they sealed.

In one transaction the row becomes a marker, the proof is noted and the keys are taken away. Then the erasure is written
in the list beside the master key, and the table of keys is written anew without them. Whoever opens the store next goes
on from wherever that was broken off, and erases again what an older copy of the database has brought back.

A key that is gone from its table lies still in the server's log of changes and in its backups, until these are let go.
"""

from collections.abc import Iterable
from typing import Protocol

from engine.adapters import postgres_tables as tables
from engine.adapters.custody import Custody
from engine.adapters.erase_list import Entry, list_path, read_list, write_list
from engine.adapters.identity import Identity
from engine.adapters.postgres_audience import Audience, bound_to
from engine.adapters.postgres_keys import PostgresKeys
from engine.adapters.postgres_link import Connection, Link, told
from engine.adapters.private import told_as_store_errors
from engine.adapters.sealing import Column, Columns, Sealing
from engine.adapters.vault import Vault
from engine.application.audience import ANYONE
from engine.application.ports import Conflict, Notice, Row
from engine.application.proofs import Proof
from engine.application.upkeep import ERASED
from engine.errors import EngineError, ErasureUnfinished


class Erasable(Protocol):
    """An open store, as far as an erasure needs it."""

    link: Link
    custody: Custody
    vault: Vault
    identity: Identity
    sealing: Sealing
    keys: PostgresKeys
    audience: Audience

    def row(self, case_id: str) -> Row | None:
        """Return a case's row."""
        ...

    def erased(self) -> tuple[Proof, ...]:
        """Return the proofs of all erasures, in order."""
        ...

    def mark(self) -> str:
        """Return the short head of the last seal."""
        ...

    def bound(self, table: str, columns: Columns) -> tuple[Column, ...]:
        """Return an entry outside the cases as it is kept."""
        ...


def erase(store: Erasable, proof: Proof, *, expected_seq: int) -> str | Conflict:
    """Erase a case that stands where it is expected to, and return the short head.

    Raises `ErasureUnfinished` where the case is gone for all who ask, but its keys not yet from the file of their
    table. Then whoever opens the store next goes on.
    """
    row = store.row(proof.case_id)  # opened first: what somebody has changed is not taken for what it says
    if row is None or row.seq != expected_seq:
        return Conflict(proof.case_id, row.seq if row else 0)
    with told(), store.link.connection() as connection, connection.transaction():
        found = connection.execute(tables.HOLD_ROW, (proof.case_id,)).fetchone()
        if found is None or found[0] != expected_seq:
            return Conflict(proof.case_id, found[0] if found else 0)
        _leave_marker(store, connection, proof=proof)
    if not settle(store):
        raise ErasureUnfinished(number=proof.number)
    return store.mark()


def _leave_marker(store: Erasable, connection: Connection, *, proof: Proof) -> None:
    """Make a marker of a case, if there is one, note the proof, and take the keys away."""
    found = connection.execute(tables.ROW_BY_ID, (proof.case_id,)).fetchone()
    if found is not None:
        seq, tags = found[4], store.audience.tags([ANYONE])
        newest = bound_to(found[-2].partition(" ")[0], tags)
        sealed = store.sealing.marker(found, seq=seq, newest=newest, proof=proof)
        connection.execute(tables.TO_MARKER, (seq, sealed, tags, proof.case_id))
        connection.execute(tables.DELETE_CHANGED, (proof.case_id,))
    notice = store.sealing.notice_columns(Notice(proof.at, ERASED, proof.written()))
    connection.execute(tables.INSERT_NOTICE, store.bound("notices", notice))
    connection.execute(tables.DELETE_KEYS, ([proof.case_id],))
    store.keys.forget([proof.case_id])


def settle(store: Erasable) -> bool:
    """Go on with every erasure that was broken off, and with what an older copy of the database has brought back.

    Return whether nothing is left to do. It is asked at every opening, and keeps nobody out of the store for what it
    cannot read or do.
    """
    try:
        with told(), told_as_store_errors():
            _settle(store)
    except EngineError:
        return False
    return True


def _settle(store: Erasable) -> None:
    path = list_path(store.custody, store.identity.store_id)
    listed, proofs = read_list(path, store.vault), store.erased()
    is_listed = len(listed) == len(proofs) and all(one.finished for one in listed)
    if is_listed and not (proofs and store.keys.any_of(_cases(proofs))):
        return
    known = set(_cases(proofs))
    missing = [one.proof for one in listed if one.proof.case_id not in known]
    for proof in missing:
        with store.link.connection() as connection, connection.transaction():
            _leave_marker(store, connection, proof=proof)
    proofs = (*proofs, *missing)
    write_list(path, (Entry(proof=proof) for proof in proofs), vault=store.vault)
    with store.link.connection() as connection:
        store.keys.wipe(connection, _cases(proofs))
    write_list(path, (Entry(proof=proof, finished=True) for proof in proofs), vault=store.vault)


def _cases(proofs: Iterable[Proof]) -> list[str]:
    return [proof.case_id for proof in proofs]
