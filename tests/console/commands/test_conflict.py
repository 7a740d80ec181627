"""Two people change a case at once: one wins, the other gets exit code 5 and nothing is lost."""

import fcntl
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from engine.adapters import line
from engine.adapters.building import queue_path
from engine.application import cases, keeping
from engine.console import codes
from tests.console.commands.running import DAY, Program
from tests.house import tree
from tests.in_line import have_stood

ROUNDS = 6
PATIENCE = 8.0  # seconds; a writer waits ten for its turn
DONE, NOTED = "step-completed", "note-added"


def test_who_comes_second_is_told_and_nothing_is_kept(opened: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    keep = keeping.keep_along

    def late(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - passed on as it comes
        monkeypatch.setattr(cases, "keep_along", keep)
        opened.ok("notat 1 'Kom først.'")
        return keep(*given, **named)

    monkeypatch.setattr(cases, "keep_along", late)
    ran = opened.bti("neste 1")
    assert ran.code == 5
    assert "Noen andre endret saken først." in ran.text
    assert ran.hints == ("bti vis 1",)
    log = opened.ok("logg 1").out
    assert "Kom først." in log
    assert "«Oppmerksomhet» er gjort" not in log


def test_two_processes_that_have_both_read_the_case_never_both_win(program: Program) -> None:
    """The turn to write is held until both wait for it: then each has read the case as it was.

    A note is decided on by what was read before the first wait, where what is done and by whom is logged.
    """
    for number in range(1, ROUNDS + 1):
        program.ok("ny os --alias 'gutt, 6 år'")
        with held_turn(program) as queue:
            before = have_stood(queue)
            racing = [started(program, f"notat {number} Ringte") for _ in range(2)]
            wait_until(lambda: have_stood(queue) == before + 2, racing)  # noqa: B023 - called at once
        ended = [(one.communicate(timeout=PATIENCE)[1], one.returncode) for one in racing]
        assert {code for _, code in ended} == {codes.DONE, codes.CONFLICT}, ended
        assert any("Noen andre endret saken først." in " ".join(told.split()) for told, _ in ended)
        assert what_happened(program, number) == ["case-opened", NOTED]


def test_two_processes_at_once_move_a_case_once_each_at_most(program: Program) -> None:
    """Whoever reads after the other has written stands at the next step, which asks for something: code 3."""
    for number in range(1, ROUNDS + 1):
        program.ok("ny os --alias 'gutt, 6 år'")
        racing = [started(program, f"neste {number}") for _ in range(2)]
        ended = sorted((one.wait(timeout=PATIENCE), one.communicate()[1]) for one in racing)
        assert [code for code, _ in ended] in ([codes.DONE, codes.CONFLICT], [codes.DONE, codes.STOPPED]), ended
        assert what_happened(program, number) == ["case-opened", DONE]


def started(program: Program, line: str) -> "subprocess.Popen[str]":
    """A command in a process of its own, on the program's store."""
    home = program.terminal.home
    own = {"BTI_CONFIG": str(home / "config"), "BTI_LAGER": str(store_of(program)), "BTI_SPRAK": "nb"}
    return subprocess.Popen(
        [sys.executable, "cli.py", "--na", DAY, *line.split()],
        cwd=tree.ROOT,
        env={**os.environ, **own, "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def store_of(program: Program) -> Path:
    return program.terminal.home / "lager" / "bti.lager"


@contextmanager
def held_turn(program: Program) -> Iterator[Path]:
    """Stand first in the queue of writers: whoever wants to write waits. Gives the file of the queue."""
    place = queue_path(store_of(program))
    with place.open("rb+") as queue:
        fcntl.flock(queue, fcntl.LOCK_EX)
        yield place
        fcntl.flock(queue, fcntl.LOCK_UN)


def wait_until(holds: Callable[[], bool], running: "Sequence[subprocess.Popen[str]]") -> None:
    if not line.can_stand():
        time.sleep(PATIENCE / 2)  # no line to see them in here: long enough for both to have come that far
        return
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until, "they never came as far as the queue"
        assert [one.poll() for one in running] == [None] * len(running), [one.communicate() for one in running]
        time.sleep(0.01)


def what_happened(program: Program, number: int) -> list[str]:
    """The kinds of the case's events; their numbers have no holes."""
    log = json.loads(program.ok(f"logg {number} --json").out)
    assert [one["seq"] for one in log] == list(range(1, len(log) + 1))
    return [one["type"] for one in log]
