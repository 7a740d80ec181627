"""Copies a store in a file into a new one in PostgreSQL, in the order in which it was kept, and finds that they agree.

Nothing is taken over as it lies: each entry is opened, which shows that it is as it was kept, and sealed anew with keys
of the new store's own. Of an erased case the marker is taken along, and the records that nobody can open, so that its
number is not given out again. The old store is left as it is; whoever writes to it waits meanwhile.
"""

from typing import Any

from engine.adapters import postgres_tables as tables
from engine.adapters import schema
from engine.adapters.chain import Chain
from engine.adapters.codec import JsonCodec
from engine.adapters.custody import Custody
from engine.adapters.following import Entry, in_order
from engine.adapters.postgres import PostgresStore
from engine.adapters.postgres_audience import Audience, bound_to
from engine.adapters.postgres_keys import PostgresKeys
from engine.adapters.postgres_link import Connection, Link
from engine.adapters.postgres_place import Place
from engine.adapters.postgres_verifying import verify
from engine.adapters.sealing import Column, Sealing
from engine.adapters.sqlite import SqliteStore
from engine.adapters.vault import Vault
from engine.application.audience import ANYONE, audience_of
from engine.application.ports import Look
from engine.application.upkeep import Verified
from engine.errors import CopyDiffers
from engine.values import replace

_COUNTERS = "SELECT year, last FROM counters"
_ENTRIES = {table: f"SELECT * FROM {table} ORDER BY position" for table in schema.CHAINED}  # noqa: S608 - our own names
_INSERT_CASE = "INSERT INTO cases VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
_INSERT_KEY = "INSERT INTO keys VALUES (%s, %s, %s)"


def copy_store(source: SqliteStore, place: Place, *, custody: Custody) -> Verified:
    """Copy a store to a place where none is, and return what a look through all of the new one found.

    Raises `StoreExists`, `StoreAltered` where the old one is not as it was kept, and `CopyDiffers` where the two do not
    agree; what was made is taken away again then.
    """

    def fill(connection: Connection, link: Link, *, vault: Vault) -> None:
        _Filling(source, connection, link=link, vault=vault).all()

    practice = source.is_practice
    with source.turn(), PostgresStore.create(place, custody=custody, practice=practice, fill=fill) as copy:
        copy.seal()
        found = verify(copy, thorough=True)
        if found.findings or not _agree(source, copy):
            copy.take_away()
            raise CopyDiffers(path=str(place))
    return found


def _agree(source: SqliteStore, copy: PostgresStore) -> bool:
    """Tell whether two stores hold the same, asked in the words of the store's port."""
    rows = source.rows()
    return (
        rows == copy.rows()
        and all(source.records(row.case_id) == copy.records(row.case_id) for row in rows)
        and source.people() == copy.people()
        and source.looks() == copy.looks()
        and source.notices() == copy.notices()
        and source.copies() == copy.copies()
        and source.erased() == copy.erased()
    )


class _NewKeys(PostgresKeys):
    """The keys of a store that is being made: nobody sees them yet, and what was made is all there is."""

    def has(self, case_id: str) -> bool:
        """Tell whether a case was given a key."""
        return self.is_known(case_id)


class _Filling:
    """The filling of one new store, in the transaction that makes it."""

    def __init__(self, source: SqliteStore, connection: Connection, *, link: Link, vault: Vault) -> None:
        self._source = source
        self._connection = connection
        self._chain: Chain = vault.chain
        self._keys = _NewKeys(link, vault)
        self._sealing = Sealing(vault, self._keys)
        self._audience = Audience(vault)
        self._codec = JsonCodec()
        self._macs: dict[str, bytes] = {}  # of the newest record of each case
        self._erased: set[str] = set()

    def all(self) -> None:
        """Fill in everything: the cases first, which the records belong to."""
        known = self._source.connection
        counters: list[tuple[Any, ...]] = known.execute(_COUNTERS).fetchall()
        for year, last in counters:  # what binds them is asked for by `rows`, before the copy counts
            self._connection.execute(tables.ADD_COUNTER, (year, self._sealing.counter_mac(year, 0)))
            self._connection.execute(tables.SAVE_COUNTER, (last, self._sealing.counter_mac(year, last), year))
        for columns in known.execute(schema.ROWS_BY_NUMBERS).fetchall():
            sealed = self._marker(columns) if columns[schema.STATUS] == schema.ERASED else self._row(columns)
            self._connection.execute(_INSERT_CASE, sealed)
        entries = {table: iter(known.execute(_ENTRIES[table]).fetchall()) for table in schema.CHAINED}
        for table, entry in in_order(entries):
            self._add(table, self._sealed_anew(table, entry[1:-1]))

    def _row(self, columns: Entry) -> tuple[Any, ...]:
        """Return the row of a case sealed with new keys, which are kept with it."""
        row, newest = self._source.sealing.row_of(columns), columns[-1]
        for key in self._keys.make(row.case_id):
            self._connection.execute(_INSERT_KEY, key)
        tags = self._audience.tags(audience_of(row, self._codec.unseal(row.sealed)))
        return (*self._sealing.row_columns(row, numbered=columns[1:4], newest=bound_to(newest, tags)), tags)

    def _marker(self, columns: Entry) -> tuple[Any, ...]:
        """Return the marker of an erased case, bound anew."""
        self._erased.add(columns[0])
        proof = self._source.sealing.proof_of(columns)
        tags = self._audience.tags([ANYONE])
        newest = bound_to(columns[-1], tags)
        return (*columns[:-2], self._sealing.marker(columns, seq=columns[4], newest=newest, proof=proof), tags)

    def _sealed_anew(self, table: str, columns: Entry) -> tuple[Column, ...]:
        """Return an entry sealed with the new store's keys; a record that nobody can open goes as it is."""
        old, new = self._source.sealing, self._sealing
        match table:
            case "records":
                return columns if columns[0] in self._erased else new.record_columns(old.record_of(columns))
            case "guidelines":
                return new.guideline_columns(old.guideline_of(*columns))
            case "people":
                return new.person_columns(old.person_of(columns))
            case "looks":
                return new.look_columns(self._shown(old.look_of(columns)))
            case _:
                return new.notice_columns(old.notice_of(columns))

    def _shown(self, look: Look) -> Look:
        """Return a look without what somebody typed of an erased case."""
        return replace(look, reason=None) if self._erased.intersection(look.cases) else look

    def _add(self, table: str, columns: tuple[Column, ...]) -> None:
        """Keep an entry with the next number, bound as one that is kept there the first time."""
        before = self._chain.start.mac
        if table == "records":
            case_id = str(columns[0])
            before = self._macs.get(case_id) or self._chain.link(before, "case", columns=(case_id,))
        mac = self._chain.link(before, tables.CHAINED[table], columns=columns)
        if table == "records":
            self._macs[str(columns[0])] = mac
        marks = ", ".join(["%s"] * (len(columns) + 1))
        insert = f"INSERT INTO {table} VALUES (nextval('entries'), {marks})"  # noqa: S608 - our own names
        self._connection.execute(insert, (*columns, mac))
