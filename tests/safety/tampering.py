"""Tampering: whoever holds the files, but neither key nor remembered head, changes nothing unnoticed.

Each attack is made on a store of its own, by its files alone. It must be seen: at opening, at reading, or by a look
through the store; where the store can be opened, by a look through it in any case. Then people go on using the store,
as if nothing had happened, and a look through it must still see the attack: nothing that they do may cover it. And
where no head is remembered, all is seen but that the whole store is what it was at some time. Nor is a backup put back
that is made of attacked files.
"""

import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

from engine.errors import EngineError
from tests.safety import tampering_entries, tampering_files, tampering_tables
from tests.safety.aftermath import finds, go_on, where_seen
from tests.safety.false_backup import is_put_back
from tests.safety.forging import Attack
from tests.safety.harness import SEED, Report, chance_of, command_line, shares
from tests.safety.scene import Content, Scene, Unfit, build, content_of, hand_on
from tests.safety.script import CUSTODY, Place

MODULES = (tampering_entries, tampering_tables, tampering_files)
KINDS: dict[str, Attack] = {one.__name__.replace("_", " "): one for module in MODULES for one in module.KINDS}
PER_COMMIT = len(KINDS)
DRAWS = 30
ONLY_BY_HEAD = {
    *("put back the whole store", "put back the store but not its keys", "cut off the end", "replay an old log"),
}
ROUND = 10  # attacks of each kind on one scene

Where = dict[str, Counter[str]]


def run(count: int, seed: int) -> Report:
    """Make so many attacks, divided between the kinds."""
    return attacked(count, seed)[0]


def attacked(count: int, seed: int) -> tuple[Report, Where]:
    """Make so many attacks, and tell of each kind where it was seen."""
    report, where = Report("tampering", seed), {name: Counter[str]() for name in KINDS}
    share = shares(count, tuple(KINDS))
    for number in range(-(-max(share.values()) // ROUND)):
        with tempfile.TemporaryDirectory() as folder:
            trial = _Trial(build(Path(folder), seed=seed, number=number), report, where)
            for name, wanted in share.items():
                for turn in range(number * ROUND, min(wanted, (number + 1) * ROUND)):
                    trial.attack(name, turn)
    return report, where


class _Trial:
    """The attacks on one scene."""

    def __init__(self, scene: Scene, report: Report, where: Where) -> None:
        self._scene = scene
        self._report = report
        self._where = where
        self._before = content_of(scene.now)
        self._offered = scene.root / "offered"  # the attacked files once more, to be offered as a backup

    def attack(self, name: str, turn: int) -> None:
        """Make one attack, and tell where it was seen."""
        self._report.count += 1
        root = self._scene.root / "attacked"
        try:
            self._change(name, turn, root=root)
        except Unfit:
            self._report.found(f"{name} {turn}: nothing to make it on in {DRAWS} draws")
            return
        try:
            self._look(name, turn, root=root)
        except Exception as error:  # noqa: BLE001 - whatever a store raises on a forged file, a person would meet
            told = dict(error.arguments) if isinstance(error, EngineError) else error
            self._report.found(f"{name} {turn}: {type(error).__name__} {told}")

    def _change(self, name: str, turn: int, *, root: Path) -> None:
        """Make the attack; draw again where it finds nothing, or leaves everything as it was."""
        for draw in range(DRAWS):
            shutil.rmtree(root, ignore_errors=True)
            shutil.copytree(self._scene.now, root)
            chance = chance_of(self._scene.seed, name, turn, draw)
            try:
                with hand_on(self._scene, root, chance=chance) as hand:
                    KINDS[name](hand)
            except Unfit:
                continue
            if _is_other(self._before, content_of(root)):
                shutil.rmtree(self._offered, ignore_errors=True)
                shutil.copytree(root, self._offered)
                return
        raise Unfit

    def _look(self, name: str, turn: int, *, root: Path) -> None:
        if name not in ONLY_BY_HEAD and is_put_back(self._offered):
            self._report.found(f"{name} {turn}: put back from a backup")
        place = self._scene.place(root)
        where, told = where_seen(place)
        self._where[name][where or "nowhere"] += 1
        self._report.meet(f"seen at {where}" if where else "unseen")
        if not told:
            self._report.found(f"{name} {turn}: a look through the store does not see it (reading: {where})")
        elif go_on(place):
            with place.open() as store:
                if not finds(store):
                    self._report.found(f"{name} {turn}: no longer seen once people have gone on")
        elif name not in ONLY_BY_HEAD and not where_seen(self._forgetful(root))[1]:
            self._report.found(f"{name} {turn}: seen by the remembered head alone")

    def _forgetful(self, root: Path) -> Place:
        """Return the place of a store whose head nobody has remembered."""
        for head in (root / CUSTODY).glob("*.hode"):
            head.unlink()
        return self._scene.place(root)


def _is_other(before: Content | None, after: Content | None) -> bool:
    """Tell whether anything in the files is another than it was, or can no longer be read."""
    return after is None or after != before


def main() -> int:
    """Run as every harness does, and tell of each kind where it was seen."""
    code = command_line(run, count=PER_COMMIT)
    given = [int(word) for word in sys.argv[1:]]
    count, seed = (*given, *(PER_COMMIT, SEED)[len(given) :])
    for name, where in attacked(min(count, PER_COMMIT), seed)[1].items():
        sys.stdout.write(f"  {name}: {', '.join(f'{place} {times}' for place, times in where.items())}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
