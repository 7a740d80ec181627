"""A worker on the queue of jobs of a store in PostgreSQL, which Procrastinate keeps: the only module that knows it.

A job is done again until it is done. Where a worker is gone, the others take over what it had in hand: each says a few
times in the span that it lives, and whoever is there looks for those who do not.
"""

import asyncio
import logging
import signal
from collections.abc import Callable
from contextlib import nullcontext, suppress
from datetime import timedelta
from typing import Any, Protocol

import procrastinate
import psycopg
from procrastinate import exceptions, jobs, retry

from engine.adapters.postgres_link import told
from engine.adapters.postgres_place import Place
from engine.adapters.postgres_queue_tables import CASE, LETTER, QUEUE, REMIND, SEND
from engine.errors import EngineError
from engine.values import Struct

PLAN, CHANGED, LINKS, MONTH = "bti.plan", "bti.changed", "bti.links", "bti.month"
EVERY_TEN_MINUTES, EVERY_MINUTE, EVERY_WEEK, EVERY_DAY = "*/10 * * * *", "* * * * *", "0 5 * * 1", "30 5 * * *"
NUMBERS = "bti-numbers"
"""The queue of those workers alone that have a folder for the numbers of months."""
HANDS = 2
"""How many jobs a worker has in hand: it asks pages while it sees to all else, one thing at a time."""
MOST_CONNECTIONS = 4
MOST_TRIES = 20
LONGEST_WAIT = 900  # seconds
LONGEST_PAUSE = 5.0  # seconds between two tries to reach a server that is gone
PATIENCE = 10.0  # seconds to wait for a connection: its library waits longer and longer between two tries
AWAY, BACK = "jobs.server-away", "jobs.server-back"
"""What is told while it goes on, as ids of messages."""

_LOGS = ("procrastinate", "psycopg.pool")


class Later(Exception):
    """A job is to be done again in so many seconds: what it needs is in another's hand, or could not be done now."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.seconds = seconds


class Work(Protocol):
    """What the jobs do; each may be called again, by any thread.

    Links are asked for regularly where `asks_links` says so, and numbers are kept where `keeps_numbers` does.
    """

    asks_links: bool
    keeps_numbers: bool

    def plan(self) -> None:
        """Write the letters that are due."""
        ...

    def changed(self) -> None:
        """See to the cases that have changed."""
        ...

    def links(self) -> None:
        """Ask the pages that guides link to."""
        ...

    def month(self) -> None:
        """Keep the numbers of the month, unless they are kept."""
        ...

    def remind(self, case_id: str) -> None:
        """Write the letters that are due about a case."""
        ...

    def send(self, letter_id: str) -> None:
        """Hand over a letter. Raises `Later`."""
        ...


class Takeover(Struct, frozen=True):
    """How soon others take over from a worker that is gone: what it had in hand is done anew within this span."""

    within: timedelta

    @property
    def missed(self) -> float:
        """How many seconds a worker may say nothing before it counts as gone."""
        return self.within.total_seconds() / 2

    @property
    def beat(self) -> float:
        """How many seconds lie between two signs of life, and between two looks for those who give none."""
        return self.within.total_seconds() / 8

    @property
    def lease(self) -> timedelta:
        """How long a letter that a worker has taken is nobody else's."""
        return self.within * 5 / 8


def decision(error: BaseException, job: jobs.Job) -> float | None:
    """Return in how many seconds a job is done again: when it says so, else after a while that grows.

    None where it was tried so often that a person must look at it.
    """
    if isinstance(error, Later):
        return error.seconds
    if job.attempts >= MOST_TRIES and not isinstance(error, EngineError):
        return None
    return float(min(2 ** min(job.attempts, MOST_TRIES), LONGEST_WAIT))


class _Again(retry.BaseRetryStrategy):
    """Tells the queue when a job is done again."""

    def get_retry_decision(self, *, exception: BaseException, job: jobs.Job) -> retry.RetryDecision | None:
        """Return when, or None."""
        seconds = decision(exception, job)
        return None if seconds is None else retry.RetryDecision(retry_in={"milliseconds": int(1000 * seconds)})


def run_worker(place: Place, work: Work, *, name: str, takeover: Takeover, tell: Callable[[str], None]) -> None:
    """Do jobs until somebody says stop (SIGINT or SIGTERM); what is begun then is done first.

    Where the server is gone, that is told, and it is waited for. Raises store errors where waiting helps nothing.
    """
    for log in map(logging.getLogger, _LOGS):
        log.addHandler(logging.NullHandler())
        log.propagate = False  # what is said of a job that failed may hold anything
    with told():
        asyncio.run(_worked(place, work, name=name, takeover=takeover, tell=tell))


async def _worked(place: Place, work: Work, *, name: str, takeover: Takeover, tell: Callable[[str], None]) -> None:
    """Begin anew each time the queue's library ends without having been asked: a server that was away brings it to."""
    stop = _stopping()
    is_away = False
    while not stop.is_set():
        app = _app(place, work, takeover=takeover)
        try:
            await _reach(place)
            async with app.open_async():
                if is_away:
                    tell(BACK)
                is_away = False
                await _until_stopped(app, name=name, queues=queues_of(work), takeover=takeover, stop=stop)
        except (exceptions.ConnectorException, psycopg.OperationalError, OSError) as error:
            _require_passing(error)
        if not (stop.is_set() or is_away):
            tell(AWAY)
            is_away = True
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), min(takeover.beat, LONGEST_PAUSE))


async def _reach(place: Place) -> None:
    """Connect once, and let go: where nobody answers that is known at once, and not when a pool gives up."""
    connection = await asyncio.wait_for(psycopg.AsyncConnection.connect(place.address), PATIENCE)
    await connection.close()


def _stopping() -> asyncio.Event:
    """Return what is set when somebody says stop. Who says it twice does not wait."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()

    def stopped() -> None:
        stop.set()
        for one in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(one)

    for one in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(one, stopped)
    return stop


def _require_passing(error: Exception) -> None:
    """Raise what is not of a server that comes back: the queue is not there, or may not be used."""
    if isinstance(error.__cause__, psycopg.ProgrammingError):
        raise error.__cause__


def queues_of(work: Work) -> tuple[str, ...]:
    """Return the queues that jobs are taken from."""
    return (QUEUE, NUMBERS) if work.keeps_numbers else (QUEUE,)


async def _until_stopped(
    app: procrastinate.App, *, name: str, queues: tuple[str, ...], takeover: Takeover, stop: asyncio.Event
) -> None:
    rescue = asyncio.create_task(_rescuing(app, takeover))
    asked = asyncio.create_task(stop.wait())
    worker = asyncio.create_task(
        app.run_worker_async(
            queues=list(queues),  # its library writes a tuple as something else than an array
            name=name,
            concurrency=HANDS,
            fetch_job_polling_interval=takeover.beat,
            update_heartbeat_interval=takeover.beat,
            stalled_worker_timeout=takeover.within.total_seconds(),
            delete_jobs=jobs.DeleteJobCondition.SUCCESSFUL,
            install_signal_handlers=False,  # it would not tell a stop from its own end
        )
    )
    try:
        await asyncio.wait((worker, asked), return_when=asyncio.FIRST_COMPLETED)
        worker.cancel()  # it first ends what it has begun
        with suppress(asyncio.CancelledError):
            await worker
    finally:
        for task in (rescue, asked):
            task.cancel()
        await asyncio.gather(rescue, asked, return_exceptions=True)


async def _rescuing(app: procrastinate.App, takeover: Takeover) -> None:
    """Give back to the queue, again and again, what workers that are gone had in hand."""
    while True:
        await asyncio.sleep(takeover.beat)
        try:
            await _rescue(app, takeover)
        except exceptions.ConnectorException:
            continue  # the server is gone for a while, or another was quicker


async def _rescue(app: procrastinate.App, takeover: Takeover) -> None:
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=takeover.missed):
        await app.job_manager.retry_job(job)


def _app(place: Place, work: Work, *, takeover: Takeover) -> procrastinate.App:
    settings = {"options": f'-c search_path="{place.schema}"', "application_name": "bti"}
    connector = procrastinate.PsycopgConnector(
        conninfo=place.address,
        kwargs=settings,
        min_size=1,
        max_size=MOST_CONNECTIONS,
        timeout=min(max(takeover.beat, 1.0), PATIENCE),
    )
    app = procrastinate.App(connector=connector)
    kinds = _Kinds(app)
    kinds.add(REMIND, lambda **said: work.remind(said[CASE]))
    kinds.add(SEND, lambda **said: work.send(said[LETTER]))
    for name, cron, regular in ((PLAN, EVERY_TEN_MINUTES, work.plan), (CHANGED, EVERY_MINUTE, work.changed)):
        app.periodic(cron=cron)(kinds.add(name, _alone(regular), lock=name))
    links = kinds.add(LINKS, _alone(work.links), lock=LINKS, beside=True)  # a worker that does not ask may do it
    if work.asks_links:
        app.periodic(cron=EVERY_WEEK)(links)
    if work.keeps_numbers:
        app.periodic(cron=EVERY_DAY)(kinds.add(MONTH, _alone(work.month), lock=MONTH, queue=NUMBERS))
    return app


def _alone(work: Callable[[], None]) -> Callable[..., None]:
    """Return work without arguments as the queue calls it at its time: it says which time that is."""

    def called(**_said: object) -> None:
        work()

    return called


class _Kinds:
    """The kinds of jobs of a worker. It does one at a time, but for those that may be done beside the others."""

    def __init__(self, app: procrastinate.App) -> None:
        self._app = app
        self._turn = asyncio.Lock()

    def add(
        self, name: str, work: Callable[..., None], *, queue: str = QUEUE, lock: str | None = None, beside: bool = False
    ) -> Any:  # noqa: ANN401 - its library's own type is not told
        """Add a kind of job, which is done in a thread. Of one with a lock no two are done at once, by any worker."""
        turn = nullcontext() if beside else self._turn

        async def done(**said: Any) -> None:  # noqa: ANN401 - what is in a job
            async with turn:
                await asyncio.to_thread(work, **said)

        return self._app.task(name=name, queue=queue, retry=_Again(), lock=lock)(done)
