"""The queue of jobs on a server: a job is there if and only if what it follows from was kept, and holds ids alone."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from procrastinate.jobs import Job

from engine.adapters import queue
from engine.adapters.postgres import PostgresStore
from engine.adapters.postgres_letters import open_letters
from engine.adapters.postgres_place import place_at
from engine.adapters.postgres_queue_tables import CASE, LETTER, REMIND, SEND, make_queue, remind_of_changed
from engine.adapters.queue import (
    CHANGED,
    LINKS,
    LONGEST_WAIT,
    MONTH,
    MOST_TRIES,
    NUMBERS,
    PLAN,
    Later,
    Takeover,
    decision,
    queues_of,
)
from engine.application.cases import act
from engine.application.guidelines import open_case
from engine.application.outcomes import Done
from engine.application.pages import look_through
from engine.application.ports import Conflict
from engine.application.posting import content_of
from engine.application.world import World
from engine.cases import commands as cmd
from engine.errors import StoreLocked
from engine.values import replace
from tests.adapters.letter_contract import AT, letter
from tests.adapters.queued import queued_store
from tests.application.test_cases import KARI, OLA
from tests.application.test_pages import FORM, SIRI, following, guide, silent
from tests.application.test_pages import LINKS as LINKS_OF_OS
from tests.stories.recording import world_of


@pytest.fixture
def store(tmp_path: Path) -> Iterator[PostgresStore]:
    with queued_store(tmp_path) as made:
        yield made


@pytest.fixture
def world(store: PostgresStore) -> World:
    return world_of(store, KARI, today=date(2026, 9, 8))


def opened(world: World) -> str:
    done = open_case(world, "os", command=cmd.OpenCase(alias="gutt med kortnavn"))
    assert isinstance(done, Done)
    return done.case_id


def jobs(store: PostgresStore) -> list[tuple[str, Any]]:
    return [(task, args) for task, args in store.link.all("SELECT task_name, args FROM procrastinate_jobs ORDER BY id")]


def test_an_offer_of_the_baton_puts_a_job_in_the_queue_and_no_other_does(world: World, store: PostgresStore) -> None:
    case_id = opened(world)
    assert isinstance(act(world, "1", command=cmd.CompleteStep()), Done)
    assert jobs(store) == []
    assert isinstance(act(world, "1", command=cmd.OfferBaton(to_actor=OLA.id)), Done)
    assert jobs(store) == [(REMIND, {CASE: case_id})]


def test_where_the_offer_is_not_kept_there_is_no_job(world: World, store: PostgresStore) -> None:
    case_id = opened(world)
    row = store.row(case_id)
    assert row is not None
    kept = store.records(case_id)[-1]
    offer = replace(kept, event_id="e-offer", command_id="c-offer", seq=row.seq + 1, type="coordinator-offered")
    stale = store.append(case_id, row.seq - 1, command_id="c-offer", records=[replace(offer, seq=row.seq)], row=row)
    assert isinstance(stale, Conflict)
    with pytest.raises(psycopg.errors.DivisionByZero):
        offered_and_broken_off(store)
    assert jobs(store) == []


def offered_and_broken_off(store: PostgresStore) -> None:
    """Write an offer, and have the transaction that it is in come to nothing."""
    with store.link.connection() as connection, connection.transaction():
        connection.execute(
            "INSERT INTO records SELECT nextval('entries'), case_id, 'e2', 'c2', seq + 100, 'coordinator-offered', "
            "version, recorded_at, happened_on, by, on_behalf_of, track, compartment, sealed, mac FROM records"
        )
        found = connection.execute("SELECT count(*) FROM procrastinate_jobs").fetchone()
        assert found is not None
        assert found[0] > 0
        connection.execute("SELECT 1 / 0")


def test_a_letter_comes_with_the_job_that_hands_it_over(store: PostgresStore) -> None:
    book, _ = open_letters(store)
    book.write([letter("l1", "a")], at=AT)
    assert jobs(store) == [(SEND, {LETTER: "l1"})]


def test_what_has_changed_is_put_in_the_queue_and_off_the_list_at_once(world: World, store: PostgresStore) -> None:
    case_id = opened(world)
    waiting = store.waiting(10)
    assert [one for one, _ in waiting] == [case_id]
    remind_of_changed(store, waiting)
    assert store.waiting(10) == ()
    assert jobs(store) == [(REMIND, {CASE: case_id})]


def test_who_is_offered_a_baton_does_not_wait_for_the_cases_that_have_changed(
    world: World, store: PostgresStore
) -> None:
    opened(world)
    remind_of_changed(store, store.waiting(10))
    offered = opened(world)
    assert isinstance(act(world, "2", command=cmd.OfferBaton(to_actor=OLA.id)), Done)
    assert [args[CASE] == offered for _, args in jobs(store)] == [False, True]
    assert next_job(store) == (REMIND, {CASE: offered})


def next_job(store: PostgresStore) -> tuple[str, Any]:
    """Take a job as a worker does, and return it."""
    worker = store.link.all("SELECT procrastinate_register_worker_v1()")[0][0]
    fetched = "SELECT task_name, args FROM procrastinate_fetch_job_v2(ARRAY['bti']::varchar[], %s)"
    found: tuple[str, Any] = store.link.all(fetched, worker)[0]
    return found


def test_no_word_of_a_case_is_in_the_queue(world: World, store: PostgresStore) -> None:
    opened(world)
    assert isinstance(act(world, "1", command=cmd.OfferBaton(to_actor=OLA.id)), Done)
    tables = ("procrastinate_jobs", "procrastinate_events", "letters", "told")
    kept = [str(row) for table in tables for row in store.link.all(f"SELECT t::text FROM {table} AS t")]  # noqa: S608 - our own names
    assert kept
    assert not [row for row in kept if "kortnavn" in row]


def test_the_queue_is_made_once(store: PostgresStore) -> None:
    make_queue(store.link)
    make_queue(store.link)
    assert jobs(store) == []


def job(*, attempts: int) -> Job:
    return Job(id=1, queue="bti", lock=None, queueing_lock=None, task_name=SEND, attempts=attempts)


@pytest.mark.parametrize(
    ("error", "attempts", "seconds"),
    [
        (Later(2.5), MOST_TRIES, 2.5),
        (StoreLocked(), 0, 1),
        (StoreLocked(), 5, 32),
        (StoreLocked(), 40, LONGEST_WAIT),
        (RuntimeError(), 3, 8),
        (RuntimeError(), MOST_TRIES, None),
    ],
)
def test_a_job_is_done_again_after_a_while_that_grows(error: Exception, attempts: int, seconds: float | None) -> None:
    assert decision(error, job(attempts=attempts)) == seconds


class _Work:
    """Work that may ask for links and keep numbers, and does nothing but what a test has it do."""

    def __init__(self, *, links: bool = False, numbers: bool = False) -> None:
        self.asks_links, self.keeps_numbers = links, numbers
        self.done: list[str] = []

    def plan(self) -> None: ...

    def changed(self) -> None: ...

    def links(self) -> None:
        self.done.append(LINKS)

    def month(self) -> None:
        self.done.append(MONTH)

    def remind(self, case_id: str) -> None: ...

    def send(self, letter_id: str) -> None:
        self.done.append(letter_id)


@pytest.mark.parametrize("links", [True, False])
def test_links_are_asked_for_regularly_by_those_who_are_told_to_and_by_all_who_meet_the_job(*, links: bool) -> None:
    place = place_at("postgresql://bti@nowhere/bti?kommune=os")
    app = queue._app(place, _Work(links=links), takeover=Takeover(timedelta(seconds=60)))  # noqa: SLF001 - what a worker is made of
    regular = {task.task.name for task in app.periodic_registry.periodic_tasks.values()}
    assert regular == {PLAN, CHANGED, *([LINKS] if links else [])}
    assert LINKS in app.tasks


@pytest.mark.parametrize("numbers", [True, False])
def test_numbers_are_kept_by_those_alone_who_have_a_folder(*, numbers: bool) -> None:
    place, work = place_at("postgresql://bti@nowhere/bti?kommune=os"), _Work(numbers=numbers)
    app = queue._app(place, work, takeover=Takeover(timedelta(seconds=60)))  # noqa: SLF001 - what a worker is made of
    regular = {task.task.name for task in app.periodic_registry.periodic_tasks.values()}
    assert regular == {PLAN, CHANGED, *([MONTH] if numbers else [])}
    assert (MONTH in app.tasks, NUMBERS in queues_of(work)) == (numbers, numbers)


def defer(store: PostgresStore, *, task: str, within: str) -> None:
    """Put a job without arguments in a queue, as the queue's library does at its time."""
    job = "ROW(%s, %s, 0, NULL, NULL, '{}', NULL)::procrastinate_job_to_defer_v1"
    deferred = f"SELECT procrastinate_defer_jobs_v1(ARRAY[{job}])"
    store.link.all(deferred, within, task)


def work_through(store: PostgresStore, work: _Work, *, until: Callable[[], bool]) -> None:
    """Be a worker until something is so; it must be within a minute."""

    async def worked() -> None:
        stop, takeover = asyncio.Event(), Takeover(timedelta(seconds=8))
        app = queue._app(store.place, work, takeover=takeover)  # noqa: SLF001 - what a worker is made of
        async with app.open_async():
            queues = queues_of(work)
            going = asyncio.create_task(
                queue._until_stopped(app, name="w", queues=queues, takeover=takeover, stop=stop)  # noqa: SLF001 - as above
            )
            async with asyncio.timeout(60):
                while not until():  # noqa: ASYNC110 - it is asked of threads and of a server
                    await asyncio.sleep(0.02)
            stop.set()
            await going

    asyncio.run(worked())


def test_while_pages_are_asked_letters_are_handed_over(store: PostgresStore) -> None:
    sent = threading.Event()

    class Slow(_Work):
        def links(self) -> None:
            self.done.append(LINKS if sent.wait(20) else "nothing was handed over meanwhile")

        def send(self, letter_id: str) -> None:
            super().send(letter_id)
            if len(self.done) == len(letters):
                sent.set()

    work, letters = Slow(), ("l1", "l2", "l3")
    defer(store, task=LINKS, within="bti")
    open_letters(store)[0].write([letter(one, one) for one in letters], at=AT)
    work_through(store, work, until=lambda: len(work.done) > len(letters))
    assert work.done == [*letters, LINKS]


def test_of_all_else_a_worker_does_one_thing_at_a_time(store: PostgresStore) -> None:
    at_once: list[int] = []

    class Busy(_Work):
        now = 0

        def send(self, letter_id: str) -> None:
            self.now += 1
            at_once.append(self.now)
            time.sleep(0.05)
            self.now -= 1
            super().send(letter_id)

    work, letters = Busy(), [f"l{place}" for place in range(6)]
    open_letters(store)[0].write([letter(one, one) for one in letters], at=AT)
    work_through(store, work, until=lambda: len(work.done) == len(letters))
    assert (sorted(work.done), set(at_once)) == (letters, {1})


def test_who_has_no_folder_leaves_the_numbers_to_another(store: PostgresStore) -> None:
    defer(store, task=MONTH, within=NUMBERS)
    defer(store, task=LINKS, within="bti")
    without, having = _Work(), _Work(numbers=True)
    work_through(store, without, until=lambda: LINKS in without.done)
    assert (without.done, MONTH in [task for task, _ in jobs(store)]) == ([LINKS], True)
    work_through(store, having, until=lambda: bool(having.done))
    assert (having.done, MONTH in [task for task, _ in jobs(store)]) == ([MONTH], False)


def test_a_letter_about_links_is_handed_over_by_a_job_and_no_address_is_in_it(
    world: World, store: PostgresStore, tmp_path: Path
) -> None:
    store.add(SIRI)
    following(world, guide(tmp_path, **LINKS_OF_OS))
    found = look_through(world, open_letters(store)[0], ask=silent(FORM))
    assert [(letter.to, found.silent) for letter in found.letters] == [(SIRI.id, (FORM,))]
    assert jobs(store) == [(SEND, {LETTER: found.letters[0].id})]
    assert "example.org" not in repr(store.link.all("SELECT * FROM letters, told"))
    content = content_of(world, found.letters[0])
    assert content is not None
    assert content.pages == (FORM,)


def test_who_takes_over_has_looked_and_may_take_within_the_span() -> None:
    takeover = Takeover(timedelta(seconds=60))
    span = takeover.within.total_seconds()
    assert takeover.missed + 2 * takeover.beat < span
    assert takeover.lease.total_seconds() * 1.25 < span
    assert takeover.beat * 3 < takeover.missed
