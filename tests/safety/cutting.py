"""Runs a script while everything that reaches the disk is written down, and cuts the power at moments of that run."""

import random
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from engine.adapters import sqlite
from engine.adapters.sqlite import SqliteStore
from engine.errors import StoreMissing
from tests.safety.disk import EMPTY, Acknowledged, Begun, Cut, Disk, Happening, Image
from tests.safety.recording import NEVER_KEPT, Recorder
from tests.safety.script import Held, Make, Manner, Place, Script, carry_out, holds

WAL = "-wal"
STALE = 0.1  # how often the shared memory of a store, which nobody may believe, survives a cut as garbage
JUST_TOLD = 0.3  # the share of cuts that come right after an acknowledgement, when most can be lost
SHARED_BYTES = 32_768


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A way to use a store: what is asked, and how it is opened, closed and tidied on the way."""

    manner: Manner
    checkpoint_pages: int = 1000
    reopening: float = 0.0
    connections: int = 1
    again: bool = False  # the script goes on in a store that has been through a cut already


@dataclass(frozen=True, slots=True)
class Found:
    """What a cut leaves, where `kept` commands of the script were acknowledged before it and `begun` were begun."""

    image: Image
    kept: int
    begun: int
    is_torn: bool = False


@dataclass(frozen=True, slots=True)
class Recording:
    """What reached the disk while a script was run, from what an earlier cut had left."""

    script: Script
    log: tuple[Happening, ...]
    after: Found


NOTHING = Found(EMPTY, 0, 0)


def record(
    script: Script, setting: Setting, *, place: Place, chance: random.Random, after: Found = NOTHING
) -> Recording:
    """Run the rest of a script in what a cut has left, and write down what reaches the disk."""
    lay(after.image, place.root)
    recorder = Recorder(place.root, at=after.image)
    with recorder.recording(), mock.patch.object(sqlite, "CHECKPOINT_PAGES", setting.checkpoint_pages):
        _Walk(script, setting, place=place, chance=chance, recorder=recorder).go(after)
    missed = recorder.misses()
    if missed:
        raise AssertionError(f"the recorder is blind to {missed}")
    return Recording(script, tuple(recorder.log), after)


def cuts(recording: Recording, count: int, *, chance: random.Random) -> Iterator[Found]:
    """Give what so many cuts leave, at moments drawn evenly from the run; some right after an acknowledgement."""
    disk, log = Disk(recording.after.image), recording.log
    kept, begun = recording.after.kept, recording.after.begun
    told = [moment + 1 for moment, one in enumerate(log) if isinstance(one, Acknowledged)]
    wanted = Counter(
        chance.choice(told) if told and chance.random() < JUST_TOLD else chance.randrange(len(log) + 1)
        for _ in range(count)
    )
    for moment in range(len(log) + 1):
        for _ in range(wanted[moment]):
            cut = Cut.drawn(chance)
            image = _with_stale_memory(disk.cut(cut), chance)
            yield Found(image, kept, begun, is_torn=cut.is_torn)
        if moment == len(log):
            return
        match log[moment]:
            case Begun(begun):
                pass
            case Acknowledged(kept):
                begun = max(begun, kept)
            case one:
                disk.happen(one)


def lay(image: Image, root: Path) -> None:
    """Put an image on the disk, in place of what is there."""
    shutil.rmtree(root, ignore_errors=True)
    for folder in (root, *(root / name for name in sorted(image.folders))):
        folder.mkdir(mode=0o700)
    for name, content in image.files.items():
        path = root / name
        path.touch(mode=0o600)
        path.write_bytes(content)


def standing(held: Held, script: Script, *, within: Found) -> int | None:
    """Return after how many commands a store holds this: the acknowledged, or all that were begun; else None."""
    possible = range(within.begun, within.kept - 1, -1)
    return next((count for count in possible if script.held[count] == held), None)


class _Walk:
    """One run of a script, in as many connections to the store as the setting says."""

    def __init__(
        self, script: Script, setting: Setting, *, place: Place, chance: random.Random, recorder: Recorder
    ) -> None:
        self._script, self._setting = script, setting
        self._place, self._chance, self._recorder = place, chance, recorder
        self._stores: list[SqliteStore] = []

    def go(self, after: Found) -> None:
        """Do what is not done yet, and close."""
        try:
            for number in range(self._found(after), len(self._script.deeds)):
                self._recorder.note(Begun(number + 1))
                self._do(number)
                self._recorder.note(Acknowledged(number + 1))
                self._perhaps_reopen()
        finally:
            for store in self._stores:
                store.close()

    def _found(self, after: Found) -> int:
        """Return how much of the script is done. What has been shown once is as good as acknowledged."""
        if not after.image.files:
            return 0
        try:
            self._stores.append(self._place.open())
        except StoreMissing:
            return 0
        done = standing(holds(self._stores[0]), self._script, within=after)
        if done is None:
            raise AssertionError("a cut has left something else than what was acknowledged")
        self._recorder.note(Acknowledged(done))
        return done

    def _do(self, number: int) -> None:
        deed = self._script.deeds[number]
        if isinstance(deed, Make):
            self._stores.append(self._place.create())
        else:
            carry_out(self._chance.choice(self._stores), deed)

    def _perhaps_reopen(self) -> None:
        if len(self._stores) < self._setting.connections:
            self._stores.append(self._place.open())
        elif self._chance.random() < self._setting.reopening:
            self._stores.pop(self._chance.randrange(len(self._stores))).close()
            if not self._stores:
                self._stores.append(self._place.open())


def _with_stale_memory(image: Image, chance: random.Random) -> Image:
    """Return the image, now and then with what no store may believe: old shared memory beside a log."""
    logs = [name for name in image.files if name.endswith(WAL)]
    if not logs or chance.random() >= STALE:
        return image
    stale = {f"{name.removesuffix(WAL)}{NEVER_KEPT}": chance.randbytes(SHARED_BYTES) for name in logs}
    return Image({**image.files, **stale}, image.folders)
