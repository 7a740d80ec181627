"""The tables that the chain of a store runs through: how entries come into them, and where the chain stands."""

from collections.abc import Iterable

import apsw

from engine.adapters import schema
from engine.adapters.chain import MAC_BYTES, Chain, Head
from engine.adapters.following import followed
from engine.adapters.sealing import Column
from engine.errors import StoreAltered

MOST = 1 << 53  # entries; whatever stands beyond was not kept by this program


class Ledger:
    """The chained tables of one open store. Entries are added inside a transaction of the store."""

    def __init__(self, connection: apsw.Connection, chain: Chain) -> None:
        self._connection = connection
        self._cursor = connection.cursor()
        self._chain = chain

    def head(self) -> Head:
        """Return where the chain stands."""
        return head_of(*self._connection.execute(schema.SELECT_HEAD).fetchone() or (None, None))

    def require_end(self) -> None:
        """Raise `StoreAltered` where the last entry is not there, or is not the last."""
        head = self.head()
        position, last = self._connection.execute(schema.SELECT_END).fetchone() or (None, None)
        if self.mac_at(head.position) != head.mac or position != (last or 0):
            raise StoreAltered(where="head")

    def followed(self, seen: Head | None) -> Head:
        """Return where the chain stands, followed from a head that is known, or from its start; as at one moment.

        Raises `StoreAltered` where the way there is broken, or does not lead to where the store says that it stands.
        """
        self._connection.execute("BEGIN")
        try:
            found = followed(self._connection, self._chain, seen=seen or self._chain.start)
            if found != self.head():
                raise StoreAltered(where="head")
        finally:
            self._connection.execute("COMMIT")
        return found

    def mac_at(self, position: int) -> bytes | None:
        """Return the mac of the entry at a position, in whatever table it lies; None where there is none."""
        if position == 0:
            return self._chain.start.mac
        found = self._connection.execute(schema.MAC_AT, (position,)).fetchone()
        return found[0] if found else None

    def add(self, table: str, entries: Iterable[tuple[Column, ...]], *, after: Head | None = None) -> Head:
        """Add entries to a table, bound to all that came before; return where the chain stands then.

        `after` is where it stands now, from whoever has read that already in the same transaction.
        """
        head = self.linked(table, entries, after=after or self.head())
        self.keep(head)
        return head

    def keep(self, head: Head) -> None:
        """Keep where the chain stands."""
        self._cursor.execute(schema.UPDATE_HEAD, (head.position, head.mac))

    def linked(self, table: str, entries: Iterable[tuple[Column, ...]], *, after: Head) -> Head:
        """Add entries as `add` does, but for the head: whoever adds more in the same transaction does that last."""
        kind, insert = schema.CHAINED[table]
        position, mac = after.position, after.mac
        for entry in entries:
            position += 1
            columns = (position, *entry)
            mac = self._chain.link(mac, kind, columns=columns)
            self._cursor.execute(insert, (*columns, mac))
        return Head(position, mac)


def head_of(position: object, mac: object) -> Head:
    """Return the head that lies in columns. Raises `StoreAltered` where it is none."""
    if not isinstance(position, int) or not 0 <= position < MOST or not isinstance(mac, bytes):
        raise StoreAltered(where="head")
    if len(mac) != MAC_BYTES:
        raise StoreAltered(where="head")
    return Head(position, mac)
