"""How records and rows lie in columns, what an append must hold, and what a display number means: for every store."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from engine.application.ports import Person, Receipt, Record, Row, Stream
from engine.cases.vocabulary import Compartment
from engine.errors import CommandReused

Column = str | int | bytes | None

_NUMBER = re.compile(r"(?:([0-9]{4})-)?0*([0-9]{1,9})")


def record_columns(record: Record) -> tuple[Column, ...]:
    """Return a record as columns, in the order of its fields. Times are ISO texts in UTC."""
    return (
        record.case_id,
        record.event_id,
        record.command_id,
        record.seq,
        record.type,
        record.version,
        _instant(record.recorded_at),
        record.happened_on.isoformat(),
        record.by,
        record.in_role,
        record.on_behalf_of,
        record.unit,
        record.track,
        record.step,
        record.pass_,
        record.moved_from,
        record.moved_to,
        record.compartment.value,
        record.payload,
    )


def record_of(columns: Sequence[object]) -> Record:
    """Return the record that lies in columns. Raises `ValueError` or `TypeError` where it is damaged."""
    names = Record.__struct_fields__
    fields = dict(zip(names, columns, strict=True))
    fields["recorded_at"] = datetime.fromisoformat(_text(fields["recorded_at"]))
    fields["happened_on"] = date.fromisoformat(_text(fields["happened_on"]))
    fields["compartment"] = Compartment(_text(fields["compartment"]))
    return Record(**fields)  # type: ignore[arg-type]  # the table is STRICT: SQLite holds the types of the rest


def row_columns(row: Row) -> tuple[Column, ...]:
    """Return what the application decides of a row, in the order of its fields: all but its ids and number."""
    due = row.due.isoformat() if row.due else None
    return (row.seq, row.status, row.level, due, row.unit, row.holder, row.sealed)


def row_of(columns: Sequence[object]) -> Row:
    """Return the row that lies in columns. Raises `ValueError` or `TypeError` where it is damaged."""
    fields = dict(zip(Row.__struct_fields__, columns, strict=True))
    fields["due"] = date.fromisoformat(_text(fields["due"])) if fields["due"] is not None else None
    return Row(**fields)  # type: ignore[arg-type]  # the table is STRICT: SQLite holds the types of the rest


def person_columns(person: Person) -> tuple[Column, ...]:
    """Return a person as columns, in the order of the fields."""
    return (person.id, person.handle, person.title, person.unit, person.os_user, int(person.leader))


def person_of(columns: Sequence[object]) -> Person:
    """Return the person that lies in columns."""
    fields = dict(zip(Person.__struct_fields__, columns, strict=True))
    fields["leader"] = bool(fields["leader"])
    return Person(**fields)  # type: ignore[arg-type]  # the table is STRICT: SQLite holds the types of the rest


def digest_of(records: Iterable[Record]) -> str:
    """Return the SHA-256, in hex, of the records: what tells a repeated command from another with the same id."""
    digest = hashlib.sha256()
    for record in records:
        for column in record_columns(record):
            digest.update(_unambiguous(column))
    return digest.hexdigest()


def check_streams(streams: Sequence[Stream], *, command_id: str) -> None:
    """Raise `ValueError` where an append contradicts itself: that is a bug, and must never reach the disk."""
    if not streams or len({stream.case_id for stream in streams}) != len(streams):
        raise ValueError("an append holds each case once, and at least one")
    for stream in streams:
        _check_stream(stream, command_id)


def all_or_none(receipts: Sequence[Receipt | None]) -> tuple[Receipt, ...]:
    """Return the receipts of a command that was kept before; empty where it is new. Raises `CommandReused` between."""
    found = tuple(receipt for receipt in receipts if receipt is not None)
    if found and len(found) != len(receipts):
        raise CommandReused
    return found


def _check_stream(stream: Stream, command_id: str) -> None:
    case_id, expected_seq, records, row = stream.case_id, stream.expected_seq, stream.records, stream.row
    if not records:
        raise ValueError("an append holds at least one record")
    if {(record.case_id, record.command_id) for record in records} != {(case_id, command_id)}:
        raise ValueError("every record of an append belongs to its case and its command")
    if [record.seq for record in records] != list(range(expected_seq + 1, expected_seq + 1 + len(records))):
        raise ValueError("records follow each other from the expected sequence number")
    if (row.case_id, row.seq) != (case_id, records[-1].seq):
        raise ValueError("the row is that of the case after its last record")


def year_of_opening(records: Sequence[Record]) -> int:
    """Return the year that a case is numbered in: the one it was in Norway when its first record was kept."""
    from engine.adapters.clock import date_in_norway  # noqa: PLC0415 - brings the zones; few commands open a case

    return date_in_norway(records[0].recorded_at).year


def written_number(year: int, serial: int) -> str:
    """Return the display number of the case with this serial number in this year: `2026-014`."""
    return f"{year:04}-{serial:03}"


def meaning_of(number: str) -> tuple[int | None, int] | None:
    """Return the year (None for any) and serial number that a display number means, or None where it means none."""
    found = _NUMBER.fullmatch(number)
    if not found:
        return None
    year, serial = found.groups()
    return (int(year) if year else None, int(serial))


def _instant(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise ValueError("a stored moment has a time zone")
    return moment.astimezone(UTC).isoformat()


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("dates and compartments are stored as text")
    return value


def _unambiguous(column: Column) -> bytes:
    if column is None:
        return b"-;"
    data = column if isinstance(column, bytes) else str(column).encode()
    return b"%d:%b;" % (len(data), data)
