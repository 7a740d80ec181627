"""A worker outlives the server that its queue lies on: it says that it waits, goes on, and ends when told to."""

import random
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.adapters.custody import Custody
from engine.adapters.postgres import PostgresStore
from engine.adapters.postgres_letters import open_letters
from engine.adapters.postgres_place import place_at
from engine.adapters.postgres_queue_tables import make_queue
from engine.adapters.settings import operating_user
from engine.application.letters import Book
from engine.application.ports import Person
from tests.adapters.letter_contract import AT, letter
from tests.adapters.postgres_server import Server, take_away
from tests.safety.at_the_queue import Worker, until

WITHIN = 6
LONG = 30.0
OUTAGES = 4
LONGEST = 3.0  # seconds


class Room:
    """A store on a server of its own, with a worker."""

    def __init__(self, folder: Path, server: Server) -> None:
        self.server = server
        place = place_at(server.address(kommune="k1"))
        self.store = PostgresStore.create(place, custody=Custody(folder / "config" / "nokler"))
        self.store.add(Person("p-me", "meg", "jobb", "skolen", os_user=operating_user()))
        make_queue(self.store.link)
        self.book: Book = open_letters(self.store)[0]
        self.worker = Worker(folder, place, self.store.link, within=WITHIN)
        self.worker.wait(seconds=LONG)

    def is_done(self, name: str) -> bool:
        """Write a letter to nobody, and tell whether the worker has seen to it within a while."""
        self.store.link.close()  # what was connected before the server went away
        self.book.write([letter(name, name)], at=AT)
        return until(lambda: name not in self.book.waiting(), LONG, pause=0.05)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    server = Server()
    try:
        made = Room(tmp_path, server)
        yield made
        if made.worker.is_there:
            made.worker.kill()
        made.store.close()
    finally:
        take_away(server)


@pytest.mark.slow
def test_a_worker_goes_on_after_each_outage(room: Room) -> None:
    chance = random.Random(4)
    for number in range(OUTAGES):
        room.server.stop()
        time.sleep(chance.uniform(0, LONGEST))
        room.server.start()
        assert room.is_done(f"l{number}"), number
        assert room.worker.is_there


@pytest.mark.slow
def test_a_worker_that_waits_for_a_server_says_so_and_ends_when_told_to(room: Room) -> None:
    room.server.stop()
    assert "svarer ikke" in room.worker.next_line()
    code, said = room.worker.stop(signal.SIGTERM, seconds=LONG)
    assert (code, said) == (0, "")
