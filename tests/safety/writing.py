"""The plainest thing that can be kept: a record of a case and its row, the same bytes for the same arguments."""

from datetime import UTC, date, datetime

from engine.application.ports import Record, Row, Stream
from engine.cases.vocabulary import Compartment

MOMENT = datetime(2026, 9, 8, 10, 15, 30, tzinfo=UTC)
DAY = date(2026, 9, 7)


def stream(case_id: str, seq: int, *, command: str) -> Stream:
    """Return what a command adds to a case: its record number `seq`."""
    record = Record(
        case_id=case_id,
        event_id=f"{command}-{seq}",
        command_id=command,
        seq=seq,
        type="note-added",
        version=1,
        recorded_at=MOMENT,
        happened_on=DAY,
        by="clerk",
        in_role=None,
        on_behalf_of=None,
        unit=None,
        track="main",
        step=None,
        pass_=1,
        moved_from=None,
        moved_to=None,
        compartment=tuple(Compartment)[seq % len(Compartment)],
        payload=b'{"text":"Snakket sammen i dag."}',
    )
    row = Row(
        case_id=case_id,
        number=None,
        seq=seq,
        status="open",
        level="1",
        due=None,
        unit=None,
        holder=None,
        sealed=f'{{"alias":"{command}"}}'.encode(),
    )
    return Stream(case_id=case_id, expected_seq=seq - 1, records=(record,), row=row)
