"""Writes notes to a case of a store until it is stopped: `python -m bench.scale.writer FOLDER`.

It prints a line when the first note is written, and how many there were when it is stopped: whoever started it reads
nothing between, and a line for each note would fill the pipe and halt it.
"""

import signal
import sys
from itertools import count
from pathlib import Path

from bench.scale.ours import noted
from engine.adapters.codec import JsonCodec
from engine.adapters.custody import Custody
from engine.adapters.sqlite import SqliteStore


def main(folder: str) -> None:
    """Write until somebody stops it."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    root, written = Path(folder), 0
    with SqliteStore.open(root / "lager" / "bti.lager", custody=Custody(root / "nokler")) as store:
        people = {one.id: one for one in store.people()}
        found = ((row, JsonCodec().unseal(row.sealed).participants) for row in store.rows(status="open"))
        number, me = next((str(row.number), people[takers[0]]) for row, takers in found if takers)
        try:
            for written in count(1):
                noted(store, me, number=number)
                if written == 1:
                    print("writing", flush=True)
        finally:
            print(written, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
