"""The editor gets a private file that is wiped afterwards, also when it fails and when the program is stopped."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click
import pytest

from engine.bootstrap import make_wiring
from engine.console import editor
from engine.console.output import Output
from engine.console.session import Session
from tests.console.terminal import Stream
from tests.house import tree

WORD = "hemmeligheten"
PROGRAM = (
    "import sys\n"
    "from engine.console.editor import edit\n"
    "from engine.console.output import Output\n"
    "from engine.console.session import Session\n"
    "print(edit(Session(output=Output(language='nb'), wiring=None), 'Hva ble sagt?'))\n"
)
STUBBORN = "trap '' TERM\n"
PATIENCE = 20.0


@pytest.fixture
def session() -> Session:
    return Session(output=Output(language="nb", stdout=Stream(), stderr=Stream()), wiring=make_wiring())


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where private folders are made."""
    folder = tmp_path / "memory"
    folder.mkdir(mode=0o700)
    folder.chmod(0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the editor below tells what it met."""
    monkeypatch.delenv("VISUAL", raising=False)
    return tmp_path / "met"


def use(script: str, *, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the person's editor be a script, which gets the file as `$1`."""
    file = folder / "an editor.sh"
    file.write_text(f"#!/bin/sh\n{script}", "utf-8")
    file.chmod(0o700)
    monkeypatch.setenv("EDITOR", f"'{file}'")


def test_the_file_is_private_and_wiped_with_all_that_lies_beside_it(
    session: Session, place: Path, written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wiped: list[bytes] = []

    def watch(file: Path, original: object = editor.wipe) -> None:
        assert callable(original)
        original(file)
        wiped.extend([file.read_bytes()] if file.is_file() else [])

    monkeypatch.setattr(editor, "wipe", watch)
    script = (
        f'stat -c %a "$1" "$(dirname "$1")" > "{written}"\ncp "$1" "$1~"\nmkdir "$(dirname "$1")/undo"\n'
        f'echo {WORD} > "$(dirname "$1")/undo/x"\necho {WORD} >> "$1"\n'
    )
    use(script, folder=tmp_path, monkeypatch=monkeypatch)
    assert editor.edit(session, "Hva ble sagt?") == WORD
    assert written.read_text("utf-8").split() == ["600", "700"]
    assert [set(content) for content in wiped] == [{0}] * 3
    assert list(place.iterdir()) == []


def test_an_editor_that_fails_is_told_and_leaves_nothing(
    session: Session, place: Path, written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(f'echo {WORD} >> "$1"\nexit 3\n', folder=tmp_path, monkeypatch=monkeypatch)
    with pytest.raises(click.UsageError, match=r"an editor\.sh"):
        editor.edit(session, "Hva ble sagt?")
    monkeypatch.setenv("EDITOR", str(tmp_path / "borte"))
    with pytest.raises(click.UsageError, match="borte"):
        editor.edit(session, "Hva ble sagt?")
    assert list(place.iterdir()) == []


def test_what_a_killed_program_left_is_wiped_by_the_next_and_what_is_in_use_is_let_be(
    session: Session, place: Path, written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = subprocess.Popen(["true"])
    ended.wait()
    left, used, strange = (place / f"bti-skriv-{name}" for name in (f"{ended.pid}-a", f"{os.getpid()}-b", "x-c"))
    for folder in (left, used, strange):
        folder.mkdir(mode=0o700)
        (folder / "tekst.txt").write_text(WORD, "utf-8")
    use(f'echo {WORD} >> "$1"\n', folder=tmp_path, monkeypatch=monkeypatch)
    assert editor.edit(session, "Hva ble sagt?") == WORD
    assert set(place.iterdir()) == {used, strange}


@pytest.mark.parametrize("open_to_others", [True, False])
def test_a_folder_for_the_run_that_others_may_open_is_not_used(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, open_to_others: bool
) -> None:
    place.chmod(0o755 if open_to_others else 0o700)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert editor.place() == (tmp_path if open_to_others else place)


def started(place: Path, written: Path, *, script: str, folder: Path) -> "subprocess.Popen[str]":
    """Start the program and wait until the editor has written its secret."""
    file = folder / "editor.sh"
    file.write_text(
        f'#!/bin/sh\nexec >/dev/null 2>&1\n{script}echo {WORD} >> "$1"\necho $$ > "{written}"\nsleep 30 & wait\n',
        "utf-8",
    )
    file.chmod(0o700)
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(tree.ROOT), "EDITOR": str(file)}
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        env={**environment, "XDG_RUNTIME_DIR": str(place)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    until = time.monotonic() + PATIENCE
    while not (written.exists() and written.read_text("utf-8").strip()):
        assert time.monotonic() < until
        time.sleep(0.02)
    return process


def is_there(process: int) -> bool:
    """Tell whether a process runs; one that has ended and that nobody has asked about does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text("utf-8").split()[2] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("script", ["", STUBBORN], ids=["willing", "stubborn"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_a_program_that_is_told_to_stop_stops_the_editor_and_wipes(
    place: Path, written: Path, tmp_path: Path, number: signal.Signals, script: str
) -> None:
    with started(place, written, script=script, folder=tmp_path) as process:
        process.send_signal(number)
        _, told = process.communicate(timeout=PATIENCE)
    assert process.returncode == 128 + number
    assert WORD not in told
    assert not is_there(int(written.read_text("utf-8")))
    assert list(place.iterdir()) == []


def test_a_program_that_is_told_to_stop_while_the_editor_starts_ends_it_too(
    session: Session, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editors: list[subprocess.Popen[bytes]] = []

    class Interrupted(subprocess.Popen[bytes]):
        def __init__(self, command: list[str]) -> None:
            super().__init__(command)
            editors.append(self)
            os.kill(os.getpid(), signal.SIGHUP)

    use("sleep 30 & wait\n", folder=tmp_path, monkeypatch=monkeypatch)
    monkeypatch.setattr(subprocess, "Popen", Interrupted)
    with pytest.raises(SystemExit):
        editor.edit(session, "Hva ble sagt?")
    assert [one.returncode for one in editors] == [-signal.SIGTERM]
    assert list(place.iterdir()) == []


def test_the_keys_that_interrupt_belong_to_the_editor(place: Path, written: Path, tmp_path: Path) -> None:
    with started(place, written, script="trap 'exit 0' USR1\n", folder=tmp_path) as process:
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGQUIT)
        time.sleep(0.2)
        assert process.poll() is None
        os.kill(int(written.read_text("utf-8")), signal.SIGUSR1)
        out, _ = process.communicate(timeout=PATIENCE)
    assert out == f"{WORD}\n"
    assert list(place.iterdir()) == []


def test_an_editor_that_is_killed_leaves_nothing(place: Path, written: Path, tmp_path: Path) -> None:
    with started(place, written, script="", folder=tmp_path) as process:
        os.kill(int(written.read_text("utf-8")), signal.SIGKILL)
        process.communicate(timeout=PATIENCE)
    assert process.returncode == 1
    assert list(place.iterdir()) == []


def test_what_a_killed_program_leaves_is_for_its_owner_alone(place: Path, written: Path, tmp_path: Path) -> None:
    with started(place, written, script="", folder=tmp_path) as process:
        process.kill()
        process.communicate(timeout=PATIENCE)
        os.kill(int(written.read_text("utf-8")), signal.SIGKILL)
    (left,) = place.iterdir()
    assert left.stat().st_mode & 0o777 == 0o700
    editor.wipe_leftovers(place)
    assert list(place.iterdir()) == []
