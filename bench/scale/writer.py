"""Writes notes to a case of a store until it is stopped, one line for each: `python -m bench.scale.writer FOLDER`."""

import sys
from pathlib import Path

from bench.scale.ours import noted
from engine.adapters.codec import JsonCodec
from engine.adapters.custody import Custody
from engine.adapters.sqlite import SqliteStore


def main(folder: str) -> None:
    """Write until somebody stops it."""
    root = Path(folder)
    with SqliteStore.open(root / "lager" / "bti.lager", custody=Custody(root / "nokler")) as store:
        people = {one.id: one for one in store.people()}
        found = ((row, JsonCodec().unseal(row.sealed).participants) for row in store.rows(status="open"))
        number, me = next((str(row.number), people[takers[0]]) for row, takers in found if takers)
        while True:
            noted(store, me, number=number)
            print("written", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
