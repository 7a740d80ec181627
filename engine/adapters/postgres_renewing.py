"""Brings a store in PostgreSQL forward that an older version of the program has kept: whole, or not at all.

Each row is opened, which shows that it is as it was kept, and sealed anew with whom the case may be shown to. Whoever
writes to the store waits meanwhile, and is then told that the store is of a newer version.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from engine.adapters import postgres_schema, schema
from engine.adapters import postgres_tables as tables
from engine.adapters.codec import JsonCodec
from engine.adapters.custody import Custody
from engine.adapters.identity import believed, store_id_in
from engine.adapters.keys import chance as random_bytes
from engine.adapters.postgres_audience import Audience, bound_to
from engine.adapters.postgres_keys import PostgresKeys
from engine.adapters.postgres_link import Connection, Link, told
from engine.adapters.postgres_place import Place
from engine.adapters.private import told_as_store_errors
from engine.adapters.sealing import Columns, Sealing
from engine.adapters.vault import Vault
from engine.application.audience import ANYONE, audience_of
from engine.application.ports import Row

_SHUT = "LOCK TABLE meta, counters, cases, records IN SHARE ROW EXCLUSIVE MODE"

_ROWS = """
SELECT cases.case_id, year, serial, number, cases.seq, status, level, due, unit, holder, cases.sealed, event_id
FROM cases LEFT JOIN LATERAL (
    SELECT event_id FROM records WHERE records.case_id = cases.case_id ORDER BY records.seq DESC LIMIT 1
) AS newest ON true
"""

_TABLES = """
ALTER TABLE cases ADD COLUMN audience text[] NOT NULL DEFAULT '{}';
ALTER TABLE cases ALTER COLUMN audience DROP DEFAULT;
ALTER TABLE cases SET (fillfactor = 70);
ALTER TABLE records DROP CONSTRAINT records_case_id_fkey;
CREATE TABLE outbox (
    case_id text PRIMARY KEY,
    seq integer NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO outbox (case_id, seq) SELECT case_id, seq FROM cases WHERE status <> 'erased';
DROP FUNCTION append;
"""

_INDEX = "CREATE INDEX cases_by_audience ON cases USING gin (audience)"

_SEAL_ANEW = "UPDATE cases SET sealed = %s, audience = %s WHERE case_id = %s"

_SAY = "UPDATE meta SET value = %s WHERE name = 'format'"


def renew(place: Place, *, custody: Custody) -> bool:
    """Bring a store forward, if it is of an older form; tell whether it was.

    Raises `StoreMissing` where there is none, `StoreAltered` where a row is not as it was kept, and `StoreUngranted`.
    """
    with _shut(place) as (link, connection, found):
        if found.get("format") not in postgres_schema.OLDER:
            return False
        _renew(connection, link, vault=_believed(found, custody))
    return True


def wall_again(place: Place, *, custody: Custody) -> None:
    """Lay anew what lets the server show each person their own cases alone, where a copy was put in without its role.

    Raises `StoreMissing` where there is no store, `KeyMissing`, and `StoreUngranted`.
    """
    with _shut(place) as (link, connection, found):
        _believed(found, custody)
        postgres_schema.lay_walls(connection, link.schema)


@contextmanager
def _shut(place: Place) -> Iterator[tuple[Link, Connection, dict[str, str]]]:
    """Hold a store so that nobody writes to it, in a transaction; give what it says of itself."""
    link = Link(place.address, place.schema)
    try:
        with told_as_store_errors(), told():
            link.require_place(named=str(place))
            with link.connection() as connection, connection.transaction():
                connection.execute(_SHUT)
                yield link, connection, dict(connection.execute(tables.SELECT_META).fetchall())
    finally:
        link.close()


def _believed(found: dict[str, str], custody: Custody) -> Vault:
    """Return the vault of a store, once it is found that what it says of itself is as it was written."""
    store_id = store_id_in(found)
    vault = Vault(custody.master(store_id), store_id, chance=random_bytes)
    believed(found, vault)
    return vault


def _renew(connection: Connection, link: Link, *, vault: Vault) -> None:
    rows = list(_sealed_anew(connection.execute(_ROWS).fetchall(), link, vault=vault))
    connection.execute(_TABLES)
    with connection.cursor() as cursor:
        cursor.executemany(_SEAL_ANEW, rows)
    connection.execute(_INDEX)
    postgres_schema.lay_walls(connection, link.schema)
    connection.execute(_SAY, (postgres_schema.FORMAT,))


def _sealed_anew(found: list[tuple[Any, ...]], link: Link, *, vault: Vault) -> Iterator[tuple[bytes, list[str], str]]:
    """Give what is sealed in each row, bound to whom its case may be shown to, with that and the id of the case."""
    sealing, audience, codec = Sealing(vault, PostgresKeys(link, vault)), Audience(vault), JsonCodec()
    for columns in found:
        newest = str(columns[-1])
        if columns[schema.STATUS] == schema.ERASED:
            tags = audience.tags([ANYONE])
            proof = sealing.proof_of(columns)
            sealed = sealing.marker(columns, seq=columns[4], newest=bound_to(newest, tags), proof=proof)
        else:
            row = sealing.row_of(columns)
            tags = audience.tags(audience_of(row, codec.unseal(row.sealed)))
            sealed = _row_sealed(sealing, columns, row=row, newest=bound_to(newest, tags))
        yield sealed, tags, columns[0]


def _row_sealed(sealing: Sealing, columns: Columns, *, row: Row, newest: str) -> bytes:
    year, serial, number = columns[1:4]
    *_, sealed = sealing.row_columns(row, numbered=(year, serial, number), newest=newest)
    if not isinstance(sealed, bytes):
        raise TypeError(row.case_id)
    return sealed
