"""Processes that are killed without warning: what they told before that, and how they ended.

A victim is forked from a process that has read all its modules, so that its whole life is spent on what it is to do.
"""

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engine import entry
from tests.house.tree import ROOT

CHUNK = 65536
BROKEN = "BROKEN"  # what a process says that fell over by itself


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended: the exit code, negative for a signal, and the whole lines that it told."""

    code: int
    told: tuple[str, ...]

    @property
    def was_killed(self) -> bool:
        """Tell whether it was killed before it was done."""
        return self.code == -signal.SIGKILL

    @property
    def broke(self) -> bool:
        """Tell whether it fell over by itself."""
        return any(line.startswith(BROKEN) for line in self.told)


@dataclass(frozen=True, slots=True)
class Victim:
    """A process that was begun, and where it tells."""

    pid: int
    ear: int
    begun: float

    def kill(self, after: float, *, lines: int = 0) -> Ended:
        """Kill it so many seconds after it was begun, or has told so many lines, if it is not done by then.

        How much is done in a time is the machine's; a victim that has told something was surely at work.
        """
        heard = self._hear(lines)
        begun = time.monotonic() if lines else self.begun
        time.sleep(max(0.0, begun + after - time.monotonic()))
        os.kill(self.pid, signal.SIGKILL)  # one that is done is there until it is waited for
        return self._ended(heard)

    def has_ended(self) -> bool:
        """Tell whether it has ended; it is still there to be waited for."""
        return os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    def end(self) -> Ended:
        """Wait for its end."""
        return self._ended(b"")

    def _hear(self, lines: int) -> bytes:
        """Return what it tells until there are so many lines, or it is done."""
        heard = b""
        while heard.count(b"\n") < lines and (part := os.read(self.ear, CHUNK)):
            heard += part
        return heard

    def _ended(self, heard: bytes) -> Ended:
        while part := os.read(self.ear, CHUNK):
            heard += part
        os.close(self.ear)
        _, status = os.waitpid(self.pid, 0)
        whole, _, _ = heard.rpartition(b"\n")
        return Ended(os.waitstatus_to_exitcode(status), tuple(whole.decode("utf-8", "replace").splitlines()))


def begin(work: Callable[[], int]) -> Victim:
    """Begin a process that does this work and ends with the code that it returns. It tells by what it writes."""
    ear, mouth = os.pipe()
    pid = os.fork()
    if pid:
        os.close(mouth)
        return Victim(pid, ear, time.monotonic())
    code = 1
    try:
        os.close(ear)
        _speak_into(mouth)
        code = work()
    except BaseException:  # noqa: BLE001 - nothing may leave a forked process but its code
        tell(f"{BROKEN} {traceback.format_exc(limit=-3).splitlines()}")
    finally:
        os._exit(code)


def tell(line: str) -> None:
    """Tell a line, from within a process. It is told when this returns."""
    os.write(1, f"{line}\n".encode())


def begin_forked(words: tuple[str, ...], environment: Mapping[str, str]) -> Victim:
    """Begin a command of the program in a process that has read its modules."""
    return begin(lambda: _program(words, environment))


def begin_anew(words: tuple[str, ...], environment: Mapping[str, str]) -> Victim:
    """Begin a command of the program as a shell does, from nothing."""
    ear, mouth = os.pipe()
    command = [sys.executable, str(ROOT / "cli.py"), *words]
    streams = [(os.POSIX_SPAWN_DUP2, mouth, number) for number in (1, 2)]
    pid = os.posix_spawn(sys.executable, command, dict(environment), file_actions=streams)
    os.close(mouth)
    return Victim(pid, ear, time.monotonic())


def _speak_into(mouth: int) -> None:
    for number in (1, 2):
        os.dup2(mouth, number)
    os.close(mouth)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)


def _program(words: tuple[str, ...], environment: Mapping[str, str]) -> int:
    sys.argv = ["bti", *words]
    os.environ.clear()
    os.environ.update(environment)
    try:
        return entry.work([*words])
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 0
    finally:
        sys.stdout.flush()
