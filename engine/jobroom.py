"""Wires a worker on the queue of a store on a server: what its jobs do, with that store and its letters."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta

from engine.adapters.postgres import PostgresStore
from engine.adapters.postgres_queue_tables import make_queue, remind_of_changed
from engine.adapters.queue import Later, Takeover, run_worker
from engine.application.letters import Handed
from engine.application.numbers.asking import NoNumbers
from engine.application.numbers.monthly import Kept, keep_month
from engine.application.pages import look_through
from engine.application.ports import Person
from engine.application.posting import Asked, Delivered, deliver, plan
from engine.application.world import World
from engine.console.wiring import Mailroom
from engine.errors import NumbersUnwritten, PostUnset
from engine.mailroom import mailroom_of
from engine.values import replace

RUNS = "jobs.worker-runs"
UNSET, SET = "jobs.post-unset", "jobs.post-set"
"""What is told of the settings for mail while the worker goes on, as ids of messages."""
NUMBERS_KEPT, NUMBERS_UNREAD, TASK_GONE = "jobs.numbers-kept", "numbers.unread", "jobs.numbers-task-gone"
"""What is told of the numbers of a month while the worker goes on, as ids of messages."""
AT_ONCE = 500
"""How many cases that have changed are put in the queue at a time; the others wait for the next minute."""


class JobWork:
    """What the jobs do, about letters and about the numbers of months.

    Any thread may call it: each call is done with when it returns.
    """

    def __init__(
        self, store: PostgresStore, tell: Callable[[str], None], *, world: World, room: Mailroom, asked: Asked
    ) -> None:
        self._store = store
        self._world = replace(world, store=store, log=store)  # a look is logged each time: a worker goes on for weeks
        self._room = room
        self._asked = asked
        self.asks_links, self.keeps_numbers = asked.links, asked.months is not None
        self._tell = tell
        self._told: tuple[str, ...] = ()
        self._is_unset = False
        self._told_of_month = ""

    def plan(self) -> None:
        """Write the letters that are due; each is handed over by a job of its own."""
        plan(self._world, self._room.book, asked=self._asked)

    def changed(self) -> None:
        """See to the cases that have changed."""
        waiting = self._store.waiting(AT_ONCE)
        remind_of_changed(self._store, waiting)

    def links(self) -> None:
        """Ask the pages that guides link to, and write of those that do not answer."""
        look_through(self._world, self._room.book, ask=self._room.ask)

    def month(self) -> None:
        """Keep the numbers of the month. Raises `NumbersUnwritten`: the queue asks for it again and again."""
        if self._asked.months is None:
            return
        try:
            kept = keep_month(replace(self._world, person=self._as_now()), self._asked.months)
        except NumbersUnwritten as failure:
            self._tell_of_month(f"{failure.message}-{failure.arguments['reason']}")
            raise
        self._tell_of_month(_told_by(kept))

    def _as_now(self) -> Person:
        """Return who the worker is, as the directory says it today: a task may have been taken away."""
        me = self._world.person
        return next((one for one in self._world.directory.people() if one.id == me.id), replace(me, roles=()))

    def _tell_of_month(self, said: str) -> None:
        """Tell how it went with the numbers, once until it goes otherwise."""
        if said and said != self._told_of_month:
            self._tell(said)
        self._told_of_month = said

    def remind(self, case_id: str) -> None:
        """Write the letters that are due about a case."""
        asked = replace(self._asked, cases=frozenset({case_id}), weekly=False)
        plan(self._world, self._room.book, asked=asked)

    def send(self, letter_id: str) -> None:
        """Hand over a letter. Raises `Later` where another has it in hand, or where it could not be handed over.

        Raises `PostUnset` where what the settings for mail name is gone: the queue asks for it again and again.
        """
        try:
            done = deliver(self._world, self._room.book, hands=self._room.hands, letter_id=letter_id)
        except PostUnset:
            self._tell_unset(is_unset=True)
            raise
        self._tell_why(done)
        if letter_id in self._room.book.waiting():
            wait = self._room.hands.pause if done.failed else self._room.hands.lease / 4
            raise Later(wait.total_seconds())

    def _tell_unset(self, *, is_unset: bool) -> None:
        """Tell that letters wait for somebody to put something right, and that they do no more; each once."""
        if is_unset is not self._is_unset:
            self._is_unset = is_unset
            self._tell(UNSET if is_unset else SET)

    def _tell_why(self, done: Delivered) -> None:
        """Tell why a letter could not be handed over, once until one is or the reason is another."""
        if done.failures and done.failures != self._told:
            for why in done.failures:
                self._tell(why)
        if done.failures or done.handed:
            self._told = done.failures
        if any(how is Handed.MAIL for _, how in done.handed):  # a draft is written whatever the settings name
            self._tell_unset(is_unset=False)


def _told_by(kept: Kept | NoNumbers) -> str:
    """Return what is to be told of the numbers of a month, as the id of a message; nothing where all is as it was."""
    if isinstance(kept, NoNumbers):
        return TASK_GONE
    if not kept.complete:
        return NUMBERS_UNREAD
    return NUMBERS_KEPT if kept.written else ""


def work_of(
    store: PostgresStore, *, world: World, language: str, asked: Asked, within: timedelta
) -> Callable[[Callable[[str], None]], None]:
    """Return what makes the queue where there is none, and does its jobs until somebody says stop.

    It is given what tells when it begins and what hinders it, by ids of messages.
    """
    whole, takeover = store.whole(), Takeover(within)

    def work(tell: Callable[[str], None]) -> None:
        make_queue(whole.link)
        with ExitStack() as closing:
            room = mailroom_of(whole, language=language, closing=closing, lease=takeover.lease)
            jobs = JobWork(whole, tell, world=world, room=room, asked=asked)
            tell(RUNS)
            run_worker(whole.place, jobs, name=room.hands.worker, takeover=takeover, tell=tell)

    return work
