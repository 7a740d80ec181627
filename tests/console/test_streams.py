"""The streams of the process may be closed, full or hold what is no text: a sentence and a code, never a traceback."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from engine.adapters import sqlite
from engine.adapters.connection import connect
from engine.adapters.turns import Queue
from engine.bootstrap import SHORT_PATIENCE
from tests.console.terminal import Terminal

PROGRAM = Path(__file__).parents[2] / "cli.py"
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")


def shell(practice: Terminal, script: str, *, language: str = "nb", **more: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell in which `bti` is this program."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(practice.home),
        "BTI_CONFIG": str(practice.home / "config"),
        "BTI_LAGER": str(practice.home / "lager" / "bti.lager"),
        "BTI_SPRAK": language,
        **more,
    }
    bti = f'bti() {{ "{sys.executable}" "{PROGRAM}" "$@"; }}; '
    return subprocess.run(
        ["bash", "-c", bti + script], capture_output=True, env=environment, cwd=practice.home, timeout=60, check=False
    )


@pytest.fixture
def opened(practice: Terminal) -> Terminal:
    assert practice.run("ny", "os", "--alias", "gutt, 6").code == 0
    return practice


@pytest.mark.parametrize(("language", "told"), [("nb", "er ikke UTF-8"), ("nn", "er ikkje UTF-8")])
@pytest.mark.parametrize(
    "script",
    [
        r"bti notat 1 $'bl\xe5'",
        r"bti ny os --alias $'\xe5'",
        r"bti rolle 1 kontaktlærer --er $'\xe5'",
        r"bti vis 1 $'--bl\xe5'",
        r"bti --lager $'/\xe5' vis 1",
        r"BTI_LAGER=$'/\xe5' bti vis 1",
        r"printf 'bl\xe5\n' | bti notat 1 -",
        r"printf 'bl\xe5\n' | LC_ALL=C bti notat 1 -",
    ],
)
def test_what_is_not_text_is_told(opened: Terminal, script: str, language: str, told: str) -> None:
    before = opened.run("logg", "1", "--json").out
    ended = shell(opened, script, language=language)
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert told in " ".join(ended.stderr.decode().split())
    assert opened.run("logg", "1", "--json").out == before


def test_a_suspicion_that_is_not_text_gets_the_answer_first(opened: Terminal) -> None:
    ended = shell(opened, r"bti meld 1 --mistanke $'bl\xe5'")
    assert ended.returncode == 2
    assert ended.stdout.decode().startswith("bti sender ingen melding")
    assert "er ikke UTF-8" in ended.stderr.decode()


@pytest.mark.parametrize("end", [">&-", pytest.param(">/dev/full", marks=FULL)])
def test_an_answer_that_cannot_be_shown_has_its_code(opened: Terminal, end: str) -> None:
    for command in ("vis 1", "logg 1", "logg 1 --json", "", "--help", "hjelp koder"):
        ended = shell(opened, f"bti {command} {end}")
        assert ended.returncode == 6, command
        assert ended.stderr.decode().endswith("Svaret kunne ikke skrives til standard ut.\n"), command


@pytest.mark.parametrize("end", [">&-", pytest.param(">/dev/full", marks=FULL)])
def test_a_change_that_was_kept_says_so(opened: Terminal, end: str) -> None:
    before = opened.run("logg", "1", "--json").out
    ended = shell(opened, f"bti notat 1 'ringte heim' {end}")
    assert ended.returncode == 6
    assert "endringen er lagret" in ended.stderr.decode()
    assert opened.run("logg", "1", "--json").out != before
    tried = shell(opened, f"bti notat 1 'ringte heim' --vis-bare {end}")
    assert "endringen er lagret" not in tried.stderr.decode()


@pytest.mark.parametrize("end", [">&-", pytest.param(">/dev/full", marks=FULL)])
def test_meld_answers_on_stderr_where_stdout_fails(opened: Terminal, end: str) -> None:
    ended = shell(opened, f"bti meld 1 --mistanke {end}")
    assert ended.returncode == 6
    assert "bti sender ingen melding" in ended.stderr.decode()
    assert "barnevernstjenesten" in ended.stderr.decode()
    assert "endringen er lagret" in ended.stderr.decode()


@pytest.mark.parametrize("end", ["2>&-", pytest.param("2>/dev/full", marks=FULL)])
def test_without_stderr_the_code_has_to_do(opened: Terminal, end: str) -> None:
    assert shell(opened, f"bti vis 1 {end}").returncode == 0
    assert shell(opened, f"bti vis 7 {end}").returncode == 4
    assert shell(opened, f"bti vis 7 >&- {end}").returncode == 4
    assert shell(opened, f"bti vis 7 <&- >&- {end}").returncode == 4


def test_a_closed_stdin_names_what_was_to_be_read(opened: Terminal) -> None:
    ended = shell(opened, "bti notat 1 - <&-")
    assert ended.returncode == 2
    assert "Skriv teksten selv der du skrev -." in " ".join(ended.stderr.decode().split())
    assert shell(opened, "bti samtykke 1 --be --for - <&-").returncode == 2
    assert shell(opened, "bti vis 1 <&-").returncode == 0


def test_a_folder_that_is_gone_stops_nobody(opened: Terminal) -> None:
    gone = "mkdir borte && cd borte && rmdir ../borte && "
    assert shell(opened, gone + "bti vis 1").returncode == 0
    for script in ("bti veileder sjekk x", "BTI_LAGER=x bti vis 1", "bti --lager x vis 1", "bti veileder ny x"):
        assert shell(opened, gone + script).returncode == 2, script
    assert shell(opened, gone + "BTI_CONFIG=x bti vis 1").returncode in {0, 6}


def test_meld_does_not_wait_for_a_store_that_another_holds(opened: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[int] = []

    def watched(path: Path, *, patience: int) -> apsw.Connection:
        waits.append(patience)
        return connect(path, patience=patience)

    monkeypatch.setattr(sqlite, "connect", watched)
    holder = apsw.Connection(str(opened.home / "lager" / "bti.lager"))
    try:
        holder.pragma("locking_mode", "exclusive")
        holder.execute("BEGIN IMMEDIATE")
        ended = opened.run("meld", "1")
    finally:
        holder.close()
    assert ended.code == 0
    assert ended.lines[0] == "bti sender ingen melding. Meld selv, nå:"
    assert waits == [SHORT_PATIENCE], "it waits once for the store, and hardly at all"


def test_a_suspicion_waits_for_its_turn_and_then_fails_aloud(opened: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.adapters.sqlite.Queue", lambda path: Queue(path, patience=0.1))
    queue = os.open(opened.home / "lager" / "bti.lager-queue", os.O_RDWR)
    try:
        fcntl.flock(queue, fcntl.LOCK_EX)
        ended = opened.run("meld", "1", "--sendt")
    finally:
        os.close(queue)
    assert ended.code == 6
    assert ended.lines[0] == "bti sender ingen melding. Er den ikke sendt ennå, så meld selv, nå."
    assert "Meld fra til barnevernet med en gang." in ended.out
    assert "Det ble IKKE skrevet inn i saken. Meld likevel, nå." in ended.err
    assert "Et annet program bruker lageret" in ended.err
