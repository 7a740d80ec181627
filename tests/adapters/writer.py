"""A process that writes to a store: run by the tests of races and of sudden death.

`python -m tests.adapters.writer PATH CASE NAME COUNT` appends to the case until it has kept COUNT records of its own,
tries again after a conflict, and prints each event id once it is acknowledged.
"""

import sys
from pathlib import Path

from engine.application.ports import Conflict
from tests.adapters.examples import record, row
from tests.adapters.stores import open_store


def write(path: Path, case_id: str, *, name: str, count: int) -> None:
    """Append one record at a time, with a command of its own for each."""
    with open_store(path) as store:
        seq = 0
        for turn in range(count):
            command = f"{name}-{turn}"
            answer: object = Conflict(case_id, seq)
            while isinstance(answer, Conflict):
                seq = answer.actual_seq
                one = record(case_id, seq + 1, command=command, event_id=command)
                answer = store.append(case_id, seq, command_id=command, records=[one], row=row(case_id, seq + 1))
            seq += 1
            sys.stdout.write(f"{command}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    write(Path(sys.argv[1]), sys.argv[2], name=sys.argv[3], count=int(sys.argv[4]))
