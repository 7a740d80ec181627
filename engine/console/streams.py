"""Looks after the three streams of this process: those that were closed before it began, and those that fail."""

import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import Literal, TextIO


def secure_streams() -> None:
    """Give the process a stream wherever one was closed before it began.

    A closed stdin refuses to be read and a closed stdout to be written, as a failing disk does. What is said to a
    closed stderr is gone. Their numbers are taken, so that no file of ours is opened where a stream should be.
    """
    if sys.stdin is None:
        sys.stdin = _opened(os.O_WRONLY, "r")
    if sys.stdout is None:
        sys.stdout = _opened(os.O_RDONLY, "w")
    if sys.stderr is None:
        sys.stderr = _opened(os.O_WRONLY, "w")


def let_go(stream: TextIO) -> None:
    """Point a stream that fails at nothing, so that Python's own flush at the end does not complain."""
    with suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nothing, stream.fileno())
        finally:
            os.close(nothing)


def _opened(flags: int, mode: Literal["r", "w"]) -> TextIO:
    return TextIOWrapper(os.fdopen(os.open(os.devnull, flags), f"{mode}b"), encoding="utf-8")
