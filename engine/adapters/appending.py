"""Keeps what a command adds to cases in a store's tables, inside a transaction of the store."""

from collections.abc import Sequence

import apsw

from engine.adapters import numbering, schema
from engine.adapters.case_keys import CaseKeys
from engine.adapters.chain import Head
from engine.adapters.ledger import Ledger, head_of
from engine.adapters.sealing import Columns, Sealing
from engine.application.ports import Conflict, Look, Receipt, Stream
from engine.errors import CommandReused, EventReused, StoreAltered
from engine.values import Struct


class _Standing(Struct, frozen=True):
    """Where a case stands, what it is numbered, and whether it has a command already; all 0 where it is not opened.

    `head` is where the chain stands, read along with it; None where there was nothing to read.
    """

    year: int = 0
    serial: int = 0
    number: str = ""
    seq: int = 0
    knows_command: bool = False
    head: Head | None = None


_GONE = _Standing(seq=-1)  # of a case that is erased: whoever had read it before comes too late


class Appending:
    """Adds streams to the cases of one open store."""

    def __init__(self, connection: apsw.Connection, *, ledger: Ledger, sealing: Sealing, case_keys: CaseKeys) -> None:
        self._connection = connection
        self._cursor = connection.cursor()
        self._ledger = ledger
        self._sealing = sealing
        self._case_keys = case_keys
        self._saved: Columns = ()  # the row that was sealed here last

    def append(
        self, streams: Sequence[Stream], command_id: str, *, looks: Sequence[Look]
    ) -> tuple[Receipt, ...] | Conflict:
        """Keep what a command adds, as `Store.append_together` tells."""
        standings = [self._standing(stream.case_id, command_id) for stream in streams]
        for standing in standings:
            if standing.knows_command:
                return self._kept_before(streams, standings)
        for stream, standing in zip(streams, standings, strict=True):
            if standing.seq != stream.expected_seq:
                return Conflict(stream.case_id, standing.seq)
        return self._keep(streams, standings, command_id=command_id, looks=looks)

    def look(self, looks: Sequence[Look], *, after: Head) -> Head:
        """Write looks into the access log; return where the chain stands then, which is yet to be kept."""
        for look in looks:
            after = self._ledger.linked("looks", [self._sealing.look_columns(look)], after=after)
            for case_id in look.cases:
                self._cursor.execute(schema.INSERT_LOOK_CASE, (case_id, after.position))
        return after

    def _standing(self, case_id: str, command_id: str) -> _Standing:
        """Return where a case stands. Its row is opened first: what somebody has changed is never sealed anew.

        One that was sealed here last, and is the same to the bit, needs no opening.
        """
        found: Columns | None = self._cursor.execute(schema.SELECT_STANDING, (case_id, command_id)).get
        if found is None:
            return _Standing()
        columns, (knows_command, position, mac) = found[:-3], found[-3:]
        if columns[schema.STATUS] == schema.ERASED:
            return _GONE
        if columns != self._saved:
            self._sealing.row_text(columns)
        year, serial, number, seq = columns[1:5]
        return _Standing(year, serial, number, seq, bool(knows_command), head_of(position, mac))

    def _kept_before(self, streams: Sequence[Stream], standings: Sequence[_Standing]) -> tuple[Receipt, ...]:
        """Return the receipts that a command was given when it was kept. Raises `CommandReused` for another content."""
        heads = [self._head_after(stream) for stream in streams]
        mark = max(heads, key=lambda head: head.position).short
        return tuple(
            Receipt(stream.case_id, _command_of(stream), standing.number, stream.row.seq, mark, repeated=True)
            for stream, standing in zip(streams, standings, strict=True)
        )

    def _head_after(self, stream: Stream) -> Head:
        cursor = self._connection.execute(schema.SELECT_COMMAND, (stream.case_id, _command_of(stream)))
        found: Sequence[Columns] = cursor.fetchall()
        kept = {columns[schema.SEQ]: columns for columns in found}
        records = [self._sealing.record_of(kept[seq][:-2]) for seq in sorted(kept)]
        if records != list(stream.records):
            raise CommandReused
        position, mac = kept[max(kept)][-2:]
        return Head(position, mac)

    def _keep(
        self, streams: Sequence[Stream], standings: Sequence[_Standing], *, command_id: str, looks: Sequence[Look]
    ) -> tuple[Receipt, ...]:
        places = []
        seen = self.look(looks, after=standings[0].head or self._ledger.head())
        for stream, standing in zip(streams, standings, strict=True):
            place = standing if standing.seq else self._opened(stream)
            self._save_row(stream, place)
            places.append(place)
        mark, receipts = self._add_records(streams, after=seen).short, []
        for stream, place in zip(streams, places, strict=True):
            receipts.append(Receipt(stream.case_id, command_id, place.number, stream.row.seq, mark))
        return tuple(receipts)

    def _save_row(self, stream: Stream, place: _Standing) -> None:
        newest = stream.records[-1].event_id
        columns = self._sealing.row_columns(
            stream.row, numbered=(place.year, place.serial, place.number), newest=newest
        )
        self._cursor.execute(schema.UPDATE_CASE if stream.expected_seq else schema.INSERT_CASE, columns)
        self._saved = (*columns, newest)

    def _opened(self, stream: Stream) -> _Standing:
        """Give a new case its keys and its number."""
        self._case_keys.make(stream.case_id)
        year = numbering.year_of_opening(stream.records)
        serial = self.next_serial(year)
        return _Standing(year, serial, numbering.written_number(year, serial))

    def next_serial(self, year: int) -> int:
        """Give out the next number of a year. Raises `StoreAltered` where the counter is not as it was kept."""
        last, mac = self._connection.execute(schema.SELECT_COUNTER, (year,)).fetchone() or (0, None)
        if mac is not None and mac != self._sealing.counter_mac(year, last):
            raise StoreAltered(where="counter")
        serial = int(last) + 1
        self._connection.execute(schema.SAVE_COUNTER, (year, serial, self._sealing.counter_mac(year, serial)))
        return serial

    def _add_records(self, streams: Sequence[Stream], *, after: Head | None) -> Head:
        records = [record for stream in streams for record in stream.records]
        try:
            return self._ledger.add("records", map(self._sealing.record_columns, records), after=after)
        except apsw.ConstraintError:
            if any(map(self._holds_known_event, streams)):
                raise EventReused from None
            raise

    def _holds_known_event(self, stream: Stream) -> bool:
        ids = [record.event_id for record in stream.records]
        known = (self._connection.execute(schema.SELECT_EVENT, (stream.case_id, one)).fetchone() for one in ids)
        return len(set(ids)) < len(ids) or any(known)


def _command_of(stream: Stream) -> str:
    return stream.records[0].command_id
