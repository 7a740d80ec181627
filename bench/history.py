"""What an advance costs when a case has a long history: `python -m bench.history`.

The cases are walked in the loop of the shared guide, so that they stand at the same step however much has happened.
Advances of all lengths are taken in turn, each in a transaction of its own, so that a busy moment hits them all.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import chain, cycle
from pathlib import Path
from typing import Any

from bench.durable.ours import DAY, DONE, GUIDES, KARI, advanced, opened, world_of
from bench.read_back import of_sqlite
from bench.results import Curve, Result, Row, show
from engine.adapters.codec import JsonCodec
from engine.adapters.custody import Custody
from engine.adapters.sqlite import SqliteStore
from engine.application.keeping import row_of
from engine.application.ports import Stream
from engine.cases import commands as cmd
from engine.cases.commands import Context
from engine.cases.decide import decide
from engine.cases.evolve import advance, fold
from engine.cases.refusals import Refused

COPIES = {10: 8, 100: 4, 1_000: 2, 10_000: 1}
"""How many cases there are of each length: an advance makes one longer."""
TURNS = 24
ROUNDS = 5
BEFORE_THE_LOOP: tuple[cmd.Command, ...] = (
    *(DONE,) * 2,
    cmd.GiveConsent(consent_id="s1", given_by="mor", services=("PPT",)),
    *(DONE,) * 3,
    cmd.ChooseAnswer(answer="videre"),
    *(DONE,) * 4,
)
LOOP: tuple[cmd.Command, ...] = (cmd.ChooseAnswer(answer="igjen"), DONE)
_ROW = "SELECT {} FROM cases ORDER BY seq DESC LIMIT 1"


def measured() -> Result:
    """Run it some times, each in a process of its own."""
    runs = [_run() for _ in range(ROUNDS)]
    times = {length: statistics.median(run["seconds"][str(length)] for run in runs) for length in COPIES}
    first = times[min(COPIES)]
    return Result(
        name="history",
        title="An advance of a case with a long history",
        explained=(
            "An advance as in the first table, in cases in which so many things have happened. Every act reads the "
            "whole record of its case and folds it: the events are the truth, and nothing is kept of what they come to."
        ),
        columns=("ms", "× at 10"),
        rows=tuple(Row(name=f"{length:,} events", cells=(1000 * one, one / first)) for length, one in times.items()),
        figures={
            "history-growth": times[max(COPIES)] / first,
            "history-row": statistics.median(run["row_bytes"] for run in runs),
        },
        curves=(
            Curve(
                name="history",
                title="An advance by how much has happened in the case",
                x="events",
                y="ms",
                series={"ours": tuple((float(length), 1000 * one) for length, one in times.items())},
            ),
        ),
        settings={"ours": runs[0]["settings"]},
    )


def main(folder: str) -> None:
    """Fill a store, advance its cases in turn, and print what it took as JSON."""
    place, custody = Path(folder) / "lager" / "bti.lager", Custody(Path(folder) / "nokler")
    with SqliteStore.create(place, custody=custody) as store:
        store.add(KARI)
        store.connection.pragma("synchronous", "off")  # while it is filled; what is measured is opened anew
        cases = {length: [_filled(store, length) for _ in range(copies)] for length, copies in COPIES.items()}
    with SqliteStore.open(place, custody=custody) as store:
        spent: dict[int, list[float]] = {length: [] for length in COPIES}
        for turn in range(TURNS):
            for length, numbers in cases.items():
                world, number = world_of(store), numbers[turn % len(numbers)]
                command = LOOP[turn // len(numbers) % len(LOOP)]
                start = time.perf_counter()
                advanced(world, number, command=command)
                spent[length].append(time.perf_counter() - start)
        ((names,),) = store.connection.execute("SELECT group_concat(name) FROM pragma_table_info('cases')").fetchall()
        (row,) = store.connection.execute(_ROW.format(names)).fetchall()
        settings = of_sqlite(store)
    seconds = {length: statistics.median(times) for length, times in spent.items()}
    print(json.dumps({"seconds": seconds, "row_bytes": sum(map(_bytes, row)), "settings": settings}))


def _filled(store: SqliteStore, length: int) -> str:
    """Open a case, walk it until so much has happened in it, and return its number."""
    number = opened(world_of(store), GUIDES["workload"])
    row = store.numbered(number)[0]
    codec = JsonCodec()
    events = tuple(map(codec.event, store.records(row.case_id)))
    process = codec.unpack(store.copies()[0].content)
    state = fold(events)
    for at, command in enumerate(chain(BEFORE_THE_LOOP, cycle(LOOP))):
        if state is None or (state.seq >= length and command is LOOP[0]):
            break
        context = Context(
            case_id=row.case_id,
            command_id=f"{at:032x}",
            event_ids=tuple(f"{at:028x}{place:04x}" for place in range(40)),
            recorded_at=world_of(store).clock.now(),
            today=DAY,
            happened_on=DAY,
            by=KARI.id,
        )
        written = decide(state, command, process=process, context=context)
        if isinstance(written, Refused):
            raise SystemExit(f"{command}: {written}")
        state, events = advance(state, written, earlier=events), (*events, *written)
        kept = row_of(codec, state, process=process, now=context.recorded_at)
        records = tuple(map(codec.record, written))
        stream = Stream(case_id=row.case_id, expected_seq=written[0].seq - 1, records=records, row=kept)
        store.append_together([stream], command_id=context.command_id)
    return number


def _run() -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="bti-bench-") as folder:
        run = subprocess.run(
            [sys.executable, "-m", "bench.history", folder], check=False, capture_output=True, text=True
        )
    if run.returncode:
        raise SystemExit(run.stderr)
    found: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return found


def _bytes(value: object) -> int:
    return len(value) if isinstance(value, bytes) else len(str(value).encode())


if __name__ == "__main__":
    if sys.argv[1:]:
        main(sys.argv[1])
    else:
        show(measured())
