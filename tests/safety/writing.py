"""The plainest thing that can be kept: a record of a case and its row, the same bytes for the same arguments."""

from engine.application.ports import Stream
from engine.cases.vocabulary import Compartment
from engine.values import replace
from tests.adapters.examples import record, row


def stream(case_id: str, seq: int, *, command: str) -> Stream:
    """Return what a command adds to a case: its record number `seq`, in one compartment after the other."""
    text = record(case_id, seq, command=command, payload=b'{"text":"Snakket sammen i dag."}')
    kept = replace(text, compartment=tuple(Compartment)[seq % len(Compartment)])
    stands = replace(row(case_id, seq), sealed=f'{{"alias":"{command}","step_title":""}}'.encode())
    return Stream(case_id=case_id, expected_seq=seq - 1, records=(kept,), row=stands)
