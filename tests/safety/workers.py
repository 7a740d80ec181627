"""An office with two workers on one PostgreSQL server, a mail server, and people who are offered batons."""

import random
import threading
import time
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
from engine.adapters.queue import PLAN
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
from tests.safety.at_the_queue import Killed, Worker, are_left, until
from tests.safety.harness import Report
from tests.safety.reminded import Offer, Reminded

WITHIN = 6.0  # seconds within which another worker takes over, as the workers are told
BUSY_MACHINE = 3.0  # seconds more before it is a fault: others use the machine too. How many were late is told.
SLACK = 9.0  # seconds for all the rest: for a worker to begin, and for what waits to be sent
OFFERS = 6
BUSY = 0.9  # seconds in which a worker is killed, after the first offer
SLOW = 0.2  # seconds that the mail server takes over a mail: first to look at it, and then to say that it has it
LOOK_THROUGH = 0.15  # how often all cases are looked through meanwhile, as they are every ten minutes
IN_HAND = 0.6  # how many of the kills come while a mail is handed over
LONG = WITHIN + SLACK
LOOKS = 0.02  # seconds between two looks at the queue, which the workers need more

PEOPLE = tuple(Person(f"p-{name}", f"test.{name}", "lærer", "skolen") for name in ("kari", "ola", "nina"))


class Office:
    """The office. Each trial leaves two workers that are there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stack = ExitStack()
        self._inbox: Inbox = self._stack.enter_context(mail_server())
        self._inbox.slow = SLOW
        self._told = Reminded(self._inbox)
        self._store = self._made()
        self._workers: list[Worker] = []
        self._offered: dict[Offer, float] = {}
        self._in_hand: set[str] = set()  # the letters that some worker had in hand when it was killed
        self._late: list[float] = []
        self._taken_over: list[float] = []
        self._world = self._seen()
        for _ in range(2):
            self._begin()
            self._workers[-1].wait(seconds=LONG)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.kill()
        self._store.close()
        self._stack.close()

    def trial(self, chance: random.Random, report: Report) -> None:
        """Offer some batons while a worker is killed, and wait until all who were asked have been told of each."""
        report.count += 1
        killed: list[Killed] = []
        killer = threading.Thread(target=self._kill_one, args=(chance.random() < IN_HAND, chance.uniform(0, 1), killed))
        killer.start()
        looked_after = chance.randrange(OFFERS) if chance.random() < LOOK_THROUGH else None
        offers = []
        for place in range(OFFERS):
            offers.append(self._offer(chance.choice(PEOPLE), report))
            if place == looked_after:
                self._defer(PLAN, name="timestamp", value="0")
        killer.join()
        self._begin()
        self._wait_for_takeover(killed[0], report)
        self._wait_for_letters(offers, killed[0], report)
        self._workers[-1].wait(seconds=LONG)

    def _kill_one(self, in_hand: bool, chance: float, killed: list[Killed]) -> None:  # noqa: FBT001 - called by a thread
        """Kill a worker: one that hands over a mail, in the midst of that, or whichever, at a moment of chance."""
        victim = int(chance * 1000) % len(self._workers)
        if in_hand and until(lambda: bool(self._inbox.talking), LONG):
            ports = [one.ports for one in self._workers]
            victim = next((place for place, mine in enumerate(ports) if mine & self._inbox.talking), victim)
            time.sleep(1.8 * SLOW * chance)
        else:
            time.sleep(BUSY * chance)
        killed.append(self._workers.pop(victim).kill())

    def _wait_for_takeover(self, killed: Killed, report: Report) -> None:
        """Wait until others have begun anew what the dead had in hand: by then, as the workers were told."""
        report.meet("killed")
        report.meet("killed with a job in hand", bool(killed.jobs))
        report.meet("killed with a letter in hand", bool(killed.letters))
        self._in_hand |= set(killed.letters)
        if not killed.jobs:
            return
        last = killed.at + WITHIN + BUSY_MACHINE - time.monotonic()
        if not until(lambda: not are_left(self._store.link, killed), last, pause=LOOKS):
            report.found(f"trial {report.count}: nobody has taken over what {killed} had in hand; {self._why()}")
        self._taken_over.append(time.monotonic() - killed.at)

    def _wait_for_letters(self, offers: list[Offer], killed: Killed, report: Report) -> None:
        if not until(lambda: self._all_told(offers), killed.at + LONG - time.monotonic()):
            missing = [offer.number for offer in offers if offer not in self._told.first]
            report.found(f"trial {report.count}: {missing} are not told after {LONG:.0f} s; {self._why()}")
        since = [(offer, max(self._offered[offer], killed.at)) for offer in offers if offer in self._told.first]
        self._late.append(max((self._told.first[offer] - at for offer, at in since), default=LONG))

    def _all_told(self, offers: list[Offer]) -> bool:
        self._told.read()
        return all(offer in self._told.first for offer in offers)

    def settle(self, report: Report) -> None:
        """Look at what was told when all is quiet: everybody what they were to be told, and nobody anything twice."""
        if not report.faults and not until(lambda: not self._left(), LONG, pause=LOOKS):
            report.found(f"{self._left()} letters or jobs are left")
        time.sleep(WITHIN)  # what is done twice is done by now
        self._told.read()
        self._count(report)
        for offer in {*self._told.times, *self._offered}:
            times, offered = self._told.times[offer], int(offer in self._offered)
            if times != offered:
                report.found(f"{offer.address} was told in {times} letters of {offer.number}, offered {offered} times")
        for letter in self._told.again.keys() - self._in_hand:
            report.found(f"letter {letter} was sent again, and nobody was killed with it in hand")
        for wrong in self._told.astray:
            report.found(wrong)

    def _count(self, report: Report) -> None:
        """Count what came, and how long it took, in tenths of a second."""
        letters = self._told.letters
        report.meet("letters", len(letters))
        report.meet("letters of several cases", sum(len(told) > 1 for told in letters.values()))
        report.meet("letters again under the same id", self._told.again.total())
        report.meet("taken over later than they were told", sum(took > WITHIN for took in self._taken_over))
        for what, took in (("taken over", self._taken_over), ("all told", self._late)):
            ordered = sorted(took) or [0.0]
            report.meet(f"{what} in, median (0.1 s)", round(10 * ordered[len(ordered) // 2]))
            report.meet(f"{what} in, longest (0.1 s)", round(10 * ordered[-1]))

    def _why(self) -> str:
        """Return what tells why something has not come: which workers are there, and what waits for what."""
        there = sum(worker.is_there for worker in self._workers)
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

    def _offer(self, to: Person, report: Report) -> Offer:
        """Open a case and offer its baton, and ask for the reminder once more, as whoever looks through all does."""
        done = open_case(self._world, "os", command=cmd.OpenCase(alias="barn"))
        assert isinstance(done, Done), done
        offered = act(self._world, str(done.number), command=cmd.OfferBaton(to_actor=to.id))
        assert isinstance(offered, Done), offered
        self._defer(REMIND, name=CASE, value=done.case_id)
        offer = Offer(_address(to), str(done.number))
        self._offered[offer] = time.monotonic()
        report.meet("offers")
        return offer

    def _defer(self, task: str, *, name: str, value: str) -> None:
        with told(), self._store.link.connection() as connection:
            connection.execute(deferring(task, name=name, value="%s::text").encode(), (value,))

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

    def _begin(self) -> None:
        self._workers.append(Worker(self._folder, self._place, self._store.link, within=WITHIN))


def _address(person: Person) -> str:
    return f"{person.handle}@kommunen.example"
