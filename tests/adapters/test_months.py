"""The files of a month come whole, together and once, whoever is killed at it, and whatever else is in the folder."""

import errno
import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import Any, Self
from unittest.mock import patch

import pytest

from engine.adapters import months
from engine.adapters.months import FolderOfMonths, file_name
from engine.adapters.private import write_new
from engine.errors import NumbersUnwritten

NAME = "tall-os-2026-11"
ENDINGS = (".html", ".csv", ".json")
NAMES = tuple(f"{NAME}{ending}" for ending in ENDINGS)
KILLED = 9
_CALLS = ("open", "fsync", "link", "unlink", "rename", "mkdir", "rmdir")


def files(said: str) -> dict[str, bytes]:
    return {ending: f"{said}{ending}".encode() * 1000 for ending in ENDINGS}


def content(folder: Path) -> dict[str, bytes]:
    """Return what anybody sees who looks into the folder."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if not file.name.startswith(".")}


def whole(said: str) -> dict[str, bytes]:
    return {f"{NAME}{ending}": text for ending, text in files(said).items()}


@pytest.fixture
def unsynced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody cuts the power, nothing has to be on the disk."""
    monkeypatch.setattr(os, "fsync", lambda _handle: None)
    monkeypatch.setattr(months, "ROOM", 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "ut" / "tall"


def kept(folder: Path, said: str) -> tuple[str, ...]:
    """Keep the files of a month, as a job does."""
    made = FolderOfMonths(folder)
    made.make_ready()
    return () if made.there(NAMES) else made.keep(NAME, files(said))


def test_files_are_their_owners_alone_and_nothing_else_is_left(folder: Path) -> None:
    assert set(kept(folder, "a")) == set(NAMES)
    assert content(folder) == whole("a")
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
    assert (folder.stat().st_mode & 0o777, len(list(folder.iterdir()))) == (0o700, 3)


def test_what_is_there_is_never_written_over(folder: Path) -> None:
    folder.mkdir(parents=True)
    folder.joinpath(NAMES[1]).write_bytes(b"mine")
    made = FolderOfMonths(folder)
    assert set(made.keep(NAME, files("a"))) == {NAMES[0], NAMES[2]}
    assert folder.joinpath(NAMES[1]).read_bytes() == b"mine"
    assert made.there(NAMES) == NAMES
    assert made.keep(NAME, files("b")) == ()
    assert content(folder) == whole("a") | {NAMES[1]: b"mine"}


def test_a_link_that_leads_nowhere_is_a_name_that_is_taken(folder: Path, tmp_path: Path) -> None:
    folder.mkdir(parents=True)
    folder.joinpath(NAMES[0]).symlink_to(tmp_path / "elsewhere")
    made = FolderOfMonths(folder)
    assert made.there(NAMES) == (NAMES[0],)
    made.keep(NAME, files("a"))
    assert not (tmp_path / "elsewhere").exists()


# ------------------------------------------------------------- killed


class _Written:
    """A file of which half is on its way when the other half is asked for."""

    def __init__(self, file: Any, die: Callable[[], None]) -> None:  # noqa: ANN401 - whatever `open` gives
        self._file = file
        self._die = die

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, text: bytes) -> None:
        self._file.write(text[: len(text) // 2])
        self._file.flush()
        self._die()
        self._file.write(text[len(text) // 2 :])

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever else a file has
        return getattr(self._file, name)


def killed_at(number: int, work: Callable[[], object]) -> bool:
    """Do something in a program of its own, kill it before this call of the system, and tell whether it was killed."""
    pid = os.fork()
    if pid == 0:
        calls = count(1)

        def die() -> None:
            if next(calls) == number:
                os._exit(KILLED)

        def counting(real: Callable[..., Any]) -> Callable[..., Any]:
            def called(*said: Any, **more: Any) -> Any:  # noqa: ANN401 - as the real one
                die()
                return real(*said, **more)

            return called

        for name in _CALLS:
            setattr(os, name, counting(getattr(os, name)))
        fdopen = os.fdopen
        os.fdopen = lambda *said, **more: _Written(fdopen(*said, **more), die)  # type: ignore[assignment] # this process ends in a moment
        try:
            work()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == KILLED


def faults(root: Path) -> Iterator[str]:
    """Kill whoever writes at each moment, have another come by, and give what is not as it must be."""
    for number in count(1):
        folder = root / str(number)
        killed = killed_at(number, lambda folder=folder: kept(folder, "a"))  # type: ignore[misc] # bound as it is now
        seen = content(folder) if folder.exists() else {}
        if any(seen[name] != whole("a")[name] for name in seen):
            yield f"killed at {number}: a file is half"
        kept(folder, "b")
        if content(folder) not in (whole("a"), whole("b")):
            yield f"killed at {number}: not all of one day"
        if not killed:
            return


@pytest.mark.usefixtures("unsynced")
def test_whenever_it_is_killed_no_file_is_half_and_all_come_of_one_day(tmp_path: Path) -> None:
    assert list(faults(tmp_path)) == []
    assert len(list(tmp_path.iterdir())) > len(_CALLS)


def _straight(self: FolderOfMonths, name: str, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Write each file under its own name at once."""
    for ending, text in files.items():
        write_new(self._folder / f"{name}{ending}", text)
    return tuple(f"{name}{ending}" for ending in files)


def _one_by_one(self: FolderOfMonths, name: str, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Write each file whole, and forget that they belong together."""
    for ending, text in files.items():
        draft = self._folder / f".{name}{ending}"
        draft.unlink(missing_ok=True)
        write_new(draft, text)
        draft.rename(self._folder / f"{name}{ending}")
    return tuple(f"{name}{ending}" for ending in files)


@pytest.mark.usefixtures("unsynced")
@pytest.mark.parametrize(("planted", "found"), [(_straight, "a file is half"), (_one_by_one, "not all of one day")])
def test_other_ways_of_writing_are_caught(planted: Callable[..., Any], found: str, tmp_path: Path) -> None:
    with patch.object(FolderOfMonths, "keep", planted):
        assert any(found in fault for fault in faults(tmp_path))


def test_what_the_killed_have_left_goes_when_it_is_a_day_old(folder: Path) -> None:
    kept(folder, "a")
    old, new = folder / ".bti-kladd-old", folder / ".bti-kladd-new"
    for left in (old, new):
        left.mkdir()
        left.joinpath(NAMES[0]).write_bytes(b"half")
    os.utime(old, (0, 0))
    kept(folder, "b")
    assert (old.exists(), new.exists()) == (False, True)


# ------------------------------------------------------------- others


@pytest.mark.usefixtures("unsynced")
@pytest.mark.parametrize("number", range(5))
def test_of_many_who_write_at_once_one_writes_all(number: int, folder: Path) -> None:
    del number  # chance decides who is first
    with ThreadPoolExecutor(8) as pool:
        written = list(pool.map(lambda said: kept(folder, said), "abcdefgh"))
    assert content(folder) in [whole(said) for said in "abcdefgh"]
    assert len([one for one in written if one]) <= 1
    assert len(list(folder.iterdir())) == len(NAMES)


def test_on_a_disk_where_a_file_has_one_name_it_is_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unable(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "no hard links here")

    monkeypatch.setattr(os, "link", unable)
    test_what_is_there_is_never_written_over(folder)


def test_files_that_somebody_else_puts_beside_are_not_moved(folder: Path, tmp_path: Path) -> None:
    private = tmp_path / "private"
    private.mkdir()
    private.joinpath(NAMES[0]).write_bytes(b"key")
    folder.mkdir(parents=True)
    folder.joinpath(f".bti-klar-{NAME}").symlink_to(private)
    foreign = folder / ".bti-klar-tall-os-2026-10"
    foreign.mkdir()
    foreign.joinpath("key").write_bytes(b"key")
    FolderOfMonths(folder).make_ready()
    assert (private / NAMES[0]).exists()
    assert content(folder) == {}


@pytest.mark.parametrize(
    ("number", "reason"),
    [(errno.ENOSPC, "full"), (errno.EDQUOT, "full"), (errno.EROFS, "forbidden"), (errno.EIO, "unreachable")],
)
def test_what_the_disk_refuses_is_told_and_leaves_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    made = FolderOfMonths(folder)
    made.make_ready()

    def refused(*_: object) -> None:
        raise OSError(number, "refused")

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", refused)
        for work in (made.make_ready, lambda: made.keep(NAME, files("a"))):
            with pytest.raises(NumbersUnwritten) as caught:
                work()
            assert caught.value.arguments == {"reason": reason}
    assert list(folder.iterdir()) == []
    assert set(kept(folder, "b")) == set(NAMES)


def test_there_must_be_room_before_anybody_counts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []

    def noted(path: Path, text: bytes) -> None:
        sizes.append(len(text))
        write_new(path, text)

    monkeypatch.setattr(months, "write_new", noted)
    FolderOfMonths(folder).make_ready()
    assert sizes == [months.ROOM]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Os", "os"),
        ("Høyanger", "hoyanger"),
        ("Sør-Varanger", "sor-varanger"),
        ("Kárášjohka – Karasjok", "karasjohka-karasjok"),
        ("Ålesund/../..", "alesund"),
        ("Deatnu_Tana kommune", "deatnu-tana-kommune"),
        ("Ænes", "aenes"),
        ("", ""),
        ("x" * 60, "x" * 40),
        ("北", ""),
    ],
)
def test_a_name_is_written_with_letters_that_any_disk_takes(name: str, written: str) -> None:
    assert file_name(name) == written
