"""Keeps what a command adds to cases in a store's tables, inside a transaction of the store."""

from collections.abc import Sequence

import apsw

from engine.adapters import numbering, schema
from engine.adapters.case_keys import CaseKeys
from engine.adapters.chain import Head
from engine.adapters.ledger import Ledger
from engine.adapters.sealing import Columns, Sealing
from engine.application.ports import Conflict, Receipt, Stream
from engine.errors import CommandReused, EventReused, StoreAltered
from engine.values import Struct, replace


class _Standing(Struct, frozen=True):
    """Where a case stands, and what it is numbered; all 0 where it is not opened."""

    year: int = 0
    serial: int = 0
    number: str = ""
    seq: int = 0


class Appending:
    """Adds streams to the cases of one open store."""

    def __init__(self, connection: apsw.Connection, *, ledger: Ledger, sealing: Sealing, case_keys: CaseKeys) -> None:
        self._connection = connection
        self._ledger = ledger
        self._sealing = sealing
        self._case_keys = case_keys

    def repeated(self, streams: Sequence[Stream], command_id: str) -> tuple[Receipt, ...]:
        """Return the receipts that a command was given when it was kept; none where it was not.

        Raises `CommandReused` where it was kept with other records.
        """
        found = numbering.all_or_none([self._kept_before(stream, command_id) for stream in streams])
        mark = max(found, key=lambda head: head.position).short if found else ""
        return tuple(
            Receipt(
                stream.case_id, command_id, self._standing(stream.case_id).number, stream.row.seq, mark, repeated=True
            )
            for stream in streams[: len(found)]
        )

    def append(self, streams: Sequence[Stream], command_id: str) -> tuple[Receipt, ...] | Conflict:
        """Keep streams of a new command, or return the first conflict."""
        standings = []
        for stream in streams:
            standing = self._standing(stream.case_id)
            if standing.seq != stream.expected_seq:
                return Conflict(stream.case_id, standing.seq)
            standings.append(standing if standing.seq else self._opened(stream))
        for stream, standing in zip(streams, standings, strict=True):
            self._save_row(stream, standing)
        head = self._add_records(streams)
        return tuple(
            Receipt(stream.case_id, command_id, standing.number, stream.row.seq, head.short)
            for stream, standing in zip(streams, standings, strict=True)
        )

    def _standing(self, case_id: str) -> _Standing:
        """Return where a case stands. Its row is opened first: what somebody has changed is never sealed anew."""
        columns = self._connection.execute(schema.ROW_BY_ID, (case_id,)).fetchone()
        if columns is None:
            return _Standing()
        self._sealing.row_of(columns)
        _, year, serial, number, seq, *_ = columns
        return _Standing(year, serial, number, seq)

    def _kept_before(self, stream: Stream, command_id: str) -> Head | None:
        """Return where the chain stood after a command that was kept before."""
        found: Sequence[Columns] = self._connection.execute(
            schema.SELECT_COMMAND, (stream.case_id, command_id)
        ).fetchall()
        if not found:
            return None
        if tuple(self._sealing.record_of(columns) for *columns, _, _ in found) != tuple(stream.records):
            raise CommandReused
        *_, position, mac = found[-1]
        return Head(position, mac)

    def _opened(self, stream: Stream) -> _Standing:
        """Give a new case its keys and its number."""
        self._case_keys.make(stream.case_id)
        year = numbering.year_of_opening(stream.records)
        serial = self._next_serial(year)
        return _Standing(year, serial, numbering.written_number(year, serial))

    def _next_serial(self, year: int) -> int:
        last, mac = self._connection.execute(schema.SELECT_COUNTER, (year,)).fetchone() or (0, None)
        if mac is not None and mac != self._sealing.counter_mac(year, last):
            raise StoreAltered(where="counter")
        serial = int(last) + 1
        self._connection.execute(schema.SAVE_COUNTER, (year, serial, self._sealing.counter_mac(year, serial)))
        return serial

    def _save_row(self, stream: Stream, standing: _Standing) -> None:
        row = replace(stream.row, number=standing.number)
        columns = self._sealing.row_columns(row, year=standing.year, serial=standing.serial)
        self._connection.execute(schema.SAVE_CASE, columns)

    def _add_records(self, streams: Sequence[Stream]) -> Head:
        records = [record for stream in streams for record in stream.records]
        try:
            return self._ledger.add("records", map(self._sealing.record_columns, records))
        except apsw.ConstraintError:
            if any(map(self._holds_known_event, streams)):
                raise EventReused from None
            raise

    def _holds_known_event(self, stream: Stream) -> bool:
        ids = [record.event_id for record in stream.records]
        known = (self._connection.execute(schema.SELECT_EVENT, (stream.case_id, one)).fetchone() for one in ids)
        return len(set(ids)) < len(ids) or any(known)
