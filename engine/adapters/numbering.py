"""What an append and a look must hold, and what a display number means: for every store."""

import re
from collections.abc import Callable, Iterator, Sequence

from engine.application.ports import Look, Receipt, Record, Row, Stream, Whole
from engine.errors import CommandReused
from engine.values import replace

Numbered = Sequence[tuple[tuple[int, int], Row | None]]
"""Rows with the year and the serial number of each; None for the marker of a case that is erased."""

AT_ONCE = 500
"""So many rows are held at a time where all cases are gone through."""
_NUMBER = r"(?:([0-9]{4})-)?0*([0-9]{1,9})"


def check_streams(streams: Sequence[Stream], *, command_id: str) -> None:
    """Raise `ValueError` where an append contradicts itself: that is a bug, and must never reach the disk."""
    if len(streams) != 1 and (not streams or len({stream.case_id for stream in streams}) != len(streams)):
        raise ValueError("an append holds each case once, and at least one")
    for stream in streams:
        _check_stream(stream, command_id)


def check_whole(cases: Sequence[Whole]) -> None:
    """Raise `ValueError` where whole cases contradict themselves, as `check_streams` does."""
    if len({case.row.case_id for case in cases}) != len(cases):
        raise ValueError("each case comes once")
    for case in cases:
        _check_records(case.row.case_id, case.records, after=0, row=case.row)
        if any(look.cases != (case.row.case_id,) for look in case.looks):
            raise ValueError("a look that comes with a case is at that case")


def all_or_none(receipts: Sequence[Receipt | None]) -> tuple[Receipt, ...]:
    """Return the receipts of a command that was kept before; empty where it is new. Raises `CommandReused` between."""
    found = tuple(receipt for receipt in receipts if receipt is not None)
    if found and len(found) != len(receipts):
        raise CommandReused
    return found


def fit_to_keep(look: Look) -> Look:
    """Return a look with each case once. Raises `ValueError` for one that could not be told from another: a bug."""
    if look.at.tzinfo is None or any(not case_id or case_id.split() != [case_id] for case_id in look.cases):
        raise ValueError("a look has a time zone, and ids of cases have no spaces")
    return replace(look, cases=tuple(dict.fromkeys(look.cases)))


def _check_stream(stream: Stream, command_id: str) -> None:
    if any(record.command_id != command_id for record in stream.records):
        raise ValueError("every record of an append belongs to its command")
    _check_records(stream.case_id, stream.records, after=stream.expected_seq, row=stream.row)


def _check_records(case_id: str, records: Sequence[Record], *, after: int, row: Row) -> None:
    if not records:
        raise ValueError("an append holds at least one record")
    for seq, record in enumerate(records, after + 1):
        if record.case_id != case_id:
            raise ValueError("every record of an append belongs to its case")
        if record.seq != seq:
            raise ValueError("records follow each other from the expected sequence number")
        if record.recorded_at.tzinfo is None:
            raise ValueError("a stored moment has a time zone")
    if row.case_id != case_id or row.seq != records[-1].seq:
        raise ValueError("the row is that of the case after its last record")


def each_after(rows_after: Callable[[tuple[int, int], int], Numbered], *, status: str | None) -> Iterator[Row]:
    """Give the rows of all cases by number, or of those with a status, from what gives so many after a number.

    A status is true once its row is opened: somebody may have closed a case to hide it. A blank row has seq 0.
    """
    place = (-1, -1)
    while found := rows_after(place, AT_ONCE):
        yield from (row for _, row in found if row and (status in {None, row.status} or not row.seq))
        place = found[-1][0]


def year_of_opening(records: Sequence[Record]) -> int:
    """Return the year that a case is numbered in: the one it was in Norway when its first record was kept."""
    from engine.adapters.clock import date_in_norway  # noqa: PLC0415 - brings the zones; few commands open a case

    return date_in_norway(records[0].recorded_at).year


def written_number(year: int, serial: int) -> str:
    """Return the display number of the case with this serial number in this year: `2026-014`."""
    return f"{year:04}-{serial:03}"


def meaning_of(number: str) -> tuple[int | None, int] | None:
    """Return the year (None for any) and serial number that a display number means, or None where it means none."""
    found = re.fullmatch(_NUMBER, number)
    if not found:
        return None
    year, serial = found.groups()
    return (int(year) if year else None, int(serial))
