"""Looks through a store and tells everything in it that is not as it was kept.

The chain is followed through all its tables at once, in the order of their shared numbering, without opening anything;
what the chain does not reach (rows, counters, keys) is then held against what it does.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Protocol

import apsw

from engine.adapters import case_keys, schema
from engine.adapters.case_keys import CaseKeys
from engine.adapters.chain import Head
from engine.adapters.connection import told
from engine.adapters.erasing import proof_in
from engine.adapters.following import Entry, in_order
from engine.adapters.ledger import Ledger
from engine.adapters.sealing import Sealing
from engine.adapters.shape import has_shape
from engine.adapters.vault import Vault
from engine.application.proofs import Proof
from engine.application.upkeep import ERASED, Finding, Verified
from engine.cases.vocabulary import Compartment
from engine.errors import EngineError, StoreError

Refold = Callable[[], Iterable[Finding]]

MOST_FINDINGS = 20
"""More than these say nothing new: the store is not to be trusted."""
_SHOWN = 20  # characters of a number that may be anything
_FIRST = 1
_NO_RECORD = (0, None)

_COUNTERS = "SELECT year, last, mac FROM counters"
_LAST_SERIALS = "SELECT year, max(serial) FROM cases GROUP BY year"
_IS_THERE = f"SELECT 1 FROM cases WHERE case_id = ? AND status <> '{schema.ERASED}'"  # noqa: S608 - our own names
_DERIVED = "SELECT case_id, position FROM look_cases"


class Readable(Protocol):
    """What is looked through: an open store, or a backup."""

    connection: apsw.Connection
    vault: Vault
    ledger: Ledger
    sealing: Sealing
    case_keys: CaseKeys


def verify(
    store: Readable, *, thorough: bool = False, against: str | None = None, refold: Refold | None = None
) -> Verified:
    """Look through an open store, as it stands now; others may go on writing.

    `thorough` opens every entry. `against` is a head that was noted down earlier. `refold` tells
    what is wrong with the rows once all is read, and is asked only where nothing else is wrong.
    """
    walk = Walk(store, thorough=thorough)
    with told(), _as_it_stands(store.connection):
        walk.pages()
        if walk.shape():
            walk.read("cases", walk.markers)
            walk.chain()
            walk.read("cases", walk.rows)
            walk.read("cases", walk.erasures)
            walk.read("counters", walk.counters)
            walk.read("look_cases", walk.derived)
            walk.past(against)
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


class Walk:
    """One look through a store, and what it has found so far."""

    def __init__(self, store: Readable, *, thorough: bool) -> None:
        self.findings: list[Finding] = []
        self.entries = self.cases = self.opened = 0
        self.head = Head(0, store.vault.chain.start.mac)
        self._store = store
        self._thorough = thorough
        self._newest: dict[str, tuple[int, str | None]] = {}  # of each case: how many records, and the last event
        self._looked = 0
        self._markers: set[str] = set()  # cases of which a marker is left
        self._proofs: dict[str, Proof] = {}  # of the erasures that the chain tells of

    def markers(self) -> None:
        """Take note of the cases that are said to be erased: what is sealed in them cannot be opened."""
        for columns in self._store.connection.execute(schema.SELECT_MARKERS):
            with suppress(EngineError):
                self._store.sealing.proof_of(columns)
                self._markers.add(columns[0])

    def pages(self) -> None:
        """Let SQLite look at the pages of both files, and whether every row is in every index.

        The quick check would not see a record that its index leaves out for another: it counts them, no more.
        """
        for connection in (self._store.connection, self._store.case_keys.connection):
            if connection.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
                self._found("pages")

    def shape(self) -> bool:
        """Hold the tables against those that a store is made with; where they are others, nothing in them tells."""
        store = self._store
        shapes = ((store.connection, schema.TABLES), (store.case_keys.connection, case_keys.TABLES))
        if not all(has_shape(connection, tables) for connection, tables in shapes):
            self._found("shape")
            return False
        return True

    def chain(self) -> None:
        """Follow the chain from its start to the head that the store says it has."""
        link, previous, expected = self._store.vault.chain.link, self.head.mac, 1
        kinds = {table: kind for table, (kind, _) in schema.CHAINED.items()}
        tables = {table: self._entries_of(table) for table in kinds}
        for table, entry in in_order(tables):
            position, mac = entry[0], _mac_of(entry)
            if position != expected:
                self._found("gap" if position > expected else "twice", position=expected)
            elif mac != link(previous, kinds[table], columns=entry[:-1]):
                self._found("entry", position=position)
            previous, expected = mac, position + 1
            try:
                self._read(table, entry)
            except (ValueError, TypeError, AttributeError):  # a page of another table has been written over this one
                self._found("entry", position=position)
        self.head = Head(expected - 1, previous)
        if self._store.ledger.head() != self.head:
            self._found("head", position=self.head.position)

    def read(self, table: str, look: Callable[[], None]) -> None:
        """Look at a table, as far as it can be read: a bit that has turned can make text of it that is none."""
        try:
            look()
        except (ValueError, TypeError):
            self._found("unreadable", table=table)

    def rows(self) -> None:
        """Hold each case's row against its newest record, and open what is sealed in it, and all its keys."""
        for columns in self._store.connection.execute(schema.SELECT_ROWS):
            _, newest = self._newest.pop(columns[0], _NO_RECORD)
            if columns[schema.STATUS] == schema.ERASED:
                self._erased((*columns[:-1], newest))
                continue
            self.cases += 1
            try:
                self._store.sealing.row_of((*columns[:-1], newest))
                for compartment in Compartment:
                    self._store.case_keys.seal(columns[0], compartment)
            except EngineError:
                self._found("row", number=str(columns[3])[:_SHOWN])
        if self._newest:
            self._found("rowless", count=len(self._newest))

    def _erased(self, columns: Entry) -> None:
        """Hold the marker of an erased case against the proof in the chain, and see that it has no key."""
        case_id, number = columns[0], str(columns[3])[:_SHOWN]
        try:
            proof = self._store.sealing.proof_of(columns)
        except EngineError:
            self._found("row", number=number)
            return
        if self._proofs.pop(case_id, None) != proof:
            self._found("erasure-unproven", number=number)
        if self._store.case_keys.has(case_id):
            self._found("erasure-half-done", number=number)

    def erasures(self) -> None:
        """Tell of an erasure in the chain of a case that is there still."""
        for proof in self._proofs.values():
            if self._store.connection.execute(_IS_THERE, (proof.case_id,)).fetchone() is not None:
                self._found("erasure-half-done", number=proof.number[:_SHOWN])

    def counters(self) -> None:
        """Look whether a number could be given out twice."""
        given = dict(self._store.connection.execute(_LAST_SERIALS))
        for year, last, mac in self._store.connection.execute(_COUNTERS):
            most = given.pop(year, 0)
            if last < most or mac != self._store.sealing.counter_mac(year, last):
                self._found("counter", year=year)
        for year in given:
            self._found("counter", year=year)

    def derived(self) -> None:
        """Hold the list of who looked at which case against the access log itself."""
        listed = sum(map(hash, self._store.connection.execute(_DERIVED)))
        if listed != self._looked:
            self._found("looks")

    def past(self, against: str | None) -> None:
        """Hold the store against a head that was noted down earlier."""
        if against is None:
            return
        position = int(against.partition("-")[0])
        mac = self._store.ledger.mac_at(position)
        if mac is None:
            self._found("mark-ahead", mark=against, head=self.head.short)
        elif Head(position, mac).short != against:
            self._found("mark-other", mark=against)

    def _read(self, table: str, entry: Entry) -> None:
        """Take note of what an entry tells of other tables, and open it where it is to be opened."""
        self.entries += 1
        opens = self._thorough
        if table == "records":
            case_id, seq = entry[1], entry[4]
            if seq != self._newest.get(case_id, _NO_RECORD)[0] + 1:
                self._found("hole", position=entry[0])
            self._newest[case_id] = (seq, entry[2])
            opens = (opens or seq == _FIRST) and case_id not in self._markers
        elif table == "looks":
            self._looked += sum(hash((case_id, entry[0])) for case_id in entry[3].split())
        elif table == "notices" and entry[2] == ERASED:
            self._prove(entry[1:-1])
        if opens:
            self._open(table, entry[1:-1])

    def _prove(self, columns: Entry) -> None:
        """Take note of the proof of an erasure."""
        with suppress(EngineError):  # one that cannot be opened proves nothing, and its marker is told of
            proof = proof_in(self._store.sealing.notice_of(columns))
            self._proofs[proof.case_id] = proof

    def _open(self, table: str, columns: Entry) -> None:
        self.opened += 1
        try:
            open_entry(self._store.sealing, table, columns=columns)
        except StoreError:
            self._found("sealed", kind=table)

    def _entries_of(self, table: str) -> Iterator[Entry]:
        """Return the entries of a table in order, as far as they can be read."""
        try:
            yield from self._store.connection.execute(f"SELECT * FROM {table} ORDER BY position")  # noqa: S608 - our own names
        except (apsw.Error, ValueError):  # a page that is none, a text that is not UTF-8
            self._found("unreadable", table=table)

    def _found(self, code: str, **arguments: str | int) -> None:
        if len(self.findings) < MOST_FINDINGS:
            told = {name: " ".join(one.split()) if isinstance(one, str) else one for name, one in arguments.items()}
            self.findings.append(Finding(f"verify.{code}", tuple(told.items())))


def open_entry(sealing: Sealing, table: str, *, columns: Entry) -> None:
    """Open what is sealed in an entry of a table. Raises `StoreAltered` where it is not as it was kept."""
    match table:
        case "records":
            sealing.record_of(columns)
        case "guidelines":
            sealing.guideline_of(*columns)
        case "people":
            sealing.person_of(columns)
        case "looks":
            sealing.look_of(columns)
        case _:
            sealing.notice_of(columns)


def _mac_of(entry: Entry) -> bytes:
    """Return the mac of an entry; where a page has been written over it may be anything, and then it fits nothing."""
    return entry[-1] if isinstance(entry[-1], bytes) else b""


@contextmanager
def _as_it_stands(connection: apsw.Connection) -> Iterator[None]:
    """Read everything as it is at one moment, whatever others write meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("COMMIT")
