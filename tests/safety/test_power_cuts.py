"""The harness of power cuts: its model of a disk, the recorder's eyes, and its run for every commit.

That it finds what it should is tried on bugs planted for it (`planted/power_cuts`).
"""

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.adapters.private import write_private
from tests.safety.disk import (
    EMPTY,
    Cut,
    Disk,
    Fate,
    FolderMade,
    FolderSynced,
    Happening,
    Image,
    Moved,
    Named,
    Removed,
    Resized,
    Synced,
    Written,
    replay,
)
from tests.safety.power_cuts import PER_COMMIT, run
from tests.safety.recording import Recorder

A_FILE: tuple[Happening, ...] = (Named("a", 0), Written(0, 0, b"old"), Synced(0), FolderSynced("."))


def cut(fate: Fate, *, sector: int = 512, garbage: float = 0.0, seed: int = 1) -> Cut:
    return Cut(random.Random(seed), sector=sector, fate=fate, likelihood=0.5, garbage=garbage, in_order=False)


def found(happenings: tuple[Happening, ...], fate: Fate) -> dict[str, bytes]:
    disk = Disk()
    for one in happenings:
        disk.happen(one)
    return disk.cut(cut(fate)).files


def test_a_name_is_there_once_its_folder_is_synced() -> None:
    assert found(A_FILE, Fate.NONE) == {"a": b"old"}
    assert found(A_FILE[:-1], Fate.NONE) == {}
    assert found(A_FILE[:-1], Fate.ALL) == {"a": b"old"}


@pytest.mark.parametrize(
    ("happening", "files"),
    [
        (Written(0, 1, b"xyz"), {"a": b"oxyz"}),
        (Written(0, 5, b"x"), {"a": b"old\0\0x"}),
        (Resized(0, 1), {"a": b"o"}),
        (Resized(0, 4), {"a": b"old\0"}),
        (Removed("a"), {}),
        (Moved("a", "b", 0), {"b": b"old"}),
        (Named("b", 0), {"a": b"old", "b": b"old"}),
    ],
)
def test_what_is_not_synced_may_be_lost(happening: Happening, files: dict[str, bytes]) -> None:
    assert found((*A_FILE, happening), Fate.NONE) == {"a": b"old"}
    assert found((*A_FILE, happening), Fate.ALL) == files
    synced = (*A_FILE, happening, Synced(0), FolderSynced("."))
    assert found(synced, Fate.NONE) == files


def test_a_file_is_lost_with_its_folder() -> None:
    inside = (FolderMade("f"), Named("f/a", 0), FolderSynced("f"))
    assert found(inside, Fate.NONE) == {}
    assert found((*inside, FolderSynced(".")), Fate.NONE) == {"f/a": b""}


def test_a_long_write_is_torn_at_sectors_and_nowhere_else() -> None:
    disk = Disk(Image({"a": b"o" * 2048}, frozenset()))
    disk.happen(Written(0, 100, b"n" * 1500))
    seen = set()
    for seed in range(200):
        torn = cut(Fate.ANY, seed=seed)
        content = disk.cut(torn).files["a"]
        seen.add(tuple(content[place] for place in (100, 511, 512, 1023, 1024, 1535, 1536, 1599, 1600)))
    assert len(seen) == 2**4
    assert all(one[0] == one[1] and one[2] == one[3] and one[-1] == ord("o") for one in seen)


def test_what_is_written_in_order_ends_at_a_point() -> None:
    disk = Disk(Image({"a": b"oooo"}, frozenset()))
    for place in range(4):
        disk.happen(Written(0, place, b"n"))
    images = {disk.cut(cut(Fate.FIRST, seed=seed)).files["a"] for seed in range(100)}
    assert images == {b"n" * place + b"o" * (4 - place) for place in range(5)}


def test_a_sector_under_the_head_may_hold_garbage() -> None:
    disk = Disk(Image({"a": b"old"}, frozenset()))
    disk.happen(Written(0, 0, b"new"))
    assert disk.cut(cut(Fate.NONE, garbage=1.0)).files["a"] not in {b"old", b"new"}


def test_what_is_found_is_the_same_for_the_same_seed() -> None:
    disk = Disk(Image({"a": bytes(4096)}, frozenset()))
    disk.happen(Written(0, 0, b"n" * 4096))
    assert disk.cut(cut(Fate.ANY, seed=3)) == disk.cut(cut(Fate.ANY, seed=3))


def test_the_recorder_sees_what_python_writes(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path)
    with recorder.recording():
        write_private(tmp_path / "folder" / "file", b"first")
        write_private(tmp_path / "folder" / "file", b"second")
        (tmp_path / "folder" / "file").unlink()
        (tmp_path / "elsewhere").mkdir()
    assert recorder.misses() == []
    kinds = [type(one).__name__ for one in recorder.log]
    assert kinds[:2] == ["FolderMade", "FolderSynced"]
    assert kinds[2:7] == ["Named", "Written", "Synced", "Moved", "FolderSynced"]
    assert replay(recorder.log, at=EMPTY) == Image({}, frozenset({"folder", "elsewhere"}))


def test_a_recorder_that_was_passed_by_says_so(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path)
    with recorder.recording():
        handle = os.open(tmp_path / "seen", os.O_WRONLY | os.O_CREAT)
        os.write(handle, b"x")
        os.close(handle)
        (tmp_path / "unseen").write_bytes(b"x")
    assert recorder.misses() == ["unseen"]


def test_a_few_cuts_find_nothing_wrong() -> None:
    report = run(60, 4)
    assert report.passed, report.told()
    assert report.count == 60


@pytest.mark.slow
def test_the_cuts_of_every_commit_find_nothing_wrong(aloud: Callable[[str], None]) -> None:
    report = run(PER_COMMIT, 1)
    aloud(report.line())
    assert report.passed, report.told()
