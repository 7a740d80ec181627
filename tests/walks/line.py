"""The real command line, run in this process: arguments in, what it wrote and its exit code out."""

import contextlib
import io
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import cli

DAY = "2026-09-01"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a command wrote, and its exit code."""

    code: int
    out: str
    err: str


@dataclass
class Line:
    """A command line with a home of its own, a practice store, and a day that stands still."""

    home: Path
    day: str = DAY

    def __post_init__(self) -> None:
        self.ok("oppsett", "--ovelse")

    def run(self, *words: str, by: str | None = None) -> Answer:
        """Run `bti` with these words, as the person named."""
        out, err = _stream(), _stream()
        with (
            patch.dict(os.environ, self._environment(by), clear=True),
            patch.object(sys, "argv", ["bti", *words]),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            code = _code_of()
        return Answer(code=code, out=_text(out), err=_text(err))

    def ok(self, *words: str, by: str | None = None) -> str:
        """Run a command that must succeed, and return what it wrote on stdout."""
        answer = self.run(*words, by=by)
        assert answer.code == 0, f"bti {' '.join(words)}: {answer}"
        return answer.out

    def stopped(self, *words: str, by: str | None = None) -> str:
        """Run a command that a rule of the guide must stop, and return what it wrote on stderr."""
        answer = self.run(*words, by=by)
        assert answer.code == 3, f"bti {' '.join(words)}: {answer}"
        return answer.out + answer.err

    def view(self, number: str) -> dict[str, Any]:
        """Return a case as `bti vis --json` shows it."""
        shown: dict[str, Any] = json.loads(self.ok("vis", number, "--json"))
        return shown

    def _environment(self, by: str | None) -> Mapping[str, str]:
        kept = {"HOME": str(self.home), "BTI_CONFIG": str(self.home / "config"), "BTI_SPRAK": "nb", "BTI_NA": self.day}
        return kept | ({"BTI_SOM": by} if by else {})


def _code_of() -> int:
    try:
        return cli.run()
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()
