"""Power cuts at any moment: what a store has acknowledged is there afterwards, whole, and nothing is there by half.

A script is run once while everything that reaches the disk is written down; from that the images are made that a cut
could leave behind (`tests.safety.disk`), and each is opened with the real store: it holds what was acknowledged, or
that and the whole command that was under way; the command under way can be given again; and the store goes on.
"""

import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.adapters.sqlite import SqliteStore
from engine.adapters.verifying import verify
from engine.errors import EngineError, StoreMissing
from tests.safety.cutting import Found, Recording, Setting, cuts, lay, record, standing
from tests.safety.harness import Report, chance_of, command_line, drawn_bytes, shares
from tests.safety.script import Keep, Make, Manner, Place, Script, See, carry_out, draw, holds

PER_COMMIT = 5_000
PER_RECORDING = 125  # images made from one run of a script
MEMORY = Path("/dev/shm")  # noqa: S108 - a disk in memory, where there is one, is quicker; a folder of its own in it

SETTINGS = {
    "small commits": Setting(manner=Manner(commands=40, payload=(2, 40), records=1)),
    "checkpoints": Setting(manner=Manner(), checkpoint_pages=8),
    "large payloads": Setting(manner=Manner(commands=10, payload=(20_000, 120_000), records=2), checkpoint_pages=60),
    "cases together": Setting(manner=Manner(together=0.7, other=0.3), checkpoint_pages=100),
    "opened again": Setting(manner=Manner(), reopening=0.3, connections=2, checkpoint_pages=30),
    "cut again": Setting(manner=Manner(commands=16), reopening=0.1, checkpoint_pages=20, again=True),
}

# A run of so many images for each has met all of these, else it was looking elsewhere.
MET = ("in flight", "at rest", "kept in flight", "gone in flight", "no store yet", "torn")
IMAGES_TO_MEET = 200


class Wrong(AssertionError):
    """A store is not as it ought to be after a cut."""


def run(count: int, seed: int) -> Report:
    """Open so many images, divided between the settings."""
    report = Report("power_cuts", seed)
    with _folder() as folder:
        for name, share in shares(count, tuple(SETTINGS)).items():
            for number, first in enumerate(range(0, share, PER_RECORDING)):
                chance = chance_of(seed, name, number)
                place = Place(folder / "root", drawn_bytes(chance_of(seed, name, number, "keys")))
                images = min(PER_RECORDING, share - first)
                with _told(report, f"{name}, recording {number}"):
                    recording = _recorded(SETTINGS[name], place, chance=chance)
                    for found in cuts(recording, images, chance=chance):
                        _try(found, recording.script, place=place, report=report)
    report.require({what: min(1, count // IMAGES_TO_MEET) for what in MET})
    return report


def _recorded(setting: Setting, place: Place, *, chance: random.Random) -> Recording:
    """Record a run of a script; where it is cut again, the run goes on from a cut of another."""
    recording = record(draw(chance, setting.manner), setting, place=place, chance=chance)
    if not setting.again:
        return recording
    first = next(cuts(recording, 1, chance=chance))
    return record(recording.script, setting, place=place, chance=chance, after=first)


def _try(found: Found, script: Script, *, place: Place, report: Report) -> None:
    """Open one image, and go on in it."""
    report.count += 1
    report.meet("in flight" if found.begun > found.kept else "at rest")
    report.meet("torn", found.is_torn)
    lay(found.image, place.root)
    with _told(report, f"image {report.count}, which holds {found.kept} to {found.begun} commands"):
        _go_on(found, script, place=place, report=report)


@contextmanager
def _told(report: Report, where: str) -> Iterator[None]:
    """Make a fault of what goes wrong: whatever a store raises here, a person would meet."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - as above
        told = dict(error.arguments) if isinstance(error, EngineError) else error
        report.found(f"{where}: {type(error).__name__} {told}")


def _go_on(found: Found, script: Script, *, place: Place, report: Report) -> None:
    store, done = _opened(found, script, place=place)
    report.meet("no store yet", done == 0)
    with store or place.create() as there:
        if found.begun > found.kept:
            report.meet("kept in flight" if done == found.begun else "gone in flight")
        following = min(max(found.begun, done + 1), len(script.deeds))
        for number in range(max(min(done, following - 1), 1), following):
            _repeat(there, script, number=number, done=done)
        _expect(there, script, following)
    with place.open() as again:
        _expect(again, script, following)


def _opened(found: Found, script: Script, *, place: Place) -> tuple[SqliteStore | None, int]:
    """Return the store, and after how many commands it stands; None where it was not made yet."""
    try:
        store = place.open()
    except StoreMissing:
        if found.kept:
            raise Wrong("the store is gone") from None
        return None, 0
    done = standing(holds(store), script, within=found)
    if done is None:
        store.close()
        raise Wrong(f"it holds neither {found.kept} nor {found.begun} commands")
    return store, done


def _repeat(store: SqliteStore, script: Script, *, number: int, done: int) -> None:
    """Give a command that was under way again, or the next one."""
    deed = script.deeds[number]
    if isinstance(deed, Make) or (isinstance(deed, See) and number < done):  # each look is a look of its own
        return
    repeated = carry_out(store, deed)
    if isinstance(deed, Keep) and repeated != (number < done):
        raise Wrong(f"command {number + 1} is told as {'repeated' if repeated else 'new'} after {done}")


def _expect(store: SqliteStore, script: Script, commands: int) -> None:
    if holds(store) != script.held[commands]:
        raise Wrong(f"it does not hold {commands} commands after it went on")
    verified = verify(store, thorough=True)
    if verified.findings:
        raise Wrong(f"verify finds {verified.findings[0]}")


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        yield Path(folder)


if __name__ == "__main__":
    sys.exit(command_line(run, count=PER_COMMIT))
