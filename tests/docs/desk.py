"""A desk where a page is tried: an empty home, a fixed day, a terminal of 80 columns, and `bti` as its user sees it.

A plain `bti` command is run in this process, since a page has many; everything else is run by a shell, with `bti` as a
program of its own. A test holds that both say the same.
"""

import contextlib
import fcntl
import os
import pty
import re
import shlex
import struct
import subprocess
import sys
import termios
import threading
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import cli
from engine import bootstrap
from tests.console.terminal import Stream
from tests.house import tree

DAY = "2026-09-04"
ROWS, COLUMNS = 50, 80
_FOR_A_SHELL = re.compile(r"[|&;<>$`*()\n\\]")
_EXPORT = re.compile(r"export (\w+)=(\S*)")
PATIENCE = 60.0  # seconds; a command takes a fifth of one


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a command wrote, stdout and stderr as they came, and its exit code."""

    text: str
    code: int


class Desk:
    """One home, where the commands of a page are run one after another."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.home.mkdir(exist_ok=True)
        shelf = folder / "bin"
        shelf.mkdir(exist_ok=True)
        program = shelf / "bti"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tests.docs.berit "$@"\n', "utf-8")
        program.chmod(0o755)
        self._environment = {
            "HOME": str(self.home),
            "PATH": f"{shelf}:/usr/bin:/bin",
            "PYTHONPATH": str(tree.ROOT),
            "LANG": "C.UTF-8",
            "TERM": "xterm",
            "NO_COLOR": "1",
            "COLUMNS": str(COLUMNS),
            "BTI_NA": DAY,
        }

    def run(self, command: str) -> Said:
        """Run a line as it stands in a page, and return what it wrote. An `export` holds from then on."""
        if named := _EXPORT.fullmatch(command):
            self._environment[named[1]] = named[2]
        words = [] if _FOR_A_SHELL.search(command) else shlex.split(command)
        return self._here(words[1:]) if words[:1] == ["bti"] else self._in_a_shell(command)

    def _here(self, words: list[str]) -> Said:
        written = Stream(terminal=True)
        with (
            patch.dict(os.environ, self._environment, clear=True),
            patch.object(sys, "argv", ["bti", *words]),
            patch.object(sys, "stdin", Stream()),
            patch.object(bootstrap, "operating_user", lambda: "berit"),
            contextlib.redirect_stdout(written),
            contextlib.redirect_stderr(written),
            contextlib.chdir(self.home),
        ):
            code = _code_of()
        return Said(text=written.written(), code=code)

    def _in_a_shell(self, command: str) -> Said:
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        with subprocess.Popen(
            ["/bin/sh", "-c", command],
            stdin=subprocess.DEVNULL,
            stdout=theirs,
            stderr=theirs,
            cwd=self.home,
            env=self._environment,
        ) as process:
            os.close(theirs)
            guard = threading.Timer(PATIENCE, process.kill)
            guard.start()
            try:
                written = _everything(ours)
            finally:
                guard.cancel()
                os.close(ours)
        return Said(text=written.decode().replace("\r\n", "\n"), code=process.returncode)


def _code_of() -> int:
    try:
        return cli.run()
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 0


def _everything(terminal: int) -> bytes:
    """Read a terminal until nobody holds its other end: Linux says so with an error, others with nothing."""
    pieces = []
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        if not piece:
            break
        pieces.append(piece)
    return b"".join(pieces)
