"""Looks through a store in PostgreSQL and tells everything in it that is not as it was kept.

All entries are followed in the order in which they were sealed, and each in the chain of its case; what no chain
reaches (rows, counters, keys) is then held against them. What is not sealed yet is held against its case alone.
"""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Protocol

import psycopg

from engine.adapters import postgres_tables as tables
from engine.adapters import schema
from engine.adapters.chain import Head
from engine.adapters.erasing import proof_in
from engine.adapters.following import in_order
from engine.adapters.postgres_audience import bound_again
from engine.adapters.postgres_keys import PostgresKeys
from engine.adapters.postgres_link import Connection, Link, told
from engine.adapters.postgres_sealer import BATCH, SNAPSHOT, linked
from engine.adapters.sealing import Columns, Sealing
from engine.adapters.vault import Vault
from engine.adapters.verifying import MOST_FINDINGS, Refold, open_entry
from engine.application.proofs import Proof
from engine.application.upkeep import ERASED, Finding, Verified
from engine.cases.vocabulary import Compartment
from engine.errors import EngineError

_SHOWN = 20  # characters of a number that may be anything
_NO_RECORD = (0, None)
_LAST = (1 << 63) - 1


class Readable(Protocol):
    """An open store, as far as it is looked through."""

    link: Link
    vault: Vault
    sealing: Sealing
    keys: PostgresKeys


def verify(
    store: Readable, *, thorough: bool = False, against: str | None = None, refold: Refold | None = None
) -> Verified:
    """Look through an open store, as it stands now; others may go on writing.

    `thorough` opens every entry. `against` is a head that was noted down earlier, of the store or of a receipt.
    `refold` tells what is wrong with the rows once all is read, and is asked only where nothing else is wrong.
    """
    walk = _Walk(store, thorough=thorough, against=against)
    with told(), store.link.connection() as connection, connection.transaction():
        connection.execute(SNAPSHOT)
        walk.markers(connection)
        walk.chain(connection)
        walk.rows(connection)
        walk.counters(connection)
        walk.past()
    if refold is not None and not walk.findings:
        walk.findings += refold()
    return Verified(
        entries=walk.entries,
        cases=walk.cases,
        opened=walk.opened,
        mark=walk.head.short,
        findings=tuple(walk.findings[:MOST_FINDINGS]),
        thorough=thorough,
    )


class _Walk:
    """One look through a store, and what it has found so far."""

    def __init__(self, store: Readable, *, thorough: bool, against: str | None) -> None:
        self.findings: list[Finding] = []
        self.entries = self.cases = self.opened = 0
        self.head = store.vault.chain.start  # the last seal
        self._store = store
        self._thorough = thorough
        self._against = against
        self._last = 0  # the highest number that a head could name
        self._newest: dict[str, tuple[int, str | None]] = {}  # of each case: how many records, and the last event
        self._markers: set[str] = set()  # cases of which a marker is left
        self._proofs: dict[str, Proof] = {}  # of the erasures that are noted

    def markers(self, connection: Connection) -> None:
        """Take note of the cases that are said to be erased: what is sealed in them cannot be opened."""
        for *columns, _mac in connection.execute(tables.ALL_MARKERS).fetchall():
            with suppress(EngineError):
                self._store.sealing.proof_of(columns)
                self._markers.add(columns[0])

    def chain(self, connection: Connection) -> None:
        """Follow all entries from the first, and hold each seal against those that it is for."""
        chain = self._store.vault.chain
        seals = connection.execute(tables.SEALS_AFTER, (0,)).fetchall()[::-1]
        position, mac = self.head.position, self.head.mac
        entries = {table: self._entries(connection, table) for table in tables.CHAINED}
        for table, (entry, entry_mac, wanted, columns) in in_order(entries):
            while seals and entry > seals[-1][1]:
                self._hold(seals.pop(), Head(position, mac))
            position, mac = position + 1, chain.link(mac, "entry", columns=(entry, entry_mac))
            self._read(table, columns, entry=entry)
            self._meet(Head(entry, entry_mac))
            if entry_mac != wanted:
                self._found("entry", position=entry)
        while seals:
            self._hold(seals.pop(), Head(position, mac))

    def _entries(self, connection: Connection, table: str) -> Iterator[tuple[Any, ...]]:
        """Return the entries of a table, each with its mac, the one that it should have, and its columns."""
        with psycopg.ServerCursor(connection, f"verify_{table}") as cursor:
            cursor.itersize = BATCH
            for found in cursor.execute(tables.ENTRIES_OF[table], (0, _LAST)):
                yield linked(self._store.vault.chain, table, found=found)

    def _hold(self, seal: Columns, reached: Head) -> None:
        """Hold a seal against what was reached when all that it is for was followed."""
        position, _, mac = seal
        self.head = Head(position, mac)
        self._meet(self.head)
        if self.head != reached:
            self._found("head", position=position)

    def _meet(self, head: Head) -> None:
        self._last = max(self._last, head.position)
        if head.short == self._against:
            self._against = None

    def _read(self, table: str, columns: Columns, *, entry: int) -> None:
        """Take note of what an entry tells of other tables, and open it where it is to be opened."""
        self.entries += 1
        opens = self._thorough
        if table == "records":
            case_id, seq = columns[0], columns[schema.SEQ]
            if seq != self._newest.get(case_id, _NO_RECORD)[0] + 1:
                self._found("hole", position=entry)
            self._newest[case_id] = (seq, columns[1])
            opens = (opens or seq == 1) and case_id not in self._markers
        elif table == "notices" and columns[1] == ERASED:
            with suppress(EngineError):  # one that cannot be opened proves nothing, and its marker is told of
                proof = proof_in(self._store.sealing.notice_of(columns))
                self._proofs[proof.case_id] = proof
        if opens:
            self.opened += 1
            try:
                open_entry(self._store.sealing, table, columns=tuple(columns))
            except EngineError:
                self._found("sealed", kind=table)

    def rows(self, connection: Connection) -> None:
        """Hold each case's row against its newest record, and open what is sealed in it, and all its keys."""
        for columns in connection.execute(tables.SELECT_ROWS).fetchall():
            case_id, number = columns[0], str(columns[3])[:_SHOWN]
            _, newest = self._newest.pop(case_id, _NO_RECORD)
            row = (*columns[:-2], bound_again(columns[-2], newest))
            if columns[schema.STATUS] == schema.ERASED:
                self._erased(row, number)
                continue
            self.cases += 1
            if self._proofs.get(case_id):
                self._found("erasure-half-done", number=number)
            try:
                self._store.sealing.row_of(row)
                for compartment in Compartment:
                    self._store.keys.seal(case_id, compartment)
            except EngineError:
                self._found("row", number=number)
        if self._newest:
            self._found("rowless", count=len(self._newest))

    def _erased(self, row: Columns, number: str) -> None:
        """Hold the marker of an erased case against its proof, and see that it has no key."""
        try:
            proof = self._store.sealing.proof_of(row)
        except EngineError:
            self._found("row", number=number)
            return
        if self._proofs.get(row[0]) != proof:
            self._found("erasure-unproven", number=number)
        if self._store.keys.has(row[0]):
            self._found("erasure-half-done", number=number)

    def counters(self, connection: Connection) -> None:
        """Look whether a case is not there that was given a number, or a number could be given out twice."""
        for year, last, mac, cases in connection.execute(tables.SELECT_NUMBERED).fetchall():
            if cases != last or mac != self._store.sealing.counter_mac(year, last):
                self._found("counter", year=year)

    def past(self) -> None:
        """Tell where a head that was noted down earlier was not met."""
        if self._against is None:
            return
        if int(self._against.partition("-")[0]) > self._last:
            self._found("mark-ahead", mark=self._against, head=self.head.short)
        else:
            self._found("mark-other", mark=self._against)

    def _found(self, code: str, **arguments: str | int) -> None:
        if len(self.findings) < MOST_FINDINGS:
            told = {name: " ".join(one.split()) if isinstance(one, str) else one for name, one in arguments.items()}
            self.findings.append(Finding(f"verify.{code}", tuple(told.items())))
