"""Follows the chain of a store through all its tables at once, in the order of their shared numbering."""

from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import Any

import apsw

from engine.adapters import schema
from engine.adapters.chain import Chain, Head
from engine.errors import StoreAltered

Entry = tuple[Any, ...]

_END = float("inf")


def followed(connection: apsw.Connection, chain: Chain, *, seen: Head) -> Head:
    """Return where the chain stands, link by link from a head that is known. Asked inside a transaction.

    Raises `StoreAltered` where a link is missing or another: only what is followed here is worth remembering, for
    whoever holds the file can write an end of the chain that nothing leads to.
    """
    kinds = {table: kind for table, (kind, _) in schema.CHAINED.items()}
    tables: dict[str, Iterator[Entry]] = {
        table: connection.execute(f"SELECT * FROM {table} WHERE position > ? ORDER BY position", (seen.position,))  # noqa: S608 - our own names
        for table in kinds
    }
    position, mac = seen.position, seen.mac
    for table, entry in in_order(tables):
        if entry[0] != position + 1 or entry[-1] != chain.link(mac, kinds[table], columns=entry[:-1]):
            raise StoreAltered(where="chain")
        position, mac = entry[0], entry[-1]
    return Head(position, mac)


def in_order(tables: Mapping[str, Iterator[Entry]]) -> Iterator[tuple[str, Entry]]:
    """Return the entries of several tables in the order of their positions, each with the name of its table.

    From one table as many are taken as come before the next of the others: nothing is compared for each entry.
    """
    waiting = [[entry[0], table, entry] for table, entries in tables.items() if (entry := next(entries, None))]
    while waiting:
        waiting.sort(key=itemgetter(0))
        _, table, entry = first = waiting[0]
        limit = waiting[1][0] if len(waiting) > 1 else _END
        following: Entry | None = entry
        while following is not None and following[0] <= limit:
            yield table, following
            following = next(tables[table], None)
        if following is None:
            waiting.pop(0)
        else:
            first[0], first[2] = following[0], following
