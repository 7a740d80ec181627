"""What is done to a whole store of very many cases, once, after all has been asked of it.

`python -m bench.scale.whole FOLDER` moves somebody's running cases to a new version, backs the store up while `writer`
writes to it, and puts the backup where the store was, as after a fire. It prints JSON.
"""

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

from bench.scale.ours import DAY, KARI, busiest, kept_in, world_of
from engine.adapters.clock import FixedClock
from engine.adapters.codec import JsonCodec
from engine.adapters.custody import Custody
from engine.adapters.sqlite import SqliteStore
from engine.adapters.upkeep import SqliteKeeper
from engine.application.moving import Target, Wish, target
from engine.application.moving_many import Change, moves
from engine.application.ports import Person
from engine.application.publishing import Fit, examine, publish
from engine.application.versions import publications
from engine.application.world import World

GUIDE = "os"
CHANGES = (
    ("godkjent_av: ikke oppgitt", "godkjent_av: Lederen"),
    ("oppbevaring: ikke oppgitt", "oppbevaring: Ti år"),
    ('versjon: "1.0"', 'versjon: "{version}.0"'),
)


def main(folder: str) -> None:
    """Move, back up and put back, and print what it took."""
    root = Path(folder)
    place, custody = kept_in(root)
    with SqliteStore.open(place, custody=custody) as store:
        moving, moved = _moved(store, root)
    keeping, counted = _backed_up(place, custody, root=root)
    print(json.dumps({"seconds": moving | keeping, "moved": moved, **counted}))


def _moved(store: SqliteStore, root: Path) -> tuple[dict[str, float], int]:
    """Publish the next version of a guide and move to it the cases of who has most: seconds a case, and how many."""
    me, _ = busiest(store)
    to = _published(world_of(store, KARI), root / "utgave.yaml")
    start = time.perf_counter()
    _moves(store, me, to=to, dry_run=True)
    between = time.perf_counter()
    moved = _moves(store, me, to=to)
    return {"dry run": (between - start) / moved, "move": (time.perf_counter() - between) / moved}, moved


def _moves(store: SqliteStore, me: Person, *, to: Target, dry_run: bool = False) -> int:
    store.case_keys.forget()  # each is a command of its own, which has no key at hand
    batches = moves(world_of(store, me), to=to, wish=Wish(), dry_run=dry_run)
    outcomes = [one.outcome for batch in batches for one in batch.cases]
    if not outcomes or not all(isinstance(one, Change) for one in outcomes):
        raise SystemExit(f"not moved: {[one for one in outcomes if not isinstance(one, Change)][:1]}")
    return len(outcomes)


def _published(world: World, file: Path) -> Target:
    _, given = world.shelf.read(GUIDE)
    text, version = given.decode("utf-8"), len(publications(world.store, GUIDE)) + 2
    for old, new in CHANGES:
        if old not in text:
            raise SystemExit(f"{old} is not in {GUIDE}")
        text = text.replace(old, new.format(version=version))
    file.write_text(text, "utf-8")
    fit = examine(world, str(file))
    if not isinstance(fit, Fit):
        raise SystemExit(str(fit))
    publish(world, fit, changes=("godkjent",))
    found = target(world, GUIDE)
    if not isinstance(found, Target):
        raise SystemExit(str(found))
    return found


def _backed_up(place: Path, custody: Custody, *, root: Path) -> tuple[dict[str, float], dict[str, int]]:
    """Back the store up while another process writes to it, and put the backup where the store was."""
    keeper = SqliteKeeper(path=place, custody=custody, clock=FixedClock.on(DAY), codec=JsonCodec(), for_practice=True)
    command = [sys.executable, "-m", "bench.scale.writer", str(root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        if writer.stdout is None or not writer.stdout.readline():
            raise SystemExit("nobody writes")
        start = time.perf_counter()
        made = keeper.back_up(root / "kopi")
        backup = time.perf_counter() - start
        writer.terminate()
        written = int(writer.stdout.readline())
    shutil.rmtree(place.parent)
    start = time.perf_counter()
    restored = keeper.restore(Path(made.folder), accept_older=True)
    seconds = {"backup": backup, "restore": time.perf_counter() - start}
    shutil.rmtree(root / "kopi")
    return seconds, {"written": written, "restored": restored.cases, "backed_up": made.cases}


if __name__ == "__main__":
    main(sys.argv[1])
