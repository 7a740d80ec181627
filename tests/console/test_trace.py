"""What is told of a bug says where and of what kind, and never what was being handled; every file made is private."""

import gc
import os
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import entry
from engine.console.trace import bare_traceback, careful, kind_of
from tests.console.terminal import Terminal
from tests.house import tree

NAME = "barnets navn"


def failing(text: str) -> None:
    try:
        dict[str, str]()[text]
    except KeyError as error:
        raise ValueError(text) from error


def caught(text: str) -> ValueError:
    try:
        failing(text)
    except ValueError as error:
        return error
    raise AssertionError


def test_a_traceback_has_places_and_kinds_and_no_words() -> None:
    told = list(bare_traceback(caught(NAME)))
    assert [line for line in told if not line.startswith(" ")] == ["KeyError", "ValueError"]
    assert sum("failing" in line and "test_trace.py:" in line for line in told) == 2
    assert NAME not in "".join(told)


def test_errors_that_came_of_each_other_end() -> None:
    first, second = ValueError(NAME), KeyError(NAME)
    first.__context__, second.__context__ = second, first
    assert list(bare_traceback(first)) == ["KeyError", "ValueError"]


def test_a_kind_from_elsewhere_is_named_with_its_module() -> None:
    assert kind_of(subprocess.TimeoutExpired(NAME, 1)) == "subprocess.TimeoutExpired"


@pytest.mark.parametrize("searching", ["", "1"])
def test_what_the_door_could_not_catch_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], searching: str
) -> None:
    monkeypatch.setenv("BTI_FEILSOK", searching)
    with pytest.raises(SystemExit) as left, careful():
        failing(NAME)
    told = capsys.readouterr().err
    assert left.value.code == 70
    assert told.startswith("bti: ValueError\n")
    assert ("test_trace.py" in told) is bool(searching)
    assert NAME not in told


def test_an_interrupt_before_the_door_is_no_bug() -> None:
    with pytest.raises(SystemExit) as left, careful():
        raise KeyboardInterrupt
    assert left.value.code == 130


class Last:
    """Fails where Python itself reports it."""

    def __del__(self) -> None:
        raise ValueError(NAME)


def test_nothing_is_said_behind_the_door(capsys: pytest.CaptureFixture[str]) -> None:
    with careful():
        left = Last()
        del left
        gc.collect()
        warnings.showwarning(UserWarning(NAME), UserWarning, "x.py", 1)
    assert capsys.readouterr().err == ""


def test_a_bug_in_the_wiring_says_nothing_of_what_it_was_about(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entry, "make_wiring", lambda: failing(NAME))
    ended = terminal.run("vis", "1")
    assert (ended.code, ended.err) == (70, "bti: ValueError\n")


@pytest.fixture
def open_mask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    """The rights of everything below a folder."""
    return {str(path.relative_to(folder)): path.lstat().st_mode & 0o7777 for path in folder.rglob("*")}


COMMANDS = (
    ("oppsett", "--ovelse"),
    ("oppsett", "--sprak", "nb"),
    ("ny", "os", "--alias", "gutt, 6 år"),
    ("veileder", "ny", "skole"),
    ("skriv", "1", "samtykke", "--ut", "samtykke.html", "--format", "html"),
    ("skriv", "1", "referat", "--mal", "mal.md", "--ut", "referat.md"),
    ("notat", "1", "Ring mor"),
    ("angre", "1"),
    ("frister", "--ics"),
)


def test_every_file_and_folder_that_the_program_makes_is_the_owners_alone(tmp_path: Path, open_mask: None) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    template = home / "mal.md"
    template.write_text("{{ sak.nummer }}\n", "utf-8")
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], "PYTHONPATH": str(tree.ROOT), "TMPDIR": str(home)}
    for words in COMMANDS:
        ended = subprocess.run(
            [sys.executable, "-m", "cli", *words],
            cwd=home,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == 0, (words, ended.stderr)
    template.unlink()
    made = modes(home)
    assert {"referat.md", "samtykke.html", "skole.yaml"} <= set(made)
    assert {
        name: oct(mode) for name, mode in made.items() if mode != (0o700 if (home / name).is_dir() else 0o600)
    } == {}


def test_a_file_that_others_could_read_is_closed_to_them_before_it_is_written(practice: Terminal) -> None:
    assert practice.run("ny", "os", "--alias", "gutt, 6 år").code == 0
    file = practice.home / "logg.txt"
    file.touch(mode=0o644)
    file.chmod(0o644)
    assert practice.run("skriv", "1", "referat", "--ut", str(file)).code == 0
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_document_is_never_written_through_a_link(practice: Terminal) -> None:
    assert practice.run("ny", "os", "--alias", "gutt, 6 år").code == 0
    link = practice.home / "lenke.txt"
    link.symlink_to(practice.home / "annet.txt")
    assert practice.run("skriv", "1", "referat", "--ut", str(link)).code == 2
    assert not (practice.home / "annet.txt").exists()
