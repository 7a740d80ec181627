"""A master key behind a pass phrase, at a real terminal: asked for at each start, and nobody is locked out."""

import os
import pty
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.house import tree

PHRASE = "tre katter på taket"


def at_a_terminal(home: Path, *words: str, types: Sequence[str] = ()) -> tuple[int, str]:
    """Run a command at a terminal of its own, where somebody types an answer when asked; return its code and screen."""
    ours, theirs = pty.openpty()
    environment = {"HOME": str(home), "PATH": "/usr/bin:/bin", "BTI_CONFIG": str(home / "config"), "TERM": "dumb"}
    command = [sys.executable, str(tree.ROOT / "cli.py"), "--lager", str(home / "data" / "bti.lager"), *words]
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
    ) as running:
        os.close(theirs)
        shown, answers, seen = b"", list(types), 0
        while True:
            try:
                more = os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
            if not more:
                break
            shown += more
            if answers and shown[seen:].rstrip().endswith(b":"):  # what is typed before the question is thrown away
                os.write(ours, answers.pop(0).encode() + b"\n")
                seen = len(shown)
    os.close(ours)
    return running.returncode, shown.decode()


@pytest.fixture
def guarded(tmp_path: Path) -> Path:
    """A home whose store has its key behind a pass phrase, typed twice."""
    assert at_a_terminal(tmp_path, "oppsett")[0] == 0
    code, shown = at_a_terminal(tmp_path, "lager", "nokkel", "--til", "passord", types=(PHRASE, PHRASE))
    assert code == 0, shown
    return tmp_path


def test_the_pass_phrase_is_asked_for_and_opens_the_store(guarded: Path) -> None:
    code, shown = at_a_terminal(guarded, "liste", types=(PHRASE,))
    assert code == 0, shown
    assert "Passordet til lageret:" in shown
    assert PHRASE not in shown


def test_a_wrong_one_is_told_and_the_next_try_is_free(guarded: Path) -> None:
    code, shown = at_a_terminal(guarded, "liste", types=("to katter",))
    assert code == 6
    assert "passer ikke" in shown
    assert at_a_terminal(guarded, "liste", types=(PHRASE,))[0] == 0


def test_the_way_back_to_a_file(guarded: Path) -> None:
    code, shown = at_a_terminal(guarded, "lager", "nokkel", "--til", "fil", types=(PHRASE,))
    assert code == 0, shown
    code, shown = at_a_terminal(guarded, "liste")
    assert code == 0
    assert "Passordet" not in shown
