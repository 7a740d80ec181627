"""Moves running cases to a new version, as `bti flytt --alle` does: `python -m bench.migrate.ours FOLDER CASES`.

First comes the dry run, then the cases are moved, some hundred in a transaction, each with its line in the log, and
then every move is undone. Printed is JSON: `seconds` are of the dry run and the moves together.
"""

import json
import sys
import time
from pathlib import Path

from bench.durable.ours import DONE, GUIDES, KARI, world_of
from bench.read_back import of_sqlite
from engine.adapters.custody import Custody
from engine.adapters.sqlite import SqliteStore
from engine.application.cases import act
from engine.application.guidelines import open_case
from engine.application.moving import Target, Wish, target
from engine.application.moving_many import Change, moves
from engine.application.outcomes import Done
from engine.application.publishing import Fit, examine, publish
from engine.application.queries import every_case
from engine.application.world import World
from engine.cases import commands as cmd

BEFORE = (("godkjent_av: ikke oppgitt", "godkjent_av: Lederen"), ("oppbevaring: ikke oppgitt", "oppbevaring: Ti år"))
AFTER = (('versjon: "1.0"', 'versjon: "2.0"'), ("hva: Snakk med kollegene.", "hva: Snakk med dem du jobber med."))


def main(folder: Path, cases: int) -> None:
    """Open so many cases, and move them all to the next version."""
    with SqliteStore.create(folder / "lager" / "bti.lager", custody=Custody(folder / "nokler")) as store:
        store.add(KARI)
        first = _told(Path(GUIDES["workload"]).read_text("utf-8"), BEFORE)
        guide = _published(world_of(store), folder, first)
        for _ in range(cases):
            _open(world_of(store), f"{guide}@1.0")
        _published(world_of(store), folder, _told(first, AFTER))
        found = target(world_of(store), guide)
        if not isinstance(found, Target):
            raise SystemExit(str(found))
        every_case(world_of(store))  # the file of lists is made once, by whoever asks for a list first
        start = time.perf_counter()
        _move(store, to=found, cases=cases, dry_run=True)
        between = time.perf_counter()
        moved = _move(store, to=found, cases=cases)
        after = time.perf_counter()
        _undo(store, moved)
        undone = time.perf_counter()
        settings = of_sqlite(store)
    told = {"seconds": after - start, "advances": cases, **settings}
    print(json.dumps({**told, "planned": between - start, "moved": after - between, "undone": undone - after}))


def _move(store: SqliteStore, *, to: Target, cases: int, dry_run: bool = False) -> list[str]:
    """Move the cases, or look what would come of it, and return their numbers."""
    store.case_keys.forget()  # each is a command of its own, which has no key at hand
    world, numbers = world_of(store), []
    for batch in moves(world, to=to, wish=Wish(), dry_run=dry_run):
        for one in batch.cases:
            if not isinstance(one.outcome, Change):
                raise SystemExit(str(one.outcome))
            if dry_run and one.outcome.done(world).after.guideline_version != "2.0":
                raise SystemExit(f"{one.number} would not be moved")
            numbers.append(one.number)
    if len(numbers) != cases:
        raise SystemExit(f"{len(numbers)} were moved")
    return numbers


def _undo(store: SqliteStore, numbers: list[str]) -> None:
    for number in numbers:
        back = act(world_of(store), number, command=cmd.Undo())
        if not isinstance(back, Done) or back.after.guideline_version != "1.0":
            raise SystemExit(str(back))


def _told(text: str, changes: tuple[tuple[str, str], ...]) -> str:
    for old, new in changes:
        if old not in text:
            raise SystemExit(f"{old} is not in the guide")
        text = text.replace(old, new)
    return text


def _published(world: World, folder: Path, text: str) -> str:
    file = folder / "utgave.yaml"
    file.write_text(text, "utf-8")
    fit = examine(world, str(file))
    if not isinstance(fit, Fit):
        raise SystemExit(str(fit))
    return publish(world, fit, changes=("endret",)).guideline


def _open(world: World, guide: str) -> None:
    opened = open_case(world, guide, command=cmd.OpenCase(alias="måling"))
    if not isinstance(opened, Done) or opened.number is None:
        raise SystemExit(str(opened))
    act(world, opened.number, command=DONE)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
