"""Orders what was kept in PostgreSQL, once a minute, and chains it: what nobody waits for when they write.

Every table is held for a moment, until all who are writing are done: from then on nothing can appear below the number
that was last given out, and that order is final. What is not sealed yet is bound within its case, and no further.
"""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import psycopg
from psycopg import errors

from engine.adapters import postgres_tables as tables
from engine.adapters.chain import Chain, Head
from engine.adapters.following import in_order
from engine.adapters.postgres_link import Connection, Link, told
from engine.errors import StoreAltered, StoreRolledBack

SECONDS = 60
_HOLD_MILLISECONDS = 1000  # a writer who takes longer is left alone, and the next time will do
BATCH = 500  # entries that are fetched at a time

SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"


class Sealer:
    """Seals the entries of one open store, and follows the seals."""

    def __init__(self, link: Link, chain: Chain) -> None:
        self._link = link
        self._chain = chain

    def head(self) -> Head:
        """Return the last seal."""
        found = self._link.all(tables.LAST_SEAL)
        return Head(found[0][0], found[0][2]) if found else self._chain.start

    def is_due(self) -> bool:
        """Tell whether the last seal is a minute old, or there is none."""
        ((age,),) = self._link.all(tables.SEAL_AGE)
        return age is None or age >= SECONDS

    def seal(self) -> Head | None:
        """Seal what was kept since the last time. None where others are at it, or a writer is not done.

        Raises `StoreAltered` where an entry is not as it was kept: it is never sealed.
        """
        with told(), suppress(errors.LockNotAvailable), self._link.connection() as connection:
            upto = _last_entry(connection)
            with connection.transaction():
                connection.execute(tables.HOLD_SEALS)
                return self._sealed(connection, upto)
        return None

    def require(self, seen: Head | None) -> None:
        """Raise `StoreRolledBack` where a seal that was seen before is not there."""
        if seen is None or seen == self._chain.start:
            return
        found = self._link.all(tables.SEAL_AT, seen.position)
        if not found or found[0][1] != seen.mac:
            raise StoreRolledBack(seen=seen.short, found=self.head().short, reason="server")

    def _sealed(self, connection: Connection, upto: int) -> Head:
        position, before, mac = connection.execute(tables.LAST_SEAL).fetchone() or (0, 0, self._chain.start.mac)
        head = Head(position, mac)
        if upto > before:
            head = self._followed(connection, head, after=before, upto=upto)
            if head.position > position:
                connection.execute(tables.INSERT_SEAL, (head.position, upto, head.mac))
        return head

    def follow(self, seen: Head | None = None) -> Head:
        """Return the last seal, followed from one that is known, or from the start; as at one moment.

        Raises `StoreRolledBack` where the known one is not there, and `StoreAltered` where the way from it is broken.
        """
        self.require(seen)
        with told(), self._link.connection() as connection, connection.transaction():
            connection.execute(SNAPSHOT)
            head = seen or self._chain.start
            (after, _) = connection.execute(tables.SEAL_AT, (head.position,)).fetchone() or (0, b"")
            for position, upto, mac in connection.execute(tables.SEALS_AFTER, (head.position,)).fetchall():
                head = self._followed(connection, head, after=after, upto=upto)
                if head != Head(position, mac):
                    raise StoreAltered(where="chain")
                after = upto
            return head

    def _followed(self, connection: Connection, head: Head, *, after: int, upto: int) -> Head:
        """Return the head after all entries between two numbers, each of which is as it was kept."""
        position, mac = head.position, head.mac
        entries = {table: self._entries(connection, table, after=after, upto=upto) for table in tables.CHAINED}
        for _, (entry, entry_mac) in in_order(entries):
            position += 1
            mac = self._chain.link(mac, "entry", columns=(entry, entry_mac))
        return Head(position, mac)

    def _entries(self, connection: Connection, table: str, *, after: int, upto: int) -> Iterator[tuple[Any, ...]]:
        """Return the entries of a table, each with its mac. Raises `StoreAltered` where that is another."""
        with psycopg.ServerCursor(connection, f"sealer_{table}") as cursor:
            cursor.itersize = BATCH
            for found in cursor.execute(tables.ENTRIES_OF[table], (after, upto)):
                entry, mac, wanted, _ = linked(self._chain, table, found=found)
                if mac != wanted:
                    raise StoreAltered(where="chain")
                yield entry, mac


def linked(chain: Chain, table: str, *, found: tuple[Any, ...]) -> tuple[int, bytes, bytes, tuple[Any, ...]]:
    """Return an entry that was read: its number, its mac, the one that it should have, and its other columns.

    A record follows the one before it in its case; whatever else there is follows nothing.
    """
    before = chain.start.mac
    if table == "records":
        before, *found_here = found
        case_id, seq = found_here[1], found_here[4]
        if seq == 1:
            before = chain.link(chain.start.mac, "case", columns=(case_id,))
    else:
        found_here = list(found)
    entry, *columns, mac = found_here
    return entry, mac, chain.link(before or b"", tables.CHAINED[table], columns=columns), tuple(columns)


def _last_entry(connection: Connection) -> int:
    """Return the last number that was given out, once all who were given one have kept their entry or let it be."""
    with connection.transaction():
        connection.execute(f"SET LOCAL lock_timeout = {_HOLD_MILLISECONDS}")
        connection.execute(tables.HOLD_ALL)
        (last,) = connection.execute(tables.LAST_ENTRY).fetchone() or (0,)
    return int(last)
