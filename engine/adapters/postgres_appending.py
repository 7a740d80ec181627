"""Keeps what a command adds to cases in PostgreSQL: one statement where nobody else has changed them.

What must be known beforehand (the number of a case, and the mac of its newest record) is remembered from when the case
was read. Only where the server says that it is not so any more is there more to ask.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any

from engine.adapters import numbering, schema
from engine.adapters import postgres_tables as tables
from engine.adapters.chain import Head
from engine.adapters.postgres_audience import Audience, bound_to
from engine.adapters.postgres_keys import PostgresKeys, Wrapped
from engine.adapters.postgres_link import Connection, Link
from engine.adapters.sealing import Column, Columns, Sealing
from engine.adapters.vault import Vault
from engine.application.ports import Conflict, Receipt, Stream
from engine.cases.vocabulary import Compartment
from engine.errors import CommandReused, EventReused, StoreAltered, StoreLocked
from engine.values import Struct

MOST_TRIES = 20
TOO_LATE = -1
"""Where a case stands for whoever had read it before it was erased, or before it was theirs no more."""
MOST_REMEMBERED = 10_000


class _Place(Struct, frozen=True):
    """Where a case stands and what it is numbered, with the mac of its newest record."""

    year: int
    serial: int
    number: str
    seq: int
    mac: bytes


class _NotKept(Exception):
    """The server did not take what was sent. It never leaves this module."""

    def __init__(self, answer: int) -> None:
        super().__init__(answer)
        self.answer = answer


_Places = Mapping[str, _Place]
_Beside = tuple[Sequence[Wrapped], Sequence[Columns]]


class PostgresAppending:
    """Adds streams to the cases of one open store."""

    def __init__(self, link: Link, *, whole: Link, vault: Vault, sealing: Sealing, keys: PostgresKeys) -> None:
        self._link = link
        self._whole = whole  # for why something was not kept: a command that shut its actor out is known again
        self._chain = vault.chain
        self._sealing = sealing
        self._keys = keys
        self._audience = Audience(vault)
        self._remembered: dict[str, _Place] = {}

    def append(
        self, streams: Sequence[Stream], command_id: str, *, looks: Sequence[Columns]
    ) -> tuple[Receipt, ...] | Conflict:
        """Keep what a command adds, as `Store.append_together` tells."""
        for _ in range(MOST_TRIES):
            places = self._places_of(streams)
            if places is not None:
                self._fetch_keys(streams)
                kept = self._link.attempt(partial(self._keep, streams=streams, places=places, looks=looks))
                if not isinstance(kept, int):
                    return kept
                if kept == tables.KNOWN_EVENT:
                    raise EventReused
                if kept == tables.HIDDEN:
                    return Conflict(streams[0].case_id, TOO_LATE)
            said = self._said_of(streams, command_id)
            if said is not None:
                return said
        raise StoreLocked

    def remember(self, columns: Columns) -> None:
        """Remember where a case stands, as its row says, once that is opened."""
        if len(self._remembered) >= MOST_REMEMBERED:
            self._remembered.clear()
        case_id, year, serial, number, seq = columns[:5]
        self._remembered[case_id] = _Place(year, serial, number, seq, columns[-1])

    def _places_of(self, streams: Sequence[Stream]) -> _Places | None:
        """Return where the cases stand that are there already; None where one is not where it is expected."""
        there = [stream for stream in streams if stream.expected_seq]
        unknown = [stream.case_id for stream in there if not self._knows(stream)]
        if unknown:
            self._read(unknown, command_id="")
        if not all(map(self._knows, there)):
            return None
        return {stream.case_id: self._remembered[stream.case_id] for stream in there}

    def _fetch_keys(self, streams: Sequence[Stream]) -> None:
        """Have the keys at hand before a connection is held: to ask for another then could mean to wait for oneself."""
        for stream in streams:
            if stream.expected_seq:
                for compartment in {Compartment.COMMON, *(record.compartment for record in stream.records)}:
                    self._keys.seal(stream.case_id, compartment)

    def _knows(self, stream: Stream) -> bool:
        place = self._remembered.get(stream.case_id)
        return place is not None and place.seq == stream.expected_seq

    def _read(self, case_ids: Sequence[str], *, command_id: str) -> dict[str, Columns]:
        """Return how cases stand, with whether they know a command. What somebody has changed is never sealed anew."""
        found = self._whole.all(tables.SELECT_STANDINGS, command_id, list(case_ids))
        for columns in found:
            if columns[schema.STATUS] == schema.ERASED:
                self._remembered.pop(columns[0], None)
                continue
            self._sealing.row_text(columns[:-2])
            self.remember(columns[:-1])
        return {columns[0]: columns for columns in found}

    def _said_of(self, streams: Sequence[Stream], command_id: str) -> tuple[Receipt, ...] | Conflict | None:
        """Return why a command was not kept: it was before, or a case stands elsewhere. None where it stands now."""
        standings = self._read([stream.case_id for stream in streams], command_id=command_id)
        if any(columns[-1] for columns in standings.values()):
            return self._kept_before(streams)
        for stream in streams:
            columns = standings.get(stream.case_id)
            actual = 0 if columns is None else columns[4]
            if columns is not None and columns[schema.STATUS] == schema.ERASED:
                actual = TOO_LATE
            if actual != stream.expected_seq:
                return Conflict(stream.case_id, actual)
        return None

    def _kept_before(self, streams: Sequence[Stream]) -> tuple[Receipt, ...]:
        """Return the receipts that a command was given when it was kept. Raises `CommandReused` for another content."""
        mark = max((self._head_after(stream) for stream in streams), key=lambda head: head.position).short
        return tuple(
            Receipt(stream.case_id, _command_of(stream), self._number_of(stream), stream.row.seq, mark, repeated=True)
            for stream in streams
        )

    def _number_of(self, stream: Stream) -> str:
        return self._remembered[stream.case_id].number

    def _head_after(self, stream: Stream) -> Head:
        kept = self._whole.all(tables.SELECT_COMMAND, stream.case_id, _command_of(stream))
        if [self._sealing.record_of(columns[:-2]) for columns in kept] != list(stream.records):
            raise CommandReused
        return Head(*kept[-1][-2:])

    def _keep(
        self, connection: Connection, *, streams: Sequence[Stream], places: _Places, looks: Sequence[Columns]
    ) -> tuple[Receipt, ...] | int:
        """Send what is to be kept; return the receipts, or why the server did not take it."""
        opening = [stream for stream in streams if not stream.expected_seq]
        if not opening:
            return self._send(connection, streams, places=places, beside=((), looks))
        ids = [stream.case_id for stream in opening]
        try:
            with connection.transaction():
                keys = [key for case_id in ids for key in self._keys.make(case_id)]
                opened = {stream.case_id: self._opened(connection, stream) for stream in opening}
                return _require_kept(self._send(connection, streams, places={**places, **opened}, beside=(keys, looks)))
        except BaseException as error:
            self._keys.forget(ids)
            if isinstance(error, _NotKept):
                return error.answer
            raise

    def _opened(self, connection: Connection, stream: Stream) -> _Place:
        """Give a new case its number. Whoever opens one in the same year waits until this is kept, or is not."""
        year = numbering.year_of_opening(stream.records)
        found = connection.execute(tables.HOLD_COUNTER, (year,)).fetchone()
        if found is None:
            connection.execute(tables.ADD_COUNTER, (year, self._sealing.counter_mac(year, 0)))
            found = connection.execute(tables.HOLD_COUNTER, (year,)).fetchone() or (0, b"")
        last, mac = found
        if mac != self._sealing.counter_mac(year, last):
            raise StoreAltered(where="counter")
        serial = last + 1
        connection.execute(tables.SAVE_COUNTER, (serial, self._sealing.counter_mac(year, serial), year))
        start = self._chain.link(self._chain.start.mac, "case", columns=(stream.case_id,))
        return _Place(year, serial, numbering.written_number(year, serial), 0, start)

    def _send(
        self, connection: Connection, streams: Sequence[Stream], *, places: _Places, beside: _Beside
    ) -> tuple[Receipt, ...] | int:
        """Send it all; `beside` are the keys of new cases, and looks as they are kept."""
        keys, looks = beside
        rows: list[Columns] = []
        records: list[Columns] = []
        last: dict[str, _Place] = {}
        for stream in streams:
            place = places[stream.case_id]
            rows.append(self._row_columns(stream, place))
            linked = self._linked(stream, place.mac)
            records += linked
            last[stream.case_id] = _Place(place.year, place.serial, place.number, stream.row.seq, linked[-1][-1])
        _require_new_ids(streams)
        expected = [stream.expected_seq for stream in streams]
        cases, *others = _turned(rows, 12)
        arrays = (cases, expected, *others, *_turned(records, 14), *_turned(keys, 3), *_turned(looks, 5))
        statement = tables.APPEND
        if sum(map(len, arrays)) <= tables.MOST_SINGLE:
            arrays = tuple(chain.from_iterable(arrays))
            statement = tables.append_one_by_one(
                cases=len(rows), records=len(records), keys=len(keys), looks=len(looks)
            )
        values = (_command_of(streams[0]), *arrays)
        (entry,) = connection.execute(statement, values).fetchone() or (tables.STALE,)
        if entry < 0:
            return int(entry)
        self._remembered.update(last)
        mark = Head(entry, records[-1][-1]).short
        return tuple(
            Receipt(stream.case_id, _command_of(stream), places[stream.case_id].number, stream.row.seq, mark)
            for stream in streams
        )

    def _row_columns(self, stream: Stream, place: _Place) -> tuple[Column, ...]:
        numbered, tags = (place.year, place.serial, place.number), self._audience.tags(stream.row.audience)
        newest = bound_to(stream.records[-1].event_id, tags)
        return (*self._sealing.row_columns(stream.row, numbered=numbered, newest=newest), " ".join(tags))

    def _linked(self, stream: Stream, mac: bytes) -> list[Columns]:
        """Return the records of a stream as they are kept, each bound to the one before it in the case."""
        linked: list[Columns] = []
        for record in stream.records:
            columns = self._sealing.record_columns(record)
            mac = self._chain.link(mac, "record", columns=columns)
            linked.append((*columns, mac))
        return linked


def _require_kept(answer: tuple[Receipt, ...] | int) -> tuple[Receipt, ...]:
    """Return the receipts of what was kept; where it was not, all that was done for it is taken back."""
    if isinstance(answer, int):
        raise _NotKept(answer)
    return answer


def _require_new_ids(streams: Sequence[Stream]) -> None:
    for stream in streams:
        ids = [record.event_id for record in stream.records]
        if len(set(ids)) < len(ids):
            raise EventReused


def _turned(rows: Sequence[Columns], width: int) -> list[list[Any]]:
    """Return rows as columns, as a statement takes them; where there are no rows, that many empty columns."""
    return [[row[place] for row in rows] for place in range(width)]


def _command_of(stream: Stream) -> str:
    return stream.records[0].command_id
