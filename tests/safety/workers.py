"""An office with two workers on one PostgreSQL server, a mail server, and people who are offered batons."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from engine.adapters.clock import SystemClock
from engine.adapters.codec import JsonCodec
from engine.adapters.custody import Custody
from engine.adapters.keys import RandomIds
from engine.adapters.postgres import PostgresStore
from engine.adapters.postgres_link import told
from engine.adapters.postgres_queue_tables import CASE, REMIND, deferring, make_queue
from engine.adapters.settings import operating_user
from engine.application.cases import act
from engine.application.guidelines import open_case
from engine.application.outcomes import Done
from engine.application.ports import Person
from engine.application.world import World
from engine.bundled import BundledShelf
from engine.cases import commands as cmd
from tests.adapters.mail_server import Inbox, mail_server
from tests.adapters.postgres_server import new_place
from tests.house.tree import ROOT
from tests.safety.harness import Report

WITHIN = 6.0  # seconds within which another worker takes over, as the workers are told
SLACK = 9.0  # seconds for a machine that many share: to begin, to be waited on, and to send what waits
OFFERS = 6
BUSY = 0.9  # seconds in which a worker is killed, after the first offer
SLOW = 0.2  # seconds that the mail server takes over a mail: first to look at it, and then to say that it has it
IN_HAND = 0.6  # how many of the kills come while a mail is handed over
LONG = WITHIN + SLACK

PEOPLE = tuple(Person(f"p-{name}", f"test.{name}", "lærer", "skolen") for name in ("kari", "ola", "nina"))


class Office:
    """The office. Each trial leaves two workers that are there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stack = ExitStack()
        self._inbox: Inbox = self._stack.enter_context(mail_server())
        self._inbox.slow = SLOW
        self._store = self._made()
        self._workers = [self._begun(), self._begun()]
        self._offered: Counter[str] = Counter()
        self._longest = 0.0
        self._world = self._seen()
        for worker in self._workers:
            _wait_for_word(worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            _kill(worker)
        self._store.close()
        self._stack.close()

    def trial(self, chance: random.Random, report: Report) -> None:
        """Offer some batons while a worker is killed, and wait until all who were asked have been told."""
        report.count += 1
        before = len(self._inbox.known)
        killer = threading.Thread(target=self._kill_one, args=(chance.random() < IN_HAND, chance.uniform(0, 1), report))
        killer.start()
        for _ in range(OFFERS):
            self._offer(chance.choice(PEOPLE), report)
        killer.join()
        began = time.monotonic()
        self._workers.append(self._begun())
        if not _until(lambda: len(self._inbox.known) >= before + OFFERS, LONG):
            missing = before + OFFERS - len(self._inbox.known)
            report.found(f"trial {report.count}: {missing} letters have not come after {LONG:.0f} s; {self._why()}")
        took = time.monotonic() - began
        self._longest = max(self._longest, took)
        _wait_for_word(self._workers[-1])

    def _kill_one(self, in_hand: bool, chance: float, report: Report) -> None:  # noqa: FBT001 - called by a thread
        """Kill a worker: one that hands over a mail, in the midst of that, or whichever, at a moment of chance."""
        victim, talking = int(chance * 1000) % len(self._workers), set[int]()
        if in_hand and _until(lambda: bool(self._inbox.talking), LONG):
            ports = [ports_of(one.pid) for one in self._workers]
            victim = next((place for place, mine in enumerate(ports) if mine & self._inbox.talking), victim)
            time.sleep(1.8 * SLOW * chance)
            talking = ports[victim] & self._inbox.talking
        else:
            time.sleep(BUSY * chance)
        report.meet("killed with a mail in hand", len(talking))
        _kill(self._workers.pop(victim))
        report.meet("killed")

    def settle(self, report: Report) -> None:
        """Look at what was told when all is quiet: everybody what they were to be told, and nobody anything twice."""
        if not report.faults and not _until(lambda: not self._left(), LONG):
            report.found(f"{self._left()} letters or jobs are left")
        time.sleep(WITHIN)  # what is done twice is done by now
        ids = Counter(self._inbox.ids)
        to = Counter(addresses[0] for addresses, _ in self._first_of_each())
        report.meet("mails", len(ids))
        report.meet("again under the same id", sum(ids.values()) - len(ids))
        report.meet("longest, in tenths of a second,", round(10 * self._longest))
        for address in {*to, *self._offered}:
            if to[address] != self._offered[address]:
                report.found(f"{address} was told {to[address]} times of {self._offered[address]} offers")

    def _first_of_each(self) -> list[tuple[list[str], object]]:
        seen: dict[str, tuple[list[str], object]] = {}
        for addresses, mail in self._inbox.mails:
            seen.setdefault(str(mail["Message-ID"]), (addresses, mail))
        return list(seen.values())

    def _why(self) -> str:
        """Return what tells why something has not come: which workers are there, and what waits for what."""
        there = sum(worker.poll() is None for worker in self._workers)
        letters = self._store.link.all(
            "SELECT tries, held_by IS NOT NULL, round(extract(epoch FROM held_until::timestamptz - now())) "
            "FROM letters WHERE state = 'ready' AND held_until <> ''"
        )
        jobs = self._store.link.all(
            "SELECT task_name, status::text, attempts, round(extract(epoch FROM scheduled_at - now())), count(*) "
            "FROM procrastinate_jobs WHERE status IN ('todo', 'doing', 'failed') GROUP BY 1, 2, 3, 4"
        )
        return f"workers {there}, letters {letters}, jobs {jobs}"

    def _left(self) -> int:
        letters = self._store.link.all("SELECT count(*) FROM letters WHERE state = 'ready'")[0][0]
        jobs = self._store.link.all("SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing')")[0][0]
        return int(letters) + int(jobs)

    def _offer(self, to: Person, report: Report) -> None:
        """Open a case and offer its baton, and ask for the reminder once more, as whoever looks through all does."""
        done = open_case(self._world, "os", command=cmd.OpenCase(alias="barn"))
        assert isinstance(done, Done), done
        offered = act(self._world, str(done.number), command=cmd.OfferBaton(to_actor=to.id))
        assert isinstance(offered, Done), offered
        with told(), self._store.link.connection() as connection:
            again = deferring(REMIND, name=CASE, value="%s::text")
            connection.execute(again.encode(), (done.case_id,))
        self._offered[_address(to)] += 1
        report.meet("offers")

    def _made(self) -> PostgresStore:
        """Make a store and its queue, and lay what the workers read: the key, and how mail is sent."""
        config = self._folder / "config"
        self._place = new_place()
        store = PostgresStore.create(self._place, custody=Custody(config / "nokler"))
        for person in (*PEOPLE, Person("p-me", "meg", "jobb", "skolen", os_user=operating_user())):
            store.add(person)
        make_queue(store.link)
        addresses = "".join(f'"{one.handle}" = "{_address(one)}"\n' for one in PEOPLE)
        (config / "epost.toml").write_text(
            f'tjener = "127.0.0.1"\nport = {self._inbox.port}\nfra = "bti@kommunen.example"\nstarttls = false\n'
            f"[adresser]\n{addresses}",
            "utf-8",
        )
        return store

    def _seen(self) -> World:
        me = next(person for person in self._store.people() if person.handle == "meg")
        return World(
            store=self._store,
            directory=self._store,
            log=self._store,
            clock=SystemClock(),
            ids=RandomIds(),
            codec=JsonCodec(),
            shelf=BundledShelf(),
            person=me,
        )

    def _begun(self) -> subprocess.Popen[str]:
        """Begin a worker: the program, as a unit of systemd would."""
        environment = {
            "PATH": os.environ.get("PATH", ""),
            "HOME": str(self._folder),
            "BTI_CONFIG": str(self._folder / "config"),
            "BTI_LAGER": str(self._place),
            "BTI_SPRAK": "nb",
        }
        return subprocess.Popen(
            [sys.executable, "cli.py", "jobb", "--arbeider", "--overtar", str(int(WITHIN))],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )


def ports_of(pid: int) -> set[int]:
    """Return the ports that a process has connections from, as the kernel tells them."""
    files = (one.readlink().name for one in Path(f"/proc/{pid}/fd").iterdir() if one.is_symlink())
    sockets = {name.removeprefix("socket:[").rstrip("]") for name in files if name.startswith("socket:[")}
    rows = (row.split() for row in Path("/proc/net/tcp").read_text("ascii").splitlines()[1:])
    return {int(row[1].partition(":")[2], 16) for row in rows if row[9] in sockets}


def _address(person: Person) -> str:
    return f"{person.handle}@kommunen.example"


def _wait_for_word(worker: subprocess.Popen[str]) -> None:
    """Wait until a worker says that it has begun."""
    assert worker.stderr is not None
    said = worker.stderr.readline()
    if "Arbeideren er i gang" not in said:
        raise RuntimeError(said + worker.stderr.read())


def _kill(worker: subprocess.Popen[str]) -> None:
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert worker.stderr is not None
    worker.stderr.close()


def _until(holds: Callable[[], bool], seconds: float) -> bool:
    """Wait until something holds, at most so long."""
    last = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > last:
            return False
        time.sleep(0.002)
    return True
