"""Runs the program as a user does, in this process: its own arguments, streams and environment, and what came of it."""

import io
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import cli

KEPT = ("PATH", "PYTHONPATH")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """What was written to stdout, line by line."""
        return self.out.splitlines()


class Stream(io.TextIOWrapper):
    """A stream in memory that can play a terminal."""

    def __init__(self, *, encoding: str = "utf-8", terminal: bool = False, content: bytes = b"") -> None:
        super().__init__(io.BytesIO(content), encoding=encoding, newline="")
        self.terminal = terminal

    def isatty(self) -> bool:
        """Tell what it plays."""
        return self.terminal

    def written(self) -> str:
        """Return what has been written."""
        self.flush()
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue().decode(self.encoding)


@dataclass(slots=True, kw_only=True)
class Terminal:
    """A home of one's own, and a way to run commands there."""

    home: Path
    environment: dict[str, str] = field(default_factory=dict)
    encoding: str = "utf-8"
    is_terminal: bool = False
    one_pipe: bool = False  # both streams end up in one, as after `2>&1`: all of it is `out`
    is_closed: bool = False  # nobody can type an answer, though what is written is seen

    def run(self, *arguments: str, stdin: str = "", **environment: str) -> Ended:
        """Run one command."""
        out = Stream(encoding=self.encoding, terminal=self.is_terminal)
        err = out if self.one_pipe else Stream(encoding=self.encoding, terminal=self.is_terminal)
        into = Stream(terminal=self.is_terminal and not self.is_closed, content=stdin.encode())
        wanted = {"HOME": str(self.home), "BTI_CONFIG": str(self.home / "config"), **self.environment, **environment}
        wanted.setdefault("BTI_LAGER", str(self.home / "lager" / "bti.lager"))
        with _as_process(arguments, wanted, streams=(into, out, err)):
            try:
                code = cli.run()
            except SystemExit as left:
                code = left.code if isinstance(left.code, int) else 0
        return Ended(code, out.written(), "" if self.one_pipe else err.written())


@contextmanager
def _as_process(
    arguments: tuple[str, ...], environment: Mapping[str, str], *, streams: tuple[Stream, Stream, Stream]
) -> Iterator[None]:
    before = (sys.argv, sys.stdin, sys.stdout, sys.stderr, dict(os.environ))
    kept = {name: value for name, value in os.environ.items() if name in KEPT}
    sys.argv = ["bti", *arguments]
    sys.stdin, sys.stdout, sys.stderr = streams
    os.environ.clear()
    os.environ.update({**kept, **environment})
    try:
        yield
    finally:
        sys.argv, sys.stdin, sys.stdout, sys.stderr = before[:4]
        os.environ.clear()
        os.environ.update(before[4])
