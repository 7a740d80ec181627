"""One worker on a queue of jobs, which is the program itself: it is begun, waited for, and killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.adapters.postgres_link import Link
from engine.adapters.postgres_place import Place
from tests.house.tree import ROOT

_LAST_WORKER = "SELECT coalesce(max(id), 0) FROM procrastinate_workers"
_IN_HAND = "SELECT id, attempts FROM procrastinate_jobs WHERE status = 'doing' AND worker_id = %s"
_LETTERS = "SELECT id FROM letters WHERE state = 'ready' AND held_by LIKE '%%-' || %s || '-%%'"
_STILL = """
SELECT count(*) FROM procrastinate_jobs
WHERE id = %s AND attempts <= %s + 1 AND (status = 'todo' OR worker_id IS NULL OR worker_id = %s)
"""


@dataclass(frozen=True, slots=True)
class Killed:
    """A worker that was killed: at which moment, and what it had in hand, the jobs with how often they had failed."""

    at: float
    number: int
    jobs: tuple[tuple[int, int], ...]
    letters: tuple[str, ...]


class Worker:
    """A worker, begun as a unit of systemd would."""

    def __init__(self, folder: Path, place: Place, link: Link, *, within: float) -> None:
        self._link = link
        self._last = self._newest()
        self._number = 0
        self._process = subprocess.Popen(
            [sys.executable, "cli.py", "jobb", "--arbeider", "--overtar", str(int(within))],
            cwd=ROOT,
            env={
                "PATH": os.environ.get("PATH", ""),
                "HOME": str(folder),
                "BTI_CONFIG": str(folder / "config"),
                "BTI_LAGER": str(place),
                "BTI_SPRAK": "nb",
            },
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    @property
    def is_there(self) -> bool:
        """Tell whether it is at work."""
        return self._process.poll() is None

    @property
    def ports(self) -> set[int]:
        """The ports that it has connections from."""
        return ports_of(self._process.pid)

    def wait(self, *, seconds: float) -> None:
        """Wait until it says that it has begun, and the queue knows it. No other may be begun meanwhile."""
        assert self._process.stderr is not None
        said = self._process.stderr.readline()
        if "Arbeideren er i gang" not in said or not until(lambda: self._newest() > self._last, seconds):
            raise RuntimeError(said + (self._process.stderr.read() if not self.is_there else ""))
        self._number = self._newest()

    def next_line(self) -> str:
        """Wait for the next thing that it tells, and return it."""
        assert self._process.stderr is not None
        return self._process.stderr.readline()

    def stop(self, how: signal.Signals, *, seconds: float) -> tuple[int, str]:
        """Ask it to stop, and return its code and what it still tells."""
        self._process.send_signal(how)
        said = self._process.communicate(timeout=seconds)[1]
        return self._process.returncode, said

    def kill(self) -> Killed:
        """Kill it, and see what it had in hand."""
        pid, at = self._process.pid, time.monotonic()
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        assert self._process.stderr is not None
        self._process.stderr.close()
        jobs = tuple((int(job), int(tries)) for job, tries in self._link.all(_IN_HAND, self._number))
        letters = tuple(str(letter) for (letter,) in self._link.all(_LETTERS, str(pid)))
        return Killed(at, self._number, jobs, letters)

    def _newest(self) -> int:
        return int(self._link.all(_LAST_WORKER)[0][0])


def are_left(link: Link, killed: Killed) -> bool:
    """Tell whether a job that the dead had in hand has not been begun by another."""
    return any(link.all(_STILL, job, tries, killed.number)[0][0] for job, tries in killed.jobs)


def ports_of(pid: int) -> set[int]:
    """Return the ports that a process has connections from, as the kernel tells them."""
    files = (one.readlink().name for one in Path(f"/proc/{pid}/fd").iterdir() if one.is_symlink())
    sockets = {name.removeprefix("socket:[").rstrip("]") for name in files if name.startswith("socket:[")}
    rows = (row.split() for row in Path("/proc/net/tcp").read_text("ascii").splitlines()[1:])
    return {int(row[1].partition(":")[2], 16) for row in rows if row[9] in sockets}


def until(holds: Callable[[], bool], seconds: float, *, pause: float = 0.002) -> bool:
    """Wait until something holds, at most so long."""
    last = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > last:
            return False
        time.sleep(pause)
    return True
